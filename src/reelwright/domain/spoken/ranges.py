"""Rules for ranges, fractions and decades."""

from __future__ import annotations

import re

from reelwright.domain.spoken import numerals
from reelwright.domain.spoken.counted import FIGURE, amount_words, with_suffix
from reelwright.domain.spoken.figures import Figure, parse_figure
from reelwright.domain.spoken.place import Place

_FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾"}


def number_range(place: Place) -> str | None:
    """`1914–1918`, `10-15 km`, `2-3%`."""
    found = re.fullmatch(rf"({FIGURE})(?:-|–|—)({FIGURE})(\D*)", place.core)
    if not found:
        return None
    ends = [parse_figure(found[group], place.language) for group in (1, 2)]
    if ends[0] is None or ends[1] is None:
        return None
    first, last = ends[0], ends[1]
    if len(first.digits) == 4 and not found[3] and _is_year_span(first, last):
        return (
            f"{numerals.year(first.whole, place.language)} {place.lexicon.to} "
            f"{numerals.year(last.whole, place.language)}"
        )
    if found[3]:
        end = with_suffix(place, last, "", found[3])
        if end is None:
            return None
    else:
        end = amount_words(last, place.language, noun=place.noun())
    return f"{amount_words(first, place.language)} {place.lexicon.to} {end}"


def _is_year_span(first: Figure, last: Figure) -> bool:
    return 1000 <= first.whole <= 2100 and (len(last.digits) == 2 or 1000 <= last.whole <= 2100)


def fraction(place: Place) -> str | None:
    """`1/2`, and any other as one number over the other."""
    core = _FRACTIONS.get(place.core, place.core)
    if core in place.lexicon.symbols and core in _FRACTIONS.values():
        return place.lexicon.symbols[core]
    mixed = re.fullmatch(r"(\d{1,6})([½¼¾])", place.core)
    if mixed:
        join = {"fr": "et", "en": "and", "es": "y", "it": "e", "pt": "e", "de": "und"}
        whole = numerals.cardinal(int(mixed[1]), place.language)
        return f"{whole} {join[place.language]} {place.lexicon.symbols[mixed[2]]}"
    return None


def decade(place: Place) -> str | None:
    """`1990s`, `'90s`, and German's `1990er`."""
    found = re.fullmatch(r"(\d\d)?(\d0)'?(s|er)", place.core)
    if not found or (found[3] == "er") != (place.language == "de"):
        return None
    if place.language not in ("en", "de"):
        return None
    if place.language == "de":
        century = numerals.cardinal(int(found[1]), "de") + "hundert" if found[1] else ""
        return f"{century}{numerals.cardinal(int(found[2]), 'de')}er"
    if found[2] == "00":
        whole = numerals.year(int(found[1] + "00"), "en") if found[1] else "two thousand"
        return whole + "s"
    tens = numerals.cardinal(int(found[2]), "en")
    plural = re.sub(r"y$", "ie", tens) + "s"
    return f"{numerals.cardinal(int(found[1]), 'en')} {plural}" if found[1] else plural
