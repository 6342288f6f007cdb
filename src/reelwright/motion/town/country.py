"""Country: what a road or a railway leads through, and the ground under the wheels."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, polygon, vertical
from reelwright.motion.indoors.windows import Hour
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.scenery import Moment
from reelwright.motion.staging.scroll import Strip

BANK = 985.0
"""The y where the ground meets the road."""


@dataclass(frozen=True)
class Land:
    """A country to travel through: its hour, kind of tree and colours."""

    hour: Hour
    tree: str
    far: str
    near: str
    ground: str
    leaf: str
    road: str
    mark: str


def plain(world: World, land: Land) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        floor, x = HEIGHT + MARGIN, world.middle
        ground = [
            (0, mix(land.ground, land.hour.low, 0.4), 1),
            (0.3, land.ground, 1),
            (1, darken(land.ground, 0.5), 1),
        ]
        page = skia.Rect(-MARGIN, 905, world.width + MARGIN, floor)
        canvas.drawRect(page, fill(shader=vertical(905, floor, ground)))
        tone = [
            (0, mix(land.road, land.hour.low, 0.35), 1),
            (0.3, land.road, 1),
            (1, darken(land.road, 0.4), 1),
        ]
        road = polygon([(x - 46, 905), (x + 46, 905), (x + 2050, floor), (x - 2050, floor)])
        canvas.drawPath(road, fill(shader=vertical(905, floor, tone)))
        for side in (-1, 1):
            line = polygon([
                (x + side * 42, 905), (x + side * 45, 905),
                (x + side * 1950, floor), (x + side * 1880, floor),
            ])  # fmt: skip
            canvas.drawPath(line, fill(land.mark, 0.7))

    return paint


def approach(world: World, land: Land) -> Part:
    """Dashes and trees that grow out of the horizon and pass us."""
    horizon, floor = 905.0, HEIGHT + 140
    dice = random.Random(world.dice.random())
    posts = [(side, k / 7 + 0.07 * (side > 0)) for side in (-1, 1) for k in range(7)]
    tones = [mix(land.leaf, land.ground, dice.random() * 0.4) for _ in posts]

    def place(age: float) -> float:
        return horizon + (floor - horizon) * math.pow(age, 2.6)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(9):
            age = (k / 9 + now.t * 0.16) % 1
            y0, y1 = place(age), place(min(1.0, age + 0.05))
            w0, w1 = (y0 - horizon) * 0.028, (y1 - horizon) * 0.028
            x = world.middle
            calm = 0.3 if 960 < y1 < 1340 else 0.8
            dash = polygon([(x - w0, y0), (x + w0, y0), (x + w1, y1), (x - w1, y1)])
            canvas.drawPath(dash, fill(land.mark, calm))
        order = sorted(range(len(posts)), key=lambda k: (posts[k][1] + now.t * 0.16) % 1)
        for k in order:
            side, start = posts[k]
            age = (start + now.t * 0.16) % 1
            y = place(age)
            size = (y - horizon) / (floor - horizon)
            x = world.middle + side * (90 + 2700 * size)
            _tree_ahead(
                canvas, x, y, 60 + 980 * size, mix(tones[k], land.hour.low, 0.4 * (1 - age)), land
            )

    return part


def _tree_ahead(
    canvas: skia.Canvas, x: float, base: float, high: float, tone: str, land: Land
) -> None:
    canvas.drawRect(
        skia.Rect(x - high * 0.035, base - high * 0.4, x + high * 0.035, base), fill("#4a3628")
    )
    if land.tree == "pointed":
        crown = polygon(
            [
                (x, base - high),
                (x + high * 0.24, base - high * 0.22),
                (x - high * 0.24, base - high * 0.22),
            ]
        )
        canvas.drawPath(crown, fill(tone))
        shine = polygon(
            [(x, base - high), (x, base - high * 0.22), (x - high * 0.24, base - high * 0.22)]
        )
        canvas.drawPath(shine, fill(lighten(tone, 0.16)))
        return
    if land.tree == "cactus":
        canvas.drawLine(x, base, x, base - high * 0.7, fill(tone, stroke=high * 0.1))
        for side in (-1, 1):
            canvas.drawLine(
                x,
                base - high * 0.36,
                x + side * high * 0.14,
                base - high * 0.36,
                fill(tone, stroke=high * 0.07),
            )
            canvas.drawLine(
                x + side * high * 0.14,
                base - high * 0.36,
                x + side * high * 0.14,
                base - high * 0.54,
                fill(tone, stroke=high * 0.07),
            )
        return
    for k, (dx, dy, size) in enumerate(((-0.13, 0.6, 0.2), (0.14, 0.62, 0.21), (0.0, 0.78, 0.24))):
        lit = lighten(tone, 0.1 * math.floor(k / 2))
        canvas.drawCircle(x + dx * high, base - dy * high, size * high, fill(lit))


def ballast(world: World, land: Land) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        left, right = -MARGIN, world.width + MARGIN
        stone = mix(land.road, land.ground, 0.3)
        tone = [(0, lighten(stone, 0.12), 1), (1, darken(stone, 0.4), 1)]
        canvas.drawRect(
            skia.Rect(left, BANK, right, HEIGHT + MARGIN), fill(shader=vertical(BANK, HEIGHT, tone))
        )
        for _ in range(round(260 * (world.width + 400) / 1480)):
            y = dice.uniform(1400, 1750)
            size = 4 + (y - 1400) / 60
            x = dice.uniform(left, right)
            grain = skia.Rect(x - size, y - size * 0.6, x + size, y + size * 0.6)
            canvas.drawOval(
                grain, fill(dice.choice((lighten(stone, 0.2), darken(stone, 0.4))), 0.4)
            )

    return paint


def sleepers(land: Land) -> Strip:
    wood = mix("#5a4434", land.road, 0.4)

    def strip(canvas: skia.Canvas, long: float) -> None:
        count = round(long / 150)
        for k in range(count):
            x = (k + 0.5) * long / count
            board = polygon([(x - 34, 1092), (x + 34, 1092), (x + 50, 1400), (x - 50, 1400)])
            canvas.drawPath(board, fill(darken(wood, 0.1), 0.5))
        for y, high in ((1104, 15.0), (1350, 26.0)):
            canvas.drawRect(skia.Rect(0, y + high, long, y + high + 10), fill("#000000", 0.2))
            steel = [(0, "#eef2f6", 1), (0.4, "#9aa4b0", 1), (1, "#565e6a", 1)]
            canvas.drawRect(
                skia.Rect(0, y, long, y + high), fill(shader=vertical(y, y + high, steel))
            )

    return strip


def masts(land: Land) -> Strip:
    def strip(canvas: skia.Canvas, long: float) -> None:
        tone = mix("#4a525e", land.hour.low, 0.2)
        count = max(1, round(long / 740))
        for k in range(count):
            x = (k + 0.5) * long / count
            canvas.drawRect(skia.Rect(x - 8, 330, x + 8, 1010), fill(tone))
            canvas.drawLine(x, 356, x - 130, 356, fill(tone, stroke=8))
            canvas.drawLine(x, 470, x - 118, 360, fill(tone, stroke=6))
        for step in range(count):
            start = (step + 0.5) * long / count - 128
            wire = skia.Path()
            wire.moveTo(start, 360)
            wire.quadTo(start + long / count / 2, 420, start + long / count, 360)
            canvas.drawPath(wire, fill(tone, 0.8, stroke=3))
        canvas.drawLine(0, 424, long, 424, fill(tone, 0.8, stroke=3))

    return strip
