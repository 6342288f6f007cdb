"""Language: which one a request that names none is written in."""

from __future__ import annotations

import locale

from reelwright.domain.language import DEFAULT_TAGS, short_language
from reelwright.domain.language_guess import guess_language
from reelwright.operations.request import MakeRequest
from reelwright.providers.script.file import FileWriter
from reelwright.providers.script.wikipedia import languages_that_know


def choose_language(theme: str, material: str, request: MakeRequest) -> str:
    """Language of a request that names none.

    A text speaks for itself; a theme by its small words, then by whose encyclopedia has an
    article of that name, then by this machine's own language.
    """
    if request.script_file is not None:
        named = FileWriter(material, request.script_file.name).language
        return named or guess_language(material) or _local()
    if material:
        return guess_language(material) or guess_language(theme) or _local()
    guessed = guess_language(theme)
    if guessed:
        return guessed
    known = languages_that_know(theme)
    if _local() in known or not known:
        return _local()
    return "en" if "en" in known else known[0]


def _local() -> str:
    """This machine's language where Reelwright speaks it, else English."""
    named = locale.getlocale()[0] or ""
    short = short_language(named.replace("_", "-"))
    return short if short in DEFAULT_TAGS else "en"
