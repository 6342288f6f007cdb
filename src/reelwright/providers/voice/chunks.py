"""Chunks: phonemes cut into the sentences that the model speaks one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.providers.voice.phonemes import Phoneme

SENTENCE_ENDS = ".?!…"
_CLAUSE_ENDS = ",;:—"
MAX_SYMBOLS = 200
"""The model takes 508, but hurries in the last third; and memory grows with what is spoken at once:
650 MB at 320 symbols, 510 MB at 200."""


def chunks_of(phonemes: Sequence[Phoneme], *, limit: int = MAX_SYMBOLS) -> list[list[Phoneme]]:
    """Sentences, each of at most `limit` symbols, ending with its mark where it has one.

    Short sentences stay alone too: run together, the model swallows their ends. A long one is
    cut behind its last comma that fits, else behind a word.
    """
    return [part for sentence in _sentences(phonemes) for part in _within(sentence, limit)]


def _sentences(phonemes: Sequence[Phoneme]) -> list[list[Phoneme]]:
    sentences: list[list[Phoneme]] = []
    current: list[Phoneme] = []
    for phoneme in phonemes:
        if phoneme.symbol != " " or current:
            current.append(phoneme)
        if phoneme.word is None and phoneme.symbol in SENTENCE_ENDS:
            sentences.append(current)
            current = []
    if current:
        sentences.append(current)
    return sentences


def _within(sentence: list[Phoneme], limit: int) -> list[list[Phoneme]]:
    parts: list[list[Phoneme]] = []
    rest = sentence
    while len(rest) > limit:
        cut = _last(rest, _CLAUSE_ENDS, limit // 3, limit) or _last(rest, " ", 1, limit) or limit
        parts.append(rest[:cut])
        rest = rest[cut:]
        while rest and rest[0].symbol == " ":
            rest = rest[1:]
    return [*parts, rest] if rest else parts


def _last(sentence: Sequence[Phoneme], marks: str, low: int, high: int) -> int | None:
    """Place behind the last of `marks` in a range, None where there is none."""
    for index in range(high - 1, low, -1):
        if sentence[index].word is None and sentence[index].symbol in marks:
            return index + 1
    return None
