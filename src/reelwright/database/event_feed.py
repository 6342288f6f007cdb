"""Event feed: follows the stories of videos as they are written, from any point, in any process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import aclosing

from reelwright.database.connect import Database
from reelwright.database.event_bell import open_bell
from reelwright.database.event_tail import EventTail
from reelwright.database.events import last_seqs, read_events
from reelwright.domain.events import Event
from reelwright.errors import StorageError

CHUNK = 500
"""Events read at once."""
PATIENCE_S = 60.0
"""How long the database may be away before a follower is told."""
AGAIN_S = 0.5
GLANCE_S = 0.2
"""How soon a follower that waits notices that it should stop."""


class Bookmark:
    """How far one reader has come in the stories of one video, or of all where `video_id` is None.

    With all, it begins after what is told by now and reads the stories of later videos whole.
    """

    def __init__(self, database: Database, video_id: str | None, after: int = 0) -> None:
        self._database = database
        self._video_id = video_id
        self._seqs: dict[str, int] = {}
        self._placed = video_id is not None
        if video_id is not None:
            self._seqs[video_id] = after

    def seq(self, video_id: str) -> int:
        """The last one read."""
        return self._seqs.get(video_id, 0)

    def fits(self, event: Event) -> bool:
        """Whether this event is the next one of its video; older and later ones are not."""
        return event.seq == self.seq(event.video_id) + 1

    def turn(self, event: Event) -> None:
        """This event is read."""
        self._seqs[event.video_id] = event.seq

    def read_on(self) -> list[Event]:
        """What comes next in the table, `CHUNK` at most; empty at the end. Raises StorageError."""
        with self._database.read() as c:
            if self._video_id is not None:
                return list(read_events(c, self._video_id, self.seq(self._video_id), CHUNK))
            if not self._placed:
                self._seqs = last_seqs(c)
                self._placed = True
                return []
            found: list[Event] = []
            for video_id, last in last_seqs(c).items():
                if last > self.seq(video_id) and len(found) < CHUNK:
                    room = CHUNK - len(found)
                    found += read_events(c, video_id, self.seq(video_id), room)
            return found


class EventFeed:
    """Events as they are appended by any process, in order for each video, none twice.

    `follow` is for a thread that waits; `subscribe` for many readers on one event loop, served
    by one thread that follows the database for all of them. Who has not taken `room` events
    reads the table at its own pace.
    """

    def __init__(self, database: Database, *, room: int = 256) -> None:
        self._database = database
        self._tail = EventTail(database, room=room)

    def follow(
        self,
        video_id: str | None,
        after: int = 0,
        *,
        timeout_s: float | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Generator[Event, None, None]:
        """Events after the seq `after`, first those told already, then each as it comes.

        Ends after `timeout_s` without one, or soon after `stop()` is true. `video_id` None
        means new events of all videos. A database that is away for a while is waited for;
        raises StorageError when it stays away.
        """
        bookmark = Bookmark(self._database, video_id, after)
        heard = time.monotonic()
        with open_bell(self._database) as bell:
            while not (stop and stop()):
                rung = bell.wait(GLANCE_S)
                if rung is None or (rung and (video_id is None or video_id in rung)):
                    while events := _patiently(bookmark):
                        for event in events:
                            bookmark.turn(event)
                            yield event
                        heard = time.monotonic()
                if timeout_s is not None and time.monotonic() - heard >= timeout_s:
                    return

    async def subscribe(
        self, video_id: str | None, after: int = 0, *, ready: Callable[[], None] | None = None
    ) -> AsyncGenerator[Event, None]:
        """The same for an event loop, without an end until `close`; use it with `aclosing`.

        `ready` is called once what was told before is read: nothing told later is missed.
        """
        bookmark = Bookmark(self._database, video_id, after)
        with self._tail.joined(video_id, bookmark.seq) as place:
            while not place.closed:
                if place.behind:
                    place.catch_up()
                    async with aclosing(_all_there_is(bookmark)) as events:
                        async for event in events:
                            yield event
                    if ready is not None:
                        ready()
                    continue
                given = await place.next()
                if given is None:
                    continue
                if bookmark.fits(given):
                    bookmark.turn(given)
                    yield given
                elif given.seq > bookmark.seq(given.video_id):
                    place.fall_behind()

    async def close(self) -> None:
        """End every subscription and the thread that serves them."""
        await asyncio.to_thread(self._tail.close)


def _patiently(bookmark: Bookmark) -> list[Event]:
    last = time.monotonic() + PATIENCE_S
    while True:
        try:
            return bookmark.read_on()
        except StorageError:
            if time.monotonic() > last:
                raise
            time.sleep(AGAIN_S)


async def _all_there_is(bookmark: Bookmark) -> AsyncGenerator[Event, None]:
    last = time.monotonic() + PATIENCE_S
    while True:
        try:
            events = await asyncio.to_thread(bookmark.read_on)
        except StorageError:
            if time.monotonic() > last:
                raise
            await asyncio.sleep(AGAIN_S)
            continue
        if not events:
            return
        for event in events:
            bookmark.turn(event)
            yield event
