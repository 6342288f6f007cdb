"""Recorded: sounds of known words at known times, as a person's recording holds them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reelwright.domain.narration import Word
from reelwright.domain.recording import RecordedScript, recorded_script
from reelwright.domain.script import Scene, Script
from reelwright.ports import Samples
from reelwright.providers.voice.espeak_voice import EspeakVoice
from reelwright.render import ffmpeg
from reelwright.render.resample import resampled
from reelwright.render.soundtrack import write_wav
from reelwright.render.timing import SAMPLE_RATE

KEY = "voice_over/test.wav"


def murmured(
    text: str, *, rest_ms: int = 600, start_ms: int = 400, noise: float = 1e-4
) -> tuple[Samples, tuple[Word, ...]]:
    """A burst of noise for each word, with a rest after each sentence, and when each word is."""
    random = np.random.default_rng(7)
    words, at = [], start_ms
    for one in text.split():
        end = at + 60 * max(2, len(one))
        words.append(Word(text=one, start_ms=at, end_ms=end))
        at = end + (rest_ms if one.endswith((".", "?", "!")) else 40)
    samples = noise * random.standard_normal(_samples(at + 300))
    for word in words:
        first, last = _samples(word.start_ms), _samples(word.end_ms)
        samples[first:last] += 0.2 * random.standard_normal(last - first)
    return samples.astype(np.float32), tuple(words)


def espeak_says(texts: Sequence[str], language: str, *, rest_ms: int = 700) -> Samples:
    """Real speech at 48 kHz, rested between the texts."""
    return espeak_times(texts, language, rest_ms=rest_ms)[0]


def espeak_times(
    texts: Sequence[str], language: str, *, rest_ms: int = 700, speed: float = 1.0
) -> tuple[Samples, list[tuple[Word, ...]]]:
    """The same with the voice's own times of the words of each text."""
    voice = EspeakVoice()
    parts: list[Samples] = [_silence(500)]
    times: list[tuple[Word, ...]] = []
    for text in texts:
        speech = voice.speak(text, language=language, voice="", speed=speed)
        at = round(sum(map(len, parts)) * 1000 / SAMPLE_RATE)
        times.append(
            tuple(
                Word(text=word.text, start_ms=word.start_ms + at, end_ms=word.end_ms + at)
                for word in speech.words or ()
            )
        )
        parts += [resampled(speech.samples, speech.sample_rate, to=SAMPLE_RATE), _silence(rest_ms)]
    return np.concatenate(parts), times


def save(samples: Samples, path: Path, *options: str) -> Path:
    """As any sound file, by its suffix."""
    plain = path.with_suffix(".plain.wav")
    write_wav(plain, samples)
    ffmpeg.run(["-v", "error", "-i", str(plain), *options, "-y", str(path)])
    plain.unlink()
    return path


def script_of(*texts: str, language: str = "en-US") -> Script:
    scenes = [Scene(id=f"s{number:02d}", voice_over=text) for number, text in enumerate(texts, 1)]
    return Script(title="test", language=language, scenes=tuple(scenes))


def recorded(*texts: str, language: str = "en-US") -> RecordedScript:
    """A script that the recording `KEY` says."""
    script = script_of(*texts, language=language)
    return recorded_script(script, recording=KEY, name="mine.wav", made_for="")


def _silence(ms: int) -> npt.NDArray[np.float32]:
    return np.zeros(_samples(ms), np.float32)


def _samples(ms: int) -> int:
    return ms * SAMPLE_RATE // 1000
