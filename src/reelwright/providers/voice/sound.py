"""Sound: what a vendor sends as speech becomes samples."""

from __future__ import annotations

import io

import av
import numpy as np

from reelwright.errors import Unavailable
from reelwright.ports import Samples

MIN_SECONDS = 0.05
MAX_SECONDS = 900


def pcm_samples(raw: bytes, *, provider: str, rate: int) -> Samples:
    """Of signed 16 bits, little endian, mono, without a header. Raises Unavailable."""
    if len(raw) % 2:
        raise unreadable(provider)
    samples = (np.frombuffer(raw, "<i2") / 32768).astype(np.float32)
    return _plausible(samples, rate, provider)


def file_samples(raw: bytes, *, provider: str) -> tuple[Samples, int]:
    """Mono samples and their rate, of a WAV or MP3 file. Raises Unavailable.

    The request was answered and is paid for, so the error says that it was `sent`.
    """
    try:
        with av.open(io.BytesIO(raw), "r", options={"format_whitelist": "wav,mp3"}) as container:
            rate = container.streams.audio[0].rate
            resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
            parts = [
                part.to_ndarray().reshape(-1)
                for frame in container.decode(audio=0)
                for part in resampler.resample(frame)
            ]
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise unreadable(provider) from error
    samples = np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, np.float32)
    return _plausible(samples, rate, provider), rate


def unreadable(provider: str) -> Unavailable:
    """The answer came and holds no speech."""
    return Unavailable(
        f"{provider} answered with no sound that can be read.", provider, retryable=True, sent=True
    )


def _plausible(samples: Samples, rate: int, provider: str) -> Samples:
    if not MIN_SECONDS * rate <= len(samples) <= MAX_SECONDS * rate:
        raise unreadable(provider)
    return samples
