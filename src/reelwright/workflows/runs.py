"""runs: a video is created, and taken up again; each run drives it once from where it stands."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from reelwright.database import tables
from reelwright.database.accounts import reserve_video
from reelwright.database.artifacts import record_artifacts
from reelwright.database.intents import has_intents
from reelwright.database.videos import NewVideo, change_video, insert_video, load_video
from reelwright.domain.events import EventType
from reelwright.domain.video import Video, VideoStatus
from reelwright.storage.keys import UPLOADS
from reelwright.workflows import parts
from reelwright.workflows.studio import Studio


def unused_name(c: Connection, studio: Studio, name: str) -> str:
    """An id for a new video: `name`, or a numbered one where a purged video had that.

    Its bills stay under its id, and its finished work would be taken for the new one's.
    """
    count = 1
    while _was_used(c, studio, unused := name if count == 1 else f"{name}-{count}"):
        count += 1
    return unused


def _was_used(c: Connection, studio: Studio, video_id: str) -> bool:
    return has_intents(c, video_id) or studio.tasks.knows(c, f"plan:{video_id}:1")


def create_video(c: Connection, studio: Studio, new: NewVideo) -> Video:
    """A video with its place in the quota, its first event and its work queued, or none of it.

    Raises QuotaExceeded.
    """
    reserve_video(c, new.account_id)
    video = insert_video(c, new, now_ms=studio.now_ms())
    brief = new.brief
    # From here on they are the video's own, whatever becomes of the uploads.
    record_artifacts(c, video.id, UPLOADS, brief.own_keys, now_ms=studio.now_ms())
    studio.tell(
        c,
        video,
        EventType.VIDEO_CREATED,
        once="created",
        theme=brief.theme,
        language=brief.language,
        origin=new.origin,
    )
    parts.plan(c, studio, video)
    return video


def run_again(c: Connection, studio: Studio, video: Video, **changes: Any) -> Video:
    """Begin the video's next run; the caller holds the video and has checked that it may.

    `changes` are columns to set along. A place in the quota that was given back is taken anew:
    raises QuotaExceeded.
    """
    quota = tables.videos.c.quota
    released = c.execute(
        select(quota).where(tables.videos.c.id == video.id, quota == "released")
    ).one_or_none()
    if released is not None:
        reserve_video(c, video.account_id)
        changes["quota"] = "reserved"
    change_video(
        c,
        video.id,
        now_ms=studio.now_ms(),
        **{"run": video.run + 1, "status": VideoStatus.QUEUED, "notice": "", **changes},
    )
    again = load_video(c, video.id)
    parts.plan(c, studio, again)
    return again
