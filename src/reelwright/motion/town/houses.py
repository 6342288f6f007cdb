"""Houses: the fronts and roofs of streets and villages, drawn lit from the left."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, polygon, vertical


@dataclass(frozen=True)
class Facade:
    """Colours of a street: walls (one, or several to choose from), roofs and lit windows."""

    wall: str
    roof: str
    lamp: str = ""
    lit: float = 0.0
    """Share of windows with a light in them."""
    walls: Sequence[str] = ()


def paint_window(
    canvas: skia.Canvas, x: float, y: float, wide: float, high: float, wall: str, lamp: str
) -> None:
    """A window with its sill, glowing when there is a lamp."""
    glass = skia.Rect(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    if lamp:
        canvas.drawRect(glass.makeOutset(wide * 0.3, wide * 0.3), fill(lamp, 0.3, blur=wide * 0.4))
    canvas.drawRect(glass.makeOutset(wide * 0.13, wide * 0.13), fill(lighten(wall, 0.28)))
    pane = lamp or mix(darken(wall, 0.62), "#4a6a8a", 0.3)
    stops = ((0.0, lighten(pane, 0.22), 1.0), (1.0, darken(pane, 0.15), 1.0))
    canvas.drawRect(glass, fill(shader=vertical(glass.top(), glass.bottom(), stops)))
    bar = fill(lighten(wall, 0.2), stroke=max(1.2, wide * 0.07))
    canvas.drawLine(x, glass.top(), x, glass.bottom(), bar)
    canvas.drawLine(glass.left(), y - high * 0.12, glass.right(), y - high * 0.12, bar)
    sill = skia.Rect(
        glass.left() - wide * 0.22,
        glass.bottom(),
        glass.right() + wide * 0.22,
        glass.bottom() + wide * 0.16,
    )
    canvas.drawRect(sill, fill(darken(wall, 0.25)))


def paint_row(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    foot: float,
    size: float,
    facade: Facade,
) -> None:
    """A street front of narrow houses with steep roofs; at size 1 a house is 90 units wide."""
    x = left
    while x < right - 20 * size:
        wide = min(dice.uniform(70, 118) * size, max(40 * size, right - x))
        high = dice.uniform(110, 190) * size
        tone = dice.choice(facade.walls) if facade.walls else facade.wall
        wall = mix(tone, facade.roof, dice.uniform(0, 0.16))
        paint_town_house(canvas, dice, x, foot, wide, high, size, wall, facade)
        x += wide - 2 * size


def paint_town_house(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    wide: float,
    high: float,
    size: float,
    wall: str,
    facade: Facade,
) -> None:
    """One house of a street: wall, windows in storeys, a mansard or a gable, a chimney."""
    top = foot - high
    steep = dice.uniform(34, 62) * size
    roof = mix(facade.roof, wall, dice.uniform(0, 0.15))
    chimney = x + wide * dice.choice((0.2, 0.74))
    canvas.drawRect(
        skia.Rect(chimney, top - steep - 16 * size, chimney + 13 * size, top),
        fill(darken(wall, 0.35)),
    )
    canvas.drawRect(
        skia.Rect(
            chimney - 2 * size,
            top - steep - 19 * size,
            chimney + 15 * size,
            top - steep - 14 * size,
        ),
        fill(darken(wall, 0.5)),
    )
    inset = wide * dice.choice((0.14, 0.14, 0.47))
    outline = [
        (x - 3 * size, top + 2),
        (x + inset, top - steep),
        (x + wide - inset, top - steep),
        (x + wide + 3 * size, top + 2),
    ]
    body = horizontal(x, x + wide, ((0.0, lighten(wall, 0.13), 1.0), (1.0, darken(wall, 0.2), 1.0)))
    canvas.drawRect(skia.Rect(x, top, x + wide, foot), fill(shader=body))
    tiles = horizontal(
        x, x + wide, ((0.0, lighten(roof, 0.16), 1.0), (1.0, darken(roof, 0.25), 1.0))
    )
    canvas.drawPath(polygon(outline), fill(shader=tiles))
    canvas.drawRect(
        skia.Rect(x - 3 * size, top, x + wide + 3 * size, top + 5 * size), fill(darken(wall, 0.3))
    )
    columns = max(2, round(wide / (30 * size)))
    storeys = max(2, round(high / (44 * size)))
    step = wide / columns
    for row in range(storeys):
        y = top + (30 + row * 43) * size
        if y > foot - 24 * size:
            break
        for column in range(columns):
            lamp = facade.lamp if dice.random() < facade.lit else ""
            paint_window(canvas, x + (column + 0.5) * step, y, 11 * size, 21 * size, wall, lamp)
