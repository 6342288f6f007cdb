"""Blossom: cherry trees and their petals, a red gate and a snow-capped peak."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, polygon, vertical
from reelwright.motion.monuments.stonework import Stone
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.mood import Mood
from reelwright.motion.staging.scenery import Moment


def paint_cherry(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    high: float,
    bloom: str,
    mood: Mood,
) -> None:
    """A tree in blossom."""
    bark = mix(mood.paint("#5a3f3c"), mood.shade, 0.2)
    trunk = skia.Path()
    trunk.moveTo(x - high * 0.06, foot)
    trunk.quadTo(x - high * 0.01, foot - high * 0.3, x - high * 0.03, foot - high * 0.6)
    trunk.lineTo(x + high * 0.03, foot - high * 0.6)
    trunk.quadTo(x + high * 0.02, foot - high * 0.3, x + high * 0.06, foot)
    trunk.close()
    canvas.drawPath(trunk, fill(bark))
    for side in (-1, 1):
        for k in range(2):
            start, reach = foot - high * (0.38 + 0.12 * k), high * (0.34 - 0.08 * k)
            canvas.drawLine(
                x, start, x + side * reach, start - high * 0.24, fill(bark, stroke=high * 0.028)
            )
    for level in range(4):
        tone = mix(mix(bloom, mood.shade, 0.34), lighten(bloom, 0.45), level / 3)
        for _ in range(16):
            angle, far = dice.uniform(0, 6.28), dice.random() ** 0.5
            px = x + far * math.cos(angle) * high * 0.48 - level * high * 0.02
            py = foot - high * 0.74 + far * math.sin(angle) * high * 0.27 - level * high * 0.035
            canvas.drawCircle(
                px, py, high * dice.uniform(0.05, 0.12) * (1 - 0.15 * level), fill(tone)
            )


def paint_torii(canvas: skia.Canvas, x: float, foot: float, wide: float, wood: Stone) -> None:
    """A gate of two posts and two beams we look through."""
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(wide / 600, wide / 600)
    x, foot, wide = 0.0, 0.0, 600.0
    half, top = wide / 2, foot - wide * 0.66
    red = mix(wood.base, wood.dark, 0.15)
    for side in (-1, 1):
        px = x + side * half
        post = polygon(
            [
                (px - 27, foot),
                (px - 21 - side * 12, top),
                (px + 21 - side * 12, top),
                (px + 27, foot),
            ]
        )
        stops = ((0.0, wood.light, 1.0), (0.5, red, 1.0), (1.0, wood.dark, 1.0))
        canvas.drawPath(post, fill(shader=horizontal(px - 40, px + 30, stops)))
        canvas.drawRect(
            skia.Rect(px - 34, foot - 46, px + 34, foot + 10), fill(darken(wood.dark, 0.5))
        )
    beam = skia.Rect(x - half - 24, top + wide * 0.13, x + half + 24, top + wide * 0.175)
    canvas.drawRect(beam, fill(red))
    canvas.drawRect(
        skia.Rect(beam.left(), beam.top(), beam.right(), beam.top() + 6), fill(wood.light, 0.8)
    )
    lintel = skia.Path()
    lintel.moveTo(x - half - 110, top - 46)
    lintel.quadTo(x, top + 22, x + half + 110, top - 46)
    lintel.lineTo(x + half + 92, top + 14)
    lintel.quadTo(x, top + 64, x - half - 92, top + 14)
    lintel.close()
    bands = (
        (0.0, darken(wood.dark, 0.3), 1.0),
        (0.35, darken(wood.dark, 0.3), 1.0),
        (0.36, wood.light, 1.0),
        (1.0, red, 1.0),
    )
    canvas.drawPath(lintel, fill(shader=vertical(top - 46, top + 50, bands)))
    canvas.restore()


def petals(world: World, colour: str, count: int) -> Part:
    """Blossom that drifts down on the wind; `count` on 1080 units of width."""
    dice = random.Random(world.dice.random())
    leaves = [
        (
            dice.random(),
            dice.random(),
            dice.uniform(6, 13),
            dice.uniform(0, 6.28),
            dice.uniform(0.7, 1.3),
        )
        for _ in range(round(count * world.width / 1080))
    ]
    paint = fill(colour, 0.92)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x0, y0, size, phase, pace in leaves:
            y = (y0 * 2040 + now.t * 74 * pace) % 2040 - 60
            x = (x0 * (world.width + 200) + now.t * 38 * pace) % (world.width + 200) - 100
            x += 34 * math.sin(now.t * 1.1 * pace + phase)
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(math.degrees(phase) + 70 * math.sin(now.t * 1.4 * pace + phase))
            fold = 0.35 + 0.65 * abs(math.sin(now.t * 1.7 * pace + phase))
            canvas.drawOval(skia.Rect(-size, -size * 0.55 * fold, size, size * 0.55 * fold), paint)
            canvas.restore()

    return part


def peak(world: World, mood: Mood) -> None:
    """A wide volcano with snow on its head."""
    x, top, foot = world.middle - 120, 600.0, 1010.0
    rock, snow = mood.paint("#6f86a8", 0.42), mood.paint("#ffffff", 0.12)

    def paint(canvas: skia.Canvas) -> None:
        cone = skia.Path()
        cone.moveTo(x - 760, foot)
        cone.quadTo(x - 260, top + 170, x - 66, top)
        cone.lineTo(x + 70, top + 4)
        cone.quadTo(x + 270, top + 180, x + 780, foot)
        cone.close()
        stops = ((0.0, rock, 1.0), (1.0, mix(rock, mood.haze, 0.85), 1.0))
        canvas.drawPath(cone, fill(shader=vertical(top, foot, stops)))
        canvas.save()
        canvas.clipPath(cone, True)
        cap = skia.Path()
        cap.moveTo(x - 400, top - 20)
        for k in range(13):
            px = x - 220 + k * 36
            cap.lineTo(px, top + (110 if k % 2 else 170) + 26 * math.sin(k * 1.7))
        cap.lineTo(x + 400, top - 20)
        cap.close()
        canvas.drawPath(cap, fill(snow))
        canvas.restore()

    world.plane(0.16, paint)


def overhanging_branches(world: World, mood: Mood, bloom: str) -> None:
    """Cherry branches that reach in from both upper corners, near the lens."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for x, turn in ((-70.0, 1), (world.width + 70.0, -1)):
            canvas.save()
            canvas.translate(x, 90)
            canvas.rotate(turn * 62)
            paint_cherry(canvas, dice, 0, 0, 430, bloom, mood)
            canvas.restore()

    world.plane(1.8, paint, blur=5)
