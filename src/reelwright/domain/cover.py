"""Cover: which of a maker's lengths covers a scene best."""

from __future__ import annotations

from collections.abc import Sequence

SLOWEST = 0.8
"""A clip may be slowed to this share of its speed before it has to be held."""


def covering_ms(scene_ms: int, lengths_ms: Sequence[int]) -> int:
    """The shortest of the ascending lengths that covers the scene, slowed where need be.

    The longest where none does; the scene's own length where any is possible.
    """
    for length in lengths_ms:
        if length >= scene_ms * SLOWEST:
            return length
    return lengths_ms[-1] if lengths_ms else scene_ms


def offered_ms(asked_ms: int, lengths_ms: Sequence[int]) -> int:
    """The shortest of the ascending lengths that is not shorter, the longest where none is.

    For makers: who asks has chosen the length that covers the scene, and reckons its price.
    """
    return next((length for length in lengths_ms if length >= asked_ms), lengths_ms[-1])
