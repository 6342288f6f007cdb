"""Webhook: where an account's events are told, and how often that is tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reelwright.domain.model import Model

WAITS_S = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Before each further attempt: some three days and a half in all."""
ATTEMPTS = len(WAITS_S) + 1
JITTER = 0.2
"""A wait is longer by as much as this share, so that what failed together comes back apart."""
LOGGED = 20
"""Attempts that are remembered of one delivery."""
EXCERPT = 200
"""Characters that are remembered of an answer."""
GONE = 410
"""The receiver wants no more."""


class Webhook(Model):
    """An address that is told of events; its secret is kept beside."""

    id: str
    account_id: str
    url: str
    events: tuple[str, ...]
    """Types that are told; empty means all."""
    created_at_ms: int
    disabled_at_ms: int | None
    disabled_for: str


class Attempt(Model):
    """One try to deliver, and what came of it."""

    at_ms: int
    took_ms: int
    status_code: int | None
    """None where no answer came."""
    error: str
    """Empty where it was delivered."""
    answer: str
    """Its beginning, as far as it is text."""


class Delivery(Model):
    """One event on its way to one webhook."""

    id: int
    webhook_id: str
    video_id: str
    seq: int
    """Of the event; 0 for a trial."""
    payload: Mapping[str, Any]
    attempts: int
    next_at_ms: int | None
    """None once delivered or given up."""
    status_code: int | None
    """Of the last answer."""
    error: str
    created_at_ms: int
    delivered_at_ms: int | None
    log: tuple[Attempt, ...] = ()
    """The last attempts, oldest first, also of earlier sends."""

    @property
    def message_id(self) -> str:
        """The same at every attempt, so that a receiver knows what it has."""
        return f"msg_{self.webhook_id}_{self.id}"

    @property
    def status(self) -> str:
        """`delivered`, `waiting` or `given_up`."""
        if self.delivered_at_ms is not None:
            return "delivered"
        return "waiting" if self.next_at_ms is not None else "given_up"


def wait_ms(attempts: int, *, chance: float) -> int | None:
    """Until the next attempt after so many, None where it was the last; `chance` in 0…1."""
    if attempts > len(WAITS_S):
        return None
    return round(WAITS_S[attempts - 1] * 1000 * (1 + JITTER * chance))


def excerpt(body: bytes) -> str:
    """The beginning of an answer on one line, without what cannot be printed."""
    text = body[: 8 * EXCERPT].decode("utf-8", "replace")
    printable = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(printable.split())[:EXCERPT]


def is_delivered(status_code: int) -> bool:
    """Any 2xx; a redirect is followed nowhere and counts as a failure."""
    return 200 <= status_code < 300
