"""Pulses: lights that run along lines, on a circuit board, a road map or a nerve."""

from __future__ import annotations

import itertools
import math
import random

import skia

from reelwright.motion.brush import fill
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.motes import soft_dot
from reelwright.motion.staging.scenery import Moment

Point = tuple[float, float]


def pulses(
    world: World,
    lines: list[list[Point]],
    count: int,
    head: str,
    tail: str,
    *,
    speed: float = 260.0,
) -> Part:
    """Lights that run along lines, each with a tail."""
    dice = random.Random(world.dice.random())
    dot = soft_dot(world, 30, head)
    runs = [(dice.choice(lines), dice.random(), dice.uniform(0.7, 1.3)) for _ in range(count)]
    lengths = {
        id(line): sum(math.dist(a, b) for a, b in itertools.pairwise(line)) for line, _, _ in runs
    }

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for line, start, pace in runs:
            total = lengths[id(line)]
            place = (now.t * speed * pace + start * (total + 300)) % (total + 300)
            for k in range(5):
                back = place - k * 17
                if not 0 < back < total:
                    continue
                x, y = along(line, back)
                fade = min(1.0, back / 60, (total - back) / 60)
                if k == 0:
                    dot.place(canvas, x, y, alpha=fade)
                canvas.drawCircle(
                    x, y, 6.5 - k, fill(head if k < 2 else tail, fade * (1 - k * 0.18))
                )

    return part


def along(line: list[Point], way: float) -> Point:
    """The point `way` units along a line of points."""
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        step = math.hypot(x1 - x0, y1 - y0)
        if way <= step:
            share = way / max(1e-6, step)
            return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        way -= step
    return line[-1]
