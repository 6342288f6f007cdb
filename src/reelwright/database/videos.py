"""Rows of videos: what was asked for, what was decided, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.engine import Row

from reelwright.database import tables
from reelwright.database.connect import lock_video
from reelwright.domain.brief import Brief
from reelwright.domain.plan import VideoPlan
from reelwright.domain.segment import Soundtrack
from reelwright.domain.video import WORKING, Video, VideoStatus
from reelwright.errors import NotFound, Superseded

T = tables.videos


@dataclass(frozen=True)
class NewVideo:
    """What a video begins as."""

    id: str
    account_id: str
    brief: Brief
    material: str
    origin: str
    approve: bool


def insert_video(c: Connection, new: NewVideo, *, now_ms: int) -> Video:
    """Queued, in its first run."""
    c.execute(
        insert(T).values(
            id=new.id,
            account_id=new.account_id,
            status=VideoStatus.QUEUED,
            run=1,
            revision=1,
            title=new.brief.theme,
            brief=new.brief.model_dump(mode="json"),
            material=new.material,
            origin=new.origin,
            approve=new.approve,
            budget_microusd=new.brief.budget_microusd,
            created_at_ms=now_ms,
            updated_at_ms=now_ms,
        )
    )
    return load_video(c, new.id)


def load_video(c: Connection, video_id: str, *, account_id: str | None = None) -> Video:
    """Raises NotFound, also for a video of another account than the one given."""
    row = c.execute(select(T).where(T.c.id == video_id)).one_or_none()
    if row is None or (account_id is not None and row.account_id != account_id):
        raise NotFound(
            f"There is no video '{video_id[:80]}'. `reelwright videos` lists what there is."
        )
    return _video(row)


def find_video(c: Connection, video_id: str) -> Video | None:
    """The video, None where there is none."""
    row = c.execute(select(T).where(T.c.id == video_id)).one_or_none()
    return None if row is None else _video(row)


def find_named(c: Connection, name: str) -> Video | None:
    """The video that was asked for under this name, the newest where there were several."""
    query = select(T).where(T.c.id.startswith(name, autoescape=True))
    query = query.order_by(T.c.created_at_ms.desc(), T.c.id)
    numbered = re.compile(re.escape(name) + r"(-\d+)?")
    rows = (row for row in c.execute(query) if numbered.fullmatch(row.id))
    return next((_video(row) for row in rows), None)


def list_videos(
    c: Connection, *, account_id: str | None = None, trashed: bool = False, limit: int = 200
) -> tuple[Video, ...]:
    """Newest first; those in the trash only where asked for."""
    query = select(T).order_by(T.c.created_at_ms.desc(), T.c.id).limit(limit)
    is_trashed = T.c.status == VideoStatus.TRASHED
    query = query.where(is_trashed if trashed else ~is_trashed)
    if account_id is not None:
        query = query.where(T.c.account_id == account_id)
    return tuple(_video(row) for row in c.execute(query))


def hold_name(c: Connection, video_id: str) -> None:
    """Of two that would insert the same video, the second waits for the first, and finds it."""
    if c.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
        c.execute(lock, {"name": f"reelwright.video.{video_id}"})


def locked(c: Connection, video_id: str, *, account_id: str | None = None) -> Video:
    """The video, held until the transaction ends, so that two changes follow one another."""
    lock_video(c, video_id)
    return load_video(c, video_id, account_id=account_id)


def working(c: Connection, video_id: str, run: int) -> Video:
    """The video of a run that is still wanted, held. Raises Superseded where it is not."""
    lock_video(c, video_id)
    video = find_video(c, video_id)
    if video is None or video.run != run or video.status not in WORKING:
        raise Superseded(f"Run {run} of {video_id} was overtaken.")
    return video


def change_video(c: Connection, video_id: str, *, now_ms: int, **values: Any) -> None:
    """Set columns of one video; models are written as JSON."""
    plain = {name: _plain(value) for name, value in values.items()}
    c.execute(update(T).where(T.c.id == video_id).values(updated_at_ms=now_ms, **plain))


def keep_soundtrack(
    c: Connection, video_id: str, run: int, track: Soundtrack, *, now_ms: int
) -> None:
    """The whole sound as this run mixed it."""
    kept = {"run": run, "track": track.model_dump(mode="json")}
    change_video(c, video_id, now_ms=now_ms, soundtrack=kept)


def soundtrack_of(c: Connection, video_id: str, run: int) -> Soundtrack | None:
    """This run's sound, None while it is not mixed."""
    kept: Mapping[str, Any] | None = c.execute(
        select(T.c.soundtrack).where(T.c.id == video_id)
    ).scalar_one()
    if not kept or kept["run"] != run:
        return None
    return Soundtrack.model_validate(kept["track"])


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


def _video(row: Row[Any]) -> Video:
    return Video(
        id=row.id,
        account_id=row.account_id,
        status=VideoStatus(row.status),
        run=row.run,
        revision=row.revision,
        title=row.title,
        brief=Brief.model_validate(row.brief),
        material=row.material,
        origin=row.origin,
        approve=row.approve,
        script_key=row.script_key,
        plan=VideoPlan.model_validate(row.plan) if row.plan else None,
        version=row.version,
        budget_microusd=row.budget_microusd,
        notice=row.notice,
        created_at_ms=row.created_at_ms,
        updated_at_ms=row.updated_at_ms,
        trashed_at_ms=row.trashed_at_ms,
    )
