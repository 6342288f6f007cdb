"""Machinery: turning gears, pipes, tanks, gauges and a running belt."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, radial, vertical
from reelwright.motion.indoors.instruments import gear
from reelwright.motion.indoors.interiors import TABLE_FRONT, paint_pool, paint_table
from reelwright.motion.layer import Layer, Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.scenery import Moment


@dataclass(frozen=True)
class Wheel:
    """A gear in the picture; `pace` in turns a minute, negative the other way round."""

    x: float
    y: float
    radius: float
    teeth: int
    colour: str
    pace: float


def gear_train(
    x: float, y: float, radii: Sequence[float], turns: Sequence[float], colours: Sequence[str]
) -> list[Wheel]:
    """Gears that mesh, each next to the last in the direction `turns` (degrees)."""
    wheels: list[Wheel] = []
    pace = 3.0
    for k, radius in enumerate(radii):
        if wheels:
            last = wheels[-1]
            reach = (last.radius + radius) * 0.925
            angle = math.radians(turns[k - 1])
            x, y = last.x + reach * math.cos(angle), last.y + reach * math.sin(angle)
            pace = -last.pace * last.radius / radius
        wheels.append(
            Wheel(x, y, radius, max(8, round(radius / 11)), colours[k % len(colours)], pace)
        )
    return wheels


def gears(wheels: Sequence[Wheel]) -> Part:
    """The wheels, turning."""
    shapes = [
        (
            wheel,
            gear(wheel.radius, wheel.teeth, hole=0.16),
            fill(darken(wheel.colour, 0.5)),
            fill(wheel.colour),
            fill(lighten(wheel.colour, 0.2)),
        )
        for wheel in wheels
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for wheel, path, edge, face, shine in shapes:
            radius = wheel.radius
            canvas.save()
            canvas.translate(wheel.x, wheel.y)
            canvas.save()
            canvas.translate(5, 10)
            canvas.rotate(now.t * wheel.pace * 6)
            canvas.drawPath(path, edge)
            canvas.restore()
            canvas.rotate(now.t * wheel.pace * 6)
            canvas.drawPath(path, face)
            canvas.drawCircle(
                0, 0, radius * 0.68, fill(edge_of(wheel.colour), stroke=radius * 0.06)
            )
            for k in range(5):
                angle = k * 2 * math.pi / 5
                hole = (radius * 0.43 * math.cos(angle), radius * 0.43 * math.sin(angle))
                canvas.drawCircle(*hole, radius * 0.13, edge)
            canvas.drawCircle(0, 0, radius * 0.22, shine)
            canvas.drawCircle(0, 0, radius * 0.09, edge)
            canvas.restore()

    return part


def edge_of(colour: str) -> str:
    return darken(colour, 0.22)


def paint_pipe(
    canvas: skia.Canvas, points: Sequence[tuple[float, float]], wide: float, colour: str
) -> None:
    """A round pipe along a line, with flanges at its bends."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    for shift, share, tone, alpha in (
        (8.0, 1.0, "#000000", 0.3),
        (0.0, 1.0, darken(colour, 0.45), 1.0),
        (-1.0, 0.8, colour, 1.0),
        (-wide * 0.16, 0.3, lighten(colour, 0.3), 0.8),
    ):
        canvas.save()
        canvas.translate(shift, shift)
        canvas.drawPath(path, fill(tone, alpha, stroke=wide * share))
        canvas.restore()
    for x, y in points:
        canvas.drawCircle(x, y, wide * 0.66, fill(darken(colour, 0.4)))
        canvas.drawCircle(x - 2, y - 2, wide * 0.54, fill(lighten(colour, 0.12)))
        for k in range(6):
            angle = k * math.pi / 3
            bolt = (x + wide * 0.42 * math.cos(angle), y + wide * 0.42 * math.sin(angle))
            canvas.drawCircle(*bolt, wide * 0.06, fill(darken(colour, 0.55)))


def paint_tank(
    canvas: skia.Canvas, x: float, base: float, wide: float, high: float, colour: str
) -> None:
    """A riveted boiler standing on legs."""
    half = wide / 2
    tone = [
        (0, darken(colour, 0.2), 1),
        (0.25, lighten(colour, 0.34), 1),
        (0.5, colour, 1),
        (1, darken(colour, 0.5), 1),
    ]
    for side in (-0.36, 0.36):
        canvas.drawRect(
            skia.Rect(x + side * wide - 12, base - 60, x + side * wide + 12, base),
            fill(darken(colour, 0.6)),
        )
    body = skia.Rect(x - half, base - high, x + half, base - 40)
    canvas.drawRoundRect(
        body, half * 0.6, half * 0.4, fill(shader=horizontal(x - half, x + half, tone))
    )
    for share in (0.22, 0.5, 0.8):
        y = base - 40 - (high - 40) * share
        band = skia.Rect(x - half - 5, y - 11, x + half + 5, y + 11)
        canvas.drawRoundRect(
            band,
            6,
            6,
            fill(
                shader=horizontal(x - half, x + half, [(p, darken(c, 0.18), a) for p, c, a in tone])
            ),
        )
        for k in range(7):
            canvas.drawCircle(x - half + 16 + k * (wide - 32) / 6, y, 5, fill(lighten(colour, 0.3)))


def paint_gauge(
    canvas: skia.Canvas, x: float, y: float, radius: float, metal: str, face: str
) -> None:
    """A dial; its hand is drawn by `gauge_hand`."""
    canvas.drawCircle(x + 4, y + 8, radius * 1.1, fill("#000000", 0.3, blur=8))
    canvas.drawCircle(x, y, radius * 1.12, fill(darken(metal, 0.25)))
    canvas.drawCircle(x, y, radius * 1.05, fill(lighten(metal, 0.25)))
    disc = [(0, lighten(face, 0.4), 1), (1, face, 1)]
    canvas.drawCircle(x, y, radius * 0.92, fill(shader=radial(x, y, radius, disc)))
    for k in range(9):
        angle = math.radians(150 + k * 30)
        inner, outer = radius * 0.68, radius * 0.84
        canvas.drawLine(
            x + inner * math.cos(angle), y + inner * math.sin(angle),
            x + outer * math.cos(angle), y + outer * math.sin(angle),
            fill("#3a2f2a", stroke=max(2.0, radius * 0.06)),
        )  # fmt: skip


def gauge_hands(dials: Sequence[tuple[float, float, float]]) -> Part:
    """Hands that tremble around their mark."""

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k, (x, y, radius) in enumerate(dials):
            swing = 40 * math.sin(now.t * 0.8 + k * 2) + 5 * math.sin(now.t * 5 + k)
            angle = math.radians(270 + swing)
            tip = (x + radius * 0.7 * math.cos(angle), y + radius * 0.7 * math.sin(angle))
            canvas.drawLine(x, y, *tip, fill("#c8322a", stroke=radius * 0.09))
            canvas.drawCircle(x, y, radius * 0.13, fill("#3a2f2a"))

    return part


def running_belt(
    world: World, y: float, box: Layer, *, gap: float = 330.0, speed: float = 90.0
) -> Part:
    """Boxes that travel on a belt whose surface is at `y`."""
    count = int((world.width + 800) / gap) + 1
    long = count * gap

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(count):
            x = (k * gap + now.t * speed) % long - 400
            box.draw(canvas, x - box.width / 2, y - box.height)

    return part


def rollers(world: World, y: float, radius: float, colour: str, *, speed: float = 90.0) -> Part:
    """The wheels under a belt's front edge."""
    step = radius * 2.5
    count = int((world.width + 400) / step) + 2
    shade, face, shine = darken(colour, 0.5), colour, lighten(colour, 0.3)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        turn = now.t * speed / radius
        for k in range(count):
            x = -200 + k * step
            canvas.drawCircle(x, y, radius, fill(shade))
            canvas.drawCircle(x, y, radius * 0.84, fill(face))
            for arm in range(3):
                angle = turn + arm * 2.0944
                spot = (x + radius * 0.5 * math.cos(angle), y + radius * 0.5 * math.sin(angle))
                canvas.drawCircle(*spot, radius * 0.17, fill(shade))
            canvas.drawCircle(x, y, radius * 0.18, fill(shine))

    return part


def parcel(world: World, size: float, colour: str) -> Layer:
    """A cardboard box for the belt."""
    high = size * 0.74

    def paint(canvas: skia.Canvas) -> None:
        body = skia.Rect(4, 0, size - 4, high)
        tone = [(0, lighten(colour, 0.24), 1), (1, darken(colour, 0.28), 1)]
        canvas.drawRoundRect(body, 5, 5, fill(shader=vertical(0, high, tone)))
        canvas.drawRect(
            skia.Rect(size * 0.43, 0, size * 0.57, high), fill(lighten(colour, 0.45), 0.6)
        )
        canvas.drawRect(
            skia.Rect(size * 0.66, high * 0.56, size * 0.9, high * 0.86), fill("#fff6e4", 0.7)
        )
        canvas.drawRect(skia.Rect(4, 0, size - 4, 7), fill(lighten(colour, 0.5), 0.6))

    return world.easel.layer(size, high, paint)


def weld_sparks(world: World, x: float, y: float, colour: str, *, count: int = 26) -> Part:
    """Bursts of sparks that fly from (`x`, `y`) and fall."""
    dice = random.Random(world.dice.random())
    sparks = [
        (dice.uniform(-2.7, -0.4), dice.uniform(180, 520), dice.random(), dice.uniform(1.5, 4))
        for _ in range(count)
    ]
    hot = lighten(colour, 0.5)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        pulse = 0.55 + 0.45 * math.sin(now.t * 2.1) * math.sin(now.t * 0.7 + 1)
        for angle, speed, start, size in sparks:
            age = (now.t * 0.85 + start) % 1
            px = x + math.cos(angle) * speed * age
            py = y + math.sin(angle) * speed * age + 520 * age * age
            shown = (1 - age) * max(0.15, pulse)
            tail = 0.05
            back = max(0.0, age - tail)
            qx = x + math.cos(angle) * speed * back
            qy = y + math.sin(angle) * speed * back + 520 * back * back
            canvas.drawLine(qx, qy, px, py, fill(mix(hot, colour, age), shown, stroke=size))
        canvas.drawCircle(x, y, 16 + 10 * pulse, fill(hot, 0.35 * pulse + 0.15))

    return part


def belt_table(world: World, belt: str, brass: str, light: str) -> Paint:
    """The belt with its hazard stripe and the dark frame below."""

    def paint(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, belt, face="", grain=False, light=light)
        paint_pool(canvas, world, light, 0.15)
        lip = skia.Rect(-MARGIN, TABLE_FRONT, world.width + MARGIN, TABLE_FRONT + 34)
        canvas.save()
        canvas.clipRect(lip)
        canvas.drawRect(lip, fill(mix("#e8b52f", brass, 0.3)))
        for k in range(-8, int(world.width / 60) + 12):
            x = k * 60.0
            stripe = skia.Path()
            stripe.moveTo(x, TABLE_FRONT + 40)
            stripe.lineTo(x + 30, TABLE_FRONT + 40)
            stripe.lineTo(x + 66, TABLE_FRONT - 6)
            stripe.lineTo(x + 36, TABLE_FRONT - 6)
            canvas.drawPath(stripe, fill("#241f22", 0.86))
        canvas.drawRect(
            lip,
            fill(
                shader=vertical(lip.top(), lip.bottom(), [(0, "#ffffff", 0.2), (1, "#000000", 0.4)])
            ),
        )
        canvas.restore()
        for k in range(-3, int(world.width / 430) + 4):
            x = world.middle + (k - 1) * 430
            beam = skia.Rect(x - 36, 1440, x + 36, HEIGHT + MARGIN)
            tone = [(0, darken(belt, 0.3), 1), (1, darken(belt, 0.72), 1)]
            canvas.drawRect(beam, fill(shader=vertical(1440, HEIGHT, tone)))
        rail = skia.Rect(-MARGIN, 1440, world.width + MARGIN, 1486)
        canvas.drawRect(
            rail,
            fill(
                shader=vertical(1440, 1486, [(0, darken(belt, 0.1), 1), (1, darken(belt, 0.55), 1)])
            ),
        )

    return paint
