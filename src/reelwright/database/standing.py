"""Standing: which of many sessions, keys and accounts are no longer good, in one look."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Column, Connection, or_, select

from reelwright.database import service_tables, tables

S, K, A = service_tables.sessions, service_tables.api_keys, tables.accounts
CHUNK = 500


@dataclass
class Good:
    """Those of the ids asked for that are in order."""

    sessions: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    accounts: set[str] = field(default_factory=set)


def good_among(
    c: Connection,
    *,
    sessions: Collection[str],
    keys: Collection[str],
    accounts: Collection[str],
    now_ms: int,
) -> Good:
    """Sessions and keys that are neither revoked nor over, accounts that are not disabled."""
    good = Good()
    for some in _chunks(sessions):
        query = select(S.c.id).where(S.c.id.in_(some), S.c.revoked_at_ms.is_(None))
        good.sessions |= set(c.execute(query.where(S.c.expires_at_ms > now_ms)).scalars())
    for some in _chunks(keys):
        ends: Column[int | None] = K.c.expires_at_ms
        valid = K.c.revoked_at_ms.is_(None), or_(ends.is_(None), ends > now_ms)
        good.keys |= set(c.execute(select(K.c.id).where(K.c.id.in_(some), *valid)).scalars())
    for some in _chunks(accounts):
        enabled = A.c.disabled.is_(False)
        good.accounts |= set(c.execute(select(A.c.id).where(A.c.id.in_(some), enabled)).scalars())
    return good


def _chunks(ids: Collection[str]) -> Iterator[list[str]]:
    known = sorted(ids)
    for start in range(0, len(known), CHUNK):
        yield known[start : start + CHUNK]
