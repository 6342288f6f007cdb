"""Recording: the sound of a file from outside, checked and brought to the form of a narration."""

from __future__ import annotations

import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np

from reelwright.errors import InputError, RenderError
from reelwright.ports import Samples
from reelwright.render import ffmpeg
from reelwright.render.loudness import measure
from reelwright.render.timing import SAMPLE_RATE
from reelwright.render.video_file import PROTOCOLS, READ_TIMEOUT_S

DEMUXERS = "wav,w64,aiff,caf,au,mp3,aac,flac,ogg,amr,mov,matroska,avi,mpegts,mpeg,asf,flv"
"""Containers that hold their sound themselves; playlists and lists would open other files."""
MOST_S = 900
LEAST_S = 1.0
MOST_BYTES = 1_000_000_000
SPOKEN_LUFS = -20.0
"""About what synthetic voices have, so that music ducks alike under both."""
_SILENT_LUFS = -60.0
_EASE = SAMPLE_RATE // 100
_AS_WAV = (
    *("-t", str(MOST_S + 1), "-ac", "1", "-ar", str(SAMPLE_RATE), "-c:a", "pcm_s16le"),
    *("-map_metadata", "-1", "-fflags", "+bitexact", "-f", "wav", "-y"),
)
_FORMATS = "wav, mp3, m4a, ogg, opus, flac, or a video such as mp4 or webm"


def check_recording(path: Path) -> None:
    """Raises InputError that names the file, where it cannot be a recording."""
    if path.is_dir():
        raise InputError(f"{path} is a folder. Give the file of your recording.")
    if not path.is_file():
        raise InputError(f"There is no recording {path}. Check its name.")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}). Check its permissions."
        ) from error
    if size == 0:
        raise InputError(f"{path} is empty. Record it again, or give another file.")
    if size > MOST_BYTES:
        raise InputError(
            f"{path} has {size // 1_000_000} MB, and a recording may have "
            f"{MOST_BYTES // 1_000_000} MB. Save its sound alone, e.g. as m4a or mp3."
        )
    length_s = _length_s(path)
    if length_s > MOST_S + 1:
        raise _too_long(path, length_s)


def take_sound(path: Path, target: Path) -> None:
    """Write the file's first sound as 48 kHz mono 16-bit WAV, at the level of a narration.

    Raises InputError that names the file for what is too long, too short or silent.
    """
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        plain = Path(scratch) / "plain.wav"
        try:
            ffmpeg.run([*_input(path), *_AS_WAV, str(plain)], timeout_s=300)
        except RenderError as error:
            raise _unreadable(path) from error
        length_ms = recording_ms(plain)
        if length_ms > MOST_S * 1000:
            raise _too_long(path, length_ms / 1000)
        if length_ms < LEAST_S * 1000:
            raise InputError(f"{path} lasts less than a second. Give the whole recording.")
        level = measure(plain).integrated
        if not level > _SILENT_LUFS:
            raise InputError(
                f"{path} holds only silence. Check the microphone, or give another recording."
            )
        limit = "alimiter=limit=-1dB:attack=5:release=50:level=0:latency=1"
        gain = ("-af", f"volume={SPOKEN_LUFS - level:.2f}dB,{limit}")
        ffmpeg.run(["-v", "error", "-i", str(plain), *gain, *_AS_WAV, str(target)], timeout_s=300)


def recording_ms(path: Path) -> int:
    """Length of what `take_sound` wrote."""
    with wave.open(str(path), "rb") as file:
        return round(file.getnframes() * 1000 / file.getframerate())


def read_piece(path: Path, start_ms: int, end_ms: int) -> Samples:
    """A part of what `take_sound` wrote, 48 kHz."""
    with wave.open(str(path), "rb") as file:
        first, last = (round(at * SAMPLE_RATE / 1000) for at in (start_ms, end_ms))
        first = min(max(0, first), file.getnframes())
        file.setpos(first)
        pcm = np.frombuffer(file.readframes(max(0, last - first)), "<i2")
    return (pcm / 32767).astype(np.float32)


def joined(pieces: Sequence[Samples]) -> Samples:
    """Pieces one after another, each eased in and out within 10 ms, so that no cut clicks."""
    return np.concatenate([_eased(piece) for piece in pieces])


def _eased(samples: Samples) -> Samples:
    length = min(_EASE, len(samples) // 2)
    eased = samples.copy()
    if length:
        slope = np.linspace(0, 1, length, dtype=np.float32)
        eased[:length] *= slope
        eased[-length:] *= slope[::-1]
    return eased


def _input(path: Path) -> tuple[str, ...]:
    allowed = ("-protocol_whitelist", PROTOCOLS, "-format_whitelist", DEMUXERS)
    return ("-v", "error", *allowed, "-i", f"file:{path.resolve()}", "-map", "0:a:0")


def _length_s(path: Path) -> float:
    """What the header says, 0 where it says nothing. Raises InputError for no sound."""
    options = {"format_whitelist": DEMUXERS, "protocol_whitelist": PROTOCOLS}
    try:
        with av.open(
            str(path.resolve()), options=options, timeout=(READ_TIMEOUT_S, READ_TIMEOUT_S)
        ) as container:
            return _sound_s(container, path)
    except (av.FFmpegError, OSError, ValueError, IndexError, UnicodeDecodeError) as error:
        raise _unreadable(path) from error


def _sound_s(container: Any, path: Path) -> float:
    if not container.streams.audio:
        raise InputError(f"{path} holds no sound. Give your recording as {_FORMATS}.")
    stream = container.streams.audio[0]
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return float(container.duration or 0) / av.time_base


def _unreadable(path: Path) -> InputError:
    return InputError(f"{path} cannot be read as a recording. Give it as {_FORMATS}.")


def _too_long(path: Path, length_s: float) -> InputError:
    return InputError(
        f"{path} lasts {length_s / 60:.0f} minutes, and a recording may last {MOST_S // 60}. "
        "Cut it into parts, one video each."
    )
