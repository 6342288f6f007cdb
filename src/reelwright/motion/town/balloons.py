"""Vessels: hot-air balloons that float through skies without a hero."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, radial
from reelwright.motion.staging.mood import Tones


def draw_balloon(
    canvas: skia.Canvas, size: float, first: str, second: str, basket: Tones, shade: str
) -> None:
    """A striped balloon on a square page of `size`."""
    s = size
    x, y, radius = s * 0.5, s * 0.36, s * 0.34
    mouth, foot = s * 0.09, s * 0.8
    envelope = skia.Path()
    envelope.moveTo(x - mouth, foot)
    envelope.cubicTo(x - s * 0.16, s * 0.7, x - radius, s * 0.56, x - radius, y)
    envelope.cubicTo(x - radius, y - radius * 1.34, x + radius, y - radius * 1.34, x + radius, y)
    envelope.cubicTo(x + radius, s * 0.56, x + s * 0.16, s * 0.7, x + mouth, foot)
    envelope.close()
    for side in (-1, 1):
        canvas.drawLine(x + side * mouth * 0.95, foot, x + side * s * 0.045, s * 0.88,
                        fill(basket.deep, 1, stroke=s * 0.006))  # fmt: skip
    canvas.drawPath(envelope, fill(first))
    canvas.save()
    canvas.clipPath(envelope, True)
    gores = 9
    for i in range(gores):
        if i % 2 == 0:
            continue
        edges = [radius * 1.04 * math.sin(math.pi * (k / gores - 0.5)) for k in (i, i + 1)]
        gore = skia.Path()
        gore.moveTo(x, y - radius * 1.1)
        for edge, low in ((edges[0], True), (edges[1], False)):
            foot_x = x + edge * mouth / radius
            if low:
                gore.cubicTo(x + edge * 1.1, y - radius * 0.9, x + edge * 1.12, y + radius * 0.4,
                             foot_x, foot)  # fmt: skip
            else:
                gore.lineTo(foot_x, foot)
                gore.cubicTo(x + edge * 1.12, y + radius * 0.4, x + edge * 1.1, y - radius * 0.9,
                             x, y - radius * 1.1)  # fmt: skip
        gore.close()
        canvas.drawPath(gore, fill(second))
    round_off = [(0.0, "#ffffff", 0.28), (0.4, "#ffffff", 0.0), (1.0, shade, 0.45)]
    glow = radial(x - radius * 0.4, y - radius * 0.5, radius * 1.9, round_off)
    canvas.drawRect(skia.Rect(0, 0, s, s), fill(shader=glow))
    band = skia.Rect(0, foot - s * 0.035, s, foot)
    canvas.drawRect(band, fill(darken(first, 0.25)))
    canvas.restore()
    wicker = skia.RRect.MakeRectXY(
        skia.Rect(x - s * 0.055, s * 0.88, x + s * 0.055, s * 0.97), s * 0.014, s * 0.014
    )
    stops = [(0.0, basket.light, 1.0), (0.5, basket.base, 1.0), (1.0, basket.deep, 1.0)]
    canvas.drawRRect(wicker, fill(shader=horizontal(x - s * 0.055, x + s * 0.055, stops)))
    rim = skia.Rect(x - s * 0.06, s * 0.875, x + s * 0.06, s * 0.893)
    canvas.drawRect(rim, fill(lighten(basket.light, 0.15)))
