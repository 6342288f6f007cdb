"""KnownTextAligner: the words of a known text found in its sound.

Three opinions on when a word begins (two readings by espeak, warped onto the sound, and
Whisper's attention), of which the middle one is taken, and set beside the pauses that are heard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

import numpy as np

from reelwright.domain.spoken import SpokenWord, share_times, spoken_form
from reelwright.errors import InputError, Unavailable
from reelwright.ports import Alignment, Samples
from reelwright.providers.align.pauses import Span, beside_pauses, pauses, speech_span
from reelwright.providers.align.reference import begins_in, reading_s, readings
from reelwright.providers.align.sound_shape import RATE
from reelwright.providers.align.whisper import Found, Whisper
from reelwright.render.resample import resampled

_CHUNK_S = 25.0
"""Whisper hears 30 s at a time."""
_MARGIN_S = 0.25
_RUN = 4
"""The text is missed where so many words in a row are not heard."""
_LONGEST_SHARE, _SHORTEST_SHARE = 1.9, 0.45
"""Of the time that the reading takes; what lies outside says more or less than the text."""
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_SHARED_OUT = (
    "The words of this voice could not be found in its sound: they are timed by their length."
)


class KnownTextAligner:
    """`whisper` opens the model when it is first needed, and raises Unavailable without one."""

    name = "align"
    least_agreement = 0.15

    def __init__(self, whisper: Callable[[], Whisper]) -> None:
        self._whisper = whisper

    def align(self, samples: Samples, rate: int, text: str, *, language: str) -> Alignment:
        """Any language that espeak or Whisper knows; else words are timed by their length."""
        spoken = spoken_form(text, language)
        if not any(word.said for word in spoken):
            raise InputError(f"There are no words in this text: {text[:40]}")
        sound = resampled(samples, rate, to=RATE)
        span = speech_span(sound)
        read = readings(spoken, language)
        opinions = [begins_in(sound, span, spoken, reading) for reading in read]
        heard = self._heard(sound, spoken, opinions, span, language)
        agreement = _agreement([found.probability for found in heard.values()])
        if read and not _SHORTEST_SHARE < (span[1] - span[0]) / reading_s(read[0]) < _LONGEST_SHARE:
            agreement = 0.0
        starts = {number: found.start_s for number, found in heard.items()}
        begins = _agreed([*opinions, starts] if starts else opinions)
        spans = _spans(begins, len(spoken), sound, span)
        words = share_times(spoken, spans, round(len(sound) * 1000 / RATE))
        return Alignment(words, agreement, () if begins else (_SHARED_OUT,))

    def _heard(
        self,
        sound: Samples,
        spoken: Sequence[SpokenWord],
        opinions: Sequence[Mapping[int, float]],
        span: Span,
        language: str,
    ) -> dict[int, Found]:
        """What Whisper says of each word, nothing where there is no Whisper."""
        try:
            whisper = self._whisper()
        except Unavailable:
            return {}
        if not whisper.knows(language):
            return {}
        numbers = [number for number, word in enumerate(spoken) if word.said]
        found: dict[int, Found] = {}
        for chunk, (first, last) in _chunks(spoken, numbers, _agreed(opinions), span):
            piece = sound[int(first * RATE) : int(last * RATE)]
            words = [spoken[number].shown for number in chunk]
            for number, each in zip(
                chunk, whisper.locate(piece, words, language=language), strict=True
            ):
                found[number] = Found(first + each.start_s, each.probability)
        return found


def _chunks(
    spoken: Sequence[SpokenWord],
    numbers: Sequence[int],
    begins: Mapping[int, float],
    span: Span,
) -> list[tuple[list[int], Span]]:
    """Words and the piece of sound that says them, each shorter than Whisper hears at once.

    Cut behind a mark where there is one, in the middle between two words.
    """
    first, last = max(0.0, span[0] - _MARGIN_S), span[1] + _MARGIN_S
    if last - first <= _CHUNK_S:
        return [(list(numbers), (first, last))]
    chunks: list[tuple[list[int], Span]] = []
    rest = [number for number in numbers if number in begins]
    while rest:
        fits = [number for number in rest if begins[number] - first <= _CHUNK_S]
        if len(fits) == len(rest):
            chunks.append((rest, (first, last)))
            break
        ends = [at for at, number in enumerate(fits) if spoken[number].shown.endswith(_ENDS)]
        # The last word that fits may last beyond: it goes with the next.
        behind = (ends[-1] if ends and ends[-1] + 1 < len(fits) else len(fits) - 2) + 1
        behind = max(1, behind)
        cut = max(first + 0.1, begins[rest[behind]] - 0.03) if behind < len(rest) else last
        chunks.append((rest[:behind], (first, cut + _MARGIN_S)))
        rest, first = rest[behind:], max(0.0, cut - _MARGIN_S)
    return chunks


def _agreed(opinions: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """The middle opinion on every word; the mean of two."""
    numbers = sorted({number for opinion in opinions for number in opinion})
    return {
        number: median(opinion[number] for opinion in opinions if number in opinion)
        for number in numbers
    }


def _agreement(probabilities: Sequence[float]) -> float:
    """How well the worst few words in a row are heard; 1.0 where nobody listened."""
    if not probabilities:
        return 1.0
    count = min(_RUN, len(probabilities))
    runs = np.convolve(probabilities, np.ones(count) / count, "valid")
    return float(runs.min())


def _spans(
    begins: Mapping[int, float], count: int, sound: Samples, span: Span
) -> list[Span | None]:
    """In milliseconds, None for words nobody found."""
    numbers = list(begins)
    beside = beside_pauses([begins[number] for number in numbers], pauses(sound), span[1])
    found: list[Span | None] = [None] * count
    for number, (start, end) in zip(numbers, beside, strict=True):
        found[number] = (start * 1000, end * 1000)
    return found
