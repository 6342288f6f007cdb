"""Plume: smoke or steam that keeps rising from a point of a scenery."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import LINEAR
from reelwright.motion.layer import Easel, Layer
from reelwright.motion.nature.weather import murk
from reelwright.motion.staging.scenery import Moment


@dataclass(frozen=True)
class Puff:
    start: float
    side: float
    grow: float


class Plume:
    """Puffs that rise `height` units in `life_s`, drift with the wind and thin out."""

    def __init__(
        self,
        easel: Easel,
        dice: random.Random,
        x: float,
        y: float,
        *,
        size: float,
        height: float,
        wind: float,
        colour: str,
        dark: str,
        depth: float,
        count: int = 13,
        life_s: float = 16.0,
        alpha: float = 0.8,
    ) -> None:
        self.x, self.y, self.size, self.height, self.wind = x, y, size, height, wind
        self.depth, self.life_s, self.alpha = depth, life_s, alpha
        self.kinds = [_puff(easel, dice.randrange(1 << 30), size, colour, dark) for _ in range(3)]
        self.puffs = [
            Puff((i + dice.uniform(0, 0.6)) / count, dice.uniform(-1, 1), dice.uniform(0.85, 1.25))
            for i in range(count)
        ]

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        aged = [((puff.start + moment.t / self.life_s) % 1, i) for i, puff in enumerate(self.puffs)]
        for age, i in sorted(aged, reverse=True):
            puff = self.puffs[i]
            x = self.x + moment.pan * self.depth + self.wind * age**1.6
            x += puff.side * self.size * 0.5 * age**0.8
            y = self.y + moment.tilt * self.depth - self.height * age**0.8
            fade = min(1.0, age * 7) * math.sin(math.pi * min(1, 0.5 + age / 2)) ** 1.2
            self.kinds[i % 3].place(
                canvas, x, y, zoom=(0.3 + 0.95 * age**0.7) * puff.grow, alpha=self.alpha * fade
            )


def _puff(easel: Easel, seed: int, size: float, colour: str, dark: str) -> Layer:
    cloud = murk(seed, colour=colour, dark=dark, cover=0.85, size=128)

    def paint(canvas: skia.Canvas) -> None:
        disc = skia.Path()
        disc.addOval(skia.Rect(0, 0, size, size))
        canvas.clipPath(disc, True)
        canvas.drawImageRect(cloud, skia.Rect(0, 0, size, size), LINEAR)

    return easel.layer(size, size, paint)
