"""A whole account's story on both databases: a cursor goes on exactly where it was."""

from __future__ import annotations

import random

import pytest

from reelwright.database.account_story import LONG, RECENT_MS, AccountStory
from reelwright.database.connect import Database
from reelwright.errors import InputError
from tests.support.live import tell
from tests.support.rows import NOW_MS, add_account, add_video

HOUR_MS = 3_600_000


def read(story: AccountStory, now_ms: int) -> list[tuple[str, int]]:
    """Everything there is, each turned as it is read."""
    heard = []
    while found := story.read_on(now_ms):
        for event in found:
            story.turn(event)
            heard.append((event.video_id, event.seq))
    return heard


def test_a_reader_that_comes_back_at_any_time_hears_each_event_once(database: Database) -> None:
    names = [f"video{number}" for number in range(12)]
    for name in names:
        add_video(database, name)
    add_account(database, "eve")
    add_video(database, "hers", account_id="eve")
    chance, now_ms = random.Random(3), NOW_MS
    story = AccountStory(database, "local")
    assert read(story, now_ms) == []
    expected: list[tuple[str, int]] = []
    heard: list[tuple[str, int]] = []
    for _ in range(60):
        now_ms += chance.choice([1, 500, 30_000, 90_000, RECENT_MS, HOUR_MS])
        for _ in range(chance.randint(0, 4)):
            name = chance.choice([*names, "hers"])
            # Machines' clocks differ by some seconds.
            seq = tell(database, name, now_ms=now_ms + chance.randint(-5000, 5000))
            if name != "hers":
                expected.append((name, seq))
        if chance.random() < 0.3:
            # Dropped in the middle of what it was told.
            found = story.read_on(now_ms)
            for event in found[: chance.randint(0, len(found))]:
                story.turn(event)
                heard.append((event.video_id, event.seq))
        elif chance.random() < 0.5:
            heard += read(story, now_ms)
        if chance.random() < 0.6:
            story = AccountStory(database, "local", story.cursor())
    heard += read(story, now_ms)
    for name in names:
        told = [seq for of, seq in heard if of == name]
        assert told == [seq for of, seq in expected if of == name], name
    assert len(heard) == len(expected)


def test_a_cursor_grows_with_the_videos_of_late_alone(database: Database) -> None:
    story = AccountStory(database, "local")
    read(story, NOW_MS)
    for number in range(LONG + 1):
        add_video(database, f"video{number}")
        tell(database, f"video{number}", now_ms=NOW_MS + 1)
    assert len(read(story, NOW_MS + 2)) == LONG + 1
    assert story.is_long
    assert len(story.cursor()) < 30 * LONG
    assert read(story, NOW_MS + 2 * RECENT_MS) == []
    assert not story.is_long
    assert len(story.cursor()) < 40


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0", "WzEseyJhIjotMX1d", "é", "W" * 5000])
def test_a_cursor_that_is_not_ours_is_refused(sqlite_database: Database, cursor: str) -> None:
    with pytest.raises(InputError, match="not one of ours"):
        AccountStory(sqlite_database, "local", cursor)
