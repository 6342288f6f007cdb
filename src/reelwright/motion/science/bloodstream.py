"""Bloodstream: the inside of a vessel and the cells that flow through it."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial
from reelwright.motion.layer import Paint
from reelwright.motion.science.cells import BLOOD_SIZE, blob, blood_cells
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.scenery import Moment


@dataclass(frozen=True)
class Tissue:
    """Colours inside a body: depth, wall, light, cells and sparks."""

    deep: str
    wall: str
    glow: str
    cell: str
    spark: str


def paint_tunnel(world: World, look: Tissue, core: float) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(look.deep))
        wide = max(1.0, world.width / 1300)
        canvas.translate(world.middle, core)
        canvas.scale(wide, 1)
        rings = 13
        for k in range(rings):
            share = k / (rings - 1)
            radius = 1650 * (1 - share) ** 1.7 + 150
            tone = mix(mix(look.deep, look.wall, 0.2 + 0.7 * share), look.glow, share**3 * 0.6)
            ring = blob(dice.uniform(-16, 16), dice.uniform(-16, 16), radius, dice, 0.05)
            edge = [
                (0, lighten(tone, 0.06), 1),
                (0.72, tone, 1),
                (0.93, lighten(tone, 0.16), 1),
                (1, darken(tone, 0.3), 1),
            ]
            canvas.drawPath(ring, fill("#000000", 0.22, stroke=30, blur=20))
            canvas.drawPath(ring, fill(shader=radial(0, 0, radius * 1.06, edge)))
        _veins(canvas, look, dice)

    return paint


def _veins(canvas: skia.Canvas, look: Tissue, dice: random.Random) -> None:
    for k in range(18):
        angle = k * 2 * math.pi / 18 + dice.uniform(-0.1, 0.1)
        path = skia.Path()
        for step in range(9):
            reach = 300 * 1.32**step
            bend = angle + 0.08 * math.sin(step * 1.4 + k)
            point = (reach * math.cos(bend), reach * math.sin(bend))
            if step:
                path.lineTo(*point)
            else:
                path.moveTo(*point)
        canvas.drawPath(path, fill(look.deep, 0.16, stroke=dice.uniform(6, 16), blur=5))


class Flow:
    """Cells that come out of the depth, pass the hero and leave the picture."""

    def __init__(self, world: World, look: Tissue, core: float) -> None:
        dice = random.Random(world.dice.random())
        self.world, self.core = world, core
        self.discs = blood_cells(world, look.cell)
        self.cells = [
            (
                k * 2.39996 + dice.uniform(-0.3, 0.3),
                dice.uniform(0.55, 1.1),
                dice.random(),
                dice.randrange(3),
                dice.uniform(-50, 50),
                dice.uniform(0.8, 1.25),
            )
            for k in range(44)
        ]

    def _draw(self, canvas: skia.Canvas, t: float, *, near: bool) -> None:
        wide = max(1.0, self.world.width / 1200)
        for angle, reach, start, kind, spin, pace in self.cells:
            age = (start + t * 0.085 * pace) % 1
            if (age > 0.5) != near:
                continue
            size = 0.14 + 1.3 * age**2.1
            away = 90 + 1250 * reach * age**2
            x = self.world.middle + away * math.cos(angle + 0.25 * age) * wide
            y = self.core + away * math.sin(angle + 0.25 * age) * 1.15
            margin = BLOOD_SIZE * size
            if not -margin < x < self.world.width + margin or y > HEIGHT + margin:
                continue
            shown = min(1.0, age * 7) * min(1.0, (1 - age) * 6)
            self.discs[kind].place(canvas, x, y, zoom=size, turn=spin + t * spin * 0.5, alpha=shown)

    def far(self, canvas: skia.Canvas, now: Moment) -> None:
        self._draw(canvas, now.t, near=False)

    def near(self, canvas: skia.Canvas, now: Moment) -> None:
        self._draw(canvas, now.t, near=True)


def big_cell(world: World, look: Tissue, core: float) -> None:
    disc = blood_cells(world, lighten(look.cell, 0.08))[1]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        y = core + 14 * math.sin(now.t * 1.4)
        disc.place(
            canvas, world.middle, y, zoom=1.9 * now.zoom, turn=-18 + 12 * math.sin(now.t * 0.6)
        )

    world.add(part, depth=1.0)
