"""Kitchenware: pots, mugs, jars, bowls and utensils, painted standing or hanging."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix
from reelwright.motion.indoors.instruments import metal
from reelwright.motion.indoors.produce import ball, paint_shadow


def paint_pot(canvas: skia.Canvas, x: float, base: float, size: float, colour: str) -> None:
    """A cooking pot with two handles, `size` wide; steam leaves at base - 0.62 size."""
    paint_shadow(canvas, x, base, size)
    high, half = size * 0.58, size / 2
    sheen = horizontal(
        x - half,
        x + half,
        [
            (0, lighten(colour, 0.2), 1),
            (0.22, lighten(colour, 0.5), 1),
            (0.4, colour, 1),
            (1, darken(colour, 0.5), 1),
        ],
    )
    for side in (-1, 1):
        grip = skia.Rect(
            x + side * half - 26, base - high * 0.78, x + side * half + 26, base - high * 0.5
        )
        canvas.drawRoundRect(grip, 12, 12, fill(darken(colour, 0.4), stroke=11))
    canvas.drawRoundRect(
        skia.Rect(x - half, base - high, x + half, base), 26, 26, fill(shader=sheen)
    )
    canvas.drawRoundRect(
        skia.Rect(x - half - 8, base - high - 8, x + half + 8, base - high + 12),
        9,
        9,
        fill(shader=sheen),
    )
    canvas.drawOval(
        skia.Rect(x - half + 6, base - high - 10, x + half - 6, base - high + 6),
        fill(darken(colour, 0.6)),
    )


def paint_mug(canvas: skia.Canvas, x: float, base: float, size: float, colour: str) -> None:
    """A mug with a saucer, `size` wide; steam leaves at base - 0.9 size."""
    paint_shadow(canvas, x, base, size * 1.3)
    canvas.drawOval(
        skia.Rect(x - size * 0.72, base - 16, x + size * 0.72, base + 10),
        fill(darken(colour, 0.12)),
    )
    canvas.drawOval(
        skia.Rect(x - size * 0.7, base - 20, x + size * 0.7, base + 4), fill(lighten(colour, 0.3))
    )
    half, high = size / 2, size * 0.84
    ear = skia.Rect(x + half - 18, base - high * 0.8, x + half + size * 0.26, base - high * 0.28)
    canvas.drawRoundRect(ear, size * 0.2, size * 0.2, fill(darken(colour, 0.15), stroke=size * 0.1))
    tone = horizontal(
        x - half,
        x + half,
        [(0, lighten(colour, 0.36), 1), (0.4, colour, 1), (1, darken(colour, 0.32), 1)],
    )
    body = skia.Path()
    body.moveTo(x - half, base - high)
    body.lineTo(x + half, base - high)
    body.cubicTo(x + half, base - high * 0.2, x + half * 0.7, base - 8, x + half * 0.46, base - 8)
    body.lineTo(x - half * 0.46, base - 8)
    body.cubicTo(x - half * 0.7, base - 8, x - half, base - high * 0.2, x - half, base - high)
    canvas.drawPath(body, fill(shader=tone))
    canvas.drawOval(
        skia.Rect(x - half, base - high - size * 0.09, x + half, base - high + size * 0.09),
        fill(lighten(colour, 0.4)),
    )
    canvas.drawOval(
        skia.Rect(
            x - half * 0.86, base - high - size * 0.06, x + half * 0.86, base - high + size * 0.07
        ),
        fill("#4a2a1a"),
    )


def paint_jar(canvas: skia.Canvas, x: float, base: float, size: float, colour: str) -> None:
    """A storage jar with a lid and a label, `size` high."""
    paint_shadow(canvas, x, base, size * 0.6)
    half = size * 0.29
    tone = horizontal(
        x - half,
        x + half,
        [
            (0, lighten(colour, 0.42), 1),
            (0.2, lighten(colour, 0.2), 1),
            (0.5, colour, 1),
            (1, darken(colour, 0.35), 1),
        ],
    )
    canvas.drawRoundRect(
        skia.Rect(x - half, base - size * 0.82, x + half, base), 16, 16, fill(shader=tone)
    )
    canvas.drawRoundRect(
        skia.Rect(x - half * 0.9, base - size, x + half * 0.9, base - size * 0.8),
        8,
        8,
        fill(darken(colour, 0.45)),
    )
    canvas.drawRoundRect(
        skia.Rect(x - half * 0.66, base - size * 0.58, x + half * 0.66, base - size * 0.28),
        5,
        5,
        fill("#fff6e2", 0.8),
    )


def paint_bowl(canvas: skia.Canvas, x: float, base: float, size: float, colour: str) -> None:
    """A bowl heaped with small fruit, `size` wide."""
    dice = random.Random(round(x) * 31 + round(size))
    half, high = size / 2, size * 0.36
    paint_shadow(canvas, x, base, size)
    for row, count in ((0, 4), (1, 3)):
        for k in range(count):
            cx = x + (k - (count - 1) / 2) * size * 0.22
            fruit = dice.choice(("#d8452f", "#f2a33a", "#8fb84a", "#c7334f"))
            radius = size * 0.14
            cy = base - high - row * size * 0.13 - size * 0.02
            canvas.drawCircle(
                cx, cy, radius, fill(shader=ball(cx, cy, radius, mix(fruit, colour, 0.15)))
            )
    body = skia.Path()
    body.moveTo(x - half, base - high)
    body.cubicTo(x - half * 0.9, base - high * 0.1, x - half * 0.5, base, x - half * 0.3, base)
    body.lineTo(x + half * 0.3, base)
    body.cubicTo(x + half * 0.5, base, x + half * 0.9, base - high * 0.1, x + half, base - high)
    body.close()
    tone = horizontal(
        x - half,
        x + half,
        [(0, lighten(colour, 0.42), 1), (0.4, colour, 1), (1, darken(colour, 0.4), 1)],
    )
    canvas.drawPath(body, fill(shader=tone))
    canvas.drawRoundRect(
        skia.Rect(x - half - 4, base - high - 8, x + half + 4, base - high + 7),
        8,
        8,
        fill(lighten(colour, 0.3)),
    )


def paint_board(canvas: skia.Canvas, x: float, y: float, size: float, wood: str) -> None:
    """A round wooden board seen from the side and a little above, `size` wide."""
    canvas.drawOval(
        skia.Rect(x - size * 0.52, y - 26, x + size * 0.56, y + 60), fill("#000000", 0.3, blur=14)
    )
    for drop, colour in ((24.0, darken(wood, 0.4)), (0.0, wood)):
        oval = skia.Rect(
            x - size / 2, y - size * 0.075 + drop, x + size / 2, y + size * 0.075 + drop
        )
        tone = horizontal(
            x - size / 2, x + size / 2, [(0, lighten(colour, 0.2), 1), (1, darken(colour, 0.12), 1)]
        )
        canvas.drawOval(oval, fill(shader=tone))
    canvas.drawOval(
        skia.Rect(x - size * 0.43, y - size * 0.058, x + size * 0.43, y + size * 0.058),
        fill(darken(wood, 0.4), 0.2, stroke=3),
    )


def paint_utensil(
    canvas: skia.Canvas, x: float, y: float, kind: str, *, steel: str, wood: str
) -> None:
    """Something that hangs on a hook at (`x`, `y`), about 250 units long."""
    canvas.drawLine(x, y - 6, x, y + 22, fill(darken(steel, 0.3), stroke=5))
    long = {"pan": 130.0, "ladle": 170.0, "spatula": 150.0, "whisk": 120.0}[kind]
    grip = skia.Rect(x - 7, y + 18, x + 7, y + long)
    canvas.drawRoundRect(grip, 7, 7, fill(darken(wood, 0.35)))
    shine = metal(x - 60, 0, x + 60, 0, steel)
    end = y + long
    if kind == "pan":
        canvas.drawCircle(x + 5, end + 68, 66, fill("#000000", 0.3, blur=10))
        canvas.drawCircle(x, end + 58, 64, fill(shader=shine))
        canvas.drawCircle(x, end + 58, 50, fill(darken(steel, 0.22), 0.8))
    elif kind == "ladle":
        bowl = skia.Rect(x - 36, end - 12, x + 36, end + 58)
        canvas.drawArc(bowl, 0, 180, True, fill(shader=shine))
        canvas.drawOval(skia.Rect(x - 36, end + 15, x + 36, end + 31), fill(darken(steel, 0.4)))
    elif kind == "spatula":
        canvas.drawRoundRect(skia.Rect(x - 27, end, x + 27, end + 92), 10, 10, fill(shader=shine))
        for k in (-1, 0, 1):
            slot = skia.Rect(x + k * 15 - 3, end + 22, x + k * 15 + 3, end + 72)
            canvas.drawRoundRect(slot, 3, 3, fill(darken(steel, 0.55)))
    else:
        for reach in (10, 24, 38):
            loop = skia.Rect(x - reach, end - 20, x + reach, end + 120)
            canvas.drawOval(loop, fill(steel, stroke=4))
