"""Soft subtitles: reading rules, order and escaping."""

from __future__ import annotations

from itertools import pairwise

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.narration import Word
from reelwright.render.subtitles import LONGEST_MS, cues, to_srt, to_vtt

PROSE = (
    "Les pandas géants mangent du bambou douze heures par jour ! Pourquoi ? Parce que leur "
    "estomac, celui d’un carnivore, n’en digère presque rien. Alors ils mangent encore, assis "
    "dans la forêt, sans jamais se presser, jusqu’à ce que la nuit tombe sur la montagne."
)


def spoken(text: str) -> list[Word]:
    words, at = [], 120
    for part in text.split():
        length = 55 * len(part) + 90
        words.append(Word(text=part, start_ms=at, end_ms=at + length))
        at += length + (350 if part[-1] in ".!?" else 0)
    return words


def test_prose_follows_the_reading_rules() -> None:
    made = cues(spoken(PROSE), "fr-FR")
    assert " ".join(line for cue in made for line in cue.lines) == PROSE
    for cue in made:
        letters = sum(map(len, cue.lines))
        assert len(cue.lines) <= 2
        assert max(map(len, cue.lines)) <= 42
        assert 834 <= cue.end_ms - cue.start_ms <= LONGEST_MS
        assert letters * 1000 / (cue.end_ms - cue.start_ms) <= 17
    assert all(one.end_ms < two.start_ms for one, two in pairwise(made))


def test_a_subtitle_ends_with_its_sentence_and_breaks_after_a_comma() -> None:
    made = cues(spoken("Il dort. Quand la nuit tombe sur la forêt, il s’en va."))
    assert [cue.lines for cue in made] == [
        ("Il dort.",),
        ("Quand la nuit tombe sur la forêt,", "il s’en va."),
    ]


def test_japanese_lines_are_shorter_and_break_between_segments() -> None:
    (cue,) = cues(spoken("パンダは一日に十二時間も竹を食べます。"), "ja-JP")
    assert cue.lines == ("パンダは一日に", "十二時間も竹を食べます。")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text("abé<>&-{}\\.!? 日本ไ", max_size=60), st.integers(0, 900), st.integers(0, 1500)
        ),
        max_size=12,
    )
)
def test_any_words_make_ordered_subtitles_that_hold_every_letter(
    given_words: list[tuple[str, int, int]],
) -> None:
    words, at = [], 0
    for text, length, pause in given_words:
        for part in text.split():
            words.append(Word(text=part, start_ms=at, end_ms=at + length))
            at += length + pause
    made = cues(words)
    letters = "".join("".join(cue.lines) for cue in made).replace(" ", "")
    assert letters == "".join(word.text for word in words)
    assert all(one.start_ms <= two.start_ms for one, two in pairwise(made))
    assert all(cue.start_ms < cue.end_ms and len(cue.lines) <= 2 for cue in made)


def test_subrip_is_read_back_by_another_reader() -> None:
    text = to_srt(spoken(PROSE), "fr-FR")
    read = pysubs2.SSAFile.from_string(text, format_="srt")
    assert [event.plaintext.replace("\n", " ") for event in read] == [
        " ".join(cue.lines) for cue in cues(spoken(PROSE), "fr-FR")
    ]
    assert text.startswith("1\n00:00:00,120 --> ")


@pytest.mark.parametrize("hostile", ["<b>gras</b>", "a --> b", "&amp; <c.red>", "{\\an8}haut"])
def test_markup_stays_text(hostile: str) -> None:
    srt, vtt = to_srt(spoken(hostile)), to_vtt(spoken(hostile))
    assert "<b>" not in srt
    assert "{\\" not in srt
    assert srt.count("-->") == vtt.count("-->") == 1
    assert "<" not in vtt
    assert vtt.startswith("WEBVTT\n\n00:00:00.120 --> ")


def test_no_words_make_empty_files() -> None:
    assert to_srt([]) == ""
    assert to_vtt([]) == "WEBVTT\n"
