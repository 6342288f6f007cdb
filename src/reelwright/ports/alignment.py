"""Aligners and transcribers: who finds words in a sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.narration import Word
from reelwright.ports.sound import Samples


@dataclass(frozen=True)
class Alignment:
    """When the words of a known text are heard in a sound that says them."""

    words: tuple[Word, ...]
    """One per white-space separated word of the text, in order, spelled as the text spells it."""
    agreement: float
    """How well the sound says the text, 0 to 1; see `Aligner.least_agreement`."""
    warnings: tuple[str, ...] = ()


class Aligner(Protocol):
    """Finds the words of a known text in its sound."""

    name: str
    least_agreement: float
    """Below it the sound says something else, or breaks off."""

    def align(self, samples: Samples, rate: int, text: str, *, language: str) -> Alignment:
        """`samples` of any length and rate. Raises InputError for a text without words."""
        ...


class Transcriber(Protocol):
    """Hears what a recording says. Raises Unavailable where its model cannot be had."""

    name: str

    def transcribe(self, samples: Samples, rate: int, *, language: str) -> tuple[Word, ...]:
        """The words heard, punctuation attached, with their times; empty for no speech.

        `language` is a full tag. Raises Unavailable.
        """
        ...
