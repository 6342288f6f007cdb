"""Rows of uploads: whose they are, what they are, and how much an account keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, tuple_
from sqlalchemy.engine import Row

from reelwright.database.service_tables import uploads
from reelwright.database.tables import accounts
from reelwright.domain.upload import Upload, UploadKind

T = uploads


def hold_account(c: Connection, account_id: str) -> None:
    """Uploads of one account are counted one after the other, until the transaction ends."""
    c.execute(select(accounts.c.id).where(accounts.c.id == account_id).with_for_update())


def kept_of(c: Connection, account_id: str) -> tuple[int, int]:
    """How many uploads the account keeps, and their bytes."""
    size = func.coalesce(func.sum(T.c.size_bytes), 0)
    row = c.execute(select(func.count(), size).where(T.c.account_id == account_id)).one()
    return int(row[0]), int(row[1])


def insert_upload(c: Connection, upload: Upload) -> None:
    """A new one, whose object is kept already."""
    values = upload.model_dump(exclude={"key"})
    c.execute(insert(T).values(**{**values, "object_key": upload.key}))


def find_upload(
    c: Connection, upload_id: str, *, account_id: str | None = None, hold: bool = False
) -> Upload | None:
    """None where there is none, or where it belongs to another account than the one given.

    `hold`: it stays until the transaction ends.
    """
    query = select(T).where(T.c.id == upload_id)
    if account_id is not None:
        query = query.where(T.c.account_id == account_id)
    row = c.execute(query.with_for_update() if hold else query).one_or_none()
    return None if row is None else _upload(row)


def page_of_uploads(
    c: Connection,
    *,
    account_id: str | None,
    kind: UploadKind | None,
    after: tuple[int, str] | None,
    limit: int,
) -> tuple[Upload, ...]:
    """Newest first; `after` is the time in ms and the id of the last one seen."""
    query = select(T).order_by(T.c.created_at_ms.desc(), T.c.id.desc()).limit(limit)
    if account_id is not None:
        query = query.where(T.c.account_id == account_id)
    if kind is not None:
        query = query.where(T.c.kind == kind.value)
    if after is not None:
        query = query.where(tuple_(T.c.created_at_ms, T.c.id) < tuple_(*after))
    return tuple(_upload(row) for row in c.execute(query))


def delete_upload(c: Connection, upload_id: str) -> None:
    """Its object stays, for the caller to remove where no video uses it."""
    c.execute(delete(T).where(T.c.id == upload_id))


def hold_uploads(c: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that are kept; none of them is deleted until the transaction ends."""
    query = select(T.c.object_key).where(T.c.object_key.in_(keys)).order_by(T.c.id)
    return frozenset(c.execute(query.with_for_update()).scalars())


def kept_among(c: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that are kept as somebody's upload."""
    query = select(T.c.object_key).where(T.c.object_key.in_(keys))
    return frozenset(c.execute(query).scalars())


def _upload(row: Row[Any]) -> Upload:
    told = dict(row._mapping)
    return Upload(key=told.pop("object_key"), **told)
