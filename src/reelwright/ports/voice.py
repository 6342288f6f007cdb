"""Voices: who says a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.narration import Word
from reelwright.ports.sound import Samples


@dataclass(frozen=True)
class VoiceInfo:
    """One voice a person can choose."""

    id: str
    """`provider:name`."""
    language: str
    """Full BCP-47 tag."""
    gender: str
    """`F` or `M`."""
    title: str = ""
    note: str = ""
    languages: tuple[str, ...] = ()
    """Every full tag it speaks, where it speaks more than `language`."""


@dataclass(frozen=True)
class VoiceCapabilities:
    """What a voice provider can do."""

    word_timings: bool
    languages: tuple[str, ...]
    """Short languages."""
    speed: tuple[float, float] = (0.8, 1.2)
    price_microusd_per_character: int = 0
    native_speed: bool = True
    """Whether the voice speaks faster or slower itself; else it is asked for speed 1.0 only."""
    styled: bool = False
    """Whether it heeds the prompt that says how to speak."""
    most_bytes: int = 0
    """UTF-8 bytes of text it takes in one request; 0 means as much as a scene has."""
    remote: bool = False
    """Whether a server speaks, so that this machine only waits."""
    any_name: bool = False
    """Whether it takes names beyond the listed ones (a server of one's own has its own)."""


@dataclass(frozen=True)
class Speech:
    """What a voice said: sound, and one Word per white-space separated word of the text."""

    samples: Samples
    sample_rate: int
    words: tuple[Word, ...] | None
    """None where the provider gives no timings."""
    voice: str
    warnings: tuple[str, ...] = ()


class Voice(Protocol):
    """Speaks one text. Raises ProviderError, or InputError for a name it does not have."""

    name: str

    @property
    def capabilities(self) -> VoiceCapabilities: ...

    def voices(self) -> tuple[VoiceInfo, ...]: ...

    def speak(
        self, text: str, *, language: str, voice: str, speed: float, prompt: str = ""
    ) -> Speech:
        """`voice` is the bare name (no provider), empty for the language's default.

        `prompt` says how to speak; voices that are not `styled` leave it be.
        """
        ...
