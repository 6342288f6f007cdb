"""Place: one token among its neighbours, as the reading rules see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import get_month_names

from reelwright.domain.spoken.lexicon import Lexicon
from reelwright.domain.spoken.token import Token


@dataclass(frozen=True)
class Place:
    """The token at `index`; neighbours beyond a rest do not count."""

    tokens: Sequence[Token]
    index: int
    lexicon: Lexicon
    tag: str
    """Full language tag."""
    shouted: bool = False
    """True where the whole text is set in capitals."""

    @property
    def token(self) -> Token:
        """The token read here."""
        return self.tokens[self.index]

    @property
    def core(self) -> str:
        """Its core."""
        return self.token.core

    @property
    def language(self) -> str:
        """Short language."""
        return self.lexicon.language

    @property
    def before(self) -> str:
        """Core of the token before, empty behind a rest."""
        if self.index == 0 or self.token.opens:
            return ""
        before = self.tokens[self.index - 1]
        return "" if before.pause and not before.dot else before.core

    @property
    def after(self) -> str:
        """Core of the token behind, empty before a rest."""
        if self.index + 1 >= len(self.tokens) or (self.token.pause and not self.token.dot):
            return ""
        after = self.tokens[self.index + 1]
        return "" if after.opens else after.core

    def at(self, offset: int) -> Place | None:
        """The place `offset` tokens further, None outside the text."""
        index = self.index + offset
        if not 0 <= index < len(self.tokens):
            return None
        return Place(self.tokens, index, self.lexicon, self.tag, self.shouted)

    def noun(self) -> str:
        """`f` or `m` where a number here stands before a noun, else empty."""
        after = self.after
        elided = re.match(r"\w{1,2}'", after)
        if self.token.dot or elided or not re.fullmatch(r"[^\W\d_][\w'-]*", after):
            return ""
        low = after if self.language == "de" else after.lower()
        if low in self.lexicon.particles or after in self.lexicon.scale_words:
            return ""
        if self.language != "de" and after[0].isupper():
            return ""
        return self.gender_of(low)

    def gender_of(self, noun: str) -> str:
        """`f` or `m`, guessed from the ending."""
        return "f" if re.fullmatch(self.lexicon.feminine, noun) else "m"


@lru_cache(maxsize=8)
def month_names(language: str) -> dict[str, str]:
    """Casefolded month names and their true spelling, in calendar order."""
    names = get_month_names("wide", locale=language)
    return {names[number].casefold(): names[number] for number in range(1, 13)}
