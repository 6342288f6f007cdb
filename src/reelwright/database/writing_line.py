"""Writing line: on SQLite the writers of one process wait in line instead of trying again.

SQLite has one writer at a time; one that finds it taken sleeps and tries again, for longer each
time, which costs tens of milliseconds where the other was done after one.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExecutionContext
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_S = 30
HOLDS = "reelwright_holds_the_line"
WRITES = frozenset("BEGIN INSERT UPDATE DELETE REPLACE CREATE ALTER DROP".split())


class WritingLine:
    """One place to write from; a transaction takes it before its first writing statement."""

    def __init__(self) -> None:
        self._place = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Hold the place for the block; False where it did not come free within 30 s."""
        taken = self._place.acquire(timeout=BUSY_S)
        try:
            yield taken
        finally:
            if taken:
                self._place.release()

    def second_engine(self, url: URL, *, threads: int) -> Engine:
        """For a library that opens transactions by itself, on the same file and in this line."""
        engine = create_engine(url, pool_size=threads, max_overflow=threads)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "before_cursor_execute", self._take)
        event.listen(engine, "checkin", self._give_back)
        return engine

    def _take(
        self,
        connection: Connection,
        _cursor: Any,
        statement: str,
        _parameters: Any,
        _context: ExecutionContext | None,
        _many: bool,
    ) -> None:
        # Of the pool's record, not of the connection, which forgets it when it breaks.
        held = connection.connection.record_info
        if held is None or HOLDS in held or statement.split(None, 1)[0].upper() not in WRITES:
            return
        # Without the place it tries all the same: then SQLite says that it is busy.
        if self._place.acquire(timeout=BUSY_S):
            held[HOLDS] = True

    def _give_back(self, _: Any, entry: ConnectionPoolEntry) -> None:
        # Its transaction has ended when a connection comes back to the pool.
        if entry.record_info is not None and entry.record_info.pop(HOLDS, False):
            self._place.release()


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # As the engine prepares those it opens itself.
    connection.isolation_level = "IMMEDIATE"
    connection.execute(f"PRAGMA busy_timeout={BUSY_S * 1000}")
    connection.execute("PRAGMA foreign_keys=ON")
    # What a power cut takes of its last commits is run again: our own rows, on the strength of
    # which money is spent, are flushed, and with each of them all that was committed before.
    connection.execute("PRAGMA synchronous=NORMAL")
