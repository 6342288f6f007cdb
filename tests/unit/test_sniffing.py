"""Sniffing by content, and what the name of a sent file becomes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.sniffing import Container, sniff, sniff_as
from reelwright.domain.upload import LONGEST_NAME, NO_NAME, UploadKind, file_name
from reelwright.errors import InputError
from tests.support.hostile_files import NAMES
from tests.support.own_files import own_file

FORMS = {
    "jpg": Container.JPEG,
    "png": Container.PNG,
    "webp": Container.WEBP,
    "mp4": Container.MOV,
    "mov": Container.MOV,
    "m4a": Container.MOV,
    "webm": Container.MATROSKA,
    "mkv": Container.MATROSKA,
    "mp3": Container.MP3,
    "wav": Container.WAV,
    "ogg": Container.OGG,
    "flac": Container.FLAC,
}
FITTING = {
    UploadKind.PICTURE: {"jpg", "png", "webp"},
    UploadKind.CLIP: {"mp4", "mov", "webm", "mkv", "m4a"},
    UploadKind.MUSIC: {"mp4", "mov", "webm", "mkv", "m4a", "mp3", "wav", "ogg", "flac"},
    UploadKind.VOICE_OVER: {"mp4", "mov", "webm", "mkv", "m4a", "mp3", "wav", "ogg", "flac"},
}


@pytest.mark.parametrize("suffix", FORMS)
def test_each_form_is_known_by_its_first_bytes_and_fits_its_kinds(suffix: str) -> None:
    content = own_file(suffix)
    assert sniff(content[:64]) is FORMS[suffix]
    for kind, fitting in FITTING.items():
        if suffix in fitting:
            assert sniff_as(kind, content) is FORMS[suffix]
            continue
        with pytest.raises(InputError, match="whatever its name says"):
            sniff_as(kind, content)


@pytest.mark.parametrize(
    "head",
    [
        *(b"", b"\xff", b"#EXTM3U\n", b"ffconcat version 1.0", b"v=0\no=-", b"<svg", b"<?xml"),
        *(b"GIF89a", b"BM", b"II*\0", b"PK\x03\x04", b"%PDF-1.7", b"MZ", b"\x7fELF", b"[playlist]"),
        *(
            b"RIFF\0\0\0\0AVI ",
            b"\0\0\0\x18ftypheic",
            b"\0\0\0\x18ftypavif",
            b"FLV\x01",
            b"\0" * 64,
        ),
        *(b"\xff\xfe#\0E\0", b"\xff\xf1\x50\x80", b"\xff\xff\xff\xff", b"\xff\xfb\xf0\0", b"RIFX"),
    ],
)
def test_all_else_is_not_taken(head: bytes) -> None:
    assert sniff(head) is None
    for kind in UploadKind:
        with pytest.raises(InputError, match="Its content is none"):
            sniff_as(kind, head)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_data_and_never_a_path(name: str) -> None:
    check_name(file_name(name))


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_can_be_shown(name: str) -> None:
    kept = file_name(name)
    check_name(kept)
    assert file_name(kept) == kept


def check_name(kept: str) -> None:
    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set("/\\\0\n\r\t")
    assert not any(unicodedata.category(letter).startswith("C") for letter in kept)
    assert kept.strip(". ") == kept


def test_honest_names_stay_as_they_are() -> None:
    for name in ("Été à la mer.JPG", "voix off (2).m4a", "写真.png", "a.b.c.mp3"):
        assert file_name(name) == name
    assert file_name("folder/own.png") == "own.png"
    assert file_name("x" * 200 + ".png").endswith("x.png")
    assert file_name("\u202e") == NO_NAME
