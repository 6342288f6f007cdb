"""Outputs: what a vendor wrote for a video where all workers find it."""

from __future__ import annotations

from reelwright.storage.keys import ARTIFACTS, artifact_key, clip_prefix
from reelwright.storage.objects import Objects


def remove_outputs(objects: Objects, video_id: str) -> None:
    """Remove all that was written below the places of a video's clips; safe to repeat.

    A place begins with the video's id, so nothing of another video lies there.
    """
    for found in list(objects.list(clip_prefix(video_id))):
        objects.delete(found.key)


def artifacts_below(objects: Objects, folder: str) -> tuple[str, ...]:
    """Keys, as a stage calls them, of everything in one folder of the artifacts."""
    below = f"{artifact_key(folder)}/"
    return tuple(found.key.removeprefix(f"{ARTIFACTS}/") for found in objects.list(below))
