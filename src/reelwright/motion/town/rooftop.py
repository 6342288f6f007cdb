"""Rooftop: the brick parapet of a roof garden, its plants, water tanks and string of lights."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import (
    colour4,
    darken,
    fill,
    horizontal,
    lighten,
    mix,
    polygon,
    vertical,
)
from reelwright.motion.nature.ground import paint_bush
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.mood import Mood
from reelwright.motion.staging.scenery import Moment


def tanks(world: World, mood: Mood) -> None:
    """Water tanks on legs, on the roofs just behind ours."""
    wood = mix(mood.paint("#8a6248"), mood.shade, 0.2 + 0.4 * mood.tint)
    iron = mix(mood.shade, wood, 0.25)

    def paint(canvas: skia.Canvas) -> None:
        for x, y, size in ((world.middle - 415, 1000.0, 1.0), (world.middle + 450, 1040.0, 0.7)):
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(size, size)
            for leg in (-66, -24, 24, 66):
                canvas.drawLine(leg, -60, leg * 1.12, 170, fill(iron, stroke=9))
            canvas.drawLine(-70, 30, 70, 92, fill(iron, stroke=5))
            canvas.drawLine(70, 30, -70, 92, fill(iron, stroke=5))
            body = skia.Rect(-86, -230, 86, -56)
            stops = (
                (0.0, lighten(wood, 0.16), 1.0),
                (0.4, wood, 1.0),
                (1.0, darken(wood, 0.5), 1.0),
            )
            canvas.drawRect(body, fill(shader=horizontal(-86, 86, stops)))
            for k in range(1, 9):
                canvas.drawLine(
                    -86 + k * 19, -230, -86 + k * 19, -56, fill("#000000", 0.16, stroke=2)
                )
            for hoop in (-200, -142, -84):
                canvas.drawRect(skia.Rect(-88, hoop, 88, hoop + 6), fill(iron, 0.8))
            roof = polygon([(-100, -228), (0, -306), (100, -228)])
            canvas.drawPath(roof, fill(shader=horizontal(-100, 100, stops)))
            canvas.restore()

    world.plane(0.8, paint)


def terrace(world: World, mood: Mood) -> None:
    """The parapet with bushes behind it, ivy on it and boxes of flowers at its foot."""
    dice = random.Random(world.dice.random())
    wall = mix(mood.paint("#96705f"), mood.shade, 0.15 + 0.5 * mood.tint)
    leaf = mix(mood.paint("#4f8f55"), mood.shade, 0.2)
    left, right = -MARGIN, world.width + MARGIN

    def paint(canvas: skia.Canvas) -> None:
        x = left
        while x < right:
            size = dice.uniform(26, 62)
            if abs(x - world.middle) > 230:
                paint_bush(canvas, dice, x, 1112, size, leaf, mood)
            x += size * dice.uniform(1.1, 2.4)
        canvas.drawRect(skia.Rect(left, 1090, right, 1140), fill(mood.shade, 0.5, blur=20))
        cap = ((0.0, lighten(wall, 0.3), 1.0), (1.0, lighten(wall, 0.08), 1.0))
        canvas.drawRect(skia.Rect(left, 1102, right, 1138), fill(shader=vertical(1102, 1138, cap)))
        face = ((0.0, darken(wall, 0.3), 1.0), (0.06, wall, 1.0), (1.0, darken(wall, 0.5), 1.0))
        page = skia.Rect(left, 1138, right, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(shader=vertical(1138, 1900, face)))
        _paint_bricks(canvas, dice, left, right, wall)
        _paint_ivy(canvas, dice, world, leaf, mood)

    def boxes(canvas: skia.Canvas) -> None:
        _paint_boxes(canvas, dice, world, wall, leaf, mood)

    world.plane(1.2, paint)
    world.plane(1.55, boxes)


def _paint_bricks(
    canvas: skia.Canvas, dice: random.Random, left: float, right: float, wall: str
) -> None:
    y, row = 1150.0, 0
    while y < HEIGHT + 100:
        x = left - (60 if row % 2 else 0)
        while x < right:
            brick = skia.Rect(x + 3, y + 3, x + 117, y + 43)
            tone = darken(lighten(wall, dice.uniform(0, 0.07)), 0.1 + 0.5 * (y - 1150) / 800)
            canvas.drawRoundRect(brick, 4, 4, fill(tone, 0.75))
            x += 120
        y, row = y + 46, row + 1


def _paint_ivy(
    canvas: skia.Canvas, dice: random.Random, world: World, leaf: str, mood: Mood
) -> None:
    """Strands that hang over the edge at both sides."""
    for side in (-1, 1):
        for _ in range(9):
            x = world.middle + side * dice.uniform(330, 660)
            long = dice.uniform(80, 420)
            steps = round(long / 17)
            for k in range(steps):
                y = 1104 + k * 17
                px = x + 14 * math.sin(k * 0.6 + x)
                tone = mix(
                    mix(leaf, mood.sun, 0.1),
                    mood.shade,
                    min(0.75, dice.uniform(0.1, 0.4) + k / steps * 0.3),
                )
                canvas.save()
                canvas.translate(px, y)
                canvas.rotate(dice.uniform(-50, 50) + (50 if k % 2 else -50))
                canvas.drawOval(skia.Rect(-8, 0, 8, dice.uniform(20, 32)), fill(tone))
                canvas.restore()


def _paint_boxes(
    canvas: skia.Canvas, dice: random.Random, world: World, wall: str, leaf: str, mood: Mood
) -> None:
    """Boxes of flowers along the foot of the picture."""
    bloom = [mood.accent("#f0607a"), mood.paint("#f7d060"), mood.paint("#f4efe6")]
    x = -MARGIN + 40.0
    while x < world.width + MARGIN:
        wide = dice.uniform(300, 400)
        middle = x + wide / 2
        for _ in range(11):
            px = dice.uniform(x + 20, x + wide - 20)
            paint_bush(
                canvas, dice, px, 1740, dice.uniform(46, 84), mix(leaf, mood.shade, 0.2), mood
            )
        for _ in range(26):
            px, py = dice.uniform(x + 10, x + wide - 10), dice.uniform(1650, 1732)
            tone = mix(dice.choice(bloom), mood.shade, dice.uniform(0.1, 0.35))
            for turn in range(5):
                angle = turn * 2 * math.pi / 5
                canvas.drawCircle(
                    px + 8 * math.cos(angle), py + 8 * math.sin(angle), 6.5, fill(tone)
                )
            canvas.drawCircle(px, py, 5, fill(mix("#ffe08a", mood.shade, 0.25)))
        box = skia.Rect(x, 1730, x + wide, 1990)
        wood = darken(mix(wall, "#6a4a34", 0.4), 0.25)
        stops = ((0.0, lighten(wood, 0.1), 1.0), (1.0, darken(wood, 0.4), 1.0))
        canvas.drawRoundRect(box, 12, 12, fill(shader=vertical(1730, 1960, stops)))
        for y in (1790, 1850, 1910):
            canvas.drawLine(x, y, x + wide, y, fill(darken(wood, 0.5), 0.5, stroke=3))
        canvas.drawLine(middle, 1738, middle, 1985, fill(darken(wood, 0.5), 0.3, stroke=3))
        x += wide + dice.uniform(40, 90)


def bulbs(world: World, mood: Mood) -> Part:
    """Light bulbs on a wire between posts, that sway across the picture."""
    dice = random.Random(world.dice.random())
    each = 7
    # An even number of posts: none stands in the middle, where a hero does.
    posts = 2 * math.ceil((world.width + 2 * MARGIN) / 1280) + 2
    first = world.middle - 640 * (posts - 1) / 2
    phases = [dice.uniform(0, 6.28) for _ in range(posts * each)]
    iron = mix(mood.shade, "#000000", 0.2)
    wire, post = fill(iron, 0.8, stroke=3), fill(iron, stroke=9)
    night = mood.tint > 0.3
    glow, core = skia.Paint(AntiAlias=True), fill("#fff4cf")

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(posts):
            canvas.drawLine(first + k * 640, 590, first + k * 640, 1130, post)
        for k in range(posts - 1):
            before = (first + k * 640, 598.0)
            for bulb in range(1, each + 1):
                share = bulb / each
                dip = 400 * share * (1 - share)
                x = first + (k + share) * 640 + 4 * math.sin(now.t * 0.9 + k)
                y = 598 + dip + 5 * math.sin(now.t * 1.1 + bulb * 0.5) * (dip / 100)
                canvas.drawLine(*before, x, y, wire)
                before = (x, y)
                if bulb == each:
                    continue
                shown = 0.75 + 0.25 * math.sin(now.t * 1.3 + phases[k * each + bulb])
                glow.setColor4f(colour4("#ffcf7a", (0.34 if night else 0.16) * shown))
                canvas.drawCircle(x, y + 16, 30, glow)
                canvas.drawCircle(x, y + 16, 9, core)

    return part
