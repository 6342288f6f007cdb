"""Rows of versions: every finished file of a video, with what it was joined from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from reelwright.database import tables
from reelwright.database.connect import insert_or_ignore

T = tables.video_versions


def find_version(c: Connection, video_id: str, version: int) -> dict[str, Any] | None:
    """What was kept of a version, None where there is none of that number."""
    query = select(T.c.finished).where(T.c.video_id == video_id, T.c.version == version)
    kept: dict[str, Any] | None = c.execute(query).scalar_one_or_none()
    return kept


def versions_of(c: Connection, video_id: str) -> tuple[tuple[int, int, int], ...]:
    """Number, revision of the script and Unix time in ms of every version, oldest first."""
    query = select(T.c.version, T.c.revision, T.c.at_ms).where(T.c.video_id == video_id)
    return tuple((row[0], row[1], row[2]) for row in c.execute(query.order_by(T.c.version)))


def keep_version(
    c: Connection,
    video_id: str,
    version: int,
    revision: int,
    finished: dict[str, Any],
    *,
    now_ms: int,
) -> None:
    """The same version again changes nothing but what was kept of it."""
    c.execute(T.delete().where(T.c.video_id == video_id, T.c.version == version))
    insert_or_ignore(
        c,
        T,
        {
            "video_id": video_id,
            "version": version,
            "revision": revision,
            "finished": finished,
            "at_ms": now_ms,
        },
    )
