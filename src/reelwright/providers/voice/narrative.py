"""Joins takes into one sound: rests between them, quiet edges, no clicks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reelwright.ports import Samples
from reelwright.providers.voice.take import SAMPLE_RATE, Take

LEAD_MS, TRAIL_MS = 60, 80
_LOUDEST = 0.97
_EDGE_MS = 20
"""Quiet that a trimmed take keeps at its two ends together."""

REST_MS = {".": 310, "!": 310, "?": 330, "…": 350, ":": 240, ";": 240, "—": 180, ",": 140, "": 40}
"""Silence behind a mark at speed 1.0."""
LONGEST_REST_MS = {".": 350, "!": 350, "?": 350, "…": 400}
_LONGEST_CLAUSE_REST_MS = 280


def rest_bounds(mark: str, speed: float) -> tuple[int, int]:
    """Shortest and longest silence in samples behind a mark within a take."""
    longest = LONGEST_REST_MS.get(mark)
    if longest is None:
        return 0, _samples(_LONGEST_CLAUSE_REST_MS / speed)
    return _samples(REST_MS[mark] / speed), _samples(longest / speed)


def joined(
    takes: Sequence[Take], *, speed: float
) -> tuple[Samples, dict[int, tuple[float, float]]]:
    """One sound with 60 ms of quiet before and 80 ms behind, and each word's span in ms."""
    pieces: list[Samples] = [np.zeros(_samples(LEAD_MS - _EDGE_MS / 2), np.float32)]
    spans: dict[int, tuple[float, float]] = {}
    at = len(pieces[0])
    for number, take in enumerate(takes):
        for word in take.words:
            spans[word.number] = (
                (at + word.start) * 1000 / SAMPLE_RATE,
                (at + word.end) * 1000 / SAMPLE_RATE,
            )
        rest_ms = TRAIL_MS if number + 1 == len(takes) else REST_MS[take.ending] / speed
        rest = np.zeros(max(0, _samples(rest_ms - _EDGE_MS)), np.float32)
        pieces += [take.samples, rest]
        at += len(take.samples) + len(rest)
    sound = np.concatenate(pieces)
    peak = float(np.max(np.abs(sound), initial=0.0))
    if peak > _LOUDEST:
        sound *= np.float32(_LOUDEST / peak)
    return sound, spans


def _samples(milliseconds: float) -> int:
    return round(milliseconds * SAMPLE_RATE / 1000)
