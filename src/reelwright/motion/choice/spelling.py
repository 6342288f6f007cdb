"""Spelling: finds listed words and phrases in a sentence, whatever accents, case or plural."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ELISION = re.compile(r"\b(?:l|d|j|m|n|s|t|c|qu|dell|nell|all|sull|un)['’]", re.IGNORECASE)
_ENDINGS = {
    "fr": ("s", "x", "es"),
    "en": ("s", "es"),
    "es": ("s", "es"),
    "pt": ("s", "es"),
    "de": ("e", "n", "en", "er", "s", "es"),
    "it": (),
}
_ANY_ENDING = ("s", "x", "es", "e", "n", "en")


class Token(NamedTuple):
    """One word, folded and as written."""

    folded: str
    written: str


class Match(NamedTuple):
    """A listed word found: whose it is, the first token, how many tokens."""

    key: str
    start: int
    length: int


def fold(text: str) -> str:
    """Lower case without accents; `ß` becomes `ss`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("œ", "oe")


def tokens(text: str) -> list[Token]:
    """Words of a sentence; French and Italian articles that lean on a word are cut off."""
    bare = _ELISION.sub(" ", text)
    return [Token(fold(word), word) for word in _WORD.findall(bare)]


def same_word(token: str, word: str, language: str = "") -> bool:
    """Whether a folded token is `word` or its plural."""
    if token == word:
        return True
    if len(word) < 3 or len(token) < 4:
        return False
    if token.startswith(word):
        ending = token[len(word) :]
        if language == "de" and len(word) < 5 and len(ending) > 1:
            return False  # Blut is not Blüten
        return ending in _ENDINGS.get(language, _ANY_ENDING)
    if language in ("it", ""):
        return len(word) > 4 and token[:-1] == word[:-1] and {token[-1], word[-1]} <= set("aeio")
    return False


@dataclass(frozen=True)
class _Entry:
    key: str
    words: tuple[str, ...]
    language: str


class Lexicon:
    """Words and phrases by key.

    A star ends an open word (`dinosaur*`), `fr:` before a word keeps it to that language.
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._by_start: dict[str, list[_Entry]] = {}
        for key, phrases in table.items():
            for phrase in phrases:
                language, mark, rest = phrase.rpartition(":")
                words = tuple(fold(word) for word in rest.split())
                if words:
                    entry = _Entry(key, words, language if mark else "")
                    self._by_start.setdefault(words[0][:3].rstrip("*"), []).append(entry)
        for entries in self._by_start.values():
            entries.sort(key=lambda entry: -len(entry.words))

    def matches(self, sentence: list[Token], language: str = "") -> list[Match]:
        """What the sentence spells, in order; a longer phrase claims its words first."""
        found = []
        for start, token in enumerate(sentence):
            for size in (3, 2, 1):
                for entry in self._by_start.get(token.folded[:size], ()):
                    if entry.language and language and entry.language != language:
                        continue
                    if self._fits(entry, sentence, start, language):
                        found.append(Match(entry.key, start, len(entry.words)))
        return _longest(found)

    @staticmethod
    def _fits(entry: _Entry, sentence: list[Token], start: int, language: str) -> bool:
        if start + len(entry.words) > len(sentence):
            return False
        for word, token in zip(entry.words, sentence[start:], strict=False):
            if word.endswith("*"):
                if not token.folded.startswith(word[:-1]):
                    return False
            elif not same_word(token.folded, word, entry.language or language):
                return False
        return True


def _longest(found: list[Match]) -> list[Match]:
    """Drop what lies within a longer match of another key."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (-match.length, match.start)):
        inside = any(
            other.length > match.length
            and other.start <= match.start
            and match.start + match.length <= other.start + other.length
            for other in kept
        )
        if not inside and not any(m.key == match.key and m.start == match.start for m in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)
