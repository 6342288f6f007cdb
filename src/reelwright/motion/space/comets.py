"""Comets: a comet with its tails, and the shooting stars of a night."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import fill, horizontal, lighten, mix, radial
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.scenery import Moment


def comet(
    world: World, x: float, y: float, *, length: float, angle: float, size: float, colour: str
) -> Part:
    """A comet with its two tails, drifting along its way; the head starts at (`x`, `y`)."""

    side = length + 260
    way = -1 if world.mirror else 1

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(side if way > 0 else 260, side)
        canvas.scale(way, 1)
        canvas.rotate(angle)
        for spread, bend, tone, alpha in (
            (62, 46, mix(colour, "#ffffff", 0.55), 0.62),
            (26, -12, colour, 0.75),
        ):
            tail = skia.Path()
            tail.moveTo(6, -size * 0.7)
            tail.quadTo(-length * 0.5, -spread * 0.7 + bend * 0.3, -length, -spread + bend)
            tail.lineTo(-length, spread + bend)
            tail.quadTo(-length * 0.5, spread * 0.7 + bend * 0.3, 6, size * 0.7)
            tail.close()
            stops = ((0.0, tone, 0.0), (0.55, tone, alpha * 0.3), (1.0, lighten(tone, 0.5), alpha))
            canvas.drawPath(tail, fill(shader=horizontal(-length, 0, stops), blur=9))
        halo = ((0.0, "#ffffff", 1.0), (0.25, lighten(colour, 0.6), 0.8), (1.0, colour, 0.0))
        canvas.drawCircle(0, 0, size * 3.4, fill(shader=radial(0, 0, size * 3.4, halo)))
        canvas.drawCircle(0, 0, size, fill("#ffffff", 0.95, blur=3))

    layer = world.easel.layer(side + 260, side + 260, paint)
    left, top = world.x(x) - (side if way > 0 else 260), y - side
    dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        far = 26 * now.t
        layer.draw(canvas, left + way * dx * far, top + dy * far)

    return part


def meteors(world: World, colour: str, *, count: int = 3, bottom: float = 900.0) -> Part:
    """Shooting stars that flash by, each at its own time."""
    dice = random.Random(world.dice.random())
    flights = [
        (
            dice.uniform(0.1, 1.0),
            dice.uniform(60, bottom),
            dice.uniform(2.6, 4.6),
            dice.uniform(0, 4),
        )
        for _ in range(count)
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for px, y0, period, start in flights:
            age = ((now.t + start) % period) / 0.9
            if age >= 1:
                continue
            x = world.x(px * world.width - 620 * age)
            y = y0 + 330 * age
            long = 190 * math.sin(math.pi * age)
            tail_x = x + (long if not world.mirror else -long)
            stops = ((0.0, colour, 0.0), (1.0, "#ffffff", 0.9 * math.sin(math.pi * age)))
            paint = fill(stroke=3.4, shader=horizontal(tail_x, x, stops))
            canvas.drawLine(tail_x, y - long * 0.53, x, y, paint)

    return part
