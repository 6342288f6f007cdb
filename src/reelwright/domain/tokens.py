"""Tokens: how many a text or a spoken text is reckoned to be; estimates, for prices."""

from __future__ import annotations

CHARACTERS_A_TOKEN = 4
"""A token of a European language, on the safe side."""
SPEECH_TOKENS_A_SECOND = 25
"""As the vendors of speech by the token count the sound that comes back."""
PROMPT_TOKENS = 1_600
"""What a writer is told beside the theme and the material."""
SCENE_TOKENS = 140
"""A scene as it comes back, its picture described along."""


def text_tokens(characters: int) -> int:
    """Tokens of a text, a part of one counted whole."""
    return -(-characters // CHARACTERS_A_TOKEN)


def speech_tokens(spoken_ms: int) -> int:
    """Tokens of the sound of a text that is spoken for so long."""
    return -(-spoken_ms * SPEECH_TOKENS_A_SECOND // 1000)


def script_tokens(scenes: int, material_characters: int) -> tuple[int, int]:
    """Tokens in and out of one script."""
    return PROMPT_TOKENS + text_tokens(material_characters), SCENE_TOKENS * scenes
