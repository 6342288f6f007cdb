"""Traffic: cars on a road that runs to the horizon, coming and going lane by lane."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from reelwright.motion.brush import fill, polygon
from reelwright.motion.layer import Layer
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.mood import Mood
from reelwright.motion.staging.scenery import Moment
from reelwright.motion.town.skyline import paint_car, palette_of_cars

HORIZON = 960.0
"""The y where the road's edges would meet."""


@dataclass(frozen=True)
class Lane:
    """A lane at `offset` (half road widths from the middle), its cars coming towards us or not."""

    offset: float
    towards: bool
    start: float = 0.0


def traffic(
    world: World,
    mood: Mood,
    lanes: Sequence[Lane],
    *,
    lit: bool,
    cars: int = 4,
    period_s: float = 13.0,
) -> tuple[Part, Part]:
    """The far cars with the lane marks, and the near cars, which pass before a hero."""
    dice = random.Random(world.dice.random())
    colours = palette_of_cars(mood)
    fronts = [_car(world, colour, True, lit) for colour in colours]
    backs = [_car(world, colour, False, lit) for colour in colours]
    fleet = [
        (lane, (k + 0.3 * dice.random()) / cars + lane.start, dice.randrange(len(colours)))
        for lane in lanes
        for k in range(cars)
    ]
    marks = fill("#ffffff", 0.42)

    def place(now: Moment, lane: Lane, start: float) -> float:
        way = (now.t / period_s + start) % 1
        return way if lane.towards else 1 - way

    def draw(canvas: skia.Canvas, now: Moment, near: bool) -> None:
        spots = sorted(
            ((place(now, lane, start), lane, tone) for lane, start, tone in fleet),
            key=lambda spot: spot[0],
        )
        for along, lane, tone in spots:
            y = depth_of(along)
            if (y > 1150) is not near:
                continue
            size = (y - HORIZON) / 760
            x = world.middle + lane.offset * (y - HORIZON) * 0.62
            # Cars fade in at the horizon instead of popping up.
            shown = min(1.0, along * 9)
            layer = (fronts if lane.towards else backs)[tone]
            layer.place(canvas, x, y, zoom=size, alpha=shown, anchor=(0.5, 0.86))

    def far(canvas: skia.Canvas, now: Moment) -> None:
        _draw_marks(canvas, world, now, marks)
        draw(canvas, now, False)

    def near(canvas: skia.Canvas, now: Moment) -> None:
        draw(canvas, now, True)

    return far, near


def depth_of(along: float) -> float:
    """The y of something `along` (0 far … 1 past us) the road."""
    return HORIZON + 60 / (1.055 - along)


def _draw_marks(canvas: skia.Canvas, world: World, now: Moment, paint: skia.Paint) -> None:
    """Dashes between the lanes, standing still on the road."""
    for k in range(16):
        near, far = depth_of(k / 16 + 0.03), depth_of(k / 16)
        for offset in (-0.62, 0.0, 0.62):
            x0, x1 = offset * (far - HORIZON), offset * (near - HORIZON)
            w0, w1 = (far - HORIZON) * 0.012, (near - HORIZON) * 0.012
            canvas.drawPath(
                polygon([
                    (world.middle + x0 - w0, far), (world.middle + x0 + w0, far),
                    (world.middle + x1 + w1, near), (world.middle + x1 - w1, near),
                ]),
                paint,
            )  # fmt: skip


def _car(world: World, colour: str, front: bool, lit: bool) -> Layer:
    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(150, 190)
        paint_car(canvas, colour, front=front, lit=lit)

    return world.easel.layer(300, 220, paint)
