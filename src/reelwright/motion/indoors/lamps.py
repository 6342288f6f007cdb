"""Lamps: candles, reading lamps and fairy lights."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, polygon, vertical
from reelwright.motion.staging.diorama import MARGIN, Part, World
from reelwright.motion.staging.scenery import Moment


def paint_candle(
    canvas: skia.Canvas, x: float, top: float, base: float, wax: str, light: str
) -> None:
    canvas.drawOval(skia.Rect(x - 62, base - 14, x + 70, base + 14), fill("#000000", 0.36, blur=8))
    brass = mix("#b88a3a", light, 0.2)
    canvas.drawOval(skia.Rect(x - 54, base - 18, x + 54, base + 6), fill(brass))
    canvas.drawOval(skia.Rect(x - 40, base - 22, x + 40, base - 4), fill(darken(brass, 0.3)))
    tallow = [
        (0, darken(wax, 0.1), 1),
        (0.3, lighten(wax, 0.4), 1),
        (1, darken(wax, 0.3), 1),
    ]
    stick = skia.Rect(x - 21, top, x + 21, base - 10)
    canvas.drawRoundRect(stick, 6, 6, fill(shader=horizontal(x - 21, x + 21, tallow)))
    canvas.drawRoundRect(
        skia.Rect(x - 21, top + 4, x - 10, top + 60), 5, 5, fill(lighten(wax, 0.5))
    )
    canvas.drawOval(skia.Rect(x - 21, top - 7, x + 21, top + 9), fill(mix(wax, light, 0.5)))


def paint_reading_lamp(canvas: skia.Canvas, x: float, base: float, glass: str, light: str) -> None:
    """A banker's lamp with a coloured glass shade."""
    brass = mix("#b88a3a", light, 0.15)
    canvas.drawOval(skia.Rect(x - 96, base - 16, x + 104, base + 16), fill("#000000", 0.36, blur=9))
    canvas.drawOval(skia.Rect(x - 84, base - 24, x + 84, base + 6), fill(brass))
    canvas.drawRoundRect(
        skia.Rect(x - 9, base - 230, x + 9, base - 14), 6, 6, fill(darken(brass, 0.15))
    )
    cone = polygon([(x - 120, base - 190), (x + 120, base - 190), (x + 240, base), (x - 240, base)])
    ray = [(0, light, 0.5), (1, light, 0)]
    canvas.drawPath(cone, fill(shader=vertical(base - 190, base, ray), blur=12))
    shade = skia.Path()
    shade.moveTo(x - 140, base - 186)
    shade.cubicTo(x - 132, base - 290, x + 132, base - 290, x + 140, base - 186)
    shade.close()
    tone = [(0, darken(glass, 0.3), 1), (0.3, lighten(glass, 0.34), 1), (1, darken(glass, 0.4), 1)]
    canvas.drawPath(shade, fill(shader=horizontal(x - 140, x + 140, tone)))
    canvas.drawRoundRect(
        skia.Rect(x - 142, base - 194, x + 142, base - 180), 6, 6, fill(lighten(light, 0.5))
    )


def fairy_lights(world: World, y: float, light: str) -> Part:
    """Small lamps that twinkle on a sagging wire."""
    lights = []
    span = 360.0
    for k in range(int((world.width + 400) / 45)):
        x = -MARGIN + k * 45
        sag = 46 * math.sin(math.pi * ((x + MARGIN) % span) / span)
        lights.append((x, y + sag, k * 1.7))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        wire = skia.Path()
        for k, (x, py, _) in enumerate(lights):
            _ = wire.lineTo(x, py) if k else wire.moveTo(x, py)
        canvas.drawPath(wire, fill("#1c1620", 0.6, stroke=3))
        for x, py, phase in lights[::2]:
            shown = 0.55 + 0.45 * math.sin(now.t * 1.8 + phase)
            canvas.drawCircle(x, py + 9, 20, fill(light, 0.2 * shown))
            canvas.drawCircle(x, py + 9, 8, fill(lighten(light, 0.3), 0.5 + 0.5 * shown))

    return part
