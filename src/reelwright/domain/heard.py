"""Heard words: which words of a known text a transcript hears, and when."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reelwright.domain.narration import Word
from reelwright.domain.recording import plain_words

ALIKE = 0.6
"""Share of letters in common above which a word was only spelled or heard otherwise."""
_LEFT_OUT, _OTHER = 0.55, 1.0
"""What it costs to leave a word out on either side, and to take one for another."""
_NEAR = 1e-6


@dataclass(frozen=True)
class HeardWord:
    """A word of the text where it is said."""

    word: Word
    surely: bool
    """Heard just so, or nearly; else only its place was worked out from its neighbours'."""


@dataclass(frozen=True)
class HeardText:
    """A text and what was heard of it."""

    words: tuple[HeardWord | None, ...]
    """For each word of the text where it is said; None where it is left out."""
    beyond: tuple[Word, ...] = ()
    """What is heard beyond the text: a cough, a sentence begun twice."""


def hear_text(text: Sequence[str], heard: Sequence[Word]) -> HeardText:
    """Lay what was heard along the text, in order; who begins again means the second time."""
    same = _same_words([plain_words(word) for word in text], [plain_words(w.text) for w in heard])
    found: list[HeardWord | None] = [None] * len(text)
    beyond: list[Word] = []
    for place, at in same:
        found[place] = HeardWord(_spelled(text[place], heard[at]), surely=True)
    for before, behind in pairwise([(-1, -1), *same, (len(text), len(heard))]):
        first, last, start, end = before[0] + 1, behind[0], before[1] + 1, behind[1]
        if first < last and start < end:
            found[first:last] = _replaced(text[first:last], heard[start:end])
        else:
            beyond += heard[start:end]
    return HeardText(tuple(found), tuple(beyond))


def _same_words(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal words along the cheapest way from one row of words to the other.

    Of ways that cost the same, the one that pairs the later words.
    """
    count = len(theirs)
    number = {word: at for at, word in enumerate(dict.fromkeys(theirs))}
    numbers = np.array([number[word] for word in theirs], np.int64)
    steps = np.arange(count + 1) * _LEFT_OUT
    costs = np.zeros((len(ours) + 1, count + 1))
    costs[0] = steps
    for place, word in enumerate(ours):
        above = costs[place]
        other = np.where(numbers == number.get(word, -1), 0.0, _OTHER)
        best = np.minimum(above + _LEFT_OUT, np.concatenate([[np.inf], above[:-1] + other]))
        # Any number of heard words may be left out after the best way to an earlier one.
        costs[place + 1] = np.minimum.accumulate(best - steps) + steps
    pairs: list[tuple[int, int]] = []
    place, at = len(ours), count
    while place and at:
        here, equal = costs[place, at], ours[place - 1] == theirs[at - 1]
        if here >= costs[place - 1, at - 1] + (0.0 if equal else _OTHER) - _NEAR:
            place, at = place - 1, at - 1
            if equal:
                pairs.append((place, at))
        elif here >= costs[place - 1, at] + _LEFT_OUT - _NEAR:
            place -= 1
        else:
            at -= 1
    return pairs[::-1]


def heard_share(text: Sequence[str], found: Sequence[HeardWord | None]) -> float:
    """Share of the text's letters that were surely heard, 0 to 1."""
    sizes = [len(plain_words(word)) for word in text]
    sure = sum(
        size for size, one in zip(sizes, found, strict=True) if one is not None and one.surely
    )
    return sure / max(1, sum(sizes))


def _replaced(text: Sequence[str], heard: Sequence[Word]) -> list[HeardWord]:
    """Words in the place of others: they share the time, by their letters."""
    if len(text) == len(heard):
        return [
            HeardWord(_spelled(word, other), surely=_alike(word, other.text))
            for word, other in zip(text, heard, strict=True)
        ]
    said = "".join(plain_words(word.text) for word in heard)
    alike = _alike("".join(text), said)
    start, length = heard[0].start_ms, heard[-1].end_ms - heard[0].start_ms
    sizes = [max(1, len(plain_words(word))) for word in text]
    shared: list[HeardWord] = []
    before = 0
    for word, size in zip(text, sizes, strict=True):
        times = (before, before + size)
        begins, ends = (round(start + length * at / sum(sizes)) for at in times)
        shared.append(HeardWord(Word(text=word, start_ms=begins, end_ms=ends), surely=alike))
        before += size
    return shared


def _alike(one: str, other: str) -> bool:
    ratio = difflib.SequenceMatcher(None, plain_words(one), plain_words(other)).ratio()
    return ratio >= ALIKE


def _spelled(text: str, word: Word) -> Word:
    return Word(text=text, start_ms=word.start_ms, end_ms=word.end_ms)
