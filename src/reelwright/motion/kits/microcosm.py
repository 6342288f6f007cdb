"""Microcosm: living cells under a lens, atoms with their electrons, or the helix of life."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from reelwright.motion.brush import fill, mix, radial, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Layer, Paint
from reelwright.motion.science.atoms import Tiny, nucleus, orbits, paint_strand
from reelwright.motion.science.cells import bacterium, living_cell, molecule, virus
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.motes import bokeh, dust, glow
from reelwright.motion.staging.props import hover
from reelwright.motion.staging.scenery import Moment

CORE = 770.0


LIVING = (
    Tiny(*"#06303a #1f8a8c #bff5e0 #5fd0b4 #e8628a #f2b84a".split()),
    Tiny(*"#2c0f3f #8a4aa0 #ffd0ee #c77be0 #4fd0c8 #ffd166".split()),
    Tiny(*"#0c2a4a #3c86b8 #d0f0ff #7cc4ee #ff8a5c #b8e070".split()),
    Tiny(*"#2e2a0c #8f8a35 #f4f3c0 #b9cf5a #e8743c #5fbfa0".split()),
)
ATOMIC = (
    Tiny(*"#0a1238 #2c4596 #9fd0ff #6aa8ff #ff6a8a #ffd35c".split()),
    Tiny(*"#1c0b3c #5a2f9c #e0b8ff #a77bff #4be0e0 #ff9a5c".split()),
    Tiny(*"#06262c #146a70 #a8fff0 #4bd8c0 #ffb84b #ff6f91".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    name = set(given.recipe.hero.name.split("-")) if given.recipe.hero else set()
    kinds = [_living, _atomic, _helix]
    if name & {"dna", "helix", "dna1", "dna2"}:
        kinds = [_helix]
    elif name & {"atom", "atomic", "molecule", "physics"}:
        kinds = [_atomic]
    elif name & {"microbe", "virus", "bacteria", "amoeba", "cell"}:
        kinds = [_living]
    world.pick(kinds)(world)
    world.vignette(alpha=0.5)
    return world.picture()


def _dressed(world: World, looks: Sequence[Tiny]) -> Tiny:
    look = world.dice.choice(list(looks))
    return Tiny(
        world.tint(look.deep, 0.88),
        world.tint(look.base, 0.88),
        world.tint(look.light, 0.6),
        world.tint(look.first, 0.6),
        world.tones.accent(look.second),
        world.tint(look.third, 0.4),
    )


def _field(world: World, look: Tiny) -> Paint:
    """The lit field of view, darker towards its rim."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(look.deep))
        reach = max(1300.0, world.width * 0.75)
        stops = [
            (0, mix(look.base, look.light, 0.6), 1),
            (0.32, look.base, 1),
            (0.75, mix(look.base, look.deep, 0.65), 1),
            (1, look.deep, 1),
        ]
        canvas.drawRect(page, fill(shader=radial(world.middle, CORE, reach, stops)))
        for _ in range(24):
            x, y = dice.uniform(0, world.width), dice.uniform(0, HEIGHT)
            patch = skia.Rect(x - 160, y - 110, x + 160, y + 110)
            canvas.drawOval(patch, fill(dice.choice((look.light, look.deep)), 0.06, blur=44))

    return paint


@dataclass(frozen=True)
class Drifter:
    """Something small that swims on its own loop."""

    layer: Layer
    x: float
    y: float
    zoom: float
    turn: float
    reach: float
    phase: float
    alpha: float = 1.0


def _drift(drifters: Sequence[Drifter], *, spin: float = 5.0) -> Part:
    def part(canvas: skia.Canvas, now: Moment) -> None:
        for one in drifters:
            swing = now.t * 0.62 + one.phase
            wobble = 0.03 * math.sin(now.t * 1.7 + one.phase)
            x = one.x + one.reach * math.sin(swing)
            y = one.y + one.reach * 0.7 * math.sin(swing * 1.3 + 1)
            if one.turn == 0 and one.zoom == 1:
                # Only moved: a large picture turned every frame would cost too much.
                one.layer.draw(canvas, x - one.layer.width / 2, y - one.layer.height / 2)
                continue
            one.layer.place(
                canvas,
                x,
                y,
                zoom=(one.zoom * (1 + wobble), one.zoom * (1 - wobble)),
                turn=one.turn + spin * math.sin(swing * 0.8),
                alpha=one.alpha,
            )

    return part


def _spots(world: World, count: int, clear: float) -> list[tuple[float, float]]:
    """Places spread over the picture, away from the hero and from where captions sit."""
    dice = random.Random(world.dice.random())
    spots: list[tuple[float, float]] = []
    wanted = round(count * max(1.0, world.width / 1080))
    for _ in range(wanted * 40):
        x, y = dice.uniform(-40, world.width + 40), dice.uniform(120, world.bottom - 20)
        if math.hypot(x - world.middle, y - CORE) < clear or 960 < y < 1340:
            continue
        if all(math.hypot(x - a, (y - b)) > 215 for a, b in spots):
            spots.append((x, y))
        if len(spots) == wanted:
            break
    return spots


def _living(world: World) -> None:
    """Cells and microbes that swim around one great cell."""
    look = _dressed(world, LIVING)
    dice = random.Random(world.dice.random())
    world.plane(0, _field(world, look))
    blurry = living_cell(world, 300, look.first, look.base, dice, rich=False)
    far = [
        (dice.uniform(0, world.width), dice.uniform(0, HEIGHT), dice.uniform(0.35, 0.9))
        for _ in range(round(12 * world.width / 1080))
    ]

    def backdrop(canvas: skia.Canvas) -> None:
        for x, y, zoom in far:
            blurry.place(canvas, x, y, zoom=zoom, alpha=0.55)

    world.plane(0.3, backdrop, blur=9)
    sprites = [
        living_cell(world, 190, look.first, look.second, dice),
        living_cell(world, 170, look.third, look.base, dice),
        bacterium(world, 210, look.second, dice),
        virus(world, 150, look.third),
        bacterium(world, 190, look.first, dice),
        living_cell(world, 150, look.light, look.second, dice),
    ]
    drifters = [
        Drifter(
            sprites[k % len(sprites)], x, y, dice.uniform(0.8, 1.15), dice.uniform(-60, 60), 26,
            dice.uniform(0, 6.28), 0.95,
        )
        for k, (x, y) in enumerate(_spots(world, 9, 430))
    ]  # fmt: skip
    world.add(_drift(drifters), depth=0.7)
    dish = living_cell(world, 640, look.first, look.second, dice, rich=False)
    great = living_cell(world, 560, look.first, look.second, dice)
    alone = not given_hero(world)
    host = great if alone else dish
    world.add(_drift([Drifter(host, world.middle, CORE, 1, 0, 9, 0.4, 1.0)]), depth=0.95)
    hover(world, y=CORE, size=400, bob=10)
    near = living_cell(world, 420, look.second, look.deep, dice, rich=False).blurred(10)
    corners = [(-0.02, 1700.0, 1.2), (1.04, 1790.0, 1.0), (1.02, 180.0, 0.7)]
    edges = [
        Drifter(near, world.x(world.width * x), y, 1, 0, 18, phase, 0.5) for x, y, phase in corners
    ]
    world.add(_drift(edges), depth=1.7)
    world.add(dust(world, 50, look.light, rise=10))


def given_hero(world: World) -> bool:
    return world.given.recipe.hero is not None


def _atomic(world: World) -> None:
    """An atom: the hero as its core, electrons on their orbits, molecules around."""
    look = _dressed(world, ATOMIC)
    dice = random.Random(world.dice.random())
    world.plane(0, _field(world, look))
    world.add(glow(world, world.middle, CORE, 500, look.light, alpha=0.5, period_s=3), depth=0.5)
    sprites = [
        molecule(world, 250, (look.first, look.second, look.light), dice),
        molecule(world, 230, (look.third, look.first, look.light), dice),
        molecule(world, 240, (look.second, look.light, look.third), dice),
    ]
    drifters = [
        Drifter(
            sprites[k % 3], x, y, dice.uniform(0.5, 0.95), dice.uniform(0, 90), 30,
            dice.uniform(0, 6.28), 0.92,
        )
        for k, (x, y) in enumerate(_spots(world, 8, 520))
    ]  # fmt: skip
    world.add(_drift(drifters, spin=22), depth=0.6)
    world.add(orbits(world, look, CORE, front=False), depth=0.9)
    if not hover(world, y=CORE, size=400, bob=6, swing=2, halo=look.light):
        world.add(nucleus(world, look, CORE), depth=0.9)
    world.add(orbits(world, look, CORE, front=True), depth=0.9)
    points = [(world.width * dice.random(), dice.uniform(1420, world.bottom)) for _ in range(12)]
    world.add(bokeh(world, points, (look.first, look.light), size=(18, 66), alpha=0.24), depth=1.7)
    world.add(dust(world, 60, look.light, rise=8))


def _helix(world: World) -> None:
    """Turning helices, the hero between them."""
    look = _dressed(world, ATOMIC + LIVING)
    world.plane(0, _field(world, look))
    dice = random.Random(world.dice.random())
    far = [(dice.uniform(0.05, 0.95) * world.width, dice.uniform(0, 6)) for _ in range(3)]

    def distant(canvas: skia.Canvas) -> None:
        for x, phase in far:
            paint_strand(canvas, x, 0.6, phase, look, 0.5)

    world.plane(0.3, distant, blur=7)
    lone = not given_hero(world)
    columns = [world.middle] if lone else [world.middle - 455, world.middle + 455]
    if world.width > 1500:
        columns += [world.middle - 860, world.middle + 860]

    def strands(canvas: skia.Canvas, now: Moment) -> None:
        for k, x in enumerate(columns):
            paint_strand(canvas, x, 1.0, now.t * 0.9 + k * 1.6, look, 1.0)

    world.add(strands, depth=0.9)
    veil = [(0, look.deep, 0), (0.3, look.deep, 0.5), (0.7, look.deep, 0.5), (1, look.deep, 0)]
    band = skia.Rect(-MARGIN, 930, world.width + MARGIN, 1370)
    world.plane(0, lambda canvas: canvas.drawRect(band, fill(shader=vertical(930, 1370, veil))))
    hover(world, y=CORE, size=470, bob=12, halo=look.light)
    points = [(world.width * dice.random(), dice.uniform(1500, world.bottom)) for _ in range(9)]
    world.add(bokeh(world, points, (look.second, look.light), size=(18, 60), alpha=0.22), depth=1.7)
    world.add(dust(world, 60, look.light, rise=20))


KIT = Kit(
    name="microcosm",
    version=1,
    build=build,
    about=(
        "cells under the microscope",
        "bacteria, viruses and microbes",
        "atoms, electrons and molecules",
        "DNA, genes and heredity",
        "evolution and origin of life",
        "immune system and infection",
        "quantum physics and particles",
        "proteins and biology of the tiny",
    ),
    words=tuple(
        """
        cellule célula zelle cellula microb mikrob bactérie bacteri bakterie batteri virus
        atom électron electron elektron elettron elétron molécul molecul molekül adn dna dns
        génétiq genetic genétic genetik chromosom cromosom protéin protein particule
        particle partícula particella teilchen quantique quantum cuántic quanten quantist
        microscop mikroskop antibod anticorps plancton plankton enzyme enzim radioactiv
        radioakt nucléaire nuclear
        """.split()
    ),
)
