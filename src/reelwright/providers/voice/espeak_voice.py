"""EspeakVoice: the plain voice for where Kokoro's weights cannot be had."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reelwright.domain.language import DEFAULT_TAGS
from reelwright.domain.spoken import SpokenWord, share_times, spoken_form
from reelwright.errors import InputError, Unavailable
from reelwright.ports import Samples, Speech, VoiceCapabilities, VoiceInfo
from reelwright.providers.voice.espeak import espeak, espeak_voice
from reelwright.providers.voice.espeak_reading import Reading, read_aloud
from reelwright.providers.voice.narrative import LONGEST_REST_MS, joined
from reelwright.providers.voice.roster import choose_voice, words_to_speak
from reelwright.providers.voice.take import (
    SAMPLE_RATE,
    Take,
    TakenWord,
    calibrated,
    tightened,
    trimmed,
)

_WORDS_PER_MINUTE = 160
_TAGS = tuple(dict.fromkeys([*DEFAULT_TAGS.values(), "en-GB"]))
_VARIANTS = (("m", "M", "m3"), ("f", "F", "f2"))
_WARNING = (
    "The voice is espeak-ng: clear but robotic. `reelwright doctor` says what the natural "
    "voice lacks."
)


class EspeakVoice:
    """Speaks fr, en, es, it, pt and de with espeak-ng; always there, never beautiful."""

    name = "espeak"

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Native word timings, no price."""
        return VoiceCapabilities(word_timings=True, languages=tuple(DEFAULT_TAGS))

    def voices(self) -> tuple[VoiceInfo, ...]:
        """A man and a woman in every language."""
        return tuple(
            VoiceInfo(f"espeak:{tag.lower()}_{suffix}", tag, gender, "espeak-ng", "robotic")
            for tag in _TAGS
            for suffix, gender, _ in _VARIANTS
        )

    def available(self) -> str | None:
        """None when it can speak, else why not."""
        try:
            espeak()
        except Unavailable as error:
            return str(error)
        return None

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """24 kHz sound with one Word per word and a warning that says what voice this is.

        Raises InputError for an empty text, an unknown voice or a language not spoken.
        """
        words_to_speak(text)
        name = espeak_voice(language)
        chosen = choose_voice(self.voices(), voice=voice, language=language)
        variant = next(each for _, gender, each in _VARIANTS if gender == chosen.gender)
        spoken = spoken_form(text, language)
        reading = read_aloud(
            spoken, f"{name}+{variant}", words_per_minute=round(_WORDS_PER_MINUTE * speed)
        )
        if reading is None:
            raise InputError(f"Nothing in this text can be pronounced in {language}: {text[:40]}")
        longest = round(LONGEST_REST_MS / speed * SAMPLE_RATE / 1000)
        take = trimmed(tightened(calibrated(_take(reading, spoken), 0), longest))
        samples, spans = joined([take], speed=speed)
        heard = [spans.get(number) for number in range(len(spoken))]
        duration_ms = len(samples) * 1000 // SAMPLE_RATE
        words = share_times(spoken, heard, duration_ms)
        return Speech(samples, SAMPLE_RATE, words, chosen.id, (_WARNING,))


def _take(reading: Reading, spoken: Sequence[SpokenWord]) -> Take:
    scale = SAMPLE_RATE / reading.sample_rate
    samples = _resampled(reading.samples, reading.sample_rate)
    begins = {number: round(at * scale) for number, at in reading.begins.items()}
    numbers = sorted(begins)
    ends = [*(begins[number] for number in numbers[1:]), len(samples)]
    words: list[TakenWord] = []
    for number, end in zip(numbers, ends, strict=True):
        paused = not words or any(word.pause for word in spoken[words[-1].number : number])
        words.append(TakenWord(number, begins[number], max(end, begins[number]), paused))
    return Take(samples, tuple(words), ".")


def _resampled(samples: Samples, rate: int) -> Samples:
    """The same sound at 24 kHz, by its spectrum."""
    length = round(len(samples) * SAMPLE_RATE / rate)
    spectrum = np.fft.rfft(samples)
    out: Samples = (np.fft.irfft(spectrum, length) * (length / len(samples))).astype(np.float32)
    return out
