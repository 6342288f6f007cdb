"""Village: half-timbered houses, a white hill town by the sea or a hamlet under snow."""

from __future__ import annotations

import dataclasses
import math
import random

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.ground import Growth, Line, near_leaves, paint_bush, paint_slope
from reelwright.motion.nature.panorama import Sky, birds, clouds, hills, mood_of, sky
from reelwright.motion.nature.trees import draw_conifer
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Mood, Tones
from reelwright.motion.staging.motes import dust, steam
from reelwright.motion.staging.props import hover, stand
from reelwright.motion.town.cottages import Style, paint_church, paint_cottage
from reelwright.motion.town.hamlet import paint_cypress, paint_fence, sea

TIMBER = Style(
    "timber", ("#f2e4c8", "#f0d8b4", "#e8cfa8", "#f4ead6", "#dfb894"),
    ("#a8483a", "#8f4436", "#b85a40"), beam="#5a3826",
)  # fmt: skip
SOUTH = Style(
    "mediterranean", ("#fbf6ea", "#f6e2c0", "#f3c9a0", "#fdfaf2", "#eeb894"),
    ("#c8643f", "#d07a4c", "#b85638"), shutter="#2f7fa8", steep=0.34,
)  # fmt: skip
SNOW = Style(
    "snow", ("#b06a4c", "#9a5a44", "#c08a5c", "#8a5048"), ("#6a4440", "#5a3f46"),
    beam="#5a3628", snow="#f2f8ff",
)  # fmt: skip


def build(given: KitInput) -> Picture:
    world = World(given)
    style = world.dice.choice((TIMBER, SOUTH, SNOW))
    hours = {
        "timber": (DAY, GOLDEN, DAWN, DUSK), "mediterranean": (DAY, GOLDEN, DUSK, DAY),
        "snow": (NIGHT, DUSK, DAWN, NIGHT),
    }  # fmt: skip
    mood = mood_of(world, hours[style.name])
    night = mood.tint > 0.3
    x = world.middle + world.dice.uniform(-1, 1) * 320
    sun = (x, 400.0) if mood.stars >= 1 else (x, world.dice.uniform(500, 680))
    sky(world, mood, Sky(horizon=960, sun=sun, disc=56, rays=0.0 if night else 0.1))
    clouds(world, mood, count=3.2, top=430, bottom=700, alpha=0.5 if night else 0.9)
    dressed = _dressed(style, mood)
    _country(world, mood, style)
    _far_houses(world, mood, dressed)
    chimneys = _near_houses(world, mood, dressed)
    smoke = mix(mood.haze, "#ffffff", 0.35)
    for px, py in chimneys:
        world.add(
            steam(world, world.x(px), py, high=230, wide=40, colour=smoke, alpha=0.34), depth=0.75
        )
    stand(world, base=1140, size=500, halo=mix(mood.sun, mood.horizon, 0.3))
    for index, side in ((1, -1), (2, 1)):
        place = world.middle + side * 380
        hover(world, index=index, x=place, y=610, size=185, delay_s=0.4 + 0.2 * index)
    _foreground(world, mood, style)
    _air(world, mood, style)
    world.vignette(alpha=0.38)
    return world.picture()


def _dressed(style: Style, mood: Mood, distance: float = 0.0) -> Style:
    """The style's colours in this light."""
    night = mood.tint > 0.3

    def paint(colour: str) -> str:
        return mood.paint(colour, distance) if colour else ""

    return dataclasses.replace(
        style,
        walls=tuple(paint(wall) for wall in style.walls),
        roofs=tuple(paint(roof) for roof in style.roofs),
        beam=paint(style.beam),
        shutter=paint(mood.accent(style.shutter)) if style.shutter else "",
        # Snow keeps more of the light than anything else.
        snow=mix(mood.dyed(style.snow), mood.shade, 0.42 * mood.tint) if style.snow else "",
        lamp="#ffc864" if night or style.snow else "",
        lit=0.8 if night else 0.45,
    )


def _green(style: Style, mood: Mood) -> str:
    if style.snow:
        return mix(mood.dyed("#e6f0fa"), mood.shade, 0.5 * mood.tint)
    natural = {"timber": "#6fae4e", "mediterranean": "#a8b05a"}[style.name]
    return mix(mood.paint(natural), mood.haze, 0.3 * mood.tint)


def _country(world: World, mood: Mood, style: Style) -> None:
    """Mountains or the sea far away, then fields."""
    green = _green(style, mood)
    if style.name == "mediterranean":
        sea(world, mood)
    else:
        peak = "#e4eef8" if style.snow else "#7fa6a0"
        hills(
            world, mood.paint(peak, 0.45), mix(mood.haze, mood.paint(peak), 0.3), base=860,
            high=210, depth=0.18, floor=1080, octaves=7, knots=5,
        )  # fmt: skip
    tone = mix(green, mood.haze, 0.45)
    hills(world, lighten(tone, 0.08), tone, base=930, high=80, depth=0.3, floor=1120, octaves=3)
    dice = random.Random(world.dice.random())
    line = Line(world, 985, 50)
    leaf = mix(mood.paint("#4a7f4a" if not style.snow else "#6f93a0"), mood.haze, 0.25)

    def paint(canvas: skia.Canvas) -> None:
        edge = line.path(1170)
        stops = ((0.0, mix(green, mood.haze, 0.25), 1.0), (1.0, darken(green, 0.22), 1.0))
        canvas.drawPath(edge, fill(shader=vertical(930, 1170, stops)))
        canvas.save()
        canvas.clipPath(edge, True)
        for k in range(round(16 * (world.width + 2 * MARGIN) / 1480)):
            # Strips of fields, curved with the slope.
            x = -MARGIN + k * 98
            shape = skia.Path()
            shape.moveTo(x, 920)
            shape.quadTo(x + 40, 1040, x - 60, 1180)
            shape.lineTo(x + 30, 1180)
            shape.quadTo(x + 110, 1040, x + 52, 920)
            shape.close()
            canvas.drawPath(
                shape, fill(mix(green, mood.sun, 0.25) if k % 2 else darken(green, 0.12), 0.35)
            )
        canvas.restore()
        for _ in range(round(24 * (world.width + 2 * MARGIN) / 1480)):
            x = dice.uniform(-MARGIN, world.width + MARGIN)
            paint_bush(
                canvas, dice, x, line(x) + dice.uniform(4, 60), dice.uniform(14, 30), leaf, mood
            )

    world.plane(0.42, paint)


def _far_houses(world: World, mood: Mood, style: Style) -> None:
    """The church and small houses up the slope."""
    dice = random.Random(world.dice.random())
    far = _dressed(style, mood, 0.0)
    pale = dataclasses.replace(
        style,
        walls=tuple(mix(wall, mood.haze, 0.28) for wall in style.walls),
        roofs=tuple(mix(roof, mood.haze, 0.28) for roof in style.roofs),
        beam=mix(style.beam, mood.haze, 0.3) if style.beam else "",
        shutter=mix(style.shutter, mood.haze, 0.3) if style.shutter else "",
        snow=far.snow and style.snow,
    )
    side = dice.choice((-1, 1))

    def row(canvas: skia.Canvas, foot: float, size: float, open_at: float, half: float) -> None:
        x = -MARGIN + dice.uniform(-40, 40)
        while x < world.width + MARGIN:
            wide = dice.uniform(88, 120) * size
            lift = 12 * math.sin(x * 0.011) + dice.uniform(-8, 10)
            if abs(x + wide / 2 - open_at) > half:
                paint_cottage(canvas, dice, x, foot + lift, wide, pale)
            x += wide * dice.uniform(1.0, 1.35)

    def slope(canvas: skia.Canvas) -> None:
        row(canvas, 1000, 0.72, world.middle + side * 190, 0)
        paint_church(canvas, dice, world.middle + side * 190, 1012, 1.05, pale)
        row(canvas, 1034, 1.0, world.middle + side * 200, 150)

    def nearer(canvas: skia.Canvas) -> None:
        row(canvas, 1082, 1.5, world.middle, 270)

    world.plane(0.48, slope)
    world.plane(0.6, nearer)


def _near_houses(world: World, mood: Mood, style: Style) -> list[tuple[float, float]]:
    """Large houses at both sides of the square; the tops of their chimneys."""
    dice = random.Random(world.dice.random())
    chimneys = []
    leaf = mix(mood.paint("#3f7a48" if not style.snow else "#547f88"), mood.shade, 0.15)
    tones = Tones(mix(leaf, style.snow or mood.sun, 0.55), leaf, mix(leaf, mood.shade, 0.6))

    def paint(canvas: skia.Canvas) -> None:
        x = world.middle - 560.0
        spots = [(x, 1130.0, 262.0), (world.middle + 318, 1140.0, 268.0)]
        for k in range(1, 1 + math.ceil((world.width / 2 + MARGIN - 540) / 330)):
            spots += [
                (x - 330 * k, 1130 + dice.uniform(-14, 14), 258),
                (world.middle + 318 + 330 * k, 1136, 250),
            ]
        for left, foot, wide in spots:
            tall = dice.uniform(230, 330)
            if style.name != "mediterranean":
                draw_conifer(canvas, dice, left + dice.uniform(-40, 20), foot - 4, tall, tones)
            else:
                paint_cypress(canvas, left - dice.uniform(4, 40), foot, tall * 1.15, leaf, mood)
            chimneys.append(paint_cottage(canvas, dice, left, foot, wide, style))

    world.plane(0.75, paint)
    return chimneys[:4]


def _foreground(world: World, mood: Mood, style: Style) -> None:
    """The village green with its path, then a fence and flowers or drifts of snow."""
    green = _green(style, mood)
    first, second = Line(world, 1118, 16), Line(world, 1480, 44)
    path_tone = darken(green, 0.12) if style.snow else mix(mood.paint("#d8c49a"), green, 0.25)
    bloom = () if style.snow else tuple(
        mood.paint(colour) for colour in ("#f06a5a", "#f7e06a", "#f4f0ff", "#c77fe0")
    )  # fmt: skip
    growth = Growth(6 if style.snow else 22, bushes=0)

    def square(canvas: skia.Canvas) -> None:
        paint_slope(canvas, world, mood, first, green, growth, bottom=1640, deep=0.2)
        canvas.save()
        canvas.clipPath(first.path(), True)
        lane = skia.Path()
        lane.moveTo(world.middle - 70, 1096)
        lane.cubicTo(world.middle - 40, 1240, world.middle - 250, 1300, world.middle - 190, 1640)
        lane.lineTo(world.middle + 260, 1640)
        lane.cubicTo(world.middle + 150, 1330, world.middle + 190, 1230, world.middle + 90, 1096)
        lane.close()
        stops = ((0.0, path_tone, 0.85), (1.0, darken(path_tone, 0.4), 0.85))
        canvas.drawPath(lane, fill(shader=vertical(1096, 1640, stops), blur=3))
        canvas.restore()

    def near(canvas: skia.Canvas) -> None:
        paint_fence(
            canvas,
            world,
            second,
            mix(mood.paint("#9a7450"), mood.shade, 0.3 * mood.tint + 0.1),
            style,
            mood,
        )
        low = Growth(8 if style.snow else 58, bloom, 0 if style.snow else 2)
        paint_slope(
            canvas,
            world,
            mood,
            second,
            mix(green, mood.shade, 0.16 + 0.2 * mood.tint),
            low,
            deep=0.5,
        )

    world.plane(1.1, square)
    world.plane(1.5, near)
    if not style.snow:
        near_leaves(world, mix(mood.shade, mood.paint("#3f7a44"), 0.45), high=0.9)


def _air(world: World, mood: Mood, style: Style) -> None:
    if style.snow:
        flakes = lighten(mood.paint(style.snow), 0.4)
        world.add(dust(world, 90, flakes, rise=-46, size=(2.0, 5.5), alpha=0.85))
        return
    world.add(birds(world, 8, mix(mood.shade, mood.haze, 0.25), top=350, bottom=560))
    world.add(dust(world, 30, lighten(mood.sun, 0.3), rise=9))


KIT = Kit(
    name="village",
    version=1,
    build=build,
    about=(
        "a small village with houses and a church",
        "country life, peasants and farms",
        "a quiet town in the hills",
        "half-timbered houses of old Europe",
        "a white Mediterranean town by the sea",
        "a snowy hamlet in winter, Christmas time",
        "family home and neighbours",
        "birthplace, childhood and simple life",
    ),
    words=(
        "village", "countryside", "hamlet", "cottage", "peasant", "rural", "farm", "town",
        "christmas",
        "campagne", "hameau", "paysan", "maison", "noël", "bourg",
        "pueblo", "aldea", "campesin", "casa", "navidad",
        "dorf", "bauer", "ländlich", "häuser", "weihnacht", "kleinstadt",
        "villaggio", "contadin", "borgo", "natale", "aldeia", "camponês", "natal", "vila",
    ),
)  # fmt: skip
