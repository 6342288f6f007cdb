"""Card text: the lines of a recipe's card, set large in the upper part of the picture."""

from __future__ import annotations

from dataclasses import replace

from reelwright.domain.clip import Card
from reelwright.ports import ScreenText

WHITE = "#ffffff"
GOLD = "#ffd27a"
INK = "#0b0f1a"
_START_MS = 350
_STEP_MS = 220
_BIG, _LONG, _SMALL = 190.0, 140.0, 60.0
"""Anton's capitals reach from 0.35 of the size above a line's y to 0.59 below it."""
_GAP = 66.0
"""From the capitals' foot to the middle of a small line, which may be two lines high."""
_LONG_FROM = 10
"""Characters from which the big line is set smaller."""


def card_texts(
    card: Card, canvas: tuple[int, int], *, accent: str = GOLD
) -> tuple[ScreenText, ...]:
    """Lines of a card in the upper part of a picture whose shape is `canvas`.

    A date has its day over its year; numbers and places have their small line below.
    `accent` colours the small line.
    """
    width, height = canvas
    unit = min(width, height) / 1080
    x, page = width / unit / 2, height / unit
    top = 286.0 if page > 1500 else 0.11 * page
    big = _BIG if len(card.text) < _LONG_FROM else _LONG
    over = card.kind == "date" and bool(card.sub)
    big_y = top + (106 if over else 0) + 0.35 * big
    small_y = top + 26 if over else big_y + 0.59 * big + _GAP
    first, second = (_START_MS, _START_MS + _STEP_MS)
    large = ScreenText(
        text=card.text,
        x=x,
        y=big_y,
        size=big,
        font="Anton",
        colour=WHITE,
        outline=INK,
        outline_width=7.0,
        start_ms=second if over else first,
        entrance="pop" if card.kind == "number" else "rise",
    )
    if not card.sub:
        return (large,)
    small = replace(
        large,
        text=card.sub,
        y=small_y,
        size=_SMALL,
        font="Montserrat Black",
        colour=accent,
        outline_width=5.0,
        start_ms=first if over else second,
        entrance="rise",
    )
    return (small, large) if over else (large, small)
