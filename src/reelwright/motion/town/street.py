"""Street: a road to the horizon, the fronts along it, its trees, lamps and crossing."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, mix, polygon, vertical
from reelwright.motion.nature.ground import paint_bush
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.mood import Mood
from reelwright.motion.town.skyline import Row, paint_lamp_post, paint_row
from reelwright.motion.town.traffic import HORIZON

END = HEIGHT + MARGIN


def fronts(world: World, mood: Mood, lit: float) -> None:
    """The nearer buildings on both sides, which leave the middle open."""
    dice = random.Random(world.dice.random())
    row = Row(1128, (250, 420), (150, 230), 0.0, lit, 18)

    def paint(canvas: skia.Canvas) -> None:
        left = world.middle - 300
        canvas.save()
        canvas.clipRect(skia.Rect(-MARGIN, 0, left, END))
        paint_row(canvas, dice, -MARGIN, left - 150, row, mood)
        canvas.restore()
        right = world.middle + 300
        canvas.save()
        canvas.clipRect(skia.Rect(right, 0, world.width + MARGIN, END))
        paint_row(canvas, dice, right + 60, world.width + MARGIN, row, mood)
        canvas.restore()

    world.plane(0.7, paint)


def road(world: World, mood: Mood) -> None:
    """The carriageway with its edges and a crossing before us."""
    asphalt = mix(mood.paint("#5a5c66"), mood.shade, 0.3 + 0.35 * mood.tint)
    walk = mix(mood.paint("#a09a94"), mood.shade, 0.3 + 0.4 * mood.tint)
    middle, left, right = world.middle, -MARGIN, world.width + MARGIN
    wide = 1.02 * (END - HORIZON)
    white = mix(asphalt, "#ffffff", 0.45)

    def ray(share: float, y: float) -> float:
        """The x of a line to the horizon at `share` of the road's half width."""
        return middle + share * (22 + (wide - 22) * (y - 985) / (END - 985))

    def paint(canvas: skia.Canvas) -> None:
        ground = skia.Rect(left, 1036, right, END)
        canvas.clipRect(ground)
        pale = (
            (0.0, mix(walk, mood.haze, 0.45), 1.0),
            (0.3, walk, 1.0),
            (1.0, darken(walk, 0.5), 1.0),
        )
        canvas.drawRect(ground, fill(shader=vertical(1030, 1900, pale)))
        for k in range(1, 15):
            y = 1036 + 10 * k + 3.6 * k * k
            canvas.drawLine(left, y, right, y, fill(darken(walk, 0.4), 0.35, stroke=2.5))
        body = [(ray(-1, 985), 985), (ray(1, 985), 985), (ray(1, END), END), (ray(-1, END), END)]
        kerb = [(x + (8 if x > middle else -8) * (y - 900) / 300, y) for x, y in body]
        canvas.drawPath(polygon(kerb), fill(mix(walk, "#ffffff", 0.2)))
        tar = (
            (0.0, mix(asphalt, mood.haze, 0.5), 1.0),
            (0.25, asphalt, 1.0),
            (1.0, darken(asphalt, 0.45), 1.0),
        )
        canvas.drawPath(polygon(body), fill(shader=vertical(1030, 1900, tar)))
        for k in range(-6, 6):
            near, far = (k + 0.28) / 6, (k + 0.72) / 6
            stripe = [
                (ray(near, 1590), 1590),
                (ray(far, 1590), 1590),
                (ray(far, 1770), 1770),
                (ray(near, 1770), 1770),
            ]
            canvas.drawPath(polygon(stripe), fill(white, 0.55))

    world.plane(0.8, paint)


def kerbs(world: World, mood: Mood, *, lit: bool) -> None:
    """Trees and lamps along both sides, nearer ones larger."""
    dice = random.Random(world.dice.random())
    iron = mix(mood.shade, "#000000", 0.1)
    leaf = mix(mood.paint("#4f8a4c"), mood.shade, 0.25)

    def paint(canvas: skia.Canvas) -> None:
        for y, size in ((1100, 0.42), (1160, 0.66), (1290, 1.1)):
            for side in (-1, 1):
                x = world.middle + side * ((y - HORIZON) * 1.02 + 110)
                trunk = skia.Rect(x - 8 * size, y - 170 * size, x + 8 * size, y)
                canvas.drawOval(
                    skia.Rect(x - 60 * size, y - 10 * size, x + 60 * size, y + 10 * size),
                    fill("#000000", 0.25, blur=6),
                )
                canvas.drawRect(trunk, fill(darken(leaf, 0.6)))
                paint_bush(canvas, dice, x, y - 130 * size, 118 * size, leaf, mood)
        for side in (-1, 1):
            for y, size in ((1126, 0.5), (1216, 0.86)):
                x = world.middle + side * ((y - HORIZON) * 1.02 + 70)
                paint_lamp_post(canvas, x, y, 430 * size, iron, "#ffd98a" if lit else "")

    world.plane(1.0, paint)
