"""Trial: how one real request to a provider went, in time and money."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from reelwright.domain.model import Model
from reelwright.errors import ReelwrightError, Unavailable


@dataclass(frozen=True)
class Tried:
    """What came of a request."""

    did: str
    """What was asked for and came, in words."""
    microusd: int | None = 0
    """Estimated; None where the price table does not name it."""
    note: str = ""
    """What was not tried, and how it would be."""


class Trial(Model):
    """How one provider answered; `trouble` is empty where it did."""

    kind: str
    """`script`, `voice`, `clips` or `storage`."""
    name: str
    did: str = ""
    trouble: str = ""
    """What went wrong, with the next step."""
    note: str = ""
    ms: int = 0
    microusd: int | None = 0

    @property
    def passed(self) -> bool:
        return not self.trouble


def timed(kind: str, name: str, ask: Callable[[], Tried]) -> Trial:
    """`ask`, with how long it took; errors of our tree become its trouble."""
    began = time.monotonic()
    try:
        tried = ask()
    except ReelwrightError as error:
        lost = isinstance(error, Unavailable) and error.sent
        note = "It may have been charged all the same." if lost else ""
        return Trial(kind=kind, name=name, trouble=str(error), note=note, ms=_since(began))
    return Trial(
        kind=kind,
        name=name,
        did=tried.did,
        note=tried.note,
        ms=_since(began),
        microusd=tried.microusd,
    )


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
