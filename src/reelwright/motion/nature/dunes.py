"""Dunes: sand with sharp crests, and the caravan that walks along one."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import darken, fill, mix, vertical
from reelwright.motion.layer import Paint
from reelwright.motion.nature.ground import Line
from reelwright.motion.staging.diorama import MARGIN, Part, World
from reelwright.motion.staging.mood import Mood
from reelwright.motion.staging.scenery import Moment


def dune(
    world: World,
    mood: Mood,
    sand: str,
    *,
    base: float,
    high: float,
    depth: float,
    floor: float,
    share: float,
) -> None:
    """A dune with a sharp lit crest and soft ripples."""
    line = Line(world, base, high, knots=3)
    tone = mix(sand, mood.shade, share)

    def paint(canvas: skia.Canvas) -> None:
        path = line.path(floor)
        canvas.drawPath(path, fill(mood.shade, 0.3, blur=20))
        stops = (
            (0.0, mix(tone, mood.sun, 0.3), 1.0),
            (0.16, tone, 1.0),
            (1.0, mix(darken(tone, 0.4), mood.shade, 0.3), 1.0),
        )
        canvas.drawPath(path, fill(shader=vertical(base - high, floor, stops)))
        canvas.save()
        canvas.clipPath(path, True)
        for k in range(1, 13):
            y = base + 22 * k + 2.2 * k * k
            ripple = skia.Path()
            ripple.moveTo(-MARGIN, y)
            for step in range(1, 40):
                x = -MARGIN + step * (world.width + 2 * MARGIN) / 39
                ripple.lineTo(x, y + 16 * math.sin(x * 0.006 + k) + 0.3 * (line(x) - base))
            canvas.drawPath(ripple, fill(darken(tone, 0.25), 0.16, stroke=3))
        canvas.drawPath(path, fill(mix(tone, mood.sun, 0.5), 0.8, stroke=5))
        canvas.restore()

    world.plane(depth, paint)


def camels(world: World, colour: str, *, y: float) -> Part:
    """A caravan that walks along a crest."""
    layers = [world.easel.layer(130, 110, _camel_paint(colour, step)) for step in (0, 1)]
    way = world.dice.choice((-1, 1))
    start = world.middle - way * 330

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(4):
            x = start + way * (k * 112 + 15 * now.t)
            beat = now.t * 1.6 + k * 0.37
            # Two drawings of the legs melt into each other as it walks.
            share = 0.5 + 0.5 * math.sin(beat * math.pi)
            bob = y - 10 + 2.5 * math.sin(beat * 2 * math.pi)
            layers[0].place(
                canvas, x, bob, zoom=(way * 0.8, 0.8) if way > 0 else 0.8, alpha=1, anchor=(0.5, 1)
            )
            layers[1].place(canvas, x, bob, zoom=0.8, alpha=share, anchor=(0.5, 1))

    return part


def _camel_paint(colour: str, step: int) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        ink = fill(colour)
        body = skia.Path()
        body.moveTo(24, 58)
        body.cubicTo(28, 40, 40, 40, 46, 46)
        body.cubicTo(50, 22, 62, 22, 66, 42)
        body.cubicTo(76, 36, 88, 42, 90, 52)
        body.cubicTo(98, 52, 100, 30, 108, 20)
        body.cubicTo(114, 14, 126, 20, 124, 27)
        body.lineTo(114, 30)
        body.cubicTo(110, 50, 104, 66, 88, 68)
        body.lineTo(30, 68)
        body.close()
        canvas.drawPath(body, ink)
        swing = (-7, 7) if step else (5, -4)
        for k, x in enumerate((32, 40, 80, 88)):
            canvas.drawLine(x, 62, x + swing[k % 2], 108, fill(colour, stroke=5.5))
        canvas.drawLine(24, 58, 20, 74, fill(colour, stroke=3))

    return paint
