"""Frames and samples: the only place where time is not in milliseconds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

FPS = 30
SAMPLE_RATE = 48_000
SAMPLES_PER_FRAME = SAMPLE_RATE // FPS

LEAD_MS = 120
"""Silence before a scene's first word: the picture is there before the voice."""
TAIL_MS = 330
"""Silence after a scene's last word, so that scenes breathe."""
CLOSING_MS = 1100
"""Silence after the very last word; under the 1.5 s that the silence check refuses."""


@dataclass(frozen=True)
class Span:
    """Where one scene lies in the finished video."""

    scene_id: str
    start_frame: int
    frame_count: int
    lead_ms: int = LEAD_MS

    @property
    def start_ms(self) -> int:
        return round(self.start_frame * 1000 / FPS)

    @property
    def duration_ms(self) -> int:
        return round(self.frame_count * 1000 / FPS)

    @property
    def voice_sample(self) -> int:
        """Sample of the soundtrack at which the narration begins."""
        return self.start_frame * SAMPLES_PER_FRAME + self.lead_ms * SAMPLE_RATE // 1000


def scene_frames(speech_ms: int, *, last: bool) -> int:
    """Whole frames that cover lead, speech and tail; sound is padded to them."""
    total = LEAD_MS + speech_ms + (CLOSING_MS if last else TAIL_MS)
    return math.ceil(total * FPS / 1000)


def lay_out(speech_ms: Sequence[tuple[str, int]]) -> tuple[Span, ...]:
    """Spans of scenes one after another; `speech_ms` pairs scene id and spoken length."""
    spans, start = [], 0
    for index, (scene_id, spoken) in enumerate(speech_ms):
        count = scene_frames(spoken, last=index == len(speech_ms) - 1)
        spans.append(Span(scene_id, start, count))
        start += count
    return tuple(spans)
