"""Poster: the still that stands for a film in lists and on the storyboard."""

from __future__ import annotations

from pathlib import Path

from reelwright.errors import RenderError
from reelwright.render import ffmpeg
from reelwright.render.media_source import input_args

INTO_MS = 800
"""The first moments of a clip are often a fade."""
QUALITY = 4
"""FFmpeg's scale for JPEG, of which 2 is the best."""


def film_poster(path: Path, *, size: tuple[int, int], start_ms: int = 0) -> bytes:
    """JPEG of `size`, cut from the middle of a frame shortly after `start_ms`.

    Raises RenderError where there is nothing to be seen.
    """
    for moment_ms in (start_ms + INTO_MS, 0):
        # A film that ends before has its first frame alone.
        picture = ffmpeg.run(poster_args(path, size=size, moment_ms=moment_ms), capture=True)
        if picture:
            return picture
    raise RenderError(f"{path.name} has no frame to make a poster of.")


def poster_args(path: Path, *, size: tuple[int, int], moment_ms: int) -> tuple[str, ...]:
    """FFmpeg's arguments for one frame on its standard output."""
    width, height = size
    shape = f"scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height}"
    return (
        *("-v", "error", *input_args(path, moment_ms)),
        *("-vf", f"{shape},format=yuvj420p", "-frames:v", "1"),
        *("-f", "image2pipe", "-c:v", "mjpeg", "-q:v", str(QUALITY), "-"),
    )
