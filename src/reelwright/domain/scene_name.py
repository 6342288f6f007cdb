"""Scene names: which scene a person means, and ids that no scene had before."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reelwright.errors import NotFound


def scene_named(video_id: str, given: str, ids: Sequence[str]) -> int:
    """Place from 0 of the scene meant by an id (`s03`) or a number (`3`). Raises NotFound."""
    name = given.strip()
    if name in ids:
        return list(ids).index(name)
    if name.isdecimal() and 1 <= int(name) <= len(ids):
        return int(name) - 1
    known = f"1 to {len(ids)} ({', '.join(ids)})" if ids else "none yet"
    raise NotFound(f"{video_id} has no scene '{name[:40]}'. Its scenes are {known}.")


def new_scene_id(ever: Collection[str]) -> str:
    """The id after the highest that the video ever had, so that none is used twice."""
    numbers = [int(found[1]) for name in ever if (found := re.match(r"s(\d{1,9})", name))]
    return f"s{max(numbers, default=0) + 1:02d}"
