"""Panorama: the open air over a place: its hour's sky, drifting clouds, smoke, birds, hills."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from reelwright.motion.brush import LINEAR, fill, lighten, mix, noise_line, vertical
from reelwright.motion.layer import Paint
from reelwright.motion.nature.weather import (
    murk,
    paint_cloud,
    paint_glow,
    paint_rays,
    paint_sky,
    paint_stars,
    paint_sun,
    paint_wisp,
)
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.mood import Mood, dressed
from reelwright.motion.staging.scenery import Moment


def mood_of(world: World, moods: Sequence[Mood]) -> Mood:
    """The hour the dice choose, in the recipe's palette."""
    return dressed(world.dice.choice(list(moods)), world.given.palette)


@dataclass(frozen=True)
class Sky:
    """Where the horizon, the light and the clouds of a sky are, in the world's units."""

    horizon: float = 1000.0
    sun: tuple[float, float] | None = None
    disc: float = 62.0
    rays: float = 0.0
    wisps: int = 4
    murk: float = 0.0
    floor: float = 1180.0
    """Nothing is painted below: the ground hides it."""


def sky(world: World, mood: Mood, form: Sky) -> None:
    """Add the static sky."""
    dice = random.Random(world.dice.random())
    left, right = -MARGIN, world.width + MARGIN

    def paint(canvas: skia.Canvas) -> None:
        canvas.clipRect(skia.Rect(left, -MARGIN, right, form.floor))
        canvas.save()
        canvas.translate(left, 0)
        canvas.drawRect(skia.Rect(0, -MARGIN, right - left, 2), fill(mood.zenith))
        paint_sky(canvas, mood, right - left, HEIGHT, horizon=form.horizon)
        if mood.stars:
            count = round(300 * (right - left) / 1480)
            paint_stars(canvas, dice, right - left, form.horizon * 0.8, count=count)
        canvas.restore()
        if form.murk:
            _paint_murk(canvas, world, mood, form, dice)
        if form.sun:
            x, y = form.sun
            paint_glow(canvas, x, y, 900, mood.sun, 0.5)
            if form.disc:
                paint_sun(canvas, mood, x, y, form.disc)
            if form.rays:
                paint_rays(canvas, dice, x, y, colour=mood.sun, strength=form.rays, spread=170)
        for _ in range(form.wisps):
            x, y = dice.uniform(left, right), dice.uniform(0.3, 0.8) * form.horizon
            paint_wisp(canvas, dice, x, y, dice.uniform(300, 620), mix(mood.sun, mood.haze, 0.4))

    world.plane(0, paint)


def _paint_murk(
    canvas: skia.Canvas, world: World, mood: Mood, form: Sky, dice: random.Random
) -> None:
    """Painterly banks of cloud, lit from the horizon."""
    image = murk(
        dice.randrange(9999),
        colour=mix(mood.horizon, mood.haze, 0.5),
        dark=mix(mood.zenith, mood.shade, 0.4),
        cover=0.55,
    )
    paint = fill("#ffffff", form.murk)
    x = -MARGIN
    while x < world.width + MARGIN:
        where = skia.Rect(x - 300, 120, x + 1300, form.horizon + 40)
        canvas.drawImageRect(image, where, LINEAR, paint)
        x += 980


def clouds(
    world: World,
    mood: Mood,
    *,
    count: float = 4.0,
    top: float = 360.0,
    bottom: float = 720.0,
    size: tuple[float, float] = (260.0, 480.0),
    alpha: float = 0.9,
    speed: float = 9.0,
    depth: float = 0.15,
) -> None:
    """Heaps of cloud that sail by; `count` on 1080 units of width."""
    dice = random.Random(world.dice.random())
    light = mix(mood.sun, lighten(mood.horizon, 0.35), 0.35)
    light, base = mix(light, mood.zenith, mood.tint * 0.75), mix(mood.middle, mood.haze, 0.55)
    number = max(2, round(count * (world.width + 2 * MARGIN) / 1080))

    def paint(canvas: skia.Canvas) -> None:
        for k in range(number):
            share = (k + dice.uniform(0.1, 0.9)) / number
            x = -MARGIN + share * (world.width + 2 * MARGIN)
            y = dice.uniform(top, bottom)
            # Lower clouds are farther away.
            near = 1 - 0.55 * (y - top) / max(1.0, bottom - top)
            width = dice.uniform(*size) * near
            paint_cloud(canvas, dice, x, y, width, light=light, base=base, alpha=alpha * near)

    drifting(world, paint, depth=depth, speed=speed)


def drifting(world: World, paint: Paint, *, depth: float, speed: float) -> None:
    """Add a page that sails sideways by up to `speed` units a second, within its margin."""
    page = world.sheet(paint)
    reach = 0.8 * MARGIN
    pace = min(speed, reach / max(1.0, world.given.duration_s)) * (-1 if world.mirror else 1)
    start = -pace * world.given.duration_s / 2

    def part(canvas: skia.Canvas, now: Moment) -> None:
        page.draw(canvas, start + pace * now.t + now.pan * depth, now.tilt * depth)

    world.add(part)


def smoke(
    world: World,
    mood: Mood,
    *,
    y: float,
    high: float,
    alpha: float = 0.55,
    speed: float = 18.0,
    depth: float = 0.8,
) -> None:
    """A low bank of smoke or mist that crawls along, around `y` and `high` units tall."""
    dice = random.Random(world.dice.random())
    image = murk(
        dice.randrange(9999),
        colour=mix(mood.haze, mood.horizon, 0.4),
        dark=mix(mood.haze, mood.shade, 0.55),
        cover=0.62,
        size=200,
    )

    def paint(canvas: skia.Canvas) -> None:
        x = -MARGIN - 200
        while x < world.width + MARGIN:
            where = skia.Rect(x, y - high / 2, x + 1300, y + high / 2)
            canvas.drawImageRect(image, where, LINEAR, fill("#ffffff", alpha))
            x += 880

    drifting(world, paint, depth=depth, speed=speed)


def birds(world: World, count: int, colour: str, *, top: float, bottom: float) -> Part:
    """A loose flock that beats its wings across the sky."""
    dice = random.Random(world.dice.random())
    centre = dice.uniform(0.15, 0.6) * world.width, dice.uniform(top, bottom)
    flock = [
        (
            centre[0] + dice.gauss(0, 150),
            min(bottom, max(top, centre[1] + dice.gauss(0, 60))),
            dice.uniform(9, 19),
            dice.uniform(0, 6.28),
        )
        for _ in range(count)
    ]
    paint = fill(colour, 0.85, stroke=3.4)
    way = 1 if dice.random() < 0.5 else -1

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x0, y0, size, phase in flock:
            x = x0 + way * now.t * (16 + size)
            y = y0 + 9 * math.sin(now.t * 0.8 + phase) - now.t * 3
            lift = math.sin(now.t * 6.2 + phase) * size * 0.55
            wing = skia.Path()
            wing.moveTo(x - size, y - lift)
            wing.quadTo(x - size * 0.35, y - size * 0.42 - lift * 0.3, x, y)
            wing.quadTo(x + size * 0.35, y - size * 0.42 - lift * 0.3, x + size, y - lift)
            canvas.drawPath(wing, paint)

    return part


def ridge(
    world: World, *, base: float, high: float, seed: int, octaves: int = 5, knots: int = 3
) -> skia.Path:
    """The outline of hills around `base`, closed far below."""
    left, right = -MARGIN, world.width + MARGIN
    share = (right - left) / 1480
    line = base - high * noise_line(240, seed, octaves=octaves, base=max(2, round(knots * share)))
    path = skia.Path()
    path.moveTo(left, HEIGHT + MARGIN)
    for k, y in enumerate(line):
        path.lineTo(left + (right - left) * k / 239, float(y))
    path.lineTo(right, HEIGHT + MARGIN)
    path.close()
    return path


def hills(
    world: World,
    colour: str,
    foot: str,
    *,
    base: float,
    high: float,
    depth: float,
    floor: float,
    octaves: int = 5,
    knots: int = 3,
) -> None:
    """A plane of hills from `colour` at the top to `foot` at `floor`, where it ends."""
    path = ridge(
        world, base=base, high=high, seed=world.dice.randrange(9999), octaves=octaves, knots=knots
    )

    def paint(canvas: skia.Canvas) -> None:
        canvas.clipRect(skia.Rect(-MARGIN, 0, world.width + MARGIN, floor))
        stops = ((0.0, colour, 1.0), (1.0, foot, 1.0))
        canvas.drawPath(path, fill(shader=vertical(base - high, floor, stops)))

    world.plane(depth, paint)
