"""Upload: a person's own picture, clip, music or voice-over, brought into a clean form."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Literal

from reelwright.domain.model import Model

LONGEST_NAME = 120
NO_NAME = "upload"
MB = 1_000_000


class UploadKind(StrEnum):
    """What it is for."""

    PICTURE = "picture"
    CLIP = "clip"
    MUSIC = "music"
    VOICE_OVER = "voice_over"


SEEN = frozenset({UploadKind.PICTURE, UploadKind.CLIP})
"""Kinds that scenes can show."""


class UploadRules(Model):
    """How much may be uploaded."""

    picture_bytes: int = 20 * MB
    clip_bytes: int = 200 * MB
    music_bytes: int = 50 * MB
    voice_over_bytes: int = 100 * MB
    total_bytes: int = 1000 * MB
    """Kept of one account, in its clean form."""
    count: int = 200
    """Kept of one account."""

    def most_bytes(self, kind: UploadKind) -> int:
        """The largest file of the kind that is taken."""
        return {
            UploadKind.PICTURE: self.picture_bytes,
            UploadKind.CLIP: self.clip_bytes,
            UploadKind.MUSIC: self.music_bytes,
            UploadKind.VOICE_OVER: self.voice_over_bytes,
        }[kind]

    @property
    def largest_bytes(self) -> int:
        """The largest file of any kind."""
        return max(self.most_bytes(kind) for kind in UploadKind)


class CleanMedia(Model):
    """What was made of a person's file: nothing but its pictures or its sound."""

    media_type: str
    suffix: str
    width: int = 0
    height: int = 0
    """Upright, in pixels; 0 for sound."""
    duration_ms: int = 0
    """0 for pictures."""


class Upload(Model):
    """One that is kept. Its object never changes; deleting it leaves videos that use it alone."""

    id: str
    account_id: str
    kind: UploadKind
    name: str
    """As the person's file is called; data, never a path."""
    key: str
    """Of its clean form in the store."""
    media_type: str
    size_bytes: int
    width: int
    height: int
    duration_ms: int
    created_at_ms: int


class OwnMedia(Model):
    """An uploaded picture or clip as a brief keeps it."""

    name: str
    key: str
    media: Literal["image", "video"]
    width: int
    height: int
    duration_ms: int = 0

    @property
    def sha256(self) -> str:
        """Of the object, which is named after it."""
        return PurePosixPath(self.key).stem

    @classmethod
    def of(cls, upload: Upload) -> OwnMedia:
        """What a brief needs of a picture or clip."""
        return cls(
            name=upload.name,
            key=upload.key,
            media="image" if upload.kind is UploadKind.PICTURE else "video",
            width=upload.width,
            height=upload.height,
            duration_ms=upload.duration_ms,
        )


def file_name(given: str) -> str:
    """What a sent name is kept as: its last part, of printable letters, at most 120 of them.

    Folders, control characters and those that turn the direction of writing are left out.
    """
    last = given.replace("\\", "/").rpartition("/")[2]
    plain = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", last)
        if letter.isspace() or not unicodedata.category(letter).startswith("C")
    )
    name = " ".join(plain.split()).strip(". ")
    if len(name) > LONGEST_NAME:
        stem, dot, suffix = name.rpartition(".")
        ending = f"{dot}{suffix}" if stem and len(suffix) <= 8 else ""
        name = name[: LONGEST_NAME - len(ending)].rstrip(". ") + ending
    return name or NO_NAME
