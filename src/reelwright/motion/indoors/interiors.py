"""Interiors: walls, windows, tables, shelves, lamps and plants, painted onto planes."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, polygon, vertical
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World

TABLE_BACK, TABLE_FRONT = 1000.0, 1312.0
"""A table's far and near edge: between them captions sit, so its top is left calm."""


def paint_wall(
    canvas: skia.Canvas, world: World, top: str, low: str, *, foot: float = 1100
) -> None:
    """Wall over the whole page, from `top` down to `low` at `foot`."""
    page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
    tone = vertical(-MARGIN, foot, [(0, top, 1), (0.35, mix(top, low, 0.3), 1), (1, low, 1)])
    canvas.drawRect(page, fill(shader=tone))


def paint_table(
    canvas: skia.Canvas,
    world: World,
    top: str,
    *,
    back: float = TABLE_BACK,
    front: float = TABLE_FRONT,
    face: str = "panels",
    grain: bool = True,
    light: str = "#ffffff",
) -> None:
    """Table or counter across the page: a calm top, a lit edge and a front of panels, planks
    or drawers (any other `face` leaves it plain)."""
    left, right = -MARGIN, world.width + MARGIN
    canvas.drawRect(skia.Rect(left, back - 26, right, back + 6), fill("#000000", 0.3, blur=16))
    tone = [(0, mix(top, light, 0.26), 1), (0.3, top, 1), (1, darken(top, 0.2), 1)]
    canvas.drawRect(skia.Rect(left, back, right, front), fill(shader=vertical(back, front, tone)))
    if grain:
        _paint_grain(canvas, world, top, back, front)
    canvas.drawRect(skia.Rect(left, back, right, back + 3), fill(mix(top, light, 0.6), 0.6))
    edge = front + 46
    lip = [(0, mix(top, light, 0.42), 1), (0.16, lighten(top, 0.06), 1), (1, darken(top, 0.36), 1)]
    canvas.drawRect(skia.Rect(left, front, right, edge), fill(shader=vertical(front, edge, lip)))
    under = darken(top, 0.42)
    floor = HEIGHT + MARGIN
    apron = [(0, darken(top, 0.66), 1), (0.1, under, 1), (1, darken(top, 0.78), 1)]
    canvas.drawRect(skia.Rect(left, edge, right, floor), fill(shader=vertical(edge, floor, apron)))
    if face in _FACES:
        _FACES[face](canvas, world, under, edge)
    canvas.drawRect(skia.Rect(left, edge, right, edge + 34), fill("#000000", 0.35, blur=16))


def paint_pool(canvas: skia.Canvas, world: World, colour: str, alpha: float) -> None:
    """The light that lies on a table around where the hero stands."""
    pool = skia.Rect(world.middle - 420, 1010, world.middle + 420, 1180)
    canvas.drawOval(pool, fill(colour, alpha, blur=40))


def _paint_grain(canvas: skia.Canvas, world: World, top: str, back: float, front: float) -> None:
    dice = random.Random(world.dice.random())
    for _ in range(round(26 * (world.width + 400) / 1400)):
        depth = dice.random() ** 1.6
        y = back + 8 + (front - back - 12) * depth
        x, length = dice.uniform(-MARGIN, world.width + MARGIN), dice.uniform(120, 460)
        shade = fill(darken(top, 0.5), 0.13, stroke=1.6 + 2.4 * depth)
        path = skia.Path()
        path.moveTo(x, y)
        path.quadTo(x + length / 2, y + dice.uniform(-5, 5), x + length, y)
        canvas.drawPath(path, shade)


def _paint_panels(canvas: skia.Canvas, world: World, colour: str, top: float) -> None:
    wide, gap = 330.0, 26.0
    start = world.middle - wide * 1.5
    first = start - math.ceil((start + MARGIN) / wide) * wide
    x = first
    while x < world.width + MARGIN:
        panel = skia.Rect(x + gap / 2, top + 56, x + wide - gap / 2, HEIGHT + MARGIN)
        canvas.drawRoundRect(panel, 12, 12, fill("#000000", 0.26))
        inner = skia.Rect(x + gap, top + 72, x + wide - gap, HEIGHT + MARGIN)
        face = vertical(
            top, HEIGHT, [(0, mix(colour, "#ffffff", 0.05), 1), (1, darken(colour, 0.5), 1)]
        )
        canvas.drawRoundRect(inner, 8, 8, fill(shader=face))
        knob = skia.Rect(x + wide / 2 - 34, top + 108, x + wide / 2 + 34, top + 122)
        canvas.drawRoundRect(knob, 7, 7, fill(lighten(colour, 0.35), 0.75))
        x += wide


def _paint_planks(canvas: skia.Canvas, world: World, colour: str, top: float) -> None:
    dice = random.Random(world.dice.random())
    x = -MARGIN
    while x < world.width + MARGIN:
        wide = dice.uniform(90, 170)
        plank = skia.Rect(x + 3, top, x + wide - 3, HEIGHT + MARGIN)
        tone = mix(colour, "#ffffff", dice.uniform(0, 0.08))
        shade = [(0, tone, 1), (1, darken(tone, 0.5), 1)]
        canvas.drawRect(plank, fill(shader=vertical(top, HEIGHT, shade)))
        for _ in range(3):
            line = x + dice.uniform(14, wide - 14)
            start = dice.uniform(top, HEIGHT)
            canvas.drawLine(
                line, start, line, start + dice.uniform(80, 300), fill("#000000", 0.16, stroke=2)
            )
        x += wide


def _paint_drawers(canvas: skia.Canvas, world: World, colour: str, top: float) -> None:
    wide = 470.0
    x = world.middle - wide / 2 - math.ceil((world.middle + MARGIN) / wide) * wide
    while x < world.width + MARGIN:
        for row in range(4):
            y = top + 48 + row * 186
            drawer = skia.Rect(x + 12, y, x + wide - 12, y + 168)
            canvas.drawRoundRect(drawer.makeOffset(0, 6), 10, 10, fill("#000000", 0.3))
            tone = [(0, mix(colour, "#ffffff", 0.08), 1), (1, darken(colour, 0.12 + 0.1 * row), 1)]
            canvas.drawRoundRect(drawer, 10, 10, fill(shader=vertical(y, y + 168, tone)))
            grip = skia.Rect(x + wide / 2 - 52, y + 66, x + wide / 2 + 52, y + 84)
            canvas.drawRoundRect(grip.makeOffset(0, 7), 9, 9, fill("#000000", 0.3))
            canvas.drawRoundRect(grip, 9, 9, fill(lighten(colour, 0.4 - 0.07 * row)))
        x += wide


_FACES = {"panels": _paint_panels, "planks": _paint_planks, "drawers": _paint_drawers}


def paint_shelf(
    canvas: skia.Canvas, x: float, y: float, width: float, wood: str, *, thick: float = 20
) -> None:
    """A board on the wall with its shadow; things stand on `y`."""
    canvas.drawRect(
        skia.Rect(x + 8, y + thick, x + width + 10, y + thick + 40), fill("#000000", 0.28, blur=16)
    )
    tone = vertical(
        y, y + thick, [(0, lighten(wood, 0.28), 1), (0.3, wood, 1), (1, darken(wood, 0.4), 1)]
    )
    canvas.drawRoundRect(skia.Rect(x, y, x + width, y + thick), 4, 4, fill(shader=tone))


def paint_beams(
    canvas: skia.Canvas, x: float, y: float, colour: str, *, alpha: float = 0.2, lean: float = 0.5
) -> None:
    """Slanting light that falls from a window at (`x`, `y`)."""
    for offset, wide, share in ((0, 150, 1.0), (190, 90, 0.7), (320, 60, 0.5)):
        long = 1300
        quad = polygon(
            [
                (x + offset, y),
                (x + offset + wide, y),
                (x + offset + wide * 1.9 + long * lean, y + long),
                (x + offset - wide * 0.3 + long * lean, y + long),
            ]
        )
        tone = vertical(
            y,
            y + long,
            [(0, colour, alpha * share), (0.6, colour, alpha * share * 0.5), (1, colour, 0)],
        )
        canvas.drawPath(quad, fill(shader=tone, blur=14))


def paint_pendant(
    canvas: skia.Canvas, x: float, y: float, size: float, shade: str, light: str
) -> None:
    """Lamp that hangs from the ceiling; the bulb is at (`x`, `y`)."""
    canvas.drawLine(x, -MARGIN, x, y - size * 0.6, fill("#14100f", 0.85, stroke=5))
    cone = [(0, light, 0.34), (0.5, light, 0.12), (1, light, 0)]
    reach = size * 5.2
    beam = polygon(
        [
            (x - size * 0.5, y),
            (x + size * 0.5, y),
            (x + reach * 0.62, y + reach),
            (x - reach * 0.62, y + reach),
        ]
    )
    canvas.drawPath(beam, fill(shader=vertical(y, y + reach, cone), blur=22))
    canvas.drawOval(
        skia.Rect(x - size * 0.46, y - 14, x + size * 0.46, y + 16), fill(lighten(light, 0.6))
    )
    dome = skia.Path()
    dome.moveTo(x - size * 0.6, y + 4)
    dome.cubicTo(
        x - size * 0.55, y - size * 0.5, x - size * 0.2, y - size * 0.66, x, y - size * 0.66
    )
    dome.cubicTo(
        x + size * 0.2, y - size * 0.66, x + size * 0.55, y - size * 0.5, x + size * 0.6, y + 4
    )
    dome.close()
    tone = horizontal(
        x - size * 0.6,
        x + size * 0.6,
        [(0, lighten(shade, 0.28), 1), (0.4, shade, 1), (1, darken(shade, 0.45), 1)],
    )
    canvas.drawPath(dome, fill(shader=tone))


def paint_leaf(
    canvas: skia.Canvas, x: float, y: float, length: float, angle: float, colour: str
) -> None:
    """A leaf from its stem at (`x`, `y`), `angle` in degrees, 0 to the right."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    wide = length * 0.24
    path = skia.Path()
    path.moveTo(0, 0)
    path.cubicTo(length * 0.25, -wide, length * 0.7, -wide * 0.9, length, 0)
    path.cubicTo(length * 0.7, wide * 0.9, length * 0.25, wide, 0, 0)
    tone = vertical(
        -wide,
        wide,
        [
            (0, lighten(colour, 0.22), 1),
            (0.5, colour, 1),
            (0.52, darken(colour, 0.14), 1),
            (1, darken(colour, 0.3), 1),
        ],
    )
    canvas.drawPath(path, fill(shader=tone))
    canvas.drawLine(
        0, 0, length * 0.94, 0, fill(lighten(colour, 0.4), 0.4, stroke=max(1.5, length * 0.012))
    )
    canvas.restore()


def paint_plant(
    canvas: skia.Canvas,
    x: float,
    base: float,
    size: float,
    leaf: str,
    pot: str,
    dice: random.Random,
) -> None:
    """A potted plant about `size` units high, standing at (`x`, `base`)."""
    high = size * 0.34
    canvas.drawOval(
        skia.Rect(x - size * 0.26, base - 10, x + size * 0.32, base + 14),
        fill("#000000", 0.32, blur=9),
    )
    for k in range(13):
        angle = -90 + (k - 6) * 13 + dice.uniform(-7, 7)
        length = size * dice.uniform(0.42, 0.68) * (1 - abs(k - 6) * 0.03)
        paint_leaf(
            canvas,
            x + (k - 6) * size * 0.012,
            base - high * 0.92,
            length,
            angle,
            mix(leaf, "#0c2b1e", dice.random() * 0.4),
        )
    body = polygon(
        [
            (x - size * 0.19, base - high),
            (x + size * 0.19, base - high),
            (x + size * 0.14, base),
            (x - size * 0.14, base),
        ]
    )
    tone = horizontal(
        x - size * 0.2,
        x + size * 0.2,
        [(0, lighten(pot, 0.25), 1), (0.4, pot, 1), (1, darken(pot, 0.42), 1)],
    )
    canvas.drawPath(body, fill(shader=tone))
    rim = skia.Rect(
        x - size * 0.21, base - high - size * 0.03, x + size * 0.21, base - high + size * 0.035
    )
    canvas.drawRoundRect(rim, 6, 6, fill(shader=tone))
