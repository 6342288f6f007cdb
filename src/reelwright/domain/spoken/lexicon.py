"""Lexicon: what one language calls its symbols, letters, abbreviations and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Lexicon:
    """Words of one language, keyed as they are written."""

    language: str
    """Short."""
    letters: tuple[str, ...]
    """Names of a–z."""
    symbols: Mapping[str, str]
    abbreviations: Mapping[str, str]
    """With their full stops; those a sentence may end on are in `final`."""
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    """Abbreviations of several words, each word with its own share."""
    titles: Mapping[str, str]
    """Abbreviations that hold only before a name: `M.`, `St.`."""
    before_number: Mapping[str, str]
    """Abbreviations that hold only before a number: `n°`, `p.`, `vol.`."""
    units: Mapping[str, tuple[str, str]]
    """Singular and plural of units that the locale data lacks or names otherwise."""
    not_alone: frozenset[str]
    """Unit symbols that are words too: units only when written onto their number."""
    currencies: Mapping[str, tuple[str, str]]
    scales: Mapping[str, str]
    """Written-on thousands and millions (`M`, `Md`, `k`), said before a unit."""
    of_scale: str
    """What stands between a million and its noun."""
    scale_words: frozenset[str]
    to: str
    """Between the ends of a range."""
    minus: str
    percent: str
    time: str
    """How `10:30` is read: {h} and {m}."""
    hour: str
    """How `10:00` is read: {h}."""
    day_first: bool
    date: str
    """How a numeric date is read: {day}, {month} and {year}."""
    ordinal: str
    """Pattern of a written ordinal with groups `number` and `suffix`."""
    feminine_suffixes: frozenset[str]
    feminine: str
    """Pattern of feminine nouns, as far as their endings tell."""
    particles: frozenset[str]
    """Words that are no noun: a number before them stands alone."""
    singular_after: frozenset[str]
    """Words behind which a lone unit is singular: `par km²`."""
    centuries: frozenset[str] = frozenset()
    rulers: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    """Nouns whose Roman numeral is a cardinal: chapter, war, Apollo."""
    emphasis: frozenset[str] = frozenset()
    """Short words that people set in capitals; never spelled."""
    final: frozenset[str] = frozenset()
    """Abbreviations whose full stop may also end the sentence."""

    def of(self, noun: str) -> str:
        """`noun` behind a million: "de dólares", "d'euros", "dollars"."""
        if self.of_scale == "de" and self.language == "fr" and noun[:1].lower() in "aeéhiou":
            return f"d'{noun}"
        return f"{self.of_scale} {noun}".strip()
