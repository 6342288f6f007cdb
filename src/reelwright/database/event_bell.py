"""Event bell: rings in this process when another one has appended events."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import psycopg

from reelwright.database.connect import KEEPALIVES, Database
from reelwright.database.events import CHANNEL

LOOK_EVERY_S = 0.05
"""How often SQLite is asked whether anybody wrote; about 10 µs each."""
RECONNECT_S = 0.25

NOBODY: frozenset[str] = frozenset()


class EventBell(Protocol):
    """Tells whose story went on; each waiting thread has a bell of its own."""

    def wait(self, timeout_s: float) -> frozenset[str] | None:
        """The videos with new events since the last call, none of them after `timeout_s`.

        None: it may have missed some, as at first and after a lost connection; look everywhere.
        """
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def open_bell(database: Database) -> EventBell:
    """The bell of this database; it connects, and connects again, by itself."""
    return _SqliteBell(database.path) if database.is_sqlite else _PostgresBell(database.dbos_url())


class _Closing:
    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        raise NotImplementedError


class _SqliteBell(_Closing):
    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._version = 0
        self._last_id = 0

    def wait(self, timeout_s: float) -> frozenset[str] | None:
        until = time.monotonic() + timeout_s
        try:
            if self._connection is None:
                self._connect()
                return None
            while True:
                changed = self._changed(self._connection)
                left = until - time.monotonic()
                if changed or left <= 0:
                    return changed
                time.sleep(min(LOOK_EVERY_S, left))
        except sqlite3.Error:
            self.close()
            time.sleep(RECONNECT_S)
            return NOBODY

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> None:
        self._connection = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False
        )
        self._version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        found = self._connection.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()
        self._last_id = found[0]

    def _changed(self, connection: sqlite3.Connection) -> frozenset[str]:
        # The number moves when another connection, in any process, has committed.
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return NOBODY
        self._version = version
        # One writer at a time: ids are in the order of the commits.
        rows = connection.execute(
            "SELECT id, video_id FROM events WHERE id > ? ORDER BY id", (self._last_id,)
        ).fetchall()
        if rows:
            self._last_id = rows[-1][0]
        return frozenset(video_id for _, video_id in rows)


class _PostgresBell(_Closing):
    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None

    def wait(self, timeout_s: float) -> frozenset[str] | None:
        try:
            if self._connection is None:
                # LISTEN before anybody looks: what is committed in between is heard.
                self._connection = psycopg.connect(self._url, autocommit=True, **KEEPALIVES)
                self._connection.execute(f"LISTEN {CHANNEL}")
                return None
            heard = self._connection.notifies(timeout=timeout_s, stop_after=1)
            return frozenset(note.payload for note in heard)
        except psycopg.Error:
            self.close()
            time.sleep(RECONNECT_S)
            return NOBODY

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
