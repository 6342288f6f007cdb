"""Body: inside of us, a blood stream, a web of nerves or a beating pulse."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, ease, fill, lighten, mix, radial, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.science.bloodstream import Flow, Tissue, big_cell, paint_tunnel
from reelwright.motion.science.nerves import Neuron, grow_neuron, paint_neuron
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.motes import bokeh, dust, glow
from reelwright.motion.staging.props import hover
from reelwright.motion.staging.pulses import pulses
from reelwright.motion.staging.scenery import Moment

CORE = 775.0
"""The y of what everything turns around."""

STREAM_WORDS = {"heart", "blood", "anatomical", "drop", "lungs", "vampire", "syringe"}
NERVE_WORDS = {"brain", "mind", "nerve", "eye", "head", "thinking"}


STREAMS = (
    Tissue(*"#3d0612 #a3202f #ff9a7a #d8303a #ffe0c0".split()),
    Tissue(*"#34061f #97204f #ff9ab0 #d12a52 #ffe2d6".split()),
    Tissue(*"#3a1206 #a8482a #ffc08a #d3392c #fff0cc".split()),
)
NERVES = (
    Tissue(*"#0b1238 #2a3f86 #7fb8ff #5d7bd8 #ffd98a".split()),
    Tissue(*"#1d0d3c #553093 #ff9ae8 #9a6be0 #8af0ff".split()),
    Tissue(*"#052430 #14606c #6ff0dc #3aa8a8 #ffd27a".split()),
)
PULSES = (
    Tissue(*"#0a2036 #1f5a7c #7fe0ff #3f9fc4 #ff6a7a".split()),
    Tissue(*"#2b0a26 #7a2450 #ff9ab8 #d04a7a #ffe08a".split()),
    Tissue(*"#08281f #1f6f58 #8affcf #3fae88 #ff8a6a".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    name = set(given.recipe.hero.name.split("-")) if given.recipe.hero else set()
    kinds = [_stream, _nerves, _pulse]
    if name & STREAM_WORDS:
        kinds = [_stream, _pulse]
    elif name & NERVE_WORDS:
        kinds = [_nerves, _nerves, _pulse]
    world.pick(kinds)(world)
    world.vignette(alpha=0.5)
    return world.picture()


def _dressed(world: World, looks: tuple[Tissue, ...]) -> Tissue:
    look = world.dice.choice(looks)
    return Tissue(
        world.tint(look.deep, 0.85),
        world.tint(look.wall, 0.8),
        world.tint(look.glow, 0.6),
        world.tint(look.cell, 0.6),
        world.tones.accent(look.spark) if looks is not STREAMS else world.tint(look.spark, 0.4),
    )


def _stream(world: World) -> None:
    """Down a blood vessel, red cells coming towards us."""
    look = _dressed(world, STREAMS)
    world.plane(0, paint_tunnel(world, look, CORE))
    world.add(glow(world, world.middle, CORE, 560, look.glow, alpha=0.7, period_s=1.6, breath=0.3))
    flow = Flow(world, look, CORE)
    world.add(flow.far, depth=0.5)
    if not hover(world, y=CORE, size=500, bob=14, halo=look.glow):
        big_cell(world, look, CORE)
    world.add(flow.near, depth=1.2)
    world.add(dust(world, 40, look.spark, rise=30, alpha=0.45))


def _nerves(world: World) -> None:
    """Neurons and the sparks that run between them."""
    look = _dressed(world, NERVES)
    dice = random.Random(world.dice.random())
    world.plane(0, _deep_field(world, look))
    count = max(1, round(world.width / 1080))
    far = [
        grow_neuron(dice, world.width * (k + 0.5) / (3 * count), dice.uniform(240, 900), 54)
        for k in range(3 * count)
    ]
    spots = [(-0.03, 520.0), (1.02, 930.0), (0.1, 1420.0), (0.86, 1660.0), (0.95, 300.0)]
    near = [grow_neuron(dice, world.width * x, y, 104) for x, y in spots]
    near += [
        grow_neuron(dice, world.width * dice.uniform(0.1, 0.9), y, 96)
        for y in (1500.0, 700.0, 420.0)[: 3 * (count - 1)]
    ]
    world.plane(0.3, _neurons(far, mix(look.wall, look.cell, 0.35), look.glow), blur=4)
    world.plane(0.8, _calmed(world, look, _neurons(near, look.cell, look.glow)))
    lines = [[(world.x(x), y) for x, y in line] for cell in near for line in cell.lines]
    world.add(pulses(world, lines, 26, look.spark, look.glow, speed=330), depth=0.8)
    for cell in near:
        x = world.x(cell.x)
        world.add(
            glow(world, x, cell.y, 150, look.spark, alpha=0.6, period_s=2.2, breath=0.8), depth=0.8
        )
    if not hover(world, y=CORE, size=480, bob=12, halo=look.glow):
        world.add(glow(world, world.middle, CORE, 360, look.spark, alpha=0.8, period_s=2), depth=1)
    world.add(dust(world, 46, look.glow, rise=18))


def _neurons(cells: list[Neuron], colour: str, core: str) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        for cell in cells:
            paint_neuron(canvas, cell, colour, core)

    return paint


def _calmed(world: World, look: Tissue, paint: Paint) -> Paint:
    """The same, veiled where captions sit."""

    def veiled(canvas: skia.Canvas) -> None:
        paint(canvas)
        veil = [
            (0, look.deep, 0),
            (0.3, look.deep, 0.55),
            (0.7, look.deep, 0.55),
            (1, look.deep, 0),
        ]
        band = skia.Rect(-MARGIN, 940, world.width + MARGIN, 1360)
        canvas.drawRect(band, fill(shader=vertical(940, 1360, veil)))

    return veiled


def _deep_field(world: World, look: Tissue) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(page, fill(look.deep))
        reach = max(1250.0, world.width * 0.8)
        stops = [
            (0, mix(look.wall, look.glow, 0.42), 1),
            (0.3, look.wall, 1),
            (0.72, mix(look.wall, look.deep, 0.7), 1),
            (1, look.deep, 1),
        ]
        canvas.drawRect(page, fill(shader=radial(world.middle, CORE, reach, stops)))

    return paint


def _pulse(world: World) -> None:
    """Rings that beat out from the middle over a monitor's trace."""
    look = _dressed(world, PULSES)
    world.plane(0, _deep_field(world, look))
    world.plane(0.3, _honeycomb(world, look))
    world.add(_rings(world, look), depth=0.6)
    world.add(_monitor(world, look), depth=0.7)
    if not hover(world, y=CORE, size=500, bob=8, swing=1.6, halo=look.glow):
        world.add(_heart(world, look), depth=1)
    lower = [(world.width * k / 9, 1690 + 60 * (k * 5 % 4)) for k in range(10)]
    world.add(bokeh(world, lower, (look.glow, look.cell), size=(20, 70), alpha=0.26), depth=1.6)
    world.add(dust(world, 40, look.glow, rise=26))


def _heart(world: World, look: Tissue) -> Part:
    """Without a hero a plain heart beats."""
    path = skia.Path()
    path.moveTo(0, 190)
    path.cubicTo(-290, 10, -240, -210, -110, -210)
    path.cubicTo(-50, -210, -15, -170, 0, -130)
    path.cubicTo(15, -170, 50, -210, 110, -210)
    path.cubicTo(240, -210, 290, 10, 0, 190)
    tone = [(0, lighten(look.spark, 0.4), 1), (0.5, look.spark, 1), (1, darken(look.spark, 0.4), 1)]
    paint = fill(shader=radial(-70, -100, 420, tone))

    def part(canvas: skia.Canvas, now: Moment) -> None:
        phase = now.t % 1.1
        zoom = 1 + 0.09 * math.exp(-(((phase - 0.15) / 0.09) ** 2))
        zoom += 0.05 * math.exp(-(((phase - 0.4) / 0.09) ** 2))
        canvas.save()
        canvas.translate(world.middle, CORE)
        canvas.scale(zoom, zoom)
        canvas.drawPath(path, paint)
        canvas.restore()

    return part


def _honeycomb(world: World, look: Tissue) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        size = 86.0
        for row in range(-2, 18):
            y = row * size * 1.5
            calm = 0.25 if 940 < y < 1350 else 1.0
            for column in range(-3, int(world.width / (size * 1.732)) + 4):
                x = (column + 0.5 * (row % 2)) * size * 1.732
                near = 1 - min(1.0, math.hypot(x - world.middle, y - CORE) / 1150)
                if dice.random() < 0.4:
                    continue
                path = skia.Path()
                for k in range(6):
                    angle = math.pi / 6 + k * math.pi / 3
                    point = (x + size * 0.92 * math.cos(angle), y + size * 0.92 * math.sin(angle))
                    _ = path.lineTo(*point) if k else path.moveTo(*point)
                path.close()
                canvas.drawPath(path, fill(look.glow, 0.02 + 0.08 * near * calm * dice.random()))
                canvas.drawPath(path, fill(look.glow, (0.05 + 0.16 * near) * calm, stroke=3))

    return paint


def _rings(world: World, look: Tissue) -> Part:
    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k in range(4):
            age = (now.t / 3.4 + k / 4) % 1
            shown = (1 - age) ** 1.5 * min(1.0, age * 8)
            radius = 210 + 430 * ease(age)
            canvas.drawCircle(
                world.middle, CORE, radius, fill(look.glow, 0.5 * shown, stroke=7 - 4 * age)
            )

    return part


def _monitor(world: World, look: Tissue) -> Part:
    """The heart's trace running below the captions."""
    base, speed = 1530.0, 300.0

    def beat(x: float) -> float:
        phase = (x % 420) / 420
        return (
            -26 * math.exp(-(((phase - 0.2) / 0.035) ** 2))
            + 40 * math.exp(-(((phase - 0.36) / 0.014) ** 2))
            - 190 * math.exp(-(((phase - 0.41) / 0.016) ** 2))
            + 70 * math.exp(-(((phase - 0.46) / 0.016) ** 2))
            - 44 * math.exp(-(((phase - 0.68) / 0.05) ** 2))
        )

    def part(canvas: skia.Canvas, now: Moment) -> None:
        path = skia.Path()
        steps = int((world.width + 240) / 7)
        for k in range(steps):
            x = -120 + k * 7
            y = base + beat(x + now.t * speed)
            _ = path.lineTo(x, y) if k else path.moveTo(x, y)
        canvas.drawPath(path, fill(look.spark, 0.16, stroke=26))
        canvas.drawPath(path, fill(look.spark, 0.95, stroke=7))

    return part


KIT = Kit(
    name="body",
    version=1,
    build=build,
    about=(
        "the human body and its organs",
        "heart beating and blood circulation",
        "brain, neurons and nerves",
        "muscles, bones, skin and senses",
        "health, illness and medicine",
        "memory, sleep and emotions in the brain",
        "breathing, digestion and hormones",
    ),
    words=tuple(
        """
        human-body cœur heartbeat heart corazón herz cuore
        coração sanguin blood sangre blut sangue cerveau brain cerebr gehirn cervell cérebr
        neuron nerf nerve nervio nerv organe organs órgano poumon lung pulmón lunge polmon
        pulmão santé health salud gesundheit saúde maladie disease enfermedad krankheit
        malatti doença médecin medicin medizin muscle múscul muskel anatomi squelett skelet
        esquelet chirurg surgeon cancer epidemi épidémie
        """.split()
    ),
)
