"""Asteroids: rocks that lie on strange ground or tumble through space."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from reelwright.motion.brush import darken, fill, mix, polygon, radial
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.scenery import Moment


def paint_rock(
    canvas: skia.Canvas, dice: random.Random, size: float, base: str, light: str
) -> None:
    """An asteroid around the origin, lit from the upper left."""
    count = 13
    outline = []
    for k in range(count):
        angle = 2 * math.pi * k / count
        reach = size * dice.uniform(0.76, 1.06)
        outline.append((reach * math.cos(angle), reach * 0.82 * math.sin(angle)))
    body = skia.Path()
    last = outline[-1]
    body.moveTo((last[0] + outline[0][0]) / 2, (last[1] + outline[0][1]) / 2)
    for k in range(count):
        here, after = outline[k], outline[(k + 1) % count]
        body.quadTo(*here, (here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
    body.close()
    stops = ((0.0, mix(base, light, 0.55), 1.0), (0.5, base, 1.0), (1.0, darken(base, 0.7), 1.0))
    canvas.drawPath(body, fill(shader=radial(-size * 0.5, -size * 0.5, size * 1.7, stops)))
    canvas.save()
    canvas.clipPath(body, True)
    for _ in range(9):
        x, y = dice.uniform(-0.8, 0.8) * size, dice.uniform(-0.7, 0.7) * size
        radius = size * dice.uniform(0.07, 0.22)
        rim = skia.Rect(x - radius, y - radius * 0.8, x + radius, y + radius * 0.8)
        canvas.drawOval(
            rim.makeOffset(radius * 0.16, radius * 0.18), fill(mix(base, light, 0.5), 0.5)
        )
        canvas.drawOval(rim, fill(darken(base, 0.5), 0.75))
    facet = polygon([(-size, -size), (size * 0.1, -size), (-size * 0.3, size * 0.1)])
    canvas.drawPath(facet, fill(light, 0.08))
    canvas.restore()


def rocks(
    world: World,
    spots: Sequence[tuple[float, float, float]],
    base: str,
    light: str,
    *,
    depth: float = 1.3,
) -> None:
    """Add asteroids at (x, y, size) that turn slowly."""
    for x, y, size in spots:
        dice = random.Random(world.dice.random())
        world.add(_tumbling(world, dice, (world.x(x), y), size, base, light), depth=depth)


def _tumbling(
    world: World,
    dice: random.Random,
    place: tuple[float, float],
    size: float,
    base: str,
    light: str,
) -> Part:
    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(size * 1.2, size * 1.2)
        paint_rock(canvas, dice, size, base, light)

    layer = world.easel.layer(size * 2.4, size * 2.4, paint)
    phase, spin = dice.uniform(0, 6.28), dice.choice((-1, 1)) * dice.uniform(3, 7)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        lift = 12 * math.sin(now.t * 0.9 + phase)
        layer.place(canvas, place[0], place[1] + lift, turn=spin * now.t)

    return part
