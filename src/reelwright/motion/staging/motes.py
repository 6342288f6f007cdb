"""Motes: the small moving things of a scene (dust, steam, bubbles, sparks, confetti, rain)."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from reelwright.motion.brush import fill, radial
from reelwright.motion.layer import Layer
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.scenery import Moment

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def soft_dot(world: World, radius: float, colour: str, alpha: float = 1.0) -> Layer:
    """A round glow that fades to its edge, on a square page of twice `radius`."""
    stops = (
        (0.0, colour, alpha),
        (0.25, colour, alpha * 0.62),
        (0.55, colour, alpha * 0.2),
        (1.0, colour, 0.0),
    )

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawCircle(
            radius, radius, radius, fill(shader=radial(radius, radius, radius, stops))
        )

    return world.easel.layer(2 * radius, 2 * radius, paint)


def glow(
    world: World,
    x: float,
    y: float,
    radius: float,
    colour: str,
    *,
    alpha: float = 0.7,
    period_s: float = 4.0,
    breath: float = 0.18,
) -> Part:
    """A light that breathes."""
    dot = soft_dot(world, radius, colour, alpha)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        level = 1 - breath * (0.5 + 0.5 * math.sin(2 * math.pi * now.t / period_s + x))
        draw_soft(canvas, dot, x - radius, y - radius, level)

    return part


def draw_soft(canvas: skia.Canvas, layer: Layer, x: float, y: float, alpha: float) -> None:
    """Draw something without sharp edges on whole pixels: nobody sees the step, and copying
    costs a tenth of sampling."""
    matrix = canvas.getTotalMatrix()
    scale_x, scale_y = matrix.getScaleX(), matrix.getScaleY()
    left = round(matrix.getTranslateX() + (x + layer.left) * scale_x) - matrix.getTranslateX()
    top = round(matrix.getTranslateY() + (y + layer.top) * scale_y) - matrix.getTranslateY()
    layer.draw(canvas, left / scale_x - layer.left, top / scale_y - layer.top, alpha=alpha)


def dust(
    world: World,
    count: int,
    colour: str,
    *,
    box: Box | None = None,
    rise: float = 14.0,
    size: tuple[float, float] = (1.5, 4.5),
    alpha: float = 0.6,
) -> Part:
    """Points that float and twinkle in the light."""
    dice = random.Random(world.dice.random())
    left, top, right, bottom = box or (0.0, 0.0, world.width, world.height)
    share = max(1.0, (right - left) / 1080) if box is None else 1.0
    points = [
        (dice.random(), dice.random(), dice.uniform(*size), dice.uniform(0, 6.28))
        for _ in range(round(count * share))
    ]
    wide, high = right - left, bottom - top

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for px, py, radius, phase in points:
            x = left + px * wide + 20 * math.sin(now.t * 0.7 + phase)
            y = top + (py * high - now.t * rise * (0.5 + radius / 3)) % high
            shown = alpha * (0.4 + 0.6 * abs(math.sin(now.t * 0.9 + phase)))
            edge = min(1.0, (y - top) / (0.08 * high), (bottom - y) / (0.08 * high))
            canvas.drawCircle(x, y, radius, fill(colour, shown * max(0.0, edge)))

    return part


def steam(
    world: World,
    x: float,
    y: float,
    *,
    high: float = 300.0,
    wide: float = 46.0,
    count: int = 9,
    colour: str = "#ffffff",
    alpha: float = 0.3,
    period_s: float = 4.2,
) -> Part:
    """Puffs that rise from (`x`, `y`), widen and fade."""
    puff = soft_dot(world, 60, colour, 1.0)
    phase = world.dice.uniform(0, 6)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(count):
            age = (now.t / period_s + k / count) % 1
            drift = wide * age * math.sin(now.t * 0.9 + k * 2.4 + phase)
            shown = alpha * min(1.0, age * 5) * (1 - age) ** 1.3
            zoom = (0.35 + 1.1 * age) * wide / 46
            puff.place(canvas, x + drift, y - high * age, zoom=(zoom, zoom * 1.25), alpha=shown)

    return part


def bubbles(
    world: World,
    box: Box,
    count: int,
    colour: str,
    *,
    size: tuple[float, float] = (3.0, 8.0),
    period_s: float = 2.6,
    narrow: float = 1.0,
) -> Part:
    """Rings that rise through a liquid; the box is `narrow` times as wide at its top."""
    dice = random.Random(world.dice.random())
    left, top, right, bottom = box
    items = [
        (dice.uniform(-1, 1), dice.random(), dice.uniform(*size), dice.uniform(0.7, 1.3))
        for _ in range(count)
    ]
    centre, half = (left + right) / 2, (right - left) / 2

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for side, start, radius, speed in items:
            age = (now.t * speed / period_s + start) % 1
            reach = half * (1 + (narrow - 1) * age) - radius
            x = centre + side * reach * 0.9 + 3 * math.sin(now.t * 3 + start * 9)
            y = bottom - radius - (bottom - top - radius) * age
            shown = min(1.0, age * 6, (1 - age) * 8)
            canvas.drawCircle(x, y, radius, fill(colour, 0.32 * shown))
            canvas.drawCircle(x, y, radius, fill(colour, 0.75 * shown, stroke=1.6))

    return part


def confetti(world: World, count: int, colours: Sequence[str], *, speed: float = 120.0) -> Part:
    """Paper scraps that fall and turn."""
    dice = random.Random(world.dice.random())
    share = world.width / 1080
    scraps = [
        (
            dice.random(),
            dice.random(),
            dice.uniform(8, 17),
            dice.choice(colours),
            dice.uniform(0, 6.28),
            dice.uniform(0.7, 1.4),
        )
        for _ in range(round(count * share))
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for px, py, size, colour, phase, pace in scraps:
            x = px * world.width + 40 * math.sin(now.t * pace + phase)
            y = (py * 2080 + now.t * speed * pace) % 2080 - 80
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(math.degrees(phase) + 80 * math.sin(now.t * pace * 1.3 + phase))
            flat = 0.25 + 0.75 * abs(math.sin(now.t * 2.2 * pace + phase))
            canvas.drawRect(
                skia.Rect(-size, -size * 0.55 * flat, size, size * 0.55 * flat), fill(colour, 0.9)
            )
            canvas.restore()

    return part


def rain(
    world: World, box: Box, count: int, colour: str, *, alpha: float = 0.4, speed: float = 900.0
) -> Part:
    """Streaks that fall inside a box (behind a window)."""
    dice = random.Random(world.dice.random())
    left, top, right, bottom = box
    drops = [
        (dice.random(), dice.random(), dice.uniform(0.7, 1.2), dice.uniform(18, 44))
        for _ in range(count)
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        canvas.save()
        canvas.clipRect(skia.Rect(left, top, right, bottom))
        paint = fill(colour, alpha, stroke=2.2)
        high = bottom - top + 80
        for px, py, pace, length in drops:
            y = top - 60 + (py * high + now.t * speed * pace) % high
            x = left + px * (right - left) - (y - top) * 0.12
            canvas.drawLine(x, y, x - length * 0.12, y + length, paint)
        canvas.restore()

    return part


def bokeh(
    world: World,
    points: Sequence[tuple[float, float]],
    colours: Sequence[str],
    *,
    size: tuple[float, float] = (14.0, 40.0),
    alpha: float = 0.55,
) -> Part:
    """Lights out of focus that slowly come and go."""
    dice = random.Random(world.dice.random())
    discs = {colour: _disc(world, 40, colour) for colour in colours}
    lights = [
        (x, y, dice.uniform(*size), discs[dice.choice(colours)], dice.uniform(0, 6.28))
        for x, y in points
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, y, radius, disc, phase in lights:
            shown = alpha * (0.62 + 0.38 * math.sin(now.t * 1.3 + phase))
            disc.place(canvas, x, y, zoom=radius / 40, alpha=shown)

    return part


def _disc(world: World, radius: float, colour: str) -> Layer:
    stops = ((0.0, colour, 0.55), (0.78, colour, 0.7), (0.9, colour, 0.95), (1.0, colour, 0.0))

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawCircle(
            radius, radius, radius, fill(shader=radial(radius, radius, radius, stops))
        )

    return world.easel.layer(2 * radius, 2 * radius, paint)
