"""Cells: blood cells, living cells, microbes and viruses, painted once and then placed."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial
from reelwright.motion.layer import Layer
from reelwright.motion.staging.diorama import World

BLOOD_SIZE = 240.0


def blood_cells(world: World, colour: str) -> list[Layer]:
    """The red cell's disc at three tilts, on square pages of BLOOD_SIZE."""
    return [_blood_cell(world, colour, tilt) for tilt in (1.0, 0.66, 0.4)]


def _blood_cell(world: World, colour: str, tilt: float) -> Layer:
    middle, radius = BLOOD_SIZE / 2, BLOOD_SIZE * 0.44

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(middle, middle)
        canvas.scale(1, tilt)
        thick = radius * 0.34 * (1 - tilt)
        rim = [(0, lighten(colour, 0.3), 1), (0.6, colour, 1), (1, darken(colour, 0.5), 1)]
        canvas.drawOval(
            skia.Rect(-radius, -radius + thick / tilt, radius, radius + thick / tilt),
            fill(darken(colour, 0.45)),
        )
        shade = radial(-radius * 0.3, -radius * 0.4, radius * 1.5, rim)
        canvas.drawCircle(0, 0, radius, fill(shader=shade))
        dent = [(0, darken(colour, 0.42), 0.95), (0.6, darken(colour, 0.25), 0.75), (1, colour, 0)]
        canvas.drawCircle(0, 4, radius * 0.66, fill(shader=radial(0, 10, radius * 0.62, dent)))
        glint = skia.Rect(-radius * 0.62, -radius * 0.82, radius * 0.1, -radius * 0.52)
        canvas.drawOval(glint, fill("#ffffff", 0.34, blur=radius * 0.09))

    return world.easel.layer(BLOOD_SIZE, BLOOD_SIZE, paint)


def living_cell(
    world: World, size: float, body: str, nucleus: str, dice: random.Random, *, rich: bool = True
) -> Layer:
    """A see-through cell with its nucleus and organelles, `size` wide on a larger page."""
    page = size * 1.12
    middle, radius = page / 2, size / 2
    outline = blob(middle, middle, radius, dice, 0.05)

    def paint(canvas: skia.Canvas) -> None:
        jelly = [
            (0, lighten(body, 0.35), 0.5),
            (0.7, body, 0.42),
            (0.94, lighten(body, 0.2), 0.7),
            (1, lighten(body, 0.5), 0.9),
        ]
        canvas.drawPath(outline, fill(shader=radial(middle, middle, radius * 1.04, jelly)))
        canvas.save()
        canvas.clipPath(outline, True)
        if rich:
            _organelles(canvas, middle, radius, body, nucleus, dice)
        x, y = middle + radius * 0.12, middle + radius * 0.1
        core = radius * 0.34
        seed = [
            (0, lighten(nucleus, 0.35), 1),
            (0.7, nucleus, 0.95),
            (1, darken(nucleus, 0.3), 0.9),
        ]
        if rich:
            canvas.drawCircle(
                x, y, core, fill(shader=radial(x - core * 0.3, y - core * 0.3, core * 1.3, seed))
            )
            canvas.drawCircle(
                x + core * 0.2, y + core * 0.1, core * 0.34, fill(darken(nucleus, 0.35), 0.7)
            )
        shine = skia.Rect(
            middle - radius * 0.72,
            middle - radius * 0.84,
            middle + radius * 0.06,
            middle - radius * 0.5,
        )
        canvas.drawOval(shine, fill("#ffffff", 0.42, blur=radius * 0.07))
        canvas.restore()
        canvas.drawPath(outline, fill(lighten(body, 0.55), 0.75, stroke=max(2.0, size * 0.014)))

    return world.easel.layer(page, page, paint)


def _organelles(
    canvas: skia.Canvas,
    middle: float,
    radius: float,
    body: str,
    nucleus: str,
    dice: random.Random,
) -> None:
    for _ in range(16):
        angle, reach = dice.uniform(0, 6.28), radius * dice.uniform(0.4, 0.86)
        x, y = middle + reach * math.cos(angle), middle + reach * math.sin(angle)
        grain = radius * dice.uniform(0.03, 0.085)
        tone = mix(body, nucleus, dice.random())
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(dice.uniform(0, 180))
        canvas.drawOval(
            skia.Rect(-grain * 1.7, -grain, grain * 1.7, grain), fill(lighten(tone, 0.2), 0.75)
        )
        canvas.drawOval(
            skia.Rect(-grain, -grain * 0.5, grain * 0.6, grain * 0.2), fill("#ffffff", 0.3)
        )
        canvas.restore()


def blob(x: float, y: float, radius: float, dice: random.Random, rough: float) -> skia.Path:
    """A closed soft outline around (`x`, `y`) that strays from a circle by `rough`."""
    waves = [(k, dice.uniform(-1, 1) * rough / k**0.5, dice.uniform(0, 6.28)) for k in (2, 3, 4, 5)]
    path = skia.Path()
    for step in range(72):
        angle = step / 72 * 2 * math.pi
        reach = radius * (1 + sum(a * math.sin(k * angle + p) for k, a, p in waves))
        point = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        if step:
            path.lineTo(*point)
        else:
            path.moveTo(*point)
    path.close()
    return path


def virus(world: World, size: float, colour: str) -> Layer:
    """A round virus with its crown of spikes, `size` wide."""
    middle, radius = size / 2, size * 0.33

    def paint(canvas: skia.Canvas) -> None:
        for k in range(14):
            angle = k * 2 * math.pi / 14
            x, y = math.cos(angle), math.sin(angle)
            tip = (middle + x * radius * 1.38, middle + y * radius * 1.38)
            canvas.drawLine(
                middle + x * radius * 0.9, middle + y * radius * 0.9, *tip,
                fill(darken(colour, 0.25), stroke=size * 0.03),
            )  # fmt: skip
            canvas.drawCircle(*tip, size * 0.045, fill(lighten(colour, 0.15)))
        ball = [(0, lighten(colour, 0.45), 1), (0.5, colour, 1), (1, darken(colour, 0.5), 1)]
        shade = radial(middle - radius * 0.35, middle - radius * 0.4, radius * 1.5, ball)
        canvas.drawCircle(middle, middle, radius, fill(shader=shade))
        for k in range(7):
            angle = k * 2.4
            reach = radius * (0.2 + 0.1 * k)
            spot = (middle + reach * math.cos(angle), middle + reach * math.sin(angle))
            canvas.drawCircle(*spot, radius * 0.1, fill(darken(colour, 0.4), 0.6))

    return world.easel.layer(size, size, paint)


def bacterium(world: World, size: float, colour: str, dice: random.Random) -> Layer:
    """A rod with hairs and a tail, `size` long."""
    high = size * 0.36

    def paint(canvas: skia.Canvas) -> None:
        left, right, middle = size * 0.3, size * 0.96, size / 2
        for k in range(3):
            tail = skia.Path()
            tail.moveTo(left, middle + (k - 1) * high * 0.2)
            tail.cubicTo(
                size * 0.22, middle - high * 0.5, size * 0.14, middle + high * 0.6,
                size * 0.02, middle + (k - 1) * high * 0.4,
            )  # fmt: skip
            canvas.drawPath(tail, fill(lighten(colour, 0.2), 0.8, stroke=size * 0.014))
        for k in range(16):
            x = left + (right - left) * (k + 0.5) / 16
            for side in (-1, 1):
                y = middle + side * high * 0.45
                end = y + side * high * dice.uniform(0.14, 0.24)
                canvas.drawLine(x, y, x - 5, end, fill(colour, 0.8, stroke=size * 0.012))
        rod = skia.Rect(left, middle - high / 2, right, middle + high / 2)
        tone = [(0, lighten(colour, 0.4), 1), (0.6, colour, 1), (1, darken(colour, 0.4), 1)]
        shade = radial((left + right) / 2, middle - high * 0.35, size * 0.4, tone)
        canvas.drawRoundRect(rod, high / 2, high / 2, fill(shader=shade))
        shine = skia.Rect(
            left + high * 0.3, middle - high * 0.36, right - high * 0.4, middle - high * 0.2
        )
        canvas.drawRoundRect(shine, high * 0.08, high * 0.08, fill("#ffffff", 0.4, blur=3))
        for _ in range(6):
            x, y = (
                dice.uniform(left + high * 0.4, right - high * 0.4),
                middle + dice.uniform(-0.1, 0.3) * high,
            )
            canvas.drawCircle(x, y, high * dice.uniform(0.05, 0.1), fill(darken(colour, 0.4), 0.5))

    return world.easel.layer(size, size, paint)


def molecule(world: World, size: float, colours: tuple[str, ...], dice: random.Random) -> Layer:
    """Balls and sticks, about `size` wide."""
    middle = size / 2
    atoms = [(middle, middle, size * 0.15, colours[0])]
    start = dice.uniform(0, 6.28)
    for k in range(dice.choice((2, 3, 4))):
        angle = start + k * 2 * math.pi / 3.3
        reach = size * dice.uniform(0.28, 0.34)
        x, y = middle + reach * math.cos(angle), middle + reach * math.sin(angle)
        atoms.append((x, y, size * dice.uniform(0.085, 0.12), colours[1 + k % (len(colours) - 1)]))

    def paint(canvas: skia.Canvas) -> None:
        for x, y, _, _ in atoms[1:]:
            canvas.drawLine(middle, middle, x, y, fill("#c8d2dc", stroke=size * 0.05))
            canvas.drawLine(middle, middle - 2, x, y - 2, fill("#ffffff", 0.7, stroke=size * 0.014))
        for x, y, radius, colour in sorted(atoms, key=lambda atom: atom[2]):
            ball = [(0, lighten(colour, 0.6), 1), (0.35, colour, 1), (1, darken(colour, 0.55), 1)]
            shade = radial(x - radius * 0.35, y - radius * 0.4, radius * 1.5, ball)
            canvas.drawCircle(x, y, radius, fill(shader=shade))

    return world.easel.layer(size, size, paint)
