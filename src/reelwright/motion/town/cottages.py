"""Cottages: the houses of a village, half-timbered, Mediterranean or under snow."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, polygon, vertical
from reelwright.motion.town.houses import paint_window


@dataclass(frozen=True)
class Style:
    """A village's look: its walls and roofs to choose from, beams, shutters and lights."""

    name: str
    walls: tuple[str, ...]
    roofs: tuple[str, ...]
    beam: str = ""
    shutter: str = ""
    snow: str = ""
    lamp: str = ""
    lit: float = 0.0
    steep: float = 0.72


def paint_cottage(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    wide: float,
    style: Style,
) -> tuple[float, float]:
    """A house `wide` units, its gable towards us, left edge at `x`; returns its chimney's top."""
    wall, roof = dice.choice(style.walls), dice.choice(style.roofs)
    high = wide * dice.uniform(0.62, 0.86)
    top, rise = foot - high, wide * style.steep * dice.uniform(0.8, 1.05)
    middle, over = x + wide / 2, wide * 0.11
    chimney = (x + wide * dice.choice((0.2, 0.76)), top - rise * 0.78)
    _paint_chimney(canvas, *chimney, wide, top, wall, style)
    shade = ((0.0, lighten(wall, 0.14), 1.0), (0.55, wall, 1.0), (1.0, darken(wall, 0.24), 1.0))
    front = polygon([(x, foot), (x, top), (middle, top - rise), (x + wide, top), (x + wide, foot)])
    canvas.drawPath(front, fill(shader=horizontal(x, x + wide, shade)))
    canvas.save()
    canvas.clipPath(front, True)
    under = ((0.0, "#000000", 0.34), (1.0, "#000000", 0.0))
    canvas.drawRect(
        skia.Rect(x, top - rise, x + wide, top + wide * 0.16),
        fill(shader=vertical(top - wide * 0.1, top + wide * 0.16, under), alpha=0.4),
    )
    if style.beam:
        _paint_beams(canvas, x, top, foot, wide, rise, style.beam)
    canvas.restore()
    _paint_openings(canvas, dice, x, top, foot, wide, rise, wall, style)
    _paint_roof(canvas, x, top, wide, rise, over, roof, style)
    return chimney


def _paint_chimney(
    canvas: skia.Canvas, x: float, y: float, wide: float, top: float, wall: str, style: Style
) -> None:
    thick = wide * 0.1
    brick = darken(mix(wall, "#8a5a48", 0.5), 0.2)
    canvas.drawRect(skia.Rect(x - thick / 2, y, x + thick / 2, top), fill(brick))
    canvas.drawRect(
        skia.Rect(x - thick * 0.66, y - thick * 0.12, x + thick * 0.66, y + thick * 0.2),
        fill(darken(brick, 0.3)),
    )
    if style.snow:
        cap = skia.Rect(x - thick * 0.7, y - thick * 0.45, x + thick * 0.7, y - thick * 0.02)
        canvas.drawRoundRect(cap, thick * 0.2, thick * 0.2, fill(style.snow))


def _paint_beams(
    canvas: skia.Canvas, x: float, top: float, foot: float, wide: float, rise: float, beam: str
) -> None:
    """The timber frame: sill, posts, braces and the gable's triangle."""
    wood = fill(beam, stroke=wide * 0.034)
    right, middle = x + wide, x + wide / 2
    half = (top + foot) / 2
    for y in (top, half, foot - 2):
        canvas.drawLine(x, y, right, y, wood)
    for share in (0.02, 0.34, 0.66, 0.98):
        canvas.drawLine(x + wide * share, top, x + wide * share, foot, wood)
    canvas.drawLine(x, half, x + wide * 0.34, top, wood)
    canvas.drawLine(right, half, x + wide * 0.66, top, wood)
    canvas.drawLine(x + wide * 0.04, foot, x + wide * 0.34, half, wood)
    canvas.drawLine(right - wide * 0.04, foot, x + wide * 0.66, half, wood)
    canvas.drawLine(middle, top, middle, top - rise, wood)
    canvas.drawLine(x + wide * 0.26, top - rise * 0.5, right - wide * 0.26, top - rise * 0.5, wood)


def _paint_openings(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    top: float,
    foot: float,
    wide: float,
    rise: float,
    wall: str,
    style: Style,
) -> None:
    high = foot - top
    pane = wide * 0.105

    def window(px: float, py: float, size: float) -> None:
        lamp = style.lamp if dice.random() < style.lit else ""
        if style.shutter:
            for side in (-1, 1):
                leaf = px + side * size * 1.02
                board = skia.Rect(
                    leaf - size * 0.32, py - size * 0.8, leaf + size * 0.32, py + size * 0.8
                )
                canvas.drawRect(board, fill(style.shutter))
                canvas.drawRect(board, fill(darken(style.shutter, 0.3), stroke=1.5))
        paint_window(canvas, px, py, size, size * 1.5, wall, lamp)
        if style.snow:
            sill = skia.Rect(px - size * 0.7, py + size * 0.66, px + size * 0.7, py + size * 0.86)
            canvas.drawRoundRect(sill, 3, 3, fill(style.snow))

    for share in (0.2, 0.5, 0.8):
        window(x + wide * share, top + high * 0.28, pane)
    window(x + wide / 2, top - rise * 0.28, pane * 0.9)
    door_x = x + wide * dice.choice((0.28, 0.5, 0.72))
    for share in (0.2, 0.5, 0.8):
        if abs(x + wide * share - door_x) > wide * 0.2:
            window(x + wide * share, top + high * 0.74, pane)
    wood = style.shutter or darken(style.beam or "#6a4430", 0.1)
    door = skia.Rect(door_x - pane * 0.72, foot - high * 0.4, door_x + pane * 0.72, foot)
    canvas.drawRoundRect(door.makeOutset(3, 3), 6, 6, fill(darken(wall, 0.4)))
    stops = ((0.0, lighten(wood, 0.1), 1.0), (1.0, darken(wood, 0.3), 1.0))
    canvas.drawRoundRect(door, 5, 5, fill(shader=vertical(door.top(), foot, stops)))
    canvas.drawCircle(door_x + pane * 0.45, foot - high * 0.19, pane * 0.1, fill("#e8c86a"))


def _paint_roof(
    canvas: skia.Canvas,
    x: float,
    top: float,
    wide: float,
    rise: float,
    over: float,
    roof: str,
    style: Style,
) -> None:
    """Two slopes that reach over the walls; snow lies thick on them."""
    middle, thick = x + wide / 2, wide * 0.085
    drop = over * rise / (wide / 2)
    left = [
        (middle, top - rise - thick),
        (middle, top - rise + thick * 0.9),
        (x - over, top + drop + thick * 0.9),
        (x - over, top + drop - thick * 0.4),
    ]
    right = [(2 * middle - px, py) for px, py in left]
    for side, outline in enumerate((left, right)):
        tone = lighten(roof, 0.14) if side == 0 else darken(roof, 0.2)
        canvas.drawPath(polygon(outline), fill(tone))
        canvas.drawPath(polygon(outline), fill(darken(roof, 0.35), 0.5, stroke=2))
    if not style.snow:
        return
    for side in (-1, 1):
        white = fill(style.snow if side < 0 else darken(style.snow, 0.14), stroke=thick * 1.25)
        edge = skia.Path()
        edge.moveTo(middle, top - rise - thick * 0.75)
        edge.lineTo(middle + side * (wide / 2 + over), top + drop - thick * 0.6)
        canvas.drawPath(edge, white)


def paint_church(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    size: float,
    style: Style,
) -> None:
    """A small church with its tower; at size 1 it is 150 units wide."""
    wall, roof = lighten(style.walls[0], 0.06), style.roofs[0]
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(size, size)
    shade = ((0.0, lighten(wall, 0.14), 1.0), (1.0, darken(wall, 0.22), 1.0))
    canvas.drawRect(skia.Rect(20, -96, 150, 0), fill(shader=horizontal(20, 150, shade)))
    nave = polygon([(12, -92), (44, -150), (138, -150), (160, -92)])
    canvas.drawPath(nave, fill(style.snow or roof))
    canvas.drawRect(skia.Rect(-34, -210, 34, 0), fill(shader=horizontal(-34, 34, shade)))
    if style.name == "mediterranean":
        canvas.drawOval(
            skia.Rect(-32, -246, 32, -180),
            fill(
                shader=horizontal(
                    -32, 32, ((0.0, lighten(roof, 0.2), 1.0), (1.0, darken(roof, 0.3), 1.0))
                )
            ),
        )
        tip = -246
    else:
        spire = polygon([(-42, -208), (0, -352), (42, -208)])
        cone = ((0.0, lighten(roof, 0.2), 1.0), (0.5, roof, 1.0), (1.0, darken(roof, 0.35), 1.0))
        canvas.drawPath(spire, fill(shader=horizontal(-42, 42, cone)))
        if style.snow:
            canvas.drawPath(
                polygon([(-42, -208), (0, -352), (6, -330), (-22, -214)]), fill(style.snow)
            )
        tip = -352
    canvas.drawLine(0, tip - 26, 0, tip + 4, fill(darken(roof, 0.5), stroke=3))
    canvas.drawLine(-8, tip - 17, 8, tip - 17, fill(darken(roof, 0.5), stroke=3))
    for px, py in ((0.0, -168.0), (62.0, -52.0), (104.0, -52.0), (0.0, -96.0)):
        lamp = style.lamp if dice.random() < style.lit else ""
        glass = skia.Rect(px - 8, py - 18, px + 8, py + 16)
        if lamp:
            canvas.drawOval(glass.makeOutset(12, 12), fill(lamp, 0.3, blur=8))
        canvas.drawRoundRect(glass, 8, 8, fill(lamp or darken(wall, 0.6)))
    door = skia.Rect(-13, -40, 13, 0)
    canvas.drawRoundRect(door, 12, 12, fill(darken(style.beam or "#6a4430", 0.2)))
    canvas.restore()
