"""Accounts: whose videos they are and how many each may make."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select, update

from reelwright.database.tables import accounts, videos
from reelwright.errors import NotFound, QuotaExceeded

LOCAL_ACCOUNT = "local"
"""The owner of an installation without sign-up; may make any number of videos."""

UNLIMITED = -1


def reserve_video(c: Connection, account_id: str) -> None:
    """Count one more video against the account's quota, exactly under concurrency.

    Called in the transaction that inserts the video's row, whose `quota` begins as reserved.
    Raises QuotaExceeded, or NotFound for an account that is not there or was disabled.
    """
    room = or_(accounts.c.max_videos == UNLIMITED, accounts.c.video_count < accounts.c.max_videos)
    taken = c.execute(
        update(accounts)
        .where(accounts.c.id == account_id, accounts.c.disabled.is_(False), room)
        .values(video_count=accounts.c.video_count + 1)
    )
    if taken.rowcount:
        return
    row = c.execute(select(accounts).where(accounts.c.id == account_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no account {account_id}.")
    if row.disabled:
        raise NotFound(f"The account {account_id} is disabled. Ask the owner to enable it.")
    raise QuotaExceeded(
        f"The account {account_id} has {row.video_count} of {row.max_videos} videos. A finished "
        "video keeps its place, deleted or not: cancel one that is not finished, or ask the owner "
        "for a higher limit."
    )


def reserve_again(c: Connection, video_id: str) -> None:
    """A video whose place was given back is taken up again: count it anew.

    Does nothing where it still counts. On QuotaExceeded the caller rolls back.
    """
    account_id = _settle(c, video_id, "reserved", before="released")
    if account_id is not None:
        reserve_video(c, account_id)


def commit_video(c: Connection, video_id: str) -> bool:
    """The video is made: its place in the quota is used up. True where that is new."""
    return _settle(c, video_id, "committed", before="reserved") is not None


def release_video(c: Connection, video_id: str) -> bool:
    """Give the video's place in the quota back, once however often it is asked.

    A place that is used up stays so. True where it was given back now.
    """
    account_id = _settle(c, video_id, "released", before="reserved")
    if account_id is None:
        return False
    c.execute(
        update(accounts)
        .where(accounts.c.id == account_id)
        .values(video_count=accounts.c.video_count - 1)
    )
    return True


def _settle(c: Connection, video_id: str, quota: str, *, before: str) -> str | None:
    # One conditional update: of two that settle the same video, one finds nothing to do.
    return c.execute(
        update(videos)
        .where(videos.c.id == video_id, videos.c.quota == before)
        .values(quota=quota)
        .returning(videos.c.account_id)
    ).scalar()
