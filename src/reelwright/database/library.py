"""Library: what lists and pages of videos show, read in few queries."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from reelwright.database import tables
from reelwright.database.ledger_rows import ledger_sums
from reelwright.domain.video import VideoStatus

V = tables.videos


def ids_like(
    c: Connection, beginning: str = "", *, account_id: str | None = None, limit: int = 1000
) -> tuple[str, ...]:
    """Ids that begin so, newest first."""
    query = select(V.c.id).order_by(V.c.created_at_ms.desc(), V.c.id).limit(limit)
    if beginning:
        query = query.where(V.c.id.startswith(beginning, autoescape=True))
    if account_id is not None:
        query = query.where(V.c.account_id == account_id)
    return tuple(c.execute(query).scalars())


def lengths_of(c: Connection, ids: Collection[str]) -> dict[tuple[str, int], int]:
    """Length in ms of the videos' finished versions, by video and version."""
    versions = tables.video_versions.c
    length = versions.finished[("finished", "duration_ms")].as_integer()
    query = select(versions.video_id, versions.version, length)
    rows = c.execute(query.where(versions.video_id.in_(ids)))
    return {(row[0], row[1]): int(row[2]) for row in rows}


def revisions_of(c: Connection, video_id: str) -> tuple[tuple[int, str, int], ...]:
    """Number, reason and Unix time in ms of every kept revision of a script, oldest first."""
    kept = tables.script_versions.c
    query = select(kept.revision, kept.why, kept.at_ms).where(kept.video_id == video_id)
    return tuple((row[0], row[1], row[2]) for row in c.execute(query.order_by(kept.revision)))


def scene_ids_ever(c: Connection, video_id: str) -> frozenset[str]:
    """Ids of all scenes of all revisions, and of every scene that has a picture."""
    kept, clips = tables.script_versions.c, tables.clips.c
    scripts = c.execute(select(kept.script).where(kept.video_id == video_id)).scalars()
    ids = {scene["id"] for script in scripts for scene in script["scenes"]}
    pictured = select(clips.scene_id).where(clips.video_id == video_id).distinct()
    return frozenset({*ids, *c.execute(pictured).scalars()})


def spent_by_scene(c: Connection, video_id: str) -> dict[str, int]:
    """Micro-dollars of each scene that are charged, in doubt or set aside."""
    ledger = tables.ledger.c
    query = select(ledger.scene_id, *ledger_sums()).where(ledger.video_id == video_id)
    rows = c.execute(query.group_by(ledger.scene_id))
    return {scene_id: sum(amounts) for scene_id, *amounts in rows}


def before_trash(c: Connection, video_id: str) -> VideoStatus:
    """Where a video stood when it was put in the trash."""
    query = select(V.c.status_before_trash).where(V.c.id == video_id)
    return VideoStatus(c.execute(query).scalar_one())


def all_titles(c: Connection, ids: Collection[str]) -> dict[str, str]:
    """Titles of those of the videos that are still there."""
    rows = c.execute(select(V.c.id, V.c.title).where(V.c.id.in_(ids)))
    return {row.id: row.title for row in rows}


def operations_of(c: Connection, video_id: str) -> dict[str, str]:
    """What vendors call the clips of a video, by the business keys of the requests."""
    intents = tables.intents.c
    query = select(intents.key, intents.operation)
    rows = c.execute(query.where(intents.video_id == video_id, intents.kind == "clip"))
    return {row.key: row.operation for row in rows}
