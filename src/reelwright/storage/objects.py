"""Objects: what can be done with everything that is kept, wherever it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CHUNK = 1 << 20
"""Bytes held at once while something streams."""


@dataclass(frozen=True)
class ObjectInfo:
    """One object in a listing."""

    key: str
    size: int
    modified_ms: int
    """Unix time; it changes whenever the object does."""


class Objects(Protocol):
    """Objects by full key (`videos/<id>/v1/final.mp4`); every write is whole or absent.

    All raise StorageError where the disk or the bucket cannot be had now, ConfigError where
    a setting is at fault.
    """

    def info(self, key: str) -> ObjectInfo | None:
        """None where there is none."""
        ...

    def size(self, key: str) -> int | None:
        """Bytes; None where there is none."""
        ...

    def read_range(self, key: str, start: int, end: int | None = None) -> Iterator[bytes]:
        """Bytes `start` to before `end` in chunks. Raises StorageError where there is none."""
        ...

    def list(self, prefix: str) -> Iterator[ObjectInfo]:
        """Everything whose key begins with the folder `prefix` (`videos/<id>/`)."""
        ...

    def signed_url(self, key: str, *, expires_s: int) -> str:
        """An address that anybody can GET for that long."""
        ...

    def put_file(self, key: str, path: Path) -> None:
        """Copy a file there; it stays where it is."""
        ...

    def get_file(self, key: str, path: Path) -> bool:
        """Have the object as the file `path`; False where there is none."""
        ...

    def delete(self, *keys: str) -> None:
        """In that order; nothing where there is none."""
        ...
