"""Hostile bytes: pieces of files that are broken, boundless or two things at once."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from tests.support.own_files import own_file

PAGE = b"<html><script>alert(document.cookie)</script></html>"


def zip_file() -> bytes:
    """An archive with a page in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("index.html", PAGE)
    return file.getvalue()


def png(width: int, height: int, *, rows: bytes | None = None, extra: bytes = b"") -> bytes:
    """Grey, 8 bits; `rows` is the compressed content where it is not just black."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    plain = rows if rows is not None else zlib.compress(bytes((width + 1) * height))
    chunks = chunk(b"IHDR", header) + extra + chunk(b"IDAT", plain) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def chunk(kind: bytes, body: bytes) -> bytes:
    """One of PNG's chunks."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def zlib_bomb(megabytes: int) -> bytes:
    """Many megabytes of nothing in a thousandth of that."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose header says another size than its content has."""
    content = bytearray(own_file("jpg"))
    at = next(i for i in range(len(content)) if content[i : i + 2] in (b"\xff\xc0", b"\xff\xc2"))
    content[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def box(kind: bytes, *bodies: bytes) -> bytes:
    """One of MP4's boxes."""
    body = b"".join(bodies)
    return struct.pack(">I", 8 + len(body)) + kind + body


FTYP = box(b"ftyp", b"isom", struct.pack(">I", 512), b"isommp41")


def with_reference(kind: bytes, target: bytes) -> bytes:
    """A clip whose samples lie in another file: a data reference that is not its own."""
    content = own_file("mov")
    at = content.index(b"dref") - 4
    (size,) = struct.unpack(">I", content[at : at + 4])
    entry = box(kind, bytes(4), target)
    moved = box(b"dref", bytes(4), struct.pack(">I", 1), entry)
    grown = bytearray(content[:at] + moved + content[at + size :])
    for outer in (b"dinf", b"minf", b"mdia", b"trak", b"moov"):
        start = bytes(grown).index(outer) - 4
        (before,) = struct.unpack(">I", grown[start : start + 4])
        grown[start : start + 4] = struct.pack(">I", before + len(moved) - size)
    return bytes(grown)


def alias(path: bytes) -> bytes:
    """What QuickTime calls an alias record, with the target's path."""
    body = bytearray(150)
    body[0:8] = b"\0\0\0\0" + struct.pack(">HH", 150, 2)
    told = struct.pack(">HH", 2, len(path)) + path + b"\0" * (len(path) % 2)
    return bytes(body) + told + struct.pack(">HH", 0xFFFF, 0)


def many_tracks(count: int) -> bytes:
    """A movie of more tracks than anybody has."""
    content = own_file("mov")
    moov = content.index(b"moov") - 4
    (size,) = struct.unpack(">I", content[moov : moov + 4])
    body = content[moov + 8 : moov + size]
    trak = body.index(b"trak") - 4
    (length,) = struct.unpack(">I", body[trak : trak + 4])
    track = body[trak : trak + length]
    return content[:moov] + box(b"moov", body, track * count) + content[moov + size :]


def long_header(seconds: int) -> bytes:
    """A movie whose header and track say that it lasts for days."""
    content = bytearray(own_file("mov"))
    for name, place in ((b"mvhd", 20), (b"mdhd", 20), (b"tkhd", 24)):
        at = bytes(content).index(name) + place
        content[at : at + 4] = struct.pack(">I", min(2**32 - 1, seconds * 1000))
    return bytes(content)


def matroska_with_attachment() -> bytes:
    """A film that brings a page along, which some players would show."""
    content = own_file("mkv")
    name = b"\x46\x6e\x8aindex.html"
    file = name + b"\x46\x60\x89text/html" + b"\x46\x5c" + _size(len(PAGE)) + PAGE
    file += b"\x46\xae\x81\x01"
    attached = b"\x61\xa7" + _size(len(file)) + file
    return content + b"\x19\x41\xa4\x69" + _size(len(attached)) + attached


def _size(count: int) -> bytes:
    return struct.pack(">Q", count | 1 << 56)


def wav(
    rate: int, channels: int, bits: int, *, data: bytes = b"", says: int | None = None
) -> bytes:
    """Plain sound with any numbers in its header."""
    block = channels * bits // 8 & 0xFFFF
    form = struct.pack(
        "<HHIIHH", 1, channels & 0xFFFF, rate, (rate * block) & 0xFFFFFFFF, block, bits
    )
    told = len(data) if says is None else says
    return (
        b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0" + form + b"data" + struct.pack("<I", told) + data
    )


def nan_rate() -> bytes:
    """A Matroska sound whose sample rate is no number."""
    rate = b"\xb5\x88" + struct.pack(">d", float("nan"))
    audio = b"\xe1" + _size(len(rate)) + rate
    entry = b"\xd7\x81\x01\x83\x81\x02\x86\x8dA_PCM/INT/LIT" + audio
    tracks = b"\x16\x54\xae\x6b" + _size(len(b"\xae" + _size(len(entry)) + entry))
    tracks += b"\xae" + _size(len(entry)) + entry
    head = b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm"
    return head + b"\x18\x53\x80\x67" + _size(len(tracks)) + tracks


def nested(kind: bytes, depth: int) -> bytes:
    """Boxes in boxes, as deep as they go."""
    size = 8 * depth
    return b"".join(struct.pack(">I", size - 8 * each) + kind for each in range(depth))


def resized(content: bytes, width: int, height: int) -> bytes:
    """A movie whose sample description says another size."""
    at = content.index(b"avc1", content.index(b"stsd")) + 28
    return content[:at] + struct.pack(">HH", width, height) + content[at + 4 :]
