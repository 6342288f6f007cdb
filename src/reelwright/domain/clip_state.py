"""ClipState: one generation of a scene's picture on its way from pending to ready."""

from __future__ import annotations

from reelwright.domain.clip import Clip
from reelwright.domain.ladder import LadderState
from reelwright.domain.model import Model
from reelwright.domain.video import ClipStatus


class ClipState(Model):
    """What is known of a generation; `clip` is there once it is ready."""

    video_id: str
    scene_id: str
    generation: int
    status: ClipStatus
    tier: str
    prompt: str = ""
    retry_count: int = 0
    ladder: LadderState
    clip: Clip | None = None
    fallback_from: str = ""
    notice: str = ""

    @property
    def key(self) -> str:
        """Business key of the request at hand, and the place of its output."""
        attempt = self.ladder.attempts_total
        return f"{self.video_id}/{self.scene_id}/g{self.generation}/a{attempt}"
