"""Hostile files: what somebody might send instead of a picture, a clip or a sound, made by code.

`HOST` stands for the address of a listener of the test, `SECRET` for a file that must not be read.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reelwright.domain.upload import UploadKind
from tests.support.hostile_bytes import (
    FTYP,
    PAGE,
    alias,
    box,
    chunk,
    jpeg_of,
    long_header,
    many_tracks,
    matroska_with_attachment,
    nan_rate,
    nested,
    png,
    resized,
    wav,
    with_reference,
    zip_file,
    zlib_bomb,
)
from tests.support.own_files import own_file

PICTURE, CLIP, MUSIC, VOICE = UploadKind


@dataclass(frozen=True)
class Hostile:
    """One file; `refused` is None where either end is right."""

    name: str
    kind: UploadKind
    content: Callable[[str, str], bytes]
    """Of the listener's address and the secret file's path."""
    refused: bool | None = True


def _always(content: bytes) -> Callable[[str, str], bytes]:
    return lambda _host, _secret: content


def _text(template: str) -> Callable[[str, str], bytes]:
    return lambda host, secret: template.replace("HOST", host).replace("SECRET", secret).encode()


def _later(make: Callable[[], bytes]) -> Callable[[str, str], bytes]:
    return lambda _host, _secret: make()


HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}\n#EXT-X-ENDLIST\n"
SVG = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://SECRET">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<image href="http://HOST/a.png" width="9" height="9"/><text>&x;</text></svg>'
)
DASH = (
    '<?xml version="1.0"?><MPD type="static"><Period><AdaptationSet><Representation>'
    "<BaseURL>http://HOST/v.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>"
)
SDP = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n"


def hostile_files() -> Iterator[Hostile]:
    """All of them."""
    yield from _texts()
    yield from _pictures()
    yield from _clips()
    yield from _sounds()


def _texts() -> Iterator[Hostile]:
    lists = {
        "list-of-a-file.m3u8": HLS.format("file://SECRET"),
        "list-of-an-address.m3u8": HLS.format("http://HOST/a.ts"),
        "list-by-concat.m3u8": HLS.format("concat:http://HOST/h.m3u8|file://SECRET"),
        "list-by-subfile.m3u8": HLS.format("subfile,,start,0,end,999,,:SECRET"),
        "script.ffconcat": "ffconcat version 1.0\nfile 'SECRET'\nfile 'http://HOST/a.mp4'\n",
        "script-as.mp4": "ffconcat version 1.0\nfile 'SECRET'\n",
        "session.sdp": SDP,
        "page.svg": SVG,
        "manifest.mpd": DASH,
        "playlist.pls": "[playlist]\nFile1=http://HOST/a.mp3\n",
        "page.html": PAGE.decode(),
        "notes.txt": "just words",
        "lavfi.txt": "movie=SECRET",
    }
    for name, text in lists.items():
        for kind in (CLIP, MUSIC) if name.startswith(("list", "script")) else (CLIP,):
            yield Hostile(name, kind, _text(text))
    for picture in ("page.svg", "page.html", "list-of-a-file.m3u8"):
        yield Hostile(picture, PICTURE, _text(lists[picture]))
    yield Hostile("list-behind-a-tag.mp3", MUSIC, _text("ID3" + lists["list-of-an-address.m3u8"]))
    yield Hostile(
        "list-behind-a-box.mp4", CLIP, _text("\0\0\0\x08wide" + HLS.format("file://SECRET"))
    )


def _pictures() -> Iterator[Hostile]:
    huge = b"\xff\xd8\xff\xe0"
    files: dict[str, tuple[Callable[[], bytes], bool | None]] = {
        "page-behind.jpg": (lambda: own_file("jpg") + PAGE, False),
        "archive-behind.png": (lambda: own_file("png") + zip_file(), False),
        "program-behind.webp": (lambda: own_file("webp") + b"MZ" + bytes(99), False),
        "script-in-a-comment.jpg": (
            lambda: own_file("jpg")[:2] + b"\xff\xfe\0\x37" + PAGE + b"!" + own_file("jpg")[2:],
            False,
        ),
        "page-in-a-chunk.png": (lambda: png(64, 64, extra=chunk(b"tEXt", b"a\0" + PAGE)), False),
        "gifar.gif": (lambda: b"GIF89a\x01\0\x01\0\0\0\0;" + zip_file(), True),
        "bomb-by-size.png": (lambda: png(60_000, 60_000, rows=zlib.compress(b"")), True),
        "bomb-by-most.png": (lambda: png(2**31 - 1, 2**31 - 1, rows=b""), True),
        "bomb-by-content.png": (lambda: png(50_000, 50_000, rows=zlib_bomb(64)), True),
        "bomb-small-outside.png": (lambda: png(8, 8, rows=zlib_bomb(64)), None),
        "bomb-in-a-profile.png": (
            lambda: png(8, 8, extra=chunk(b"iCCP", b"p\0\0" + zlib_bomb(64))),
            None,
        ),
        "bomb-by-size.jpg": (lambda: jpeg_of(65_500, 65_500), True),
        "no-size.jpg": (lambda: jpeg_of(0, 0), True),
        "no-size.png": (lambda: png(0, 0), True),
        "broken.jpg": (lambda: own_file("jpg")[:200], True),
        "broken.png": (lambda: own_file("png")[:60], True),
        "head-only.jpg": (lambda: huge, True),
        "head-only.webp": (lambda: b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 30, True),
        "clip-named.jpg": (lambda: own_file("mp4"), True),
        "phone.heic": (lambda: box(b"ftyp", b"heic", bytes(8)) + bytes(99), True),
        "nothing.png": (lambda: b"", True),
    }
    for name, (make, refused) in files.items():
        yield Hostile(name, PICTURE, _later(make), refused)


def _clips() -> Iterator[Hostile]:
    yield Hostile(
        "samples-elsewhere.mov",
        CLIP,
        lambda _, secret: with_reference(b"url ", b"file://" + secret.encode() + b"\0"),
        None,
    )
    yield Hostile(
        "samples-at-an-address.mov",
        CLIP,
        lambda host, _: with_reference(b"url ", b"http://" + host.encode() + b"/x\0"),
        None,
    )
    yield Hostile(
        "alias.mov", CLIP, lambda _, secret: with_reference(b"alis", alias(secret.encode())), True
    )
    files: dict[str, tuple[Callable[[], bytes], bool | None]] = {
        "page-attached.mkv": (matroska_with_attachment, None),
        "page-behind.mp4": (lambda: own_file("mp4") + PAGE, False),
        "archive-behind.webm": (lambda: own_file("webm") + zip_file(), None),
        "tracks.mov": (lambda: many_tracks(3000), None),
        "days.mov": (lambda: long_header(4_000_000), None),
        "box-in-box.mp4": (lambda: FTYP + nested(b"moov", 4000), True),
        "box-beyond.mp4": (lambda: FTYP + b"\xff\xff\xff\xffmoov" + bytes(64), True),
        "box-of-none.mp4": (lambda: FTYP + (b"\0\0\0\x01free" + bytes(8)) * 400, True),
        "cut.mp4": (lambda: own_file("mp4")[:900], True),
        "cut.mkv": (lambda: own_file("mkv")[:600], None),
        "head-only.mp4": (lambda: FTYP, True),
        "head-only.mkv": (lambda: b"\x1a\x45\xdf\xa3" + b"\xff" * 60, True),
        "sound-named.mp4": (lambda: own_file("m4a"), True),
        "picture-named.mp4": (lambda: own_file("png"), True),
        "wide.mov": (lambda: resized(own_file("mov"), 65_000, 65_000), None),
    }
    for name, (make, refused) in files.items():
        yield Hostile(name, CLIP, _later(make), refused)


def _sounds() -> Iterator[Hostile]:
    files: dict[str, tuple[Callable[[], bytes], bool | None]] = {
        "page-behind.mp3": (lambda: own_file("mp3") + PAGE, False),
        "no-rate.wav": (lambda: wav(0, 2, 16, data=bytes(999)), True),
        "no-channel.wav": (lambda: wav(48_000, 0, 16, data=bytes(999)), True),
        "channels.wav": (lambda: wav(48_000, 65_535, 8, data=bytes(99_999)), True),
        "fast.wav": (lambda: wav(2**32 - 1, 1, 8, data=bytes(9999)), True),
        "years.wav": (lambda: wav(1, 1, 8, data=bytes(200_000)), True),
        "says-more.wav": (lambda: wav(8000, 1, 8, data=bytes(9), says=2**32 - 2), True),
        "no-number.mkv": (nan_rate, True),
        "cut.flac": (lambda: own_file("flac")[:50], True),
        "cut.ogg": (lambda: own_file("ogg")[:40], True),
        "head-only.mp3": (lambda: b"ID3\x04\0\0\x7f\x7f\x7f\x7f", True),
        "frames-of-nothing.mp3": (lambda: b"\xff\xfb\x90\x00" * 2000, None),
        "picture-named.mp3": (lambda: own_file("jpg"), True),
        "silent-clip.mp4": (lambda: own_file("mov"), True),
        "nothing.mp3": (lambda: b"", True),
    }
    for name, (make, refused) in files.items():
        yield Hostile(name, MUSIC, _later(make), refused)
    yield Hostile("silence.wav", VOICE, _later(lambda: wav(8000, 1, 16, data=bytes(32_000))))


NAMES = (
    "../../x.png",
    "..\\..\\windows\\x.png",
    "/etc/passwd",
    "C:\\x.png",
    "a\u202egnp.exe",
    "x" * 5000 + ".png",
    "~root.png",
    "-rf.png",
    ".hidden",
    "....",
    " ",
    "a\tb\u2028c.png",
    "\u200b\ufeff",
    "é" * 300 + ".png",
    "CON",
    "x.png; rm -rf /",
    "'\"><script>",
    "%2e%2e%2fx.png",
    "🐼" * 200,
)
"""As a file might be called."""
