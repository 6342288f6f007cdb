"""Words of the script as captions draw and compare them."""

from __future__ import annotations

import pytest

from reelwright.domain.caption_text import capitals, caption_text, expected_words, spelling
from reelwright.domain.caption_units import caption_units, segments
from reelwright.domain.narration import Word
from reelwright.domain.writing import clusters


def spoken(text: str) -> list[Word]:
    """300 ms a word."""
    return [
        Word(text=word, start_ms=300 * index, end_ms=300 * index + 250)
        for index, word in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("word", "drawn"),
    [
        ("l’été", "l’été"),
        ("e\u0301te\u0301", "été"),
        ("panda🐼!", "panda!"),
        ("👨‍👩‍👧", ""),
        ("1️⃣", "1"),
        ("—", ""),
        ("a\u202eb\x07c\u2066", "abc"),
        ("a\u2028b", "a b"),
        ("{\\b1}", "{\\b1}"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("&", "&"),
    ],
)
def test_a_word_keeps_its_letters_and_loses_what_cannot_be_drawn(word: str, drawn: str) -> None:
    assert caption_text(word) == drawn


@pytest.mark.parametrize("word", ["Straße", "ﬁn", "Ğı", "ŉ", "L’Été", "ǰ"])
def test_capitals_spell_the_same_word(word: str) -> None:
    assert spelling(capitals(word, "de-DE")) == spelling(word)


@pytest.mark.parametrize("language", ["el", "tr-TR"])
def test_languages_whose_capitals_change_the_word_keep_lower_case(language: str) -> None:
    assert capitals("istanbul", language) == "istanbul"


def test_lone_marks_join_their_word_and_emoji_vanish() -> None:
    units = caption_units(spoken("« Pourquoi ? » 🐼 — dit-il"), "fr-FR")
    assert [unit.text for unit in units] == ["«\u00a0Pourquoi\u00a0?\u00a0»", "dit-il"]
    assert [unit.start_ms for unit in units] == [300, 1800]


def test_numbers_keep_their_thousands_and_their_unit() -> None:
    units = caption_units(spoken("En 12 000 ans , 50 % de"), "fr-FR")
    assert [unit.text for unit in units] == ["En", "12\u00a0000", "ans\u00a0,", "50\u00a0%", "de"]
    assert units[1].end_ms == 850


def test_a_vanished_word_leaves_the_expected_words_in_step() -> None:
    assert expected_words(spoken("Un 🐼 ! — {\\b1} Ours.")) == ["un", "{\\b1}", "ours"]


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("パンダは竹を食べます。", "ja-JP", ["パンダは", "竹を", "食べます。"]),
        ("大熊猫每天吃竹子。", "zh-CN", ["大熊猫", "每天", "吃竹子。"]),
        ("แพนด้ากินไผ่", "th-TH", ["แพนด้า", "กิน", "ไผ่"]),
        ("bambou", "ja-JP", ["bambou"]),
    ],
)
def test_writing_without_spaces_is_segmented(text: str, language: str, pieces: list[str]) -> None:
    assert segments(text, language) == pieces


def test_segments_share_the_words_time_by_their_length() -> None:
    word = Word(text="パンダは竹を食べます。", start_ms=1000, end_ms=2100)
    units = caption_units([word], "ja-JP")
    assert [(unit.start_ms, unit.end_ms) for unit in units] == [
        (1000, 1400),
        (1400, 1600),
        (1600, 2100),
    ]
    assert [unit.glued for unit in units] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "count"), [("क्षत्रिय", 3), ("น้ำ", 1), ("e\u0301a", 2), ("แพน", 2), ("", 0)]
)
def test_clusters_never_separate_a_mark_from_its_letter(text: str, count: int) -> None:
    assert len(clusters(text)) == count
    assert "".join(clusters(text)) == text
