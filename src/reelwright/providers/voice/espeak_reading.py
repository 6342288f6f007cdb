"""Reading: a text with its numbers in words as espeak is given it, and where its words begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.spoken import SpokenWord
from reelwright.ports import Samples
from reelwright.providers.voice.espeak import espeak


@dataclass(frozen=True)
class Reading:
    """Sound of espeak's own voice; `begins` gives the sample at which each word begins.

    Words are named by their place in the text; those that espeak runs into the word before
    (`of the`) are not among them.
    """

    samples: Samples
    sample_rate: int
    begins: dict[int, int]


def read_aloud(
    spoken: Sequence[SpokenWord], voice: str, *, words_per_minute: int
) -> Reading | None:
    """None where nothing of the text can be pronounced. Raises ProviderError, Unavailable."""
    said, starts = _text_to_say(spoken)
    if not said:
        return None
    speech = espeak().speak(said, voice, words_per_minute=words_per_minute)
    begins: dict[int, int] = {}
    for event in speech.words:
        before = [number for at, number in starts if at <= event.position]
        if before:
            begins.setdefault(before[-1], event.sample)
    return Reading(speech.samples, speech.sample_rate, begins)


def _text_to_say(spoken: Sequence[SpokenWord]) -> tuple[str, list[tuple[int, int]]]:
    """What espeak is given, and where in it each heard word begins: (position, number)."""
    said = ""
    starts: list[tuple[int, int]] = []
    for number, word in enumerate(spoken):
        if word.said:
            said = f"{said} " if said else ""
            starts.append((len(said), number))
            said += word.said
        if word.pause and said and said[-1].isalpha():
            said += word.pause
    return said, starts
