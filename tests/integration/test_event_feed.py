"""The event feed on both databases: complete, in order, none twice, whatever happens on the way."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import aclosing
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from reelwright.database.connect import Database, lock_video, parse_database_url
from reelwright.database.event_feed import EventFeed
from reelwright.database.events import append, events_since, latest_id, read_events
from reelwright.database.migrate import migrate
from reelwright.database.tables import inbox
from reelwright.domain.events import Event, EventType
from reelwright.errors import NotFound
from tests.support.postgres import running_postgres
from tests.support.rows import NOW_MS, add_video, wait_until

WRITER = """
import random, sys, threading, time
from reelwright.database.connect import Database
from tests.integration.test_event_feed import tell

url, count, *names = sys.argv[1:]
database = Database(url)
chance = random.Random(7)

def write(name):
    for number in range(int(count)):
        tell(database, name, number)
        time.sleep(chance.random() * 0.004)

threads = [threading.Thread(target=write, args=(name,)) for name in names for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
database.close()
"""


def tell(database: Database, video_id: str = "panda", number: int = 0, **given: str) -> int:
    with database.begin() as c:
        lock_video(c, video_id)
        return append(
            c,
            video_id,
            EventType.CLIP_PROGRESS,
            run=1,
            scene_id="s1",
            payload={"number": number},
            now_ms=NOW_MS,
            **given,
        )


def writing(database: Database, count: int, *names: str) -> subprocess.Popen[bytes]:
    """Another process in which two threads a video append `count` events each."""
    url = database.url.render_as_string(hide_password=False)
    return subprocess.Popen([sys.executable, "-c", WRITER, url, str(count), *names])


def seqs(events: list[Event]) -> list[int]:
    return [event.seq for event in events]


def test_an_event_comes_back_as_it_was_told(database: Database) -> None:
    add_video(database)
    assert tell(database, number=5) == 1
    with database.read() as c:
        (event,) = read_events(c, "panda")
        assert events_since(c, 0) == ((latest_id(c), event),)
        assert read_events(c, "panda", after=1) == ()
    assert event == Event(
        video_id="panda",
        seq=1,
        type=EventType.CLIP_PROGRESS,
        at_ms=NOW_MS,
        run=1,
        scene_id="s1",
        payload={"number": 5},
    )


def test_a_step_that_runs_again_tells_its_story_once(database: Database) -> None:
    add_video(database)
    add_video(database, "fox")
    assert [tell(database, once="ready"), tell(database), tell(database, once="ready")] == [1, 2, 1]
    assert tell(database, "fox", once="ready") == 1
    assert tell(database) == 3


def test_an_event_of_no_video_is_refused(database: Database) -> None:
    with pytest.raises(NotFound, match="nobody"):
        tell(database, "nobody")


def test_an_event_goes_with_the_transaction_it_belongs_to(database: Database) -> None:
    add_video(database)

    def half() -> None:
        with database.begin() as c:
            append(c, "panda", EventType.VIDEO_READY, run=1, now_ms=NOW_MS)
            c.execute(insert(inbox).values(key="a", video_id=None, at_ms=1))

    with pytest.raises(IntegrityError):
        half()
    assert tell(database) == 1


def test_a_follower_has_every_event_of_another_process_in_order(database: Database) -> None:
    for name in ("panda", "fox"):
        add_video(database, name)
    chance = random.Random(3)
    heard: list[Event] = []
    with writing(database, 60, "panda", "fox") as process:
        while len(heard) < 120:  # leaves and comes back, from where it was
            stay = chance.randint(1, 30)
            after = heard[-1].seq if heard else 0
            for event in EventFeed(database).follow("panda", after, timeout_s=10):
                heard.append(event)
                stay -= 1
                if not stay or len(heard) == 120:
                    break
            else:
                pytest.fail(f"nothing more came after {after}")
    assert process.returncode == 0
    assert seqs(heard) == list(range(1, 121))
    assert {event.video_id for event in heard} == {"panda"}


def test_following_ends_in_silence_or_when_told_to(database: Database) -> None:
    add_video(database)
    tell(database)
    feed = EventFeed(database)
    assert seqs(list(feed.follow("panda", timeout_s=0.1))) == [1]
    enough = threading.Event()
    heard = []
    for event in feed.follow("panda", stop=enough.is_set):
        heard.append(event)
        enough.set()
    assert seqs(heard) == [1]


def test_following_all_begins_now_and_has_new_videos_whole(database: Database) -> None:
    add_video(database)
    tell(database)
    heard: list[Event] = []
    following = EventFeed(database).follow(None, timeout_s=10)
    follower = threading.Thread(target=lambda: heard.extend(islice(following, 6)))
    follower.start()
    threading.Event().wait(0.3)  # it has looked around
    add_video(database, "fox")
    for number in range(3):
        tell(database, "fox", number)
        tell(database, "panda", number)
    follower.join(timeout=10)
    following.close()
    assert seqs([event for event in heard if event.video_id == "fox"]) == [1, 2, 3]
    assert seqs([event for event in heard if event.video_id == "panda"]) == [2, 3, 4]


def test_many_subscribers_slow_and_fast_each_have_the_whole_story(database: Database) -> None:
    for name in ("panda", "fox"):
        add_video(database, name)

    async def watch(feed: EventFeed, name: str, seed: int) -> list[int]:
        chance = random.Random(seed)
        heard: list[int] = []
        while len(heard) < 80:
            stay = chance.randint(5, 60)
            async with aclosing(feed.subscribe(name, heard[-1] if heard else 0)) as events:
                async for event in events:
                    heard.append(event.seq)
                    if seed % 3 == 0:
                        await asyncio.sleep(chance.random() * 0.01)
                    stay -= 1
                    if not stay or len(heard) == 80:
                        break
        return heard

    async def all_of_them() -> list[list[int]]:
        feed = EventFeed(database, room=4)  # most will be too slow and read the table
        watching = [watch(feed, ("panda", "fox")[seed % 2], seed) for seed in range(24)]
        try:
            return await asyncio.wait_for(asyncio.gather(*watching), timeout=20)
        finally:
            await feed.close()

    with writing(database, 40, "panda", "fox") as process:
        told = asyncio.run(all_of_them())
    assert process.returncode == 0
    assert told == [list(range(1, 81))] * 24


def test_closing_ends_every_subscription(database: Database) -> None:
    add_video(database)
    tell(database)

    async def watch(feed: EventFeed, heard: list[Event]) -> None:
        async for event in feed.subscribe("panda"):
            heard.append(event)

    async def scene() -> list[Event]:
        feed = EventFeed(database)
        heard: list[Event] = []
        watching = asyncio.create_task(watch(feed, heard))
        while not heard:
            await asyncio.sleep(0.01)
        await feed.close()
        await asyncio.wait_for(watching, timeout=5)
        return heard

    assert seqs(asyncio.run(scene())) == [1]


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_followers_outlive_a_restart_of_the_server(how: str) -> None:
    with running_postgres() as server:
        database = Database(parse_database_url(server.url, Path()))
        migrate(database)
        add_video(database)
        heard: list[Event] = []
        follower = threading.Thread(target=_follow_into, args=(database, heard, lambda: False))
        follower.start()
        tell(database)
        wait_until(lambda: len(heard) == 1)
        getattr(server, how)()
        server.start()
        told = 1
        while told < 5:
            told = tell(database)
        follower.join(timeout=15)
        assert seqs(heard) == [1, 2, 3, 4, 5]
        database.close()


def _follow_into(database: Database, heard: list[Event], stop: Callable[[], bool]) -> None:
    for event in EventFeed(database).follow("panda", timeout_s=10, stop=stop):
        heard.append(event)
        if event.seq == 5:
            return
