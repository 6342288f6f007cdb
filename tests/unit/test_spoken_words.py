"""What holds for the spoken form of every text, and the times of its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.spoken import SpokenWord, share_times, spoken_form
from reelwright.domain.spoken.lexicons import LEXICONS
from reelwright.domain.spoken.roman import roman_value

TAGS = ("fr-FR", "en-US", "en-GB", "es-ES", "it-IT", "pt-BR", "de-DE", "ja-JP")
PIECES = st.sampled_from(
    "1 000 1\u202f000 12,5 3.14 % € $5 R$ km km² °C h 14h30 10:30 XVI XVIIIe Ier 1er 2nd 3º 1.ª "
    "Louis siècle siglo century Jahrhundert M. Mme Dr. av. J.-C. a. C. v. Chr. z. B. etc. «  » — – "
    "- ? ! … ... ( ) [ ] 🐼 **x** _y_ # & + × = @ / l'ADN ONU CO₂ H2O B-52 1914-1918 ½ "
    "007 9999999999999999999 -20 ~5 <3 1/2 12/05/2020 2020-05-12 1990s mai July Uhr ha al Le de "
    "million millions Millionen personas años".split(" ")
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))


@given(TEXTS, st.sampled_from(TAGS))
@settings(max_examples=400, deadline=None)
def test_every_shown_word_is_kept_in_order(text: str, tag: str) -> None:
    words = spoken_form(text, tag)
    assert [word.shown for word in words] == text.split()


@given(TEXTS, st.sampled_from(TAGS[:-1]))
@settings(max_examples=200, deadline=None)
def test_what_is_said_holds_letters_only(text: str, tag: str) -> None:
    for word in spoken_form(text, tag):
        assert not any(mark in word.said for mark in '%€$&+=*#@()[]{}<>|\\_"«»…')
        assert word.pause in ("", *",;:—.…!?")
        assert not (word.joined and word.said)


@given(TEXTS, st.sampled_from(TAGS), st.integers(0, 5000), st.data())
@settings(max_examples=300, deadline=None)
def test_times_are_in_order_and_inside_the_sound(
    text: str, tag: str, duration_ms: int, data: st.DataObject
) -> None:
    words = spoken_form(text, tag)
    duration_ms = max(duration_ms, len(words))
    span = st.tuples(st.floats(-50, duration_ms + 50), st.floats(-50, duration_ms + 50))
    heard = [data.draw(st.none() | span) if word.said else None for word in words]
    timed = share_times(words, heard, duration_ms)
    assert [word.text for word in timed] == text.split()
    at = 0
    for word in timed:
        assert at <= word.start_ms < word.end_ms <= duration_ms
        at = word.end_ms


def test_a_number_written_with_spaces_shares_its_time_among_its_pieces() -> None:
    words = spoken_form("Il a 1 000 000 d'amis", "fr-FR")
    heard = [(0.0, 100.0), (100.0, 200.0), (200.0, 900.0), None, None, (900.0, 1000.0)]
    times = [(word.start_ms, word.end_ms) for word in share_times(words, heard, 1100)]
    assert times == [(0, 100), (100, 200), (200, 300), (300, 600), (600, 900), (900, 1000)]


def test_a_lone_question_mark_takes_the_rest_behind_its_word() -> None:
    words = spoken_form("Pourquoi ? Parce", "fr-FR")
    assert words[1] == SpokenWord("?", "", pause="?")
    timed = share_times(words, [(0.0, 400.0), None, (700.0, 900.0)], 1000)
    assert [(word.start_ms, word.end_ms) for word in timed] == [(0, 400), (400, 700), (700, 900)]


@pytest.mark.parametrize(
    ("text", "language", "pauses"),
    [
        ("M. Dupont arrive.", "fr-FR", ["", "", "."]),
        ("Des chats, etc. Puis rien.", "fr-FR", ["", ",", ".", "", "."]),
        ("Rome (la ville) dort", "fr-FR", [",", "", ",", ""]),
        ("Vraiment ?! Oui…", "fr-FR", ["", "?", "…"]),
        ("« Non » — dit-il", "fr-FR", ["", "", "", "—", ""]),
        ("Dr. Who? Yes.", "en-US", ["", "?", "."]),
        ("the U.S. Army", "en-US", ["", "", ""]),
        ("in the U.S. The war", "en-US", ["", "", ".", "", ""]),
        ("It fell in 1789. Then peace.", "en-US", ["", "", "", ".", "", "."]),
        ("im 19. Jahrhundert.", "de-DE", ["", "", "."]),
        ("Es war 1789. Dann kam Ruhe.", "de-DE", ["", "", ".", "", "", "."]),
        ("44 v. Chr. starb er", "de-DE", ["", "", "", "", ""]),
    ],
)
def test_full_stops_of_abbreviations_are_no_rests(
    text: str, language: str, pauses: list[str]
) -> None:
    assert [word.pause for word in spoken_form(text, language)] == pauses


def test_a_text_in_capitals_is_not_spelled() -> None:
    said = [word.said for word in spoken_form("LE CHAT DORT SUR LE TOIT", "fr-FR")]
    assert said == ["le", "chat", "dort", "sur", "le", "toit"]


@pytest.mark.parametrize("language", LEXICONS)
def test_every_letter_has_a_name(language: str) -> None:
    assert len(LEXICONS[language].letters) == 26


@pytest.mark.parametrize(
    ("text", "value"), [("XVI", 16), ("IV", 4), ("MCMXC", 1990), ("IIII", None), ("VX", None)]
)
def test_roman_numerals_have_their_value(text: str, value: int | None) -> None:
    assert roman_value(text) == value
