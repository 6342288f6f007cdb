"""API keys: made once, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import Row

from reelwright.database import service_tables
from reelwright.database.tables import accounts
from reelwright.errors import Forbidden, InputError, NotFound, NotSignedIn
from reelwright.operations.principal import Principal
from reelwright.workflows.studio import Studio

MARK = "rw_"
SHOWN = 11
"""Characters of a key that lists show: the mark and eight more."""
MOST = 50
SEEN_EVERY_MS = 60_000
LONGEST_MS = 10 * 366 * 86_400_000
T = service_tables.api_keys


@dataclass(frozen=True)
class ApiKey:
    """A key as lists show it; the key itself is nowhere."""

    id: str
    name: str
    prefix: str
    scopes: tuple[str, ...]
    created_at_ms: int
    expires_at_ms: int | None
    last_used_ms: int | None


def make_key(
    studio: Studio,
    principal: Principal,
    name: str,
    scopes: Iterable[str],
    *,
    expires_at_ms: int | None = None,
) -> tuple[ApiKey, str]:
    """The key's description, and the key itself, told this once.

    Raises InputError for an unknown scope or a day that is over, Forbidden for a scope that who
    asks does not have.
    """
    wanted = tuple(sorted(set(scopes)))
    if not wanted or not name.strip():
        raise InputError("A key needs a name and at least one scope.")
    beyond = [scope for scope in wanted if scope not in principal.scopes]
    if beyond:
        raise Forbidden(f"You cannot give the scope {', '.join(beyond)}: you do not have it.")
    now_ms = studio.now_ms()
    if expires_at_ms is not None and expires_at_ms <= now_ms:
        raise InputError("The key would have expired already. Give a later day, or none.")
    if expires_at_ms is not None and expires_at_ms > now_ms + LONGEST_MS:
        raise InputError(
            "A key lasts ten years at most, or for good. Give an earlier day, or none."
        )
    key = MARK + secrets.token_urlsafe(32)
    made = ApiKey(
        secrets.token_hex(8), name.strip()[:80], key[:SHOWN], wanted, now_ms, expires_at_ms, None
    )
    with studio.database.begin() as c:
        if len(_keys(c, principal.account_id)) >= MOST:
            raise InputError(f"There are {MOST} keys already. Revoke one first.")
        c.execute(
            insert(T).values(
                id=made.id,
                account_id=principal.account_id,
                name=made.name,
                prefix=made.prefix,
                key_hash=_hash(key),
                scopes=list(wanted),
                created_at_ms=now_ms,
                expires_at_ms=expires_at_ms,
            )
        )
    return made, key


def list_keys(studio: Studio, principal: Principal) -> tuple[ApiKey, ...]:
    """Those that were not revoked, newest first."""
    with studio.database.read() as c:
        return _keys(c, principal.account_id)


def revoke_key(studio: Studio, principal: Principal, key_id: str) -> None:
    """It opens nothing any more. Raises NotFound."""
    with studio.database.begin() as c:
        ended = c.execute(
            update(T)
            .where(
                T.c.id == key_id,
                T.c.account_id == principal.account_id,
                T.c.revoked_at_ms.is_(None),
            )
            .values(revoked_at_ms=studio.now_ms())
        )
    if not ended.rowcount:
        raise NotFound("There is no key of that id.")


def principal_of_key(studio: Studio, key: str) -> Principal:
    """Who the key stands for, with no more than its scopes. Raises NotSignedIn."""
    now_ms = studio.now_ms()
    with studio.database.read() as c:
        row = c.execute(
            select(T, accounts.c.email, accounts.c.is_admin, accounts.c.disabled)
            .join(accounts, accounts.c.id == T.c.account_id)
            .where(T.c.key_hash == _hash(key))
        ).one_or_none()
    expired = row is not None and row.expires_at_ms is not None and row.expires_at_ms <= now_ms
    if row is None or row.revoked_at_ms is not None or expired or row.disabled:
        raise NotSignedIn("This key is unknown, expired or revoked.")
    if now_ms - (row.last_used_ms or 0) > SEEN_EVERY_MS:
        with studio.database.begin() as c:
            c.execute(update(T).where(T.c.id == row.id).values(last_used_ms=now_ms))
    scopes = frozenset(row.scopes) - (frozenset() if row.is_admin else {"admin"})
    return Principal(
        account_id=row.account_id,
        email=row.email or "",
        is_admin=row.is_admin,
        scopes=scopes,
        key_id=row.id,
    )


def _keys(c: Connection, account_id: str) -> tuple[ApiKey, ...]:
    query = select(T).where(T.c.account_id == account_id, T.c.revoked_at_ms.is_(None))
    return tuple(_key(row) for row in c.execute(query.order_by(T.c.created_at_ms.desc())))


def _key(row: Row[tuple[object, ...]]) -> ApiKey:
    told = row._mapping
    names = ("id", "name", "prefix", "created_at_ms", "expires_at_ms", "last_used_ms")
    return ApiKey(scopes=tuple(told["scopes"]), **{name: told[name] for name in names})


def _hash(key: str) -> str:
    """Keys are random enough for a plain hash."""
    return hashlib.sha256(key.encode()).hexdigest()
