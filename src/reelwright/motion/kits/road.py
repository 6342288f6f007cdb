"""Road: a landscape passing by behind a vehicle, rails under a train, or a highway ahead."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, polygon, vertical
from reelwright.motion.indoors.windows import DAY, EVENING, NIGHT, paint_view
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.motes import dust, glow, steam
from reelwright.motion.staging.props import stand
from reelwright.motion.staging.scenery import Moment
from reelwright.motion.staging.scroll import Strip, passing, roadside, round_hills
from reelwright.motion.town.country import (
    BANK,
    Land,
    approach,
    ballast,
    masts,
    plain,
    sleepers,
)

RAIL_WORDS = {
    "train",
    "railway",
    "locomotive",
    "tram",
    "metro",
    "bullet",
    "steam",
    "rail",
    "station",
}


LANDS = (
    Land(DAY, "round", *"#8fb8c0 #7fb070 #86b45a #4f9a4a #59606c #f6f0dc".split()),
    Land(EVENING, "pointed", *"#9a6a8c #7a4f6a #6a4a58 #4a4a58 #4a424f #ffe0b0".split()),
    Land(NIGHT, "pointed", *"#2c4278 #24406a #22405a #1f4a58 #2a3248 #e8e4d0".split()),
    Land(DAY, "cactus", *"#d89a78 #d8834f #e0a868 #6a9a5a #6a5c58 #fff0d0".split()),
    Land(EVENING, "round", *"#c88a5a #b8703a #a8743a #d0742c #5a4a48 #ffe6b8".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    land = world.dice.choice(LANDS)
    land = Land(
        land.hour.dressed(world),
        land.tree,
        world.tint(land.far, 0.85),
        world.tint(land.near, 0.85),
        world.tint(land.ground, 0.8),
        world.tint(land.leaf, 0.72),
        world.tint(land.road, 0.8),
        world.tint(land.mark, 0.4),
    )
    name = set(given.recipe.hero.name.split("-")) if given.recipe.hero else set()
    kinds = [_rails] if name & RAIL_WORDS else [_roadway, _ahead, _rails]
    world.pick(kinds)(world, land)
    world.vignette()
    return world.picture()


def _sky(world: World, land: Land) -> None:
    dice = random.Random(world.dice.random())
    box = (-MARGIN, -MARGIN, world.width + MARGIN, 1060.0)
    world.plane(0, lambda canvas: paint_view(canvas, box, land.hour, dice))
    far = round_hills(dice, 900, 250, mix(land.far, land.hour.low, 0.3))
    world.add(passing(world, far, speed=16, depth=0.2, blur=2))
    near = round_hills(dice, 960, 170, mix(land.near, land.hour.low, 0.12))
    world.add(passing(world, near, speed=44, depth=0.35))


def _trees(world: World, land: Land) -> None:
    dice = random.Random(world.dice.random())
    shades = (land.leaf, darken(land.leaf, 0.16), mix(land.leaf, land.near, 0.4))
    misty = tuple(mix(shade, land.hour.low, 0.3) for shade in shades)
    back = roadside(dice, 978, misty, every=120, size=(130, 210), kind=land.tree)
    world.add(passing(world, back, speed=92, depth=0.5, blur=1))
    if land.tree == "round":
        tones = ("#d8a070", "#e8d8b8", "#c87a5a")
        walls = tuple(world.tint(mix(tone, land.far, 0.2), 0.6) for tone in tones)
        farms = roadside(dice, 985, walls, every=720, size=(120, 170), kind="house")
        world.add(passing(world, farms, speed=128, depth=0.6))
    front = roadside(dice, 1000, shades, every=330, size=(260, 380), kind=land.tree)
    world.add(passing(world, front, speed=190, depth=0.7))


def _bushes(world: World, land: Land) -> None:
    dice = random.Random(world.dice.random())
    tone = darken(mix(land.leaf, land.near, 0.3), 0.42)
    hedge = roadside(dice, 1850, (tone, darken(tone, 0.2)), every=300, size=(170, 300), kind="bush")
    world.add(passing(world, hedge, speed=820, depth=1.7, blur=9, top=1300))


def _roadway(world: World, land: Land) -> None:
    """A car's view of the country: verge, road, dashes, rail posts, bushes before us."""
    _sky(world, land)
    _trees(world, land)
    world.plane(0.8, _tarmac(world, land))
    world.add(_dashes(world, land, 1452, 34, 560), depth=0.8)
    world.add(passing(world, _posts(land), speed=470, depth=0.8, top=900))
    world.add(_gusts(world, land), depth=0.9)
    if not stand(world, base=1104, size=560, shadow=0.6, tilt=0.7):
        world.add(_sign(world, land), depth=0.9)
    world.add(_exhaust(world, land), depth=0.9)
    _bushes(world, land)


def _tarmac(world: World, land: Land) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        left, right = -MARGIN, world.width + MARGIN
        grass = [(0, lighten(land.ground, 0.1), 1), (1, darken(land.ground, 0.14), 1)]
        canvas.drawRect(
            skia.Rect(left, BANK - 14, right, 1030), fill(shader=vertical(BANK - 14, 1030, grass))
        )
        road = [
            (0, lighten(land.road, 0.12), 1),
            (0.5, land.road, 1),
            (1, darken(land.road, 0.34), 1),
        ]
        canvas.drawRect(skia.Rect(left, 1026, right, 1730), fill(shader=vertical(1026, 1730, road)))
        canvas.drawRect(skia.Rect(left, 1040, right, 1047), fill(land.mark, 0.6))
        canvas.drawRect(skia.Rect(left, 1690, right, 1704), fill(land.mark, 0.6))
        verge = [(0, darken(land.ground, 0.22), 1), (1, darken(land.ground, 0.6), 1)]
        canvas.drawRect(
            skia.Rect(left, 1730, right, HEIGHT + MARGIN),
            fill(shader=vertical(1730, HEIGHT, verge)),
        )

    return paint


def _dashes(world: World, land: Land, y: float, high: float, speed: float) -> Part:
    """The middle line, running."""
    step, long = 420.0, 210.0

    def part(canvas: skia.Canvas, now: Moment) -> None:
        way = (now.t * speed) % step
        for k in range(-1, int(world.width / step) + 2):
            x = k * step + way
            dash = polygon([(x, y), (x + long, y), (x + long - 14, y + high), (x - 14, y + high)])
            canvas.drawPath(dash, fill(land.mark, 0.72))

    return part


def _posts(land: Land) -> Strip:
    def strip(canvas: skia.Canvas, long: float) -> None:
        rail = [(0, lighten(land.mark, 0.2), 1), (1, darken(land.mark, 0.45), 1)]
        canvas.drawRect(skia.Rect(0, 968, long, 984), fill(shader=vertical(968, 984, rail)))
        count = round(long / 170)
        for k in range(count):
            x = (k + 0.5) * long / count
            canvas.drawRect(skia.Rect(x - 7, 960, x + 7, 1022), fill(darken(land.mark, 0.5)))

    return strip


def _gusts(world: World, land: Land) -> Part:
    """Streaks of wind behind whatever travels."""
    dice = random.Random(world.dice.random())
    lines = [
        (dice.random(), dice.uniform(640, 960), dice.uniform(90, 240), dice.uniform(0.8, 1.3))
        for _ in range(8)
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        span = world.width + 700
        for start, y, long, pace in lines:
            x = (start * span + now.t * 950 * pace) % span - 350
            canvas.drawLine(x, y, x + long, y, fill("#ffffff", 0.2, stroke=4))

    return part


def _exhaust(world: World, land: Land) -> Part:
    cloud = steam(world, 0, 0, high=60, wide=40, count=6, alpha=0.22, period_s=1.6)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        canvas.save()
        canvas.translate(world.middle + 300, 1080)
        canvas.rotate(62)
        cloud(canvas, now)
        canvas.restore()

    return part


def _sign(world: World, land: Land) -> Part:
    """Without a hero a milestone passes now and then."""

    def part(canvas: skia.Canvas, now: Moment) -> None:
        x = (now.t * 300) % (world.width + 900) - 300
        tone = mix("#2f6fb8", land.road, 0.2)
        canvas.drawRect(skia.Rect(x - 9, 760, x + 9, 1030), fill("#8a8f98"))
        canvas.drawRoundRect(skia.Rect(x - 120, 640, x + 120, 800), 16, 16, fill(tone))
        canvas.drawRoundRect(
            skia.Rect(x - 108, 652, x + 108, 788), 10, 10, fill("#ffffff", 0.9, stroke=5)
        )
        arrow = polygon(
            [
                (x - 60, 720),
                (x - 10, 680),
                (x - 10, 706),
                (x + 64, 706),
                (x + 64, 734),
                (x - 10, 734),
                (x - 10, 760),
            ]
        )
        canvas.drawPath(arrow, fill("#ffffff"))

    return part


def _rails(world: World, land: Land) -> None:
    """Rails, sleepers and passing masts."""
    _sky(world, land)
    _trees(world, land)
    world.plane(0.8, ballast(world, land))
    world.add(passing(world, sleepers(land), speed=430, depth=0.8, top=1000))
    world.add(passing(world, masts(land), speed=430, depth=0.8, top=0))
    if not stand(world, base=1090, size=590, shadow=0.6, tilt=0.5):
        world.add(glow(world, world.middle, 900, 300, land.hour.sun, alpha=0.3), depth=0.9)
    world.add(_gusts(world, land), depth=0.9)
    _bushes(world, land)


def _ahead(world: World, land: Land) -> None:
    """A straight road to the horizon, its dashes coming towards us."""
    dice = random.Random(world.dice.random())
    box = (-MARGIN, -MARGIN, world.width + MARGIN, 1000.0)
    world.plane(0, lambda canvas: paint_view(canvas, box, land.hour, dice))
    hills = round_hills(dice, 930, 190, mix(land.far, land.hour.low, 0.25))
    world.add(passing(world, hills, speed=7, depth=0.2, blur=2))
    world.plane(0.3, plain(world, land))
    world.add(approach(world, land))
    if not stand(world, base=1092, size=540, shadow=0.6, tilt=0.8):
        world.add(glow(world, world.middle, 880, 360, land.hour.sun, alpha=0.5), depth=0.3)
    world.add(dust(world, 30, lighten(land.hour.sun, 0.3)))


KIT = Kit(
    name="road",
    version=1,
    build=build,
    about=(
        "road, highway and driving a car",
        "train, railway and station",
        "bicycle, cycling race and motorbike",
        "bus, truck and transport of goods",
        "travel, journey and road trip",
        "speed and motor racing",
        "crossing the country overland",
    ),
    words=(
        "tour de france",
        "chemin de fer",
        *"""
        fr:routes road highway carretera straße strasse strada estrada voiture automobil
        coche autobahn autoroute trains tren zug treno trem railway ferrocarril eisenbahn
        ferrovi locomoti station bahnhof vélo bicycle biciclet fahrrad cyclist cyclism
        ciclist ciclismo moto motorrad motorcy camion truck camión caminhão bus omnibus
        autobus voyageur traveller viajero reisende viaggiat viajante convoi traffic verkehr
        """.split(),
    ),
)
