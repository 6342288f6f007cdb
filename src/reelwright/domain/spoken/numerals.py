"""Numerals: whole numbers, decimals, ordinals and years in the words of a language."""

from __future__ import annotations

import re
from functools import lru_cache

from num2words import num2words

_LOCALES = {"en": "en", "fr": "fr", "es": "es", "it": "it", "pt": "pt_BR", "de": "de"}
_DECIMAL_WORD = {
    "en": "point",
    "fr": "virgule",
    "es": "coma",
    "it": "virgola",
    "pt": "vírgula",
    "de": "Komma",
}
_DIGIT_BY_DIGIT = ("en", "de")
"""Languages that read decimals one by one; the others read `3,14` as `three comma fourteen`."""
_ONE_NOUN = {"fr": ("un", "une"), "it": ("un", "una"), "pt": ("um", "uma"), "de": ("ein", "eine")}


def cardinal(number: int, language: str, *, noun: str = "") -> str:
    """`language` is short. `noun` is `m` or `f` where the number stands before such a noun."""
    words = _num2words(number, language, "cardinal")
    if language == "es" and noun:
        words = _spanish_before_noun(words, feminine=noun == "f")
    elif language == "pt" and noun == "f":
        words = _portuguese_feminine(words)
    elif language == "fr" and noun == "f" and re.search(r"\bun$", words):
        words += "e"
    elif number == 1 and noun and language in _ONE_NOUN:
        words = _ONE_NOUN[language][noun == "f"]
    elif language == "it" and noun and words.endswith("uno") and number > 20:
        words = words[:-1]
    return words


def decimal(whole: int, fraction: str, language: str) -> str:
    """`3` and `14`: "three point one four"."""
    start = f"{cardinal(whole, language)} {_DECIMAL_WORD[language]} "
    if language in _DIGIT_BY_DIGIT or len(fraction) > 3 or not fraction.strip("0"):
        return start + digits(fraction, language)
    zeros = len(fraction) - len(fraction.lstrip("0"))
    return start + " ".join([*[digits("0", language)] * zeros, cardinal(int(fraction), language)])


def digits(text: str, language: str) -> str:
    """Every digit by its name."""
    return " ".join(_num2words(int(each), language, "cardinal") for each in text)


def ordinal(number: int, language: str, *, feminine: bool = False, ending: str = "") -> str:
    """`ending` is German's: `n`, `r`, or empty."""
    if number >= 1000 and language != "en":
        return cardinal(number, language)
    if number <= 0 or number >= 10**6:
        return cardinal(number, language)
    words = _num2words(number, language, "ordinal")
    if language == "de":
        return words + ending
    if feminine and language == "fr":
        return re.sub(r"^premier$", "première", words)
    if feminine and language in ("es", "pt", "it"):
        return re.sub(r"o\b", "a", words)
    return words


def year(number: int, language: str) -> str:
    """1789 as years are spoken: "seventeen eighty-nine", siebzehnhundert…"""
    if language == "en" or (language == "de" and 1100 <= number <= 1999):
        return _num2words(number, language, "year")
    return cardinal(number, language)


@lru_cache(maxsize=4096)
def _num2words(number: int, language: str, kind: str) -> str:
    words = str(num2words(number, lang=_LOCALES[language], to=kind)).replace(",", "")
    if language == "en" and kind != "year":
        words = words.replace(" and ", " ")
    return words.replace("einshundert", "einhundert")


def _spanish_before_noun(words: str, *, feminine: bool) -> str:
    """veintiún años, veintiuna personas, doscientas mil personas."""
    head, million, tail = _behind_millions(words, r"mill(?:ón|ones)")
    if feminine:
        tail = re.sub(r"uno$", "una", tail)
        tail = re.sub(r"(cient|quinient|setecient|novecient)os\b", r"\1as", tail)
    else:
        tail = re.sub(r"veintiuno$", "veintiún", tail)
        tail = re.sub(r"\buno$", "un", tail)
    return head + million + tail


def _portuguese_feminine(words: str) -> str:
    head, million, tail = _behind_millions(words, r"(?:mi|bi|tri)lh(?:ão|ões)")
    tail = re.sub(r"\bum$", "uma", tail)
    tail = re.sub(r"\bdois\b", "duas", tail)
    tail = re.sub(r"(zent|cent|hent)os\b", r"\1as", tail)
    return head + million + tail


def _behind_millions(words: str, million: str) -> tuple[str, str, str]:
    """What stands before, in and behind the last million: only the rest takes the noun's gender."""
    found = list(re.finditer(million, words))
    if not found:
        return "", "", words
    return words[: found[-1].start()], found[-1].group(), words[found[-1].end() :]
