"""Versions: a finished video's files, so that every machine can hand them out."""

from __future__ import annotations

from pathlib import Path

from reelwright.errors import StorageError
from reelwright.storage.keys import THUMBNAIL_FILE, VIDEO_FILE, version_key, version_prefix
from reelwright.storage.objects import Objects

FILES = (THUMBNAIL_FILE, VIDEO_FILE)
"""Of a version, in the order in which they are written."""


def share_version(objects: Objects, video_id: str, version: int, folder: Path) -> None:
    """Put a version's files where all workers find them; in a workspace they lie there already."""
    for name in FILES:
        objects.put_file(version_key(video_id, version, name), folder / name)


def version_is_kept(objects: Objects, video_id: str, version: int) -> bool:
    """Whether a finished version lies where all workers find it, whoever made it."""
    return all(objects.size(version_key(video_id, version, name)) for name in FILES)


def version_is_here(folder: Path) -> bool:
    """Whether its files lie in this folder of this machine."""
    return all((folder / name).is_file() for name in FILES)


def version_file(
    objects: Objects, workspace: Path, video_id: str, version: int, path: Path
) -> Path:
    """The file that was finished as `path`, perhaps on another machine, brought here if need be.

    Raises StorageError where it is gone.
    """
    if path.is_file():
        return path
    key = version_key(video_id, version, path.name)
    here = workspace / key
    if not here.is_file() and not objects.get_file(key, here):
        raise StorageError(
            f"{path.name} of {video_id} is gone. Any edit has it joined anew, e.g. "
            f"`reelwright retry {video_id} --scene 1`."
        )
    return here


def remove_versions(objects: Objects, video_id: str) -> None:
    """Remove the files of every version of a video; safe to repeat."""
    for found in list(objects.list(version_prefix(video_id))):
        objects.delete(found.key)
