"""Regolith: the ground of another world, with craters, stones, dust and a landed capsule."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial, vertical
from reelwright.motion.nature.ground import Line
from reelwright.motion.space.asteroids import paint_rock
from reelwright.motion.space.globe import MOON, Globe, Surface, dressed
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World


def dusty_sky(world: World, surface: Surface, haze: str, air: float) -> None:
    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, 1200)
        stops = ((0.0, surface.low, 0.25), (0.45, surface.middle, 0.55 * air), (1.0, haze, air))
        canvas.drawRect(page, fill(shader=vertical(0, 1060, stops)))
        x = world.middle + 240
        sun = (
            (0.0, "#fffdf2", 1.0),
            (0.08, "#fff4dc", 0.95),
            (0.1, "#fff0d0", 0.5),
            (1.0, haze, 0.0),
        )
        canvas.drawCircle(x, 640, 520, fill(shader=radial(x, 640, 520, sun)))

    world.plane(0.15, paint)
    for k, (dx, y, radius) in enumerate(((-330, 400, 46), (-190, 560, 22))):
        moon = Globe(
            world, dressed(MOON, world), x=world.x(world.middle + dx), y=y, radius=radius,
            seed=world.dice.randrange(9999) + k, speed=3, light=(0.5, 0.3),
        )  # fmt: skip
        world.add(moon, depth=0.25)


def far_range(
    world: World, base: float, high: float, tone: str, surface: Surface, *, depth: float
) -> None:
    line = Line(world, base, high, knots=5)
    edge = line.path(1250)

    def paint(canvas: skia.Canvas) -> None:
        stops = ((0.0, mix(tone, surface.high, 0.35), 1.0), (1.0, darken(tone, 0.25), 1.0))
        canvas.drawPath(edge, fill(shader=vertical(base - high, 1230, stops)))

    world.plane(depth, paint)


def plain(world: World, surface: Surface, base: float, *, depth: float, share: float) -> None:
    """Ground with craters and stones, darker the nearer it is."""
    dice = random.Random(world.dice.random())
    line = Line(world, base, 34, knots=4)
    body = darken(mix(surface.middle, surface.low, 0.35), share)
    edge = line.path()
    floor = HEIGHT + 80 if depth > 1.3 else 1640

    def paint(canvas: skia.Canvas) -> None:
        canvas.clipRect(skia.Rect(-MARGIN, 0, world.width + MARGIN, floor))
        canvas.drawPath(edge, fill("#000000", 0.4, blur=22))
        top = mix(body, surface.high, 0.45 * (1 - share))
        stops = ((0.0, top, 1.0), (0.18, body, 1.0), (1.0, darken(body, 0.5), 1.0))
        canvas.drawPath(edge, fill(shader=vertical(base - 34, base + 620, stops)))
        canvas.clipPath(edge, True)
        for _ in range(round(15 * (world.width + 2 * MARGIN) / 1080)):
            down = dice.random()
            x, y = dice.uniform(-MARGIN, world.width + MARGIN), base + 20 + 480 * down
            wide = (18 + 80 * down) * dice.uniform(0.6, 1.4)
            bowl = skia.Rect(x - wide, y - wide * 0.24, x + wide, y + wide * 0.24)
            tone = darken(body, 0.15 + 0.25 * down)
            canvas.drawOval(
                bowl.makeOffset(0, wide * 0.05), fill(mix(tone, surface.high, 0.3), 0.55)
            )
            inside = ((0.0, darken(tone, 0.3), 1.0), (1.0, tone, 1.0))
            canvas.drawOval(bowl, fill(shader=vertical(bowl.top(), bowl.bottom(), inside)))
        for _ in range(round(26 * (world.width + 2 * MARGIN) / 1080)):
            down = dice.random()
            canvas.save()
            canvas.translate(dice.uniform(-MARGIN, world.width + MARGIN), base + 30 + 560 * down)
            tone = darken(body, 0.1 + 0.4 * down)
            paint_rock(canvas, dice, (5 + 26 * down) * dice.uniform(0.5, 1.3), tone, surface.high)
            canvas.restore()

    world.plane(depth, paint)


def lander(world: World, surface: Surface) -> None:
    """A small capsule on the plain, where a hero would stand."""
    metal, glass = world.tint("#d8dce4", 0.4), world.tones.accent("#ffb03a")

    def paint(canvas: skia.Canvas) -> None:
        x, y = world.middle, 1030.0
        for side in (-1, 1):
            canvas.drawLine(
                x + side * 60, y, x + side * 130, y + 118, fill(darken(metal, 0.45), stroke=11)
            )
            canvas.drawOval(
                skia.Rect(x + side * 130 - 26, y + 110, x + side * 130 + 26, y + 126),
                fill(darken(metal, 0.5)),
            )
        body = skia.Path()
        body.moveTo(x - 100, y + 46)
        body.cubicTo(x - 112, y - 70, x - 66, y - 150, x, y - 160)
        body.cubicTo(x + 66, y - 150, x + 112, y - 70, x + 100, y + 46)
        body.close()
        stops = (
            (0.0, lighten(metal, 0.3), 1.0),
            (0.5, metal, 1.0),
            (1.0, darken(metal, 0.55), 1.0),
        )
        canvas.drawPath(body, fill(shader=radial(x - 50, y - 90, 240, stops)))
        canvas.drawRoundRect(
            skia.Rect(x - 112, y + 40, x + 112, y + 62), 10, 10, fill(darken(metal, 0.5))
        )
        canvas.drawCircle(x, y - 50, 40, fill(darken(metal, 0.4)))
        canvas.drawCircle(x, y - 50, 31, fill(mix(glass, "#10182c", 0.35)))
        canvas.drawCircle(x - 9, y - 60, 11, fill("#ffffff", 0.55))
        canvas.drawLine(x, y - 160, x, y - 230, fill(darken(metal, 0.3), stroke=5))
        canvas.drawCircle(x, y - 236, 9, fill(glass))

    world.plane(1.0, paint)
