"""Pauses: where a sound is silent, and words set to begin and end beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reelwright.ports import Samples
from reelwright.providers.align.sound_shape import RATE

Span = tuple[float, float]
"""Start and end in seconds."""
_HOP, _WINDOW = RATE // 200, RATE // 50
_BELOW_DB = 35.0
_SHORTEST_S = 0.06
_LONGEST_S = 1.2
"""A longer silence is left where it is: a word that far off was not found."""
_EARLY_S, _LATE_S = 0.12, 0.25
"""A word said to begin so far before a pause, or to end so far behind it, stands behind it."""
_NEAR_S = 0.08
_LEAST_S = 0.02


def levels_db(samples: Samples) -> Samples:
    """Power in windows of 20 ms every 5 ms."""
    power = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    starts = np.arange(0, max(1, len(samples) - _WINDOW), _HOP)
    ends = np.minimum(starts + _WINDOW, len(samples))
    levels: Samples = (10 * np.log10((power[ends] - power[starts]) / _WINDOW + 1e-12)).astype(
        np.float32
    )
    return levels


def pauses(samples: Samples) -> list[Span]:
    """Silences of 60 ms and more in 16 kHz sound, those at its ends among them."""
    levels = levels_db(samples)
    quiet = levels <= np.percentile(levels, 95) - _BELOW_DB
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    hop_s = _HOP / RATE
    return [
        (first * hop_s, behind * hop_s)
        for first, behind in edges.reshape(-1, 2).tolist()
        if (behind - first) * hop_s >= _SHORTEST_S
    ]


def speech_span(samples: Samples) -> Span:
    """From the first to the last audible moment of 16 kHz sound, in seconds."""
    levels = levels_db(samples)
    heard = np.flatnonzero(levels > np.percentile(levels, 95) - _BELOW_DB)
    if not len(heard):
        return 0.0, len(samples) / RATE
    return float(heard[0]) * _HOP / RATE, (float(heard[-1]) * _HOP + _WINDOW) / RATE


def beside_pauses(starts: Sequence[float], silent: Sequence[Span], end_s: float) -> list[Span]:
    """Spans of words that begin at about `starts`: none begins or lasts in a pause."""
    begins: list[float] = []
    for number, start in enumerate(starts):
        behind = starts[number + 1] if number + 1 < len(starts) else end_s
        at = start
        for first, last in silent:
            reaches = first - _EARLY_S <= start < last and last - first < _LONGEST_S
            if reaches and last < behind + _LATE_S:
                at = last + 0.005
                break
        begins.append(max(at, begins[-1] + _LEAST_S) if begins else at)
    spans = []
    for number, start in enumerate(begins):
        behind = begins[number + 1] if number + 1 < len(begins) else end_s
        end = behind
        for first, last in silent:
            if start < first < behind and abs(last - behind) < _NEAR_S:
                end = first + 0.01
        spans.append((start, max(end, start + _LEAST_S)))
    return spans
