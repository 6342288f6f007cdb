"""Parapet: the battlements a view looks over, with heraldic cloths hung on their wall."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, polygon, vertical
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.mood import Mood


def parapet(world: World, mood: Mood, field: str) -> None:
    """The battlements we look over."""
    dice = random.Random(world.dice.random())
    base = mix(mood.paint("#766a68"), mood.shade, 0.16 + 0.7 * mood.tint)

    path = skia.Path()
    path.moveTo(-MARGIN, HEIGHT + MARGIN)
    x, up = -MARGIN - 40.0, True
    while x < world.width + MARGIN:
        wide = 170 if up else 128
        y = 1056 if up else 1150
        path.lineTo(x, y)
        path.lineTo(x + wide, y)
        x, up = x + wide, not up
    path.lineTo(world.width + MARGIN, HEIGHT + MARGIN)
    path.close()

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawPath(path, fill(mood.shade, 0.5, blur=26))
        stops = (
            (0.0, lighten(base, 0.14), 1.0),
            (0.25, base, 1.0),
            (1.0, darken(base, 0.5), 1.0),
        )
        canvas.drawPath(path, fill(shader=vertical(1040, 1860, stops)))
        canvas.save()
        canvas.clipPath(path, True)
        _paint_blocks(canvas, dice, world, base)
        ledge = skia.Rect(-MARGIN, 1188, world.width + MARGIN, 1206)
        canvas.drawRect(ledge, fill(lighten(base, 0.16)))
        canvas.drawRect(ledge.makeOffset(0, 18), fill(mood.shade, 0.4))
        canvas.drawPath(path, fill(mix(base, mood.sun, 0.45), stroke=10))
        canvas.restore()
        for x in (world.middle - 360, world.middle + 360):
            _paint_pennant(canvas, x, 1330, mix(field, mood.shade, 0.35), mood)

    world.plane(1.25, paint)


def _paint_blocks(canvas: skia.Canvas, dice: random.Random, world: World, base: str) -> None:
    """Big dressed stones, darker further down."""
    y, high = 1060.0, 96.0
    while y < HEIGHT + 120:
        sunk = 0.12 + 0.62 * (y - 1060) / 860
        x = -MARGIN - dice.uniform(0, 160)
        while x < world.width + MARGIN:
            wide = dice.uniform(150, 260)
            tone = darken(lighten(base, dice.uniform(0, 0.09)), 0.7 * sunk)
            stone = skia.Rect(x + 4, y + 4, x + wide - 4, y + high - 4)
            canvas.drawRoundRect(stone, 9, 9, fill(tone, 0.8))
            edge = fill(lighten(tone, 0.1), 0.7, stroke=2.5)
            canvas.drawLine(x + 12, y + 6, x + wide - 12, y + 6, edge)
            x += wide
        y += high


def _paint_pennant(canvas: skia.Canvas, x: float, y: float, colour: str, mood: Mood) -> None:
    """A long cloth with two points, hung on the wall."""
    half, long = 84.0, 470.0
    foot = y + long
    corners = [(x - half, y), (x + half, y), (x + half, foot), (x, foot - 90), (x - half, foot)]
    cloth = polygon(corners)
    canvas.drawPath(cloth, fill(mood.shade, 0.6, blur=16))
    stops = ((0.0, lighten(colour, 0.08), 1.0), (1.0, darken(colour, 0.5), 1.0))
    canvas.drawPath(cloth, fill(shader=vertical(y, y + long, stops)))
    canvas.save()
    canvas.clipPath(cloth, True)
    for k in range(4):
        fold = x - half + (k + 0.5) * half / 2
        canvas.drawRect(skia.Rect(fold - 9, y, fold + 12, y + long), fill("#000000", 0.1, blur=8))
    trim = mix(mood.paint("#f0dfae"), mood.shade, 0.4)
    canvas.drawPath(cloth, fill(trim, 0.8, stroke=16))
    emblem = polygon([(x, y + 110), (x + 42, y + 170), (x, y + 230), (x - 42, y + 170)])
    canvas.drawPath(emblem, fill(trim, 0.85))
    canvas.restore()
    canvas.drawLine(x - half - 22, y - 4, x + half + 22, y - 4, fill(darken(trim, 0.5), stroke=13))
