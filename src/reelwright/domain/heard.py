"""Heard words: which words of a known text a transcript hears, and when."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.narration import Word
from reelwright.domain.recording import plain_words

ALIKE = 0.6
"""Share of letters in common above which a word was only spelled or heard otherwise."""


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
    """Lay what was heard along the text, in order."""
    ours, theirs = [plain_words(word) for word in text], [plain_words(word.text) for word in heard]
    found: list[HeardWord | None] = [None] * len(text)
    beyond: list[Word] = []
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            for place, word in zip(range(first, last), heard[start:end], strict=True):
                found[place] = HeardWord(_spelled(text[place], word), surely=True)
        elif kind == "replace":
            found[first:last] = _replaced(text[first:last], heard[start:end])
        elif kind == "insert":
            again = _said_again(ours[:first], theirs[:end], start)
            for back in range(1, again + 1):
                found[first - back] = HeardWord(
                    _spelled(text[first - back], heard[end - back]), surely=True
                )
            beyond += heard[start - again : end - again]
    return HeardText(tuple(found), tuple(beyond))


def _said_again(ours: Sequence[str], theirs: Sequence[str], start: int) -> int:
    """How many of the text's last words are heard before `start`, and at the end once more.

    Who begins again means the second time.
    """
    count = 0
    while (
        count < min(len(ours), start)
        and ours[-1 - count] == theirs[start - 1 - count] == theirs[-1 - count]
        and len(theirs) - 1 - count >= start
    ):
        count += 1
    return count


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
