"""Reference: when each word begins, by laying espeak's reading of the text along the sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reelwright.domain.language import short_language
from reelwright.domain.spoken import SpokenWord
from reelwright.errors import InputError, ProviderError
from reelwright.ports import Samples
from reelwright.providers.align.pauses import Span, speech_span
from reelwright.providers.align.sound_shape import RATE, STEP_S, Shape, SoundShape, sound_shape
from reelwright.providers.align.warp import Rests, warp
from reelwright.providers.voice.espeak import espeak_voice
from reelwright.providers.voice.espeak_reading import Reading, read_aloud
from reelwright.render.resample import resampled

_WORDS_PER_MINUTE = 165
_LEAST_QUIET = 5
"""Steps of silence from which on it is known what silence sounds like here."""
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


def begins_in(
    samples: Samples, span: Span, spoken: Sequence[SpokenWord], reading: Reading
) -> dict[int, float]:
    """Second at which each word that was read begins in 16 kHz `samples`.

    `span` is where the speech lies in it: silence at the ends would bend everything.
    """
    read = resampled(reading.samples, reading.sample_rate, to=RATE)
    own = speech_span(read)
    heard = _shape(samples, span)
    steps = {
        number: max(0.0, (at / reading.sample_rate - own[0]) / STEP_S)
        for number, at in _every_begin(spoken, reading).items()
    }
    rows, rests, steps = _with_rests(_shape(read, own).rows, steps, heard)
    path = warp(rows, heard.rows, rests)
    return {
        number: span[0] + float(np.searchsorted(path, step)) * STEP_S
        for number, step in steps.items()
    }


def _every_begin(spoken: Sequence[SpokenWord], reading: Reading) -> dict[int, float]:
    """Sample at which each word begins; words run together (`of the`) part by their letters."""
    begins: dict[int, float] = {}
    known = sorted(reading.begins)
    ends = [*(reading.begins[number] for number in known[1:]), len(reading.samples)]
    for number, behind, end in zip(known, [*known[1:], len(spoken)], ends, strict=True):
        start = reading.begins[number]
        group = [each for each in range(number, behind) if spoken[each].said]
        letters = [len(spoken[each].said) for each in group]
        for place, each in enumerate(group):
            begins[each] = start + (end - start) * sum(letters[:place]) / sum(letters)
    return begins


def _with_rests(
    rows: Shape, steps: Mapping[int, float], heard: SoundShape
) -> tuple[Shape, Rests, dict[int, float]]:
    """A moment of the heard sound's own silence before every word but the first.

    Where the speaker rests, the path stands still in it; where not, it passes over it.
    """
    quiet = heard.rows[~heard.speech]
    if len(quiet) < _LEAST_QUIET:
        return rows, np.zeros(len(rows), np.bool_), dict(steps)
    rest = np.median(quiet, axis=0, keepdims=True).astype(np.float32)
    pieces: list[Shape] = []
    moved: dict[int, float] = {}
    done = 0
    for number, step in sorted(steps.items(), key=lambda item: item[1]):
        at = min(len(rows), int(step))
        if at > 0:
            pieces += [rows[done:at], rest]
            done = at
        moved[number] = step + len(pieces) // 2
    pieces.append(rows[done:])
    rests = [np.full(len(piece), number % 2 == 1) for number, piece in enumerate(pieces)]
    return np.concatenate(pieces), np.concatenate(rests), moved


def reading_s(reading: Reading) -> float:
    """How long the reading speaks, in seconds."""
    first, last = speech_span(resampled(reading.samples, reading.sample_rate, to=RATE))
    return last - first


def _shape(samples: Samples, span: Span) -> SoundShape:
    return sound_shape(samples[int(span[0] * RATE) : int(span[1] * RATE)])
