"""Facades: a row of old houses behind a market square."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, vertical
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import MARGIN, World


def facades(
    world: World, house: str, trims: tuple[str, ...], *, roof_tone: str, pane: str, lit_share: float
) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        x = -MARGIN - dice.uniform(0, 120)
        while x < world.width + MARGIN:
            wide, top = dice.uniform(190, 300), dice.uniform(430, 640)
            tone = mix(house, dice.choice(trims), dice.uniform(0, 0.3))
            face = [(0, lighten(tone, 0.16), 1), (1, darken(tone, 0.2), 1)]
            wall = skia.Rect(x, top, x + wide, 1060)
            canvas.drawRect(wall, fill(shader=vertical(top, 1060, face)))
            roof = skia.Path()
            roof.moveTo(x - 16, top + 4)
            roof.lineTo(x + wide / 2, top - dice.uniform(70, 120))
            roof.lineTo(x + wide + 16, top + 4)
            canvas.drawPath(roof, fill(darken(mix(roof_tone, tone, 0.45), 0.15)))
            for column in range(int(wide // 78)):
                for row in range(4):
                    px, py = x + 28 + column * 78, top + 50 + row * 120
                    lit = dice.random() < lit_share
                    glass = mix(pane, "#ffffff", 0.2) if lit else darken(tone, 0.42)
                    canvas.drawRect(
                        skia.Rect(px - 5, py - 5, px + 45, py + 65), fill(trims[-1], 0.7)
                    )
                    canvas.drawRect(skia.Rect(px, py, px + 40, py + 60), fill(glass))
            x += wide

    return paint
