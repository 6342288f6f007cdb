"""Event hub: one reader of all new events, who hands them to everybody who watches."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from reelwright.database.connect import Database
from reelwright.database.event_feed import EventFeed
from reelwright.database.tables import videos
from reelwright.domain.events import Event
from reelwright.errors import StorageError

log = logging.getLogger("reelwright.live")

OWNERS = 20_000
"""Videos whose account is remembered; a video never changes hands."""


class Ended(StrEnum):
    """Why a seat is served no more."""

    TOO_SLOW = "too_slow"
    REVOKED = "revoked"
    HIDDEN = "hidden"
    """The video was deleted, or is shown to its owner alone by now."""
    AWAY = "away"
    """The database cannot be read."""
    CLOSING = "closing"


@dataclass(frozen=True)
class Topic:
    """What is watched: one video, all of an account, or everything where both are None."""

    video_id: str | None = None
    account_id: str | None = None


class Seat:
    """Where one watcher's events wait, `room` at most. Belongs to the hub's event loop."""

    def __init__(self, room: int) -> None:
        self.ended: Ended | None = None
        self._listening = False
        self._queue: asyncio.Queue[Event | None] = asyncio.Queue(room)

    def listen(self) -> None:
        """Keep what is told from now on; what was told before is in the table."""
        self._listening = True

    def rest(self) -> None:
        """Keep nothing, for a reader who has a long way to go, until it listens again."""
        self._listening = False
        while self.ended is None and not self._queue.empty():
            self._queue.get_nowait()

    async def next(self) -> Event | None:
        """The next event, None where it has ended."""
        if self.ended is not None:
            return None
        return await self._queue.get()

    def give(self, event: Event) -> None:
        """One more waits; a full seat has ended."""
        if not self._listening or self.ended is not None:
            return
        if self._queue.full():
            self.end(Ended.TOO_SLOW)
        else:
            self._queue.put_nowait(event)

    def end(self, why: Ended) -> None:
        """No more events come, and none that waits is given."""
        if self.ended is not None:
            return
        self.ended = why
        while not self._queue.empty():
            self._queue.get_nowait()
        self._queue.put_nowait(None)


class EventHub:
    """Reads each event once for the whole process, while anybody watches."""

    def __init__(self, database: Database, *, room: int = 500) -> None:
        self._database = database
        self._room = room
        self._feed = EventFeed(database, room=5000)
        self._seats: dict[Topic, set[Seat]] = {}
        self._accounts = 0
        """Seats of whole accounts."""
        self._owners: OrderedDict[str, str] = OrderedDict()
        self._ready = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def joined(self, topic: Topic) -> AsyncGenerator[Seat, None]:
        """A seat for as long as the block lasts; from `listen` on it misses nothing."""
        seat = Seat(self._room)
        self._seats.setdefault(topic, set()).add(seat)
        self._accounts += topic.account_id is not None
        try:
            if self._reader is None:
                self._ready = asyncio.Event()
                self._reader = asyncio.create_task(self._read(self._ready))
            await self._ready.wait()
            yield seat
        finally:
            self._accounts -= topic.account_id is not None
            self._seats[topic].discard(seat)
            if not self._seats[topic]:
                del self._seats[topic]

    async def close(self) -> None:
        """End every seat, and the reader."""
        reader = self._reader
        self._end_all(Ended.CLOSING)
        if reader is not None:
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)
        await self._feed.close()

    async def _read(self, ready: asyncio.Event) -> None:
        try:
            async with aclosing(self._feed.subscribe(None, ready=ready.set)) as events:
                async for event in events:
                    await self._hand_out(event)
        except StorageError as error:
            log.warning("Nobody is told of events: %s", error)
        finally:
            self._reader = None
            self._end_all(Ended.AWAY)
            ready.set()

    async def _hand_out(self, event: Event) -> None:
        for seat in self._seats.get(Topic(video_id=event.video_id), ()):
            seat.give(event)
        for seat in self._seats.get(Topic(), ()):
            seat.give(event)
        if self._accounts:
            owner = await self._owner(event.video_id)
            for seat in self._seats.get(Topic(account_id=owner), ()) if owner else ():
                seat.give(event)

    async def _owner(self, video_id: str) -> str:
        """Empty for a video that is gone."""
        known = self._owners.get(video_id)
        if known is None:
            known = await asyncio.to_thread(self._find_owner, video_id)
            self._owners[video_id] = known
            if len(self._owners) > OWNERS:
                self._owners.popitem(last=False)
        return known

    def _find_owner(self, video_id: str) -> str:
        with self._database.read() as c:
            owner = c.execute(select(videos.c.account_id).where(videos.c.id == video_id)).scalar()
        return owner or ""

    def _end_all(self, why: Ended) -> None:
        for seats in self._seats.values():
            for seat in seats:
                seat.end(why)
