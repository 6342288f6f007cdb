"""Hamlet: what stands around the houses of a village: the sea, cypresses and fences."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import skia

from reelwright.motion.brush import darken, fill, lighten, mix, noise_line, vertical
from reelwright.motion.nature.ground import Line
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.mood import Mood
from reelwright.motion.town.cottages import Style


def sea(world: World, mood: Mood) -> None:
    deep, bright = mood.paint("#2a7fae", 0.15), mix(mood.horizon, mood.haze, 0.3)
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, 884, world.width + MARGIN, 1120)
        stops = (
            (0.0, mix(bright, deep, 0.35), 1.0),
            (0.5, deep, 1.0),
            (1.0, darken(deep, 0.15), 1.0),
        )
        canvas.drawRect(page, fill(shader=vertical(884, 1100, stops)))
        for _ in range(60):
            x, y = dice.uniform(-MARGIN, world.width + MARGIN), dice.uniform(890, 1060)
            half = dice.uniform(14, 60)
            canvas.drawOval(
                skia.Rect(x - half, y - 1.5, x + half, y + 1.5), fill(lighten(bright, 0.3), 0.3)
            )
        for x, size in ((world.middle - 300, 1.0), (world.middle + 190, 0.7)):
            sail = skia.Path()
            sail.moveTo(x, 900 - 58 * size)
            sail.quadTo(x + 34 * size, 900 - 20 * size, x + 30 * size, 900)
            sail.lineTo(x, 900)
            sail.close()
            canvas.drawPath(sail, fill(mood.paint("#ffffff", 0.1)))
            canvas.drawOval(
                skia.Rect(x - 26 * size, 898, x + 36 * size, 898 + 12 * size),
                fill(darken(deep, 0.4)),
            )

    world.plane(0.16, paint)


def paint_cypress(
    canvas: skia.Canvas, x: float, foot: float, high: float, leaf: str, mood: Mood
) -> None:
    half = high * 0.11
    path = skia.Path()
    path.moveTo(x, foot - high)
    path.cubicTo(x + half * 1.2, foot - high * 0.6, x + half * 1.3, foot - high * 0.2, x, foot)
    path.cubicTo(
        x - half * 1.3, foot - high * 0.2, x - half * 1.2, foot - high * 0.6, x, foot - high
    )
    canvas.drawPath(path, fill(darken(leaf, 0.25)))
    canvas.save()
    canvas.clipPath(path, True)
    for k, y in enumerate(np.linspace(foot - high, foot, 26)):
        wave = float(noise_line(26, 3)[k]) * half
        lit = fill(mix(leaf, mood.sun, 0.22), 0.5)
        canvas.drawOval(
            skia.Rect(x - half * 1.1 + wave, float(y), x - half * 0.1 + wave, float(y) + 16), lit
        )
    canvas.restore()


def paint_fence(
    canvas: skia.Canvas, world: World, line: Line, wood: str, style: Style, mood: Mood
) -> None:
    dice = random.Random(world.dice.random())
    x = -MARGIN + 20.0
    posts = []
    while x < world.width + MARGIN:
        posts.append((x, line(x)))
        x += 92
    for drop in (88, 46):
        for (x0, y0), (x1, y1) in pairwise(posts):
            canvas.drawLine(
                x0, y0 - drop, x1, y1 - drop + dice.uniform(-4, 4), fill(wood, stroke=13)
            )
            canvas.drawLine(
                x0, y0 - drop - 5, x1, y1 - drop - 5, fill(lighten(wood, 0.2), 0.6, stroke=3)
            )
    for x, y in posts:
        post = skia.Rect(x - 11, y - 124, x + 11, y + 20)
        canvas.drawRoundRect(post, 7, 7, fill(darken(wood, 0.15)))
        canvas.drawRoundRect(
            skia.Rect(x - 11, y - 124, x - 3, y + 20), 4, 4, fill(lighten(wood, 0.15), 0.7)
        )
        if style.snow:
            canvas.drawRoundRect(
                skia.Rect(x - 15, y - 138, x + 15, y - 116), 11, 11, fill(mood.paint(style.snow))
            )
