"""French: what the service tells most, for who reads French, by the sentences of `french.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("french.toml")
VALUES = {
    "Wikipedia's article": "l’article de Wikipédia",
    "Wikipedia's offline summary": "le résumé hors ligne de Wikipédia",
}
"""What stands in braces, where it is words of ours."""
PLACE = re.compile(r"\{(\w+)\}")


@cache
def sentences() -> dict[str, str]:
    """English to French, with what changes in braces."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))["sentence"]
    return {each["en"]: each["fr"] for each in told}


def in_french(told: str) -> str:
    """The sentences that have an entry in French, the others as they are."""
    for sentence, put in _found():
        told = sentence.sub(put, told)
    return told


@cache
def _found() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    return tuple((_sentence(english), _put(french)) for english, french in sentences().items())


def _sentence(english: str) -> re.Pattern[str]:
    # Names stand at the odd places, between what is said around them; what begins with one begins
    # the whole text, or it would take in the sentence before.
    parts = PLACE.split(english)
    said = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile(("" if parts[0] else r"\A") + "".join(said))


def _put(french: str) -> Callable[[re.Match[str]], str]:
    def put(found: re.Match[str]) -> str:
        values = {name: VALUES.get(value, value) for name, value in found.groupdict().items()}
        return french.format(**values)

    return put
