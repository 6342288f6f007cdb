"""Styles: shipped as data, named in six languages, with palettes and kits that exist."""

import pytest

from reelwright.errors import InputError
from reelwright.motion.choice.styles import load_styles, style
from reelwright.motion.palettes import palettes

MOODS = {"calm", "energetic", "happy", "nostalgic", "tender", "mystery", "epic", "wonder"}
FINISHES = {"clean", "film", "paper", "ink", "neon", "pastel", "comic", "noir"}


def test_the_promised_styles_are_there_cinematic_first() -> None:
    names = list(load_styles())
    assert names[0] == "cinematic"
    assert {"anime", "realistic", "sketch", "papercut", "neon", "watercolor"} <= set(names)
    assert len(names) >= 8


@pytest.mark.parametrize("name", list(load_styles()))
def test_a_style_is_whole(name: str) -> None:
    each = style(name)
    assert set(each.title) >= {"en", "fr", "es", "de", "it", "pt"}
    assert each.prompt
    assert each.music in MOODS
    assert each.finish in FINISHES
    assert set(each.palettes) <= set(palettes())
    assert len(each.palettes) != 1  # neighbours would look alike


def test_a_style_answers_to_its_title_in_any_language() -> None:
    assert style(" Aquarelle ").name == "watercolor"
    assert style("FILM NOIR").name == "noir"


def test_an_unknown_style_offers_the_nearest() -> None:
    with pytest.raises(InputError, match="cinematic"):
        style("cinematik")
