"""Ziggurat: a pyramid of terraces with a stair and a shrine, overgrown with moss."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, polygon
from reelwright.motion.monuments.stonework import Stone
from reelwright.motion.monuments.temples import paint_slab, rounded


def paint_stepped(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    half: float,
    stone: Stone,
    moss: str,
) -> None:
    """A pyramid of terraces with a stair to the shrine on top, moss on its ledges."""
    terraces = 8
    high = half * 1.05 / terraces
    for k in range(terraces):
        reach = half * (1 - 0.092 * k)
        top = foot - high * (k + 1)
        paint_slab(canvas, x - reach, top, x + reach, top + high, stone)
        for row in range(2):
            px = x - reach
            while px < x + reach - 20:
                wide = dice.uniform(26, 60)
                if dice.random() < 0.4:
                    y = top + 8 + row * high * 0.44
                    block = skia.Rect(px, y, min(px + wide, x + reach), y + high * 0.38)
                    canvas.drawRoundRect(
                        block, 3, 3, fill(dice.choice((stone.dark, stone.light)), 0.2)
                    )
                px += wide + 6
        for _ in range(round(reach / 26)):
            px = x + dice.uniform(-1, 1) * reach
            canvas.drawOval(
                skia.Rect(px - 20, top - 6, px + 20, top + dice.uniform(6, 20)),
                fill(moss, dice.uniform(0.4, 0.9)),
            )
    crown = foot - high * terraces
    _paint_shrine(canvas, x, crown, half * 0.19, stone, moss)
    low, up = half * 0.25, half * 0.15
    stair = polygon([(x - low, foot), (x - up, crown), (x + up, crown), (x + low, foot)])
    steps = ((0.0, lighten(stone.light, 0.1), 1.0), (1.0, mix(stone.base, stone.light, 0.3), 1.0))
    canvas.drawPath(stair, fill(shader=horizontal(x - low, x + low, steps)))
    canvas.save()
    canvas.clipPath(stair, True)
    for k in range(44):
        y = crown + (foot - crown) * k / 44
        canvas.drawLine(x - low, y, x + low, y, fill(stone.dark, 0.45, stroke=3))
    canvas.restore()
    for side in (-1, 1):
        rail = [
            (x + side * low, foot),
            (x + side * up, crown),
            (x + side * (up + 15), crown),
            (x + side * (low + 22), foot),
        ]
        canvas.drawPath(polygon(rail), fill(stone.light if side < 0 else stone.dark))


def _paint_shrine(
    canvas: skia.Canvas, x: float, foot: float, half: float, stone: Stone, moss: str
) -> None:
    paint_slab(canvas, x - half, foot - half * 0.95, x + half, foot + 2, stone)
    for side in (-0.5, 0.0, 0.5):
        px = x + side * half
        door = skia.Rect(px - half * 0.13, foot - half * 0.62, px + half * 0.13, foot)
        canvas.drawRect(door, fill(stone.lamp or darken(stone.dark, 0.6)))
    roof = polygon(
        [
            (x - half * 1.12, foot - half * 0.92),
            (x - half * 0.8, foot - half * 1.5),
            (x + half * 0.8, foot - half * 1.5),
            (x + half * 1.12, foot - half * 0.92),
        ]
    )
    canvas.drawPath(roof, fill(shader=horizontal(x - half, x + half, rounded(stone))))
    comb = skia.Rect(x - half * 0.6, foot - half * 2.1, x + half * 0.6, foot - half * 1.48)
    canvas.drawRect(comb, fill(shader=horizontal(x - half, x + half, rounded(stone))))
    for k in range(5):
        px = x - half * 0.48 + k * half * 0.24
        canvas.drawRect(
            skia.Rect(px - half * 0.06, foot - half * 2.0, px + half * 0.06, foot - half * 1.6),
            fill(stone.dark, 0.6),
        )
    for k in range(7):
        px = x + math.sin(k * 2.4) * half
        canvas.drawOval(
            skia.Rect(px - 16, foot - half * 0.98, px + 16, foot - half * 0.86), fill(moss, 0.8)
        )
