"""Spoken parts: a text cut at its sentences, so that each part fits into one request."""

from __future__ import annotations

from collections.abc import Iterator

from reelwright.domain.sentences import split_sentences

_CLAUSE_ENDS = ",;:—、，；："
SENTENCE_REST_MS = 300
"""Silence between two parts that are sentences."""
CLAUSE_REST_MS = 120
"""Silence where a sentence itself had to be cut."""
_SENTENCE_ENDS = ".!?…。！？।؟"


def spoken_parts(text: str, language: str, *, most_bytes: int) -> list[str]:
    """Parts of at most `most_bytes` bytes of UTF-8 each; the whole text where nothing is said.

    Their words in order are the words of `text`. As few parts as can be, since each is a
    request of its own.
    """
    if not most_bytes or len(text.encode()) <= most_bytes:
        return [text]
    parts: list[str] = []
    for sentence in split_sentences(text, language):
        for piece in _within(sentence, most_bytes):
            joined = f"{parts[-1]} {piece}" if parts else piece
            if parts and len(joined.encode()) <= most_bytes:
                parts[-1] = joined
            else:
                parts.append(piece)
    return parts


def rest_ms(part: str) -> int:
    """Silence behind a part, as its last mark asks for."""
    bare = part.rstrip("»\"”’')] ")
    return SENTENCE_REST_MS if bare.endswith(tuple(_SENTENCE_ENDS)) else CLAUSE_REST_MS


def _within(sentence: str, most_bytes: int) -> Iterator[str]:
    """A sentence cut behind its last comma that fits, else at a blank, else anywhere."""
    rest = sentence
    while len(rest.encode()) > most_bytes:
        fits = len(rest.encode()[:most_bytes].decode(errors="ignore"))
        clause = max(rest.rfind(mark, fits // 3, fits) for mark in _CLAUSE_ENDS) + 1
        # A comma inside a number ("3,5") ends nothing.
        if clause and rest[clause : clause + 1].isdigit():
            clause = 0
        cut = clause or rest.rfind(" ", 1, fits) or fits
        cut = cut if cut > 0 else fits
        yield rest[:cut].strip()
        rest = rest[cut:].strip()
    if rest:
        yield rest
