"""Shelf: pages of videos, one's own, those that are shared, or those one keeps at heart."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection
from sqlalchemy.engine import Row

from reelwright.database import sharing, shelf
from reelwright.database.library import lengths_of
from reelwright.database.shelf import Place
from reelwright.domain.model import Model
from reelwright.domain.shelf import Wanted
from reelwright.domain.video import VideoStatus
from reelwright.errors import InputError
from reelwright.operations.principal import Principal
from reelwright.operations.sharing import not_there
from reelwright.workflows.studio import Studio

MOST = 100


class VideoCard(Model):
    """One video in a page, as who asks may see it."""

    id: str
    title: str
    status: VideoStatus
    edited: bool
    notice: str
    language: str
    style: str
    aspect: str
    origin: str
    revision: int
    version: int
    duration_ms: int | None
    scenes: int
    scenes_ready: int
    views: int
    own: bool
    """Whether who asks may change it."""
    shared: bool
    favourite: bool
    reserved_microusd: int
    bill_microusd: int
    created_at_ms: int
    updated_at_ms: int
    trashed_at_ms: int | None


class Page(Model):
    """Some videos, and where the next ones begin."""

    cards: tuple[VideoCard, ...]
    next_cursor: str | None
    """None at the end."""


def page(
    studio: Studio, principal: Principal, wanted: Wanted, *, cursor: str = "", limit: int = 20
) -> Page:
    """Raises InputError for a cursor that no page gave."""
    after = _place(cursor, wanted) if cursor else None
    most = max(1, min(limit, MOST))
    with studio.database.read() as c:
        found = shelf.page_of(
            c,
            wanted,
            account_id=principal.account_id,
            sees=principal.sees,
            after=after,
            limit=most + 1,
        )
        cards = _cards(c, principal, [row for row, _ in found[:most]])
    more = len(found) > most
    return Page(cards=cards, next_cursor=_cursor(found[most - 1][1], wanted) if more else None)


def card_of(studio: Studio, principal: Principal, video_id: str) -> VideoCard:
    """Raises NotFound where who asks may not see it."""
    with studio.database.read() as c:
        row = None
        if sharing.owner_of(c, video_id, readable_by=principal.sees) is not None:
            row = shelf.row_of(c, video_id)
        if row is None:
            raise not_there(video_id)
        return _cards(c, principal, [row])[0]


def _cards(c: Connection, principal: Principal, rows: Sequence[Row[Any]]) -> tuple[VideoCard, ...]:
    ids = [row.id for row in rows]
    lengths, scenes = lengths_of(c, ids), shelf.scenes_ready(c, ids)
    money, shared = shelf.money_of(c, ids), sharing.shared_among(c, ids)
    favourites = sharing.favourites_among(c, principal.account_id, ids)
    cards = []
    for row in rows:
        own = principal.sees is None or row.account_id == principal.sees
        reserved, bill = money.get(row.id, (0, 0)) if own else (0, 0)
        count, ready = scenes.get(row.id, (0, 0))
        cards.append(
            VideoCard(
                id=row.id,
                title=row.title,
                status=VideoStatus(row.status),
                edited=_is_edited(row),
                notice=row.notice if own else "",
                language=row.brief["language"],
                style=row.brief["style"],
                aspect=row.brief["aspect"],
                origin=row.origin,
                revision=row.revision,
                version=row.version,
                duration_ms=lengths.get((row.id, row.version)),
                scenes=count,
                scenes_ready=ready,
                views=row.views,
                own=own,
                shared=row.id in shared,
                favourite=row.id in favourites,
                reserved_microusd=reserved,
                bill_microusd=bill,
                created_at_ms=row.created_at_ms,
                updated_at_ms=row.updated_at_ms,
                trashed_at_ms=row.trashed_at_ms,
            )
        )
    return tuple(cards)


def _is_edited(row: Row[Any]) -> bool:
    stands = row.status in {VideoStatus.COMPLETED, VideoStatus.AWAITING_APPROVAL}
    return stands and 0 < (row.planned or 0) < row.revision


def _cursor(place: Place, wanted: Wanted) -> str:
    told = f"{wanted.of}.{wanted.sort}.{place.value}.{place.id}"
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _place(cursor: str, wanted: Wanted) -> Place:
    wrong = InputError("This cursor belongs to no such list. Begin without one.")
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        of, sort, value, video_id = raw.split(".", 3)
        found = Place(value=int(value), id=video_id)
    except (ValueError, binascii.Error, ValidationError) as error:
        raise wrong from error
    fits = of == wanted.of and sort == wanted.sort and 0 <= found.value < 2**62
    if not fits or not video_id.isprintable():
        raise wrong
    return found
