"""Leftovers: what served its time is removed: sessions, links, tickets, counts, answers, logs."""

from __future__ import annotations

from reelwright.database.leftovers import DAY_MS, leftovers, remove_some
from reelwright.workflows.studio import Studio

AT_ONCE = 500
"""Rows in one transaction, so that nobody waits long for the place to write."""


def remove_leftovers(studio: Studio) -> None:
    """A duty of every hour, safe in several workers at once."""
    history_ms = studio.services.policy.accounts.history_days * DAY_MS
    for leftover in leftovers(studio.now_ms(), history_ms=history_ms):
        removed = AT_ONCE
        while removed == AT_ONCE:
            with studio.database.begin() as c:
                removed = remove_some(c, leftover, AT_ONCE)
