"""Roster: the voices one provider has, and the choice of one by name and language."""

from __future__ import annotations

import difflib

from reelwright.domain.language import short_language
from reelwright.errors import InputError
from reelwright.ports import VoiceInfo

MAX_CHARS = 20_000


def choose_voice(voices: tuple[VoiceInfo, ...], *, voice: str, language: str) -> VoiceInfo:
    """The voice called `voice`, or the first of `language` where the name is empty.

    A full tag (`en-GB`) prefers its own region and takes another region of the language
    otherwise. Raises InputError that offers the nearest names.
    """
    if voice:
        return _named(voices, voice.rsplit(":", 1)[-1])
    for info in voices:
        if info.language.lower() == language.lower():
            return info
    for info in voices:
        if short_language(info.language) == short_language(language):
            return info
    spoken = sorted({info.language for info in voices})
    near = difflib.get_close_matches(language, spoken, n=3, cutoff=0.0)
    raise InputError(
        f"No voice speaks '{language[:40]}'. Nearest: {', '.join(near)}. All: {', '.join(spoken)}."
    )


def _named(voices: tuple[VoiceInfo, ...], name: str) -> VoiceInfo:
    by_name = {info.id.split(":", 1)[1]: info for info in voices}
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name.lower(), list(by_name), n=3, cutoff=0.0)
    raise InputError(
        f"Unknown voice '{name[:40]}'. Did you mean {', '.join(near)}? "
        "`reelwright voices` lists them all."
    )


def words_to_speak(text: str) -> list[str]:
    """The white-space separated words of `text`. Raises InputError where there are none."""
    words = text.split()
    if not any(character.isalnum() for word in words for character in word):
        raise InputError("There is nothing to say: the text is empty. Give at least one word.")
    if len(text) > MAX_CHARS:
        raise InputError(
            f"The text has {len(text)} characters, a voice takes {MAX_CHARS} at once. "
            "Split it into scenes."
        )
    return words
