"""Download: a finished file onto the disk, whole or not at all, going on where it broke off."""

from __future__ import annotations

import os
import time
from pathlib import Path

import httpx2

from reelwright.client.errors import Unreachable
from reelwright.client.line import Line

SILENCE_S = 60.0


def download(line: Line, path: str, target: Path) -> Path:
    """What lies behind `path` as the file `target`.

    What came so far lies beside it, named after its version, and is taken up again, also by the
    next call. Raises ApiError, Unreachable, OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    left = line.tries
    while True:
        had = _size(_part(target))
        try:
            part, size = _fetch(line, path, target)
            if part.stat().st_size == size:
                break
            broken: Exception = Unreachable("the file ended early")
        except httpx2.TransportError as error:
            broken = error
        left = line.tries if _size(_part(target)) > had else left - 1
        if left <= 0:
            raise line.unreachable(broken) from broken
        time.sleep(line.pause(left))
    part.replace(target)
    return target


def _fetch(line: Line, path: str, target: Path) -> tuple[Path, int]:
    """The part file after what came, and the size it should have."""
    part = _part(target)
    headers, start = {"Accept": "*/*", "Accept-Encoding": "identity"}, _size(part)
    if part is not None and start:
        # Fetched from one byte before: a range beyond the end of a whole file would be refused.
        start -= 1
        headers |= {"Range": f"bytes={start}-", "If-Range": f'"{_tag(target, part)}"'}
    with line.stream(path, headers=headers, silence_s=SILENCE_S) as response:
        tag = "".join(c for c in response.headers.get("etag", "") if c.isalnum()) or "untagged"
        resumed = response.status_code == 206 and part is not None
        if not resumed:
            start = 0
            for old in target.parent.glob(_pattern(target)):
                old.unlink()
        writing = target.with_name(f".{target.name}.{tag}.part")
        size = start + int(response.headers["content-length"])
        with writing.open("r+b" if resumed else "wb") as file:
            file.seek(start)
            file.truncate()
            for chunk in response.iter_bytes():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    return writing, size


def _part(target: Path) -> Path | None:
    return next(iter(sorted(target.parent.glob(_pattern(target)))), None)


def _pattern(target: Path) -> str:
    name = "".join(f"[{c}]" if c in "*?[" else c for c in target.name)
    return f".{name}.*.part"


def _tag(target: Path, part: Path) -> str:
    return part.name.removeprefix(f".{target.name}.").removesuffix(".part")


def _size(part: Path | None) -> int:
    return part.stat().st_size if part is not None else 0
