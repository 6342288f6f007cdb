"""Rules for dates, clock times and years."""

from __future__ import annotations

import re

from reelwright.domain.spoken import numerals
from reelwright.domain.spoken.figures import Figure
from reelwright.domain.spoken.place import Place, month_names

_TIME_WORDS = frozenset(
    "in since by from of until till around circa c about during after before between and to early "
    "late mid year year's january february march april may june july august september october "
    "november december".split()
)
_GERMAN_TIME_WORDS = frozenset(
    "jahr jahre jahren jahres seit von bis um ab vor nach zwischen".split()
)


def numeric_date(place: Place) -> str | None:
    """`14/07/1789`, `14.07.1789` and `1789-07-14`."""
    iso = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", place.core)
    if iso:
        return _date(place, int(iso[3]), int(iso[2]), int(iso[1]))
    found = re.fullmatch(r"(\d\d?)([/.])(\d\d?)\2(\d{4})", place.core)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    british = place.tag.lower().startswith("en-") and place.tag.lower() != "en-us"
    if (place.lexicon.day_first or british or first > 12) and second <= 12:
        return _date(place, first, second, year)
    return _date(place, second, first, year)


def clock_time(place: Place) -> str | None:
    """`10:30`, `10 h 30` written as one, and German's `10.30 Uhr`."""
    found = re.fullmatch(r"([01]?\d|2[0-4])(?::|[hH]|\.(?=\d\d))([0-5]\d)?", place.core)
    if not found or (":" not in place.core and place.language != "fr" and place.after != "Uhr"):
        return None
    if "." in place.core and place.after != "Uhr":
        return None
    hour, minutes = int(found[1]), found[2] or "00"
    if place.language == "de":
        hours = numerals.cardinal(hour, "de", noun="m")
    else:
        hours = numerals.cardinal(hour, place.language, noun=_HOUR_GENDER.get(place.language, ""))
    if place.after == "Uhr":
        return hours
    return _clock(place, hours, minutes)


_HOUR_GENDER = {"fr": "f", "pt": "f"}


def half_of_day(place: Place) -> str | None:
    """`3pm`, `10:30am`, and the same with the letters as a word of their own."""
    if place.language != "en":
        return None
    found = re.fullmatch(r"(?:(\d\d?)(?::([0-5]\d))?)?([ap])\.?m", place.core, re.IGNORECASE)
    if not found or not (found[1] or re.search(r"\d$", place.before)):
        return None
    half = "ay emm" if found[3].lower() == "a" else "pee emm"
    if not found[1]:
        return half
    hours = numerals.cardinal(int(found[1]), "en")
    minutes = found[2] or "00"
    return f"{hours if minutes == '00' else _clock(place, hours, minutes)} {half}"


def uhr(place: Place) -> str | None:
    """German's minutes are said behind the word Uhr."""
    before = re.fullmatch(r"\d\d?[:.]([0-5]\d)", place.before)
    if place.core != "Uhr" or place.language != "de" or not before:
        return None
    return "Uhr" if before[1] == "00" else f"Uhr {numerals.cardinal(int(before[1]), 'de')}"


def _clock(place: Place, hours: str, minutes: str) -> str:
    hour_word = " heure" if place.language == "fr" and hours == "une" else " heures"
    if minutes == "00":
        if place.language == "en" and re.match(r"[ap]\.?m", place.after, re.IGNORECASE):
            return hours
        return place.lexicon.hour.format(h=hours).replace(" heures", hour_word)
    spoken = numerals.cardinal(int(minutes), place.language)
    if minutes.startswith("0") and place.language == "en":
        spoken = f"oh {spoken}"
    return place.lexicon.time.format(h=hours, m=spoken).replace(" heures", hour_word)


def _date(place: Place, day: int, month: int, year: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return place.lexicon.date.format(
        day=day_name(day, place.language, behind=True),
        month=list(month_names(place.language).values())[month - 1],
        year=numerals.year(year, place.language),
    )


def day_of_month(place: Place, figure: Figure) -> str | None:
    """The day in `14 July`, `July 14`, `1 mai`, `1 de maio`, `14. Juli`."""
    if figure.fraction or figure.grouped or not 1 <= figure.whole <= 31:
        return None
    months = month_names(place.language)
    beyond = place.at(2)
    follows = place.after.casefold() in months
    if place.after == "de" and beyond is not None:
        follows = beyond.core.casefold() in months
    if place.language == "en":
        if place.before.casefold() in months:
            return numerals.ordinal(figure.whole, "en")
        if follows:
            article = "" if place.before.lower() == "the" else "the "
            return f"{article}{numerals.ordinal(figure.whole, 'en')} of"
        return None
    if not follows or place.language == "de":
        return None
    return day_name(figure.whole, place.language)


def day_name(day: int, language: str, *, behind: bool = False) -> str:
    """The first is an ordinal in French, Italian and Portuguese, every day is in the others."""
    if language == "en":
        return numerals.ordinal(day, "en")
    if language == "de":
        return numerals.ordinal(day, "de", ending="r" if behind else "")
    if day == 1 and language in ("fr", "it", "pt"):
        return numerals.ordinal(1, language)
    return numerals.cardinal(day, language)


def reads_as_year(place: Place, figure: Figure) -> bool:
    """Whether a bare number is a year, in the languages that say years their own way."""
    if figure.grouped or figure.fraction or len(figure.digits) != 4:
        return False
    before, after = place.before.lower().strip("."), place.after
    if place.language == "en" and 1100 <= figure.whole <= 2099:
        return before in _TIME_WORDS or not re.fullmatch(r"[a-z]+(?<!s)s", after)
    if place.language == "de" and 1100 <= figure.whole <= 1999:
        known = _GERMAN_TIME_WORDS | set(month_names("de"))
        return before in known or not after[:1].isupper()
    return False
