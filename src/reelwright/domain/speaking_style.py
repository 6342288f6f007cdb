"""Speaking style: what a voice that heeds a prompt is told about how to speak."""

from __future__ import annotations

from reelwright.domain.spoken_text import one_line

MOST_BYTES = 900
"""Google takes 5,000 bytes a request, 4,000 of them text."""
_MOST_WORDS_CHARS = 120
_BRISK, _CALM = 1.05, 0.95


def speaking_style(*, tone: str = "", audience: str = "", speed: float = 1.0) -> str:
    """In English, for any language spoken.

    It asks for an even pace and, away from speed 1.0, for the manner that goes with it; the
    exact tempo is set afterwards, and a voice that hurried by itself would be hurried twice.
    """
    sentences = ["Narrate a short video, clearly and naturally."]
    if tone.strip():
        sentences.append(f"Tone: {_short(tone)}.")
    if audience.strip():
        sentences.append(f"Audience: {_short(audience)}.")
    if speed >= _BRISK:
        sentences.append("Sound lively, with short pauses.")
    elif speed <= _CALM:
        sentences.append("Sound calm and unhurried, with clear pauses.")
    sentences.append("Keep one even pace and one volume from the first word to the last.")
    style = " ".join(sentences)
    return style.encode()[:MOST_BYTES].decode(errors="ignore")


def _short(text: str) -> str:
    return one_line(text)[:_MOST_WORDS_CHARS].rstrip(" .")
