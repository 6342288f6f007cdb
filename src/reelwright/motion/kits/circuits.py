"""Circuits: a glowing board, a network of nodes or a hall of servers, for technology and data."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import fill, gradient, lighten, mix, polygon, radial, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.science.boards import (
    Circuitry,
    board_traces,
    paint_chip,
    paint_components,
    paint_trace,
)
from reelwright.motion.science.lattice import Lattice
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.motes import bokeh, dust, glow
from reelwright.motion.staging.props import hover
from reelwright.motion.staging.pulses import pulses
from reelwright.motion.staging.scenery import Moment

CORE = 770.0
"""The y of the middle: the chip, the globe, the hall's end."""

LOOKS = (
    Circuitry(*"#071a33 #12406b #2f8fc4 #6fe3ff #ffd36b #b9c9d6".split()),
    Circuitry(*"#180d3a #43247f #8b5bd6 #ff8be0 #7be8ff #c6bfe0".split()),
    Circuitry(*"#06251f #0f5a48 #2fae7c #8dffc0 #ffe27a #c0d2c6".split()),
    Circuitry(*"#25101c #6b2a35 #d0703f #ffc06a #7fe6ff #d8c4b4".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    look = world.dice.choice(LOOKS)
    look = Circuitry(
        world.tint(look.deep, 0.9),
        world.tint(look.base, 0.9),
        world.tint(look.trace, 0.8),
        world.tint(look.light, 0.6),
        world.tones.accent(look.spark),
        world.tint(look.metal, 0.5),
    )
    world.plane(0, _backdrop(world, look))
    world.pick((_board, _network, _servers))(world, look)
    _near_lights(world, look)
    world.add(dust(world, 60, look.light, rise=34, size=(1.5, 5)))
    world.vignette(alpha=0.5)
    return world.picture()


def _backdrop(world: World, look: Circuitry) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(look.deep))
        reach = max(world.width, 1300)
        stops = [
            (0, mix(look.base, look.light, 0.2), 1),
            (0.3, look.base, 1),
            (0.7, mix(look.base, look.deep, 0.7), 1),
            (1, look.deep, 1),
        ]
        canvas.drawRect(page, fill(shader=radial(world.middle, CORE, reach, stops)))

    return paint


def _board(world: World, look: Circuitry) -> None:
    far = board_traces(world, 34, 0.5, CORE)
    near = board_traces(world, 46, 1.0, CORE)

    def faint(canvas: skia.Canvas) -> None:
        for line in far:
            paint_trace(canvas, line, mix(look.base, look.trace, 0.4), 5, 0.5)

    def sharp(canvas: skia.Canvas) -> None:
        for line in near:
            paint_trace(canvas, line, look.trace, 7, 0.85)
        calm = [
            (0, look.deep, 0),
            (0.25, look.deep, 0.62),
            (0.75, look.deep, 0.62),
            (1, look.deep, 0),
        ]
        band = skia.Rect(-MARGIN, 960, world.width + MARGIN, 1350)
        canvas.drawRect(band, fill(shader=vertical(960, 1350, calm)))
        paint_components(canvas, world, look)
        paint_chip(canvas, world.middle, CORE, 560, look)

    world.plane(0.35, faint, blur=3)
    world.plane(0.8, sharp)
    lines = [[(world.x(x), y) for x, y in line] for line in near]
    world.add(pulses(world, lines, 30, look.spark, look.light), depth=0.8)
    world.add(glow(world, world.middle, CORE, 470, look.light, alpha=0.6, period_s=3), depth=0.8)
    if not hover(world, y=CORE, size=440, bob=9, swing=1.6):
        _core(world, look)


def _core(world: World, look: Circuitry) -> None:
    """Without a hero the chip's heart beats."""

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(4):
            beat = 0.5 + 0.5 * math.sin(now.t * 2.2 - k * 0.8)
            half = 46 + k * 42
            box = skia.Rect(world.middle - half, CORE - half, world.middle + half, CORE + half)
            canvas.drawRoundRect(box, 20, 20, fill(look.light, 0.25 + 0.55 * beat, stroke=7))
        canvas.drawCircle(world.middle, CORE, 22, fill(look.spark))

    world.add(part, depth=0.8)


def _network(world: World, look: Circuitry) -> None:
    """A slowly turning globe of nodes above a running grid."""
    world.add(glow(world, world.middle, CORE, 620, look.light, alpha=0.34, period_s=5))
    world.add(_grid(world, look))
    world.plane(0.4, _far_nodes(world, look), blur=3)
    globe = Lattice(world, look, CORE)
    world.add(globe.back, depth=0.9)
    if not hover(world, y=CORE, size=430, bob=12, halo=look.light):
        world.add(
            glow(world, world.middle, CORE, 230, look.spark, alpha=0.9, period_s=2.2), depth=0.9
        )
    world.add(globe.front, depth=0.9)


def _grid(world: World, look: Circuitry) -> Part:
    """Floor lines that run towards us below the captions."""
    horizon, floor = 1230.0, HEIGHT + 60

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(13):
            depth = 1 - ((k / 13 + now.t * 0.045) % 1)
            y = horizon + (floor - horizon) * (1 - depth) ** 2.2
            shown = 0.5 * min(1.0, (1 - depth) * 2.4)
            canvas.drawLine(
                0, y, world.width, y, fill(look.trace, shown, stroke=2 + 3 * (1 - depth))
            )
        for k in range(-14, 15):
            x = world.middle + k * world.width * 0.05
            low = world.middle + k * world.width * 0.22
            canvas.drawLine(x, horizon + 30, low, floor, fill(look.trace, 0.26, stroke=2.4))

    return part


def _far_nodes(world: World, look: Circuitry) -> Paint:
    dice = random.Random(world.dice.random())
    count = round(30 * (world.width + 400) / 1480)
    points = [
        (dice.uniform(-MARGIN, world.width + MARGIN), dice.uniform(-100, 960)) for _ in range(count)
    ]

    def paint(canvas: skia.Canvas) -> None:
        for k, (x, y) in enumerate(points):
            for x2, y2 in points[k + 1 :]:
                if math.dist((x, y), (x2, y2)) < 270:
                    canvas.drawLine(x, y, x2, y2, fill(look.trace, 0.4, stroke=3))
        for x, y in points:
            canvas.drawCircle(
                x, y, dice.uniform(5, 13), fill(mix(look.trace, look.light, 0.5), 0.8)
            )

    return paint


def _servers(world: World, look: Circuitry) -> None:
    """A hall of machines that runs to a light."""
    world.plane(0.15, _hall(world, look))
    world.add(_blinking(world, look), depth=0.15)
    world.add(_packets(world, look), depth=0.15)
    world.add(glow(world, world.middle, CORE, 520, look.light, alpha=0.75, period_s=5), depth=0.15)
    if not hover(world, y=CORE, size=500, bob=13):
        _core(world, look)


def _hall(world: World, look: Circuitry) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        x, floor = world.middle, HEIGHT + MARGIN
        tone = [(0, mix(look.base, look.light, 0.35), 1), (0.35, look.base, 1), (1, look.deep, 1)]
        ground = polygon(
            [
                (x - 130, 905),
                (x + 130, 905),
                (x + 1.7 * world.width, floor),
                (x - 1.7 * world.width, floor),
            ]
        )
        canvas.drawPath(ground, fill(shader=vertical(905, 1700, tone)))
        for k in range(-3, 4):
            line = fill(look.light, 0.1, stroke=4)
            canvas.drawLine(x + k * 40, 905, x + k * 420, floor, line)
        for side in (-1, 1):
            for k in range(9, 0, -1):
                _rack(canvas, world, side, k, look)

    return paint


def _rack_edges(world: World, side: int, k: int) -> tuple[float, float, float, float]:
    """Near and far x of rack `k` (1 is nearest), and their distances from the eye."""
    near, far = 0.62 + 0.42 * k, 0.62 + 0.42 * (k + 0.94)
    half = 700.0 * max(1.0, world.width / 1300)
    return world.middle + side * half / near, world.middle + side * half / far, near, far


def _rack(canvas: skia.Canvas, world: World, side: int, k: int, look: Circuitry) -> None:
    x0, x1, near, far = _rack_edges(world, side, k)
    high = 1150.0
    up0, up1 = CORE - high / near * 0.9, CORE - high / far * 0.9
    low0, low1 = CORE + high / near * 0.55, CORE + high / far * 0.55
    haze = min(0.62, 0.12 * (k - 1))
    face = mix(mix(look.deep, look.base, 0.45), look.light, haze * 0.7)
    box = polygon([(x0, up0), (x1, up1), (x1, low1), (x0, low0)])
    shade = [(0, face, 1), (1, lighten(face, 0.12), 1)]
    canvas.drawPath(box, fill(shader=gradient(x0, 0, x1, 0, shade)))
    canvas.drawPath(box, fill(look.deep, 0.7, stroke=4))
    for row in range(1, 12):
        share = row / 12
        y0, y1 = up0 + (low0 - up0) * share, up1 + (low1 - up1) * share
        canvas.drawLine(x0, y0, x1, y1, fill(look.deep, 0.55, stroke=6 / near))
    canvas.drawLine(x1, up1, x1, low1, fill(look.light, 0.5, stroke=5 / near))


def _blinking(world: World, look: Circuitry) -> Part:
    """Lamps on the racks, each with its own rhythm."""
    dice = random.Random(world.dice.random())
    lamps = []
    for side in (-1, 1):
        for k in range(1, 7):
            x0, x1, near, far = _rack_edges(world, side, k)
            for row in range(12):
                for column in range(4):
                    if dice.random() < 0.5:
                        continue
                    across = 0.2 + column * 0.2
                    x, depth = x0 + (x1 - x0) * across, near + (far - near) * across
                    share = (row + 0.5) / 12
                    y = CORE + 1150 / depth * (share * 1.45 - 0.9)
                    colour = look.spark if dice.random() < 0.25 else look.light
                    lamps.append((x, y, 8 / depth, colour, dice.uniform(0, 6), dice.uniform(1, 3)))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, y, size, colour, phase, pace in lamps:
            shown = 0.25 + 0.75 * (0.5 + 0.5 * math.sin(now.t * pace + phase))
            calm = 0.35 if 980 < y < 1310 else 1.0
            canvas.drawRect(
                skia.Rect(x - size * 1.6, y - size * 0.6, x + size * 1.6, y + size * 0.6),
                fill(colour, shown * calm),
            )

    return part


def _packets(world: World, look: Circuitry) -> Part:
    """Light that shoots out of the hall's end, along ceiling and floor."""
    dice = random.Random(world.dice.random())
    flights = [
        (dice.uniform(-1, 1), dice.choice((-1, 1)), dice.random(), dice.uniform(0.8, 1.3))
        for _ in range(26)
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for across, side, start, pace in flights:
            age = (now.t * 0.34 * pace + start) % 1
            near, far = age**2.4, max(0.0, age - 0.06) ** 2.4
            reach = 760.0 if side < 0 else 1150.0
            x0, x1 = (world.middle + across * world.width * 0.62 * way for way in (far, near))
            y0, y1 = (CORE + side * (30 + reach * way) for way in (far, near))
            calm = 0.35 if 960 < y1 < 1330 else 1.0
            shown = min(1.0, age * 3) * min(1.0, (1 - age) * 6) * calm
            colour = look.spark if across > 0.4 else look.light
            canvas.drawLine(x0, y0, x1, y1, fill(colour, 0.75 * shown, stroke=2 + 7 * near))

    return part


def _near_lights(world: World, look: Circuitry) -> None:
    dice = random.Random(world.dice.random())
    points = []
    for _ in range(round(12 * world.width / 1080)):
        side = dice.choice((-1, 1))
        x = world.middle + side * world.width * dice.uniform(0.22, 0.56)
        points.append((x, dice.uniform(1440, world.bottom + 20)))
    world.add(
        bokeh(world, points, (look.light, look.trace, look.spark), size=(16, 62), alpha=0.34),
        depth=1.7,
    )


KIT = Kit(
    name="circuits",
    version=1,
    build=build,
    about=(
        "technology, computers and electronics",
        "artificial intelligence and algorithms",
        "data, internet and networks",
        "computer chip and circuit board",
        "software, code and cybersecurity",
        "robots and automation",
        "telephones, screens and digital life",
        "servers and cloud computing",
    ),
    words=(
        "intelligence artificielle",
        "artificial intelligence",
        "künstliche intelligenz",
        "inteligencia artificial",
        *"""
        technolog tecnolog technik informatique informática informatik ordinateur computer
        computad ordenador rechner numérique digital logiciel software programmeur
        programador programmier programmer algorithm algoritm internet réseau network
        netzwerk database daten robot électroniq electronic elektroni elettroni eletrôni
        chip smartphone téléphon telefon telephone cyber hacker website server microproce
        halbleiter silicium silicon
        """.split(),
    ),
)
