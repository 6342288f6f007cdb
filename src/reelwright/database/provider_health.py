"""Provider health: how the paid requests of a span of time ended, by provider and kind."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from reelwright.database import tables
from reelwright.domain.events import EventType
from reelwright.domain.model import Model
from reelwright.domain.video import IntentState

MOST_REQUESTS = 10_000
"""Requests whose latency is looked at, the newest ones."""

E, R = tables.events.c, tables.intents.c
FAILED = (IntentState.REFUSED, IntentState.LOST, IntentState.NEW)
"""A request that is new again was certainly not accepted."""


class RequestCount(Model):
    """Requests of one provider and kind in one state."""

    provider: str
    kind: str
    state: IntentState
    count: int
    microusd: int


class LastError(Model):
    """What a provider said when it failed last."""

    provider: str
    kind: str
    at_ms: int
    message: str


def request_counts(c: Connection, *, since_ms: int) -> tuple[RequestCount, ...]:
    """Requests sent since then, by the state they are in now."""
    query = (
        select(
            R.provider,
            R.kind,
            R.state,
            func.count().label("count"),
            func.coalesce(func.sum(R.microusd), 0).label("microusd"),
        )
        .where(R.state.in_(list(IntentState)), R.sent_at_ms >= since_ms)
        .group_by(R.provider, R.kind, R.state)
        .order_by(R.provider, R.kind, R.state)
    )
    return tuple(RequestCount(**row) for row in c.execute(query).mappings())


def latencies(c: Connection, *, since_ms: int) -> dict[tuple[str, str], list[int]]:
    """Milliseconds from sending to the result, by provider and kind, in no order."""
    query = (
        select(R.provider, R.kind, R.closed_at_ms - R.sent_at_ms)
        .where(R.state == IntentState.DONE, R.sent_at_ms >= since_ms, R.closed_at_ms.is_not(None))
        .order_by(R.sent_at_ms.desc())
        .limit(MOST_REQUESTS)
    )
    found: dict[tuple[str, str], list[int]] = {}
    for provider, kind, took_ms in c.execute(query):
        found.setdefault((provider, kind), []).append(int(took_ms))
    return found


def last_errors(c: Connection, *, since_ms: int) -> dict[tuple[str, str], LastError]:
    """The newest failure that left a message, by provider and kind."""
    failed = (
        R.state.in_(FAILED),
        R.sent_at_ms >= since_ms,
        R.note != "",
        ~R.note.endswith(" answers came"),
    )
    newest = (
        select(R.provider, R.kind, func.max(R.sent_at_ms).label("at_ms"))
        .where(*failed)
        .group_by(R.provider, R.kind)
        .subquery()
    )
    same = (R.provider == newest.c.provider) & (R.kind == newest.c.kind)
    query = (
        select(R.provider, R.kind, R.sent_at_ms, R.note)
        .join(newest, same & (R.sent_at_ms == newest.c.at_ms))
        .where(*failed)
    )
    return {
        (row.provider, row.kind): LastError(
            provider=row.provider, kind=row.kind, at_ms=row.sent_at_ms, message=row.note
        )
        for row in c.execute(query)
    }


def troubles(c: Connection, *, since_ms: int) -> dict[str, dict[str, int]]:
    """How often which trouble befell a provider's clips since then."""
    trouble, tier = E.payload["trouble"].as_string(), E.payload["tier"].as_string()
    query = (
        select(tier, trouble, func.count())
        .where(E.type == EventType.CLIP_FAILED, E.at_ms >= since_ms)
        .group_by(tier, trouble)
    )
    found: dict[str, dict[str, int]] = {}
    for at, cause, count in c.execute(query):
        causes = found.setdefault(str(at or "").partition(":")[0], {})
        causes[cause] = causes.get(cause, 0) + int(count)
    return found
