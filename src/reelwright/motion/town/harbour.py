"""Harbour: light on the water before a city and the ferry that crosses it."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import colour4, darken, fill, lighten, mix, polygon
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.mood import Mood
from reelwright.motion.staging.scenery import Moment


def glints(world: World, mood: Mood) -> Part:
    """Flecks of light on the waves; faint where captions stand."""
    dice = random.Random(world.dice.random())
    flecks = []
    for _ in range(round(70 * world.width / 1080)):
        down = dice.random() ** 1.3
        flecks.append(
            (
                dice.uniform(0, world.width),
                1050 + 470 * down,
                12 + 54 * down,
                dice.uniform(0, 6.28),
                dice.uniform(0.7, 1.5),
            )
        )
    tone = lighten(mix(mood.horizon, mood.sun, 0.5), 0.2)
    paint = skia.Paint(AntiAlias=True)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, y, wide, phase, pace in flecks:
            shown = max(0.0, math.sin(now.t * 1.6 * pace + phase))
            paint.setColor4f(colour4(tone, 0.26 * shown))
            px = x + 10 * math.sin(now.t * 0.7 * pace + phase)
            half = wide * (0.5 + 0.5 * shown)
            canvas.drawOval(skia.Rect(px - half, y - 1.6, px + half, y + 1.6), paint)

    return part


def boat(world: World, mood: Mood) -> Part:
    """A ferry that crosses slowly."""
    hull, cabin = mix(mood.shade, mood.paint("#8a3a34"), 0.6), mood.paint("#f0ece2", 0.1)
    lamp = "#ffd98a" if mood.tint > 0.3 else darken(cabin, 0.5)
    way = world.dice.choice((-1, 1))

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawOval(skia.Rect(6, 92, 294, 112), fill(mood.shade, 0.4, blur=6))
        canvas.drawPath(polygon([(10, 66), (290, 66), (262, 102), (40, 102)]), fill(hull))
        canvas.drawRect(skia.Rect(14, 62, 288, 68), fill(cabin))
        canvas.drawRect(skia.Rect(56, 30, 226, 64), fill(cabin))
        canvas.drawRect(skia.Rect(86, 8, 166, 32), fill(darken(cabin, 0.12)))
        canvas.drawRect(skia.Rect(178, 4, 200, 32), fill(hull))
        for k in range(8):
            canvas.drawRect(skia.Rect(66 + k * 19, 40, 78 + k * 19, 54), fill(lamp))

    layer = world.easel.layer(300, 116, paint)
    start = world.middle - way * 420

    def part(canvas: skia.Canvas, now: Moment) -> None:
        x = start + way * 16 * now.t
        y = 1098 + 3 * math.sin(now.t * 1.4)
        layer.place(canvas, x, y, zoom=(way * 0.8 if way > 0 else 0.8, 0.8), turn=math.sin(now.t))

    return part
