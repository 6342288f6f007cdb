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
_UNHEARD_MS = 300
_MOST_PAIRS, _LEAST_LETTERS = 400, 3


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
        found[first:last], left = _between(text[first:last], heard[start:end])
        beyond += left
    return HeardText(tuple(found), tuple(beyond))


def respelled(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """`text`, which says what `words` say in another spelling or corrected, with their times."""
    if plain_words("".join(word.text for word in words)) == plain_words(text):
        return _with_letters(words, text)
    return in_order(text.split(), hear_text(text.split(), words).words)


def in_order(text: Sequence[str], found: Sequence[HeardWord | None]) -> tuple[Word, ...]:
    """The words that were found with their times, each other one after the word before it."""
    words: list[Word] = []
    for place, (one, spelled) in enumerate(zip(found, text, strict=True)):
        before = words[-1].end_ms if words else 0
        later = next(
            (other.word.start_ms for other in found[place:] if other), before + _UNHEARD_MS
        )
        start = max(before, one.word.start_ms if one else before)
        end = one.word.end_ms if one else min(later, before + _UNHEARD_MS)
        words.append(Word(text=spelled, start_ms=start, end_ms=max(start, end)))
    return tuple(words)


def _with_letters(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """`text`, which has the letters of `words`, with their times."""
    begins: list[float] = []
    ends: list[float] = []
    for word in words:
        count = len(plain_words(word.text))
        step = (word.end_ms - word.start_ms) / max(1, count)
        begins += [word.start_ms + step * letter for letter in range(count)]
        ends += [word.start_ms + step * (letter + 1) for letter in range(count)]
    spelled: list[Word] = []
    at = 0
    for one in text.split():
        behind = min(len(ends), at + len(plain_words(one)))
        last = spelled[-1].end_ms if spelled else words[0].start_ms
        start, end = (round(begins[at]), round(ends[behind - 1])) if behind > at else (last, last)
        spelled.append(Word(text=one, start_ms=start, end_ms=end))
        at = behind
    return tuple(spelled)


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


def _between(
    text: Sequence[str], heard: Sequence[Word]
) -> tuple[list[HeardWord | None], list[Word]]:
    """Words of the text in the place of others, and what is heard beyond them."""
    if not text or not heard:
        return [None] * len(text), list(heard)
    if len(text) == len(heard):
        return [
            HeardWord(_spelled(word, other), surely=_likeness(word, other.text) >= ALIKE)
            for word, other in zip(text, heard, strict=True)
        ], []
    pair = _most_alike(text, heard)
    if pair is None:
        return list(_shared(text, heard)), []
    place, at = pair
    found, beyond = _between(text[:place], heard[:at])
    after, left = _between(text[place + 1 :], heard[at + 1 :])
    own = HeardWord(_spelled(text[place], heard[at]), surely=True)
    return [*found, own, *after], [*beyond, *left]


def _most_alike(text: Sequence[str], heard: Sequence[Word]) -> tuple[int, int] | None:
    """The pair of words that are heard nearly as they are written, if there is one."""
    if len(text) * len(heard) > _MOST_PAIRS:
        return None
    likeness = {
        (place, at): _likeness(word, other.text)
        for place, word in enumerate(text)
        for at, other in enumerate(heard)
        if len(plain_words(word)) >= _LEAST_LETTERS
    }
    best = max(likeness, key=lambda pair: likeness[pair], default=None)
    return best if best is not None and likeness[best] >= ALIKE else None


def _shared(text: Sequence[str], heard: Sequence[Word]) -> list[HeardWord]:
    """Words that share the time in which others were heard, by their letters."""
    said = "".join(plain_words(word.text) for word in heard)
    alike = _likeness("".join(text), said) >= ALIKE
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


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, plain_words(one), plain_words(other)).ratio()


def _spelled(text: str, word: Word) -> Word:
    return Word(text=text, start_ms=word.start_ms, end_ms=word.end_ms)
