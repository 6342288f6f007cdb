"""Scarcity: a disk that is full at the Nth write, for one life of a worker, until it is given back.

`store:N` fails the Nth object put and all after it, half written; `pages:N` lets the database grow
by N pages; `filesize:N` lets no file grow beyond N kilobytes.
"""

from __future__ import annotations

import errno
import os
import resource
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from reelwright.ports import ObjectStore

ENDLESS = 4_294_967_294


@dataclass
class Scarcity:
    """What is scarce in this process; nothing where `kind` is empty."""

    kind: str = ""
    number: int = 0
    _free: threading.Event = field(default_factory=threading.Event)
    _puts: int = 0
    _most_pages: int = 0
    _counting: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def read(cls, text: str) -> Scarcity:
        """From `kind:number`, or nothing."""
        kind, _, number = text.partition(":")
        return cls(kind, int(number or 0))

    def begin(self) -> None:
        """Before anything is opened."""
        if self.kind == "pages":
            event.listen(Engine, "checkout", self._limit_pages)
        if self.kind == "filesize":
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.number * 1024, hard))

    def give_back(self) -> None:
        """There is room again."""
        self._free.set()
        if self.kind == "filesize":
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    def over(self, store: ObjectStore) -> ObjectStore:
        """The store, which may run out of room."""
        if self.kind != "store":
            return store
        return ScarceStore(store, self)

    def full(self) -> bool:
        """Whether this put, which is counted, finds no room."""
        with self._counting:
            self._puts += 1
            return self._puts >= self.number and not self._free.is_set()

    def _limit_pages(self, connection: Any, record: Any, proxy: Any) -> None:
        with self._counting:
            if not self._most_pages:
                count = connection.execute("PRAGMA page_count").fetchone()[0]
                self._most_pages = count + self.number
        most = ENDLESS if self._free.is_set() else self._most_pages
        connection.execute(f"PRAGMA max_page_count = {most}").fetchone()


@dataclass(frozen=True)
class ScarceStore:
    """An object store on a disk that fills up in the middle of a file."""

    store: ObjectStore
    scarcity: Scarcity

    def find(self, key: str) -> Path | None:
        return self.store.find(key)

    def put(self, key: str, write: Callable[[Path], None]) -> Path:
        if not self.scarcity.full():
            return self.store.put(key, write)

        def half(aside: Path) -> None:
            write(aside)
            os.truncate(aside, aside.stat().st_size // 2)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(aside))

        return self.store.put(key, half)

    def remove(self, key: str) -> None:
        self.store.remove(key)

    def sweep(self, *, older_than_s: float) -> int:
        return self.store.sweep(older_than_s=older_than_s)
