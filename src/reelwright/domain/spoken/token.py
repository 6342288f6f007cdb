"""Token: a word of the display text taken apart into its core and the rests around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

_OPENING = "«“„\"'‘‚([{¿¡‹*_`#|\\"
_CLOSING = "»”\"'’‘“)]}.,;:!?…›*_~`|\\–—-、。，！？"
_REST_OF = {
    "–": "—",
    "、": ",",
    "，": ",",
    "。": ".",
    "！": "!",
    "？": "?",
    ")": ",",
    "]": ",",
}
_STRENGTH = "—,;:.…!?"
"""The stronger mark wins where several follow a word."""
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_SAME = str.maketrans({"’": "'", "ʼ": "'", "−": "-", "‑": "-", "‐": "-", "μ": "µ", "∕": "/"})
_DROPPED = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Sk", "So", "Me"})
_KEPT = frozenset("°№™®©")


@dataclass(frozen=True)
class Token:
    """One or, for a number written with spaces, several display words."""

    shown: tuple[str, ...]
    core: str
    """Without quotes, brackets, markup, emoji and closing marks; may be empty."""
    pause: str = ""
    dot: bool = False
    """True where a full stop follows the core: part of an abbreviation, or the end."""
    opens: bool = False
    """True where a bracket opens here."""
    grouped: bool = False
    """True for a number whose thousands are set apart: never a year."""


def tokens_of(text: str) -> list[Token]:
    """One token per white-space separated word, numbers written with spaces as one."""
    return _currencies_joined(_numbers_joined([_token(word) for word in text.split()]))


def _token(word: str) -> Token:
    clean = unicodedata.normalize("NFC", word).translate(_SAME)
    clean = "".join(
        each for each in clean if each in _KEPT or unicodedata.category(each) not in _DROPPED
    )
    body = clean.lstrip(_OPENING)
    opens = any(mark in "([" for mark in clean[: len(clean) - len(body)])
    core = body.rstrip(_CLOSING)
    closers = body[len(core) :]
    if not core:  # nothing but marks: an opening quote, a dash, a lone question mark
        closers = clean
    if re.search(r"\d$", core) and closers.startswith("'"):
        closers = closers[1:]
    return Token(
        (word,), core, _pause(closers), closers.startswith(".") and "..." not in closers, opens
    )


def _pause(closers: str) -> str:
    if closers.strip("*_~`'\"") in ("-", "--", "---"):
        return "—"
    marks = [_REST_OF.get(mark, mark) for mark in closers.replace("...", "…")]
    known = [mark for mark in marks if mark in _STRENGTH]
    return max(known, key=_STRENGTH.index, default="")


def _numbers_joined(tokens: Sequence[Token]) -> list[Token]:
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        first = tokens[index]
        end = index + 1
        if re.fullmatch(r"[+\-~≈<>€$£]*\d{1,3}", first.core) and not first.pause:
            while end < len(tokens) and _continues(tokens[end], tokens[end - 1]):
                end += 1
        if end == index + 1:
            joined.append(first)
        else:
            last = tokens[end - 1]
            joined.append(
                replace(
                    last,
                    shown=tuple(token.shown[0] for token in tokens[index:end]),
                    core="".join(token.core for token in tokens[index:end]),
                    opens=first.opens,
                    grouped=True,
                )
            )
        index = end
    return joined


def _currencies_joined(tokens: Sequence[Token]) -> list[Token]:
    """`R$ 50` as one: the currency is said behind the number."""
    joined: list[Token] = []
    for token in tokens:
        sign = joined[-1] if joined else None
        counted = len(joined) > 1 and joined[-2].core[-1:].isdigit()
        if (
            sign is not None
            and not counted
            and not sign.pause
            and re.fullmatch(r"[A-Z]{0,3}[$€£¥]", sign.core)
            and token.core[:1].isdigit()
        ):
            joined[-1] = replace(
                token, shown=sign.shown + token.shown, core=sign.core + token.core, opens=sign.opens
            )
        else:
            joined.append(token)
    return joined


def _continues(token: Token, before: Token) -> bool:
    """Whether a token is the next three digits of the number before it."""
    if before.pause or (before.opens and not before.core) or token.opens:
        return False
    if not re.search(r"^[+\-~≈<>€$£]*\d{1,3}$", before.core):
        return False
    return re.match(r"\d{3}(?!\d|[.:/]\d|-\d)", token.core) is not None and (
        unicodedata.normalize("NFC", token.shown[0])[:1].isdigit()
    )


def plain_digits(text: str) -> str:
    """Subscript and superscript digits as plain ones: `CO₂` → `CO2`."""
    return text.translate(_DIGITS)
