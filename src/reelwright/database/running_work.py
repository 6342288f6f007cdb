"""Running work: what is being made at this moment, and what waits, over all workers."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select

from reelwright.database import tables
from reelwright.database.intents import OPEN
from reelwright.domain.model import Model
from reelwright.domain.video import WORKING

V, S, R = tables.videos.c, tables.scenes.c, tables.intents.c


class WorkingVideo(Model):
    """A video that somebody is at work on."""

    video_id: str
    account_id: str
    title: str
    status: str
    run: int
    scenes: int
    pictures: int
    """Scenes that have the picture they want."""
    created_at_ms: int
    updated_at_ms: int


class InFlight(Model):
    """Paid requests whose end is not known yet, of one provider and kind."""

    provider: str
    kind: str
    """`clip`, `voice` or `script`."""
    count: int
    microusd: int
    """Set aside for them."""
    oldest_sent_ms: int | None


def working_videos(c: Connection, *, limit: int = 200) -> tuple[WorkingVideo, ...]:
    """Those whose work is under way or waits for it, the oldest first."""
    pictured = func.sum(case((S.shown == S.generation, 1), else_=0))
    query = (
        select(
            V.id.label("video_id"),
            V.account_id,
            V.title,
            V.status,
            V.run,
            func.count(S.id).label("scenes"),
            func.coalesce(pictured, 0).label("pictures"),
            V.created_at_ms,
            V.updated_at_ms,
        )
        .select_from(tables.videos.outerjoin(tables.scenes, S.video_id == V.id))
        .where(V.status.in_(WORKING))
        .group_by(V.id)
        .order_by(V.created_at_ms, V.id)
        .limit(limit)
    )
    return tuple(WorkingVideo(**row) for row in c.execute(query).mappings())


def videos_by_status(c: Connection) -> dict[str, int]:
    """How many videos stand where."""
    query = select(V.status, func.count()).group_by(V.status).order_by(V.status)
    return {status: int(count) for status, count in c.execute(query)}


def in_flight(c: Connection) -> tuple[InFlight, ...]:
    """By provider and kind."""
    query = (
        select(
            R.provider,
            R.kind,
            func.count().label("count"),
            func.coalesce(func.sum(R.microusd), 0).label("microusd"),
            func.min(R.sent_at_ms).label("oldest_sent_ms"),
        )
        .where(R.state.in_(OPEN))
        .group_by(R.provider, R.kind)
        .order_by(R.provider, R.kind)
    )
    return tuple(InFlight(**row) for row in c.execute(query).mappings())
