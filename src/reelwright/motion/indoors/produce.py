"""Produce: fruit and bread, painted standing on a table."""

from __future__ import annotations

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial, vertical
from reelwright.motion.indoors.interiors import paint_leaf


def paint_shadow(canvas: skia.Canvas, x: float, base: float, wide: float) -> None:
    """The soft patch under something `wide` that stands at (`x`, `base`)."""
    canvas.drawOval(
        skia.Rect(x - wide * 0.52, base - 9, x + wide * 0.62, base + 13),
        fill("#000000", 0.34, blur=8),
    )


def ball(x: float, y: float, radius: float, colour: str) -> skia.Shader:
    """A round body lit from the upper left."""
    return radial(
        x - radius * 0.32,
        y - radius * 0.38,
        radius * 1.5,
        [(0, lighten(colour, 0.42), 1), (0.4, colour, 1), (1, darken(colour, 0.45), 1)],
    )


def paint_fruit(canvas: skia.Canvas, x: float, base: float, size: float, colour: str) -> None:
    """A round fruit with a stalk and a leaf: tomato, apple, orange by its colour."""
    radius = size / 2
    paint_shadow(canvas, x, base, size)
    body = skia.Rect(x - radius, base - size * 0.92, x + radius, base)
    canvas.drawOval(body, fill(shader=ball(x, base - radius, radius, colour)))
    glint = skia.Rect(x - radius * 0.58, base - size * 0.78, x - radius * 0.18, base - size * 0.56)
    canvas.drawOval(glint, fill("#ffffff", 0.4, blur=radius * 0.08))
    green = mix("#4b8a3c", colour, 0.12)
    for angle in (-160, -120, -60, -20):
        paint_leaf(canvas, x, base - size * 0.9, size * 0.26, angle, green)
    canvas.drawLine(
        x,
        base - size * 0.88,
        x + 4,
        base - size * 1.02,
        fill(darken(green, 0.3), stroke=size * 0.05),
    )


def paint_lemon(canvas: skia.Canvas, x: float, base: float, size: float, colour: str) -> None:
    """A lemon lying on its side."""
    paint_shadow(canvas, x, base, size)
    high = size * 0.7
    path = skia.Path()
    path.moveTo(x - size * 0.58, base - high * 0.5)
    path.cubicTo(
        x - size * 0.4,
        base - high * 1.15,
        x + size * 0.4,
        base - high * 1.15,
        x + size * 0.58,
        base - high * 0.5,
    )
    path.cubicTo(
        x + size * 0.4,
        base + high * 0.14,
        x - size * 0.4,
        base + high * 0.14,
        x - size * 0.58,
        base - high * 0.5,
    )
    canvas.drawPath(path, fill(shader=ball(x, base - high / 2, size / 2, colour)))
    canvas.drawOval(
        skia.Rect(x - size * 0.3, base - high * 0.86, x - size * 0.04, base - high * 0.66),
        fill("#ffffff", 0.4, blur=4),
    )


def paint_bread(canvas: skia.Canvas, x: float, base: float, size: float, colour: str) -> None:
    """A round loaf with cuts in its crust."""
    paint_shadow(canvas, x, base, size)
    high = size * 0.56
    path = skia.Path()
    path.moveTo(x - size / 2, base - high * 0.2)
    path.cubicTo(
        x - size * 0.5,
        base - high * 1.2,
        x + size * 0.5,
        base - high * 1.2,
        x + size / 2,
        base - high * 0.2,
    )
    path.quadTo(x + size / 2, base, x + size * 0.36, base)
    path.lineTo(x - size * 0.36, base)
    path.quadTo(x - size / 2, base, x - size / 2, base - high * 0.2)
    tone = vertical(
        base - high,
        base,
        [(0, lighten(colour, 0.3), 1), (0.5, colour, 1), (1, darken(colour, 0.4), 1)],
    )
    canvas.drawPath(path, fill(shader=tone))
    for k in (-1, 0, 1):
        cut = skia.Path()
        cx = x + k * size * 0.24
        cut.moveTo(cx - size * 0.06, base - high * 0.42)
        cut.quadTo(cx - size * 0.02, base - high * 0.7, cx + size * 0.08, base - high * 0.84)
        canvas.drawPath(cut, fill(lighten(colour, 0.62), 0.85, stroke=size * 0.045))
