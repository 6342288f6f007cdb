"""Planet: the limb of a world from orbit, a ringed giant, or the ground of another world."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import fill, lighten, mix
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.space.asteroids import rocks
from reelwright.motion.space.comets import meteors
from reelwright.motion.space.globe import (
    EARTH,
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
from reelwright.motion.space.regolith import dusty_sky, far_range, lander, plain
from reelwright.motion.space.rings import moon_around, ring
from reelwright.motion.space.starfield import Cosmos, cosmos_of, near_stars, nebula, twinkles
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.motes import dust, glow
from reelwright.motion.staging.props import hover, stand
from reelwright.motion.staging.scenery import Moment


def build(given: KitInput) -> Picture:
    world = World(given)
    cosmos = cosmos_of(world)
    variant = world.dice.choice(("earth", "ringed", "giant", "mars", "moon"))
    nebula(world, cosmos, bright=0.75)
    near_stars(world, 44)
    world.add(twinkles(world, 10))
    scene = {"earth": _earth, "ringed": _ringed, "giant": _giant, "mars": _mars, "moon": _moon}
    scene[variant](world, cosmos)
    world.vignette(alpha=0.34, top=0.2)
    return world.picture()


def _cast(world: World, cosmos: Cosmos, *, y: float = 690.0, size: float = 500.0) -> bool:
    """Hero and satellites floating over the planet."""
    halo = mix(cosmos.hot, cosmos.second, 0.4)
    there = hover(world, y=y, size=size, halo=halo, bob=16)
    for index, (x, level) in enumerate(((-365, 500), (370, 470)), start=1):
        hover(world, index=index, x=world.middle + x, y=level, size=185, delay_s=0.4 + 0.2 * index)
    return there


def _seed(world: World) -> int:
    return world.dice.randrange(9999)


def _earth(world: World, cosmos: Cosmos) -> None:
    """The blue planet from orbit, its moon beyond and the sun behind its shoulder."""
    side = world.dice.choice((-1, 1))
    world.add(glow(world, world.middle + side * 420, 1040, 620, "#fff1d0", alpha=0.55), depth=0.3)
    moon = Globe(
        world, dressed(MOON, world), x=world.middle - side * 330, y=470, radius=78,
        seed=_seed(world), speed=3, light=(side * 0.6, 0.1),
    )  # fmt: skip
    world.add(moon, depth=0.35)
    _cast(world, cosmos)
    globe = Globe(
        world, dressed(EARTH, world, 0.45), x=world.middle, y=2000, radius=960,
        seed=_seed(world), speed=5, light=(side * 0.4, -1.0), falloff=1.15, detail=2.2,
        tilt=-side * 20,
    )  # fmt: skip
    world.add(globe, depth=0.9)
    world.add(_orbiter(world, 2000, 1080), depth=0.9)
    world.add(meteors(world, cosmos.hot, count=2, bottom=700))


def _orbiter(world: World, y: float, radius: float) -> Part:
    """A point of light that crosses the sky on its orbit."""
    way = world.dice.choice((-1, 1))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        angle = -math.pi / 2 + way * (0.075 * now.t - 0.36)
        x, py = world.middle + radius * math.cos(angle), y + radius * math.sin(angle)
        canvas.drawCircle(x, py, 12, fill("#bfe4ff", 0.3))
        canvas.drawCircle(x, py, 4.5, fill("#ffffff", 0.95))

    return part


def _ringed(world: World, cosmos: Cosmos) -> None:
    """A giant with its rings, whole, and moons on their way around it."""
    surface = dressed(world.dice.choice((GAS, VIOLET_GAS, TEAL_GAS)), world)
    hero = world.given.recipe.hero is not None
    x, y, radius = world.middle, (1570.0 if hero else 800.0), (360.0 if hero else 330.0)
    lean = world.dice.choice((-1, 1)) * world.dice.uniform(12, 22)
    ball = Globe(world, surface, x=x, y=y, radius=radius, seed=_seed(world), tilt=lean)
    back, front = (ring(world, surface, radius, lean, x, y, half) for half in ("back", "front"))
    moons = [moon_around(world, x, y, radius, lean, k, _seed(world)) for k in range(3)]
    world.add(glow(world, x, y, radius * 1.9, surface.air, alpha=0.35), depth=0.6)
    for moon in moons:
        world.add(moon[0], depth=0.6)
    world.add(back, depth=0.6)
    world.add(ball, depth=0.6)
    world.add(front, depth=0.6)
    for moon in moons:
        world.add(moon[1], depth=0.6)
    _cast(world, cosmos, y=660)
    world.add(dust(world, 26, lighten(surface.air, 0.3), rise=8))


def _giant(world: World, cosmos: Cosmos) -> None:
    """The banded limb of a giant, with two of its moons."""
    side = world.dice.choice((-1, 1))
    surface = dressed(world.dice.choice((GAS, TEAL_GAS, VIOLET_GAS)), world)
    for k, (dx, y, radius) in enumerate(((side * 330, 440, 88), (-side * 400, 880, 42))):
        moon = Globe(
            world, dressed((ICE, MOON)[k], world), x=world.middle + dx, y=y, radius=radius,
            seed=_seed(world), speed=4, light=(-side * 0.5, 0.3),
        )  # fmt: skip
        world.add(moon, depth=0.4)
    _cast(world, cosmos, y=670)
    globe = Globe(
        world, surface, x=world.middle - side * 150, y=2080, radius=1060, seed=_seed(world),
        speed=8, light=(-side * 0.3, -1.0), falloff=1.1, detail=2.4, tilt=-side * 14,
    )  # fmt: skip
    world.add(globe, depth=0.9)
    base = world.tint(mix("#6a5f70", cosmos.deep, 0.3))
    rocks(world, ((world.middle + 420, 1010, 30), (world.middle - 450, 620, 24)), base, cosmos.hot)


def _mars(world: World, cosmos: Cosmos) -> None:
    """A red desert under a dusty sky, two moons above it."""
    _ground_of(world, cosmos, dressed(MARS, world), air=0.85)


def _moon(world: World, cosmos: Cosmos) -> None:
    """Grey ground, the blue planet in a black sky."""
    side = world.dice.choice((-1, 1))
    earth = Globe(
        world, dressed(EARTH, world, 0.45), x=world.middle + side * 250, y=520, radius=150,
        seed=_seed(world), speed=6, light=(-side * 0.55, -0.3),
    )  # fmt: skip
    world.add(glow(world, world.middle + side * 250, 520, 330, EARTH.air, alpha=0.4), depth=0.3)
    world.add(earth, depth=0.3)
    _ground_of(world, cosmos, dressed(MOON, world), air=0.0)


def _ground_of(world: World, cosmos: Cosmos, surface: Surface, *, air: float) -> None:
    """Hills, a plain with craters and near rocks; `air` (0–1) is how thick the dust hangs."""
    haze = mix(surface.air, surface.high, 0.35)
    if air:
        dusty_sky(world, surface, haze, air)
    for k, (base, high) in enumerate(((960, 150), (1040, 90))):
        tone = mix(
            mix(surface.middle, surface.low, 0.25 + 0.2 * k), haze, (0.5 - 0.2 * k) * (air or 0.1)
        )
        far_range(world, base, high, tone, surface, depth=0.35 + 0.2 * k)
    if not stand(world, base=1110, size=500, halo=haze):
        lander(world, surface)
    for index, (x, level) in enumerate(((-365, 560), (370, 520)), start=1):
        hover(world, index=index, x=world.middle + x, y=level, size=185, delay_s=0.4 + 0.2 * index)
    plain(world, surface, 1130, depth=1.15, share=0.1)
    plain(world, surface, 1480, depth=1.6, share=0.45)
    world.add(dust(world, 40, lighten(haze, 0.3), rise=10))
    world.add(meteors(world, cosmos.hot, count=2, bottom=500))


KIT = Kit(
    name="planet",
    version=1,
    build=build,
    about=(
        "a planet seen from space",
        "the Earth from orbit, our world",
        "Mars, the red planet and its desert",
        "the Moon, lunar landing, craters",
        "Saturn with its rings, Jupiter and gas giants",
        "exoplanets and alien worlds",
        "life on another planet",
        "climate of the whole globe",
    ),
    words=(
        "planet", "earth", "moon", "mars", "saturn", "jupiter", "venus", "orbit", "exoplanet",
        "planète", "lune", "saturne", "orbite", "lunaire",
        "planeta", "luna", "marte", "saturno", "órbita", "lunar",
        "erde", "mond", "umlaufbahn", "pianeta", "giove", "lua", "júpiter", "urano", "neptun",
    ),
)  # fmt: skip
