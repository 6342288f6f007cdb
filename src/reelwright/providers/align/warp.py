"""Warp: two sayings of the same words laid along each other (dynamic time warping)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reelwright.providers.align.sound_shape import Shape

Path = npt.NDArray[np.int64]
Rests = npt.NDArray[np.bool_]
_LEFT_OUT = 0.7
"""Share of the next step's cost for each step of the reference that is left out."""
_FAR = np.float32(1e9)
_BAND_SHARE, _BAND_STEPS = 0.12, 50
"""How far from the straight line the two may run apart."""
_LONG = 6_000
"""Longer sounds (a minute) are laid along each other coarsely first, then near that line."""
_COARSE = 8
_NEAR = 150


def warp(reference: Shape, target: Shape, rests: Rests | None = None) -> Path:
    """For each step of `target` the step of `reference` it says.

    The reference may stand still or run up to three steps at once; what it leaves out costs
    something, but for its `rests` (one truth value a step).
    """
    length, count = len(reference), len(target)
    if rests is None:
        rests = np.zeros(length, np.bool_)
    if count > _LONG:
        coarse = warp(_coarser(reference), _coarser(target))
        steps = np.minimum(np.arange(count) // _COARSE, len(coarse) - 1)
        middles = np.minimum(coarse[steps] * _COARSE, length - 1)
        return _path(reference, target, rests, middles, _NEAR)
    straight = np.arange(count, dtype=np.int64) * length // max(1, count)
    reach = int(_BAND_SHARE * length) + _BAND_STEPS
    return _path(reference, target, rests, straight, reach)


def _coarser(shape: Shape) -> Shape:
    count = len(shape) // _COARSE * _COARSE
    coarse: Shape = shape[:count].reshape(-1, _COARSE, shape.shape[1]).mean(axis=1)
    return coarse


def _path(reference: Shape, target: Shape, rests: Rests, middles: Path, reach: int) -> Path:
    """The cheapest way that stays within `reach` of `middles`."""
    length, count = len(reference), len(target)
    charges = _charges(rests)
    moves = np.zeros((count, 2 * reach), np.int8)
    squares = (reference**2).sum(axis=1)
    total = np.full(length, _FAR, np.float32)
    total[0] = 0.0
    for step in range(count):
        low, high = _bounds(middles[step], reach, length)
        here, row = slice(low, high), target[step]
        apart = squares[here] + (row**2).sum() - 2 * reference[here] @ row
        cost = np.sqrt(np.maximum(apart, 0))
        best = total[here]
        if step:
            best_moves = _best_moves(total, cost, charges[:, here], low, high)
            moves[step, : high - low], best = best_moves
        total = np.full(length, _FAR, np.float32)
        total[here] = best + cost
    path = np.zeros(count, np.int64)
    at = length - 1
    for step in range(count - 1, -1, -1):
        low, high = _bounds(middles[step], reach, length)
        at = min(max(at, low), high - 1)
        path[step] = at
        at = max(0, at - int(moves[step, at - low]))
    return np.maximum.accumulate(path)


def _bounds(middle: np.int64, reach: int, length: int) -> tuple[int, int]:
    return max(0, int(middle) - reach), min(length, int(middle) + reach)


def _charges(rests: Rests) -> npt.NDArray[np.float32]:
    """Share of a step's cost that is paid once more for reaching it by a move of 0 to 3."""
    left_out = np.concatenate([[0.0, 0.0], _LEFT_OUT * ~rests]).astype(np.float32)
    one, two = left_out[1:-1], left_out[:-2]
    still = np.zeros(len(rests), np.float32)
    return np.stack([still, still, one, one + two])


def _best_moves(
    total: npt.NDArray[np.float32],
    cost: npt.NDArray[np.float32],
    charges: npt.NDArray[np.float32],
    low: int,
    high: int,
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    first = max(0, low - 3)
    before = np.concatenate([np.full(3 - (low - first), _FAR, np.float32), total[first:high]])
    width = high - low
    options = np.stack(
        [before[3 - move : 3 - move + width] + charge * cost for move, charge in enumerate(charges)]
    )
    chosen = options.argmin(axis=0)
    best: npt.NDArray[np.float32] = options[chosen, np.arange(width)]
    return chosen.astype(np.int8), best
