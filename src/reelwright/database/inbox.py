"""Rows of the inbox: which files were taken up, so that each starts its video once."""

from __future__ import annotations

from sqlalchemy import Connection, select

from reelwright.database import tables
from reelwright.database.connect import insert_or_ignore

T = tables.inbox


def take_file(c: Connection, key: str, video_id: str, *, now_ms: int) -> bool:
    """Note in the video's own transaction that the file was taken; False where it was before."""
    return insert_or_ignore(c, T, {"key": key, "video_id": video_id, "at_ms": now_ms})


def was_taken(c: Connection, key: str) -> bool:
    """Whether a video was started for it."""
    return c.execute(select(T.c.key).where(T.c.key == key)).first() is not None
