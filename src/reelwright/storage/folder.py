"""FolderObjects: objects as files below one folder, of this machine or shared by several."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from reelwright.errors import ConfigError, StorageError
from reelwright.storage.keys import checked
from reelwright.storage.local import place, storage_errors
from reelwright.storage.objects import CHUNK, ObjectInfo
from reelwright.storage.signing import LinkSigner


class FolderObjects:
    """Objects below `root`; a workspace's own files are found by their keys as they lie there."""

    def __init__(self, root: Path, *, signer: Callable[[], LinkSigner] | None = None) -> None:
        self._root = root
        self._signer = signer

    def info(self, key: str) -> ObjectInfo | None:
        path = self._path(key)
        return _info(key, path) if path.is_file() else None

    def size(self, key: str) -> int | None:
        found = self.info(key)
        return None if found is None else found.size

    def read_range(self, key: str, start: int, end: int | None = None) -> Iterator[bytes]:
        path = self._path(key)
        if not path.is_file():
            raise StorageError(f"There is no {key} in {self._root}.")
        size = path.stat().st_size
        if start > size:
            raise StorageError(f"There is less in {key} than was asked for.")
        return _chunks(path, start, size if end is None else end)

    def list(self, prefix: str) -> Iterator[ObjectInfo]:
        below = prefix.rstrip("/")
        folder = self._path(below) if below else self._root
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield _info(path.relative_to(self._root).as_posix(), path)

    def signed_url(self, key: str, *, expires_s: int) -> str:
        if self._signer is None:
            raise ConfigError("Links to files need a secret to be signed with; none is set.")
        return self._signer().sign(key, expires_s=expires_s)

    def put_file(self, key: str, path: Path) -> None:
        target = self._path(key)
        if not _same(path, target):
            place(target, lambda aside: _copy(path, aside))

    def get_file(self, key: str, path: Path) -> bool:
        source = self._path(key)
        if not source.is_file():
            return False
        if not _same(source, path):
            place(path, lambda aside: _copy(source, aside))
        return True

    def delete(self, *keys: str) -> None:
        for key in keys:
            path = self._path(key)
            with storage_errors(path):
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._root / checked(key)


def _same(path: Path, other: Path) -> bool:
    return path.exists() and other.exists() and path.samefile(other)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _info(key: str, path: Path) -> ObjectInfo:
    stat = path.stat()
    return ObjectInfo(key, stat.st_size, stat.st_mtime_ns // 1_000_000)


def _chunks(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        left = end - start
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
