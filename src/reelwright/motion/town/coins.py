"""Coins: falling gold, stacks and the rising bars of money stories."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, ease, fill, horizontal, lighten, mix, out_back, radial
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.motes import soft_dot
from reelwright.motion.staging.scenery import Moment


def falling_coins(world: World, count: int, gold: str, *, speed: float = 210.0) -> Part:
    """Coins that tumble down at the sides of the picture."""
    dice = random.Random(world.dice.random())
    coins = []
    for _ in range(round(count * world.width / 1080)):
        side = dice.choice((-1, 1))
        x = world.middle + side * world.width * dice.uniform(0.24, 0.52)
        coins.append(
            (x, dice.random(), dice.uniform(20, 38), dice.uniform(0.8, 1.3), dice.uniform(0, 6))
        )
    edge, face, shine = darken(gold, 0.35), gold, lighten(gold, 0.45)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, start, size, pace, phase in coins:
            y = (start * 2100 + now.t * speed * pace) % 2100 - 90
            turn = math.cos(now.t * 3.2 * pace + phase)
            wide = size * max(0.12, abs(turn))
            calm = 0.45 if 970 < y < 1320 else 1.0
            canvas.drawOval(
                skia.Rect(x - wide - 4, y - size, x + wide - 4, y + size), fill(edge, calm)
            )
            canvas.drawOval(skia.Rect(x - wide, y - size, x + wide, y + size), fill(face, calm))
            rim = skia.Rect(x - wide * 0.72, y - size * 0.72, x + wide * 0.72, y + size * 0.72)
            canvas.drawOval(rim, fill(shine, 0.8 * calm, stroke=3))

    return part


def paint_coin_stack(
    canvas: skia.Canvas, x: float, base: float, wide: float, count: int, gold: str
) -> None:
    """Coins lying on each other, slightly out of line."""
    thick = wide * 0.17
    shade = skia.Rect(x - wide * 0.56, base - 12, x + wide * 0.66, base + 16)
    canvas.drawOval(shade, fill("#000000", 0.4, blur=8))
    for k in range(count):
        cx = x + math.sin(k * 2.3 + x) * wide * 0.035
        y = base - k * thick
        side = [(0, darken(gold, 0.4), 1), (0.3, lighten(gold, 0.35), 1), (1, darken(gold, 0.5), 1)]
        rim = skia.Rect(cx - wide / 2, y - thick - wide * 0.1, cx + wide / 2, y + wide * 0.1)
        canvas.drawRoundRect(
            rim, wide * 0.5, wide * 0.1, fill(shader=horizontal(cx - wide / 2, cx + wide / 2, side))
        )
        face = skia.Rect(
            cx - wide / 2, y - thick - wide * 0.1, cx + wide / 2, y - thick + wide * 0.1
        )
        canvas.drawOval(face, fill(lighten(gold, 0.22)))
        inner = skia.Rect(
            cx - wide * 0.38, y - thick - wide * 0.07, cx + wide * 0.38, y - thick + wide * 0.07
        )
        canvas.drawOval(inner, fill(darken(gold, 0.2), 0.7, stroke=3))


def rising_bars(world: World, base: float, colour: str, accent: str, *, count: int = 9) -> Part:
    """Bars that grow one after another, and a line with a glowing head along their tops."""
    dice = random.Random(world.dice.random())
    total = round(count * max(1.0, world.width / 1080))
    step = (world.width + 60) / total
    heights = [90 + 560 * ((k + 1) / total) ** 1.35 + dice.uniform(-50, 40) for k in range(total)]
    head = soft_dot(world, 60, accent)
    top, low = lighten(colour, 0.32), darken(colour, 0.2)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        points = []
        for k, high in enumerate(heights):
            grown = out_back((now.t - 0.1 - 1.6 * k / total) / 0.9, 1.1)
            live = high * max(0.0, grown) * (1 + 0.012 * math.sin(now.t * 1.7 + k))
            x = -30 + k * step
            bar = skia.Rect(x + step * 0.14, base - live, x + step * 0.86, base)
            canvas.drawRoundRect(bar, 10, 10, fill(low, 0.62))
            lit = skia.Rect(x + step * 0.14, base - live, x + step * 0.36, base)
            canvas.drawRoundRect(lit, 10, 10, fill(top, 0.34))
            cap = skia.Rect(x + step * 0.14, base - live, x + step * 0.86, base - live + 16)
            canvas.drawRoundRect(cap, 8, 8, fill(top, 0.8))
            points.append((x + step / 2, base - live - 64))
        drawn = ease((now.t - 0.5) / 2.4) * (len(points) - 1)
        path = skia.Path()
        path.moveTo(*points[0])
        for k in range(1, int(drawn) + 1):
            path.lineTo(*points[k])
        last = min(int(drawn), len(points) - 2)
        share = drawn - last
        x = points[last][0] + (points[last + 1][0] - points[last][0]) * share
        y = points[last][1] + (points[last + 1][1] - points[last][1]) * share
        path.lineTo(x, y)
        canvas.drawPath(path, fill(accent, 0.22, stroke=26))
        canvas.drawPath(path, fill(lighten(accent, 0.2), 0.95, stroke=8))
        head.place(canvas, x, y, zoom=1 + 0.14 * math.sin(now.t * 4))
        canvas.drawCircle(x, y, 13, fill("#ffffff"))

    return part


def chart_wall(world: World, deep: str, base: str, bar: str) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(deep))
        reach = max(1200.0, world.width * 0.7)
        stops = [(0, mix(base, bar, 0.45), 1), (0.4, base, 1), (1, deep, 1)]
        canvas.drawRect(page, fill(shader=radial(world.middle, 760, reach, stops)))
        for k in range(int((world.width + 2 * MARGIN) / 120) + 1):
            x = -MARGIN + k * 120
            canvas.drawLine(x, -MARGIN, x, 1010, fill(bar, 0.12, stroke=2))
        for k in range(12):
            y = 1010 - k * 120
            canvas.drawLine(-MARGIN, y, world.width + MARGIN, y, fill(bar, 0.14, stroke=2))

    return paint


def glints(world: World, gold: str) -> Part:
    """Short flashes on the coins."""
    dice = random.Random(world.dice.random())
    star = soft_dot(world, 26, lighten(gold, 0.7))
    points = [
        (world.middle + side * dice.uniform(330, 560), dice.uniform(860, 1040), dice.uniform(0, 6))
        for side in (-1, 1)
        for _ in range(5)
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, y, phase in points:
            flash = max(0.0, math.sin(now.t * 1.6 + phase)) ** 6
            star.place(canvas, x, y, zoom=(0.4 + 1.5 * flash), alpha=flash)
            canvas.drawLine(
                x - 26 * flash, y, x + 26 * flash, y, fill("#ffffff", flash, stroke=2.4)
            )
            canvas.drawLine(
                x, y - 26 * flash, x, y + 26 * flash, fill("#ffffff", flash, stroke=2.4)
            )

    return part
