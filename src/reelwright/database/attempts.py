"""Rows of attempts: how often something was tried by somebody within a span of time."""

from __future__ import annotations

from sqlalchemy import Connection, case, update

from reelwright.database import service_tables
from reelwright.database.connect import insert_or_ignore

T = service_tables.attempts


def count_attempt(c: Connection, key: str, *, window_ms: int, now_ms: int) -> tuple[int, int]:
    """Count one more; how many there are now, and in how many ms counting begins anew."""
    over = T.c.window_ms <= now_ms - window_ms
    counted = (
        update(T)
        .where(T.c.key == key)
        .values(
            count=case((over, 1), else_=T.c.count + 1),
            window_ms=case((over, now_ms), else_=T.c.window_ms),
        )
        .returning(T.c.count, T.c.window_ms)
    )
    row = c.execute(counted).one_or_none()
    if row is None:
        if insert_or_ignore(c, T, {"key": key, "window_ms": now_ms, "count": 1}):
            return 1, window_ms
        row = c.execute(counted).one()
    count, began_ms = row
    return count, began_ms + window_ms - now_ms


def give_back(c: Connection, key: str) -> None:
    """One attempt was none: it succeeded."""
    c.execute(update(T).where(T.c.key == key, T.c.count > 0).values(count=T.c.count - 1))
