"""Guessing the language of a theme or a text, from its small words, letters and script."""

from __future__ import annotations

import re
import unicodedata

SMALL_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(
        "le la les un une des du de et est sont dans pour sur avec qui que au aux ce cette ces "
        "pas plus par en à où nous vous leur leurs son sa ses l d c qu s j n pourquoi"
        " comment".split()
    ),
    "en": frozenset(
        "the a an of and is are in to for on with that this these from by at it its was were why "
        "how what when who our your their not be as or".split()
    ),
    "es": frozenset(
        "el la los las un una unos unas de del y es son en para por con que su sus al se lo como "
        "más pero este esta estos qué cómo cuándo nuestro no fue".split()
    ),
    "de": frozenset(
        "der die das ein eine einen und ist sind in im zu für auf mit dass von den dem des nicht "
        "auch wie warum was es sie wir ihr am bei aus als".split()
    ),
    "it": frozenset(
        "il lo la i gli le un una uno di del della dei delle e è sono in per con che non si su al "
        "alla come perché più questo questa nel nella da".split()
    ),
    "pt": frozenset(
        "o a os as um uma de do da dos das e é são em no na nos nas para por com que não se mais "
        "como porque ao à seu sua este esta foi".split()
    ),
}

LETTERS: dict[str, str] = {
    "ß": "de", "ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt", "œ": "fr", "ê": "fr",
    "ë": "fr", "û": "fr", "ù": "fr", "ì": "it", "ò": "it",
}  # fmt: skip

ENDINGS: tuple[tuple[str, str, float], ...] = (
    ("ción", "es", 2), ("ciones", "es", 2), ("ñol", "es", 2), ("ção", "pt", 2), ("ções", "pt", 2),
    ("zione", "it", 2), ("zioni", "it", 2), ("eaux", "fr", 1), ("ung", "de", 1), ("ing", "en", 1),
)  # fmt: skip
"""Endings that tell a language where small words do not, with their weight."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CJK", "zh"), ("ARABIC", "ar"),
    ("HEBREW", "he"), ("DEVANAGARI", "hi"), ("THAI", "th"), ("GREEK", "el"), ("CYRILLIC", "ru"),
)  # fmt: skip
"""Unicode name prefix of a letter, and the language it most likely belongs to."""


def guess_language(text: str) -> str | None:
    """Short language, None where nothing speaks for one (a bare name, say)."""
    sample = text[:4000]
    script = _by_script(sample)
    if script:
        return script
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    scores = {
        code: float(sum(word in small for word in words)) for code, small in SMALL_WORDS.items()
    }
    for ending, language, weight in ENDINGS:
        scores[language] += weight * sum(word.endswith(ending) for word in words)
    for letter in sample.casefold():
        if letter in LETTERS:
            scores[LETTERS[letter]] += 1.5
    first, second = sorted(scores, key=lambda code: -scores[code])[:2]
    return first if scores[first] > scores[second] else None


def _by_script(sample: str) -> str | None:
    letters = [char for char in sample if char.isalpha()]
    for prefix, language in SCRIPTS:
        count = sum(unicodedata.name(char, "").startswith(prefix) for char in letters)
        if letters and count > 0.3 * len(letters):
            return language
    return None
