"""Laboratory: a bench of bubbling glassware before a blackboard, a window or a screen."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, vertical
from reelwright.motion.indoors.chalk import paint_board
from reelwright.motion.indoors.instruments import (
    Vessel,
    paint_microscope,
    paint_rack,
    paint_vessel,
)
from reelwright.motion.indoors.interiors import (
    paint_beams,
    paint_pool,
    paint_shelf,
    paint_table,
    paint_wall,
)
from reelwright.motion.indoors.kitchenware import paint_jar
from reelwright.motion.indoors.screens import add_screen
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.motes import bubbles, dust, glow, steam
from reelwright.motion.staging.props import stand


@dataclass(frozen=True)
class Light:
    """A time of day in the laboratory."""

    wall: str
    wall_low: str
    bench: str
    wood: str
    lamp: str
    liquids: tuple[str, ...]


NIGHT = Light(
    "#0d1f38", "#1d5567", "#2f5661", "#4a3b3f", "#7fe3ff",
    ("#27d8c4", "#ff5d8f", "#7d7bff", "#ffc24b", "#4be38a"),
)  # fmt: skip
MORNING = Light(
    "#2f7f8c", "#a8d8cf", "#d8c8a6", "#8a6546", "#fff3c9",
    ("#2aa9d6", "#f0645a", "#58b957", "#f4ad34", "#8d63d2"),
)  # fmt: skip
ALCHEMY = Light(
    "#2a1420", "#7c3f2c", "#7d4a2c", "#4c2a1e", "#ffb65c",
    ("#5fe0a0", "#ff7a4d", "#c26bff", "#ffd24d", "#3fc4d8"),
)  # fmt: skip
VIOLET = Light(
    "#1c1440", "#5a3f96", "#4a3d78", "#3a2d52", "#d9b8ff",
    ("#4be0ff", "#ff66c4", "#ffd35c", "#67f0a8", "#9a8bff"),
)  # fmt: skip


def build(given: KitInput) -> Picture:
    world = World(given)
    light = _dressed(world, world.dice.choice((NIGHT, MORNING, ALCHEMY, VIOLET)))
    back = world.pick((_board, _window, _screen))
    world.plane(0, lambda canvas: paint_wall(canvas, world, light.wall, light.wall_low))
    back(world, light)
    world.plane(0.4, _shelves(world, light), blur=1.6)
    world.add(glow(world, world.middle, 760, 620, light.lamp, alpha=0.26), depth=0.4)

    tool = world.middle + world.dice.choice((-1, 1)) * 412
    vessels = _vessels(world, light, tool)
    world.plane(0.85, _bench(world, light, vessels, tool))
    _alive(world, vessels)
    if not stand(world, base=1066, size=560, halo=light.lamp):
        _centrepiece(world, light)
    world.plane(1.7, _foreground(world, light), blur=9)
    world.add(dust(world, 34, lighten(light.lamp, 0.4)))
    world.vignette()
    return world.picture()


def _dressed(world: World, light: Light) -> Light:
    liquids = [world.tint(liquid, 0.42) for liquid in light.liquids]
    world.dice.shuffle(liquids)
    return Light(
        world.tint(light.wall, 0.9),
        world.tint(light.wall_low, 0.9),
        world.tint(light.bench),
        world.tint(light.wood),
        world.tint(light.lamp, 0.6),
        (world.tones.accent(liquids[0]), *liquids[1:]),
    )


def _board(world: World, light: Light) -> None:
    """A blackboard with chalk drawings between two lamps."""
    dice = random.Random(world.dice.random())
    slate = mix(darken(light.wall, 0.25), "#16352f", 0.35)
    box = (world.middle - 470, 280.0, world.middle + 470, 905.0)
    chalk = mix("#eef6ea", light.lamp, 0.25)

    def paint(canvas: skia.Canvas) -> None:
        paint_board(canvas, box, slate=slate, wood=light.wood, chalk=chalk, dice=dice)

    world.plane(0.22, paint)


def _window(world: World, light: Light) -> None:
    """A tall laboratory window with the sky behind and beams of light."""
    sky_top = world.tint(mix(light.wall_low, "#4f8fd0", 0.4))
    sky = lighten(light.lamp, 0.25)

    def paint(canvas: skia.Canvas) -> None:
        for k in range(-4, 5):
            left = world.middle + k * 330 - 150
            pane = skia.Rect(left, 170, left + 300, 900)
            canvas.drawRoundRect(pane.makeOutset(20, 20), 8, 8, fill(darken(light.wall, 0.35)))
            tone = [(0, sky_top, 1), (1, mix(sky, light.wall_low, 0.25), 1)]
            canvas.drawRect(pane, fill(shader=vertical(170, 900, tone)))
            hill = skia.Path()
            hill.moveTo(left, 900)
            hill.cubicTo(left, 760, left + 120, 720 + 30 * (k % 3), left + 300, 790)
            hill.lineTo(left + 300, 900)
            canvas.drawPath(hill, fill(mix(sky_top, light.wall, 0.45), 0.7))
            bars = fill(darken(light.wall, 0.35), stroke=12)
            canvas.drawLine(left + 150, 170, left + 150, 900, bars)
            for y in (410, 650):
                canvas.drawLine(left, y, left + 300, y, bars)

    world.plane(0.2, paint)
    world.plane(0, lambda canvas: paint_beams(canvas, world.middle - 520, 60, sky, alpha=0.22))


def _screen(world: World, light: Light) -> None:
    add_screen(world, light.wall, light.wall_low, light.lamp)


def _shelves(world: World, light: Light) -> Paint:
    """Boards with bottles on both sides, out of the hero's way."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            inner = world.middle + side * 330
            far = -MARGIN if side < 0 else world.width + MARGIN
            left, wide = min(inner, far), abs(far - inner)
            for y in (640.0, 880.0):
                paint_shelf(canvas, left, y, wide, light.wood)
                _stock(canvas, left + 40, left + wide - 30, y, light, dice)

    return paint


def _stock(
    canvas: skia.Canvas, left: float, right: float, y: float, light: Light, dice: random.Random
) -> None:
    x = left
    while x < right:
        kind = dice.choice(("bottle", "round", "beaker", "bottle", "jar"))
        high = dice.uniform(90, 175)
        wide = high * dice.uniform(0.42, 0.6)
        liquid = mix(dice.choice(light.liquids), light.wall_low, 0.3)
        if kind == "jar":
            paint_jar(canvas, x, y, high, mix(light.wood, light.wall, 0.3))
        else:
            paint_vessel(canvas, Vessel(kind, x, y, wide, high, dice.uniform(0.25, 0.5), liquid))
        x += wide + dice.uniform(26, 70)


def _vessels(world: World, light: Light, tool: float) -> list[Vessel]:
    """What stands on the bench to both sides of the hero, with room for the tool."""
    dice = world.dice
    vessels: list[Vessel] = []
    turn = dice.randrange(4)
    for side in (-1, 1):
        x = world.middle + side * 276
        for k in range(20):
            kind = ("flask", "cylinder", "round", "beaker")[(k + turn + 2 * (side > 0)) % 4]
            high = {"flask": 400.0, "cylinder": 420.0, "round": 370.0, "beaker": 240.0}[kind]
            high *= dice.uniform(0.84, 1.04)
            wide = high * {"flask": 0.62, "cylinder": 0.24, "round": 0.6, "beaker": 0.8}[kind]
            place = x + side * wide / 2
            if abs(place - tool) < 165:
                x = tool + side * 165
                continue
            liquid = light.liquids[(2 * k + (side > 0)) % len(light.liquids)]
            level = dice.uniform(0.3, 0.46)
            vessels.append(Vessel(kind, place, 1040 + 22 * (k % 2), wide, high, level, liquid))
            x += side * (wide + 26)
            if not -MARGIN < x < world.width + MARGIN:
                break
    return vessels


def _bench(world: World, light: Light, vessels: list[Vessel], tool: float) -> Paint:
    microscope = world.dice.random() < 0.6
    face = world.dice.choice(("panels", "drawers"))
    steel = mix(light.wall, "#e8eef0", 0.6)

    def paint(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, light.bench, face=face, light=light.lamp)
        paint_pool(canvas, world, light.lamp, 0.14)
        for vessel in sorted(vessels, key=lambda each: each.base):
            paint_vessel(canvas, vessel)
        if microscope:
            paint_microscope(canvas, tool, 1074, 440, steel, "#b9c6cc")
        else:
            paint_rack(canvas, tool, 1096, 250, list(light.liquids), light.wood)

    return paint


def _alive(world: World, vessels: list[Vessel]) -> None:
    """Bubbles in every glass of the picture, steam from two of them."""
    for k, vessel in enumerate(vessels):
        x = world.x(vessel.x)
        if not -60 < x < world.width + 60:
            continue
        left, top, right, bottom = vessel.liquid_box
        box = (x - vessel.x + left, top, x - vessel.x + right, bottom)
        pale = lighten(vessel.liquid, 0.6)
        world.add(bubbles(world, box, 9, pale, narrow=vessel.narrowing), depth=0.85)
        if k % 2 == 0 and vessel.kind in {"flask", "round"}:
            puff = lighten(vessel.liquid, 0.7)
            world.add(steam(world, x, vessel.mouth, high=240, wide=34, colour=puff), depth=0.85)


def _centrepiece(world: World, light: Light) -> None:
    """Without a hero a great round flask glows in the middle."""
    liquid = light.liquids[0]
    flask = Vessel("round", world.middle, 1056, 380, 540, 0.42, liquid)
    world.add(glow(world, world.middle, 900, 420, liquid, alpha=0.5), depth=0.9)
    world.plane(0.9, lambda canvas: paint_vessel(canvas, flask))
    world.add(bubbles(world, flask.liquid_box, 22, lighten(liquid, 0.6), narrow=0.7), depth=0.9)
    world.add(steam(world, world.middle, flask.mouth, high=330, colour=light.lamp), depth=0.9)


def _foreground(world: World, light: Light) -> Paint:
    """Great dark glasses near the lens, in both lower corners."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            edge = world.middle + side * world.width / 2
            liquid = darken(dice.choice(light.liquids), 0.28)
            glass = darken(light.wall_low, 0.2)
            for kind, step, high in (
                ("flask", dice.uniform(0, 40), 560.0),
                ("cylinder", dice.uniform(-260, -220), 400.0),
            ):
                wide = high * (0.66 if kind == "flask" else 0.26)
                base, tall = world.bottom + 40 + dice.uniform(0, 90), high * dice.uniform(0.85, 1.1)
                near = Vessel(kind, edge + side * step, base, wide, tall, 0.55, liquid)
                canvas.drawPath(near.outline(), fill(glass, 0.5))
                paint_vessel(canvas, near)

    return paint


KIT = Kit(
    name="laboratory",
    version=2,
    build=build,
    about=(
        "science laboratory with test tubes and flasks",
        "chemistry experiment and chemical reaction",
        "scientist making a discovery",
        "medicine, vaccine and drug research",
        "inventor, alchemist or researcher at work",
        "physics and mathematics on a blackboard",
        "microscope and scientific instruments",
        "elements, substances and materials",
    ),
    words=tuple(
        """
        laborato scientif científi wissenschaftl chimie chimiq chemist química chemik
        chimica fr:expérience experiment esperiment chercheur researcher ricercat
        investigador pesquisador forscher vaccin vacuna impfstoff vacina molécul molecul
        molekül physicien physicist físico physiker nobel alchimi alchem alquim microscop
        mikroskop éprouvette télescope telescop teleskop mathémati mathemat matemáti
        matemati substance
        """.split()
    ),
)
