"""Leftovers: rows that nobody asks for any more, removed a few at a time."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, select, tuple_

from reelwright.database import service_tables as tables
from reelwright.database.idempotency import KEPT_MS as ANSWERS_MS

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
DELIVERIES_MS = 30 * DAY_MS
"""How long the log of webhooks tells of what was delivered or given up."""


@dataclass(frozen=True)
class Leftover:
    """Rows of a table that have served."""

    table: Table
    served: ColumnElement[bool]


def leftovers(now_ms: int, *, history_ms: int) -> tuple[Leftover, ...]:
    """All there are at that time; what tells a history is kept for `history_ms`."""
    before_ms = now_ms - history_ms
    sessions, links, codes = tables.sessions.c, tables.one_time_links.c, tables.access_codes.c
    answers, told = tables.idempotency.c, tables.webhook_deliveries.c
    return (
        # One that was revoked is over a week later by itself.
        Leftover(tables.sessions, sessions.expires_at_ms < before_ms),
        Leftover(tables.one_time_links, links.expires_at_ms < before_ms),
        Leftover(tables.access_codes, codes.hour < before_ms // HOUR_MS),
        Leftover(tables.tickets, tables.tickets.c.expires_at_ms <= now_ms),
        Leftover(tables.attempts, tables.attempts.c.window_ms < now_ms - DAY_MS),
        Leftover(tables.idempotency, answers.created_at_ms < now_ms - ANSWERS_MS),
        # Each counts once a day, and is added up in the video.
        Leftover(tables.plays, tables.plays.c.day < now_ms // DAY_MS - 1),
        Leftover(
            tables.webhook_deliveries,
            (told.created_at_ms < now_ms - DELIVERIES_MS) & told.next_at_ms.is_(None),
        ),
    )


def remove_some(c: Connection, leftover: Leftover, limit: int) -> int:
    """At most `limit` of them; how many. What another worker removes just now is left to it."""
    table = leftover.table
    keys = list(table.primary_key.columns)
    some = select(*keys).where(leftover.served).limit(limit).with_for_update(skip_locked=True)
    return c.execute(delete(table).where(tuple_(*keys).in_(some))).rowcount
