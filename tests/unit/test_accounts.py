"""Accounts: a video's place in the quota is taken, used up or given back, once each."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from reelwright.database.accounts import (
    LOCAL_ACCOUNT,
    commit_video,
    release_video,
    reserve_again,
    reserve_video,
)
from reelwright.database.connect import Database
from reelwright.database.tables import accounts
from reelwright.errors import NotFound, QuotaExceeded
from tests.support.rows import add_account, add_video


@pytest.fixture
def ann(sqlite_database: Database) -> Database:
    """Ann may make two videos and has begun one."""
    add_account(sqlite_database, "ann", max_videos=2)
    with sqlite_database.begin() as c:
        reserve_video(c, "ann")
    add_video(sqlite_database, account_id="ann")
    return sqlite_database


def used(database: Database) -> int:
    with database.read() as c:
        found = c.execute(select(accounts.c.video_count).where(accounts.c.id == "ann"))
        return int(found.scalar_one())


def test_a_failed_video_gives_its_place_back_once(ann: Database) -> None:
    with ann.begin() as c:
        assert [release_video(c, "panda"), release_video(c, "panda")] == [True, False]
    assert used(ann) == 0


def test_a_finished_video_keeps_its_place(ann: Database) -> None:
    with ann.begin() as c:
        assert [commit_video(c, "panda"), commit_video(c, "panda")] == [True, False]
        assert not release_video(c, "panda")
    assert used(ann) == 1


def test_a_video_taken_up_again_is_counted_again_once(ann: Database) -> None:
    with ann.begin() as c:
        release_video(c, "panda")
        reserve_again(c, "panda")
        reserve_again(c, "panda")
    assert used(ann) == 1


def test_a_video_taken_up_again_needs_room(ann: Database) -> None:
    with ann.begin() as c:
        release_video(c, "panda")
        reserve_video(c, "ann")
        reserve_video(c, "ann")
    with pytest.raises(QuotaExceeded, match="2 of 2"), ann.begin() as c:
        reserve_again(c, "panda")
    with ann.begin() as c:
        assert not release_video(c, "panda")
    assert used(ann) == 2


def test_the_local_owner_has_no_limit(sqlite_database: Database) -> None:
    with sqlite_database.begin() as c:
        for _ in range(5):
            reserve_video(c, LOCAL_ACCOUNT)


def test_nobody_and_the_disabled_make_no_video(ann: Database) -> None:
    with pytest.raises(NotFound, match="no account bob"), ann.begin() as c:
        reserve_video(c, "bob")
    with ann.begin() as c:
        c.execute(update(accounts).where(accounts.c.id == "ann").values(disabled=True))
    with pytest.raises(NotFound, match="disabled"), ann.begin() as c:
        reserve_video(c, "ann")
