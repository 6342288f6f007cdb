"""Rings: the rings of a giant planet and the moons on their way around it."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import fill, mix, noise_line
from reelwright.motion.space.globe import ICE, MARS, MOON, Globe, Surface, dressed
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.scenery import Moment


def ring(
    world: World, surface: Surface, radius: float, lean: float, x: float, y: float, half: str
) -> Part:
    """The half of the rings behind the planet or before it."""
    dice = random.Random(len(surface.kind) + int(radius))
    outer = radius * 2.25
    grain = 0.55 + 0.45 * noise_line(90, dice.randrange(999), octaves=5, base=14)

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(outer, outer)
        canvas.rotate(lean)
        canvas.clipRect(
            skia.Rect(-outer, -outer, outer, 0)
            if half == "back"
            else skia.Rect(-outer, 0, outer, outer)
        )
        canvas.scale(1, 0.27)
        for k in range(90):
            share = k / 89
            reach = radius * (1.28 + 0.92 * share)
            gap = 0.08 if 0.56 < share < 0.63 else 1.0
            alpha = max(0.03, float(grain[k])) * gap * min(1, share * 8, (1 - share) * 5)
            tone = mix(surface.high, surface.middle, abs(2 * share - 1) * 0.8)
            pen = fill(tone, alpha, stroke=radius * 0.0135)
            canvas.drawCircle(0, 0, reach, pen)

    layer = world.easel.layer(2 * outer, 2 * outer, paint)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        layer.draw(canvas, x - outer, y - outer)

    return part


def moon_around(
    world: World, x: float, y: float, radius: float, lean: float, k: int, seed: int
) -> tuple[Part, Part]:
    """A moon on its orbit: drawn before the planet while behind it, else after."""
    small = (26, 38, 20)[k]
    surface = dressed((MOON, ICE, MARS)[k], world)
    ball = Globe(world, surface, x=0, y=0, radius=small, seed=seed, speed=5)
    reach, start = radius * (1.75 + 0.42 * k), world.dice.uniform(0, 6.28)
    turn = math.radians(lean)

    def draw(canvas: skia.Canvas, now: Moment, behind: bool) -> None:
        angle = start + now.t * 0.16 / (1 + 0.4 * k)
        if (math.sin(angle) < 0) is not behind:
            return
        px, py = reach * math.cos(angle), 0.27 * reach * math.sin(angle)
        canvas.save()
        canvas.translate(
            x + px * math.cos(turn) - py * math.sin(turn),
            y + px * math.sin(turn) + py * math.cos(turn),
        )
        ball(canvas, now)
        canvas.restore()

    def back(canvas: skia.Canvas, now: Moment) -> None:
        draw(canvas, now, True)

    def front(canvas: skia.Canvas, now: Moment) -> None:
        draw(canvas, now, False)

    return back, front
