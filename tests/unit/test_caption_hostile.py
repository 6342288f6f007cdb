"""Whatever a script says, libass is told nothing but our own tags."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.caption_preset import PRESETS
from reelwright.domain.caption_text import expected_words
from reelwright.domain.captions import caption_pages
from reelwright.domain.narration import Word
from reelwright.ports import ScreenText
from reelwright.render.ass import ass_document
from reelwright.render.ass_text import escaped, unescaped, without_tags
from reelwright.render.caption_check import words_of_ass
from reelwright.render.fonts import fonts, measurer

_FAMILIES = "|".join(re.escape(font.family) for font in fonts())
_NUMBER = r"-?\d+(?:\.\d+)?"
_SCALE = rf"\\fscx{_NUMBER}\\fscy{_NUMBER}"
_OUR_TAG = re.compile(
    rf"\\an5|\\pos\({_NUMBER},{_NUMBER}\)|\\move\((?:{_NUMBER},?){{4}}\)|{_SCALE}"
    rf"|\\t\(\d+,\d+,{_SCALE}\)|\\fade\((?:-?\d+,?){{7}}\)|\\fad\(\d+,\d+\)|\\[13]?c&H[0-9A-F]{{6}}&"
    rf"|\\[13]a&H[0-9A-F]{{2}}&|\\(?:bord|shad|blur|fs){_NUMBER}|\\fn(?:{_FAMILIES})|\\p[01]"
)


def blocks_libass_reads(text: str) -> list[str]:
    """Override blocks of an event's text, found as libass finds them.

    Fails on an escape that would break the line or add a space.
    """
    found, at = [], 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in ("{", "}"):
            at += 2
        elif text[at] == "\\" and text[at + 1 : at + 2] in ("N", "n", "h"):
            pytest.fail(f"an escape is read: {text[at : at + 2]}")
        elif text[at] == "{" and "}" in text[at:]:
            end = text.index("}", at)
            found.append(text[at + 1 : end])
            at = end + 1
        else:
            at += 1
    return found


def document_of(texts: list[str], preset: str, cards: list[str]) -> str:
    words = [
        Word(text=text, start_ms=200 * index, end_ms=200 * index + 150)
        for index, text in enumerate(texts)
    ]
    pages = caption_pages(
        words,
        preset=PRESETS[preset],
        language="fr-FR",
        canvas=(1080, 1920),
        measure=measurer("fr-FR"),
        duration_ms=5000,
    )
    document = ass_document(
        pages,
        preset=PRESETS[preset],
        language="fr-FR",
        canvas=(1080, 1920),
        texts=[ScreenText(card, 540, 600, 120) for card in cards],
        duration_ms=5000,
    )
    assert words_of_ass(document) == expected_words(words)
    return document


def assert_only_our_tags(document: str) -> None:
    lines = document.split("\n")
    events = lines[lines.index("[Events]") + 2 :]
    for line in filter(None, events):
        assert line.startswith("Dialogue: ")
        for block in blocks_libass_reads(line.split(",", 9)[9]):
            assert _OUR_TAG.sub("", block) == "", block


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            r"{ } \ \N \h \n {\b1} {\pos(0,0)} {=1} \{ \} {\c&H0000FF&}x }{ \\{ \u2060 , ;".split()
        ),
        st.text("{}\\Nhn(),&\u2060\u200f\x00\r\n\u2028a", max_size=12),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(HOSTILE, HOSTILE, st.sampled_from(sorted(PRESETS)))
def test_hostile_words_become_no_override_tag(
    parts: list[str], cards: list[str], preset: str
) -> None:
    words = [word for part in parts for word in part.split()]
    assert_only_our_tags(document_of(words, preset, cards))


@given(st.text("{}\\Nhn ab", max_size=30))
def test_escaping_is_undone_by_reading(text: str) -> None:
    assert unescaped(without_tags("{\\b1}" + escaped(text) + "{\\r}")) == text


def test_a_tag_that_is_not_ours_is_noticed() -> None:
    document = document_of(["un"], "duo", [])
    with pytest.raises(AssertionError):
        assert_only_our_tags(document.replace("UN", "{\\b1}UN"))
