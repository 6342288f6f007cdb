"""Nerves: neurons that branch, and the lines along which their sparks run."""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, radial
from reelwright.motion.staging.pulses import Point


@dataclass(frozen=True)
class Branch:
    """A curved fibre from thick to thin."""

    points: list[Point]
    width: float
    tip: float


@dataclass(frozen=True)
class Neuron:
    """A cell body at (`x`, `y`) with its fibres."""

    x: float
    y: float
    size: float
    branches: tuple[Branch, ...]

    @property
    def lines(self) -> list[list[Point]]:
        """Fibres long enough for a spark to run along."""
        return [branch.points for branch in self.branches if len(branch.points) > 12]


def grow_neuron(dice: random.Random, x: float, y: float, size: float, arms: int = 7) -> Neuron:
    """A neuron whose body is `size` wide and whose fibres reach about five times as far."""
    branches: list[Branch] = []
    turn = dice.uniform(0, 6.28)
    for k in range(arms):
        angle = turn + (k + dice.uniform(-0.25, 0.25)) * 2 * math.pi / arms
        long = size * (dice.uniform(4.2, 5.6) if k % 3 == 0 else dice.uniform(1.8, 3.2))
        _grow(dice, (x, y), angle, long, size * 0.24, 0, branches)
    return Neuron(x, y, size, tuple(branches))


def _grow(
    dice: random.Random,
    start: Point,
    angle: float,
    long: float,
    width: float,
    level: int,
    out: list[Branch],
) -> None:
    steps = max(6, int(long / 24))
    bend, points = dice.uniform(-0.9, 0.9), [start]
    x, y = start
    for k in range(steps):
        angle += bend / steps + 0.12 * math.sin(k * 0.9 + bend * 7)
        x, y = x + math.cos(angle) * long / steps, y + math.sin(angle) * long / steps
        points.append((x, y))
        if level < 2 and k > steps * 0.35 and dice.random() < 1.5 / steps:
            side = dice.choice((-1, 1)) * dice.uniform(0.5, 0.95)
            share = 1 - k / steps
            _grow(
                dice,
                (x, y),
                angle + side,
                long * (0.25 + 0.4 * share),
                width * 0.55,
                level + 1,
                out,
            )
    out.append(Branch(points, width, width * 0.22))


def paint_neuron(canvas: skia.Canvas, neuron: Neuron, colour: str, core: str) -> None:
    """The fibres with a lit edge, and the body with its glowing kernel."""
    for spread, alpha in ((2.6, 0.1), (1.0, 1.0)):
        for branch in neuron.branches:
            count = len(branch.points) - 1
            for k, (first, second) in enumerate(itertools.pairwise(branch.points)):
                share = k / count
                width = branch.width * (1 - share) ** 1.3 + branch.tip
                tone = lighten(colour, 0.12 * share)
                canvas.drawLine(*first, *second, fill(tone, alpha, stroke=width * spread))
    for branch in neuron.branches:
        for k, (first, second) in enumerate(itertools.pairwise(branch.points)):
            width = (branch.width * (1 - k / len(branch.points)) ** 1.3 + branch.tip) * 0.25
            canvas.drawLine(
                first[0] - width, first[1] - width, second[0] - width, second[1] - width,
                fill(lighten(colour, 0.45), 0.5, stroke=width),
            )  # fmt: skip
    x, y, radius = neuron.x, neuron.y, neuron.size * 0.5
    body = [(0, lighten(colour, 0.4), 1), (0.6, colour, 1), (1, darken(colour, 0.3), 1)]
    canvas.drawCircle(
        x, y, radius, fill(shader=radial(x - radius * 0.3, y - radius * 0.3, radius * 1.4, body))
    )
    kernel = [(0, "#ffffff", 1), (0.35, core, 0.95), (1, core, 0)]
    canvas.drawCircle(x, y, radius * 0.8, fill(shader=radial(x, y, radius * 0.8, kernel)))
