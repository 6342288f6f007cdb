"""Playhouse: curtains, boards, lamps and light bars of stages and concerts."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial, vertical
from reelwright.motion.indoors.furniture import paint_curtain
from reelwright.motion.layer import Paint
from reelwright.motion.staging.beams import paint_lamp_head
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.scenery import Moment

FLOOR = 985.0
"""The y where the floor meets the back wall."""


@dataclass(frozen=True)
class House:
    """Colours of a hall: depth, wall, curtain, floor, light and a second light."""

    deep: str
    wall: str
    cloth: str
    floor: str
    light: str
    second: str


def back_wall(world: World, look: House) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(look.deep))
        stops = [(0, mix(look.wall, look.light, 0.35), 1), (0.4, look.wall, 1), (1, look.deep, 1)]
        reach = max(1000.0, world.width * 0.6)
        canvas.drawRect(page, fill(shader=radial(world.middle, 760, reach, stops)))

    return paint


def backcloth(world: World, look: House) -> Paint:
    """The far curtain in folds, lit in the middle."""

    def paint(canvas: skia.Canvas) -> None:
        folds = round((world.width + 2 * MARGIN) / 92)
        box = (-MARGIN, -MARGIN, world.width + MARGIN, FLOOR + 10)
        paint_curtain(canvas, box, mix(look.cloth, look.deep, 0.45), folds=folds, alpha=0.8)
        halo = [(0, look.light, 0.34), (1, look.light, 0)]
        centre = skia.Rect(world.middle - 620, 200, world.middle + 620, 1200)
        canvas.drawOval(centre, fill(shader=radial(world.middle, 720, 520, halo)))

    return paint


def stage_floor(world: World, look: House) -> Paint:
    """The stage floor, its boards running away from us, and its edge."""

    def paint(canvas: skia.Canvas) -> None:
        left, right, edge = -MARGIN, world.width + MARGIN, 1375.0
        tone = [
            (0, darken(look.floor, 0.3), 1),
            (0.35, look.floor, 1),
            (1, darken(look.floor, 0.25), 1),
        ]
        canvas.drawRect(
            skia.Rect(left, FLOOR, right, edge), fill(shader=vertical(FLOOR, edge, tone))
        )
        for k in range(-30, 31):
            x = world.middle + k * 90
            low = world.middle + k * 150
            canvas.drawLine(x, FLOOR, low, edge, fill(darken(look.floor, 0.55), 0.28, stroke=3))
        pool = [(0, look.light, 0.4), (0.6, look.light, 0.16), (1, look.light, 0)]
        canvas.save()
        canvas.translate(world.middle, 1095)
        canvas.scale(1, 0.3)
        canvas.drawCircle(0, 0, 520, fill(shader=radial(0, 0, 520, pool)))
        canvas.restore()
        canvas.drawRect(skia.Rect(left, edge, right, edge + 24), fill(lighten(look.floor, 0.3)))
        apron = [(0, darken(look.floor, 0.5), 1), (1, darken(look.deep, 0.4), 1)]
        front = skia.Rect(left, edge + 24, right, HEIGHT + MARGIN)
        canvas.drawRect(front, fill(shader=vertical(edge, 1800, apron)))
        for k in range(-14, 15):
            x = world.middle + k * 170
            lamp = [(0, lighten(look.light, 0.4), 0.95), (0.3, look.light, 0.5), (1, look.light, 0)]
            canvas.drawCircle(x, edge - 4, 60, fill(shader=radial(x, edge - 4, 60, lamp)))

    return paint


def drapes(world: World, look: House) -> Paint:
    """The great curtain drawn aside, with its pelmet and gold fringe."""

    def paint(canvas: skia.Canvas) -> None:
        gold = mix("#e0b050", look.light, 0.3)
        for side in (-1, 1):
            edge = world.middle + side * world.width / 2
            wide = max(200.0, world.width * 0.17)
            box = (edge - wide, -MARGIN, edge + MARGIN, 1330.0)
            if side < 0:
                box = (edge - MARGIN, -MARGIN, edge + wide, 1330.0)
            paint_curtain(canvas, box, look.cloth, folds=max(5, round(wide / 60)))
            tie = skia.Rect(box[0] - 6, 905, box[2] + 6, 938)
            canvas.drawRoundRect(tie, 12, 12, fill(gold))
        span = 270.0
        count = round((world.width + 2 * MARGIN) / span)
        for k in range(count + 1):
            x = world.middle + (k - count / 2) * span
            swag = skia.Path()
            swag.moveTo(x - span / 2, world.top - 60)
            swag.lineTo(x + span / 2, world.top - 60)
            swag.lineTo(x + span / 2, world.top + 92)
            swag.quadTo(x, world.top + 236, x - span / 2, world.top + 92)
            swag.close()
            tone = [
                (0, darken(look.cloth, 0.45), 1),
                (0.6, look.cloth, 1),
                (1, lighten(look.cloth, 0.16), 1),
            ]
            canvas.drawPath(swag, fill("#000000", 0.3, blur=16))
            canvas.drawPath(swag, fill(shader=vertical(world.top - 60, world.top + 200, tone)))
            fringe = skia.Path()
            fringe.moveTo(x - span / 2, world.top + 92)
            fringe.quadTo(x, world.top + 236, x + span / 2, world.top + 92)
            canvas.drawPath(fringe, fill(gold, stroke=11))

    return paint


def paint_microphone(canvas: skia.Canvas, x: float, base: float, look: House) -> None:
    """Without a hero a microphone waits in the light."""
    canvas.drawOval(
        skia.Rect(x - 120, base - 24, x + 120, base + 16), fill("#000000", 0.5, blur=14)
    )
    canvas.drawOval(skia.Rect(x - 92, base - 20, x + 92, base + 6), fill("#2a262e"))
    canvas.drawLine(x, base - 10, x, base - 400, fill("#8f8a98", stroke=13))
    canvas.drawLine(x - 3, base - 10, x - 3, base - 400, fill("#ffffff", 0.5, stroke=3))
    canvas.drawRoundRect(skia.Rect(x - 26, base - 470, x + 26, base - 370), 14, 14, fill("#38333f"))
    ball = [(0, "#ffffff", 1), (0.4, "#a8a4b2", 1), (1, "#4a4652", 1)]
    canvas.drawCircle(x, base - 510, 62, fill(shader=radial(x - 20, base - 532, 92, ball)))
    for k in range(-3, 4):
        canvas.drawLine(
            x - 58, base - 510 + k * 15, x + 58, base - 510 + k * 15, fill("#38333f", 0.5, stroke=3)
        )
    canvas.drawRoundRect(skia.Rect(x - 60, base - 500, x + 60, base - 484), 6, 6, fill(look.light))


def equaliser(world: World, look: House) -> Part:
    """Bars of light behind the stage that follow a beat."""
    count = round(world.width / 60) + 4

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(count):
            x = world.middle + (k - count / 2 + 0.5) * 60
            beat = 0.5 + 0.5 * math.sin(now.t * 3.1 + k * 0.9) * math.sin(now.t * 1.7 + k * 0.37)
            edge = 1 - 0.55 * math.exp(-(((k - count / 2) / 4) ** 2))
            high = (90 + 330 * beat) * edge
            colour = mix(look.light, look.second, k / count)
            bar = skia.Rect(x - 21, FLOOR - high, x + 21, FLOOR)
            canvas.drawRoundRect(bar, 8, 8, fill(colour, 0.34))
            cap = skia.Rect(x - 21, FLOOR - high - 20, x + 21, FLOOR - high - 8)
            canvas.drawRoundRect(cap, 5, 5, fill(lighten(colour, 0.4), 0.55))

    return part


def truss(world: World, look: House) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        steel = fill(mix("#8a8a9a", look.deep, 0.45), stroke=9)
        for y in (128, 196):
            canvas.drawLine(-MARGIN, y, world.width + MARGIN, y, steel)
        for k in range(int((world.width + 2 * MARGIN) / 70)):
            x = -MARGIN + k * 70
            canvas.drawLine(x, 128, x + 35, 196, fill(mix("#8a8a9a", look.deep, 0.55), stroke=5))
            canvas.drawLine(
                x + 35, 196, x + 70, 128, fill(mix("#8a8a9a", look.deep, 0.55), stroke=5)
            )
        count = 4 + 2 * round(world.width / 1300)
        for k in range(count):
            share = (k + 0.5) / count
            paint_lamp_head(canvas, world.width * share, 226, 60, (share - 0.5) * -40, look.light)

    return paint


def concert_floor(world: World, look: House) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        left, right = -MARGIN, world.width + MARGIN
        tone = [
            (0, lighten(look.floor, 0.2), 1),
            (0.4, look.floor, 1),
            (1, darken(look.floor, 0.3), 1),
        ]
        canvas.drawRect(
            skia.Rect(left, FLOOR, right, 1330), fill(shader=vertical(FLOOR, 1330, tone))
        )
        shine = [(0, look.light, 0.4), (1, look.light, 0)]
        canvas.save()
        canvas.translate(world.middle, 1060)
        canvas.scale(1, 0.3)
        canvas.drawCircle(0, 0, 620, fill(shader=radial(0, 0, 620, shine)))
        canvas.restore()
        canvas.drawRect(skia.Rect(left, 1330, right, 1344), fill(look.second))
        canvas.drawRect(skia.Rect(left, 1318, right, 1356), fill(look.second, 0.4, blur=12))
        canvas.drawRect(skia.Rect(left, 1344, right, HEIGHT + MARGIN), fill(darken(look.deep, 0.3)))

    return paint
