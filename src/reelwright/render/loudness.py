"""Loudness after EBU R128: measuring it, and bringing a mix to the platforms' level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import RenderError
from reelwright.render import ffmpeg

TARGET_LUFS = -14.0
TOLERANCE_LU = 0.5
MAX_TRUE_PEAK_DBTP = -1.5

SILENCE_S = 1.5
SILENCE_DB = -50

_SILENCE_START = re.compile(r"silence_start: (-?[\d.]+)")
_SILENCE_LENGTH = re.compile(r"silence_duration: ([\d.]+)")
_INTEGRATED = re.compile(r"Integrated loudness:\s+I:\s+(-?[\d.]+|-inf|nan) LUFS")
_RANGE = re.compile(r"Loudness range:\s+LRA:\s+(-?[\d.]+|nan) LU")
_PEAK = re.compile(r"True peak:\s+Peak:\s+(-?[\d.]+|-inf|nan) dBFS")


@dataclass(frozen=True)
class Loudness:
    """Integrated loudness (LUFS), loudness range (LU) and true peak (dBTP)."""

    integrated: float
    range: float
    true_peak: float


def measure(path: Path, *, filters: str = "") -> Loudness:
    """Loudness of the first sound stream, after `filters` where given."""
    return parse_loudness(_listen(path, filters))


def measure_with_silences(path: Path) -> tuple[Loudness, tuple[tuple[float, float], ...]]:
    """Loudness, and every silence of at least `SILENCE_S` as start and length in seconds."""
    said = _listen(path, f"silencedetect=n={SILENCE_DB}dB:d={SILENCE_S}")
    starts = [float(text) for text in _SILENCE_START.findall(said)]
    lengths = [float(text) for text in _SILENCE_LENGTH.findall(said)]
    return parse_loudness(said), tuple(zip(starts, lengths, strict=False))


def _listen(path: Path, filters: str) -> str:
    chain = ",".join(part for part in (filters, "ebur128=peak=true:framelog=quiet") if part)
    source = ["-v", "info", "-nostats", "-i", str(path), "-map", "0:a:0"]
    return ffmpeg.run_logged([*source, "-af", chain, "-f", "null", "-"])


def parse_loudness(said: str) -> Loudness:
    """Read the summary that FFmpeg's ebur128 filter prints at its end."""
    found = [list(pattern.finditer(said)) for pattern in (_INTEGRATED, _RANGE, _PEAK)]
    if not all(found):
        raise RenderError("FFmpeg gave no loudness summary.", said[-2000:])
    integrated, spread, peak = (float(matches[-1].group(1)) for matches in found)
    return Loudness(integrated, spread, peak)
