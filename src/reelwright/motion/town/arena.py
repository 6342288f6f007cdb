"""Arena: stands full of people, floodlights and playing fields."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from reelwright.motion.brush import darken, fill, gradient, lighten, mix, polygon, vertical
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.motes import draw_soft, soft_dot
from reelwright.motion.staging.scenery import Moment

FIELD = 940.0
"""The y where the field begins, under the stands."""


def stands(world: World, top: float, shell: str, shirts: Sequence[str], light: str) -> Paint:
    """Two tiers of spectators as dots of colour below a roof, from `top` to the field."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        left, right = -MARGIN, world.width + MARGIN
        tiers = ((top, top + (FIELD - top) * 0.44), (top + (FIELD - top) * 0.5, FIELD - 70))
        for y0, y1 in tiers:
            tone = [(0, darken(shell, 0.5), 1), (1, darken(shell, 0.12), 1)]
            canvas.drawRect(skia.Rect(left, y0, right, y1), fill(shader=vertical(y0, y1, tone)))
            rows = int((y1 - y0 - 24) / 17)
            for row in range(rows):
                y = y0 + 26 + row * 17
                depth = row / max(1, rows - 1)
                x = left + dice.uniform(0, 14)
                while x < right:
                    shirt = mix(darken(dice.choice(shirts), 0.35), shell, 0.45 - 0.3 * depth)
                    size = 4.6 + 2.2 * depth
                    canvas.drawRoundRect(
                        skia.Rect(x - size, y, x + size, y + size * 2), size, size, fill(shirt)
                    )
                    skin = dice.choice(("#f2c9a0", "#d9a678", "#a8744c", "#7a5236"))
                    canvas.drawCircle(x, y - size * 0.3, size * 0.66, fill(mix(skin, shell, 0.4)))
                    x += dice.uniform(13, 17)
            ledge = skia.Rect(left, y1 - 4, right, y1 + 22)
            canvas.drawRect(
                ledge,
                fill(
                    shader=vertical(
                        y1 - 4, y1 + 22, [(0, lighten(shell, 0.3), 1), (1, darken(shell, 0.3), 1)]
                    )
                ),
            )
            for k in range(-8, 9):
                x = world.middle + k * 330
                stair = polygon([(x - 14, y0 + 14), (x + 14, y0 + 14), (x + 24, y1), (x - 24, y1)])
                canvas.drawPath(stair, fill(mix(shell, light, 0.2), 0.6))
        roof = polygon([(left, top - 96), (right, top - 96), (right, top + 8), (left, top + 8)])
        canvas.drawPath(
            roof,
            fill(
                shader=vertical(
                    top - 96, top + 8, [(0, lighten(shell, 0.22), 1), (1, darken(shell, 0.5), 1)]
                )
            ),
        )
        for k in range(-16, 17):
            x = world.middle + k * 150
            canvas.drawLine(x, top - 92, x + 75, top + 4, fill(darken(shell, 0.4), 0.7, stroke=6))
            canvas.drawLine(
                x + 150, top - 92, x + 75, top + 4, fill(darken(shell, 0.4), 0.7, stroke=6)
            )

    return paint


def paint_hoardings(canvas: skia.Canvas, world: World, colours: Sequence[str]) -> None:
    """Advertising boards without words, along the far side line."""
    x, k = -MARGIN, 0
    while x < world.width + MARGIN:
        board = skia.Rect(x + 3, FIELD - 66, x + 257, FIELD)
        tone = colours[k % len(colours)]
        canvas.drawRect(
            board,
            fill(
                shader=vertical(
                    FIELD - 66, FIELD, [(0, lighten(tone, 0.16), 1), (1, darken(tone, 0.2), 1)]
                )
            ),
        )
        ink = fill("#ffffff", 0.5)
        cx = x + 130
        if k % 3 == 0:
            canvas.drawCircle(cx, FIELD - 33, 17, ink)
        elif k % 3 == 1:
            canvas.drawRoundRect(skia.Rect(cx - 60, FIELD - 40, cx + 60, FIELD - 26), 7, 7, ink)
        else:
            canvas.drawPath(
                polygon([(cx - 24, FIELD - 18), (cx + 24, FIELD - 18), (cx, FIELD - 52)]), ink
            )
        x += 260
        k += 1


def pitch(world: World, grass: str) -> Paint:
    """Mown grass in stripes that run towards us, with the lines of a centre circle."""

    def paint(canvas: skia.Canvas) -> None:
        floor = HEIGHT + MARGIN
        page = skia.Rect(-MARGIN, FIELD, world.width + MARGIN, floor)
        tone = [(0, lighten(grass, 0.18), 1), (0.4, grass, 1), (1, darken(grass, 0.45), 1)]
        canvas.drawRect(page, fill(shader=vertical(FIELD, floor, tone)))
        for k in range(-15, 16, 2):
            x0, x1 = world.middle + k * 110, world.middle + (k + 1) * 110
            y0, y1 = world.middle + k * 330, world.middle + (k + 1) * 330
            band = polygon([(x0, FIELD), (x1, FIELD), (y1, floor), (y0, floor)])
            shade = [(0, darken(grass, 0.3), 0.26), (1, darken(grass, 0.5), 0.26)]
            canvas.drawPath(band, fill(shader=vertical(FIELD, floor, shade)))
        line = fill("#ffffff", 0.5, stroke=7)
        canvas.drawLine(
            -MARGIN, FIELD + 22, world.width + MARGIN, FIELD + 22, fill("#ffffff", 0.55, stroke=5)
        )
        ring = skia.Rect(world.middle - 620, 1330, world.middle + 620, 1790)
        canvas.drawOval(ring, line)
        canvas.drawLine(-MARGIN, 1560, world.width + MARGIN, 1560, line)

    return paint


def track(world: World, clay: str) -> Paint:
    """Running lanes that narrow towards the stands."""

    def paint(canvas: skia.Canvas) -> None:
        floor = HEIGHT + MARGIN
        page = skia.Rect(-MARGIN, FIELD, world.width + MARGIN, floor)
        tone = [(0, lighten(clay, 0.16), 1), (0.4, clay, 1), (1, darken(clay, 0.45), 1)]
        canvas.drawRect(page, fill(shader=vertical(FIELD, floor, tone)))
        for k in range(-7, 8):
            x0, x1 = world.middle + (k + 0.5) * 96, world.middle + (k + 0.5) * 640
            lane = polygon([(x0 - 3, FIELD), (x0 + 3, FIELD), (x1 + 15, floor), (x1 - 15, floor)])
            shade = [(0, "#ffffff", 0.7), (0.3, "#ffffff", 0.34), (1, "#ffffff", 0.66)]
            canvas.drawPath(lane, fill(shader=vertical(FIELD, floor, shade)))

    return paint


def parquet(world: World, wood: str, accent: str) -> Paint:
    """An indoor court's floor."""

    def paint(canvas: skia.Canvas) -> None:
        floor = HEIGHT + MARGIN
        page = skia.Rect(-MARGIN, FIELD, world.width + MARGIN, floor)
        tone = [(0, lighten(wood, 0.2), 1), (0.4, wood, 1), (1, darken(wood, 0.5), 1)]
        canvas.drawRect(page, fill(shader=vertical(FIELD, floor, tone)))
        for k in range(-40, 41):
            x0, x1 = world.middle + k * 42, world.middle + k * 150
            canvas.drawLine(x0, FIELD, x1, floor, fill(darken(wood, 0.5), 0.14, stroke=3))
        key = polygon([(world.middle - 420, FIELD + 8), (world.middle + 420, FIELD + 8),
                       (world.middle + 900, floor), (world.middle - 900, floor)])  # fmt: skip
        canvas.drawPath(key, fill(accent, 0.16))
        canvas.drawPath(key, fill("#ffffff", 0.4, stroke=8))
        canvas.drawOval(
            skia.Rect(world.middle - 560, 1380, world.middle + 560, 1760),
            fill("#ffffff", 0.4, stroke=8),
        )

    return paint


def floodlights(world: World, y: float, light: str) -> list[Part]:
    """Masts of lamps in the upper corners, with their flare."""
    dice = random.Random(world.dice.random())
    places = [world.middle + side * (world.width / 2 - 120) for side in (-1, 1)]
    flare = soft_dot(world, 300, light, 0.85)

    def masts(canvas: skia.Canvas) -> None:
        for x in places:
            canvas.drawRect(skia.Rect(x - 9, y, x + 9, FIELD - 200), fill("#20242c", 0.75))
            rack = skia.Rect(x - 104, y - 62, x + 104, y + 50)
            canvas.drawRoundRect(rack, 8, 8, fill("#20242c"))
            for row in range(3):
                for column in range(5):
                    lamp = (x - 80 + column * 40, y - 42 + row * 36)
                    canvas.drawCircle(*lamp, 15, fill(lighten(light, 0.6)))

    sheet = world.sheet(masts)
    phase = dice.uniform(0, 6)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        sheet.draw(canvas, 0, 0)
        for x in places:
            shown = 0.9 + 0.1 * math.sin(now.t * 2.3 + phase + x)
            draw_soft(canvas, flare, x - 300, y - 306, shown)

    return [part]


def camera_flashes(world: World, top: float, count: int) -> Part:
    """Flashes that go off in the stands."""
    dice = random.Random(world.dice.random())
    star = soft_dot(world, 30, "#ffffff")
    total = round(count * world.width / 1080)
    spots = [
        (dice.uniform(0, world.width), dice.uniform(top + 20, FIELD - 110), dice.uniform(0, 6.28))
        for _ in range(total)
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, y, phase in spots:
            flash = max(0.0, math.sin(now.t * 1.9 + phase)) ** 10
            if flash > 0.04:
                star.place(canvas, x, y, zoom=0.3 + 0.9 * flash, alpha=flash)

    return part


def banners(world: World, y: float, colours: Sequence[str]) -> Part:
    """Flags on poles that wave before the stands."""
    count = 2 + 2 * round(world.width / 1080)
    places = [world.width * (k + 0.5) / count for k in range(count)]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k, x in enumerate(places):
            if abs(x - world.middle) < 230:
                continue
            canvas.drawLine(x, y, x, y - 190, fill("#2a2622", stroke=7))
            tone, steps = colours[k % len(colours)], 9
            upper, lower = [], []
            for step in range(steps + 1):
                share = step / steps
                swing = 13 * share**0.7 * math.sin(share * 5.4 - now.t * 3.6 + k)
                upper.append((x + share * 150, y - 190 + swing))
                lower.append((x + share * 150, y - 96 + swing * 1.1))
            cloth = polygon([*upper, *reversed(lower)])
            shade = [
                (0, darken(tone, 0.12), 1),
                (0.45, lighten(tone, 0.12), 1),
                (1, darken(tone, 0.2), 1),
            ]
            canvas.drawPath(cloth, fill(shader=gradient(x, 0, x + 150, 0, shade)))

    return part


def paint_podium(canvas: skia.Canvas, x: float, tones: Sequence[str], light: str) -> None:
    """A winners' podium; its highest step is at y 1066, 430 units wide."""
    for side, top, wide in ((-1, 1190.0, 380.0), (1, 1240.0, 380.0), (0, 1066.0, 430.0)):
        cx = x + side * 400
        block = skia.Rect(cx - wide / 2, top, cx + wide / 2, 1560)
        canvas.drawRect(block.makeOffset(0, 16), fill("#000000", 0.34, blur=18))
        tone = tones[1 + side]
        face = [(0, lighten(tone, 0.1), 1), (1, darken(tone, 0.5), 1)]
        canvas.drawRect(block, fill(shader=vertical(top, 1560, face)))
        lid = skia.Rect(block.left() - 12, top - 22, block.right() + 12, top + 16)
        canvas.drawRoundRect(
            lid,
            6,
            6,
            fill(shader=vertical(top - 22, top + 16, [(0, lighten(tone, 0.5), 1), (1, tone, 1)])),
        )
        star_y = 1430.0
        points = []
        for k in range(10):
            reach = 54 if k % 2 == 0 else 23
            angle = -math.pi / 2 + k * math.pi / 5
            points.append((cx + reach * math.cos(angle), star_y + reach * math.sin(angle)))
        canvas.drawPath(polygon(points), fill(light, 0.8 if side == 0 else 0.4))
