"""Joins takes into one sound: rests between them, quiet edges, no clicks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reelwright.ports import Samples
from reelwright.providers.voice.take import KEPT_AFTER_MS, KEPT_BEFORE_MS, SAMPLE_RATE, Take

LEAD_MS, TRAIL_MS = 60, 80
_LOUDEST = 0.97
REST_MS = {".": 260, "!": 260, "?": 280, "…": 320, ":": 220, ";": 220, "—": 160, ",": 120, "": 40}
"""Silence behind a chunk at speed 1.0; a voice's fading last sound makes it seem 60 ms longer."""
LONGEST_REST_MS = 280
"""Silence within a sentence at speed 1.0 that is left as it is."""


def joined(
    takes: Sequence[Take], *, speed: float
) -> tuple[Samples, dict[int, tuple[float, float]]]:
    """One sound with 60 ms of quiet before and 80 ms behind, and each word's span in ms."""
    pieces: list[Samples] = [np.zeros(_samples(LEAD_MS - KEPT_BEFORE_MS), np.float32)]
    spans: dict[int, tuple[float, float]] = {}
    at = len(pieces[0])
    for number, take in enumerate(takes):
        for word in take.words:
            spans[word.number] = (
                (at + word.start) * 1000 / SAMPLE_RATE,
                (at + word.end) * 1000 / SAMPLE_RATE,
            )
        if number + 1 == len(takes):
            rest_ms = float(TRAIL_MS - KEPT_AFTER_MS)
        else:
            rest_ms = REST_MS[take.ending] / speed - KEPT_AFTER_MS - KEPT_BEFORE_MS
        rest = np.zeros(max(0, _samples(rest_ms)), np.float32)
        pieces += [take.samples, rest]
        at += len(take.samples) + len(rest)
    sound = np.concatenate(pieces)
    peak = float(np.max(np.abs(sound), initial=0.0))
    if peak > _LOUDEST:
        sound *= np.float32(_LOUDEST / peak)
    return sound, spans


def _samples(milliseconds: float) -> int:
    return round(milliseconds * SAMPLE_RATE / 1000)
