"""Caption units: the pieces of a narration that light up one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import budoux

from reelwright.domain.caption_text import (
    NO_BREAK,
    belongs_to_number,
    capitals,
    caption_text,
    closes,
    mark_text,
    opens,
)
from reelwright.domain.model import Model
from reelwright.domain.narration import Word
from reelwright.domain.writing import clusters, unspaced_script

_LONGEST_PIECE = 14
"""Characters of unspaced writing beyond which a segment is cut in two."""

_PARTICLES = "的了吗呢吧着过地得嗎著過"


class CaptionWord(Model):
    """What lights up at once, and when. Never empty, on one line."""

    text: str
    start_ms: int
    end_ms: int
    glued: bool = False
    """No space before it: a piece of the same written word."""


def caption_units(
    words: Sequence[Word], language: str, *, all_capitals: bool = False
) -> tuple[CaptionWord, ...]:
    """Units of `words` in order: lone marks joined to their word, unspaced writing segmented.

    Start times never go back, whatever the timings given.
    """
    units: list[CaptionWord] = []
    waiting = ""
    for word in words:
        text, mark = caption_text(word.text), mark_text(word.text)
        if mark and closes(mark) and units:
            units[-1] = units[-1].model_copy(update={"text": units[-1].text + NO_BREAK + mark})
        elif mark and opens(mark):
            waiting += mark + NO_BREAK
        if not text:
            continue
        if units and not waiting and belongs_to_number(units[-1].text, text):
            joined = {"text": units[-1].text + NO_BREAK + text}
            units[-1] = units[-1].model_copy(
                update={**joined, "end_ms": max(units[-1].end_ms, word.end_ms)}
            )
            continue
        shown = capitals(waiting + text, language) if all_capitals else waiting + text
        waiting = ""
        start = max(word.start_ms, units[-1].start_ms if units else 0, 0)
        units.extend(_timed(segments(shown, language), start, max(word.end_ms, start)))
    return tuple(units)


def cut(unit: CaptionWord, pieces: Sequence[str]) -> list[CaptionWord]:
    """`unit` as several, its time shared by their lengths."""
    made = _timed(pieces, unit.start_ms, unit.end_ms)
    made[0] = made[0].model_copy(update={"glued": unit.glued})
    return made


def _timed(pieces: Sequence[str], start_ms: int, end_ms: int) -> list[CaptionWord]:
    total = sum(len(piece) for piece in pieces)
    units: list[CaptionWord] = []
    done = 0
    for piece in pieces:
        first = start_ms + (end_ms - start_ms) * done // total
        done += len(piece)
        last = start_ms + (end_ms - start_ms) * done // total
        units.append(CaptionWord(text=piece, start_ms=first, end_ms=last, glued=bool(units)))
    return units


def segments(text: str, language: str) -> list[str]:
    """Pieces of a word written without spaces; a spaced word whole."""
    script = unspaced_script(text)
    if not script:
        return [text]
    model = {"japanese": "ja", "thai": "th", "chinese": "zh-hans"}[script]
    if script == "chinese" and language.lower().startswith("ja"):
        model = "ja"
    if script == "chinese" and any(tag in language for tag in ("Hant", "TW", "HK", "MO")):
        model = "zh-hant"
    parsed = [piece for piece in _parser(model).parse(text) if piece]
    if script == "chinese":
        parsed = _without_loners(parsed)
    return [half for piece in parsed for half in _halves(piece)]


def _without_loners(pieces: Sequence[str]) -> list[str]:
    """Chinese segments with lone characters joined: particles backwards, others forwards."""
    joined: list[str] = []
    loner = False
    for piece in pieces:
        if joined and (loner or piece[0] in _PARTICLES) and len(joined[-1] + piece) <= 5:
            joined[-1] += piece
            loner = False
        else:
            joined.append(piece)
            loner = len(piece) == 1
    return joined


def _halves(piece: str) -> list[str]:
    if len(piece) <= _LONGEST_PIECE:
        return [piece]
    letters = clusters(piece)
    if len(letters) < 2:
        return [piece]
    middle = len(letters) // 2
    return _halves("".join(letters[:middle])) + _halves("".join(letters[middle:]))


@lru_cache(maxsize=4)
def _parser(model: str) -> budoux.Parser:
    loaders = {
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
    }
    return loaders[model]()
