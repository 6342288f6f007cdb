"""Rows of accounts as administrators see them: found, listed, added and changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, insert, or_, select, tuple_, update
from sqlalchemy.engine import Row
from sqlalchemy.exc import IntegrityError

from reelwright.database import service_tables
from reelwright.database.tables import accounts
from reelwright.errors import Conflict, NotFound

T = accounts


@dataclass(frozen=True)
class Account:
    """Whose videos, and how many."""

    id: str
    name: str
    email: str
    is_admin: bool
    disabled: bool
    video_count: int
    max_videos: int
    """-1 means any number."""
    created_at_ms: int
    last_login_ms: int | None


def load_account(c: Connection, account_id: str) -> Account:
    """Raises NotFound."""
    row = c.execute(select(T).where(T.c.id == account_id)).one_or_none()
    if row is None:
        raise NotFound("There is no account of that id.")
    return _account(row)


def find_email(c: Connection, email: str) -> str:
    """Id of the account with that address, casefolded. Raises NotFound."""
    found: str | None = c.execute(select(T.c.id).where(T.c.email == email)).scalar()
    if found is None:
        raise NotFound("There is no account of that e-mail address.")
    return found


def list_rows(
    c: Connection, *, after: tuple[int, str] | None, limit: int, search: str
) -> tuple[Account, ...]:
    """Newest first; `after` is the creation (ms) and id of the last one seen."""
    query = select(T)
    if search:
        like = f"%{_escaped(search.casefold())}%"
        query = query.where(
            or_(
                func.lower(T.c.email).like(like, escape="\\"),
                func.lower(T.c.name).like(like, escape="\\"),
            )
        )
    if after is not None:
        query = query.where(tuple_(T.c.created_at_ms, T.c.id) < tuple_(*after))
    query = query.order_by(T.c.created_at_ms.desc(), T.c.id.desc()).limit(limit)
    return tuple(_account(row) for row in c.execute(query))


def add_account(
    c: Connection,
    account_id: str,
    *,
    name: str,
    email: str | None,
    max_videos: int,
    now_ms: int,
    is_admin: bool = False,
) -> None:
    """Raises Conflict where another one has the address."""
    values = {
        "id": account_id,
        "name": name,
        "email": email,
        "is_admin": is_admin,
        "max_videos": max_videos,
        "created_at_ms": now_ms,
    }
    try:
        with c.begin_nested():
            c.execute(insert(T).values(**values))
    except IntegrityError as error:
        raise _taken() from error


def change_account(c: Connection, account_id: str, **values: object) -> Account:
    """Raises NotFound, and Conflict where another one has the address."""
    try:
        with c.begin_nested():
            c.execute(update(T).where(T.c.id == account_id).values(**values))
    except IntegrityError as error:
        raise _taken() from error
    return load_account(c, account_id)


def password_hash_of(c: Connection, account_id: str) -> str | None:
    """None where the account has no password yet."""
    kept = service_tables.credentials
    found: str | None = c.execute(
        select(kept.c.password_hash).where(kept.c.account_id == account_id)
    ).scalar()
    return found


def has_admin(c: Connection) -> bool:
    """Whether any administrator can sign in."""
    kept = service_tables.credentials
    query = select(
        exists().where(kept.c.account_id == T.c.id, T.c.is_admin.is_(True), T.c.disabled.is_(False))
    )
    return bool(c.execute(query).scalar())


def _taken() -> Conflict:
    return Conflict("There is an account of this e-mail address already. Sign in instead.")


def _escaped(text: str) -> str:
    for sign in ("\\", "%", "_"):
        text = text.replace(sign, f"\\{sign}")
    return text


def _account(row: Row[tuple[object, ...]]) -> Account:
    told = dict(row._mapping)
    told.pop("monthly_cap_microusd")
    return Account(**{**told, "email": told["email"] or ""})
