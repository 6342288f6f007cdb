"""Skyline: modern towers with lit windows, in rows that fade into the haze."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, gradient, horizontal, lighten, mix, polygon
from reelwright.motion.staging.mood import Mood

WALLS = ("#c9b6a4", "#9fb2c4", "#b98f7c", "#8fa0b4", "#d3cbbd", "#7f8ea6", "#a9856f", "#6f86a0")
LAMPS = ("#ffd98a", "#ffc56a", "#fff0c4", "#bfe4ff")


@dataclass(frozen=True)
class Row:
    """A row of towers: where it stands, how high (units), how far (0 near … 1 haze)."""

    foot: float
    high: tuple[float, float]
    wide: tuple[float, float]
    distance: float
    lit: float
    window: float = 9.0
    valley: float = 0.0
    """Share by which towers near the middle are lower, so that a hero shows."""


def paint_row(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    row: Row,
    mood: Mood,
) -> list[tuple[float, float]]:
    """Paint the row from left to right; the tips of its tallest towers are returned."""
    tips = []
    middle, half = (left + right) / 2, 540.0
    x = left - dice.uniform(0, 60)
    while x < right:
        wide = dice.uniform(*row.wide)
        near = max(0.0, 1 - abs(x + wide / 2 - middle) / half)
        high = dice.uniform(*row.high) * (1 - row.valley * near)
        wall = mood.paint(dice.choice(WALLS), row.distance)
        top = paint_tower_block(canvas, dice, x, row, wide, high, wall, mood)
        if high > row.high[0] + 0.7 * (row.high[1] - row.high[0]):
            tips.append((x + wide / 2, top))
        x += wide + dice.choice((0.0, 0.0, dice.uniform(4, 26)))
    return tips


def paint_tower_block(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    row: Row,
    wide: float,
    high: float,
    wall: str,
    mood: Mood,
) -> float:
    """One tower standing at `row.foot`; the y of its tip is returned."""
    foot, top = row.foot, row.foot - high
    style = dice.choice(("slab", "slab", "steps", "glass", "slant", "crown"))
    parts: list[tuple[float, float, float]] = [(x, x + wide, top)]
    tip = top
    if style == "steps":
        step = high * 0.12
        parts = [(x, x + wide, top + 2 * step), (x + wide * 0.14, x + wide * 0.86, top + step),
                 (x + wide * 0.3, x + wide * 0.7, top)]  # fmt: skip
        tip = top - high * 0.13
        pole = fill(darken(wall, 0.25), stroke=max(2.0, wide * 0.03))
        canvas.drawLine(x + wide / 2, top, x + wide / 2, tip, pole)
    dim = mix(darken(wall, 0.34), mood.haze, row.distance * 0.5)
    shade = ((0.0, mix(wall, mood.sun, 0.2), 1.0), (0.62, wall, 1.0), (1.0, dim, 1.0))
    for left, right, level in parts:
        body = fill(shader=horizontal(left, right, shade))
        if style == "slant":
            cut = wide * 0.4
            outline = [(left, foot), (left, level + cut), (right, level), (right, foot)]
            canvas.drawPath(polygon(outline), body)
        else:
            canvas.drawRect(skia.Rect(left, level, right, foot), body)
        start = level + (wide * 0.46 if style == "slant" else 0)
        _paint_windows(canvas, dice, (left, start, right, foot), row, wall, mood, style == "glass")
    if style == "crown":
        canvas.drawRect(skia.Rect(x + wide * 0.2, top - 20, x + wide * 0.8, top), fill(dim))
        canvas.drawRect(skia.Rect(x + wide * 0.44, top - 46, x + wide * 0.5, top), fill(dim))
        tip = top - 46
    if style == "slab":
        for _ in range(2):
            px = x + wide * dice.uniform(0.1, 0.7)
            box = skia.Rect(px, top - dice.uniform(8, 18), px + wide * 0.18, top)
            canvas.drawRect(box, fill(dim))
    if style == "glass":
        sheen = ((0.0, "#ffffff", 0.0), (0.5, mood.sun, 0.26), (1.0, "#ffffff", 0.0))
        glass = skia.Rect(x, top, x + wide, foot)
        slope = gradient(x, top, x + wide * 1.4, top + wide * 1.4, sheen)
        canvas.drawRect(glass, fill(shader=slope))
    return tip


def _paint_windows(
    canvas: skia.Canvas,
    dice: random.Random,
    box: tuple[float, float, float, float],
    row: Row,
    wall: str,
    mood: Mood,
    glass: bool,
) -> None:
    left, top, right, foot = box
    size = row.window
    gap = size * (1.35 if glass else 1.75)
    columns = max(1, int((right - left - size) / gap))
    margin = (right - left - (columns - 1) * gap - size) / 2
    pane = mix(darken(wall, 0.3), mood.middle, 0.35)
    dark = fill(mix(pane, mood.haze, row.distance * 0.6), 0.8)
    lamps = [fill(mix(lamp, mood.haze, row.distance * 0.35)) for lamp in LAMPS]
    rows = int((foot - top - size * 1.6) / (gap * 1.18))
    for level in range(min(rows, 64)):
        y = top + size * 1.2 + level * gap * 1.18
        band = dice.random() < 0.06
        for column in range(columns):
            lit = dice.random() < (0.9 if band else row.lit)
            paint = dice.choice(lamps) if lit else dark
            x = left + margin + column * gap
            canvas.drawRect(skia.Rect(x, y, x + size, y + size * 1.15), paint)


def paint_lamp_post(
    canvas: skia.Canvas, x: float, foot: float, high: float, tone: str, lamp: str
) -> None:
    """A street lamp with its light when `lamp` is not empty."""
    canvas.drawLine(x, foot, x, foot - high, fill(tone, stroke=high * 0.022))
    canvas.drawRoundRect(
        skia.Rect(x - high * 0.03, foot - high * 0.1, x + high * 0.03, foot), 4, 4, fill(tone)
    )
    canvas.drawLine(
        x - high * 0.1, foot - high * 0.93, x + high * 0.1, foot - high * 0.93,
        fill(tone, stroke=high * 0.014),
    )  # fmt: skip
    for side in (-1, 1):
        lx, ly = x + side * high * 0.1, foot - high * 0.9
        if lamp:
            canvas.drawCircle(lx, ly, high * 0.13, fill(lamp, 0.3, blur=high * 0.06))
        canvas.drawCircle(lx, ly, high * 0.036, fill(lamp or lighten(tone, 0.5)))
    canvas.drawCircle(x, foot - high, high * 0.02, fill(tone))


def paint_car(canvas: skia.Canvas, colour: str, *, front: bool, lit: bool) -> None:
    """A car seen from before or behind, 200 units wide, standing on y = 0 around x = 0."""
    canvas.drawOval(skia.Rect(-108, -14, 108, 16), fill("#000000", 0.4, blur=9))
    for side in (-1, 1):
        wheel = skia.Rect(side * 78 - 17, -44, side * 78 + 17, 4)
        canvas.drawRoundRect(wheel, 8, 8, fill("#15151c"))
    roof = polygon([(-74, -88), (-52, -146), (52, -146), (74, -88)])
    canvas.drawPath(roof, fill(darken(colour, 0.1)))
    glass = polygon([(-62, -90), (-44, -137), (44, -137), (62, -90)])
    canvas.drawPath(glass, fill(mix("#22303f", colour, 0.15)))
    body = skia.Rect(-100, -94, 100, -20)
    stops = ((0.0, lighten(colour, 0.2), 1.0), (1.0, darken(colour, 0.35), 1.0))
    canvas.drawRoundRect(body, 22, 22, fill(shader=gradient(0, -94, 0, -20, stops)))
    canvas.drawRoundRect(skia.Rect(-46, -58, 46, -36), 6, 6, fill(darken(colour, 0.55)))
    light = "#fff6d8" if front else "#ff3b30"
    for side in (-1, 1):
        x = side * 74
        if lit:
            canvas.drawCircle(x, -62, 46, fill(light, 0.5, blur=20))
        canvas.drawRoundRect(skia.Rect(x - 19, -72, x + 19, -52), 8, 8, fill(light))


def palette_of_cars(
    mood: Mood, colours: Sequence[str] = ("#d8443a", "#e8e4dc", "#3a6fb8", "#f0b93a")
) -> list[str]:
    """Car colours in the mood's light, the first one its accent."""
    first, *others = colours
    return [mood.accent(first), *(mood.paint(colour) for colour in others)]
