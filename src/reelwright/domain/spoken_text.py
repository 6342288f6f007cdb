"""Text as it is spoken and captioned: no control characters, no markup, one line."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:https?://|www\.|/|#)[^()\s]*\)")
_TIMES = re.compile(r"(?<=\d) ?\*+ ?(?=\d)")
_SPACES = re.compile(r"[ \t\n\u1680\u2000-\u200a\u205f\u3000]+")

# Overrides and embeddings reorder what follows them; cut at a word they would turn a whole
# caption around. Plain marks (U+200E, U+200F) and joiners stay.
_DROPPED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\ufffc")


def plain_text(text: str) -> str:
    """`text` in NFC with `\\n` line ends and without control characters."""
    lines = _LINE_ENDS.sub("\n", text)
    kept = "".join(char for char in lines if char in "\n\t" or _is_text(char))
    return unicodedata.normalize("NFC", kept)


def _is_text(char: str) -> bool:
    code = ord(char)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return not (char in _DROPPED or noncharacter or unicodedata.category(char) in ("Cc", "Cs"))


def one_line(text: str) -> str:
    """`text` on one line, runs of blanks as one."""
    return _SPACES.sub(" ", plain_text(text)).strip(" \u00a0\u202f")


def spoken_text(text: str) -> str:
    """`text` without markdown (emphasis, code marks, links), on one line; idempotent."""
    line = one_line(text)
    while (bare := _LINK.sub(r"\1", line)) != line:
        line = bare
    line = _TIMES.sub(" × ", line)
    line = line.replace("*", "").replace("`", "")
    return one_line(_plain_underscores(line))


def _plain_underscores(text: str) -> str:
    return re.sub(r"(?<=\w)_+(?=[^\W_])", " ", text).replace("_", "")


def has_words(text: str) -> bool:
    """Whether anything in `text` can be spoken."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)
