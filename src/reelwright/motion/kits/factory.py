"""Factory: a hall of gears and belts, an inventor's workshop or a glowing foundry."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial, vertical
from reelwright.motion.indoors.flames import fire
from reelwright.motion.indoors.foundry import furnace, glowing_wall
from reelwright.motion.indoors.instruments import gear
from reelwright.motion.indoors.interiors import (
    paint_beams,
    paint_pendant,
    paint_pool,
    paint_table,
    paint_wall,
)
from reelwright.motion.indoors.machinery import (
    Wheel,
    belt_table,
    gauge_hands,
    gear_train,
    gears,
    paint_gauge,
    paint_pipe,
    paint_tank,
    parcel,
    rollers,
    running_belt,
    weld_sparks,
)
from reelwright.motion.indoors.toolwall import paint_blueprint, paint_tools, paint_vice
from reelwright.motion.indoors.windows import DAY, EVENING, NIGHT, Hour, paint_window
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.motes import dust, glow, steam
from reelwright.motion.staging.props import stand


@dataclass(frozen=True)
class Look:
    hour: Hour
    wall: str
    wall_low: str
    steel: str
    brass: str
    wood: str
    lamp: str
    hot: str


LOOKS = (
    Look(DAY, *"#34505f #8fa8a8 #7d929c #c98a3f #9a6a40 #fff0c8 #ff9a3c".split()),
    Look(EVENING, *"#3a2430 #a0604a #8a7a7c #d0923f #7c4c30 #ffc070 #ff8a3a".split()),
    Look(NIGHT, *"#121c34 #37486e #66789a #c8883f #5f4636 #ffcf86 #ffa04a".split()),
    Look(DAY, *"#4a4030 #c0a070 #8c8878 #b8743a #8a5a34 #fff2cc #ff8f3a".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    look = world.dice.choice(LOOKS)
    look = Look(
        look.hour.dressed(world),
        world.tint(look.wall, 0.88),
        world.tint(look.wall_low, 0.88),
        world.tint(look.steel, 0.8),
        world.tones.accent(look.brass),
        world.tint(look.wood, 0.66),
        world.tint(look.lamp, 0.45),
        world.tint(look.hot, 0.3),
    )
    world.pick((_hall, _workshop, _foundry))(world, look)
    world.add(dust(world, 34, lighten(look.lamp, 0.3)))
    world.vignette()
    return world.picture()


def _hall(world: World, look: Look) -> None:
    """High windows, pipes, gear trains and a running belt."""
    dice = random.Random(world.dice.random())
    frame = darken(look.wall, 0.35)
    world.plane(0, lambda canvas: paint_wall(canvas, world, look.wall, look.wall_low))

    def windows(canvas: skia.Canvas) -> None:
        for k in range(-math.ceil(world.width / 760), math.ceil(world.width / 760) + 1):
            x = world.middle + k * 400
            paint_window(
                canvas, (x - 150, 250, x + 150, 800), look.hour, frame, dice, columns=3, rows=5
            )

    world.plane(0.15, windows)
    sun = lighten(look.hour.sun, 0.2)
    world.plane(0, lambda canvas: paint_beams(canvas, world.middle - 480, 200, sun, alpha=0.22))
    dials = [(world.middle - 300, 905.0, 44.0), (world.middle + 320, 890.0, 40.0)]
    world.plane(0.35, _pipework(world, look, dials), blur=1.2)
    world.add(gauge_hands([(world.x(x), y, size) for x, y, size in dials]), depth=0.35)
    for side, phase in ((-1, 0.0), (1, 1.0)):
        jet = steam(world, world.x(world.middle + side * 520), 560 - 60 * phase, high=420, wide=54)
        world.add(jet, depth=0.35)
    world.add(gears(_trains(world, look)), depth=0.5)
    box = parcel(world, 170, mix("#b98a54", look.wood, 0.4))
    world.plane(0.85, belt_table(world, mix(look.steel, look.wall, 0.45), look.brass, look.lamp))
    world.add(running_belt(world, 1034, box), depth=0.85)
    world.add(rollers(world, 1392, 40, darken(look.steel, 0.2)), depth=0.85)
    if not stand(world, base=1074, size=550, halo=look.lamp):
        world.add(gears([Wheel(world.middle, 800, 270, 18, look.brass, 2.4)]), depth=0.9)
    world.plane(1.75, _near_gears(world, look), blur=9)


def _pipework(world: World, look: Look, dials: list[tuple[float, float, float]]) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        left, right = -MARGIN - 40, world.width + MARGIN + 40
        low = mix(look.steel, look.wall, 0.3)
        paint_pipe(
            canvas, [(left, 300), (world.middle - 560, 300), (world.middle - 560, 700)], 46, low
        )
        paint_pipe(
            canvas, [(right, 230), (world.middle + 590, 230), (world.middle + 590, 700)], 40, low
        )
        paint_pipe(canvas, [(left, 960), (right, 960)], 40, mix(look.brass, look.wall, 0.25))
        for side in (-1, 1):
            for k in range(1 + int(world.width / 1000)):
                x = world.middle + side * (560 + k * 560)
                paint_tank(canvas, x, 1020, 250, 420, mix(look.steel, look.brass, 0.2))
        for x, y, size in dials:
            paint_gauge(canvas, x, y, size, look.brass, "#f4ecd8")

    return paint


def _trains(world: World, look: Look) -> list[Wheel]:
    colours = (look.brass, look.steel, darken(look.brass, 0.2), lighten(look.steel, 0.12))
    x = world.middle
    wheels = gear_train(x - 470, 640, (150, 92, 70), (62, 118), colours)
    wheels += gear_train(x + 480, 730, (170, 84, 104), (-96, -38), colours[1:])
    for k in range(int(world.width / 1000)):
        wheels += gear_train(x - 900 - 420 * k, 700, (150, 90), (-50,), colours)
        wheels += gear_train(x + 930 + 420 * k, 650, (140, 96), (60,), colours)
    return wheels


def _near_gears(world: World, look: Look) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        for side, radius, tone in ((-1, 330.0, look.brass), (1, 270.0, look.steel)):
            canvas.save()
            canvas.translate(world.middle + side * world.width / 2, world.bottom + 20)
            canvas.rotate(12 * side)
            canvas.drawPath(gear(radius, 16, hole=0.2), fill(darken(tone, 0.5)))
            canvas.drawCircle(0, 0, radius * 0.66, fill(darken(tone, 0.62), stroke=26))
            canvas.restore()

    return paint


def _workshop(world: World, look: Look) -> None:
    """Tools on the wall, a plan behind the hero, a vice on the bench."""
    dice = random.Random(world.dice.random())
    world.plane(0, _board_wall(world, look))
    blue = mix("#2f5f9a", look.wall, 0.25)
    steel = lighten(look.steel, 0.1)

    def back(canvas: skia.Canvas) -> None:
        paint_blueprint(canvas, (world.middle - 330, 470, world.middle + 330, 920), blue, "#eaf6ff")
        for side in (-1, 1):
            inner = world.middle + side * 372
            far = -MARGIN if side < 0 else world.width + MARGIN
            left, right = min(inner, far), max(inner, far)
            paint_tools(canvas, left, right, 520, steel=steel, wood=look.brass, dice=dice)
            rail = skia.Rect(left, 494, right, 512)
            canvas.drawRoundRect(rail, 6, 6, fill(darken(look.wood, 0.4)))
            paint_tools(canvas, left, right, 800, steel=steel, wood=look.wood, dice=dice)

    world.plane(0.3, back, blur=0.8)
    clock = gear_train(world.middle - 420, 350, (64, 46, 74), (-20, 24), (look.brass, look.steel))
    if dice.random() < 0.5:
        clock = gear_train(
            world.middle + 300, 380, (70, 50, 62), (-25, 20), (look.steel, look.brass)
        )
    world.add(gears(clock), depth=0.3)

    def lamps(canvas: skia.Canvas) -> None:
        for k in range(-int(world.width / 900), int(world.width / 900) + 1):
            paint_pendant(
                canvas, world.middle + k * 620, 300, 150, darken(look.steel, 0.35), look.lamp
            )

    world.plane(0.55, lamps)

    _bench(world, look)
    if not stand(world, base=1070, size=560, halo=look.lamp):
        train = gear_train(world.middle - 120, 800, (190, 120), (-35,), (look.brass, look.steel))
        world.add(gears(train), depth=0.9)
    world.plane(1.75, _near_gears(world, look), blur=9)


def _bench(world: World, look: Look) -> None:
    """The bench with its vice, its gauges and their living hands."""

    def bench(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, look.wood, face="drawers", light=look.lamp)
        paint_pool(canvas, world, look.lamp, 0.2)
        paint_vice(canvas, world.middle - 410, 1068, 250, look.steel)
        for k in range(1 + int(world.width / 800)):
            paint_gauge(canvas, world.middle + 400 + k * 330, 1010, 54, look.brass, "#f4ecd8")
            canvas.save()
            canvas.translate(world.middle + 505 + k * 330, 1030)
            canvas.drawPath(gear(52, 10), fill(look.steel))
            canvas.restore()

    world.plane(0.85, bench)
    dials = [
        (world.x(world.middle + 400 + k * 330), 1010.0, 54.0)
        for k in range(1 + int(world.width / 800))
    ]
    world.add(gauge_hands(dials), depth=0.85)


def _board_wall(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        paint_wall(canvas, world, look.wall, look.wall_low)
        x = -MARGIN
        while x < world.width + MARGIN:
            wide = dice.uniform(96, 150)
            tone = mix(look.wall_low, dice.choice(("#ffffff", "#000000")), dice.uniform(0, 0.1))
            canvas.drawRect(skia.Rect(x + 2, -MARGIN, x + wide - 2, 1010), fill(tone, 0.3))
            canvas.drawLine(x, -MARGIN, x, 1010, fill("#000000", 0.22, stroke=4))
            x += wide
        shade = [(0, darken(look.wall, 0.3), 0.8), (0.5, look.wall, 0.3), (1, look.wall, 0)]
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, 1010)
        canvas.drawRect(page, fill(shader=vertical(-MARGIN, 1010, shade)))

    return paint


def _foundry(world: World, look: Look) -> None:
    """Fire, sparks and dark iron."""
    deep = mix(darken(look.wall, 0.55), look.hot, 0.1)
    world.plane(0, glowing_wall(world, look.hot, deep))
    world.plane(0.3, furnace(world, look.wall_low, look.hot, deep))
    world.add(fire(world, world.middle, 985, 470, 380, colour=look.hot, tongues=9), depth=0.3)
    world.add(glow(world, world.middle, 840, 640, look.hot, alpha=0.5, period_s=2.6), depth=0.4)
    tone = mix(look.steel, deep, 0.5)
    train = gear_train(world.middle - 480, 700, (150, 96), (-60,), (tone, darken(tone, 0.2)))
    train += gear_train(world.middle + 490, 640, (130, 100), (70,), (darken(tone, 0.15), tone))
    world.add(gears(train), depth=0.5)
    spark = world.x(world.middle + 430)
    iron = mix(look.steel, deep, 0.55)

    def anvil(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, iron, face="planks", grain=False, light=look.hot)
        shine = [(0, look.hot, 0.42), (1, look.hot, 0)]
        canvas.save()
        canvas.translate(world.middle, 1020)
        canvas.scale(1, 0.32)
        canvas.drawCircle(0, 0, 620, fill(shader=radial(0, 0, 620, shine)))
        canvas.restore()
        for side in (-1, 1):
            for k in range(2 + int(world.width / 700)):
                bar = skia.Rect(0, 0, 210, 46)
                x, y = world.middle + side * (410 + 200 * (k // 2)) - 105, 1018 - 48 * (k % 2)
                ingot = bar.makeOffset(x + 14 * (k % 2), y)
                heat = mix(look.hot, "#fff2c0", 0.5 if k % 2 else 0.2)
                canvas.drawRoundRect(ingot.makeOffset(0, 10), 8, 8, fill("#000000", 0.35, blur=9))
                lit = [(0, lighten(heat, 0.3), 1), (1, darken(heat, 0.35), 1)]
                canvas.drawRoundRect(
                    ingot, 8, 8, fill(shader=vertical(ingot.top(), ingot.bottom(), lit))
                )

    world.plane(0.85, anvil)
    world.add(weld_sparks(world, spark, 960, look.hot), depth=0.85)
    if not stand(world, base=1072, size=540, halo=look.hot):
        world.add(glow(world, world.middle, 880, 380, look.lamp, alpha=0.6, period_s=2), depth=0.9)
    world.add(dust(world, 60, look.hot, rise=90, size=(2, 5), alpha=0.9))
    world.plane(1.75, _near_gears(world, look), blur=9)


KIT = Kit(
    name="factory",
    version=1,
    build=build,
    about=(
        "factory, industry and machines",
        "industrial revolution and steam engines",
        "inventor's workshop and tools",
        "gears, engineering and mechanics",
        "production line and manufacturing",
        "steel, iron and blacksmith",
        "workers, strikes and labour",
        "energy, electricity and power stations",
    ),
    words=tuple(
        """
        usine factory fábrica fabrik fabbrica industri machine máquina maschin macchinari
        moteur engine motor motore vapeur steam vapor dampf inventeur inventor erfinder
        ingénieur engineer ingenier ingegner engenheir atelier workshop werkstatt officina
        outil tool herramient werkzeug attrezz ferrament acier steel acero stahl acciaio
        ouvrier worker obrero arbeiter operai operári électrici electric elektri elettric
        elétric horlog clockwork forge forgeron blacksmith schmied herrer
        """.split()
    ),
)
