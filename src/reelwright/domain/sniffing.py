"""Sniffing: what a file is by its first bytes, whatever it is called or sent as."""

from __future__ import annotations

from enum import StrEnum

from reelwright.domain.upload import UploadKind
from reelwright.errors import InputError

HEAD_BYTES = 64
"""As much as `sniff` looks at."""


class Container(StrEnum):
    """Forms of files that are taken; FFmpeg's demuxer of each but the pictures has its name."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    MOV = "mov"
    MATROSKA = "matroska"
    WAV = "wav"
    MP3 = "mp3"
    OGG = "ogg"
    FLAC = "flac"


_SOUND = frozenset(
    {
        Container.WAV,
        Container.MP3,
        Container.OGG,
        Container.FLAC,
        Container.MOV,
        Container.MATROSKA,
    }
)
_TAKEN = {
    UploadKind.PICTURE: frozenset({Container.JPEG, Container.PNG, Container.WEBP}),
    UploadKind.CLIP: frozenset({Container.MOV, Container.MATROSKA}),
    UploadKind.MUSIC: _SOUND,
    UploadKind.VOICE_OVER: _SOUND,
}
_WANTED = {
    UploadKind.PICTURE: "a picture: a JPEG, PNG or WebP file",
    UploadKind.CLIP: "a clip: an MP4, MOV, WebM or MKV file",
    UploadKind.MUSIC: "music: an MP3, WAV, M4A, OGG or FLAC file",
    UploadKind.VOICE_OVER: "a voice-over: an MP3, WAV, M4A, OGG, WebM or FLAC file",
}
_BEGINNINGS = (
    (b"\xff\xd8\xff", Container.JPEG),
    (b"\x89PNG\r\n\x1a\n", Container.PNG),
    (b"\x1a\x45\xdf\xa3", Container.MATROSKA),
    (b"OggS", Container.OGG),
    (b"fLaC", Container.FLAC),
    (b"ID3", Container.MP3),
)
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_STILL_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})
"""Pictures in an MP4's clothes, which nothing here decodes."""


def sniff(head: bytes) -> Container | None:
    """By the first bytes alone; None for all that is not taken: texts, lists, pages, archives."""
    for beginning, container in _BEGINNINGS:
        if head.startswith(beginning):
            return container
    if head[:4] in {b"RIFF", b"RF64"}:
        return {b"WAVE": Container.WAV, b"WEBP": Container.WEBP}.get(head[8:12])
    if head[4:8] in _BOXES:
        return None if head[4:8] == b"ftyp" and head[8:12] in _STILL_BRANDS else Container.MOV
    return Container.MP3 if _is_mp3_frame(head) else None


def sniff_as(kind: UploadKind, head: bytes) -> Container:
    """The form of a file that is to be of a kind. Raises InputError where it cannot be."""
    found = sniff(head)
    if found is None or found not in _TAKEN[kind]:
        held = f"It holds {found.name}" if found else "Its content is none"
        raise InputError(f"The file is not {_WANTED[kind]}. {held}, whatever its name says.")
    return found


def _is_mp3_frame(head: bytes) -> bool:
    """A frame header of MPEG layer 3 with a bit rate and a sample rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    version, bit_rate, sample_rate = (head[1] >> 3) & 3, head[2] >> 4, (head[2] >> 2) & 3
    return version != 1 and bit_rate not in {0, 15} and sample_rate != 3
