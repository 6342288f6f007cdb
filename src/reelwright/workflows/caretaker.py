"""caretaker: lost work is taken up, old videos go to the trash, and the trash is emptied."""

from __future__ import annotations

import logging
import shutil
import time

from sqlalchemy import Connection, delete, func, select

from reelwright.database import tables
from reelwright.database.accounts import release_video
from reelwright.database.artifacts import (
    forget_artifacts,
    only_of,
    used_by_any,
    used_elsewhere,
)
from reelwright.database.intents import MINUTE_MS, forget_sends, keys_of, open_intents
from reelwright.database.uploads import kept_among
from reelwright.database.videos import change_video, find_video, locked, working
from reelwright.domain.events import EventType
from reelwright.domain.video import RESTING, WORKING, Video, VideoStatus
from reelwright.errors import Superseded
from reelwright.stages import Stage
from reelwright.storage.keys import ARTIFACTS, CLIPS, UPLOADS, VIDEOS, artifact_key
from reelwright.storage.objects import Objects
from reelwright.storage.outputs import artifacts_below, remove_outputs
from reelwright.storage.versions import remove_versions
from reelwright.workflows.engine import KINDS
from reelwright.workflows.runs import run_again
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.house")

DAY_MS = 86_400_000
SWEEP_AFTER_S = 3600.0
"""No artifact takes this long to write."""
ASKED_AT_ONCE = 500
"""Keys in one question to the database."""


def revive_stalled(studio: Studio) -> None:
    """A video that should be worked on, and on which nobody works, begins its next run."""
    before_ms = studio.now_ms() - round(studio.services.policy.stalled_s * 1000)
    videos = tables.videos
    last = (
        select(func.max(tables.events.c.at_ms))
        .where(tables.events.c.video_id == videos.c.id)
        .scalar_subquery()
    )
    query = select(videos.c.id, videos.c.run).where(
        videos.c.status.in_(WORKING), videos.c.updated_at_ms < before_ms, last < before_ms
    )
    with studio.database.read() as c:
        still = c.execute(query).all()
    # Thousands of videos may stand still while a vendor works: one look tells most of them.
    at_work = studio.tasks.videos_at_work() if still else frozenset()
    for video_id, run in still:
        if video_id in at_work or studio.tasks.unfinished(
            [f"{kind}:{video_id}:{run}" for kind in KINDS]
        ):
            continue
        log.warning("%s stood still: it is taken up anew.", video_id)
        try:
            with studio.database.begin() as c:
                run_again(c, studio, working(c, video_id, run))
        except Superseded:
            continue
        except Exception:
            # Whatever is wrong with one video, the others must not stand still for it.
            log.exception("%s cannot be taken up anew.", video_id)


def trash_old(studio: Studio) -> None:
    """Videos past the retention go to the trash; without a setting none does."""
    days = studio.services.policy.retention_days
    forget = studio.now_ms() - 10 * MINUTE_MS
    with studio.database.begin() as c:
        forget_sends(c, before_ms=forget)
    if days is None:
        return
    videos = tables.videos
    old = select(videos.c.id).where(
        videos.c.status.in_(RESTING), videos.c.updated_at_ms < studio.now_ms() - days * DAY_MS
    )
    with studio.database.read() as c:
        ids = c.execute(old).scalars().all()
    for video_id in ids:
        with studio.database.begin() as c:
            put_in_trash(c, studio, locked(c, video_id))


def put_in_trash(c: Connection, studio: Studio, video: Video) -> None:
    """Out of sight, and restorable until the trash is emptied; the caller holds the video."""
    if video.status not in RESTING:
        return
    now_ms = studio.now_ms()
    change_video(
        c,
        video.id,
        now_ms=now_ms,
        status=VideoStatus.TRASHED,
        status_before_trash=video.status,
        trashed_at_ms=now_ms,
    )
    # One that was never finished gives its place in the quota back.
    release_video(c, video.id)
    studio.tell(c, video, EventType.VIDEO_TRASHED)


def purge_trash(studio: Studio) -> None:
    """Remove what lay in the trash for long enough, files first; bills and ledger stay."""
    days = studio.services.policy.trash_days
    videos = tables.videos
    due = select(videos.c.id).where(
        videos.c.status == VideoStatus.TRASHED,
        videos.c.trashed_at_ms <= studio.now_ms() - days * DAY_MS,
    )
    with studio.database.read() as c:
        ids = c.execute(due).scalars().all()
    for video_id in ids:
        purge(studio, video_id)


def sweep(studio: Studio) -> None:
    """Remove what killed processes left half written; nothing that anybody still writes."""
    studio.services.store.sweep(older_than_s=SWEEP_AFTER_S)
    scratch = studio.services.workspace / "scratch"
    for folder in scratch.glob("*"):
        if time.time() - folder.stat().st_mtime > SWEEP_AFTER_S:
            shutil.rmtree(folder, ignore_errors=True)
    _sweep_uploads(studio)
    if studio.services.resources.objects_url:
        _sweep_versions(studio)


def _sweep_uploads(studio: Studio) -> None:
    """Remove uploads that nobody keeps and no video uses: deleted while a video was purged, left
    by a process that died, or of an account that is gone."""
    before_ms = (time.time() - SWEEP_AFTER_S) * 1000
    below = studio.objects().list(f"{artifact_key(UPLOADS)}/")
    found = [each.key for each in below if each.modified_ms < before_ms]
    keys = [key.removeprefix(f"{ARTIFACTS}/") for key in found]
    for start in range(0, len(keys), ASKED_AT_ONCE):
        some = keys[start : start + ASKED_AT_ONCE]
        with studio.database.read() as c:
            wanted = kept_among(c, some) | used_by_any(c, some)
        for key in some:
            if key not in wanted:
                studio.services.store.remove(key)


def _sweep_versions(studio: Studio) -> None:
    """Remove what was fetched here of videos that were purged on another machine."""
    for folder in (studio.services.workspace / VIDEOS).glob("*"):
        with studio.database.read() as c:
            gone = find_video(c, folder.name) is None
        if gone and time.time() - folder.stat().st_mtime > SWEEP_AFTER_S:
            shutil.rmtree(folder, ignore_errors=True)


def purge(studio: Studio, video_id: str) -> None:
    """Remove one video for good: its own artifacts, its files, its rows. Safe to repeat."""
    with studio.database.read() as c:
        video = find_video(c, video_id)
        if video is not None and video.status is not VideoStatus.TRASHED:
            # Taken out of the trash meanwhile.
            return
        if open_intents(c, video_id):
            # Something is still on its way from a vendor, and its price to be settled.
            return
        keys = only_of(c, video_id)
        places = keys_of(c, video_id)
    objects = studio.objects()
    for key in (*keys, *_unrecorded(studio, objects, video_id)):
        studio.services.store.remove(key)
    studio.at("purge:files")
    remove_outputs(objects, video_id)
    # Loaded where it is needed: half a second of picture libraries for a start of the program.
    from reelwright.providers.clips.stills import forget_stills

    forget_stills(studio.services.resources.cache, places)
    remove_versions(objects, video_id)
    for folder in (studio.folder(video_id), studio.services.workspace / CLIPS / video_id):
        shutil.rmtree(folder, ignore_errors=True)
    with studio.database.begin() as c:
        forget_artifacts(c, video_id)
        c.execute(delete(tables.videos).where(tables.videos.c.id == video_id))


def _unrecorded(studio: Studio, objects: Objects, video_id: str) -> tuple[str, ...]:
    """Pictures bought for the video that no row names: its worker died, or it was cancelled,
    between the file and the row."""
    found = artifacts_below(objects, f"{Stage.MAKE_CLIP}/{video_id}")
    with studio.database.read() as c:
        used = used_elsewhere(c, video_id, found)
    return tuple(key for key in found if key not in used)
