"""Rows of one-time links: kept as hashes, each good for one new password."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from reelwright.database import service_tables
from reelwright.errors import NotFound

T = service_tables.one_time_links
FIRST = "first"
RESET = "reset"


@dataclass(frozen=True)
class OpenLink:
    """A link that nobody has used yet."""

    account_id: str
    kind: str
    """`first`: the account has no address yet; `reset`: a new password."""
    expires_at_ms: int


def keep_link(c: Connection, token: str, link: OpenLink, *, now_ms: int) -> None:
    """Write a new one down, without the token itself."""
    c.execute(insert(T).values(token_hash=_hash(token), created_at_ms=now_ms, **link.__dict__))


def find_link(c: Connection, token: str, *, now_ms: int) -> OpenLink:
    """Raises NotFound, the same for one that was used, that is over, or that never was."""
    row = c.execute(
        select(T.c.account_id, T.c.kind, T.c.expires_at_ms).where(
            T.c.token_hash == _hash(token), T.c.used_at_ms.is_(None), T.c.expires_at_ms > now_ms
        )
    ).one_or_none()
    if row is None:
        raise _no_link()
    return OpenLink(**row._mapping)


def use_up(c: Connection, token: str, *, now_ms: int) -> OpenLink:
    """It opens nothing any more, nor does any other one of its account. Raises NotFound.

    Of two that use it at the same time, one finds nothing.
    """
    link = find_link(c, token, now_ms=now_ms)
    used = c.execute(
        update(T)
        .where(T.c.token_hash == _hash(token), T.c.used_at_ms.is_(None))
        .values(used_at_ms=now_ms)
    )
    if not used.rowcount:
        raise _no_link()
    c.execute(
        update(T)
        .where(T.c.account_id == link.account_id, T.c.used_at_ms.is_(None))
        .values(used_at_ms=now_ms)
    )
    return link


def _no_link() -> NotFound:
    return NotFound("This link was used or is over. Ask an administrator for a new one.")


def _hash(token: str) -> str:
    """Tokens are random enough for a plain hash."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
