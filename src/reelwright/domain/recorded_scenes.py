"""Recorded scenes: heard words cut into scenes of even length, where the speaker rests."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from reelwright.domain.brief import MAX_SCENES
from reelwright.domain.narration import Word
from reelwright.domain.sentences import split_sentences
from reelwright.domain.spoken_text import has_words
from reelwright.domain.writing import unspaced_script

SHORTEST_MS, LONGEST_MS = 3_000, 12_000
REST_MS = 300
"""A pause from which on a scene may end within a sentence."""
_CLAUSE = re.compile(r"[,;:،、，；：]$")
_SENTENCE = re.compile(r"[.!?…।؟。！？][”\"'’)\]»」』）]*$")
_JOINED = "'’-"
"""A word that begins with one of these is the end of the one before it."""
_INSIDE, _AT_REST, _AT_CLAUSE = 3.0, 0.5, 0.25
"""What it costs to end a scene away from the end of a sentence, in squares of the even length."""
_TOO_LONG, _TOO_SHORT = 8.0, 4.0


def whole_words(heard: Sequence[Word]) -> tuple[Word, ...]:
    """Each as it is written: marks and endings with their word, unspaced writing up to a mark."""
    words: list[Word] = []
    for word in heard:
        before = words[-1] if words else None
        if before is not None and _belongs(before, word):
            joined = before.text + word.text
            words[-1] = Word(text=joined, start_ms=before.start_ms, end_ms=word.end_ms)
        else:
            words.append(word)
    return tuple(words)


def _belongs(before: Word, word: Word) -> bool:
    if not has_words(word.text):
        return True
    rested = word.start_ms - before.end_ms >= REST_MS
    if word.text[0] in _JOINED and before.text[-1].isalnum() and not rested:
        return True
    ended = _CLAUSE.search(before.text) or _SENTENCE.search(before.text)
    unspaced = unspaced_script(before.text) and unspaced_script(word.text)
    return bool(unspaced and not rested and not ended)


def cut_scenes(words: Sequence[Word], *, wanted: int, language: str) -> list[tuple[Word, ...]]:
    """Every word in its order, in about `wanted` scenes of 3 to 12 s that last alike.

    A short recording gives fewer scenes, a long one more; a scene ends with a sentence or at a
    rest wherever it can.
    """
    if not words:
        return []
    charges = _charges(words, language)
    count = _count(words, charges, wanted)
    begins = _best_begins(words, charges, count)
    return [
        tuple(words[first:last])
        for first, last in zip(begins, [*begins[1:], len(words)], strict=True)
    ]


def _count(words: Sequence[Word], charges: Sequence[float], wanted: int) -> int:
    length = words[-1].end_ms - words[0].start_ms
    least = -(-length // LONGEST_MS)
    # A scene is not cut within a sentence for the sake of their number alone.
    fitting = sum(charge < _INSIDE for charge in charges[1:]) + 1
    most = max(1, min(length // SHORTEST_MS, fitting))
    return min(max(least, min(wanted, most)), MAX_SCENES, len(words))


def _charges(words: Sequence[Word], language: str) -> list[float]:
    """What it costs that a scene begins with each word."""
    ends = _sentence_ends([word.text for word in words], language)
    charges = [0.0]
    for place in range(1, len(words)):
        before, word = words[place - 1], words[place]
        rest = word.start_ms - before.end_ms
        if place in ends:
            charges.append(0.0)
        elif rest >= REST_MS:
            charges.append(_AT_CLAUSE if _CLAUSE.search(before.text) else _AT_REST)
        else:
            charges.append(_INSIDE - (1.0 if _CLAUSE.search(before.text) else 0.0))
    return charges


def _sentence_ends(texts: Sequence[str], language: str) -> frozenset[int]:
    """How many words are said when each sentence ends."""
    ends: set[int] = set()
    said = 0
    for sentence in split_sentences(" ".join(texts), language):
        said += len(sentence.split())
        ends.add(said)
    return frozenset(ends)


def _best_begins(words: Sequence[Word], charges: Sequence[float], count: int) -> list[int]:
    """First word of each scene, so that lengths and charges cost least together."""
    size = len(words)
    starts = np.array([word.start_ms for word in words], np.float64)
    ends = np.array([word.end_ms for word in words], np.float64)
    charge = np.array(charges)
    even = max(1.0, (ends[-1] - starts[0]) / count)
    best = np.full((count + 1, size + 1), np.inf)
    first = np.zeros((count + 1, size + 1), np.int64)
    best[0, 0] = 0.0
    for end in range(1, size + 1):
        lengths = ends[end - 1] - starts[:end]
        cost = ((lengths - even) / even) ** 2 + charge[:end]
        cost += _TOO_LONG * np.maximum(0, lengths - max(LONGEST_MS, 1.2 * even)) / even
        cost += _TOO_SHORT * np.maximum(0, SHORTEST_MS - lengths) / SHORTEST_MS
        for scene in range(1, min(count, end) + 1):
            total = best[scene - 1, :end] + cost
            begin = int(total.argmin())
            best[scene, end], first[scene, end] = total[begin], begin
    begins: list[int] = []
    end = size
    for scene in range(count, 0, -1):
        end = int(first[scene, end])
        begins.insert(0, end)
    return begins
