"""MadeVersion: a finished version of a video with everything it was joined from."""

from __future__ import annotations

from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip
from reelwright.domain.model import Model
from reelwright.domain.narration import Narration
from reelwright.domain.plan import VideoPlan
from reelwright.domain.script import Script
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.render.timing import Span, lay_out
from reelwright.stages.finish_video import FinishedVideo


class MadeVersion(Model):
    """Kept with the video; delivery, subtitles and provenance are made from it."""

    video_id: str
    version: int
    brief: Brief
    script: Script
    plan: VideoPlan
    clips: tuple[Clip, ...]
    narrations: tuple[Narration, ...]
    segments: tuple[Segment, ...]
    soundtrack: Soundtrack
    finished: FinishedVideo

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where each scene lies in the file."""
        return lay_out([(n.scene_id, n.duration_ms) for n in self.narrations])
