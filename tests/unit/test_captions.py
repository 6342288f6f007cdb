"""Grouping of words into caption pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.caption_area import caption_area
from reelwright.domain.caption_preset import PRESETS, caption_preset
from reelwright.domain.caption_text import expected_words
from reelwright.domain.captions import LINGER_MS, CaptionPage, caption_pages, line_text
from reelwright.domain.narration import Word
from reelwright.errors import InputError
from reelwright.render.ass import ass_document
from reelwright.render.caption_check import words_of_ass
from reelwright.render.fonts import measurer

TALL = (1080, 1920)
SHAPES = (TALL, (1080, 1080), (1920, 1080), (360, 640))


def spoken(text: str, *, pause_ms: int = 0) -> list[Word]:
    words, at = [], 120
    for part in text.split():
        length = 60 * len(part) + 60
        words.append(Word(text=part, start_ms=at, end_ms=at + length))
        at += length + pause_ms
    return words


def pages_of(
    words: list[Word],
    preset: str = "duo",
    language: str = "fr-FR",
    *,
    canvas: tuple[int, int] = TALL,
    duration_ms: int | None = None,
) -> tuple[CaptionPage, ...]:
    last = max((word.end_ms for word in words), default=0)
    return caption_pages(
        words,
        preset=PRESETS[preset],
        language=language,
        canvas=canvas,
        measure=measurer(language),
        duration_ms=duration_ms or last + 330,
    )


def shown(pages: tuple[CaptionPage, ...]) -> list[str]:
    return [" / ".join(line_text(line) for line in page.lines) for page in pages]


def test_duo_shows_two_words_in_capitals() -> None:
    assert shown(pages_of(spoken("Les pandas mangent douze heures par jour."))) == [
        "LES PANDAS",
        "MANGENT",
        "DOUZE HEURES",
        "PAR JOUR.",
    ]


def test_no_page_crosses_the_end_of_a_sentence() -> None:
    assert shown(pages_of(spoken("Il dort. Il mange !"), "phrase")) == [
        "Il dort.",
        "Il mange\u00a0!",
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert shown(pages_of(spoken("Voici M. Dupont."), "phrase")) == ["Voici M. Dupont."]


def test_no_page_spans_a_long_pause() -> None:
    assert shown(pages_of(spoken("un deux", pause_ms=600))) == ["UN", "DEUX"]


def test_a_page_leaves_at_most_800_ms_after_its_last_word() -> None:
    (page,) = pages_of(spoken("fin"), duration_ms=9000)
    assert page.end_ms == page.words[-1].end_ms + LINGER_MS


def test_an_overlong_word_shrinks_and_then_is_cut_into_even_pieces() -> None:
    shrunk = pages_of(spoken("anticonstitutionnellement"))
    assert len(shrunk) == 1
    assert PRESETS["duo"].smallest <= shrunk[0].size < PRESETS["duo"].size
    pieces = [word for page in pages_of(spoken("w" * 60)) for word in page.words]
    assert len(pieces) > 1
    assert "".join(piece.text for piece in pieces) == "W" * 60
    assert max(len(p.text) for p in pieces) - min(len(p.text) for p in pieces) <= 2
    assert [piece.glued for piece in pieces] == [False] + [True] * (len(pieces) - 1)


def test_timings_that_stand_still_still_show_every_word() -> None:
    words = [Word(text=f"mot{index}", start_ms=0, end_ms=0) for index in range(8)]
    pages = pages_of(words, duration_ms=1000)
    assert all(page.end_ms > page.start_ms for page in pages)
    assert [word.text for page in pages for word in page.words] == [f"MOT{i}" for i in range(8)]


def test_an_unknown_preset_names_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean phrase"):
        caption_preset("phrases")


LETTERS = st.text(
    st.characters(
        codec="utf-8", categories=("L", "N", "P", "S", "M", "Zs", "Cf", "Cc"), max_codepoint=0x1FFFF
    ),
    max_size=14,
)
PLAIN = st.text("abcdefghijéèêü’'-,.!?{}\\", min_size=1, max_size=16)
FOREIGN = st.sampled_from(
    [
        "שלום",
        "مرحبا",
        "हिन्दी",
        "パンダは竹を食べます。",
        "大熊猫",
        "ภาษาไทย",
        "판다",
        "Москва",
        "🐼",
        "«",
        "?",
    ]
)


@st.composite
def narrations(draw: st.DrawFn) -> list[Word]:
    words, at = [], draw(st.integers(0, 400))
    for text in draw(st.lists(st.one_of(PLAIN, FOREIGN, LETTERS), max_size=14)):
        parts = text.split()
        length = draw(st.integers(0, 700))
        for part in parts:
            words.append(Word(text=part, start_ms=at, end_ms=at + length))
            at += length + draw(st.sampled_from([0, 0, 40, 900]))
    return words


@settings(max_examples=60, deadline=None)
@given(
    narrations(),
    st.sampled_from(sorted(PRESETS)),
    st.sampled_from(["fr-FR", "ar", "ja-JP", "de-DE", "th"]),
    st.sampled_from(SHAPES),
)
def test_every_word_is_shown_once_in_order_and_within_the_safe_area(
    words: list[Word], preset: str, language: str, canvas: tuple[int, int]
) -> None:
    pages = pages_of(words, preset, language, canvas=canvas)
    measure, area = measurer(language), caption_area(canvas)
    for page, after in pairwise(pages):
        assert page.end_ms <= after.start_ms
    for page in pages:
        assert page.start_ms < page.end_ms
        assert len(page.lines) <= PRESETS[preset].lines
        starts = [word.start_ms for word in page.words]
        assert starts == sorted(starts)
        for line in page.lines:
            wide = measure(line_text(line), PRESETS[preset].font, page.size)
            # A single cluster that is wider than the picture cannot be helped.
            assert wide <= area.width + 1 or len(line_text(line)) <= 2
    document = ass_document(
        pages, preset=PRESETS[preset], language=language, canvas=canvas, duration_ms=10_000
    )
    assert words_of_ass(document) == expected_words(words)
