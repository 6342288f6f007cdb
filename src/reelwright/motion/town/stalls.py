"""Stalls: awnings, crates, lanterns and garlands of markets and bazaars."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import (
    darken,
    fill,
    horizontal,
    lighten,
    mix,
    polygon,
    radial,
    vertical,
)
from reelwright.motion.indoors.produce import ball
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import MARGIN, Part, World
from reelwright.motion.staging.scenery import Moment


def paint_awning(
    canvas: skia.Canvas, x: float, y: float, wide: float, high: float, first: str, second: str
) -> None:
    """A striped awning with scallops, its upper edge at `y`, leaning towards us."""
    stripes = max(5, round(wide / 74) | 1)
    canvas.drawRect(
        skia.Rect(x - wide / 2, y + high, x + wide / 2, y + high + 120),
        fill("#000000", 0.22, blur=22),
    )
    for k in range(stripes):
        tone = first if k % 2 == 0 else second
        top0 = x - wide * 0.44 + wide * 0.88 * k / stripes
        top1 = x - wide * 0.44 + wide * 0.88 * (k + 1) / stripes
        low0, low1 = x - wide / 2 + wide * k / stripes, x - wide / 2 + wide * (k + 1) / stripes
        cloth = polygon([(top0, y), (top1, y), (low1, y + high), (low0, y + high)])
        shade = [(0, lighten(tone, 0.2), 1), (1, darken(tone, 0.1), 1)]
        canvas.drawPath(cloth, fill(shader=vertical(y, y + high, shade)))
        flap = skia.Path()
        flap.moveTo(low0, y + high - 1)
        flap.lineTo(low1, y + high - 1)
        flap.lineTo(low1, y + high + 24)
        flap.quadTo((low0 + low1) / 2, y + high + 74, low0, y + high + 24)
        flap.close()
        drop = [(0, darken(tone, 0.3), 1), (1, darken(tone, 0.08), 1)]
        canvas.drawPath(flap, fill(shader=vertical(y + high, y + high + 60, drop)))
    for side in (-1, 1):
        pole = x + side * wide * 0.45
        canvas.drawRect(skia.Rect(pole - 7, y + 10, pole + 7, 1010), fill("#3a2a22", 0.85))


def paint_crate(
    canvas: skia.Canvas,
    x: float,
    base: float,
    wide: float,
    wood: str,
    fruit: str,
    dice: random.Random,
) -> None:
    """A wooden crate heaped with fruit."""
    high, half = wide * 0.36, wide / 2
    canvas.drawOval(
        skia.Rect(x - half * 1.05, base - 10, x + half * 1.12, base + 14),
        fill("#000000", 0.34, blur=8),
    )
    radius = wide * 0.088
    for row in range(3):
        count = 6 - row
        for k in range(count):
            cx = x + (k - (count - 1) / 2) * radius * 1.86 + dice.uniform(-3, 3)
            cy = base - high - radius * (0.2 + 1.25 * row)
            tone = mix(fruit, dice.choice(("#ffffff", "#5a2a10")), dice.uniform(0, 0.12))
            canvas.drawCircle(cx, cy, radius, fill(shader=ball(cx, cy, radius, tone)))
    for k in range(3):
        y = base - high + k * high / 3
        slat = skia.Rect(x - half, y + 3, x + half, y + high / 3 - 3)
        plank = [(0, lighten(wood, 0.26), 1), (1, darken(wood, 0.2), 1)]
        canvas.drawRoundRect(slat, 3, 3, fill(shader=vertical(y, y + high / 3, plank)))
    for side in (-1, 1):
        post = skia.Rect(x + side * half * 0.9 - 11, base - high, x + side * half * 0.9 + 11, base)
        canvas.drawRect(post, fill(darken(wood, 0.28)))


def paint_spice(
    canvas: skia.Canvas, x: float, base: float, wide: float, tone: str, sack: str
) -> None:
    """A sack with a cone of spice."""
    half, high = wide / 2, wide * 0.42
    canvas.drawOval(
        skia.Rect(x - half, base - 10, x + half * 1.1, base + 14), fill("#000000", 0.34, blur=8)
    )
    cone = skia.Path()
    cone.moveTo(x - half * 0.9, base - high)
    cone.quadTo(x - half * 0.2, base - high * 2.5, x, base - high * 2.6)
    cone.quadTo(x + half * 0.2, base - high * 2.5, x + half * 0.9, base - high)
    cone.close()
    lit = [(0, lighten(tone, 0.3), 1), (0.45, tone, 1), (1, darken(tone, 0.35), 1)]
    canvas.drawPath(cone, fill(shader=horizontal(x - half, x + half, lit)))
    body = skia.Path()
    body.moveTo(x - half * 0.94, base - high)
    body.cubicTo(x - half * 1.1, base - high * 0.3, x - half * 0.8, base, x - half * 0.6, base)
    body.lineTo(x + half * 0.6, base)
    body.cubicTo(
        x + half * 0.8, base, x + half * 1.1, base - high * 0.3, x + half * 0.94, base - high
    )
    body.close()
    linen = [(0, lighten(sack, 0.2), 1), (0.4, sack, 1), (1, darken(sack, 0.36), 1)]
    canvas.drawPath(body, fill(shader=horizontal(x - half, x + half, linen)))
    rim = skia.Rect(x - half, base - high - 14, x + half, base - high + 14)
    canvas.drawRoundRect(rim, 14, 14, fill(lighten(sack, 0.16)))


def garland(
    world: World, y: float, colours: tuple[str, ...], *, lamps: bool, span: float = 540.0
) -> Part:
    """Bunting (or lamps) on a sagging string that stirs in the wind."""
    dice = random.Random(world.dice.random())
    shift = dice.uniform(0, span)
    step = 44.0 if lamps else 62.0
    count = int((world.width + 700) / step)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        wire = skia.Path()
        points = []
        for k in range(count):
            x = -350 + k * step
            share = ((x + shift) % span) / span
            sag = 92 * 4 * share * (1 - share)
            point = (x, y + sag + 5 * math.sin(now.t * 1.3 + k * 0.4))
            points.append(point)
            _ = wire.lineTo(*point) if k else wire.moveTo(*point)
        canvas.drawPath(wire, fill("#2a1c1a", 0.7, stroke=4))
        for k, (x, py) in enumerate(points):
            tone = colours[k % len(colours)]
            if lamps:
                lit = 0.7 + 0.3 * math.sin(now.t * 1.9 + k * 1.4)
                canvas.drawCircle(x, py + 14, 26, fill(tone, 0.2 * lit))
                canvas.drawCircle(x, py + 14, 10, fill(lighten(tone, 0.45), 0.6 + 0.4 * lit))
                continue
            sway = 9 * math.sin(now.t * 2.1 + k * 0.8)
            flag = polygon([(x - 22, py), (x + 22, py), (x + sway, py + 58)])
            canvas.drawPath(flag, fill(tone))
            fold = polygon([(x, py), (x + 22, py), (x + sway, py + 58)])
            canvas.drawPath(fold, fill("#000000", 0.12))

    return part


def paint_lantern(
    canvas: skia.Canvas, x: float, y: float, size: float, metal: str, light: str
) -> None:
    """A pierced brass lantern hanging from above, its middle at `y`."""
    canvas.drawLine(x, -260, x, y - size, fill("#2a1c1a", stroke=5))
    canvas.drawCircle(
        x, y, size * 2.4, fill(shader=radial(x, y, size * 2.4, [(0, light, 0.5), (1, light, 0)]))
    )
    body = skia.Path()
    body.moveTo(x - size * 0.2, y - size)
    body.cubicTo(
        x - size * 0.9, y - size * 0.5, x - size * 0.9, y + size * 0.4, x - size * 0.25, y + size
    )
    body.lineTo(x + size * 0.25, y + size)
    body.cubicTo(
        x + size * 0.9, y + size * 0.4, x + size * 0.9, y - size * 0.5, x + size * 0.2, y - size
    )
    body.close()
    glow = [(0, lighten(light, 0.6), 1), (0.5, light, 1), (1, mix(light, metal, 0.6), 1)]
    canvas.drawPath(body, fill(shader=radial(x, y, size, glow)))
    for k in range(-2, 3):
        rib = skia.Path()
        rib.moveTo(x, y - size)
        rib.quadTo(x + k * size * 0.62, y, x, y + size)
        canvas.drawPath(rib, fill(darken(metal, 0.3), stroke=size * 0.06))
    for cap in (-1, 1):
        knob = skia.Rect(x - size * 0.3, y + cap * size - 10, x + size * 0.3, y + cap * size + 10)
        canvas.drawRoundRect(knob, 8, 8, fill(metal))


def arches(world: World, wall_tone: str, deep: str) -> Paint:
    """A row of arches one behind the other, darker the nearer."""

    def paint(canvas: skia.Canvas) -> None:
        for step in range(3):
            half, top = 215.0 + step * 118, 430.0 - step * 130
            tone = mix(wall_tone, deep, 0.3 + 0.32 * step)
            wall = skia.Path()
            wall.addRect(skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, 1040))
            x = world.middle
            wall.moveTo(x - half, 1050)
            wall.lineTo(x - half, top + 260)
            wall.cubicTo(x - half * 1.12, top + 60, x - half * 0.4, top + 60, x, top - 40)
            wall.cubicTo(x + half * 0.4, top + 60, x + half * 1.12, top + 60, x + half, top + 260)
            wall.lineTo(x + half, 1050)
            wall.close()
            wall.setFillType(skia.PathFillType.kEvenOdd)
            shade = [(0, darken(tone, 0.25), 1), (1, tone, 1)]
            canvas.drawPath(wall, fill("#000000", 0.3, blur=18))
            canvas.drawPath(wall, fill(shader=vertical(0, 1040, shade)))
            canvas.drawPath(wall, fill(lighten(tone, 0.3), 0.5, stroke=7))

    return paint
