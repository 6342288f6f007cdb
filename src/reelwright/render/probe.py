"""Probe: what is really in a media file, read with PyAV (FFmpeg's build brings no ffprobe)."""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from reelwright.errors import RenderError


@dataclass(frozen=True)
class VideoProbe:
    """The picture's side of a file, from its packets."""

    codec: str
    profile: str
    width: int
    height: int
    pixel_format: str
    colours: tuple[str, str, str, str]
    """Primaries, transfer, matrix and range."""
    frame_count: int
    constant_rate: Fraction | None
    """Frames a second where every frame lasts as long as the next, else None."""
    duration_ms: float
    first_pts_ms: float
    keyframes: int


@dataclass(frozen=True)
class AudioProbe:
    """The sound's side of a file."""

    codec: str
    profile: str
    sample_rate: int
    channels: int
    duration_ms: float
    first_pts_ms: float


_PRIMARIES = {1: "bt709"}
_RANGES = {1: "tv", 2: "pc"}


def probe_video(path: Path) -> VideoProbe:
    """Raises RenderError where the file has no readable picture."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            context = stream.codec_context
            base = stream.time_base or Fraction(1, 1000)
            times, keys, last = [], 0, 0
            for packet in container.demux(stream):
                if packet.pts is None or not packet.size:
                    continue
                times.append(packet.pts)
                keys += packet.is_keyframe
                last = max(last, packet.pts + (packet.duration or 0))
            times.sort()
            steps = {b - a for a, b in itertools.pairwise(times)}
            rate = 1 / (steps.pop() * base) if len(steps) == 1 else None
            first = times[0] if times else 0
            return VideoProbe(
                codec=context.name,
                profile=str(context.profile or ""),
                width=context.width,
                height=context.height,
                pixel_format=str(context.pix_fmt or ""),
                colours=(
                    _PRIMARIES.get(int(context.color_primaries), "?"),
                    _PRIMARIES.get(int(context.color_trc), "?"),
                    _PRIMARIES.get(int(context.colorspace), "?"),
                    _RANGES.get(int(context.color_range), "?"),
                ),
                frame_count=len(times),
                constant_rate=rate,
                duration_ms=float((last - first) * base * 1000),
                first_pts_ms=float(first * base * 1000),
                keyframes=keys,
            )
    except (av.FFmpegError, IndexError, OSError) as error:
        raise RenderError(f"{path.name} is not a readable video: {error}") from error


def probe_audio(path: Path) -> AudioProbe:
    """Raises RenderError where the file has no readable sound."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.audio[0]
            context = stream.codec_context
            base = stream.time_base or Fraction(1, 1000)
            first, last = None, 0
            for packet in container.demux(stream):
                if packet.pts is None or not packet.size:
                    continue
                first = packet.pts if first is None else first
                last = packet.pts + (packet.duration or 0)
            return AudioProbe(
                codec=context.name,
                profile=str(context.profile or ""),
                sample_rate=context.sample_rate,
                channels=context.channels,
                duration_ms=float((last - (first or 0)) * base * 1000),
                first_pts_ms=float((first or 0) * base * 1000),
            )
    except (av.FFmpegError, IndexError, OSError) as error:
        raise RenderError(f"{path.name} has no readable sound: {error}") from error


def boxes(path: Path) -> tuple[str, ...]:
    """Names of the file's outer MP4 boxes in order, with `edts` named where a track has one."""
    names: list[str] = []
    with path.open("rb") as file:
        while head := file.read(8):
            if len(head) < 8:
                break
            size, kind = struct.unpack(">I4s", head)
            header = 8
            if size == 1:
                size, header = struct.unpack(">Q", file.read(8))[0], 16
            names.append(kind.decode("latin-1"))
            if kind == b"moov":
                body = file.read(size - header)
                if b"edts" in body:
                    names.append("edts")
            elif size == 0:
                break
            else:
                file.seek(size - header, 1)
    return tuple(names)
