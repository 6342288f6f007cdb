"""Own files: small honest pictures, clips and sounds as people send them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reelwright.render import ffmpeg

_PICTURE = ("-f", "lavfi", "-i", "testsrc2=s=180x320:r=30", "-frames:v", "1")
_MOVING = ("-f", "lavfi", "-i", "testsrc2=s=180x320:r=30:d=1")
_SOUND = ("-f", "lavfi", "-i", "sine=frequency=330:duration=2")
MADE_BY = {
    "jpg": _PICTURE,
    "png": _PICTURE,
    "webp": _PICTURE,
    "mp4": (*_MOVING, *_SOUND, "-c:v", "libx264", "-preset", "ultrafast", "-shortest"),
    "mov": (*_MOVING, "-c:v", "libx264", "-preset", "ultrafast"),
    "webm": (*_MOVING, "-t", "0.3", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8"),
    "mkv": (*_MOVING, "-c:v", "libx264", "-preset", "ultrafast"),
    "mp3": _SOUND,
    "wav": _SOUND,
    "m4a": _SOUND,
    "ogg": (*_SOUND, "-c:a", "libopus"),
    "flac": _SOUND,
}


@cache
def own_file(suffix: str) -> bytes:
    """A file of that sort, whole: 180 × 320 pixels, or two seconds of sound."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"own.{suffix}"
        ffmpeg.run(["-v", "error", *MADE_BY[suffix], "-y", str(path)])
        return path.read_bytes()
