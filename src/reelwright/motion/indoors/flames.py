"""Flames: the living fire of a hearth, a candle or a burner."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import fill, lighten
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.motes import draw_soft, soft_dot
from reelwright.motion.staging.scenery import Moment


def _tongue(x: float, y: float, wide: float, high: float, lean: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(x - wide / 2, y)
    path.cubicTo(
        x - wide * 0.75, y - high * 0.4, x - wide * 0.1 + lean * 0.5, y - high * 0.5,
        x + lean, y - high,
    )  # fmt: skip
    path.cubicTo(
        x + wide * 0.2 + lean * 0.5, y - high * 0.5, x + wide * 0.75, y - high * 0.35,
        x + wide / 2, y,
    )  # fmt: skip
    path.close()
    return path


def fire(
    world: World,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    colour: str = "#ff8a2b",
    tongues: int = 7,
) -> Part:
    """Tongues of fire over a bed `width` wide, with sparks that rise."""
    dice = random.Random(world.dice.random())
    places = [((k + 0.5) / tongues - 0.5, dice.uniform(0, 6.28)) for k in range(tongues)]
    sparks = [(dice.uniform(-0.4, 0.4), dice.random(), dice.uniform(0.7, 1.4)) for _ in range(14)]
    reach = width * 0.92
    shine = soft_dot(world, reach, colour, 0.8)
    layers = ((1.0, colour, 0.85), (0.66, lighten(colour, 0.34), 0.9), (0.36, "#fff2c4", 0.95))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        flicker = 1 + 0.05 * math.sin(now.t * 5.3) + 0.03 * math.sin(now.t * 8.7)
        draw_soft(canvas, shine, x - reach, y - height * 0.4 - reach, 0.7 * flicker)
        for size, tone, alpha in layers:
            for across, phase in places:
                tall = 1 - 1.5 * across * across * 2
                live = (
                    0.8
                    + 0.2 * math.sin(now.t * 4.2 + phase)
                    + 0.1 * math.sin(now.t * 7 + 2 * phase)
                )
                high = height * tall * live * size
                lean = width * 0.05 * math.sin(now.t * 2.6 + phase)
                tongue = _tongue(
                    x + across * width * 0.86, y, width / tongues * 1.9 * size, high, lean
                )
                canvas.drawPath(tongue, fill(tone, alpha))
        for across, start, pace in sparks:
            age = (now.t * 0.42 * pace + start) % 1
            sx = x + across * width + 24 * math.sin(now.t * 2 + start * 20) * age
            sy = y - height * (0.4 + 1.6 * age)
            canvas.drawCircle(sx, sy, 3.4 * (1 - age) + 0.8, fill("#ffd89a", (1 - age) * 0.9))

    return part


def candle_flame(world: World, x: float, y: float, size: float, *, colour: str = "#ffb347") -> Part:
    """A candle's flame of `size` units with its halo."""
    halo = soft_dot(world, 110, colour, 0.75)
    phase = world.dice.uniform(0, 6)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        live = 1 + 0.06 * math.sin(now.t * 6.1 + phase) + 0.04 * math.sin(now.t * 9.7 + phase)
        halo.place(canvas, x, y - size * 0.5, zoom=size / 26 * live, alpha=0.8)
        lean = size * 0.08 * math.sin(now.t * 2.3 + phase)
        for share, tone in ((1.0, colour), (0.62, "#ffe9a8"), (0.3, "#ffffff")):
            shape = _tongue(x, y, size * 0.5 * share, size * live * share, lean * share)
            canvas.drawPath(shape, fill(tone, 0.95))

    return part
