"""Phonemes: spoken words as the symbols Kokoro knows, each with the word it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reelwright.domain.language import short_language
from reelwright.domain.spoken.word import SpokenWord
from reelwright.providers.voice.espeak import espeak, espeak_voice

_LANGUAGE_SWITCH = re.compile(r"\([a-z-]+\)")
_STRESS_OR_SPACE = " ˈˌ"
_TIES = (
    ("a^ɪ", "I"),
    ("a^ʊ", "W"),
    ("d^z", "ʣ"),
    ("d^ʒ", "ʤ"),
    ("e^ɪ", "A"),
    ("o^ʊ", "O"),
    ("ə^ʊ", "Q"),
    ("s^s", "S"),
    ("t^s", "ʦ"),
    ("t^ʃ", "ʧ"),
    ("ɔ^ɪ", "Y"),
)
"""Two sounds tied by espeak to the one symbol the model was trained with."""
_ENGLISH = (
    ("r", "ɹ"),
    ("x", "k"),
    ("ç", "k"),
    ("ɐ", "ə"),
    ("ɬ", "l"),
    ("ʔ", "t"),
    ("ɚ", "əɹ"),
)
_AMERICAN = (("ɜː", "ɜɹ"), ("oː", "ɔ"), ("ː", ""))
_EIGHTY = re.compile(r"quatre-vingt-", re.IGNORECASE)
"""espeak sounds the t of 29 in 89 too, where it is silent: 1789 would be heard as 1799."""
_GERMAN = (
    ("ɔ^ø", "ɔi"),
    ("ɔ^y", "ɔi"),
    ("a^ɪ", "ai"),
    ("a^ʊ", "au"),
    ("ɜ", "ɐ"),
    ("ɑː", "aː"),
)
"""The model never heard German: its diphthongs written with vowels of the voices blended."""


@dataclass(frozen=True)
class Phoneme:
    """One symbol of the model's vocabulary; `word` is None for pauses and gaps."""

    symbol: str
    word: int | None


def phonemes_of(words: Sequence[SpokenWord], language: str) -> list[Phoneme]:
    """All phonemes of `words` in order, with the pauses that espeak drops put back.

    `word` counts in `words`. espeak hears a whole clause at once (liaisons, weak forms).
    """
    symbols: list[Phoneme] = []
    clause: list[tuple[int, str]] = []
    for number, word in enumerate(words):
        clause.extend((number, part) for part in word.said.split())
        if word.pause:
            symbols += _clause(clause, language)
            clause = []
            _rest(symbols, word.pause)
    symbols += _clause(clause, language)
    while symbols and symbols[-1].symbol == " ":
        symbols.pop()
    return symbols


def _rest(symbols: list[Phoneme], mark: str) -> None:
    """Sets a rest behind what was said; of two, the stronger stays."""
    if not symbols:
        return
    if symbols[-1].word is not None:
        symbols += [Phoneme(mark, None), Phoneme(" ", None)]
    elif len(symbols) > 1 and mark in ".?!…" and symbols[-2].symbol not in ".?!…":
        symbols[-2] = Phoneme(mark, None)


def model_symbols(ipa: str, language: str) -> str:
    """espeak's IPA in the model's symbols. Nasal vowels stay decomposed, as in its vocabulary."""
    text = _LANGUAGE_SWITCH.sub("", ipa)
    short = short_language(language)
    for old, new in (*_GERMAN, *_TIES) if short == "de" else _TIES:
        text = text.replace(old, new)
    text = text.replace("^", "").replace("-", "")
    if short == "en":
        for old, new in _ENGLISH if language == "en-GB" else (*_ENGLISH, *_AMERICAN):
            text = text.replace(old, new)
    return text


def _clause(clause: Sequence[tuple[int, str]], language: str) -> list[Phoneme]:
    if not clause:
        return []
    heard = " ".join(_heard(" ".join(part for _, part in clause), language).split())
    sounds = heard.split(" ")
    labels: list[int | None]
    if len(sounds) == len(clause):
        labels = []
        for (number, _), sound in zip(clause, sounds, strict=True):
            labels += [None] * bool(labels) + [number] * len(sound)
    else:
        alone = [
            (symbol, number)
            for number, part in clause
            for symbol in _heard(part, language).replace(" ", "")
        ]
        labels = _align(heard, alone)
    return [Phoneme(symbol, label) for symbol, label in zip(heard, labels, strict=True)]


@lru_cache(maxsize=4096)
def _heard(text: str, language: str) -> str:
    if short_language(language) == "fr":
        text = _EIGHTY.sub("quatre-vin-", text)
    return model_symbols(espeak().phonemes(text, espeak_voice(language)), language)


def _align(heard: str, alone: Sequence[tuple[str, int]]) -> list[int | None]:
    """Word of each symbol of `heard`, by edit distance to the words phonemised one by one.

    Needed where espeak runs words together ("of the" is one). Spaces belong to no word.
    """
    if not alone:
        return [None] * len(heard)
    rows, columns = len(heard), len(alone)
    skip = [0.3 if symbol in _STRESS_OR_SPACE else 1.0 for symbol in heard]
    cost = [[float(column) for column in range(columns + 1)]]
    for row, symbol in enumerate(heard):
        above = cost[-1]
        line = [above[0] + skip[row]]
        for column, (other, _) in enumerate(alone):
            line.append(
                min(
                    above[column] + (0.0 if symbol == other else 1.2),
                    above[column + 1] + skip[row],
                    line[column] + 1.0,
                )
            )
        cost.append(line)
    labels: list[int | None] = [None] * rows
    row, column = rows, columns
    while row > 0:
        here = cost[row][column]
        same = 0.0 if column and heard[row - 1] == alone[column - 1][0] else 1.2
        if column and abs(here - cost[row - 1][column - 1] - same) < 1e-6:
            labels[row - 1] = alone[column - 1][1]
            row, column = row - 1, column - 1
        elif abs(here - cost[row - 1][column] - skip[row - 1]) < 1e-6:
            row -= 1
        else:
            column -= 1
    following = alone[-1][1]
    for index in range(rows - 1, -1, -1):
        label = labels[index]
        if heard[index] == " ":
            labels[index] = None
        elif label is None:
            labels[index] = following
        else:
            following = label
    return labels
