"""Language tags, the words people use for them, and guessing them."""

from __future__ import annotations

import pytest

from reelwright.domain.language import parse_language
from reelwright.domain.language_guess import guess_language
from reelwright.errors import InputError


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("fr", "fr-FR"), ("EN_gb", "en-GB"), ("pt", "pt-BR"), ("pt-PT", "pt-PT"),
        ("français", "fr-FR"), ("German", "de-DE"), ("ja", "ja"), ("zh-hant-tw", "zh-Hant-TW"),
    ],
)  # fmt: skip
def test_tags_are_made_canonical(given: str, tag: str) -> None:
    assert parse_language(given) == tag


@pytest.mark.parametrize("given", ["", "frensh", "x" * 500, "fr-", "f", "../fr", "français!"])
def test_unknown_language_says_what_to_give(given: str) -> None:
    with pytest.raises(InputError, match="Give a tag such as fr"):
        parse_language(given)


def test_unknown_language_offers_the_nearest_name() -> None:
    with pytest.raises(InputError, match=r"Did you mean .*french"):
        parse_language("frensh")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les pandas", "fr"), ("La Revolución francesa", "es"), ("The life of bees", "en"),
        ("Der Wald im Winter", "de"), ("O coração da Amazônia", "pt"), ("Il gatto e la luna", "it"),
        ("富士山", "zh"), ("パンダの一日", "ja"), ("판다", "ko"), ("الباندا", "ar"), ("פנדה", "he"),
        ("Black holes", None), ("1984", None),
    ],
)  # fmt: skip
def test_language_is_guessed_from_small_words_and_letters(text: str, language: str | None) -> None:
    assert guess_language(text) == language
