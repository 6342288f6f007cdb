"""KokoroVoice: the embedded voice, Kokoro-82M with word timings from its own durations."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reelwright.domain.language import short_language
from reelwright.domain.spoken import share_times, spoken_form
from reelwright.domain.spoken.word import SpokenWord
from reelwright.errors import InputError, StorageError, Unavailable
from reelwright.ports import Speech, VoiceCapabilities, VoiceInfo
from reelwright.providers.voice import weights
from reelwright.providers.voice.chunks import chunks_of
from reelwright.providers.voice.espeak import espeak
from reelwright.providers.voice.kokoro_model import KokoroModel
from reelwright.providers.voice.narrative import LONGEST_REST_MS, REST_MS, joined
from reelwright.providers.voice.phonemes import Phoneme, phonemes_of
from reelwright.providers.voice.roster import choose_voice, words_to_speak
from reelwright.providers.voice.take import (
    SAMPLE_RATE,
    Take,
    TakenWord,
    calibrated,
    tightened,
    trimmed,
    voice_lag,
)

_ASSETS = resources.files("reelwright") / "assets" / "voices"
_STYLES = 510
_ASKED_SPEED = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)
_MODEL_SPEED = (0.74, 0.801, 0.88, 1.0, 1.145, 1.26, 1.36)
"""The model rounds every phoneme to whole frames: what must be set for what is asked (measured)."""


@dataclass(frozen=True)
class _Entry:
    """One voice of the table: what people see, and what is mixed into it."""

    info: VoiceInfo
    mix: tuple[tuple[str, float], ...]
    lag_ms: int


class KokoroVoice:
    """Speaks fr, en, es, it, pt and de offline at 24 kHz, one process at a time.

    `cache` keeps the weights (92 MB), put together at first use; `release_url` is where they
    are fetched when their part packages are gone.
    """

    name = "kokoro"

    def __init__(
        self, cache: Path, threads: int = 2, *, release_url: str = weights.RELEASE_URL
    ) -> None:
        self._cache = cache
        self._threads = threads
        self._release_url = release_url
        self._model: KokoroModel | None = None

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Native word timings, speed 0.8–1.2, no price."""
        languages = dict.fromkeys(short_language(entry.info.language) for entry in _table())
        return VoiceCapabilities(word_timings=True, languages=tuple(languages))

    def voices(self) -> tuple[VoiceInfo, ...]:
        """All voices; the first of a language is its default."""
        return tuple(entry.info for entry in _table())

    def available(self) -> str | None:
        """None when it can speak, else why not. Makes the weights ready where it can."""
        try:
            espeak()
            weights.ensure_weights(self._cache, release_url=self._release_url)
        except (Unavailable, StorageError) as error:
            return str(error)
        return None

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """Sound with one Word per word; `language` says how the text is read.

        Raises InputError for an empty text, an unknown voice or a language not spoken,
        Unavailable where the weights cannot be had.
        """
        words_to_speak(text)
        default = choose_voice(self.voices(), voice="", language=language)
        chosen = choose_voice(self.voices(), voice=voice, language=language)
        accent = default.language
        if short_language(chosen.language) == short_language(language):
            accent = chosen.language
        entry = next(entry for entry in _table() if entry.info.id == chosen.id)
        spoken = spoken_form(text, language)
        takes = self._takes(spoken, accent, entry, _model_speed(speed))
        if not takes:
            raise InputError(f"Nothing in this text can be pronounced in {language}: {text[:40]}")
        lag = voice_lag(takes, entry.lag_ms * SAMPLE_RATE // 1000)
        longest = round(LONGEST_REST_MS / speed * SAMPLE_RATE / 1000)
        true = [trimmed(tightened(calibrated(take, lag), longest)) for take in takes]
        samples, spans = joined(true, speed=speed)
        duration_ms = len(samples) * 1000 // SAMPLE_RATE
        heard = [spans.get(number) for number in range(len(spoken))]
        return Speech(samples, SAMPLE_RATE, share_times(spoken, heard, duration_ms), chosen.id)

    def style(self, voice_id: str) -> npt.NDArray[np.float32]:
        """A voice's style vectors, shape (510, 256): one per count of phonemes."""
        return _style(next(entry.mix for entry in _table() if entry.info.id == voice_id))

    def _takes(
        self, spoken: Sequence[SpokenWord], accent: str, entry: _Entry, speed: float
    ) -> list[Take]:
        known = vocabulary()
        phonemes = [each for each in phonemes_of(spoken, accent) if each.symbol in known]
        style = self.style(entry.info.id)
        takes: list[Take] = []
        for chunk in chunks_of(phonemes):
            if all(phoneme.word is None for phoneme in chunk):
                continue
            numbers = [known[phoneme.symbol] for phoneme in chunk]
            samples, lengths = self._loaded().run(
                numbers, style[min(len(numbers), _STYLES - 1)], speed
            )
            takes.append(Take(samples, _places(chunk, lengths), _ending(chunk)))
        return takes

    def _loaded(self) -> KokoroModel:
        if self._model is None:
            data = weights.load_weights(self._cache, release_url=self._release_url)
            self._model = KokoroModel(data, threads=self._threads)
        return self._model


def _places(chunk: Sequence[Phoneme], lengths: npt.NDArray[np.int64]) -> tuple[TakenWord, ...]:
    """Each word from its first phoneme to its last, by the model's lengths (silence first)."""
    ends = np.cumsum(lengths)
    words: list[TakenWord] = []
    paused = True
    for index, phoneme in enumerate(chunk):
        start, end = int(ends[index]), int(ends[index + 1])
        if phoneme.word is None:
            paused = paused or phoneme.symbol != " "
        elif words and words[-1].number == phoneme.word:
            words[-1] = TakenWord(phoneme.word, words[-1].start, end, words[-1].after_pause)
        else:
            words.append(TakenWord(phoneme.word, start, end, paused))
            paused = False
    return tuple(words)


def _ending(chunk: Sequence[Phoneme]) -> str:
    last = chunk[-1]
    return last.symbol if last.word is None and last.symbol in REST_MS else ""


def _model_speed(asked: float) -> float:
    return float(np.interp(asked, _ASKED_SPEED, _MODEL_SPEED))


@lru_cache(maxsize=1)
def _table() -> tuple[_Entry, ...]:
    raw: dict[str, Any] = tomllib.loads((_ASSETS / "voices.toml").read_text(encoding="utf-8"))
    return tuple(
        _Entry(
            VoiceInfo(
                f"kokoro:{row['name']}",
                row["language"],
                row["gender"],
                row["title"],
                row.get("note", ""),
            ),
            tuple(row["mix"].items()),
            row["lag_ms"],
        )
        for row in raw["voice"]
    )


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """The model's symbols and their numbers."""
    numbers: dict[str, int] = json.loads((_ASSETS / "vocabulary.json").read_text(encoding="utf-8"))
    return numbers


@lru_cache(maxsize=4)
def _style(mix: tuple[tuple[str, float], ...]) -> npt.NDArray[np.float32]:
    """Shape (510, 256): the style for each count of phonemes."""
    total = sum(share for _, share in mix)
    style = np.zeros((_STYLES, 256), np.float32)
    for name, share in mix:
        raw = np.frombuffer((_ASSETS / f"{name}.f16").read_bytes(), "<f2")
        style += raw.reshape(_STYLES, 256).astype(np.float32) * np.float32(share / total)
    return style
