"""Antiquity: what stands before old temples: broad steps, broken columns, leaning palms."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, vertical
from reelwright.motion.monuments.stonework import Stone
from reelwright.motion.monuments.temples import paint_column
from reelwright.motion.nature.ground import paint_bush
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.mood import Mood


def terrace_steps(world: World, mood: Mood, tone: str, *, top: float) -> None:
    """Broad marble steps that come down towards us, each a little darker."""
    left, right = -MARGIN, world.width + MARGIN

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect(left, top - 8, right, top + 30), fill(mood.shade, 0.4, blur=18))
        y, high, k = top, 46.0, 0
        while y < HEIGHT + MARGIN:
            share = min(1.0, (y - top) / 900)
            tread = mix(darken(tone, 0.34 * share), mood.shade, 0.2 * share)
            # One unit longer than the step, so that no seam opens between two of them.
            flat = skia.Rect(left, y, right, y + high + 1)
            canvas.drawRect(flat, fill(lighten(tread, 0.03)))
            stops = ((0.0, darken(tread, 0.1), 1.0), (1.0, darken(tread, 0.05), 1.0))
            riser = skia.Rect(left, y + high * 0.34, right, y + high)
            canvas.drawRect(riser, fill(shader=vertical(riser.top(), riser.bottom(), stops)))
            joint = left + (k * 137) % 210
            while joint < right:
                canvas.drawLine(
                    joint, riser.top(), joint, riser.bottom(), fill("#000000", 0.08, stroke=2.5)
                )
                joint += 260 + high
            y, high, k = y + high, high * 1.17, k + 1

    world.plane(1.1, paint)


def ground_mist(canvas: skia.Canvas, world: World, mood: Mood) -> None:
    """Haze over a temple's foot, whose hard edges captions would stand on."""
    stops = ((0.0, mood.haze, 0.0), (0.6, mood.haze, 0.5), (1.0, mood.haze, 0.5))
    page = skia.Rect(-MARGIN, 960, world.width + MARGIN, 1180)
    canvas.drawRect(page, fill(shader=vertical(960, 1180, stops)))


def ruins(world: World, mood: Mood, stone: Stone, leaf: str) -> None:
    """Two columns without a roof near the lens, in their own shade, and shrubs at their feet."""
    dice = random.Random(world.dice.random())
    shaded = Stone(
        mix(stone.light, mood.shade, 0.2),
        mix(stone.base, mood.shade, 0.3),
        mix(stone.dark, mood.shade, 0.45),
    )

    def paint(canvas: skia.Canvas) -> None:
        for side, top in ((-1, 1240.0), (1, 1430.0)):
            paint_column(canvas, world.middle + side * 470, top, 2000, 92, shaded)
        for k in range(14):
            x = world.middle + (dice.uniform(-560, -360) if k % 2 else dice.uniform(360, 560))
            paint_bush(canvas, dice, x, 1990, dice.uniform(60, 120), leaf, mood)

    world.plane(1.6, paint)


def paint_palm_tree(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    high: float,
    leaf: str,
    mood: Mood,
) -> None:
    """A leaning palm with a crown of fronds."""
    lean = dice.choice((-1, 1)) * high * 0.12
    bark = mix(mood.paint("#8a6444"), mood.shade, 0.25)
    trunk = skia.Path()
    trunk.moveTo(x - high * 0.034, foot)
    trunk.quadTo(x + lean * 0.2, foot - high * 0.5, x + lean - high * 0.014, foot - high)
    trunk.lineTo(x + lean + high * 0.014, foot - high)
    trunk.quadTo(x + lean * 0.3 + high * 0.03, foot - high * 0.5, x + high * 0.034, foot)
    trunk.close()
    shade = ((0.0, lighten(bark, 0.15), 1.0), (1.0, darken(bark, 0.4), 1.0))
    canvas.drawPath(trunk, fill(shader=horizontal(x - high * 0.04, x + high * 0.08, shade)))
    canvas.save()
    canvas.clipPath(trunk, True)
    for k in range(24):
        y = foot - high * k / 24
        canvas.drawLine(x - high, y, x + high, y - 8, fill("#000000", 0.16, stroke=3))
    canvas.restore()
    for k in range(15):
        canvas.save()
        canvas.translate(x + lean, foot - high)
        canvas.rotate(-200 + 220 * k / 14 + dice.uniform(-9, 9))
        tone = mix(leaf, mood.sun, 0.16) if k % 2 else darken(leaf, 0.2)
        _paint_frond(canvas, high * dice.uniform(0.34, 0.46), tone)
        canvas.restore()


def _paint_frond(canvas: skia.Canvas, long: float, tone: str) -> None:
    spine = skia.Path()
    spine.moveTo(0, 0)
    spine.quadTo(long * 0.55, -long * 0.12, long, long * 0.22)
    canvas.drawPath(spine, fill(darken(tone, 0.25), stroke=long * 0.022))
    for k in range(2, 17):
        u = k / 16
        px = 2 * u * (1 - u) * long * 0.55 + u * u * long
        py = 2 * u * (1 - u) * -long * 0.12 + u * u * long * 0.22
        reach = long * 0.24 * math.sin(math.pi * (0.18 + 0.8 * u))
        for side in (-1, 1):
            blade = skia.Path()
            blade.moveTo(px - long * 0.02, py)
            blade.quadTo(
                px + reach * 0.5,
                py + side * reach * 0.45,
                px + reach,
                py + side * reach * 0.8 + reach * 0.3,
            )
            blade.quadTo(px + reach * 0.4, py + side * reach * 0.12, px + long * 0.02, py)
            canvas.drawPath(blade, fill(tone))
