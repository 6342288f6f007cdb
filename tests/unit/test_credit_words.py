"""Credits in a description: our words in the video's language, others as they are."""

from __future__ import annotations

import pytest

from reelwright.domain.credit_words import credit_in

VOICE = "Voice: Kokoro-82M by hexgrad, Apache-2.0"
MUSIC = "Music “epic_1”, Reelwright with the sound font FluidR3 (MIT), CC0 1.0"
STOCK = "Written by Ada on Pexels, https://example.org/1"


@pytest.mark.parametrize(
    ("credit", "language", "told"),
    [
        (VOICE, "fr-FR", "Voix\u202f: Kokoro-82M par hexgrad, Apache-2.0"),
        (VOICE, "de-DE", "Stimme: Kokoro-82M von hexgrad, Apache-2.0"),
        (VOICE, "en-US", VOICE),
        (VOICE, "ja-JP", VOICE),
        (
            MUSIC,
            "fr-FR",
            "Musique “epic_1”, Reelwright avec la banque de sons FluidR3 (MIT), CC0 1.0",
        ),
        (STOCK, "fr-FR", STOCK),
    ],
)
def test_a_credit_of_ours_is_told_in_the_videos_language(
    credit: str, language: str, told: str
) -> None:
    assert credit_in(credit, language) == told
