"""Words on screen: dates, numbers and places over the picture, as ASS events with an entrance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reelwright.domain.caption_text import caption_text
from reelwright.ports import ScreenText
from reelwright.render.ass_text import colour, dialogue, number, styled_runs
from reelwright.render.fonts import Font, caption_font, fonts, measurer
from reelwright.render.frame_clock import ass_time, frame_at

CARD, CARD_SHADOW = "Card", "CardShadow"

_MARGIN = 80
"""Free at both sides, in units of a picture whose short side is 1080."""
_WRAP_BELOW = 0.45
"""A text that would have to shrink further goes on two lines."""
_WRAPPED = 0.65
"""What it shrinks to at least then, to stay clear of what stands above and below."""
_SMALLEST = 0.2

# Frames after the start, and how far the entrance has come (an ease-out in straight pieces).
_RISE = ((0, 0.0), (3, 0.5), (6, 0.8), (10, 0.96), (14, 1.0))
_RISE_BY = 46.0
_POP = ((0, 55), (130, 108), (230, 98), (300, 100))
_FADE_MS = 300


@dataclass(frozen=True)
class _Line:
    """One line of a screen text, in output pixels."""

    words: str
    source: ScreenText
    font: Font
    x: float
    y: float
    size: float
    outline: float
    first: int
    last: int
    """Frames."""
    scale: float


def screen_text_events(
    texts: Sequence[ScreenText], *, language: str, canvas: tuple[int, int], duration_ms: int
) -> Iterator[str]:
    """Events of all texts; those that are too wide are shrunk, then broken in two."""
    for text in texts:
        for line in _lines(text, language, canvas, duration_ms):
            yield from _events(line, language)


def _lines(
    text: ScreenText, language: str, canvas: tuple[int, int], duration_ms: int
) -> Iterator[_Line]:
    words = caption_text(text.text)
    scale = min(canvas) / 1080
    first = frame_at(text.start_ms)
    last = frame_at(duration_ms if text.end_ms < 0 else min(text.end_ms, duration_ms))
    if not words or last <= first:
        return
    font = _card_font(text.font, language)
    x, y = text.x * scale, text.y * scale
    room = max(200 * scale, 2 * (min(x, canvas[0] - x) - _MARGIN * scale))
    measure = measurer(language)
    parts, most = [words], 1.0
    if measure(words, font.family, text.size * scale) * _WRAP_BELOW > room:
        parts, most = _halves(words), _WRAPPED
    widest = max(measure(part, font.family, text.size * scale) for part in parts)
    shrink = min(most, max(_SMALLEST, room / widest)) if widest else 1.0
    size = text.size * scale * shrink
    for index, part in enumerate(parts):
        offset = (index - (len(parts) - 1) / 2) * 1.25 * size
        yield _Line(
            words=part,
            source=text,
            font=font,
            x=x,
            y=y + offset - font.drop * size,
            size=size,
            outline=text.outline_width * scale * max(0.5, shrink),
            first=first,
            last=last,
            scale=scale,
        )


def _card_font(family: str, language: str) -> Font:
    """The font asked for; a name that is not vendored falls back to the titles' own."""
    known = {font.family for font in fonts()}
    return caption_font(family if family in known else "Anton", language)


def _halves(words: str) -> list[str]:
    """Two lines as even as the spaces allow; a number stays whole."""
    breaks = [at.start() for at in re.finditer(r"(?<!\d) | (?!\d)", words)]
    if not breaks:
        return [words]
    middle = min(breaks, key=lambda index: abs(index - len(words) / 2))
    return [words[:middle], words[middle + 1 :]]


def _events(line: _Line, language: str) -> Iterator[str]:
    # `look` evens out fonts beside each other in captions; a card asked for this very size.
    body = styled_runs(line.words, line.font.family, language, line.size / line.font.look)
    fill, edge = colour(line.source.colour), colour(line.source.outline)
    soft = f"\\1a&HFF&\\3a&H70&\\3c&H000000&\\blur{number(9 * line.scale)}"
    shadow = f"{soft}\\bord{number(line.outline + 2 * line.scale)}"
    front = f"\\1c{fill}\\3c{edge}\\bord{number(line.outline)}"
    lowered = replace(line, y=line.y + 7 * line.scale)
    yield from _entering(lowered, 0, CARD_SHADOW, shadow, body)
    yield from _entering(line, 1, CARD, front, body)


def _entering(line: _Line, layer: int, style: str, look: str, body: str) -> Iterator[str]:
    if line.source.entrance == "rise":
        yield from _rising(line, layer, style, look, body)
        return
    motion = f"\\fad({_FADE_MS},0)"
    if line.source.entrance == "pop":
        motion = _scale(_POP[0][1]) + "".join(
            f"\\t({start},{end},{_scale(value)})" for (start, _), (end, value) in pairwise(_POP)
        )
    tags = f"\\an5\\pos({number(line.x)},{number(line.y)}){motion}{look}"
    yield dialogue(layer, ass_time(line.first), ass_time(line.last), style, f"{{{tags}}}{body}")


def _rising(line: _Line, layer: int, style: str, look: str, body: str) -> Iterator[str]:
    """Up into place while fading in, slower and slower; one event for each straight piece."""
    by = _RISE_BY * line.scale
    for (start, done), (end, reached) in pairwise(_RISE):
        first, last = line.first + start, min(line.first + end, line.last)
        if last <= first:
            return
        path = (line.x, line.y + by * (1 - done), line.x, line.y + by * (1 - reached))
        move = f"\\move({','.join(map(number, path))})"
        fade = (
            f"\\fade({_veil(done)},{_veil(reached)},0,0,{(end - start) * 100 // 3},9999999,9999999)"
        )
        tags = f"\\an5{move}{fade}{look}"
        yield dialogue(layer, ass_time(first), ass_time(last), style, f"{{{tags}}}{body}")
    still = line.first + _RISE[-1][0]
    if line.last > still:
        tags = f"\\an5\\pos({number(line.x)},{number(line.y)}){look}"
        yield dialogue(layer, ass_time(still), ass_time(line.last), style, f"{{{tags}}}{body}")


def _veil(done: float) -> int:
    """Transparency, 255 at the start."""
    return round(255 * (1 - done))


def _scale(percent: float) -> str:
    return f"\\fscx{number(percent)}\\fscy{number(percent)}"
