"""Audience: people seen from behind, dark against the light, for stages, fields and streets."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, lighten
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World


def paint_person(
    canvas: skia.Canvas, x: float, y: float, size: float, colour: str, dice: random.Random,
    *, arms: bool = False,
) -> None:  # fmt: skip
    """Head and shoulders; `y` is the middle of the head, `size` about 1 near the lens."""
    paint = fill(colour)
    head = 46 * size
    canvas.drawOval(skia.Rect(x - head * 0.84, y - head, x + head * 0.84, y + head), paint)
    body = skia.Path()
    body.moveTo(x - 130 * size, y + 420 * size)
    body.cubicTo(
        x - 138 * size, y + 120 * size, x - 100 * size, y + 76 * size, x - 34 * size, y + 58 * size
    )
    body.lineTo(x - 20 * size, y + 20 * size)
    body.lineTo(x + 20 * size, y + 20 * size)
    body.lineTo(x + 34 * size, y + 58 * size)
    body.cubicTo(
        x + 100 * size,
        y + 76 * size,
        x + 138 * size,
        y + 120 * size,
        x + 130 * size,
        y + 420 * size,
    )
    body.close()
    canvas.drawPath(body, paint)
    kind = dice.random()
    if kind < 0.22:
        canvas.drawOval(
            skia.Rect(x - head * 1.1, y - head * 1.05, x + head * 1.1, y + head * 1.5), paint
        )
    elif kind < 0.36:
        canvas.drawCircle(x, y - head * 1.12, head * 0.42, paint)
    elif kind < 0.5:
        canvas.drawRoundRect(
            skia.Rect(x - head * 0.9, y - head * 1.1, x + head * 0.9, y - head * 0.3),
            head * 0.5,
            head * 0.5,
            paint,
        )
    if arms and dice.random() < 0.7:
        for side in (-1, 1):
            if dice.random() < 0.3:
                continue
            arm = skia.Path()
            arm.moveTo(x + side * 92 * size, y + 130 * size)
            reach = dice.uniform(20, 70) * size * side
            arm.lineTo(x + side * 116 * size + reach * 0.3, y - 10 * size)
            arm.lineTo(x + side * 104 * size + reach, y - dice.uniform(90, 150) * size)
            limb = fill(colour, stroke=34 * size)
            canvas.drawPath(arm, limb)


def paint_rows(
    canvas: skia.Canvas,
    world: World,
    y: float,
    size: float,
    colour: str,
    dice: random.Random,
    *,
    arms: bool = False,
    rim: str = "",
) -> None:
    """A row of people across the page with their heads around `y`; `rim` lights their heads."""
    step = 205 * size
    x = -MARGIN - dice.uniform(0, step)
    while x < world.width + MARGIN + step:
        place, high = x + dice.uniform(-0.2, 0.2) * step, y + dice.uniform(-26, 26) * size
        grown = size * dice.uniform(0.9, 1.1)
        if rim:
            state = dice.getstate()
            paint_person(canvas, place, high - 5 * size, grown, rim, dice, arms=arms)
            dice.setstate(state)
        paint_person(canvas, place, high, grown, colour, dice, arms=arms)
        x += step * dice.uniform(0.85, 1.15)
    ground = skia.Rect(-MARGIN, y + 330 * size, world.width + MARGIN, HEIGHT + MARGIN)
    canvas.drawRect(ground, fill(colour))


def paint_seats(canvas: skia.Canvas, world: World, y: float, size: float, colour: str) -> None:
    """A row of theatre seats, backs towards us, their tops at `y`."""
    wide = 190 * size
    x = world.middle - wide / 2 - round((world.middle + MARGIN) / wide) * wide
    while x < world.width + MARGIN:
        seat = skia.Rect(x + 8, y, x + wide - 8, HEIGHT + MARGIN)
        canvas.drawRoundRect(
            seat.makeOffset(0, -5), 60 * size, 60 * size, fill(lighten(colour, 0.24))
        )
        canvas.drawRoundRect(seat, 60 * size, 60 * size, fill(colour))
        inner = skia.Rect(x + 26 * size, y + 26 * size, x + wide - 26 * size, HEIGHT + MARGIN)
        canvas.drawRoundRect(inner, 44 * size, 44 * size, fill(darken(colour, 0.25)))
        x += wide
