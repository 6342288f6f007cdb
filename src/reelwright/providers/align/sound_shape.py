"""Sound shape: what speech sounds like step by step, whoever speaks it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reelwright.ports import Samples

RATE = 16_000
STEP_S = 0.01
_STEP, _WINDOW, _FFT = 160, 400, 512
_BANDS, _KEPT = 26, 14
_LOW_HZ, _HIGH_HZ = 60.0, 7_600.0
_QUIET = 8.0
"""In natural logarithms of power: what lies so far below the loud passages is no speech."""

Shape = npt.NDArray[np.float32]


@dataclass(frozen=True)
class SoundShape:
    """Cepstrum and its change, one row of 28 numbers every 10 ms."""

    rows: Shape
    speech: npt.NDArray[np.bool_]
    """Which rows are within the loud passages' reach; the rest is silence."""


def sound_shape(samples: Samples) -> SoundShape:
    """Of 16 kHz sound, normalised over its speech: voices, microphones and levels compare."""
    padded = np.concatenate([samples.astype(np.float32), np.zeros(_WINDOW, np.float32)])
    count = max(1, (len(padded) - _WINDOW) // _STEP)
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_STEP][:count]
    power = np.abs(np.fft.rfft(windows * np.hanning(_WINDOW).astype(np.float32), _FFT)) ** 2
    bands = np.log(power @ _filters().T + 1e-6 * power.max() + 1e-12)
    cepstrum = bands @ _cosines().T
    level = bands.mean(axis=1)
    speech = level >= np.percentile(level, 95) - _QUIET
    spoken = cepstrum[speech]
    cepstrum = (cepstrum - spoken.mean(axis=0)) / (spoken.std(axis=0) + 1e-6)
    cepstrum[:, 0] *= 1.5
    ahead = np.concatenate([cepstrum[2:], np.repeat(cepstrum[-1:], 2, axis=0)])[:count]
    behind = np.concatenate([np.repeat(cepstrum[:1], 2, axis=0), cepstrum[:-2]])[:count]
    rows: Shape = np.hstack([cepstrum, 0.7 * (ahead - behind)]).astype(np.float32)
    return SoundShape(rows, speech)


def _filters() -> npt.NDArray[np.float64]:
    """Triangles evenly spaced on the mel scale, (bands, bins)."""
    edges = _hertz(np.linspace(_mel(_LOW_HZ), _mel(_HIGH_HZ), _BANDS + 2))
    bins = np.linspace(0, RATE / 2, _FFT // 2 + 1)
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    filters: npt.NDArray[np.float64] = np.clip(np.minimum(rising, falling), 0, None)
    return filters


def _cosines() -> npt.NDArray[np.float64]:
    """The first rows of the orthonormal cosine transform, (kept, bands)."""
    rows, columns = np.arange(_KEPT)[:, None], np.arange(_BANDS)[None, :]
    cosines: npt.NDArray[np.float64] = np.cos(np.pi * rows * (2 * columns + 1) / (2 * _BANDS))
    cosines *= np.where(rows == 0, np.sqrt(1 / _BANDS), np.sqrt(2 / _BANDS))
    return cosines


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def _hertz(mel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    hertz: npt.NDArray[np.float64] = 700 * (10 ** (mel / 2595) - 1)
    return hertz
