"""Rows of sharing: what everybody may watch, what each keeps at heart, and who watched."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, or_, select, update

from reelwright.database import service_tables, tables
from reelwright.database.connect import insert_or_ignore
from reelwright.domain.video import VideoStatus

V = tables.videos
SHARES, FAVOURITES, PLAYS = service_tables.shares, service_tables.favourites, service_tables.plays
DAY_MS = 86_400_000


def share(c: Connection, video_id: str, *, now_ms: int) -> None:
    """Shared once stays so."""
    insert_or_ignore(c, SHARES, {"video_id": video_id, "shared_at_ms": now_ms})


def unshare(c: Connection, video_id: str) -> None:
    """Nothing where it is not shared."""
    c.execute(delete(SHARES).where(SHARES.c.video_id == video_id))


def set_favourite(c: Connection, account_id: str, video_id: str, *, now_ms: int) -> None:
    """Kept at heart once."""
    row = {"account_id": account_id, "video_id": video_id, "created_at_ms": now_ms}
    insert_or_ignore(c, FAVOURITES, row)


def unset_favourite(c: Connection, account_id: str, video_id: str) -> None:
    """Nothing where it is none."""
    mine = FAVOURITES.c.account_id == account_id
    c.execute(delete(FAVOURITES).where(mine, FAVOURITES.c.video_id == video_id))


def count_view(c: Connection, account_id: str, video_id: str, *, now_ms: int) -> bool:
    """Count one view of an account and day; True where it is the first of them."""
    row = {"video_id": video_id, "account_id": account_id, "day": now_ms // DAY_MS}
    if not insert_or_ignore(c, PLAYS, row):
        return False
    c.execute(update(V).where(V.c.id == video_id).values(views=V.c.views + 1))
    return True


def is_readable(account_id: str | None) -> ColumnElement[bool]:
    """Whether an account may look at a row of videos: its own, or one that is shared."""
    shared = exists().where(SHARES.c.video_id == V.c.id)
    if account_id is None:
        return V.c.id == V.c.id
    return or_(V.c.account_id == account_id, and_(shared, V.c.status != VideoStatus.TRASHED.value))


def owner_of(c: Connection, video_id: str, *, readable_by: str | None) -> str | None:
    """The account that the video belongs to; None where there is none that it may look at."""
    query = select(V.c.account_id).where(V.c.id == video_id, is_readable(readable_by))
    owner: str | None = c.execute(query).scalar_one_or_none()
    return owner


def shared_among(c: Connection, ids: Collection[str]) -> frozenset[str]:
    """Those of the videos that are shared."""
    query = select(SHARES.c.video_id).where(SHARES.c.video_id.in_(ids))
    return frozenset(c.execute(query).scalars())


def shown_among(c: Connection, ids: Collection[str]) -> frozenset[str]:
    """Those of the videos that everybody may look at now."""
    shown = V.c.id.in_(ids), V.c.status != VideoStatus.TRASHED.value
    query = select(V.c.id).join(SHARES, SHARES.c.video_id == V.c.id).where(*shown)
    return frozenset(c.execute(query).scalars())


def favourites_among(c: Connection, account_id: str, ids: Collection[str]) -> frozenset[str]:
    """Those of the videos that the account keeps at heart."""
    query = select(FAVOURITES.c.video_id)
    query = query.where(FAVOURITES.c.account_id == account_id, FAVOURITES.c.video_id.in_(ids))
    return frozenset(c.execute(query).scalars())


def views_of(c: Connection, video_id: str) -> int:
    """How often the video was watched."""
    return int(c.execute(select(V.c.views).where(V.c.id == video_id)).scalar_one())
