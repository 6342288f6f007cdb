"""City: a skyline over the water, an avenue full of cars, or the view from a roof."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import colour4, darken, fill, lighten, mix, polygon, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.ground import near_leaves
from reelwright.motion.nature.panorama import Sky, birds, clouds, mood_of, sky
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Mood
from reelwright.motion.staging.motes import dust
from reelwright.motion.staging.props import hover, stand
from reelwright.motion.staging.scenery import Moment
from reelwright.motion.town.harbour import boat, glints
from reelwright.motion.town.rooftop import bulbs, tanks, terrace
from reelwright.motion.town.skyline import Row, paint_lamp_post, paint_row
from reelwright.motion.town.street import fronts, kerbs, road
from reelwright.motion.town.traffic import Lane, traffic

Tips = list[tuple[float, float]]


def build(given: KitInput) -> Picture:
    world = World(given)
    variant = world.dice.choice(("harbour", "avenue", "roof"))
    mood = mood_of(world, (DAY, GOLDEN, DUSK, NIGHT, DAWN, NIGHT))
    night = mood.tint > 0.3
    x = world.middle + world.dice.uniform(-1, 1) * 330
    sun = (x, 400) if mood.stars >= 1 else (x, world.dice.uniform(560, 760))
    sky(world, mood, Sky(horizon=1040, sun=sun, disc=58, rays=0.0 if night else 0.1))
    clouds(world, mood, count=3.4, top=430, bottom=760, alpha=0.5 if night else 0.85)
    if mood.stars < 1:
        world.add(birds(world, 7, mix(mood.shade, mood.haze, 0.3), top=360, bottom=560))
    {"harbour": _harbour, "avenue": _avenue, "roof": _roof}[variant](world, mood)
    if variant != "avenue":
        near_leaves(world, mix(mood.shade, mood.paint("#2f5a44"), 0.4), high=0.85)
    world.add(dust(world, 24, lighten(mood.sun, 0.3), rise=10, alpha=0.45))
    world.vignette(alpha=0.38)
    return world.picture()


def _lit(mood: Mood) -> float:
    return 0.42 if mood.tint > 0.3 else 0.04 + 0.5 * mood.tint


def _towers(world: World, mood: Mood, *, foot: float, valley: float = 0.3) -> None:
    """Three rows of towers, the nearest the darkest, with warning lights on their tips."""
    lit = _lit(mood)
    rows = (
        (0.18, Row(foot, (240, 470), (62, 120), 0.62, lit * 0.6, 7)),
        (0.34, Row(foot, (180, 440), (80, 150), 0.32, lit * 0.85, 9, valley)),
        (0.52, Row(foot, (110, 300), (100, 190), 0.08, lit, 12, valley * 1.6)),
    )
    for depth, row in rows:
        _row(world, mood, row, depth)


def _row(world: World, mood: Mood, row: Row, depth: float) -> None:
    dice = random.Random(world.dice.random())
    tips: Tips = []

    def paint(canvas: skia.Canvas) -> None:
        tips.extend(paint_row(canvas, dice, -MARGIN, world.width + MARGIN, row, mood))
        if row.distance > 0.2:
            mist = ((0.0, mood.haze, 0.0), (1.0, mood.haze, 0.6 * row.distance + 0.2))
            low = skia.Rect(-MARGIN, row.foot - 260, world.width + MARGIN, row.foot)
            fade = vertical(row.foot - 260, row.foot, mist)
            canvas.drawRect(low, fill(shader=fade, blend=skia.BlendMode.kSrcATop))

    world.plane(depth, paint)
    if mood.tint > 0.3:
        world.add(_beacons(world, tips), depth=depth)


def _beacons(world: World, tips: Tips) -> Part:
    """Red lights on the tips, that swell and fade."""
    lights = [(world.x(x), y, world.dice.uniform(0, 6.28)) for x, y in tips]
    paint = skia.Paint(AntiAlias=True)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, y, phase in lights:
            shown = 0.5 + 0.5 * math.sin(now.t * 2.2 + phase)
            paint.setColor4f(colour4("#ff4a3a", 0.25 * shown))
            canvas.drawCircle(x, y - 3, 13, paint)
            paint.setColor4f(colour4("#ff8a78", 0.3 + 0.7 * shown))
            canvas.drawCircle(x, y - 3, 3.6, paint)

    return part


def _cast(world: World, mood: Mood, *, base: float) -> None:
    stand(world, base=base, size=520, halo=mix(mood.sun, mood.horizon, 0.3))
    for index, side in ((1, -1), (2, 1)):
        x = world.middle + side * 385
        hover(world, index=index, x=x, y=620, size=185, delay_s=0.4 + 0.2 * index)


def _harbour(world: World, mood: Mood) -> None:
    """Towers on the far bank, their light in the water, a quay before us."""
    _towers(world, mood, foot=1040)
    dice = random.Random(world.dice.random())
    deep = mix(mood.paint("#2f6f94"), mood.shade, 0.3 + 0.3 * mood.tint)
    bright = mix(mood.horizon, mood.haze, 0.4)

    def water(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, 1036, world.width + MARGIN, 1640)
        stops = (
            (0.0, mix(bright, deep, 0.25), 1.0),
            (0.22, mix(bright, deep, 0.6), 1.0),
            (1.0, deep, 1.0),
        )
        canvas.drawRect(page, fill(shader=vertical(1036, 1560, stops)))
        canvas.save()
        canvas.clipRect(page)
        for _ in range(round(46 * world.width / 1080) + 20):
            # Long smears of light and dark below the towers.
            x, wide = dice.uniform(-MARGIN, world.width + MARGIN), dice.uniform(26, 90)
            long = dice.uniform(60, 240)
            lamp = dice.random() < 0.2 + _lit(mood)
            tone = dice.choice(("#ffd98a", "#ffe9b8", "#bfe4ff")) if lamp else darken(deep, 0.2)
            smear = ((0.0, tone, 0.34 if lamp else 0.4), (1.0, tone, 0.0))
            canvas.drawRect(
                skia.Rect(x, 1040, x + wide * (0.3 if lamp else 1), 1040 + long),
                fill(shader=vertical(1040, 1040 + long, smear), blur=6),
            )
        canvas.drawRect(skia.Rect(-MARGIN, 1034, world.width + MARGIN, 1043), fill(mood.shade, 0.5))
        canvas.restore()

    world.plane(0.6, water)
    world.add(glints(world, mood), depth=0.7)
    world.add(boat(world, mood), depth=0.75)
    if world.given.recipe.hero is not None:
        _jetty(world, mood)
    _cast(world, mood, base=1130)
    _quay(world, mood)


def _jetty(world: World, mood: Mood) -> None:
    """Planks from the quay out to where a hero stands."""
    wood = mix(mood.paint("#8a6a4c"), mood.shade, 0.25 + 0.5 * mood.tint)
    middle = world.middle

    def paint(canvas: skia.Canvas) -> None:
        deck = polygon(
            [(middle - 290, 1092), (middle + 290, 1092), (middle + 470, 1530), (middle - 470, 1530)]
        )
        canvas.drawPath(deck, fill(mood.shade, 0.5, blur=24))
        stops = ((0.0, lighten(wood, 0.12), 1.0), (1.0, darken(wood, 0.4), 1.0))
        canvas.drawPath(deck, fill(shader=vertical(1092, 1530, stops)))
        canvas.save()
        canvas.clipPath(deck, True)
        for k in range(14):
            y = 1092 + 16 * k + 1.35 * k * k
            canvas.drawLine(
                middle - 480, y, middle + 480, y, fill(darken(wood, 0.45), 0.6, stroke=3)
            )
        canvas.restore()

    world.plane(0.95, paint)


def _quay(world: World, mood: Mood) -> None:
    """A paved bank with a railing and lamps."""
    stone = mix(mood.paint("#8a8078"), mood.shade, 0.35 + 0.5 * mood.tint)
    iron = mix(mood.shade, "#000000", 0.15)
    lamp = "#ffd98a" if mood.tint > 0.3 else ""

    def paint(canvas: skia.Canvas) -> None:
        left, right = -MARGIN, world.width + MARGIN
        canvas.drawRect(skia.Rect(left, 1486, right, 1520), fill(mood.shade, 0.5, blur=16))
        stops = (
            (0.0, lighten(stone, 0.16), 1.0),
            (0.1, stone, 1.0),
            (1.0, darken(stone, 0.5), 1.0),
        )
        canvas.drawRect(
            skia.Rect(left, 1500, right, HEIGHT + MARGIN), fill(shader=vertical(1500, 1980, stops))
        )
        for k in range(6):
            y = 1540 + 22 * k + 13 * k * k
            canvas.drawLine(left, y, right, y, fill(darken(stone, 0.4), 0.5, stroke=3))
        x = left
        while x < right:
            canvas.drawRect(skia.Rect(x, 1392, x + 9, 1512), fill(iron))
            canvas.drawCircle(x + 4.5, 1388, 9, fill(iron))
            x += 118
        for y in (1400, 1440, 1478):
            canvas.drawLine(left, y, right, y, fill(iron, stroke=6 if y > 1400 else 9))
        for side in (-1, 1):
            paint_lamp_post(canvas, world.middle + side * 455, 1560, 560, iron, lamp)

    world.plane(1.5, paint)


def _avenue(world: World, mood: Mood) -> None:
    """A wide street that runs to the horizon between towers, with cars both ways."""
    _towers(world, mood, foot=1050, valley=0.25)
    fronts(world, mood, _lit(mood))
    road(world, mood)
    lit = mood.tint > 0.3
    lanes = tuple(
        Lane(offset, towards=offset > 0, start=world.dice.random())
        for offset in (-1.35, -0.7, 0.7, 1.35)
    )
    far, near = traffic(world, mood, lanes, lit=lit)
    world.add(far, depth=0.8)
    _cast(world, mood, base=1150)
    world.add(near, depth=0.9)
    kerbs(world, mood, lit=lit)


def _roof(world: World, mood: Mood) -> None:
    """Towers seen over the parapet of a roof garden under a string of lights."""
    _towers(world, mood, foot=1130, valley=0.2)
    tanks(world, mood)
    _cast(world, mood, base=1150)
    terrace(world, mood)
    world.add(bulbs(world, mood), depth=1.1)


KIT = Kit(
    name="city",
    version=1,
    build=build,
    about=(
        "a modern city skyline with skyscrapers",
        "a street with traffic, cars and buses",
        "city lights at night",
        "a metropolis by the river or harbour",
        "urban life, offices and business districts",
        "architecture, towers and construction",
        "transport, commuting and public transit",
        "a capital city, its government and its people",
        "real estate and housing prices",
    ),
    words=(
        "city", "skyline", "skyscraper", "traffic", "street", "urban", "metropolis", "downtown",
        "ville", "gratte-ciel", "circulation", "rue", "urbain", "métropole", "immeuble", "voiture",
        "ciudad", "rascacielos", "tráfico", "calle", "edificio", "coche",
        "stadt", "hochhaus", "wolkenkratzer", "verkehr", "straße", "auto",
        "città", "grattacielo", "traffico", "strada", "cidade", "arranha-céu", "trânsito", "prédio",
    ),
)  # fmt: skip
