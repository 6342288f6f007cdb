"""CloudStore: finished artifacts in a bucket that all workers share, with a folder as cache."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from reelwright.ports import Access
from reelwright.storage.bucket import BucketObjects, file_sum
from reelwright.storage.bucket_client import PATIENT, Patience
from reelwright.storage.keys import RECORD, artifact_key, checked, record_beside
from reelwright.storage.local import place, storage_errors, sweep_asides

TRUST_S = 600.0
"""What was compared with the bucket that lately is not compared again."""
KEEP_S = 7 * 86_400.0
"""What nobody asked for that long leaves the cache; the bucket keeps it."""


class CloudStore:
    """An ObjectStore whose truth is the bucket; crosses processes by its address.

    A cached file's `atime` is set to the moment when it was last the same as the object.
    """

    def __init__(
        self, url: str, access: Access, cache: Path, *, patience: Patience = PATIENT
    ) -> None:
        self.objects = BucketObjects(url, access, patience=patience)
        self._cache = cache

    def find(self, key: str) -> Path | None:
        """Path of a finished object, brought here where need be; None where there is none."""
        path, name = self._path(key), artifact_key(key)
        if path.is_file():
            if _trusted(path, key):
                return path
            kept = self.objects.checksum(name)
            if kept is None:
                # Removed by another machine: what it was made from may have changed since.
                _forget(path)
                return None
            if kept == file_sum(path):
                _trust(path)
                return path
        if not self.objects.get_file(name, path):
            return None
        _trust(path)
        return path

    def put(self, key: str, write: Callable[[Path], None]) -> Path:
        """`write` fills a file aside, which is sent up and takes its name here after that."""
        path, name = self._path(key), artifact_key(key)

        def write_and_send(aside: Path) -> None:
            write(aside)
            self.objects.put_file(name, aside)

        place(path, write_and_send)
        _trust(path)
        return path

    def remove(self, key: str) -> None:
        """Remove an object and the record beside it, in the bucket and here."""
        record = record_beside(key)
        # The record first: what it promises must be there for as long as it stands.
        self.objects.delete(*dict.fromkeys((artifact_key(record), artifact_key(key))))
        _forget(self._path(record))
        _forget(self._path(key))

    def sweep(self, *, older_than_s: float) -> int:
        """Remove what killed writers left aside here, and what nobody asks for any more.

        Parts of uploads that were cut off are removed by the bucket's own lifecycle rule.
        """
        count = sweep_asides(self._cache, older_than_s=older_than_s)
        for path in self._cache.rglob("*"):
            with contextlib.suppress(OSError):
                if path.is_file() and time.time() - path.stat().st_atime > KEEP_S:
                    path.unlink()
                    count += 1
        return count

    def _path(self, key: str) -> Path:
        return self._cache / checked(key)


def _trusted(path: Path, key: str) -> bool:
    """A record decides whether work is done again, so it is always compared."""
    return not key.endswith(RECORD) and time.time() - path.stat().st_atime < TRUST_S


def _trust(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))


def _forget(path: Path) -> None:
    with storage_errors(path):
        path.unlink(missing_ok=True)
