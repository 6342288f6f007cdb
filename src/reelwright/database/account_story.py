"""Account story: how far one reader has come in the stories of all of an account's videos."""

from __future__ import annotations

import base64
import hashlib
import json

from sqlalchemy import Connection, func, select

from reelwright.database.connect import Database
from reelwright.database.events import read_events
from reelwright.database.tables import events, videos
from reelwright.domain.events import Event
from reelwright.errors import InputError

CHUNK = 500
UNSETTLED_MS = 60_000
"""No transaction lasts this long, and no two clocks differ by as much."""
RECENT_MS = 120_000
LONG = 40
"""Videos in a cursor beyond which it should be shortened; each takes some twenty characters."""


class AccountStory:
    """A place in many stories at once, which a cursor brings back, in any process.

    The seq of every video that moved of late is kept by itself. Of any other video, events are
    new that happened after `base_ms`, with a margin: its last one is older than that by far.
    """

    def __init__(self, database: Database, account_id: str | None, cursor: str = "") -> None:
        """`account_id` None means all videos. Raises InputError for a cursor that is not ours."""
        self._database = database
        self._account_id = account_id
        self._base_ms, self._given = _read(cursor) if cursor else (0, {})
        self._seqs: dict[str, int] = {}
        self._placed = bool(cursor)

    @property
    def is_new(self) -> bool:
        """Whether it is not placed yet."""
        return not self._placed

    @property
    def is_long(self) -> bool:
        """Whether reading on would make the cursor shorter, as far as it can be."""
        return len(self._seqs) + len(self._given) > LONG

    def is_known(self, event: Event) -> bool:
        """Whether it is behind this place."""
        seq = self._known(event.video_id)
        if seq is None:
            return event.at_ms <= self._floor_ms
        return event.seq <= seq

    def turn(self, event: Event) -> None:
        """This event is read."""
        self._seqs[event.video_id] = event.seq

    def read_on(self, now_ms: int) -> list[Event]:
        """What comes next in the table, empty at the end. Raises StorageError.

        A new place begins at the end.
        """
        with self._database.read() as c:
            # Before the rest: at the end, everything that is counted here has been read.
            recent = self._moved(c, now_ms - RECENT_MS)
            if self._placed:
                found: list[Event] = []
                for video_id, last in self._moved(c, self._floor_ms).items():
                    if len(found) >= CHUNK:
                        break
                    after = self._after(c, video_id)
                    if last > after:
                        found += read_events(c, video_id, after, CHUNK - len(found))
                if found:
                    return found
        self._base_ms, self._seqs, self._given, self._placed = now_ms, recent, {}, True
        return []

    def cursor(self) -> str:
        """Fit for an address: where to go on, as the constructor takes it."""
        seqs = self._given | {_mark(name): seq for name, seq in self._seqs.items()}
        text = json.dumps([self._base_ms, seqs], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @property
    def _floor_ms(self) -> int:
        return self._base_ms - UNSETTLED_MS

    def _known(self, video_id: str) -> int | None:
        seq = self._seqs.get(video_id)
        return self._given.get(_mark(video_id)) if seq is None and self._given else seq

    def _after(self, c: Connection, video_id: str) -> int:
        known = self._known(video_id)
        if known is not None:
            return known
        old = events.c.video_id == video_id, events.c.at_ms <= self._floor_ms
        return int(
            c.execute(select(func.coalesce(func.max(events.c.seq), 0)).where(*old)).scalar_one()
        )

    def _moved(self, c: Connection, since_ms: int) -> dict[str, int]:
        """The last seq of each video whose last event is younger."""
        last = (events.c.video_id == videos.c.id) & (events.c.seq == videos.c.last_seq)
        query = select(videos.c.id, videos.c.last_seq).join(events, last)
        query = query.where(events.c.at_ms > since_ms)
        if self._account_id is not None:
            query = query.where(videos.c.account_id == self._account_id)
        return {row.id: row.last_seq for row in c.execute(query)}


def _mark(video_id: str) -> str:
    """Stands for a video in a cursor, which must fit into an address."""
    return hashlib.sha256(video_id.encode()).hexdigest()[:10]


def _read(cursor: str) -> tuple[int, dict[str, int]]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        base_ms, seqs = json.loads(text)
        sound = _is_count(base_ms) and all(_is_count(seq) for seq in seqs.values())
    except (ValueError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise InputError("This cursor is not one of ours. Begin without `after`.")
    return base_ms, dict(seqs)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**48
