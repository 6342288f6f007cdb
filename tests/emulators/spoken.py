"""Spoken: what the voices of the emulators say, as the bytes of each format."""

from __future__ import annotations

import io
import wave

import av
import numpy as np

from reelwright.ports import Samples
from reelwright.providers.voice.fake import SAMPLE_RATE, FakeVoice


def spoken(text: str, *, speed: float = 1.0) -> Samples:
    """FakeVoice's tone bursts, 24 kHz; their length tells what text they are of."""
    return FakeVoice().speak(text, language="fr-FR", voice="", speed=speed).samples


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
