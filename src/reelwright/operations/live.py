"""Live: what a watcher is shown at first, and how the events that follow are each told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reelwright.database.account_story import AccountStory
from reelwright.database.event_hub import Ended, EventHub, Seat, Topic
from reelwright.database.events import read_events
from reelwright.database.live_rows import SceneNow, VideoNow, find_now, list_now
from reelwright.database.sharing import shown_among
from reelwright.database.standing import good_among
from reelwright.domain.events import Event
from reelwright.domain.onlooker import as_told
from reelwright.errors import InputError
from reelwright.operations.principal import Principal
from reelwright.operations.sharing import not_there
from reelwright.workflows.studio import Studio

SHOWN = 100
"""Videos in the snapshot of a whole account, newest first."""
CHUNK = 500

__all__ = [
    "Ended",
    "EventHub",
    "Reader",
    "SceneNow",
    "Seat",
    "Shown",
    "Topic",
    "VideoNow",
    "in_good_standing",
    "open_hub",
    "open_reader",
    "still_shown",
]


@dataclass(frozen=True)
class Shown:
    """The snapshot: one video, or the newest of all, and where to go on from."""

    videos: tuple[VideoNow, ...]
    place: str
    """Empty where earlier events follow first."""
    events: tuple[Event, ...] = ()
    """The first of those, to be turned by the watcher one by one."""
    all_read: bool = True
    """Whether there are no others beyond these at this moment."""


class Reader(Protocol):
    """How far one watcher has come. `show` and `read_on` ask the database."""

    @property
    def is_long(self) -> bool:
        """Whether `place` has grown, and reading on would shorten it."""
        ...

    @property
    def looks_on(self) -> str:
        """The video where it is another's, who shares it; else empty. Known once shown."""
        ...

    def show(self) -> Shown:
        """How things stand; without an earlier place, events follow from here.

        Raises NotFound for a video that is not there, or that is not the watcher's.
        """
        ...

    def read_on(self) -> list[Event]:
        """What comes next, empty at the end. Raises NotFound where it may be seen no longer."""
        ...

    def told(self, event: Event) -> Event | None:
        """The event as the watcher hears it, None where it is not for them."""
        ...

    def is_known(self, event: Event) -> bool:
        """Whether it was read already."""
        ...

    def turn(self, event: Event) -> None:
        """This event is read."""
        ...

    def place(self) -> str:
        """Where to go on: a seq, or the cursor of a whole account."""
        ...


def open_hub(studio: Studio, *, room: int) -> EventHub:
    """One for a process; at most `room` events wait for one watcher."""
    return EventHub(studio.database, room=room)


def open_reader(studio: Studio, topic: Topic, *, sees: str | None, after: str) -> Reader:
    """`after` is a seq or a cursor, empty for the present. Raises InputError.

    `sees`: the account whose videos may be watched, None for all.
    """
    if topic.video_id is not None:
        return _VideoReader(studio, topic.video_id, sees, after)
    return _AccountReader(studio, sees, after)


def still_shown(studio: Studio, video_ids: frozenset[str]) -> frozenset[str]:
    """Those that everybody may still look at."""
    if not video_ids:
        return video_ids
    with studio.database.read() as c:
        return shown_among(c, video_ids)


def in_good_standing(studio: Studio, principals: frozenset[Principal]) -> frozenset[Principal]:
    """Those whose session or key is still valid and whose account is not disabled."""
    with studio.database.read() as c:
        good = good_among(
            c,
            sessions={one.session_id for one in principals if one.session_id},
            keys={one.key_id for one in principals if one.key_id},
            accounts={one.account_id for one in principals},
            now_ms=studio.now_ms(),
        )
    return frozenset(
        one
        for one in principals
        if one.account_id in good.accounts
        and (not one.session_id or one.session_id in good.sessions)
        and (not one.key_id or one.key_id in good.keys)
    )


class _VideoReader:
    def __init__(self, studio: Studio, video_id: str, sees: str | None, after: str) -> None:
        self._studio, self._video_id, self._sees = studio, video_id, sees
        if after and not (after.isascii() and after.isdecimal() and len(after) < 10):
            raise InputError("`after` must be the seq of the last event you have, e.g. 12.")
        self._seq = int(after) if after else None
        self._own = True

    @property
    def is_long(self) -> bool:
        return False

    @property
    def looks_on(self) -> str:
        return "" if self._own else self._video_id

    def show(self) -> Shown:
        if not self._video_id.isprintable():
            raise not_there(self._video_id)
        found: tuple[Event, ...] = ()
        # One look for both: a thousand who come back at once ask half as often.
        with self._studio.database.read() as c:
            video = find_now(c, self._video_id, readable_by=self._sees)
            if video is None:
                raise not_there(self._video_id)
            if self._seq is None:
                self._seq = video.seq
            if self._seq < video.seq:
                found = tuple(read_events(c, self._video_id, self._seq, CHUNK))
        self._own = video.own
        place = str(video.seq) if self._seq >= video.seq else ""
        return Shown((video,), place, found, all_read=len(found) < CHUNK)

    def read_on(self) -> list[Event]:
        with self._studio.database.read() as c:
            if self.looks_on and not shown_among(c, [self._video_id]):
                raise not_there(self._video_id)
            return list(read_events(c, self._video_id, self._seq or 0, CHUNK))

    def told(self, event: Event) -> Event | None:
        return event if self._own else as_told(event)

    def is_known(self, event: Event) -> bool:
        return event.seq <= (self._seq or 0)

    def turn(self, event: Event) -> None:
        self._seq = event.seq

    def place(self) -> str:
        return str(self._seq or 0)


class _AccountReader:
    def __init__(self, studio: Studio, account_id: str | None, after: str) -> None:
        self._studio, self._account_id = studio, account_id
        self._story = AccountStory(studio.database, account_id, after)

    @property
    def is_long(self) -> bool:
        return self._story.is_long

    @property
    def looks_on(self) -> str:
        return ""

    def told(self, event: Event) -> Event | None:
        return event

    def show(self) -> Shown:
        resumed = not self._story.is_new
        if not resumed:
            self._story.read_on(self._studio.now_ms())
        with self._studio.database.read() as c:
            videos = list_now(c, account_id=self._account_id, limit=SHOWN)
        # After the snapshot: what it shows beyond these is told again, never left out.
        found = tuple(self._story.read_on(self._studio.now_ms())) if resumed else ()
        place = "" if resumed else self._story.cursor()
        return Shown(videos, place, found, all_read=not found)

    def read_on(self) -> list[Event]:
        return self._story.read_on(self._studio.now_ms())

    def is_known(self, event: Event) -> bool:
        return self._story.is_known(event)

    def turn(self, event: Event) -> None:
        self._story.turn(event)

    def place(self) -> str:
        return self._story.cursor()
