"""Events: the append-only story of each video, numbered without gaps, written with the state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from reelwright.database.tables import events, videos
from reelwright.database.webhooks import enqueue
from reelwright.domain.events import Event, EventType
from reelwright.domain.wording import payload_from_afar
from reelwright.errors import NotFound

CHANNEL = "reelwright_events"
"""Postgres tells its listeners here, with the video's id as payload."""


def append(
    c: Connection,
    video_id: str,
    type: EventType,
    *,
    run: int,
    scene_id: str = "",
    payload: Mapping[str, Any] | None = None,
    once: str | None = None,
    now_ms: int,
) -> int:
    """Append one event in the transaction that changes the state; returns its seq.

    The caller holds the video's row (`lock_video`). Where the video already has an event named
    `once`, nothing is appended and that event's seq is returned: a step that runs again tells
    its story once. Raises NotFound.
    """
    if once is not None:
        told = select(events.c.seq).where(events.c.video_id == video_id, events.c.once == once)
        seq = c.execute(told).scalar()
        if seq is not None:
            return int(seq)
    # Raising the number keeps the row until the commit, so seq has no gaps and is in the
    # order of the commits.
    seq = c.execute(
        update(videos)
        .where(videos.c.id == video_id)
        .values(last_seq=videos.c.last_seq + 1)
        .returning(videos.c.last_seq)
    ).scalar()
    if seq is None:
        raise NotFound(f"There is no video {video_id}.")
    told_of = {
        "video_id": video_id,
        "seq": int(seq),
        "run": run,
        "scene_id": scene_id,
        "payload": dict(payload or {}),
    }
    c.execute(insert(events).values(**told_of, once=once, type=str(type), at_ms=now_ms))
    at = datetime.fromtimestamp(now_ms / 1000, UTC).isoformat(timespec="milliseconds")
    # Whoever is told elsewhere has no command line.
    data = told_of | {"payload": payload_from_afar(payload or {})}
    message = {"type": str(type), "timestamp": at, "data": data}
    enqueue(c, video_id, int(seq), str(type), message, now_ms=now_ms)
    if c.dialect.name == "postgresql":
        c.execute(select(func.pg_notify(CHANNEL, video_id)))  # delivered when this commits
    return int(seq)


def read_events(
    c: Connection, video_id: str, after: int = 0, limit: int = 500
) -> tuple[Event, ...]:
    """The video's events after the seq `after`, in order, `limit` at most."""
    wanted = select(events).where(events.c.video_id == video_id, events.c.seq > after)
    rows = c.execute(wanted.order_by(events.c.seq).limit(limit)).mappings()
    return tuple(_event(row) for row in rows)


def latest_id(c: Connection) -> int:
    """The highest id in the table, 0 where it is empty."""
    return int(c.execute(select(func.coalesce(func.max(events.c.id), 0))).scalar_one())


def events_since(c: Connection, id: int, limit: int = 500) -> tuple[tuple[int, Event], ...]:
    """Events of all videos with their table's ids, after `id`, `limit` at most.

    Only SQLite hands out ids in the order of the commits: on Postgres a lower id may appear
    after a higher one, so nobody follows by it there.
    """
    wanted = select(events).where(events.c.id > id).order_by(events.c.id).limit(limit)
    return tuple((row["id"], _event(row)) for row in c.execute(wanted).mappings())


def last_seqs(c: Connection, video_id: str | None = None) -> dict[str, int]:
    """How far each video's story goes, of one video or of all."""
    wanted: Select[tuple[str, int]] = select(videos.c.id, videos.c.last_seq)
    if video_id is not None:
        wanted = wanted.where(videos.c.id == video_id)
    return {row.id: row.last_seq for row in c.execute(wanted)}


def _event(row: RowMapping) -> Event:
    return Event(
        video_id=row["video_id"],
        seq=row["seq"],
        type=EventType(row["type"]),
        at_ms=row["at_ms"],
        run=row["run"],
        scene_id=row["scene_id"],
        payload=row["payload"],
    )
