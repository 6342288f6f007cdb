"""Resample: mono sound at another rate, by FFmpeg's resampler."""

from __future__ import annotations

import av
import numpy as np

from reelwright.ports import Samples


def resampled(samples: Samples, rate: int, *, to: int) -> Samples:
    """The same sound with `to` samples a second."""
    if rate == to:
        return samples
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples.reshape(1, -1), np.float32), format="flt", layout="mono"
    )
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="flt", layout="mono", rate=to)
    parts = [
        out.to_ndarray().reshape(-1)
        for out in (*resampler.resample(frame), *resampler.resample(None))
    ]
    joined: Samples = np.concatenate(parts).astype(np.float32)
    return joined
