"""Media: a finished video's files by signed links that expire, read in ranges."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from reelwright.database.clips import seen_clip
from reelwright.database.scenes import scene_of
from reelwright.database.versions import find_version
from reelwright.database.videos import load_video
from reelwright.domain.naming import slug
from reelwright.errors import NotFound
from reelwright.operations.delivery import provenance_of, words_in_video
from reelwright.operations.sharing import not_there
from reelwright.render.subtitles import to_srt, to_vtt
from reelwright.stages.describe_clip import poster_key
from reelwright.storage.keys import THUMBNAIL_FILE, VIDEO_FILE, artifact_key, version_key
from reelwright.storage.objects import Objects
from reelwright.storage.signing import LinkSigner
from reelwright.workflows.studio import Studio
from reelwright.workflows.version import MadeVersion

BASE = "/api/media"
LINK_S = 3600
"""How long a link opens at least."""
STEP_S = 900
"""Links change that often only, so that what was loaded once is found again in a cache."""

VIDEO, THUMBNAIL, SRT, VTT, PROVENANCE = (
    "video.mp4",
    "thumbnail.jpg",
    "subtitles.srt",
    "subtitles.vtt",
    "provenance.json",
)
_FILES = {VIDEO: ("video/mp4", VIDEO_FILE), THUMBNAIL: ("image/jpeg", THUMBNAIL_FILE)}
_TEXTS = {
    SRT: "application/x-subrip; charset=utf-8",
    VTT: "text/vtt; charset=utf-8",
    PROVENANCE: "application/json",
}
_STILLS = {"png": "image/png", "jpg": "image/jpeg"}
NAMES = (*_FILES, *_TEXTS)


@dataclass(frozen=True)
class MediaFile:
    """What lies behind a link."""

    media_type: str
    name: str
    """As it is called once it was downloaded."""
    size: int
    tag: str
    """Changes whenever the content does."""
    read: Callable[[int, int], Iterator[bytes]]
    """Bytes from the first number to before the second, in chunks."""


def signer_of(studio: Studio) -> LinkSigner:
    """What signs and checks the links. Raises ConfigError, StorageError."""
    return replace(studio.links(), base=BASE)


def links_of(signer: LinkSigner, video_id: str, version: int) -> dict[str, str]:
    """A link to each file of a version, by name; none where there is no version yet."""
    if not version:
        return {}
    return {name: signed_link(signer, f"{video_id}/v{version}/{name}") for name in NAMES}


def poster_link(signer: LinkSigner, video_id: str, scene_id: str) -> str:
    """A link to the still of a scene."""
    return signed_link(signer, f"{video_id}/posters/{scene_id}")


def link_to(studio: Studio, video_id: str, name: str, *, version: int) -> str:
    """A link to one file of a version. Raises NotFound where there is none of that name yet."""
    if name not in NAMES or not version:
        raise NotFound(f"{video_id} has no {name} yet.")
    return links_of(signer_of(studio), video_id, version)[name]


def open_media(
    studio: Studio, video_id: str, version: int, name: str, *, expires: str, signature: str
) -> MediaFile:
    """One file of a version. Raises NotFound for a link that expired or was altered."""
    # Nothing is looked up, and no name becomes a path, before the link proved to be ours.
    signer_of(studio).check(f"{video_id}/v{version}/{name}", expires=expires, signature=signature)
    with studio.database.read() as c:
        video, kept = load_video(c, video_id), find_version(c, video_id, version)
    if kept is None or name not in NAMES:
        raise not_there(video_id)
    called = f"{slug(video.title)}{name[name.rindex('.') :]}"
    if name in _FILES:
        media_type, file = _FILES[name]
        return object_file(
            studio.objects(), version_key(video_id, version, file), called, media_type
        )
    text = _text(name, MadeVersion.model_validate(kept))
    return _in_memory(text.encode(), called, _TEXTS[name])


def open_poster(
    studio: Studio, video_id: str, scene_id: str, *, expires: str, signature: str
) -> MediaFile:
    """The still of a scene. Raises NotFound likewise, and where none is drawn."""
    signed = f"{video_id}/posters/{scene_id}"
    signer_of(studio).check(signed, expires=expires, signature=signature)
    with studio.database.read() as c:
        video, state = load_video(c, video_id), scene_of(c, video_id, scene_id)
        seen = seen_clip(c, video_id, state)
    if seen is None:
        raise NotFound(f"Scene {scene_id} of {video_id} has no picture yet.")
    key = artifact_key(poster_key(seen, video.brief.aspect))
    suffix = key.rpartition(".")[2]
    return object_file(studio.objects(), key, f"{scene_id}.{suffix}", _STILLS[suffix])


def signed_link(signer: LinkSigner, key: str) -> str:
    """A link that opens for an hour at least, and stays the same for a while."""
    now = int(signer.now_s())
    ends = -(-(now + LINK_S) // STEP_S) * STEP_S
    return signer.sign(key, expires_s=ends - now)


def object_file(objects: Objects, key: str, called: str, media_type: str) -> MediaFile:
    """An object as what lies behind a link. Raises NotFound where it is gone."""
    info = objects.info(key)
    if info is None:
        raise NotFound(f"{called} is gone. Any edit has it made anew.")
    tag = hashlib.sha256(f"{key} {info.size} {info.modified_ms}".encode()).hexdigest()[:24]
    return MediaFile(media_type, called, info.size, tag, partial(objects.read_range, key))


def file_here(path: Path, media_type: str) -> MediaFile:
    """A file that came with the installation."""
    return _in_memory(path.read_bytes(), path.name, media_type)


def _in_memory(content: bytes, called: str, media_type: str) -> MediaFile:
    def read(start: int, end: int) -> Iterator[bytes]:
        yield content[start:end]

    tag = hashlib.sha256(content).hexdigest()[:24]
    return MediaFile(media_type, called, len(content), tag, read)


def _text(name: str, made: MadeVersion) -> str:
    if name == PROVENANCE:
        return json.dumps(provenance_of(made).model_dump(mode="json"), indent=1)
    subtitles = to_srt if name == SRT else to_vtt
    return subtitles(words_in_video(made), made.brief.language)
