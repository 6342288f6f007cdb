"""Joined file: a model that packages carry in parts, put together once and verified."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from reelwright.errors import StorageError

BLOCK = 1 << 20


def blocks_of(paths: Iterable[Path]) -> Iterator[bytes]:
    """The files' bytes, one file after the other."""
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                yield block


def write_verified(path: Path, blocks: Iterable[bytes], *, sha256: str) -> bool:
    """Write aside and rename; False (and no file) where the hash differs.

    Processes that do this at once each write aside; the last rename wins, with equal bytes.
    Raises StorageError where the folder cannot be written.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    digest, size = hashlib.sha256(), 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            for block in blocks:
                digest.update(block)
                size += len(block)
                file.write(block)
        if digest.hexdigest() != sha256:
            return False
        aside.replace(path)
    except OSError as error:
        raise StorageError(
            f"A model cannot be written to {path.parent} ({error.strerror or error}). "
            "Free about 200 MB there, or name another cache folder (REELWRIGHT_CACHE)."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink()
    return True
