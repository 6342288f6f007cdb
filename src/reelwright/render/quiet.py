"""Quiet: where nobody speaks in a recording, and where it can be cut without a word lost."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reelwright.ports import Samples
from reelwright.render.timing import SAMPLE_RATE

STEP_MS = 10
_STEP = SAMPLE_RATE * STEP_MS // 1000
_BELOW_LOUD_DB, _LEAST_BELOW_DB = 45.0, 20.0
_ABOVE_NOISE_DB = 6.0

Runs = list[tuple[int, int]]


def quiet_steps(samples: Samples) -> npt.NDArray[np.bool_]:
    """For each 10 ms whether nothing is heard in it but the room's own noise."""
    count = len(samples) // _STEP
    if count == 0:
        return np.zeros(0, np.bool_)
    power = np.mean(samples[: count * _STEP].reshape(count, _STEP) ** 2, axis=1)
    levels = 10 * np.log10(power + 1e-12)
    loud, noise = np.percentile(levels, (95, 5))
    # A room that hums is quiet all the same; speech without rests has no noise to go by.
    limit = min(max(loud - _BELOW_LOUD_DB, noise + _ABOVE_NOISE_DB), loud - _LEAST_BELOW_DB)
    quiet: npt.NDArray[np.bool_] = levels < limit
    return quiet


def quiet_runs(quiet: npt.NDArray[np.bool_]) -> Runs:
    """Runs of quiet as first and last+1 step, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    return [(int(first), int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def longest_quiet(quiet: npt.NDArray[np.bool_], from_ms: int, to_ms: int) -> tuple[int, int]:
    """When the longest quiet between two times begins and ends; without one, their middle."""
    first, last = _steps(from_ms, len(quiet)), _steps(to_ms, len(quiet))
    runs = quiet_runs(quiet[first:last])
    if not runs:
        middle = (from_ms + to_ms) // 2
        return middle, middle
    begin, end = max(runs, key=lambda run: run[1] - run[0])
    return (first + begin) * STEP_MS, (first + end) * STEP_MS


def sounding(quiet: npt.NDArray[np.bool_], from_ms: int, to_ms: int) -> tuple[int, int]:
    """When the first sound begins between two times, and when the last one ends."""
    first, last = _steps(from_ms, len(quiet)), _steps(to_ms, len(quiet))
    heard = np.flatnonzero(~quiet[first:last])
    if len(heard) == 0:
        return from_ms, to_ms
    return (first + int(heard[0])) * STEP_MS, (first + int(heard[-1]) + 1) * STEP_MS


def _steps(at_ms: int, most: int) -> int:
    return max(0, min(most, round(at_ms / STEP_MS)))
