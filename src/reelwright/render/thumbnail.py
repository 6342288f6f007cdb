"""Thumbnail: the next sharp, settled frame after the second second."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from reelwright.errors import RenderError

FROM_S = 2.0
WINDOW_S = 1.5
SHORT_SIDE = 540
SHARP_ENOUGH = 0.85
"""Share of the sharpest frame in the window that counts as sharp."""
SETTLED = 6.0
"""Mean change to the next frame, in grey levels, above which a frame is in transition."""

Grey = npt.NDArray[np.float32]


def write_thumbnail(video: Path, target: Path) -> int:
    """JPEG with a short side of 540 pixels; returns the frame's time in milliseconds."""
    candidates = _window(video)
    if not candidates:
        raise RenderError(f"{video.name} has no frame to make a thumbnail of.")
    greys = [_grey(frame) for frame in candidates]
    sharp = [_sharpness(grey) for grey in greys]
    best = max(sharp)
    chosen = int(np.argmax(sharp))
    for index in range(len(candidates) - 1):
        change = float(np.abs(greys[index + 1] - greys[index]).mean())
        if sharp[index] >= SHARP_ENOUGH * best and change <= SETTLED:
            chosen = index
            break
    frame = candidates[chosen]
    factor = SHORT_SIDE / min(frame.width, frame.height)
    _save(frame, target, round(frame.width * factor), round(frame.height * factor))
    return round(float(frame.time or 0.0) * 1000)


def _window(video: Path) -> list[Any]:
    """Frames from the second second on (from the start where the video is shorter)."""
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        base = stream.time_base or Fraction(1, 1000)
        length = float(stream.duration * base) if stream.duration else 0.0
        start = FROM_S if length > FROM_S + 0.5 else 0.0
        container.seek(round(start / base), stream=stream)
        kept = []
        for frame in container.decode(stream):
            if frame.time is None or frame.time < start:
                continue
            if frame.time > start + WINDOW_S:
                break
            kept.append(frame)
        return kept


def _grey(frame: Any) -> Grey:
    """A quarter-size brightness picture."""
    small = frame.reformat(width=frame.width // 4, height=frame.height // 4, format="gray")
    return np.asarray(small.to_ndarray(), np.float32)


def _sharpness(grey: Grey) -> float:
    """Variance of the Laplacian."""
    inner = grey[1:-1, 1:-1]
    edges = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * inner
    return float(edges.var())


def _save(frame: Any, target: Path, width: int, height: int) -> None:
    picture = frame.reformat(width=width, height=height, format="yuvj420p")
    with av.open(str(target), "w", format="image2", options={"update": "1"}) as output:
        stream = output.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuvj420p"
        stream.codec_context.qmin = stream.codec_context.qmax = 3
        for packet in (*stream.encode(picture), *stream.encode(None)):
            output.mux(packet)
