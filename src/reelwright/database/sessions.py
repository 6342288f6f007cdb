"""Sessions: who is signed in, where, and until when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import Row

from reelwright.database import service_tables
from reelwright.errors import NotFound

T = service_tables.sessions


@dataclass(frozen=True)
class Session:
    """One sign-in of an account."""

    id: str
    account_id: str
    created_at_ms: int
    last_seen_ms: int
    expires_at_ms: int
    revoked_at_ms: int | None
    agent: str
    address: str

    def is_open(self, now_ms: int) -> bool:
        """Neither ended nor revoked."""
        return self.revoked_at_ms is None and now_ms < self.expires_at_ms


def begin_session(c: Connection, session: Session) -> None:
    """Write a new one down."""
    c.execute(insert(T).values(**session.__dict__))


def find_session(c: Connection, session_id: str) -> Session | None:
    """None where there is none of that id."""
    row = c.execute(select(T).where(T.c.id == session_id)).one_or_none()
    return None if row is None else _session(row)


def sessions_of(c: Connection, account_id: str, *, now_ms: int) -> tuple[Session, ...]:
    """The open ones, newest first."""
    query = select(T).where(
        T.c.account_id == account_id, T.c.revoked_at_ms.is_(None), T.c.expires_at_ms > now_ms
    )
    return tuple(_session(row) for row in c.execute(query.order_by(T.c.created_at_ms.desc())))


def see_session(c: Connection, session_id: str, *, now_ms: int) -> None:
    """It was used just now."""
    c.execute(update(T).where(T.c.id == session_id).values(last_seen_ms=now_ms))


def revoke_session(c: Connection, account_id: str, session_id: str, *, now_ms: int) -> None:
    """End one. Raises NotFound where the account has none of that id."""
    ended = c.execute(
        update(T)
        .where(T.c.id == session_id, T.c.account_id == account_id, T.c.revoked_at_ms.is_(None))
        .values(revoked_at_ms=now_ms)
    )
    if not ended.rowcount:
        raise NotFound("There is no open session of that id.")


def revoke_all(c: Connection, account_id: str, *, now_ms: int, but: str = "") -> int:
    """End every session of the account but one; how many."""
    ended = c.execute(
        update(T)
        .where(T.c.account_id == account_id, T.c.revoked_at_ms.is_(None), T.c.id != but)
        .values(revoked_at_ms=now_ms)
    )
    return ended.rowcount


def _session(row: Row[tuple[object, ...]]) -> Session:
    return Session(**row._mapping)
