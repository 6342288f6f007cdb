"""Fire: torches, beacons and the sparks that rise from them."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import colour4, fill
from reelwright.motion.staging.diorama import MARGIN, Part, World
from reelwright.motion.staging.motes import soft_dot
from reelwright.motion.staging.scenery import Moment


def torch(world: World, x: float, y: float, size: float, *, wood: str, pole: float = 170.0) -> Part:
    """A burning torch whose flame stands at (`x`, `y`)."""
    light = soft_dot(world, 120, "#ffb04a", 0.85)
    place, phase = world.x(x), x * 0.37
    outer, inner = fill("#ff8f2a"), fill("#ffeab0")
    stick = fill(wood, stroke=10 * size)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        t = now.t
        breath = 1 + 0.10 * math.sin(t * 9 + phase) + 0.06 * math.sin(t * 14.3 + phase * 2)
        canvas.drawLine(place, y + 6, place - 5 * size, y + pole * size, stick)
        light.place(canvas, place, y - 18 * size, zoom=1.7 * size * breath, alpha=0.9)
        flame = _flame(place, y, 62 * size * breath, 15 * size, 6 * size * math.sin(t * 7 + phase))
        canvas.drawPath(flame, outer)
        core = _flame(place, y, 34 * size * breath, 8 * size, 3 * size * math.sin(t * 7 + phase))
        canvas.drawPath(core, inner)

    return part


def _flame(x: float, y: float, high: float, wide: float, lick: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(x - wide, y + 4)
    path.cubicTo(
        x - wide * 1.8, y - high * 0.42, x - wide * 0.3, y - high * 0.5, x + lick, y - high
    )
    path.cubicTo(x + wide * 0.5, y - high * 0.46, x + wide * 1.8, y - high * 0.36, x + wide, y + 4)
    path.quadTo(x, y + 12, x - wide, y + 4)
    path.close()
    return path


def embers(
    world: World,
    count: int,
    *,
    hot: str = "#ffd890",
    glow: str = "#ff7a20",
    top: float = 200.0,
    bottom: float = 2000.0,
    speed: float = 90.0,
) -> Part:
    """Sparks that rise, sway and die towards `top`; `count` on 1080 units of width."""
    dice = random.Random(world.dice.random())
    wide = world.width + 2 * MARGIN
    sparks = [
        (
            dice.random() * wide,
            dice.random(),
            dice.uniform(1.3, 4.0),
            dice.uniform(0, 6.28),
            dice.uniform(0.5, 1.4),
        )
        for _ in range(round(count * world.width / 1080))
    ]
    high = bottom - top
    halo, core = skia.Paint(AntiAlias=True), skia.Paint(AntiAlias=True)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x0, start, radius, phase, pace in sparks:
            climbed = (start + now.t * speed * pace / high) % 1
            y = bottom - climbed * high
            x = (x0 + now.t * 14 + 32 * math.sin(now.t * 1.2 * pace + phase)) % wide - MARGIN
            shown = 0.9 * (1 - climbed) ** 0.6 * (0.6 + 0.4 * math.sin(now.t * 4 * pace + phase))
            halo.setColor4f(colour4(glow, shown * 0.22))
            core.setColor4f(colour4(hot, shown))
            canvas.drawCircle(x, y, radius * 2.8, halo)
            canvas.drawCircle(x, y, radius, core)

    return part
