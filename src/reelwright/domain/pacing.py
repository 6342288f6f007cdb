"""Pace: how fast the script is spoken, decided once for all its scenes."""

from __future__ import annotations

from reelwright.domain.script import Script

WORDS_PER_SECOND = 2.5
MIN_SPEED = 0.8
MAX_SPEED = 1.2


def speaking_speed(words: int, target_seconds: float) -> float:
    """`(words / 2.5) / target_seconds` kept within 0.8–1.2; 1.0 where nothing is asked."""
    if words <= 0 or target_seconds <= 0:
        return 1.0
    return min(MAX_SPEED, max(MIN_SPEED, words / WORDS_PER_SECOND / target_seconds))


def pace_of(script: Script, asked: float | None = None) -> float:
    """Speed for every scene of `script`: what a person asked for, else the writer's target.

    Where knowledge or a person set the text the words set the length, so the speed is 1.0.
    """
    if asked is not None:
        return min(MAX_SPEED, max(MIN_SPEED, asked))
    if script.target_seconds is None:
        return 1.0
    return round(speaking_speed(script.word_count, script.target_seconds), 3)
