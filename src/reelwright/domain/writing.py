"""Writing systems: which script a language is written in, its direction, and how it breaks."""

from __future__ import annotations

import unicodedata

from reelwright.domain.language import short_language

SCRIPT_OF_LANGUAGE: dict[str, str] = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug", "sd"), "arabic"),
    **dict.fromkeys(("he", "yi"), "hebrew"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "devanagari"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"), "cyrillic"),
    "el": "greek",
    "vi": "vietnamese",
    "th": "thai",
    "ja": "japanese",
    "zh": "chinese",
    "yue": "chinese",
    "ko": "korean",
}
"""Short language to script; what is not here is written in Latin letters."""

_RIGHT_TO_LEFT = ("arabic", "hebrew")


def script_of(language: str) -> str:
    """`ar-EG` → `arabic`, `sr-Latn-RS` → `latin`."""
    if "-latn" in language.lower():
        return "latin"
    return SCRIPT_OF_LANGUAGE.get(short_language(language), "latin")


def is_right_to_left(language: str) -> bool:
    return script_of(language) in _RIGHT_TO_LEFT


def directions(text: str) -> set[str]:
    """`ltr` and `rtl`, as far as strong characters of `text` run that way."""
    kinds = {unicodedata.bidirectional(char) for char in text}
    found = set()
    # Numbers keep their own left-to-right order inside right-to-left text.
    if kinds & {"L", "EN", "AN"}:
        found.add("ltr")
    if kinds & {"R", "AL"}:
        found.add("rtl")
    return found


def unspaced_script(text: str) -> str:
    """`japanese`, `chinese` or `thai` where `text` is written without spaces, else empty."""
    found = ""
    for char in text:
        if "\u3041" <= char <= "\u30ff" or "\uff66" <= char <= "\uff9f":
            return "japanese"
        if "\u0e01" <= char <= "\u0e5b":
            return "thai"
        if "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff":
            found = "chinese"
    return found


def clusters(text: str) -> list[str]:
    """`text` cut where a reader sees one character end: marks and joiners stay attached."""
    parts: list[str] = []
    for char in text:
        if parts and (_attaches(char) or _joins(parts[-1][-1])):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _attaches(char: str) -> bool:
    # Thai and Lao vowels that follow are drawn on or beside the letter before.
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or char in "\u0e33\u0eb3\u200c\u200d"


def _joins(char: str) -> bool:
    # A virama or joiner binds the next letter; Thai leading vowels belong to what follows.
    return unicodedata.combining(char) == 9 or char == "\u200d" or "\u0e40" <= char <= "\u0e44"
