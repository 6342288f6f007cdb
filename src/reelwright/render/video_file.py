"""Video file: what a file from outside really holds, read warily before it is used."""

from __future__ import annotations

import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from reelwright.errors import InputError

DEMUXERS = "mov,matroska,avi,mpegts,mpeg,flv,gif,asf,ogg"
"""Containers that hold their pictures themselves. Playlists and concat lists are not among
them, whatever the file is called: they would open other files."""
PROTOCOLS = "file"
READ_TIMEOUT_S = 5.0
SCAN_LIMIT_S = 10.0
MAX_MEGAPIXELS = 40
MIN_SIDE = 16
_HDR_TRANSFERS = (16, 18)
"""PQ and HLG, as phones film them."""


@dataclass(frozen=True)
class VideoFile:
    """A readable video: upright size in square pixels, length, and what needs care."""

    width: int
    height: int
    duration_ms: int
    square_pixels: bool
    hdr: bool


def inspect_video(path: Path) -> VideoFile:
    """Opens the file, decodes its first frame. Raises InputError naming the file."""
    if not path.is_file() or path.stat().st_size == 0:
        raise InputError(f"{path.name} is empty or not a file.")
    options = {"format_whitelist": DEMUXERS, "protocol_whitelist": PROTOCOLS}
    try:
        with av.open(
            str(path.resolve()), options=options, timeout=(READ_TIMEOUT_S, READ_TIMEOUT_S)
        ) as container:
            return _inspect(container, path)
    except (av.FFmpegError, OSError, ValueError, IndexError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path.name} is not a video that can be read. Use MP4, MOV, MKV, WebM, AVI or GIF."
        ) from error


def _inspect(container: Any, path: Path) -> VideoFile:
    streams = [
        stream
        for stream in container.streams.video
        if not stream.disposition & av.stream.Disposition.attached_pic
    ]
    if not streams:
        raise InputError(f"{path.name} holds no moving picture.")
    stream = streams[0]
    context = stream.codec_context
    width, height = context.width, context.height
    if width * height > MAX_MEGAPIXELS * 1_000_000:
        raise InputError(
            f"{path.name} is too large: {width}×{height} pixels, at most {MAX_MEGAPIXELS} "
            "megapixels are read. Make it smaller."
        )
    if min(width, height) < MIN_SIDE:
        raise InputError(f"{path.name} is too small: {width}×{height} pixels.")
    frame = next(container.decode(stream), None)
    if frame is None:
        raise InputError(f"{path.name} holds no picture that can be decoded.")
    aspect = stream.sample_aspect_ratio or Fraction(1)
    if aspect != 1:
        width = max(2, round(width * aspect))
    if frame.rotation % 180:
        width, height = height, width
    return VideoFile(
        width,
        height,
        _duration_ms(container, stream),
        aspect == 1,
        int(context.color_trc) in _HDR_TRANSFERS,
    )


def _duration_ms(container: Any, stream: Any) -> int:
    """From the header, else from the packets' times as far as they can be read in time."""
    if stream.duration and stream.time_base:
        return int(stream.duration * stream.time_base * 1000)
    if container.duration:
        return int(container.duration / 1000)
    until, first, last = time.monotonic() + SCAN_LIMIT_S, None, 0
    for packet in container.demux(stream):
        if packet.pts is not None:
            first = packet.pts if first is None else first
            last = max(last, packet.pts + (packet.duration or 0))
        if time.monotonic() > until:
            break
    return int((last - (first or 0)) * (stream.time_base or Fraction(1, 1000)) * 1000)
