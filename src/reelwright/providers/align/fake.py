"""FakeAligner and FakeTranscriber, for tests of whatever needs one."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.domain.narration import Word
from reelwright.domain.spoken import share_times, spoken_form
from reelwright.errors import InputError, Unavailable
from reelwright.ports import Alignment, Samples


class FakeAligner:
    """Deterministic: words fill the sound from end to end, each by its letters.

    `agreements` are what it answers, one a call, then 1.0.
    """

    name = "fake"
    least_agreement = 0.5

    def __init__(self, agreements: tuple[float, ...] = ()) -> None:
        self._agreements = list(agreements)

    def align(self, samples: Samples, rate: int, text: str, *, language: str) -> Alignment:
        """Raises InputError for a text without words."""
        if not text.split():
            raise InputError("There are no words in this text.")
        spoken = spoken_form(text, language)
        duration_ms = len(samples) * 1000 / rate
        letters = [len(word.shown) for word in spoken]
        ends = [sum(letters[: number + 1]) / sum(letters) for number in range(len(letters))]
        spans = [
            (start * duration_ms, end * duration_ms)
            for start, end in zip([0.0, *ends], ends, strict=False)
        ]
        agreement = self._agreements.pop(0) if self._agreements else 1.0
        return Alignment(share_times(spoken, spans, round(duration_ms)), agreement)


class FakeTranscriber:
    """Hears the words it was given; None where its model cannot be had."""

    name = "fake"

    def __init__(self, words: Sequence[Word] | None) -> None:
        self._words = words

    def transcribe(self, samples: Samples, rate: int, *, language: str) -> tuple[Word, ...]:
        """Raises Unavailable."""
        if self._words is None:
            raise Unavailable("The fake model is not installed. Give it words.", provider="fake")
        return tuple(self._words)
