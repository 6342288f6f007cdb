"""Attempts: guesses at passwords and codes are counted, and too many are refused for a while."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reelwright.database import attempts
from reelwright.errors import RateLimited
from reelwright.workflows.studio import Studio

MINUTE_S = 60
_LONGEST_KEY = 400


@dataclass(frozen=True)
class Limit:
    """At most so many of one kind in a span of time, for one who tries."""

    what: str
    most: int
    window_s: int

    def key(self, whom: str) -> str:
        """Its row's."""
        return f"{self.what}:{whom}"[:_LONGEST_KEY]


@contextmanager
def limited(studio: Studio, *limits: tuple[Limit, str]) -> Iterator[None]:
    """An attempt that counts where the block raises, and not where it ends well.

    It is counted before it is made, so that guesses side by side are no more than one after the
    other. Raises RateLimited with the seconds to wait.
    """
    _count(studio, limits)
    yield
    with studio.database.begin() as c:
        for key in _keys(limits):
            attempts.give_back(c, key)


def spend(studio: Studio, *limits: tuple[Limit, str]) -> None:
    """An attempt that counts however it ends. Raises RateLimited."""
    _count(studio, limits)


def _count(studio: Studio, limits: tuple[tuple[Limit, str], ...]) -> None:
    now_ms, wait_ms = studio.now_ms(), 0
    with studio.database.begin() as c:
        # In one order everywhere: two that count the same rows do not wait for each other.
        for limit, whom in sorted(limits, key=lambda each: each[0].key(each[1])):
            count, left_ms = attempts.count_attempt(
                c, limit.key(whom), window_ms=limit.window_s * 1000, now_ms=now_ms
            )
            if count > limit.most:
                wait_ms = max(wait_ms, left_ms)
    if wait_ms:
        seconds = max(1, math.ceil(wait_ms / 1000))
        raise RateLimited(f"Too many attempts. Try again in {seconds} s.", retry_after_s=seconds)


def _keys(limits: tuple[tuple[Limit, str], ...]) -> list[str]:
    return sorted(limit.key(whom) for limit, whom in limits)
