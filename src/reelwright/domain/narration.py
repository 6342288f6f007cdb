"""Narration: the sound of one scene and when each of its words is heard."""

from __future__ import annotations

from reelwright.domain.model import Model


class Word(Model):
    """One word as the script spells it, punctuation attached, and when it is heard."""

    text: str
    start_ms: int
    end_ms: int


class Narration(Model):
    """Spoken scene. `audio` is an object key of 48 kHz mono 16-bit WAV."""

    scene_id: str
    audio: str
    duration_ms: int
    words: tuple[Word, ...]
    """One per white-space separated word of the voice-over, in order, times in the audio."""
    voice: str
    """`provider:name` that really spoke (a fallback may differ from what was asked)."""
    speed: float
    warnings: tuple[str, ...] = ()
