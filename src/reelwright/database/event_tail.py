"""Event tail: one thread that follows the database for every subscriber of this process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reelwright.database.connect import Database
from reelwright.database.event_bell import open_bell
from reelwright.database.events import read_events
from reelwright.domain.events import Event
from reelwright.errors import StorageError

CHUNK = 500
GLANCE_S = 0.2


class Place:
    """One subscriber's seat: events wait here for it. Belongs to the subscriber's event loop."""

    def __init__(self, video_id: str | None, seq: Callable[[str], int], room: int) -> None:
        self.video_id = video_id
        self.seq = seq
        self.behind = True
        """It must read the table: at first, when it was slow, or when events may be missing."""
        self.closed = False
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Event | None] = asyncio.Queue(room)

    async def next(self) -> Event | None:
        """The next event, None where it is to look at `behind` and `closed` instead."""
        return await self._queue.get()

    def catch_up(self) -> None:
        """It is about to read the table: what waits is there too, what comes from now waits."""
        while not self._queue.empty():
            self._queue.get_nowait()
        self.behind = False

    def fall_behind(self) -> None:
        """It must read the table."""
        self.behind = True
        if self._queue.empty():
            self._queue.put_nowait(None)

    def give(self, events: tuple[Event, ...]) -> None:
        """Have these wait for it."""
        for event in events:
            if self.behind:
                return
            if self._queue.full():
                self.fall_behind()
            else:
                self._queue.put_nowait(event)

    def end(self) -> None:
        """No more events come."""
        self.closed = True
        self.fall_behind()

    def post(self, call: Callable[..., None], *args: object) -> None:
        """Have the subscriber's event loop call this, from any thread."""
        try:
            self._loop.call_soon_threadsafe(call, *args)
        except RuntimeError:
            self.closed = True  # that loop has ended, and its subscriber with it


class EventTail:
    """Reads each new event once and gives it to everybody who wants it.

    At most `room` events are kept for one subscriber.
    """

    def __init__(self, database: Database, *, room: int) -> None:
        self._database = database
        self._room = room
        self._lock = threading.Lock()
        self._places: dict[str | None, set[Place]] = {}
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    @contextmanager
    def joined(self, video_id: str | None, seq: Callable[[str], int]) -> Iterator[Place]:
        """A seat for as long as the block lasts; `seq` says how far its reader has come."""
        place = Place(video_id, seq, self._room)
        with self._lock:
            self._places.setdefault(video_id, set()).add(place)
            if self._thread is None:
                self._stop.clear()
                self._thread = threading.Thread(target=self._run, name="events", daemon=True)
                self._thread.start()
        try:
            yield place
        finally:
            with self._lock:
                self._places[video_id].discard(place)
                if not self._places[video_id]:
                    del self._places[video_id]

    def close(self) -> None:
        """End every subscription and the thread."""
        self._stop.set()
        thread = self._thread
        if thread is not None:
            thread.join()
        self._thread = None
        for place in self._everybody():
            place.post(place.end)

    def _run(self) -> None:
        known: dict[str, int] = {}
        with open_bell(self._database) as bell:
            while not self._stop.is_set():
                rung = bell.wait(GLANCE_S)
                if rung is None:
                    known.clear()
                    self._all_fall_behind()
                    continue
                for video_id in rung:
                    try:
                        self._tell(video_id, known)
                    except StorageError:
                        known.clear()
                        self._all_fall_behind()

    def _tell(self, video_id: str, known: dict[str, int]) -> None:
        while True:
            places = self._wanting(video_id)
            if not places:
                known.pop(video_id, None)
                return
            after = known.get(video_id)
            if after is None:
                after = min(place.seq(video_id) for place in places)
            with self._database.read() as c:
                events = read_events(c, video_id, after, CHUNK)
            if not events:
                return
            known[video_id] = events[-1].seq
            for place in places:
                place.post(place.give, events)

    def _wanting(self, video_id: str) -> list[Place]:
        with self._lock:
            return [*self._places.get(video_id, ()), *self._places.get(None, ())]

    def _everybody(self) -> list[Place]:
        with self._lock:
            return [place for places in self._places.values() for place in places]

    def _all_fall_behind(self) -> None:
        for place in self._everybody():
            place.post(place.fall_behind)
