"""Keys: how everything that is kept is named, alike in a folder and in a bucket."""

from __future__ import annotations

from reelwright.errors import StorageError

ARTIFACTS = "artifacts"
"""Below it lies what the stages made: `artifacts/<stage>/…`."""
VIDEOS = "videos"
"""Finished versions: `videos/<id>/v<N>/final.mp4`."""
CLIPS = "clips"
"""Where a vendor writes its output itself: `clips/<place>/…`."""
UPLOADS = "uploads"
"""Below the artifacts: what people sent, in its clean form: `uploads/<id>/<sha256>.flac`."""
SAMPLES = "samples"
"""What pages play before a choice: `samples/<kind>/<sha256>.m4a`; made anew where it is gone."""
VIDEO_FILE, THUMBNAIL_FILE = "final.mp4", "thumbnail.jpg"
RECORD = ".json"
"""A record stands beside its media under the same stem, and is written last."""
LONGEST_KEY = 1024
LONGEST_NAME = 200
"""Bytes of one name in a key: a disk takes 255, and a file aside has some more letters."""
UNFIT = frozenset("\\?#%*")
"""Some store, disk or signed address takes them for something else."""


def artifact_key(key: str) -> str:
    """Name in the objects of what a stage calls `key`."""
    return f"{ARTIFACTS}/{checked(key)}"


def version_prefix(video_id: str, version: int | None = None) -> str:
    """`videos/<id>/v<N>/`, or of every version `videos/<id>/`."""
    whole = f"{VIDEOS}/{checked(video_id)}/"
    return whole if version is None else f"{whole}v{version}/"


def version_key(video_id: str, version: int, name: str) -> str:
    """`videos/<id>/v<N>/final.mp4`."""
    return checked(version_prefix(video_id, version) + name)


def sample_key(name: str) -> str:
    """`samples/<name>`."""
    return f"{SAMPLES}/{checked(name)}"


def clip_prefix(place: str) -> str:
    """`clips/<place>/`: what a clip maker is told to write below."""
    return f"{CLIPS}/{checked(place)}/"


def record_beside(key: str) -> str:
    """Key of the record that goes with a media file; a record's own key for a record."""
    folder, slash, name = key.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}{slash}{stem}{RECORD}"


def checked(key: str) -> str:
    """The key itself. Raises StorageError where it would not be one file in every store."""
    parts = key.split("/")
    if "" in parts or "." in parts or ".." in parts:
        raise StorageError(f"The key '{key}' leads out of the workspace.")
    if any(letter in UNFIT or not letter.isprintable() for letter in key):
        raise StorageError(f"The key {key!r} holds a letter that not every store can name.")
    sizes = [len(part.encode()) for part in parts]
    if len(key.encode()) > LONGEST_KEY or max(sizes) > LONGEST_NAME:
        raise StorageError(f"The key '{key[:60]}…' is too long.")
    return key
