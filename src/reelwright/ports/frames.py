"""Frame sources: where a segment's pictures come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class ScreenText:
    """Words drawn over the picture at the output's own resolution, in 1080-wide units.

    Coordinates are of a 1080×1920 page (1080×1080 and 1920×1080 for the other aspects);
    (x, y) is the centre of the line.
    """

    text: str
    x: float
    y: float
    size: float
    font: str = "Anton"
    colour: str = "#ffffff"
    outline: str = "#000000"
    outline_width: float = 6.0
    start_ms: int = 0
    end_ms: int = -1
    """-1 means until the scene ends."""
    entrance: str = "rise"
    """rise, pop or fade."""


class FrameSource(Protocol):
    """Where a segment's pictures come from, drawn or decoded.

    Drawn: `frames()` yields `frame_count` BGRA buffers of `width`×`height`, fed to FFmpeg's
    standard input. Decoded: `input_args` name a file and `filters` shape it; `frames()` is None.
    """

    width: int
    height: int
    input_args: tuple[str, ...]
    filters: tuple[str, ...]
    texts: tuple[ScreenText, ...]

    def frames(self) -> Iterator[memoryview] | None: ...
