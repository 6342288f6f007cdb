"""Object store: where finished artifacts lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class ObjectStore(Protocol):
    """Finished artifacts by key; a put is whole or absent."""

    def find(self, key: str) -> Path | None:
        """Path of a finished object, None where there is none."""
        ...

    def put(self, key: str, write: Callable[[Path], None]) -> Path:
        """`write` fills a file aside, which then takes its name at once."""
        ...

    def sweep(self, *, older_than_s: float) -> int:
        """Remove what killed writers left aside that long ago; how many files it was."""
        ...

    def remove(self, key: str) -> None:
        """Remove an object and the record beside it; nothing where there is none."""
        ...
