"""Temples: columns and pediments of Greece, pyramids and obelisks of Egypt, lit from the left."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, polygon, vertical
from reelwright.motion.monuments.stonework import Stone
from reelwright.motion.staging.diorama import World
from reelwright.motion.staging.mood import Mood


def rounded(stone: Stone) -> tuple[tuple[float, str, float], ...]:
    """Stops of a round thing's shading."""
    return (
        (0.0, mix(stone.base, stone.light, 0.6), 1.0),
        (0.22, stone.light, 1.0),
        (0.6, stone.base, 1.0),
        (1.0, stone.dark, 1.0),
    )


def paint_slab(
    canvas: skia.Canvas, left: float, top: float, right: float, foot: float, stone: Stone
) -> None:
    """A course of stone with a lit upper edge."""
    stops = (
        (0.0, mix(stone.base, stone.light, 0.75), 1.0),
        (0.6, stone.base, 1.0),
        (1.0, mix(stone.base, stone.dark, 0.4), 1.0),
    )
    canvas.drawRect(skia.Rect(left, top, right, foot), fill(shader=horizontal(left, right, stops)))
    canvas.drawRect(skia.Rect(left, top, right, top + 4), fill(lighten(stone.light, 0.25), 0.8))
    canvas.drawRect(skia.Rect(left, foot - 4, right, foot), fill(stone.dark, 0.5))


def paint_column(
    canvas: skia.Canvas, x: float, top: float, foot: float, half: float, stone: Stone
) -> None:
    """A fluted column with its capital; slightly slimmer at the top."""
    slim = half * 0.84
    shaft = polygon([(x - slim, top), (x + slim, top), (x + half, foot), (x - half, foot)])
    canvas.drawPath(shaft, fill(shader=horizontal(x - half, x + half, rounded(stone))))
    for k in range(-2, 3):
        groove = x + k * half * 0.36
        tone = fill(stone.dark, 0.26 if k > -2 else 0.14, stroke=half * 0.09)
        canvas.drawLine(x + (groove - x) * 0.84, top + half * 0.5, groove, foot - half * 0.3, tone)
    high = half * 0.42
    bowl = polygon(
        [
            (x - slim, top + high),
            (x - half * 1.34, top),
            (x + half * 1.34, top),
            (x + slim, top + high),
        ]
    )
    canvas.drawPath(bowl, fill(shader=horizontal(x - half * 1.3, x + half * 1.3, rounded(stone))))
    paint_slab(canvas, x - half * 1.42, top - high, x + half * 1.42, top + 2, stone)
    paint_slab(canvas, x - half * 1.2, foot - half * 0.34, x + half * 1.2, foot, stone)


def paint_greek(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, size: float, stone: Stone
) -> None:
    """A front of eight columns under a pediment; at size 1 it is 940 units wide."""
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(size, size)
    for k in range(3):
        reach = 470 - 24 * k
        paint_slab(canvas, -reach, -22 * (k + 1), reach, -22 * k + 1, stone)
    cella = skia.Rect(-372, -350, 372, -66)
    inside = ((0.0, darken(stone.dark, 0.45), 1.0), (1.0, stone.dark, 1.0))
    canvas.drawRect(cella, fill(shader=vertical(-350, -66, inside)))
    door = skia.Rect(-58, -280, 58, -66)
    canvas.drawRect(door, fill(stone.lamp or darken(stone.dark, 0.7), 0.85))
    if stone.lamp:
        canvas.drawRect(door.makeOutset(40, 20), fill(stone.lamp, 0.3, blur=36))
    for k in range(8):
        paint_column(canvas, -378 + k * 108, -346, -66, 30, stone)
    paint_slab(canvas, -428, -400, 428, -358, stone)
    frieze = skia.Rect(-424, -448, 424, -400)
    canvas.drawRect(frieze, fill(mix(stone.base, stone.dark, 0.25)))
    for k in range(23):
        px = -412 + k * 36.4
        for groove in (0, 7, 14):
            canvas.drawRect(
                skia.Rect(px + groove, -444, px + groove + 4, -404), fill(stone.light, 0.55)
            )
    paint_slab(canvas, -452, -466, 452, -446, stone)
    gable = polygon([(-462, -464), (0, -610), (462, -464)])
    canvas.drawPath(
        gable,
        fill(
            shader=horizontal(
                -462, 462, ((0.0, stone.light, 1.0), (1.0, mix(stone.base, stone.dark, 0.5), 1.0))
            )
        ),
    )
    hollow = polygon([(-374, -474), (0, -590), (374, -474)])
    canvas.drawPath(hollow, fill(mix(stone.base, stone.dark, 0.7)))
    for k in range(-4, 5):
        high = 78 * (1 - abs(k) / 5.2)
        tone = mix(stone.base, stone.light, 0.35)
        px = k * 66
        canvas.drawCircle(px, -486 - high, 9, fill(tone))
        canvas.drawPath(
            polygon(
                [(px - 15, -476), (px - 10, -478 - high), (px + 10, -478 - high), (px + 17, -476)]
            ),
            fill(tone),
        )
    for px, py in ((0.0, -612.0), (-454.0, -468.0), (454.0, -468.0)):
        canvas.drawPath(
            polygon([(px - 15, py + 8), (px, py - 30), (px + 15, py + 8)]), fill(stone.light)
        )
    canvas.restore()


def paint_pyramid(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, half: float, stone: Stone
) -> None:
    """A pyramid of stone courses: one face in light, one in shade."""
    high, ridge = half * 1.22, x + half * 0.24
    lit = polygon([(x - half, foot), (x, foot - high), (ridge, foot)])
    shade = polygon([(ridge, foot), (x, foot - high), (x + half, foot)])
    bright = (
        (0.0, lighten(stone.light, 0.12), 1.0),
        (1.0, mix(stone.light, stone.base, 0.55), 1.0),
    )
    canvas.drawPath(lit, fill(shader=vertical(foot - high, foot, bright)))
    dim = ((0.0, mix(stone.base, stone.dark, 0.35), 1.0), (1.0, stone.dark, 1.0))
    canvas.drawPath(shade, fill(shader=vertical(foot - high, foot, dim)))
    both = skia.Path()
    both.addPath(lit)
    both.addPath(shade)
    canvas.save()
    canvas.clipPath(both, True)
    courses = max(14, round(high / 17))
    for k in range(1, courses):
        y = foot - high + high * k / courses
        canvas.drawLine(x - half, y, x + half, y, fill(stone.dark, 0.2, stroke=2.2))
        for _ in range(round(half / 70)):
            px = x + dice.uniform(-1, 1) * half * k / courses
            block = skia.Rect(px, y, px + dice.uniform(12, 34), y + high / courses)
            canvas.drawRect(block, fill(dice.choice((stone.dark, stone.light)), 0.16))
    canvas.restore()
    canvas.drawLine(x, foot - high, ridge, foot, fill(lighten(stone.light, 0.3), 0.55, stroke=3))


def paint_obelisk(canvas: skia.Canvas, x: float, foot: float, high: float, stone: Stone) -> None:
    """A tapering needle with signs cut into it."""
    half, top = high * 0.062, foot - high
    body = polygon(
        [(x - half, foot), (x - half * 0.66, top), (x + half * 0.66, top), (x + half, foot)]
    )
    canvas.drawPath(
        body,
        fill(
            shader=horizontal(
                x - half,
                x + half,
                (
                    (0.0, stone.light, 1.0),
                    (0.55, stone.base, 1.0),
                    (0.56, mix(stone.base, stone.dark, 0.6), 1.0),
                    (1.0, stone.dark, 1.0),
                ),
            )
        ),
    )
    tip = polygon([(x - half * 0.66, top), (x, top - half * 1.3), (x + half * 0.66, top)])
    canvas.drawPath(tip, fill(mix(stone.light, "#ffd870", 0.5)))
    rows = round(high / (half * 1.5))
    for k in range(1, rows - 1):
        y, kind = top + k * half * 1.5, (k * 7 + round(x)) % 4
        ink = fill(stone.dark, 0.6, stroke=half * 0.13)
        if kind == 0:
            canvas.drawCircle(x - half * 0.1, y, half * 0.24, ink)
        elif kind == 1:
            canvas.drawLine(x - half * 0.34, y - half * 0.2, x + half * 0.2, y - half * 0.2, ink)
            canvas.drawLine(x - half * 0.34, y + half * 0.2, x + half * 0.2, y + half * 0.2, ink)
        elif kind == 2:
            canvas.drawLine(x - half * 0.3, y + half * 0.3, x, y - half * 0.34, ink)
            canvas.drawLine(x, y - half * 0.34, x + half * 0.25, y + half * 0.3, ink)
        else:
            canvas.drawOval(
                skia.Rect(x - half * 0.36, y - half * 0.16, x + half * 0.24, y + half * 0.16), ink
            )
    paint_slab(canvas, x - half * 1.7, foot - half * 0.9, x + half * 1.7, foot, stone)


def pyramid_field(world: World, mood: Mood, stone: Stone) -> None:
    """Three pyramids in the haze of their distance, more beside them in a wide picture."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for dx, foot, half, far in (
            (-420, 1010, 170, 0.4),
            (470, 1020, 215, 0.28),
            (20, 1085, 400, 0.06),
        ):
            tones = (stone.light, stone.base, stone.dark)
            hazy = Stone(*(mix(tone, mood.haze, far) for tone in tones))
            paint_pyramid(canvas, dice, world.middle + dx, foot, half, hazy)
        for k in range(round((world.width - 1080) / 900)):
            for side in (-1, 1):
                paint_pyramid(canvas, dice, world.middle + side * (880 + 420 * k), 1030, 160, stone)

    world.plane(0.45, paint)
