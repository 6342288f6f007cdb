"""Caption text: a word of the script as libass can draw it, and as a check compares it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reelwright.domain.language import short_language
from reelwright.domain.narration import Word

NO_BREAK = "\u00a0"

# No coloured picture can be drawn by libass. Digits, letters and © ® ™ are text although
# Unicode calls them emoji too.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U0001fb00-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff"
    "\u25a0-\u25ff\u20d0-\u20ff\ufe00-\ufe0f\U000e0000-\U000e01ef\u3030\u303d\u3297\u3299]"
)
_SPOKEN_SIGNS = frozenset("&%‰€$£¥₹+=×÷°§@#<>±≈≤≥~^|\\/{}*_½⅓¼¾№™©®")
_CLOSERS = re.compile(r"^[?!:;.,…»”’\"')\]%。、！？；：」』）؟،؛।]+$")
_OPENERS = re.compile(r"^[«“‘„\"'(\[¡¿「『（]+$")
_UNIT_SIGN = re.compile(r"^[%‰€$£¥₹°][.,;:!?…]*$")
_THOUSANDS = re.compile(r"^\d{3}[.,;:!?…]*$")
_NUMBER = re.compile(r"^\W*\d{1,3}(\s\d{3})*$")
_JOINERS = "\u200c\u200d"
# Languages in which joiners change the letters' shapes.
_JOINING = re.compile("[\u0600-\u07ff\u0900-\u0dff\u1780-\u17ff]")
# Greek loses its accents in capitals and Turkish dots its i; lower case is right everywhere.
_NO_CAPITALS = ("el", "tr", "az")


def caption_text(text: str) -> str:
    """`text` on one line without control characters, direction marks and emoji; NFC.

    Empty where nothing is left but punctuation that is not spoken.
    """
    line = _drawable(text)
    return line if _is_spoken(line) else ""


def _drawable(text: str) -> str:
    bare = _EMOJI.sub("", unicodedata.normalize("NFC", text))
    joining = bool(_JOINING.search(bare))
    kept = "".join(char for char in bare if _is_drawn(char, joining))
    return " ".join(kept.split())


def _is_drawn(char: str, joining: bool) -> bool:
    if char in _JOINERS:
        return joining
    if char.isspace():
        return True
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _is_spoken(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LN" or char in _SPOKEN_SIGNS for char in text)


def mark_text(text: str) -> str:
    """Punctuation standing alone (French `!`), drawable; empty for anything else."""
    line = _drawable(text)
    return line if line and not _is_spoken(line) else ""


def closes(mark: str) -> bool:
    """Whether a lone mark belongs to the word before it."""
    return bool(_CLOSERS.match(mark))


def opens(mark: str) -> bool:
    """Whether a lone mark belongs to the word after it."""
    return bool(_OPENERS.match(mark))


def belongs_to_number(before: str, text: str) -> bool:
    """Whether `text` goes on with the number before it: `50 %`, `12 000`."""
    if _UNIT_SIGN.match(text):
        return before[-1:].isdigit()
    return bool(_THOUSANDS.match(text) and _NUMBER.search(before))


def capitals(text: str, language: str) -> str:
    """`text` in capitals, where the language's capitals spell the same word."""
    return text if short_language(language) in _NO_CAPITALS else text.upper()


def spelling(text: str) -> str:
    """What two spellings of a word share whatever their capitals and lone marks."""
    folded = unicodedata.normalize("NFC", text.upper().casefold())
    return "".join(char for char in folded if _is_spoken(char) or _is_mark(char))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def expected_words(words: Iterable[Word]) -> list[str]:
    """Spelling of every word that captions must show, in order; equals `words_of_ass`."""
    return [spelling(text) for word in words for text in caption_text(word.text).split()]
