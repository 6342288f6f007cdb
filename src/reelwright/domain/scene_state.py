"""SceneState: one scene of a video with what was made of it so far."""

from __future__ import annotations

from reelwright.domain.clip import DrawnClip
from reelwright.domain.model import Model
from reelwright.domain.narration import Narration
from reelwright.domain.script import Scene
from reelwright.domain.segment import Segment

DRAWN_TIER = "motion"


class SceneState(Model):
    """A scene, its chosen pictures, and what the runs made."""

    scene: Scene
    position: int
    """From 0."""
    drawn: DrawnClip | None = None
    """Always chosen, whatever the tier: the preview, and what stands in at the ladder's end."""
    drawn_for: str = ""
    """Fingerprint of what it was chosen for."""
    tier: str = DRAWN_TIER
    """`provider:model` of the wanted picture; `motion` and `media` cost nothing."""
    generation: int = 1
    """Of the wanted picture; raised when a new one is asked for."""
    shown: int = 0
    """Generation in use, 0 where none is ready yet."""
    narration: Narration | None = None
    segment: Segment | None = None
    narrated_run: int = 0
    rendered_run: int = 0
