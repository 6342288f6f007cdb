"""Foundry: a brick furnace with its open mouth in a hall that glows."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, mix, radial, vertical
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World


def glowing_wall(world: World, hot: str, deep: str) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(deep))
        warm = [(0, hot, 0.9), (0.35, hot, 0.4), (1, hot, 0)]
        canvas.drawRect(page, fill(shader=radial(world.middle, 900, 1050, warm)))

    return paint


def furnace(world: World, wall: str, hot: str, deep: str) -> Paint:
    """Brick furnace with its open mouth, girders and chains."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        x, half = world.middle, 400.0
        brick = mix(mix("#6a3a2a", wall, 0.3), deep, 0.25)
        body = skia.Rect(x - half, 470, x + half, 1030)
        canvas.drawRoundRect(body.makeOffset(0, 16), 20, 20, fill("#000000", 0.4, blur=26))
        canvas.drawRoundRect(body, 20, 20, fill(darken(brick, 0.45)))
        for row in range(11):
            left = x - half - (48 if row % 2 else 0)
            while left < x + half:
                tile = skia.Rect(
                    max(left + 3, x - half + 4),
                    476 + row * 50,
                    min(left + 93, x + half - 4),
                    520 + row * 50,
                )
                if tile.width() > 8:
                    canvas.drawRoundRect(tile, 5, 5, fill(mix(brick, hot, dice.uniform(0, 0.16))))
                left += 96
        mouth = skia.Path()
        mouth.moveTo(x - 280, 1030)
        mouth.lineTo(x - 280, 800)
        mouth.cubicTo(x - 280, 560, x + 280, 560, x + 280, 800)
        mouth.lineTo(x + 280, 1030)
        mouth.close()
        heat = [(0, "#fff0b8", 1), (0.4, hot, 1), (1, darken(hot, 0.62), 1)]
        canvas.drawPath(mouth, fill(hot, 0.6, blur=40))
        canvas.drawPath(mouth, fill(shader=radial(x, 960, 400, heat)))
        canvas.drawPath(mouth, fill(darken(brick, 0.5), stroke=26))
        chimney = skia.Rect(x - 170, -MARGIN, x + 170, 470)
        canvas.drawRect(
            chimney,
            fill(
                shader=vertical(0, 470, [(0, darken(brick, 0.6), 1), (1, darken(brick, 0.25), 1)])
            ),
        )
        girder = fill(darken(deep, 0.35), stroke=22)
        for k in range(-int(world.width / 600) - 1, int(world.width / 600) + 2):
            gx = x + k * 600 + 300
            canvas.drawLine(gx, -MARGIN, gx, 1030, girder)
            for step in range(14):
                canvas.drawCircle(gx + 130, -60 + step * 44, 15, fill(darken(deep, 0.2), stroke=8))

    return paint
