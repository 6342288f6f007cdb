"""Space: nebulae and stars, a spiral galaxy, a comet or a sun with its planets."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import fill, lighten, mix, radial
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Layer
from reelwright.motion.space.asteroids import rocks
from reelwright.motion.space.comets import comet, meteors
from reelwright.motion.space.globe import (
    GAS,
    ICE,
    MARS,
    MOON,
    TEAL_GAS,
    VIOLET_GAS,
    Globe,
    Surface,
    dressed,
)
from reelwright.motion.space.starfield import (
    Cosmos,
    cosmos_of,
    galaxy_image,
    near_stars,
    nebula,
    twinkles,
)
from reelwright.motion.staging.diorama import HEIGHT, Part, World
from reelwright.motion.staging.motes import dust, glow, soft_dot
from reelwright.motion.staging.props import hover
from reelwright.motion.staging.scenery import Moment


def build(given: KitInput) -> Picture:
    world = World(given)
    cosmos = cosmos_of(world)
    variant = world.dice.choice(("nebula", "galaxy", "comet", "sun"))
    nebula(world, cosmos, bright={"nebula": 1.15, "sun": 0.75}.get(variant, 0.85))
    near_stars(world)
    world.add(twinkles(world, 13))
    {"nebula": _nebula, "galaxy": _galaxy, "comet": _comet, "sun": _sun}[variant](world, cosmos)
    y = 720 if variant != "sun" else 760
    halo = mix(cosmos.hot, cosmos.first, 0.35)
    hover(world, y=y, size=540, halo=halo, swing=3.5, bob=18)
    for index, (x, level) in enumerate(((-370, 520), (375, 940)), start=1):
        hover(world, index=index, x=world.middle + x, y=level, size=190, delay_s=0.4 + 0.2 * index)
    _rocks(world, cosmos)
    world.add(dust(world, 26, lighten(cosmos.hot, 0.4), rise=9, alpha=0.5))
    world.vignette(alpha=0.34, top=0.2)
    return world.picture()


def _nebula(world: World, cosmos: Cosmos) -> None:
    """A glowing cloud, and a planet with its moon far off."""
    world.add(glow(world, world.middle, 700, 760, cosmos.first, alpha=0.45, period_s=5), depth=0.2)
    surface = dressed(world.dice.choice((TEAL_GAS, VIOLET_GAS, GAS, MARS)), world)
    x = world.middle + world.dice.choice((-1, 1)) * 380
    seed = world.dice.randrange(9999)
    world.add(Globe(world, surface, x=x, y=1560, radius=235, seed=seed), depth=0.5)
    moon = Globe(
        world, dressed(MOON, world), x=2 * world.middle - x - 30, y=455, radius=64, seed=seed + 7
    )
    world.add(moon, depth=0.6)
    world.add(meteors(world, cosmos.hot, count=2))


def _galaxy(world: World, cosmos: Cosmos) -> None:
    """A spiral galaxy that wheels behind everything."""
    arms = world.dice.choice((2, 2, 3))
    image = galaxy_image(360, world.dice.randrange(9999), cosmos, arms=arms)
    layer = Layer(image, 0, 0, 360, 360, 1)
    lean = world.dice.uniform(-30, 30)
    way = world.dice.choice((-1, 1))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        canvas.save()
        canvas.translate(world.middle, 740)
        canvas.rotate(lean)
        canvas.scale(3.3, 2.1)
        layer.place(canvas, 0, 0, turn=way * (40 + 2.4 * now.t))
        canvas.restore()

    world.add(glow(world, world.middle, 740, 520, cosmos.hot, alpha=0.5), depth=0.25)
    world.add(part, depth=0.3)
    world.add(meteors(world, cosmos.hot, count=2, bottom=600))


def _comet(world: World, cosmos: Cosmos) -> None:
    """A comet across the sky, and the limb of a moon below."""
    world.add(glow(world, world.middle + 200, 500, 640, cosmos.second, alpha=0.4), depth=0.2)
    tail = comet(
        world, world.middle + 330, 560, length=1150, angle=world.dice.uniform(22, 34), size=24,
        colour=lighten(cosmos.second, 0.35),
    )  # fmt: skip
    world.add(tail, depth=0.4)
    world.add(meteors(world, cosmos.hot, count=4))
    surface = dressed(world.dice.choice((MOON, ICE, MARS)), world)
    globe = Globe(
        world, surface, x=world.middle, y=2380, radius=900, seed=world.dice.randrange(9999),
        speed=3, light=(-0.35, -1.0), falloff=1.1, detail=2.2,
    )  # fmt: skip
    world.add(globe, depth=0.7)


def _sun(world: World, cosmos: Cosmos) -> None:
    """A sun low in the picture and planets on their way around it."""
    flame = world.tint("#ff9a3a", 0.35)
    hot = mix(flame, "#fff2c8", 0.75)
    middle, y = world.middle, 1740.0

    def orbits(canvas: skia.Canvas) -> None:
        for k in range(4):
            wide = 520 + 250 * k
            oval = skia.Rect(middle - wide, y - wide * 0.86, middle + wide, y + wide * 0.86)
            canvas.drawOval(oval, fill(hot, 0.16, stroke=2.4))
        stops = (
            (0.0, "#fffbe8", 1.0), (0.30, hot, 1.0), (0.44, flame, 0.95),
            (0.47, flame, 0.5), (0.7, flame, 0.16), (1.0, flame, 0.0),
        )  # fmt: skip
        canvas.drawCircle(middle, y, 900, fill(shader=radial(middle, y, 900, stops)))

    world.plane(0.5, orbits)
    world.add(_flares(world, flame, hot, y), depth=0.5)
    for k, surface in enumerate((MARS, TEAL_GAS, GAS, VIOLET_GAS)):
        world.add(_planet(world, k, dressed(surface, world), y), depth=0.5)


def _flares(world: World, flame: str, hot: str, y: float) -> Part:
    """Tongues of light that run around the sun's edge."""
    dot = soft_dot(world, 120, mix(flame, hot, 0.4), 0.8)
    spots = [(k * 2 * math.pi / 16, world.dice.uniform(0, 6.28)) for k in range(16)]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for angle, phase in spots:
            turn = angle + now.t * 0.05
            if math.sin(turn) > 0.5:
                continue
            reach = 392 + 14 * math.sin(now.t * 1.3 + phase)
            size = 1.05 + 0.3 * math.sin(now.t * 0.9 + phase)
            x, py = world.middle + reach * math.cos(turn), y + reach * math.sin(turn)
            dot.place(canvas, x, py, zoom=size, alpha=0.5)

    return part


def _planet(world: World, k: int, surface: Surface, y: float) -> Part:
    """A planet on orbit `k`; it keeps its lit side towards the sun."""
    radius = (44, 60, 92, 54)[k]
    start = world.dice.uniform(-0.5, 0.5) - math.pi / 2 + (-1) ** k * (0.35 + 0.1 * k)
    seed = world.dice.randrange(9999)
    ball = Globe(world, surface, x=0, y=0, radius=radius, seed=seed, light=(0.0, 0.75))
    wide = 520 + 250 * k

    def part(canvas: skia.Canvas, now: Moment) -> None:
        angle = start + 0.045 * now.t / (1 + 0.5 * k)
        canvas.save()
        canvas.translate(world.middle + wide * math.cos(angle), y + wide * 0.86 * math.sin(angle))
        ball(canvas, now)
        canvas.restore()

    return part


def _rocks(world: World, cosmos: Cosmos) -> None:
    base = world.tint(mix("#6a5f70", cosmos.deep, 0.3))
    light = mix(cosmos.hot, "#ffffff", 0.2)
    dice = world.dice
    side = dice.choice((-1, 1))
    spots = [
        (world.middle + side * 430, dice.uniform(330, 430), dice.uniform(30, 46)),
        (world.middle - side * 470, dice.uniform(900, 960), dice.uniform(26, 40)),
        (world.middle + side * 300, dice.uniform(1360, 1440), dice.uniform(22, 34)),
    ]
    rocks(world, tuple(spots), base, light, depth=1.2)
    near = (
        (world.middle - side * 500, HEIGHT - 90, dice.uniform(150, 210)),
        (world.middle + side * 560, HEIGHT - 330, dice.uniform(80, 120)),
    )
    rocks(world, near, mix(base, cosmos.deep, 0.4), light, depth=1.9)


KIT = Kit(
    name="space",
    version=1,
    build=build,
    about=(
        "outer space with stars and nebulae",
        "rockets, satellites and astronauts",
        "galaxies and the whole universe",
        "comets, asteroids and meteors",
        "the sun and the solar system",
        "telescopes and astronomy",
        "light years and cosmic distances",
        "the big bang and the birth of stars",
    ),
    words=(
        "space", "universe", "galaxy", "star", "nebula", "comet", "asteroid", "meteor", "rocket",
        "astronaut", "satellite", "telescope", "cosmos", "solar",
        "espace", "univers", "galaxie", "étoile", "comète", "fusée", "astronaute", "cosmique",
        "espacio", "universo", "galaxia", "estrella", "cometa", "cohete",
        "weltraum", "weltall", "galaxie", "stern", "komet", "rakete",
        "spazio", "galassia", "stella", "razzo", "espaço", "galáxia", "estrela", "foguete",
    ),
)  # fmt: skip
