"""Spelling: words and phrases are found whatever their accents, case and plural."""

import pytest

from reelwright.motion.choice.spelling import Lexicon, fold, same_word, tokens


def keys(lexicon: Lexicon, text: str, language: str = "") -> list[str]:
    return [match.key for match in lexicon.matches(tokens(text), language)]


def test_folding_drops_accents_and_case() -> None:
    assert fold("ÉRUPTION Straße Cœur") == "eruption strasse coeur"


def test_leaning_articles_are_cut_off() -> None:
    assert [token.folded for token in tokens("L'abeille d’Italie n'aime qu'elle")] == [
        "abeille", "italie", "aime", "elle",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("token", "word", "language", "same"),
    [
        ("abeilles", "abeille", "fr", True),
        ("chevaux", "cheval", "fr", False),
        ("bienen", "biene", "de", True),
        ("bluten", "blut", "de", False),
        ("gatti", "gatto", "it", True),
        ("monde", "mond", "fr", False),
        ("flores", "flor", "es", True),
    ],
)
def test_plurals_by_language(token: str, word: str, language: str, same: bool) -> None:
    assert same_word(token, word, language) is same


def test_a_longer_phrase_claims_its_words() -> None:
    lexicon = Lexicon({"bear": ["ours"], "polar": ["ours polaire"]})
    assert keys(lexicon, "Les ours polaires ont faim.", "fr") == ["polar"]


def test_a_star_opens_a_word_and_a_prefix_keeps_it_to_its_language() -> None:
    lexicon = Lexicon({"volcano": ["volcan*"], "car": ["en:car"]})
    assert keys(lexicon, "La volcanologie", "fr") == ["volcano"]
    assert keys(lexicon, "car il pleut", "fr") == []
    assert keys(lexicon, "a red car", "en") == ["car"]
