"""VideoPlan: every choice that is made once for a whole video, before its first scene."""

from __future__ import annotations

from reelwright.domain.brief import Aspect, Quality
from reelwright.domain.model import Model
from reelwright.domain.money import Estimate
from reelwright.domain.recording import RecordedScript
from reelwright.domain.script import Scene


class SpokenBy(Model):
    """Which voice speaks a whole script, and how fast."""

    provider: str
    name: str
    language: str
    """Full BCP-47 tag."""
    speed: float
    prompt: str = ""
    """How to speak, for a voice that heeds it."""
    model: str = ""
    """The provider's model when this was planned, empty where it tells none; it stays, so that
    one video is not spoken by two."""

    @property
    def priced_as(self) -> str:
        """Under which name the price table knows it; `MODEL/VOICE` names its model itself."""
        model = self.name.rpartition("/")[0] or self.model
        return f"{self.provider}:{model}" if model else self.provider


class Look(Model):
    """How every segment of a video looks; the same for all, so that they join by copy."""

    captions: str
    language: str
    """Full BCP-47 tag."""
    aspect: Aspect
    quality: Quality


class VideoPlan(Model):
    """Frozen when the first scene is spoken, so that an edit of one scene changes no other."""

    spoken_by: SpokenBy
    look: Look
    music: str
    seed: int
    paced_for: str = ""
    """Fingerprint of the speed and length that were asked for."""
    revision: int = 0
    """Of the script that it was made for; 0 where nobody noted that."""
    warnings: tuple[str, ...] = ()
    estimate: Estimate = Estimate()
    """What the paid parts were expected to cost when this was planned."""
    recorded: RecordedScript | None = None
    """What a person's own recording says; `spoken_by` speaks the scenes it does not."""

    def is_recorded(self, scene: Scene) -> bool:
        """Whether the person's own recording says just this."""
        return self.recorded is not None and self.recorded.place_of(scene) is not None
