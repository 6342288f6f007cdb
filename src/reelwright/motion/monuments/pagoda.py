"""Pagoda: a tower of roofs with upturned eaves."""

from __future__ import annotations

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix
from reelwright.motion.monuments.stonework import Stone
from reelwright.motion.monuments.temples import paint_slab, rounded


def paint_pagoda(
    canvas: skia.Canvas,
    x: float,
    foot: float,
    size: float,
    stone: Stone,
    roof: str,
    *,
    tiers: int = 5,
) -> None:
    """A tower of roofs with upturned eaves; `stone` is its lacquered wood."""
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(size, size)
    paint_slab(
        canvas, -240, -34, 240, 0, Stone(lighten(roof, 0.5), lighten(roof, 0.3), darken(roof, 0.2))
    )
    y = -34.0
    for k in range(tiers):
        share = 1 - 0.115 * k
        half, high, eave = 132 * share, 78 * share, 236 * share
        wall = skia.Rect(-half, y - high, half, y)
        canvas.drawRect(wall, fill(shader=horizontal(-half, half, rounded(stone))))
        for post in range(7):
            px = -half + post * half / 3
            canvas.drawRect(skia.Rect(px - 5, y - high, px + 5, y), fill(stone.dark, 0.55))
        for px in (-half * 0.5, 0.0, half * 0.5):
            glass = skia.Rect(px - 15 * share, y - high * 0.72, px + 15 * share, y - high * 0.1)
            if stone.lamp:
                canvas.drawRect(glass.makeOutset(12, 10), fill(stone.lamp, 0.35, blur=12))
            canvas.drawRect(glass, fill(stone.lamp or darken(stone.dark, 0.5)))
            canvas.drawLine(px, glass.top(), px, glass.bottom(), fill(stone.dark, stroke=2.5))
        under = skia.Rect(-half * 1.2, y - high - 6, half * 1.2, y - high + 10)
        canvas.drawRect(under, fill("#000000", 0.35))
        _paint_eaves(canvas, y - high, eave, half * 0.92, 66 * share, roof)
        y -= high + 50 * share
    gold = mix("#f2c14e", roof, 0.15)
    canvas.drawLine(0, y + 24, 0, y - 92, fill(gold, stroke=7))
    for k in range(5):
        wide = 19 - 2.6 * k
        canvas.drawOval(skia.Rect(-wide, y - 8 - 15 * k, wide, y - 1 - 15 * k), fill(gold))
    canvas.drawCircle(0, y - 96, 8, fill(lighten(gold, 0.3)))
    canvas.restore()


def _paint_eaves(
    canvas: skia.Canvas, y: float, eave: float, neck: float, high: float, roof: str
) -> None:
    path = skia.Path()
    path.moveTo(-eave - 10, y - 22)
    path.quadTo(-eave * 0.72, y + 4, -eave * 0.5, y + 8)
    path.lineTo(eave * 0.5, y + 8)
    path.quadTo(eave * 0.72, y + 4, eave + 10, y - 22)
    path.quadTo(eave * 0.6, y - high * 0.42, neck * 0.86, y - high)
    path.lineTo(-neck * 0.86, y - high)
    path.quadTo(-eave * 0.6, y - high * 0.42, -eave - 10, y - 22)
    path.close()
    stops = (
        (0.0, lighten(roof, 0.14), 1.0),
        (0.3, lighten(roof, 0.24), 1.0),
        (0.65, roof, 1.0),
        (1.0, darken(roof, 0.4), 1.0),
    )
    canvas.drawPath(path, fill(shader=horizontal(-eave, eave, stops)))
    canvas.save()
    canvas.clipPath(path, True)
    for k in range(-11, 12):
        bend = skia.Path()
        bend.moveTo(k * neck / 12, y - high)
        bend.quadTo(k * eave / 17, y - high * 0.4, k * eave / 11, y + 10)
        canvas.drawPath(bend, fill("#000000", 0.16, stroke=3))
    canvas.restore()
    rim = skia.Path()
    rim.moveTo(-eave - 10, y - 22)
    rim.quadTo(-eave * 0.72, y + 4, -eave * 0.5, y + 8)
    rim.lineTo(eave * 0.5, y + 8)
    rim.quadTo(eave * 0.72, y + 4, eave + 10, y - 22)
    canvas.drawPath(rim, fill(lighten(roof, 0.4), 0.7, stroke=4))
