"""Boards: the chip, the traces and the parts of a circuit board."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, gradient, lighten, mix, radial
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.pulses import Point


@dataclass(frozen=True)
class Circuitry:
    """Colours of electronics: ground, traces, light, the running spark and bare metal."""

    deep: str
    base: str
    trace: str
    light: str
    spark: str
    metal: str


def board_traces(world: World, count: int, spread: float, core: float) -> list[list[Point]]:
    """Lines that leave the chip in bundles, turn by 45 degrees and end in a ring."""
    dice = random.Random(world.dice.random())
    lines: list[list[Point]] = []
    half, reach = 285.0, max(world.width / 2, 700) + MARGIN
    for k in range(count):
        side = k % 4
        slot = (k // 4 + 0.5) / math.ceil(count / 4) * 2 - 1
        offset = slot * half * 0.88
        first = dice.uniform(50, 260) * spread + abs(slot) * 40
        turn = abs(slot) * dice.uniform(160, 420) * (1 if slot > 0 else -1)
        far = dice.uniform(0.5, 1.0) * (reach if side < 2 else 1150)
        if side < 2:
            way = -1 if side == 0 else 1
            x, y = world.middle + way * half, core + offset
            points = [(x, y), (x + way * first, y), (x + way * (first + abs(turn)), y + turn)]
            points.append((x + way * (first + abs(turn) + far), y + turn))
        else:
            way = -1 if side == 2 else 1
            x, y = world.middle + offset, core + way * half
            points = [(x, y), (x, y + way * first), (x + turn, y + way * (first + abs(turn)))]
            points.append((x + turn, y + way * (first + abs(turn) + far)))
        lines.append(points)
    return lines


def paint_trace(
    canvas: skia.Canvas, line: list[Point], colour: str, width: float, alpha: float
) -> None:
    path = skia.Path()
    path.moveTo(*line[0])
    for point in line[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, fill(colour, alpha * 0.22, stroke=width * 3, blur=width))
    canvas.drawPath(path, fill(colour, alpha, stroke=width))
    canvas.drawPath(path, fill(lighten(colour, 0.5), alpha * 0.5, stroke=width * 0.28))
    canvas.drawCircle(*line[-1], width * 1.9, fill(colour, alpha))
    canvas.drawCircle(*line[-1], width * 0.9, fill(darken(colour, 0.7), alpha))


def paint_chip(canvas: skia.Canvas, x: float, y: float, size: float, look: Circuitry) -> None:
    half = size / 2
    for k in range(11):
        offset = (k - 5) / 5.5 * half * 0.9
        for box in (
            skia.Rect(x - half - 24, y + offset - 8, x + half + 24, y + offset + 8),
            skia.Rect(x + offset - 8, y - half - 24, x + offset + 8, y + half + 24),
        ):
            canvas.drawRoundRect(box, 4, 4, fill(look.metal))
    body = skia.Rect(x - half, y - half, x + half, y + half)
    canvas.drawRoundRect(body.makeOffset(0, 18), 34, 34, fill("#000000", 0.5, blur=26))
    shell = mix(look.deep, look.base, 0.35)
    tone = [(0, lighten(shell, 0.16), 1), (0.5, shell, 1), (1, darken(shell, 0.3), 1)]
    canvas.drawRoundRect(
        body, 34, 34, fill(shader=gradient(x - half, y - half, x + half, y + half, tone))
    )
    canvas.drawRoundRect(body.makeInset(10, 10), 28, 28, fill(look.light, 0.4, stroke=3))
    inner = body.makeInset(56, 56)
    glass = [(0, mix(look.base, look.light, 0.35), 1), (1, shell, 1)]
    canvas.drawRoundRect(inner, 24, 24, fill(shader=radial(x, y, half, glass)))
    canvas.drawRoundRect(inner, 24, 24, fill(look.light, 0.6, stroke=4))


def paint_components(canvas: skia.Canvas, world: World, look: Circuitry) -> None:
    """Small chips, capacitors and resistors below the captions."""
    dice = random.Random(world.dice.random())
    for _ in range(round(11 * (world.width + 400) / 1480)):
        x, y = dice.uniform(-MARGIN, world.width + MARGIN), dice.uniform(1400, 1900)
        kind = dice.random()
        if kind < 0.4:
            wide, high = dice.uniform(110, 190), dice.uniform(70, 120)
            for k in range(5):
                pin = x - wide / 2 + (k + 0.5) * wide / 5
                canvas.drawRect(
                    skia.Rect(pin - 6, y - high / 2 - 14, pin + 6, y + high / 2 + 14),
                    fill(look.metal, 0.8),
                )
            box = skia.Rect(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
            canvas.drawRoundRect(box.makeOffset(0, 10), 10, 10, fill("#000000", 0.4, blur=10))
            canvas.drawRoundRect(box, 10, 10, fill(mix(look.deep, look.base, 0.3)))
            canvas.drawCircle(box.left() + 18, box.top() + 18, 6, fill(look.light, 0.7))
        elif kind < 0.75:
            radius = dice.uniform(34, 58)
            canvas.drawCircle(x + 4, y + 12, radius, fill("#000000", 0.4, blur=10))
            tone = [
                (0, lighten(look.metal, 0.4), 1),
                (0.6, look.metal, 1),
                (1, darken(look.metal, 0.5), 1),
            ]
            canvas.drawCircle(
                x,
                y,
                radius,
                fill(shader=radial(x - radius * 0.3, y - radius * 0.3, radius * 1.5, tone)),
            )
            canvas.drawCircle(x, y, radius * 0.72, fill(darken(look.metal, 0.25), stroke=3))
        else:
            body = skia.Rect(x - 46, y - 16, x + 46, y + 16)
            canvas.drawLine(x - 84, y, x + 84, y, fill(look.metal, stroke=6))
            canvas.drawRoundRect(body, 14, 14, fill(mix(look.spark, look.base, 0.4)))
            for k in (-1, 0, 1):
                canvas.drawRect(
                    skia.Rect(x + k * 24 - 4, y - 16, x + k * 24 + 4, y + 16), fill(look.deep, 0.7)
                )
