"""Lattice: a turning globe of linked nodes."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import fill
from reelwright.motion.science.boards import Circuitry
from reelwright.motion.staging.diorama import World
from reelwright.motion.staging.scenery import Moment


class Lattice:
    """Nodes on a sphere and the links between neighbours, before and behind the hero."""

    def __init__(self, world: World, look: Circuitry, core: float) -> None:
        count, golden = 64, math.pi * (3 - math.sqrt(5))
        self.world, self.look, self.core, self.radius = world, look, core, 400.0
        self.nodes = []
        for k in range(count):
            y = 1 - 2 * (k + 0.5) / count
            ring = math.sqrt(1 - y * y)
            self.nodes.append((ring * math.cos(golden * k), y, ring * math.sin(golden * k)))
        self.links = [
            (i, j)
            for i in range(count)
            for j in range(i + 1, count)
            if math.dist(self.nodes[i], self.nodes[j]) < 0.46
        ]

    def _turned(self, t: float) -> list[tuple[float, float, float]]:
        turn, tip = t * 0.28, 0.32
        out = []
        for x, y, z in self.nodes:
            x1, z1 = (
                x * math.cos(turn) + z * math.sin(turn),
                z * math.cos(turn) - x * math.sin(turn),
            )
            y2, z2 = y * math.cos(tip) - z1 * math.sin(tip), z1 * math.cos(tip) + y * math.sin(tip)
            near = self.radius * (1 + 0.12 * z2)
            out.append((self.world.middle + x1 * near, self.core + y2 * near, z2))
        return out

    def _draw(self, canvas: skia.Canvas, t: float, *, front: bool) -> None:
        points, look = self._turned(t), self.look
        for i, j in self.links:
            depth = (points[i][2] + points[j][2]) / 2
            if (depth > 0) == front:
                ink = fill(look.trace, 0.3 + 0.45 * (depth + 1) / 2, stroke=2.4)
                canvas.drawLine(*points[i][:2], *points[j][:2], ink)
        for k, (x, y, z) in enumerate(points):
            if (z > 0) == front:
                lit = 0.5 + 0.5 * math.sin(t * 2.4 + k * 1.9)
                colour = look.spark if k % 5 == 0 else look.light
                size = 5 + 5 * (z + 1) / 2
                canvas.drawCircle(x, y, size * 2.2, fill(colour, 0.18 * lit))
                canvas.drawCircle(x, y, size, fill(colour, 0.45 + 0.5 * (z + 1) / 2 * lit))

    def back(self, canvas: skia.Canvas, now: Moment) -> None:
        self._draw(canvas, now.t, front=False)

    def front(self, canvas: skia.Canvas, now: Moment) -> None:
        # Links across the hero's face would be noise: in front only the outer nodes stay.
        canvas.save()
        hole = skia.Path()
        hole.addCircle(self.world.middle, self.core, 215)
        canvas.clipPath(hole, skia.ClipOp.kDifference, True)
        self._draw(canvas, now.t, front=True)
        canvas.restore()
