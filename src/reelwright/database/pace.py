"""Pace: the milestones of videos that were finished at the first go, read for their times."""

from __future__ import annotations

from sqlalchemy import Connection, select

from reelwright.database import tables
from reelwright.domain.events import Event, EventType

MILESTONES = (
    EventType.VIDEO_CREATED,
    EventType.SCRIPT_READY,
    EventType.STORYBOARD_READY,
    EventType.VIDEO_APPROVED,
    EventType.SEGMENT_READY,
    EventType.VIDEO_READY,
)
FIRST_RUN = 1
"""Later ones find most of it made already."""

E, V = tables.events.c, tables.videos.c


def making_events(
    c: Connection, *, account_id: str | None, clips: str, videos: int
) -> tuple[Event, ...]:
    """Milestones of the last videos whose brief asks for `clips`, video by video, in order.

    None as account: of everybody's videos.
    """
    lately = (
        select(E.video_id)
        .join(tables.videos, V.id == E.video_id)
        .where(E.type == EventType.VIDEO_READY, E.run == FIRST_RUN)
        .where(V.brief["clips"].as_string() == clips)
    )
    if account_id is not None:
        lately = lately.where(V.account_id == account_id)
    ids = [row.video_id for row in c.execute(lately.order_by(E.at_ms.desc()).limit(videos))]
    wanted = select(E.video_id, E.seq, E.type, E.run, E.scene_id, E.payload, E.at_ms).where(
        E.video_id.in_(ids), E.run == FIRST_RUN, E.type.in_(MILESTONES)
    )
    rows = c.execute(wanted.order_by(E.video_id, E.seq)).mappings()
    return tuple(Event(**row) for row in rows)
