"""Clean media: a stranger's clip or sound, decoded in a sandbox and encoded anew; nothing else
of the file remains."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reelwright.domain.sniffing import Container
from reelwright.domain.upload import CleanMedia
from reelwright.errors import InputError, RenderError
from reelwright.render import sandbox
from reelwright.render.ffmpeg import ffmpeg_path
from reelwright.render.probe import probe_audio
from reelwright.render.recording import LEAST_S, recording_ms, take_sound
from reelwright.render.timing import SAMPLE_RATE
from reelwright.render.video_file import MAX_MEGAPIXELS, inspect_video

MOST_SOUND_S = 900
MOST_CLIP_S = 300
LONGEST_SIDE = 2560
MOST_FPS = 60
MOST_STREAMS = 64
_SOUND_ROOM = sandbox.Room(seconds=120, written_bytes=400_000_000)
_CLIP_ROOM = sandbox.Room(seconds=300, written_bytes=2_000_000_000)
# Of all protocols only the open file that it is given: no path and no address can be opened.
_ONLY_THIS_FILE = ("-protocol_whitelist", "fd")
_NOTHING_ELSE = ("-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-bitexact")


def clean_sound(path: Path, container: Container, target: Path) -> CleanMedia:
    """The file's first sound as 48 kHz stereo FLAC. Raises InputError without naming the file."""
    encode = ("-ac", "2", "-ar", str(SAMPLE_RATE), "-sample_fmt", "s16", "-c:a", "flac")
    _convert(path, container, target, ("-map", "0:a:0", "-vn"), encode, MOST_SOUND_S, "sound")
    duration_ms = _checked_ms(_sound_ms(target), MOST_SOUND_S)
    return CleanMedia(media_type="audio/flac", suffix=".flac", duration_ms=duration_ms)


def clean_voice(path: Path, container: Container, target: Path) -> CleanMedia:
    """The file's first sound in the form and at the level of a narration, WAV.

    Raises InputError without naming the file, also where it holds only silence.
    """
    plain = target.with_name("voice.wav")
    encode = ("-ac", "1", "-ar", str(SAMPLE_RATE), "-c:a", "pcm_s16le")
    _convert(path, container, plain, ("-map", "0:a:0", "-vn"), encode, MOST_SOUND_S, "sound")
    _checked_ms(recording_ms(plain), MOST_SOUND_S)
    with _unnamed(plain):
        take_sound(plain, target)
    duration_ms = recording_ms(target)
    return CleanMedia(media_type="audio/wav", suffix=".wav", duration_ms=duration_ms)


def clean_clip(path: Path, container: Container, target: Path) -> CleanMedia:
    """The file's first moving picture as H.264, upright, without sound. Raises InputError."""
    side = LONGEST_SIDE
    shape = (
        f"scale=w='min(iw,{side})':h='min(ih,{side})':force_original_aspect_ratio=decrease:"
        "force_divisible_by=2,format=yuv420p|yuv420p10le"
    )
    encode = (
        *("-vf", shape, "-fps_mode", "vfr", "-frames:v", str(MOST_FPS * (MOST_CLIP_S + 1))),
        *("-c:v", "libx264", "-preset", "superfast", "-crf", "18", "-threads", "2"),
        *("-movflags", "+faststart"),
    )
    _convert(path, container, target, ("-map", "0:V:0", "-an"), encode, MOST_CLIP_S, "clip")
    # From here on our own file is looked at, never the one that was sent.
    with _unnamed(target):
        video = inspect_video(target)
    return CleanMedia(
        media_type="video/mp4",
        suffix=".mp4",
        width=video.width,
        height=video.height,
        duration_ms=_checked_ms(video.duration_ms, MOST_CLIP_S),
    )


def _convert(
    path: Path,
    container: Container,
    target: Path,
    picked: tuple[str, ...],
    encode: tuple[str, ...],
    most_s: int,
    what: str,
) -> None:
    given = (
        *("-v", "error", "-nostdin", *_ONLY_THIS_FILE, "-max_streams", str(MOST_STREAMS)),
        *("-probesize", "10M", "-analyzeduration", "10M"),
        *("-max_pixels", str(MAX_MEGAPIXELS * 1_000_000), "-threads", "2"),
        *("-f", container.value, "-i", "fd:"),
    )
    made = (*picked, *_NOTHING_ELSE, "-t", str(most_s + 1), *encode, "-y", str(target))
    room = _CLIP_ROOM if what == "clip" else _SOUND_ROOM
    try:
        sandbox.run([ffmpeg_path(), *given, *made], given=path, room=room, folder=target.parent)
    except RenderError as error:
        raise InputError(
            f"The file cannot be read as a {what}: it is broken, too large, or holds none. Save it "
            "anew in another program, or send another one."
        ) from error


@contextmanager
def _unnamed(path: Path) -> Iterator[None]:
    """The name of our own file is none of theirs."""
    try:
        yield
    except InputError as error:
        told = str(error).replace(str(path), "The file").replace(path.name, "The file")
        raise InputError(told) from error


def _sound_ms(path: Path) -> int:
    try:
        return round(probe_audio(path).duration_ms)
    except RenderError as error:
        raise InputError("The file holds no sound. Send another one.") from error


def _checked_ms(duration_ms: int, most_s: int) -> int:
    if duration_ms > most_s * 1000:
        raise InputError(
            f"The file lasts longer than {most_s // 60} minutes, which is the most. Cut it first."
        )
    if duration_ms < 100 * LEAST_S:
        raise InputError("The file is over as soon as it begins. Send all of it.")
    return duration_ms
