"""Words become the model's symbols: each knows its word, rests survive, sentences fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.spoken import spoken_form
from reelwright.providers.voice.chunks import chunks_of
from reelwright.providers.voice.espeak import espeak, short_data_path
from reelwright.providers.voice.kokoro import KokoroVoice, vocabulary
from reelwright.providers.voice.phonemes import Phoneme, model_symbols, phonemes_of


def spoken(text: str, language: str) -> list[tuple[str, str]]:
    """Symbols per word, in order: (word, symbols)."""
    words = spoken_form(text, language)
    out: dict[int, str] = {}
    for phoneme in phonemes_of(words, language):
        if phoneme.word is not None:
            out[phoneme.word] = out.get(phoneme.word, "") + phoneme.symbol
    return [(words[number].shown, symbols) for number, symbols in out.items()]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("One of the stars is in the sky and it is going to be there", "en-US"),
        ("Le 1er mai 1 000 amis ont vu l'ADN de Louis XVI", "fr-FR"),
        ("Wir haben es in der Nacht gesehen", "de-DE"),
        ("Lo que no se ve de la luna", "es-ES"),
        ("O que é que há na água", "pt-BR"),
        ("Che cosa c'è nella casa", "it-IT"),
    ],
)
def test_every_spoken_word_keeps_symbols_of_its_own(text: str, language: str) -> None:
    words = [word.shown for word in spoken_form(text, language) if word.said]
    assert [word for word, _ in spoken(text, language)] == words


def test_words_that_espeak_runs_together_are_told_apart() -> None:
    by_word = dict(spoken("One of the stars", "en-US"))
    assert by_word["of"].endswith("v")
    assert by_word["the"].startswith("ð")


def test_rests_are_put_back() -> None:
    phonemes = phonemes_of(spoken_form("Oui, non. Ah ? Si !", "fr-FR"), "fr-FR")
    assert [p.symbol for p in phonemes if p.word is None and p.symbol != " "] == [
        ",",
        ".",
        "?",
        "!",
    ]


def test_the_stronger_of_two_rests_is_kept() -> None:
    phonemes = phonemes_of(spoken_form("Rome (la ville) .", "fr-FR"), "fr-FR")
    assert phonemes[-1].symbol == "."


def test_the_t_of_eighty_nine_is_silent_in_french() -> None:
    assert "t" not in dict(spoken("89", "fr-FR"))["89"].split("ʁ")[1]
    assert "tn" in dict(spoken("29", "fr-FR"))["29"].replace("ˈ", "")


def test_nasal_vowels_stay_decomposed() -> None:
    (_, symbols), *_ = spoken("bon", "fr-FR")
    assert "\u0303" in symbols


def test_all_symbols_are_in_the_vocabulary() -> None:
    known = vocabulary()
    for text, language in (
        ("Bonjour, l'œuf est un œil : huit oiseaux gris.", "fr-FR"),
        ("The church bell rang; joyful voices echoed throughout.", "en-US"),
        ("Die schöne Häuser, neun Vögel und ein Buch.", "de-DE"),
        ("Gli gnocchi e la pizza, scienza e pace.", "it-IT"),
        ("Coração, manhã, três irmãos e o chão.", "pt-BR"),
        ("El niño yace, jamás guerra ni llanto.", "es-ES"),
    ):
        missing = {
            p.symbol for p in phonemes_of(spoken_form(text, language), language)
        } - known.keys()
        assert not missing, (language, missing)


def test_german_diphthongs_are_written_with_vowels_the_voices_know() -> None:
    assert model_symbols("ha^ʊs", "de-DE") == "haus"
    assert model_symbols("nɔ^øn", "de-DE") == "nɔin"


@given(st.lists(st.sampled_from("abc ,.;"), max_size=400), st.integers(30, 120))
@settings(max_examples=200, deadline=None)
def test_chunks_fit_and_lose_no_word_symbol(symbols: list[str], limit: int) -> None:
    phonemes = [
        Phoneme(symbol, None if symbol in " ,.;" else number)
        for number, symbol in enumerate(symbols)
    ]
    chunks = chunks_of(phonemes, limit=limit)
    assert all(0 < len(chunk) <= limit for chunk in chunks)
    kept = [p.word for chunk in chunks for p in chunk if p.word is not None]
    assert kept == [p.word for p in phonemes if p.word is not None]


def test_sentences_are_spoken_one_at_a_time() -> None:
    phonemes = phonemes_of(spoken_form("It rains. Why? Nobody knows.", "en-US"), "en-US")
    assert [chunk[-1].symbol for chunk in chunks_of(phonemes)] == [".", "?", "."]


def test_espeak_data_behind_a_long_path_is_linked_to_a_short_one(tmp_path: Path) -> None:
    data = tmp_path / ("deep" * 20) / ("deeper" * 15) / "espeak-ng-data"
    data.mkdir(parents=True)
    (data / "phontab").write_text("here")
    short = short_data_path(data)
    assert len(str(short)) <= 120
    assert (short / "phontab").read_text() == "here"


def test_espeak_is_one_per_process() -> None:
    assert espeak() is espeak()


def test_every_voice_of_the_table_can_be_mixed(tmp_path: Path) -> None:
    kokoro = KokoroVoice(tmp_path)
    for info in kokoro.voices():
        style = kokoro.style(info.id)
        assert style.shape == (510, 256)
        assert 0.1 < float(abs(style).max()) < 5
