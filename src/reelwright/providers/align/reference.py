"""Reference: when each word begins, by laying espeak's reading of the text along the sound."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reelwright.domain.language import short_language
from reelwright.domain.spoken import SpokenWord
from reelwright.errors import InputError, ProviderError
from reelwright.ports import Samples
from reelwright.providers.align.pauses import Span, speech_span
from reelwright.providers.align.sound_shape import RATE, STEP_S, Shape, sound_shape
from reelwright.providers.align.warp import warp
from reelwright.providers.voice.espeak import espeak_voice
from reelwright.providers.voice.espeak_reading import Reading, read_aloud
from reelwright.render.resample import resampled

_WORDS_PER_MINUTE = 165
READERS = ("", "+f2")
"""A man's and a woman's reading: where both and Whisper differ, the one between is best."""


def readings(spoken: Sequence[SpokenWord], language: str) -> list[Reading]:
    """None where espeak has no voice for the language, or nothing of the text can be said."""
    try:
        voice = espeak_voice(language)
    except InputError:
        voice = short_language(language)  # espeak has a hundred, by the same short names
    try:
        read = [
            read_aloud(spoken, voice + reader, words_per_minute=_WORDS_PER_MINUTE)
            for reader in READERS
        ]
    except ProviderError:
        return []
    return [reading for reading in read if reading is not None]


def begins_in(samples: Samples, span: Span, reading: Reading) -> dict[int, float]:
    """Second at which each word that was read begins in 16 kHz `samples`.

    `span` is where the speech lies in it: silence at the ends would bend everything.
    """
    read = resampled(reading.samples, reading.sample_rate, to=RATE)
    own = speech_span(read)
    path = warp(_shape(read, own), _shape(samples, span))
    steps = {
        number: (at / reading.sample_rate - own[0]) / STEP_S
        for number, at in reading.begins.items()
    }
    return {
        number: span[0] + float(np.searchsorted(path, step)) * STEP_S
        for number, step in steps.items()
    }


def reading_s(reading: Reading) -> float:
    """How long the reading speaks, in seconds."""
    first, last = speech_span(resampled(reading.samples, reading.sample_rate, to=RATE))
    return last - first


def _shape(samples: Samples, span: Span) -> Shape:
    return sound_shape(samples[int(span[0] * RATE) : int(span[1] * RATE)])
