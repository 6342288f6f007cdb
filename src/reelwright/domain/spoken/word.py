"""SpokenWord: one word of a text as it is shown and as it is said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SpokenWord:
    """One white-space separated word of the display text, with its pronunciation in letters."""

    shown: str
    said: str
    """Plain words with no digit and no symbol; empty where nothing is heard."""
    pause: str = ""
    """The rest after it: one of `, ; : — . … ? !`, or empty."""
    joined: bool = False
    """True where it belongs to what the word before says (`000` in `1 000`): they share a time."""
