"""LocalStore: finished artifacts in a folder of this machine; a put is whole or absent."""

from __future__ import annotations

import contextlib
import errno
import os
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from reelwright.errors import StorageError


class LocalStore:
    """Objects under `root`, by key."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def find(self, key: str) -> Path | None:
        """Path of a finished object, None where there is none."""
        path = self._path(key)
        return path if path.is_file() else None

    def put(self, key: str, write: Callable[[Path], None]) -> Path:
        """`write` fills a file aside, which then takes its name at once, flushed to the disk."""
        path = self._path(key)
        place(path, write)
        return path

    def sweep(self, *, older_than_s: float) -> int:
        """Remove what killed writers left aside that long ago; how many files it was."""
        return sweep_asides(self._root, older_than_s=older_than_s)

    def remove(self, key: str) -> None:
        """Remove an object and the record beside it; nothing where there is none."""
        path = self._path(key)
        with storage_errors(path):
            path.with_suffix(".json").unlink(missing_ok=True)
            path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        path = (self._root / key).resolve()
        if not path.is_relative_to(self._root.resolve()):
            raise StorageError(f"The key '{key}' leads out of the workspace.")
        return path


def place(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside `path`, flush it, and rename it to `path`.

    Nothing half written ever stands under the final name. Raises StorageError where the disk
    is full or the folder cannot be written.
    """
    aside = path.with_name(f".{path.stem[:60]}.{uuid.uuid4().hex[:8]}{path.suffix}")
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write(aside)
            with aside.open("rb") as file:
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)


def sweep_asides(root: Path, *, older_than_s: float) -> int:
    """Remove what killed writers left aside below `root`; how many files it was."""
    count = 0
    for path in root.rglob(".*"):
        with contextlib.suppress(OSError):
            if path.is_file() and time.time() - path.stat().st_mtime > older_than_s:
                path.unlink()
                count += 1
    return count


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a StorageError that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise StorageError(
                f"No space left for {path.name}. Free some space (or choose another disk with "
                "--workspace or --out) and run the same command again: what was finished is kept."
            ) from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise StorageError(
                f"{path.parent} cannot be written. Choose another folder with --out or --workspace."
            ) from error
        if error.errno in {errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG}:
            raise StorageError(
                f"{path} cannot be created ({error.strerror}). Choose another --out."
            ) from error
        raise StorageError(f"{path.name} cannot be written: {error}.") from error
