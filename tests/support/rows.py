"""Rows: the least that must lie in the tables before something can be tested on it."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import insert

from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.database.connect import Database
from reelwright.database.tables import accounts, videos

NOW_MS = 1_795_000_000_000


def add_video(database: Database, video_id: str = "panda", **given: Any) -> str:
    """A video of the local owner's, unless something else is given."""
    row = {
        "id": video_id,
        "account_id": LOCAL_ACCOUNT,
        "status": "queued",
        "brief": {},
        "created_at_ms": NOW_MS,
        "updated_at_ms": NOW_MS,
    }
    with database.begin() as c:
        c.execute(insert(videos).values(row | given))
    return video_id


def add_account(database: Database, account_id: str, *, max_videos: int = 2) -> str:
    """Somebody who may make so many videos."""
    row = {
        "id": account_id,
        "name": account_id.title(),
        "max_videos": max_videos,
        "created_at_ms": NOW_MS,
    }
    with database.begin() as c:
        c.execute(insert(accounts).values(row))
    return account_id


def wait_until(true: Any, *, within_s: float = 60.0) -> None:
    """Return as soon as `true()` is; fails where it stays untrue."""
    last = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < last, "it did not come about in time"
        time.sleep(0.01)
