"""Tempo: speech made faster or slower at the same pitch, by FFmpeg's atempo."""

from __future__ import annotations

from typing import Any

import av
import av.filter
import numpy as np

from reelwright.errors import RenderError
from reelwright.ports import Samples

SLOWEST, FASTEST = 0.8, 1.2
"""Beyond these a voice sounds worked upon."""
_BLOCK = 4_096


def at_tempo(samples: Samples, rate: int, tempo: float) -> Samples:
    """`samples` lasting 1/`tempo` as long, to within 2 %. `tempo` is 0.8–1.2."""
    if not SLOWEST <= tempo <= FASTEST:
        raise RenderError(f"A tempo of {tempo} is outside {SLOWEST}–{FASTEST}.")
    if tempo == 1.0:
        return samples
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono")
    stretch = graph.add("atempo", f"{tempo:.4f}")
    sink = graph.add("abuffersink")
    source.link_to(stretch)
    stretch.link_to(sink)
    graph.configure()
    parts: list[Samples] = []
    for start in range(0, len(samples), _BLOCK):
        block = np.ascontiguousarray(samples[start : start + _BLOCK].reshape(1, -1), np.float32)
        frame = av.AudioFrame.from_ndarray(block, format="flt", layout="mono")
        frame.sample_rate = rate
        frame.pts = start
        source.push(frame)
        parts += _ready(sink)
    source.push(None)
    parts += _ready(sink)
    joined: Samples = np.concatenate(parts).astype(np.float32)
    return joined


def _ready(sink: Any) -> list[Samples]:
    """What the filters have let go of by now."""
    parts: list[Samples] = []
    while True:
        try:
            parts.append(sink.pull().to_ndarray().reshape(-1))
        except (av.BlockingIOError, av.EOFError):
            return parts
