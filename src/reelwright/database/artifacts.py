"""Rows of artifacts: which objects a video uses, so that its deletion removes just those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select

from reelwright.database import service_tables, tables
from reelwright.database.connect import insert_or_ignore

T = tables.artifacts


def record_artifacts(
    c: Connection, video_id: str, kind: str, keys: Iterable[str], *, now_ms: int
) -> None:
    """Note that the video uses these objects; an object may serve several videos."""
    for key in keys:
        values = {"key": key, "video_id": video_id, "kind": kind, "size_bytes": 0}
        insert_or_ignore(c, T, {**values, "at_ms": now_ms})


def artifacts_of(c: Connection, video_id: str) -> tuple[str, ...]:
    """Keys of everything the video uses."""
    query = select(T.c.key).where(T.c.video_id == video_id).order_by(T.c.key)
    return tuple(c.execute(query).scalars())


def only_of(c: Connection, video_id: str) -> tuple[str, ...]:
    """Keys that no other video uses, and that nobody keeps as an upload."""
    others = select(T.c.key).where(T.c.video_id != video_id)
    kept = select(service_tables.uploads.c.object_key)
    query = select(T.c.key).where(
        T.c.video_id == video_id, T.c.key.not_in(others), T.c.key.not_in(kept)
    )
    return tuple(c.execute(query.order_by(T.c.key)).scalars())


def used_elsewhere(c: Connection, video_id: str, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that another video uses."""
    query = select(T.c.key).where(T.c.video_id != video_id, T.c.key.in_(keys))
    return frozenset(c.execute(query).scalars())


def used_by_any(c: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that some video uses."""
    return frozenset(c.execute(select(T.c.key).where(T.c.key.in_(keys))).scalars())


def forget_artifacts(c: Connection, video_id: str) -> None:
    """After the objects themselves were removed."""
    c.execute(delete(T).where(T.c.video_id == video_id))
