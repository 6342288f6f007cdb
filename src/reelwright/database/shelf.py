"""Shelf: pages of videos, read along an index however many there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, tuple_
from sqlalchemy.engine import Row

from reelwright.database import service_tables, tables
from reelwright.database.sharing import is_readable
from reelwright.domain.model import Model
from reelwright.domain.shelf import Of, Sort, Wanted
from reelwright.domain.video import VideoStatus

V, SCENES, BALANCES = tables.videos, tables.scenes, tables.balances
SHARES, FAVOURITES = service_tables.shares, service_tables.favourites


class Place(Model):
    """Where a page ended: what its last video was sorted by, and its id."""

    value: int
    id: str


def page_of(
    c: Connection,
    wanted: Wanted,
    *,
    account_id: str,
    sees: str | None,
    after: Place | None = None,
    limit: int = 20,
) -> list[tuple[Row[Any], Place]]:
    """Rows with id, account_id, status, title, notice, brief, origin, version, views, revision,
    planned and times; each with its place.

    `sees` is the account whose videos are its own, None for everybody's.
    """
    query = page_query(wanted, account_id=account_id, sees=sees, after=after, limit=limit)
    return [(row, Place(value=row.place, id=row.id)) for row in c.execute(query)]


def page_query(
    wanted: Wanted, *, account_id: str, sees: str | None, after: Place | None, limit: int
) -> Select[Any]:
    """What `page_of` asks; it begins at the place and stops at the limit, and sorts nothing."""
    by = _sorted_by(wanted)
    query = _from(wanted, account_id, sees, by)
    trashed = V.c.status == VideoStatus.TRASHED.value
    query = query.where(V.c.status.in_(wanted.statuses) if wanted.statuses else ~trashed)
    if wanted.title:
        query = query.where(_has_in_title(wanted.title))
    if after is not None:
        query = query.where(tuple_(by, V.c.id) < tuple_(after.value, after.id))
    return query.order_by(by.desc(), V.c.id.desc()).limit(limit)


def row_of(c: Connection, video_id: str) -> Row[Any] | None:
    """The same columns of one video."""
    query: Select[Any] = select(*_COLUMNS).where(V.c.id == video_id)
    return c.execute(query).one_or_none()


def scenes_ready(c: Connection, ids: Collection[str]) -> Mapping[str, tuple[int, int]]:
    """How many scenes each of the videos has, and how many of them show what is wanted."""
    ready = func.count().filter(SCENES.c.shown == SCENES.c.generation)
    query = select(SCENES.c.video_id, func.count(), ready).where(SCENES.c.video_id.in_(ids))
    rows = c.execute(query.group_by(SCENES.c.video_id))
    return {row[0]: (row[1], row[2]) for row in rows}


def money_of(c: Connection, ids: Collection[str]) -> Mapping[str, tuple[int, int]]:
    """Micro-dollars of the videos that are set aside, and that are spent or in doubt."""
    b = BALANCES.c
    spent = b.committed_microusd + b.doubt_microusd
    query = select(b.scope, b.reserved_microusd, spent)
    rows = c.execute(query.where(b.scope.in_([f"video:{video_id}" for video_id in ids])))
    return {row[0].removeprefix("video:"): (row[1], row[2]) for row in rows}


_COLUMNS = (
    V.c.id,
    V.c.account_id,
    V.c.status,
    V.c.title,
    V.c.notice,
    V.c.brief,
    V.c.origin,
    V.c.version,
    V.c.views,
    V.c.revision,
    V.c.plan[("revision",)].as_integer().label("planned"),
    V.c.created_at_ms,
    V.c.updated_at_ms,
    V.c.trashed_at_ms,
)


def _sorted_by(wanted: Wanted) -> ColumnElement[int]:
    if wanted.sort is Sort.VIEWS:
        return V.c.views
    return {
        Of.MINE: V.c.created_at_ms,
        Of.SHARED: SHARES.c.shared_at_ms,
        Of.FAVOURITES: FAVOURITES.c.created_at_ms,
    }[wanted.of]


def _from(wanted: Wanted, account_id: str, sees: str | None, by: ColumnElement[int]) -> Select[Any]:
    query: Select[Any] = select(*_COLUMNS, by.label("place"))
    if wanted.of is Of.SHARED:
        return query.join_from(SHARES, V, SHARES.c.video_id == V.c.id)
    if wanted.of is Of.FAVOURITES:
        query = query.join_from(FAVOURITES, V, FAVOURITES.c.video_id == V.c.id)
        return query.where(FAVOURITES.c.account_id == account_id, is_readable(sees))
    return query if sees is None else query.where(V.c.account_id == sees)


def _has_in_title(part: str) -> ColumnElement[bool]:
    # SQLite folds the case of ASCII alone: é and É are looked for as well.
    ways = dict.fromkeys((part, part.lower(), part.capitalize(), part.upper()))
    return or_(*(V.c.title.icontains(way, autoescape=True) for way in ways))
