"""Footage: tiny videos and sounds made by the real FFmpeg, whole or deliberately broken."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from reelwright.domain.brief import Quality
from reelwright.render import ffmpeg
from reelwright.render.encoder import BT709, ENCODERS, NO_EDIT_LIST
from reelwright.render.soundtrack import mix
from reelwright.render.timing import SAMPLES_PER_FRAME

SIZE = (108, 192)
MOVING = "testsrc2=s={}x{}:r=30".format(*SIZE)
BLACK = "color=black:s={}x{}:r=30".format(*SIZE)
FROZEN = "smptebars=s={}x{}:r=30".format(*SIZE)


def segment(path: Path, frames: int, *, picture: str = MOVING, extra: tuple[str, ...] = ()) -> Path:
    """A segment as the product encodes it, of an FFmpeg test picture."""
    ffmpeg.run(
        [
            *("-v", "error", "-f", "lavfi", "-i", picture, "-vf", BT709),
            *("-frames:v", str(frames), *ENCODERS[Quality.WEB].args(threads=1)),
            *(*NO_EDIT_LIST, *extra, "-y", str(path)),
        ]
    )
    return path


def speech(frames: int, *, seed: int = 0) -> np.ndarray:
    """Something as loud and as restless as a voice."""
    random = np.random.default_rng(seed)
    count = frames * SAMPLES_PER_FRAME
    t = np.arange(count) / 48_000
    voice = np.sin(2 * np.pi * 170 * t) + 0.4 * np.sin(2 * np.pi * 510 * t)
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 3.7 * t)
    noise = random.normal(0, 0.02, count)
    return (0.15 * (voice * syllables + noise)).astype(np.float32)


def sound(path: Path, frames: int) -> Path:
    """A soundtrack as the product mixes it."""
    mix(speech(frames), None, path)
    return path
