"""Rows of access codes: which hours had one, and how often each was used."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from reelwright.database import service_tables
from reelwright.database.connect import insert_or_ignore

T = service_tables.access_codes


@dataclass(frozen=True)
class CodeHour:
    """An hour since 1970, when its code was noted, and how often it opened something."""

    hour: int
    rotated_at_ms: int
    uses: int


def last_hour(c: Connection) -> int | None:
    """The newest that was noted, None at first."""
    return c.execute(select(func.max(T.c.hour))).scalar()


def note_hour(c: Connection, hour: int, *, now_ms: int) -> bool:
    """Note that the code changed; True where nobody had before."""
    return insert_or_ignore(c, T, {"hour": hour, "rotated_at_ms": now_ms, "uses": 0})


def note_use(c: Connection, hour: int) -> None:
    """That hour's code opened something once more."""
    c.execute(update(T).where(T.c.hour == hour).values(uses=T.c.uses + 1))


def code_hours(c: Connection, limit: int) -> tuple[CodeHour, ...]:
    """The last ones, newest first."""
    query = select(T).order_by(T.c.hour.desc()).limit(limit)
    return tuple(CodeHour(**row._mapping) for row in c.execute(query))
