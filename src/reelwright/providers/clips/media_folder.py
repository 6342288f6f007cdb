"""Media folder: a person's images and videos, told by their content, never by their names."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reelwright.errors import InputError
from reelwright.motion.photo import MAX_BYTES, measure_photo
from reelwright.render.video_file import inspect_video

MAX_FILES = 300
CHUNK = 1024 * 1024

Warn = Callable[[str], None]


@dataclass(frozen=True)
class MediaFile:
    """A usable file: what it shows and how large it is, upright."""

    path: Path
    media: Literal["image", "video"]
    width: int
    height: int
    duration_ms: int
    sha256: str
    key: str = ""
    """Object key of one that was uploaded; its path is then only its name."""


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts clip_2 before clip_10."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def read_media_folder(folder: Path, warn: Warn) -> tuple[MediaFile, ...]:
    """Every usable file of the folder in natural name order; others are skipped with a warning.

    Hidden files are passed over in silence. Raises InputError where the folder cannot be read
    or holds nothing usable.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda path: natural_key(path.name))
    except OSError as error:
        raise InputError(
            f"The media folder {folder} cannot be read: {error.strerror or error}. "
            "Name a folder with images or videos: --clips media:DIR."
        ) from error
    root = folder.resolve()
    names = [path for path in entries if not path.name.startswith(".")]
    if len(names) > MAX_FILES:
        warn(f"{folder} holds {len(names)} files; the first {MAX_FILES} by name are looked at.")
    usable = []
    for path in names[:MAX_FILES]:
        try:
            if _is_folder(path):
                warn(f"Skipped the folder {path.name}: only files directly in {folder} are used.")
                continue
            usable.append(_read(path, root))
        except InputError as error:
            warn(f"Skipped {error}")
    if not usable:
        found = "is empty" if not names else "holds no image or video that can be read"
        raise InputError(
            f"The media folder {folder} {found}. Put JPEG, PNG, WebP, MP4, MOV or WebM files "
            "into it, or leave out --clips to have the pictures drawn."
        )
    return tuple(usable)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _read(path: Path, root: Path) -> MediaFile:
    """Look into one file. Raises InputError naming it."""
    real = _inside(path, root)
    size = real.stat().st_size
    if size == 0:
        raise InputError(f"{path.name}: the file is empty.")
    width, height, duration_ms = 0, 0, 0
    media: Literal["image", "video"] = "image"
    try:
        # A GIF that moves, or a file skia does not know, is a video if it is anything.
        photo = measure_photo(real) if size <= MAX_BYTES else None
        still = photo is not None and photo.frames <= 1
    except InputError as error:
        if "too large" in error.message:
            raise
        photo, still = None, False
    if still and photo is not None:
        width, height = photo.width, photo.height
    else:
        video = inspect_video(real)
        media, width, height = "video", video.width, video.height
        duration_ms = video.duration_ms
    return MediaFile(real, media, width, height, duration_ms, _sha256(real))


def _inside(path: Path, root: Path) -> Path:
    """The real file, which must be an ordinary one within the folder."""
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError) as error:
        raise InputError(f"{path.name}: the link leads nowhere.") from error
    if not real.is_relative_to(root):
        raise InputError(f"{path.name}: it links to a file outside the folder.")
    if not stat.S_ISREG(mode):
        raise InputError(f"{path.name}: it is not an ordinary file.")
    return real


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(CHUNK):
                digest.update(block)
    except OSError as error:
        raise InputError(f"{path.name}: {error.strerror or error}.") from error
    return digest.hexdigest()
