"""Hostile memory: the most that reading the heaviest hostile files takes, in a process of its own.

python -m tests.support.hostile_memory folder

Prints the bytes of the largest child. A test's own process has had other, larger children.
"""

from __future__ import annotations

import contextlib
import resource
import sys
from pathlib import Path

from reelwright.errors import InputError
from reelwright.operations.uploads import clean_file
from tests.support.hostile_files import hostile_files

HEAVY = ("bomb", "box", "channels", "days", "fast", "tracks", "wide", "years")


def main(folder: Path) -> None:
    """Read each once and print the peak."""
    for hostile in hostile_files():
        if not hostile.name.startswith(HEAVY):
            continue
        path = folder / "sent"
        path.write_bytes(hostile.content("127.0.0.1:9", str(folder / "nothing")))
        with contextlib.suppress(InputError):
            clean_file(hostile.kind, path)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
