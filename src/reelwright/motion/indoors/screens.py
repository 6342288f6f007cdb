"""Screens: a glowing panel with a living trace."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, vertical
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.scenery import Moment


def add_screen(world: World, wall: str, low: str, light: str) -> None:
    """Wall of glowing panels, a waveform running through the widest."""
    left, right, top, bottom = world.middle - 400, world.middle + 400, 560.0, 930.0
    ink = lighten(light, 0.1)

    def paint(canvas: skia.Canvas) -> None:
        for k in range(-9, 10):
            seam = world.middle + k * 235
            canvas.drawLine(seam, -MARGIN, seam, 1000, fill(darken(wall, 0.4), 0.5, stroke=5))
            canvas.drawLine(seam + 5, -MARGIN, seam + 5, 1000, fill(light, 0.06, stroke=3))
        case = skia.Rect(left - 26, top - 26, right + 26, bottom + 26)
        canvas.drawRoundRect(case.makeOutset(20, 20), 40, 40, fill(light, 0.22, blur=40))
        canvas.drawRoundRect(case, 26, 26, fill(darken(wall, 0.55)))
        glass = skia.Rect(left, top, right, bottom)
        tone = [(0, mix(low, light, 0.16), 1), (1, darken(wall, 0.2), 1)]
        canvas.drawRoundRect(glass, 14, 14, fill(shader=vertical(top, bottom, tone)))
        for k in range(1, 12):
            x = left + (right - left) * k / 12
            canvas.drawLine(x, top, x, bottom, fill(light, 0.12, stroke=2))
        for k in range(1, 6):
            y = top + (bottom - top) * k / 6
            canvas.drawLine(left, y, right, y, fill(light, 0.12, stroke=2))

    def trace(canvas: skia.Canvas, now: Moment) -> None:
        path = skia.Path()
        for k in range(81):
            share = k / 80
            swell = 0.3 + 0.7 * math.sin(share * 9 - now.t * 1.1) ** 2
            y = (top + bottom) / 2 + 110 * swell * math.sin(share * 26 - now.t * 3.4)
            point = (left + (right - left) * share, y)
            _ = path.lineTo(*point) if k else path.moveTo(*point)
        canvas.drawPath(path, fill(ink, 0.25, stroke=14))
        canvas.drawPath(path, fill(lighten(ink, 0.3), 0.85, stroke=5))

    world.plane(0.22, paint)
    world.add(trace, depth=0.22)
