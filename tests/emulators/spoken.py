"""Spoken: what the voices of the emulators say, as the bytes of each format."""

from __future__ import annotations

import io
import threading
import wave
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import av
import numpy as np

from reelwright.ports import Samples
from reelwright.providers.voice.fake import SAMPLE_RATE, FakeVoice
from reelwright.providers.voice.kokoro import KokoroVoice

Say = Callable[[str, str, float], Samples]
"""Text, full language tag and speed become sound of 24 kHz; called from several threads."""


def spoken(text: str, *, speed: float = 1.0) -> Samples:
    """FakeVoice's tone bursts, 24 kHz; their length tells what text they are of."""
    return FakeVoice().speak(text, language="fr-FR", voice="", speed=speed).samples


def tones(text: str, language: str, speed: float) -> Samples:
    """A Say that takes no time, and says no words."""
    return spoken(text, speed=speed)


def natural(cache: Path) -> Say:
    """A Say that speaks audible words, by Kokoro, which keeps 92 MB of weights in `cache`.

    What it said before is not synthesised again.
    """
    voice, one_at_a_time = KokoroVoice(cache, threads=1), threading.Lock()

    @lru_cache(maxsize=64)
    def said(text: str, language: str, speed: float) -> Samples:
        return voice.speak(text, language=language, voice="", speed=speed).samples

    def say(text: str, language: str, speed: float) -> Samples:
        with one_at_a_time:
            return said(text, language, speed)

    return say


def as_pcm(samples: Samples) -> bytes:
    """Signed 16 bits, little endian, no header."""
    return np.clip(samples * 32767, -32768, 32767).astype("<i2").tobytes()


def as_wav(samples: Samples, rate: int = SAMPLE_RATE) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(as_pcm(samples))
    return file.getvalue()


def as_streamed_wav(samples: Samples) -> bytes:
    """As servers send it that do not know the length when they begin: it is said to be endless."""
    whole, endless = as_wav(samples), b"\xff" * 4
    return whole[:4] + endless + whole[8:40] + endless + whole[44:]


def as_mp3(samples: Samples, rate: int = SAMPLE_RATE) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(
            np.frombuffer(as_pcm(samples), "<i2").reshape(1, -1), format="s16", layout="mono"
        )
        frame.sample_rate = rate
        resampler = av.AudioResampler(format="s16p", layout="mono", rate=rate, frame_size=1152)
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return file.getvalue()
