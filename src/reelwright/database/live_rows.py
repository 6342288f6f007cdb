"""Live rows: how a video stands at this moment, in as few columns as a watcher needs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, select

from reelwright.database.sharing import is_readable
from reelwright.database.tables import scenes, videos
from reelwright.domain.video import VideoStatus

V = videos.c
_COLUMNS = (V.id, V.title, V.status, V.run, V.revision, V.version, V.notice, V.updated_at_ms)


@dataclass(frozen=True)
class SceneNow:
    """One scene in the making."""

    id: str
    number: int
    """Its place, from 1."""
    tier: str
    pictured: bool
    narrated: bool
    rendered: bool


@dataclass(frozen=True)
class VideoNow:
    """One video, after its event `seq`."""

    id: str
    seq: int
    title: str
    status: str
    run: int
    revision: int
    version: int
    """Number of the newest finished file, 0 where there is none yet."""
    notice: str
    updated_at_ms: int
    scenes: tuple[SceneNow, ...] = ()
    own: bool = True
    """Else another's, who shares it."""


def find_now(c: Connection, video_id: str, *, readable_by: str | None) -> VideoNow | None:
    """None for a video that is not there, or that the account may not look at.

    Of another's, that is shared, its notice and where its pictures come from stay untold.
    """
    query = select(*_COLUMNS, V.last_seq, V.account_id)
    query = query.where(V.id == video_id, is_readable(readable_by))
    row = c.execute(query).mappings().one_or_none()
    if row is None:
        return None
    # After the seq: on Postgres these may be newer than it, and the events to come tell so again.
    wanted = select(scenes).where(scenes.c.video_id == video_id).order_by(scenes.c.position)
    now = _now(row, tuple(_scene(scene, row["run"]) for scene in c.execute(wanted).mappings()))
    return now if readable_by in {None, row["account_id"]} else _for_others(now)


def list_now(c: Connection, *, account_id: str | None, limit: int) -> tuple[VideoNow, ...]:
    """Newest first, without scenes, and without what is in the trash."""
    query = select(*_COLUMNS, V.last_seq).where(V.status != VideoStatus.TRASHED)
    if account_id is not None:
        query = query.where(V.account_id == account_id)
    query = query.order_by(V.created_at_ms.desc(), V.id).limit(limit)
    return tuple(_now(row) for row in c.execute(query).mappings())


def _now(row: RowMapping, of_scenes: tuple[SceneNow, ...] = ()) -> VideoNow:
    values = {column.name: row[column.name] for column in _COLUMNS}
    return VideoNow(seq=row["last_seq"], scenes=of_scenes, **values)


def _for_others(now: VideoNow) -> VideoNow:
    told = tuple(replace(scene, tier="") for scene in now.scenes)
    return replace(now, notice="", scenes=told, own=False)


def _scene(row: RowMapping, run: int) -> SceneNow:
    return SceneNow(
        id=row["id"],
        number=row["position"] + 1,
        tier=row["tier"],
        pictured=row["shown"] == row["generation"],
        narrated=row["narrated_run"] == run,
        rendered=row["rendered_run"] == run,
    )
