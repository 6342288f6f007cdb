"""Toolwall: the tools, the blueprint and the vice of a workshop."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, gradient, lighten, vertical
from reelwright.motion.indoors.instruments import metal


def _hammer(canvas: skia.Canvas, steel: str, wood: str) -> None:
    canvas.drawRoundRect(skia.Rect(-11, 20, 11, 210), 9, 9, fill(wood))
    canvas.drawRoundRect(skia.Rect(-11, 20, -3, 210), 5, 5, fill(lighten(wood, 0.3), 0.6))
    head = skia.Path()
    head.moveTo(-62, 0)
    head.lineTo(-62, 38)
    head.lineTo(30, 38)
    head.quadTo(58, 34, 74, 66)
    head.quadTo(70, 14, 36, 0)
    head.close()
    canvas.drawPath(head, fill(shader=metal(0, 0, 0, 60, steel)))


def _saw(canvas: skia.Canvas, steel: str, wood: str) -> None:
    blade = skia.Path()
    blade.moveTo(-40, 70)
    blade.lineTo(40, 70)
    blade.lineTo(16, 290)
    blade.lineTo(-10, 290)
    teeth = 14
    for k in range(teeth):
        y = 290 - k * 220 / teeth
        x = -10 - 30 * (k / teeth)
        blade.lineTo(x - 9, y - 8)
        blade.lineTo(x - 2, y - 15)
    blade.close()
    canvas.drawPath(blade, fill(shader=metal(-40, 0, 40, 0, steel)))
    grip = skia.Path()
    grip.addRoundRect(skia.Rect(-48, -20, 50, 84), 30, 30)
    grip.addRoundRect(skia.Rect(-22, 4, 26, 52), 20, 20)
    grip.setFillType(skia.PathFillType.kEvenOdd)
    canvas.drawPath(grip, fill(wood))


def _spanner(canvas: skia.Canvas, steel: str, wood: str) -> None:
    shape = skia.Path()
    shape.addRoundRect(skia.Rect(-13, 30, 13, 240), 8, 8)
    for y in (24, 246):
        shape.addCircle(0, y, 38)
    body = skia.Op(shape, shape, skia.PathOp.kUnion_PathOp)
    jaw = skia.Path()
    jaw.addRect(skia.Rect(-14, -30, 14, 30))
    jaw.addCircle(0, 246, 18)
    body = skia.Op(body, jaw, skia.PathOp.kDifference_PathOp)
    canvas.drawPath(body, fill(shader=metal(-40, 0, 40, 0, steel)))


def _driver(canvas: skia.Canvas, steel: str, wood: str) -> None:
    canvas.drawRoundRect(skia.Rect(-22, 0, 22, 110), 16, 16, fill(wood))
    for k in (-1, 0, 1):
        canvas.drawLine(k * 11, 14, k * 11, 96, fill(darken(wood, 0.35), stroke=4))
    canvas.drawRect(skia.Rect(-6, 108, 6, 240), fill(shader=metal(-8, 0, 8, 0, steel)))


def _square(canvas: skia.Canvas, steel: str, wood: str) -> None:
    canvas.drawRect(skia.Rect(-60, 0, -32, 220), fill(shader=metal(-60, 0, -30, 0, steel)))
    canvas.drawRect(skia.Rect(-60, 192, 90, 222), fill(wood))
    for k in range(9):
        canvas.drawLine(-60, 20 + k * 19, -48, 20 + k * 19, fill("#2a2a2a", 0.6, stroke=2.4))


TOOLS = (_hammer, _saw, _spanner, _driver, _square)


def paint_tools(
    canvas: skia.Canvas,
    left: float,
    right: float,
    y: float,
    *,
    steel: str,
    wood: str,
    dice: random.Random,
) -> None:
    """A row of hanging tools between `left` and `right`, their hooks at `y`."""
    x = left + 70
    k = dice.randrange(len(TOOLS))
    while x < right - 40:
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(dice.uniform(-4, 4))
        canvas.drawRoundRect(skia.Rect(-40, 20, 50, 230), 20, 20, fill("#000000", 0.2, blur=16))
        TOOLS[k % len(TOOLS)](canvas, steel, wood)
        canvas.drawCircle(0, -4, 7, fill(darken(steel, 0.5)))
        canvas.restore()
        x += 150
        k += 1


def paint_blueprint(
    canvas: skia.Canvas, box: tuple[float, float, float, float], blue: str, ink: str
) -> None:
    """A plan pinned to the wall: wheel, axle and measures on a grid."""
    left, top, right, bottom = box
    page = skia.Rect(left, top, right, bottom)
    canvas.drawRect(page.makeOffset(8, 20), fill("#000000", 0.32, blur=18))
    tone = [(0, lighten(blue, 0.1), 1), (1, darken(blue, 0.22), 1)]
    canvas.drawRect(page, fill(shader=vertical(top, bottom, tone)))
    for k in range(1, int((right - left) / 40)):
        x = left + k * 40
        canvas.drawLine(x, top, x, bottom, fill(ink, 0.13, stroke=2))
    for k in range(1, int((bottom - top) / 40)):
        y = top + k * 40
        canvas.drawLine(left, y, right, y, fill(ink, 0.13, stroke=2))
    line = fill(ink, 0.5, stroke=4)
    cx, cy, radius = left + (right - left) * 0.2, top + (bottom - top) * 0.42, 92.0
    for share in (1.0, 0.78, 0.2):
        canvas.drawCircle(cx, cy, radius * share, line)
    for k in range(8):
        angle = k * math.pi / 4
        canvas.drawLine(
            cx + radius * 0.2 * math.cos(angle), cy + radius * 0.2 * math.sin(angle),
            cx + radius * 0.78 * math.cos(angle), cy + radius * 0.78 * math.sin(angle), line,
        )  # fmt: skip
    x = right - (right - left) * 0.24
    canvas.drawRect(skia.Rect(x - 70, cy - 90, x + 90, cy - 10), line)
    canvas.drawLine(x - 70, cy - 90, x + 10, cy - 140, line)
    canvas.drawLine(x + 90, cy - 90, x + 10, cy - 140, line)
    canvas.drawCircle(x - 30, cy + 24, 30, line)
    canvas.drawCircle(x + 52, cy + 24, 30, line)
    for px, py in ((left + 18, top + 18), (right - 18, top + 18)):
        canvas.drawCircle(px, py, 9, fill("#d84a3a"))


def paint_vice(canvas: skia.Canvas, x: float, base: float, size: float, steel: str) -> None:
    """A bench vice, `size` wide."""
    canvas.save()
    canvas.translate(x, base)
    canvas.scale(size / 260, size / 260)
    canvas.drawOval(skia.Rect(-140, -12, 150, 16), fill("#000000", 0.4, blur=9))
    tone = gradient(
        0, -200, 0, 0, [(0, lighten(steel, 0.3), 1), (0.5, steel, 1), (1, darken(steel, 0.45), 1)]
    )
    canvas.drawRoundRect(skia.Rect(-90, -60, 90, 0), 10, 10, fill(shader=tone))
    canvas.drawRoundRect(skia.Rect(-60, -110, 130, -50), 12, 12, fill(shader=tone))
    canvas.drawRoundRect(skia.Rect(-62, -190, -16, -60), 8, 8, fill(shader=tone))
    canvas.drawRoundRect(skia.Rect(34, -190, 80, -60), 8, 8, fill(shader=tone))
    canvas.drawRect(skia.Rect(-16, -186, -8, -120), fill(darken(steel, 0.5)))
    canvas.drawRect(skia.Rect(26, -186, 34, -120), fill(darken(steel, 0.5)))
    canvas.drawRoundRect(skia.Rect(-130, -92, -60, -74), 6, 6, fill(lighten(steel, 0.2)))
    canvas.drawLine(-122, -130, -122, -36, fill(lighten(steel, 0.36), stroke=11))
    canvas.restore()
