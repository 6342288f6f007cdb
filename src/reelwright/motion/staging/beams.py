"""Beams: spotlights and floodlights whose cones slowly come and go."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import fill, gradient, lighten, polygon
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.scenery import Moment

PAD = 60.0
"""Room around a cone for its soft edge."""


def spotlight(
    world: World,
    start: tuple[float, float],
    end: tuple[float, float],
    wide: float,
    colour: str,
    *,
    alpha: float = 0.5,
    period_s: float = 5.0,
    phase: float = 0.0,
) -> Part:
    """A cone of light from `start` to a patch `wide` units across at `end`.

    Add it at depth 0: it stands on whole pixels, where drawing costs a tenth.
    """
    scale = world.easel.scale
    left = round((min(start[0], end[0] - wide / 2) - PAD) * scale) / scale
    top = round((min(start[1], end[1]) - PAD) * scale) / scale
    width = max(start[0], end[0] + wide / 2) + PAD - left
    height = abs(end[1] - start[1]) + 2 * PAD

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(-left, -top)
        _paint_cone(canvas, start, end, wide, colour, alpha)

    layer = world.easel.layer(width, height, paint)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        level = 0.66 + 0.34 * math.sin(2 * math.pi * now.t / period_s + phase)
        layer.draw(canvas, left, top, alpha=level)

    return part


def _paint_cone(
    canvas: skia.Canvas,
    start: tuple[float, float],
    end: tuple[float, float],
    wide: float,
    colour: str,
    alpha: float,
) -> None:
    (x0, y0), (x1, y1) = start, end
    stops = [
        (0.0, lighten(colour, 0.5), alpha),
        (0.3, colour, alpha * 0.6),
        (1.0, colour, alpha * 0.05),
    ]
    for share, strength in ((1.0, 0.6), (0.6, 0.8)):
        corners = [
            (x0 - 10, y0),
            (x0 + 10, y0),
            (x1 + wide / 2 * share, y1),
            (x1 - wide / 2 * share, y1),
        ]
        tone = [(place, dye, shown * strength) for place, dye, shown in stops]
        canvas.drawPath(polygon(corners), fill(shader=gradient(x0, y0, x1, y1, tone), blur=14))


def paint_lamp_head(
    canvas: skia.Canvas, x: float, y: float, size: float, turn: float, light: str
) -> None:
    """A stage lamp that points downwards, turned by `turn` degrees."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.drawRoundRect(skia.Rect(-size * 0.32, -size, size * 0.32, 0), 8, 8, fill("#17141c"))
    barn = skia.Path()
    barn.moveTo(-size * 0.32, -size * 0.1)
    barn.lineTo(size * 0.32, -size * 0.1)
    barn.lineTo(size * 0.5, size * 0.36)
    barn.lineTo(-size * 0.5, size * 0.36)
    barn.close()
    canvas.drawPath(barn, fill("#221e28"))
    lens = skia.Rect(-size * 0.44, size * 0.24, size * 0.44, size * 0.46)
    canvas.drawOval(lens, fill(light, 0.7, blur=size * 0.2))
    canvas.drawOval(lens, fill(lighten(light, 0.5)))
    canvas.restore()
