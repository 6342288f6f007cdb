"""Counted: what a number in a sentence counts, with its unit, rate and complement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelwright.domain import fact_words as words

MAX_OF_WORDS = 4
_SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True)
class Counted:
    """What follows a number. Words are as written; empty where there are none."""

    percent: bool = False
    scale: str = ""
    """Million, thousand …"""
    joint: str = ""
    """What joins scale and noun, with its space: `de `, `d'`."""
    noun: str = ""
    """The noun with its adjectives, or the unit."""
    unit: bool = False
    sign: bool = False
    """True for km/h and its like, which keep their spelling."""
    rate: str = ""
    """Per day, a year …"""
    after: str = ""
    """High, ago …"""
    of: str = ""
    """`of the world's water`, where the clause ends with it."""


def counted_after(text: str, end: int, language: str) -> Counted | None:
    """What the number that ends at `end` counts; None where that is not certain."""
    rest = _Rest(text[end:], language)
    if rest.take(rf"{_SPACE}?(?:{words.PERCENT})"):
        return Counted(percent=True, of=rest.complement())
    sign = rest.take(rf"{_SPACE}?({words.SIGNS})(?![\w/])")
    if sign:
        return Counted(noun=sign, unit=True, sign=True, rate=rest.rate(), after=rest.after(), of="")
    times = rest.take(rf"{_SPACE}({words.TIMES[language]})\b")
    if times:
        rate = rest.rate()
        return Counted(noun=times, rate=rate) if rate else None
    scale = rest.take(rf"{_SPACE}({words.SCALES[language]})\b")
    joint = ""
    if scale and language != "de":
        joint = rest.take(rf"{_SPACE}((?:{words.OF[language]})(?:{_SPACE}|(?<=['’])))")
    unit = rest.take(rf"{'' if joint else _SPACE}({words.UNITS[language]})\b")
    noun = unit or rest.noun(glued=bool(joint))
    if not noun:
        return None
    # An adjective that ends the clause belongs to the noun: taking less would cut it short.
    rate, after = rest.rate(), rest.after()
    of = "" if rate or after else rest.complement()
    if of:
        rate = rest.rate()
    return Counted(
        scale=scale,
        joint=joint.replace("\u00a0", " "),
        noun=noun,
        unit=bool(unit),
        rate=rate,
        after=after,
        of=of,
    )


class _Rest:
    """The text behind a number, read from its start."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language

    def take(self, pattern: str) -> str:
        """Cut `pattern` off the start; its first group, or all of it."""
        match = re.match(pattern, self._text, re.IGNORECASE)
        if match is None:
            return ""
        self._text = self._text[match.end() :]
        return match[1] if match.re.groups else match[0]

    def rate(self) -> str:
        return self.take(rf"{_SPACE}({words.RATES[self._language]})\b")

    def after(self) -> str:
        return self.take(rf"{_SPACE}({words.AFTERS[self._language]})\b")

    def noun(self, *, glued: bool) -> str:
        """The counted noun with the adjectives that agree with it, three words at most."""
        ahead = self._words(glued=glued)
        size = self._noun_size(ahead)
        if not size:
            return ""
        taken = ahead[:size]
        gap = "" if glued else _SPACE
        self.take(gap + _SPACE.join(re.escape(word) for word in taken))
        return " ".join(taken)

    def _noun_size(self, ahead: list[str]) -> int:
        plural = re.compile(words.PLURALS[self._language])
        if self._language in ("en", "de"):  # adjectives come first
            for index, word in enumerate(ahead[:3]):
                verbal = self._language == "en" and word.endswith("ed")
                if self._is_function(word) or verbal:
                    return 0
                if plural.fullmatch(word):
                    return index + 1
            return 0
        size = 0
        for word in ahead[:3]:
            if self._is_function(word) or not plural.fullmatch(word) or not word.islower():
                break
            size += 1
        return size

    def complement(self) -> str:
        """`of …` where the clause ends with it (a rate may follow), else nothing."""
        of = words.OF[self._language]
        word = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
        tail = rf"(?:{_SPACE}{word}){{0,{MAX_OF_WORDS - 1}}}?"
        end = (
            rf"(?={_SPACE}(?:{words.RATES[self._language]})\s*(?:[.,;:!?…)]|$)|\s*(?:[.,;:!?…)]|$))"
        )
        return self.take(rf"{_SPACE}((?:{of})(?:{_SPACE}|(?<=['’])){word}{tail}){end}")

    def _words(self, *, glued: bool) -> list[str]:
        """Words up to the next punctuation."""
        gap = "" if glued else _SPACE
        match = re.match(rf"{gap}([^\W\d_](?:[^\W\d_]|['’-]|{_SPACE})*)", self._text)
        return re.split(_SPACE, match[1].strip()) if match else []

    def _is_function(self, word: str) -> bool:
        known = words.FUNCTION_WORDS[self._language]
        return word in known or word.casefold() in known
