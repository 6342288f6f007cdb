"""Pictures: the tiny real films the fake vendor delivers, each kind made once."""

from __future__ import annotations

import random
import tempfile
from functools import lru_cache
from pathlib import Path

from reelwright.render import ffmpeg

COLOURS = 6
"""How many different films there are of one length and shape."""
SHORT_SIDE = 90
FRAME_RATE = 24
"""As Veo delivers."""
_KEPT_BYTES = 48
_PALETTES = (
    ("0x2f6fd0", "0xf2a65a", "0x4fc3a1"),
    ("0xd1495b", "0xedae49", "0x66a182"),
    ("0x6a4c93", "0x1982c4", "0x8ac926"),
    ("0x00798c", "0xf4d35e", "0xee964b"),
    ("0x9c528b", "0xe2c2c6", "0x2f2963"),
    ("0x3d5a80", "0xe0fbfc", "0xee6c4d"),
)


def film(*, duration_ms: int, width: int, height: int, seed: int, flaw: str = "") -> bytes:
    """An H.264 MP4 of drifting colours in the shape asked for, 90 pixels at its short side.

    `flaw` is empty, wrong_duration, corrupt, black or frozen.
    """
    size = _small(width, height)
    if flaw == "wrong_duration":
        return _film(duration_ms // 4, size, seed % COLOURS, "")
    if flaw == "corrupt":
        whole = _film(duration_ms, size, seed % COLOURS, "")
        noise = random.Random(seed).randbytes(len(whole) - _KEPT_BYTES)
        return whole[:_KEPT_BYTES] + noise
    return _film(duration_ms, size, seed % COLOURS, flaw)


def _small(width: int, height: int) -> tuple[int, int]:
    short = min(width, height)
    return (_even(width * SHORT_SIDE / short), _even(height * SHORT_SIDE / short))


def _even(length: float) -> int:
    return 2 * round(length / 2)


@lru_cache(maxsize=128)
def _film(duration_ms: int, size: tuple[int, int], colour: int, flaw: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        ffmpeg.run(film_args(path, duration_ms, size, colour, flaw), timeout_s=60)
        return path.read_bytes()


def film_args(
    path: Path, duration_ms: int, size: tuple[int, int], colour: int, flaw: str
) -> list[str]:
    """FFmpeg's arguments for one film."""
    shape = f"s={size[0]}x{size[1]}:r={FRAME_RATE}"
    first, second, third = _PALETTES[colour]
    speed = "0.00001" if flaw == "frozen" else "0.03"
    source = (
        f"color=black:{shape}"
        if flaw == "black"
        else f"gradients={shape}:c0={first}:c1={second}:c2={third}:nb_colors=3"
        f":speed={speed}:seed={colour + 1}"
    )
    return [
        *("-v", "error", "-f", "lavfi", "-i", source, "-t", f"{duration_ms / 1000:.3f}"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "30", "-pix_fmt", "yuv420p"),
        *("-threads", "1", "-movflags", "+faststart", "-y", str(path)),
    ]
