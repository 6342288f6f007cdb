"""Sharing: a video is shown to everybody who is signed in, kept at heart, and watched."""

from __future__ import annotations

from reelwright.database import sharing
from reelwright.database.videos import load_video, locked
from reelwright.domain.video import VideoStatus
from reelwright.errors import Conflict, NotFound
from reelwright.operations.principal import Principal
from reelwright.workflows.studio import Studio


def share(studio: Studio, video_id: str, *, account_id: str | None = None) -> None:
    """Let every account look at it. Raises Conflict where there is nothing to be seen yet."""
    with studio.database.begin() as c:
        video = locked(c, video_id, account_id=account_id)
        if video.status is VideoStatus.TRASHED:
            raise Conflict(f"{video.id} is in the trash. Restore it first.")
        if not video.version:
            raise Conflict(f"{video.id} has no finished file yet. Share it once it is made.")
        sharing.share(c, video_id, now_ms=studio.now_ms())


def unshare(studio: Studio, video_id: str, *, account_id: str | None = None) -> None:
    """Only its owner sees it from now on."""
    with studio.database.begin() as c:
        locked(c, video_id, account_id=account_id)
        sharing.unshare(c, video_id)


def set_favourite(studio: Studio, principal: Principal, video_id: str) -> None:
    """Keep a video at heart that one may look at."""
    with studio.database.begin() as c:
        if sharing.owner_of(c, video_id, readable_by=principal.sees) is None:
            raise not_there(video_id)
        sharing.set_favourite(c, principal.account_id, video_id, now_ms=studio.now_ms())


def unset_favourite(studio: Studio, principal: Principal, video_id: str) -> None:
    """Whether or not it is still there to be seen."""
    with studio.database.begin() as c:
        sharing.unset_favourite(c, principal.account_id, video_id)


def count_view(studio: Studio, principal: Principal, video_id: str) -> int:
    """How often it was watched, this time counted in: once for each account and day."""
    with studio.database.begin() as c:
        if sharing.owner_of(c, video_id, readable_by=principal.sees) is None:
            raise not_there(video_id)
        sharing.count_view(c, principal.account_id, video_id, now_ms=studio.now_ms())
        return sharing.views_of(c, video_id)


def is_own(studio: Studio, principal: Principal, video_id: str) -> bool:
    """Whether the video is the asker's to change; raises NotFound where it may not be seen."""
    with studio.database.read() as c:
        owner = sharing.owner_of(c, video_id, readable_by=principal.sees)
    if owner is None:
        raise not_there(video_id)
    return principal.sees is None or owner == principal.sees


def check_own(studio: Studio, video_id: str, *, account_id: str | None) -> None:
    """Raises NotFound where the video is not the account's."""
    with studio.database.read() as c:
        load_video(c, video_id, account_id=account_id)


def not_there(video_id: str) -> NotFound:
    """The same for what is not there as for what is private."""
    return NotFound(f"There is no video '{video_id[:80]}'.")
