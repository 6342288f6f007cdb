"""Finding black and frozen stretches, while a segment is encoded or in a finished file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reelwright.render import ffmpeg

BLACK_S = 0.2
FREEZE_S = 1.0
LOOKS_PER_SECOND = 10
"""Ten small pictures a second find any stretch that matters at a fraction of the cost."""

_ENTRY = re.compile(r"^lavfi\.(black_start|black_end|freezedetect\.freeze_(?:start|end))=(.+)$")


@dataclass(frozen=True)
class Stretch:
    """A stretch of time, in milliseconds."""

    start_ms: int
    end_ms: int

    @property
    def duration_ms(self) -> int:
        return self.end_ms - self.start_ms


@dataclass(frozen=True)
class PictureReport:
    """What the picture checks saw."""

    black: tuple[Stretch, ...]
    frozen: tuple[Stretch, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """Readable reasons to refuse the picture."""
        said = [f"black from {s.start_ms} to {s.end_ms} ms" for s in self.black]
        return (*said, *(f"frozen from {s.start_ms} to {s.end_ms} ms" for s in self.frozen))


def analysis_filter(report: Path | str) -> str:
    """Filter chain that looks at the stream and writes what it sees to `report`.

    `report` must be a bare file name in FFmpeg's working folder or a path free of `:'\\`.
    """
    return (
        f"fps={LOOKS_PER_SECOND},scale=180:-2:flags=fast_bilinear,"
        f"blackdetect=d=0:pix_th=0.10,freezedetect=n=-60dB:d={FREEZE_S},"
        f"metadata=mode=print:file={report}"
    )


def check_picture(video: Path, *, duration_ms: int) -> PictureReport:
    """Look through a finished file."""
    log = ffmpeg.run(
        ["-v", "error", "-i", str(video), "-map", "0:v:0", "-vf", analysis_filter("-"),
         "-f", "null", "/dev/null"],
        capture=True,
    )  # fmt: skip
    return parse_report(log.decode(errors="replace"), duration_ms=duration_ms)


def parse_report(text: str, *, duration_ms: int) -> PictureReport:
    """Read what `analysis_filter` printed; an open stretch lasts to the end."""
    opened: dict[str, float] = {}
    black: list[Stretch] = []
    frozen: list[Stretch] = []
    for line in text.splitlines():
        found = _ENTRY.match(line)
        if not found:
            continue
        name, seconds = found.group(1), float(found.group(2))
        kind = "black" if name.startswith("black") else "frozen"
        if name.endswith("start"):
            opened.setdefault(kind, seconds)
            continue
        start = opened.pop(kind, None)
        if start is not None:
            (black if kind == "black" else frozen).append(_stretch(start, seconds))
    for kind, start in opened.items():
        (black if kind == "black" else frozen).append(_stretch(start, duration_ms / 1000))
    return PictureReport(
        tuple(s for s in black if s.duration_ms >= BLACK_S * 1000),
        tuple(s for s in frozen if s.duration_ms >= FREEZE_S * 1000),
    )


def _stretch(start_s: float, end_s: float) -> Stretch:
    return Stretch(round(start_s * 1000), round(end_s * 1000))
