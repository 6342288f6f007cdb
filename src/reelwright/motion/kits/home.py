"""Home: a living room, a bedroom or a fireside, by day, at dusk, at night or in the rain."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial, vertical
from reelwright.motion.indoors.books import paint_stack
from reelwright.motion.indoors.flames import candle_flame, fire
from reelwright.motion.indoors.furniture import (
    paint_bed,
    paint_curtain,
    paint_cushion,
    paint_floor_lamp,
    paint_frame,
    paint_hearth,
    paint_sofa,
)
from reelwright.motion.indoors.interiors import (
    TABLE_FRONT,
    paint_beams,
    paint_leaf,
    paint_plant,
    paint_pool,
    paint_table,
    paint_wall,
)
from reelwright.motion.indoors.kitchenware import paint_mug
from reelwright.motion.indoors.lamps import fairy_lights
from reelwright.motion.indoors.windows import DAY, EVENING, NIGHT, RAIN, Hour, paint_window
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.motes import dust, glow, rain, steam
from reelwright.motion.staging.props import stand


@dataclass(frozen=True)
class Look:
    hour: Hour
    wall: str
    wall_low: str
    wood: str
    cloth: str
    soft: str
    lamp: str
    leaf: str


LOOKS = (
    Look(DAY, *"#6f9a94 #c9dccb #a8703f #d98a5a #f4e6cf #fff2cc #4f9a63".split()),
    Look(EVENING, *"#5a2f4a #c27a5c #7c4a30 #3f7f86 #ffdcae #ffc46a #4f8a58".split()),
    Look(NIGHT, *"#1a2147 #46508a #5a4038 #b0527a #e8dcff #ffcf86 #3f7a68".split()),
    Look(RAIN, *"#3c4f56 #8aa39a #6f4f3a #c08a3f #efe6d2 #ffd28a #4c8a66".split()),
    Look(DAY, *"#b06f4a #f0c898 #8f5a34 #4f8a8f #fff0d8 #fff3d0 #5f9a4f".split()),
    Look(EVENING, *"#2f3a5f #8f7a9a #6a4634 #d07a4a #ffe6c4 #ffc878 #4a8a70".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    look = world.dice.choice(LOOKS)
    look = Look(
        look.hour.dressed(world),
        world.tint(look.wall, 0.88),
        world.tint(look.wall_low, 0.88),
        world.tint(look.wood, 0.6),
        world.tones.accent(look.cloth),
        world.tint(look.soft, 0.5),
        world.tint(look.lamp, 0.5),
        world.tint(look.leaf, 0.45),
    )
    world.pick((_living, _bedroom, _fireside))(world, look)
    world.plane(1.75, _near_leaves(world, look), blur=9)
    world.add(dust(world, 30, lighten(look.lamp, 0.5)))
    world.vignette()
    return world.picture()


def _papered(world: World, look: Look) -> Paint:
    """A wall with a quiet pattern, a rail and a skirting."""
    dice = random.Random(world.dice.random())
    striped = dice.random() < 0.5

    def paint(canvas: skia.Canvas) -> None:
        paint_wall(canvas, world, look.wall, look.wall_low, foot=1050)
        ink = fill(lighten(look.wall_low, 0.4), 0.1, stroke=26 if striped else 3)
        for k in range(-4, int(world.width / 96) + 5):
            x = k * 96.0
            if striped:
                canvas.drawLine(x, -MARGIN, x, 1010, ink)
                continue
            for row in range(12):
                y = row * 92 + 46 * (k % 2)
                leaf = skia.Rect(x - 12, y - 24, x + 12, y + 24)
                canvas.drawOval(leaf, ink)

    return paint


def _window_and_curtains(world: World, look: Look, x: float, wide: float) -> None:
    dice = random.Random(world.dice.random())
    box = (x - wide / 2, 330.0, x + wide / 2, 800.0)
    frame = mix(look.soft, look.wood, 0.12)

    def paint(canvas: skia.Canvas) -> None:
        paint_window(canvas, box, look.hour, frame, dice)
        rod = skia.Rect(box[0] - 150, 268, box[2] + 150, 284)
        canvas.drawRoundRect(rod, 8, 8, fill(darken(look.wood, 0.2)))
        drape = mix(look.cloth, look.soft, 0.35)
        paint_curtain(canvas, (box[0] - 130, 282, box[0] + 26, 900), drape, folds=4)
        paint_curtain(canvas, (box[2] - 26, 282, box[2] + 130, 900), drape, folds=4)

    world.plane(0.25, paint)
    if look.hour.name == "rain":
        mirrored = sorted((world.x(box[0]), world.x(box[2])))
        world.add(
            rain(world, (mirrored[0], box[1], mirrored[1], box[3]), 70, "#eef6fa"), depth=0.25
        )
    if look.hour.name in {"day", "evening"}:
        sun = lighten(look.hour.sun, 0.2)
        world.plane(0, lambda canvas: paint_beams(canvas, x - wide / 2, 320, sun, alpha=0.2))


def _living(world: World, look: Look) -> None:
    """Sofa, window, lamp and pictures; the hero on the low table."""
    world.plane(0, _papered(world, look))
    _window_and_curtains(world, look, world.middle - 40, 470)
    lamp = world.middle + 430
    world.plane(0.45, _sofa_row(world, look, lamp))
    world.add(glow(world, world.x(lamp), 560, 430, look.lamp, alpha=0.6, period_s=5), depth=0.45)
    mug = world.middle + 370
    world.plane(0.9, _low_table(world, look, mug))
    world.add(steam(world, world.x(mug), 955, high=250, wide=26), depth=0.9)
    if not stand(world, base=1072, size=540, halo=look.lamp):
        world.plane(0.95, lambda canvas: _bouquet(canvas, world, look))


def _sofa_row(world: World, look: Look, lamp: float) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        art = (look.hour.top, look.leaf, darken(look.leaf, 0.3), look.cloth)
        for k in range(-2, 3):
            x = world.middle - 470 + k * 940
            if abs(x - world.middle) < 420:
                continue
            paint_frame(canvas, (x - 105, 420, x + 105, 690), look.wood, look.soft, art, dice)
        paint_sofa(canvas, world.middle, 1030, 980, look.cloth, (look.soft, look.leaf, look.lamp))
        for k in (-1, 1):
            x = world.middle + k * 1120
            paint_sofa(canvas, x, 1030, 560, mix(look.cloth, look.wall, 0.4), (look.soft,))
        paint_floor_lamp(canvas, lamp, 1040, 580, look.soft, look.lamp)
        paint_plant(canvas, world.middle - 560, 1040, 520, look.leaf, look.wood, dice)

    return paint


def _low_table(world: World, look: Look, mug: float) -> Paint:
    dice = random.Random(world.dice.random())
    covers = tuple(mix(tone, "#241a18", 0.15) for tone in (look.cloth, look.leaf, look.wood))

    def paint(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, look.wood, face="", light=look.lamp)
        floor = skia.Rect(-MARGIN, TABLE_FRONT + 46, world.width + MARGIN, HEIGHT + MARGIN)
        planks = [
            (0, darken(look.wood, 0.72), 1),
            (0.4, darken(look.wood, 0.5), 1),
            (1, darken(look.wood, 0.62), 1),
        ]
        canvas.drawRect(floor, fill(shader=vertical(floor.top(), HEIGHT, planks)))
        rug = skia.Rect(world.middle - 760, 1500, world.middle + 760, 2100)
        canvas.drawOval(rug, fill(darken(look.cloth, 0.45)))
        for inset, tone in ((40, look.soft), (70, look.cloth), (130, look.soft), (150, look.cloth)):
            canvas.drawOval(rug.makeInset(inset, inset * 0.4), fill(darken(tone, 0.42), 0.9))
        for side in (-1, 1):
            leg = skia.Rect(
                world.middle + side * 450 - 24, 1350, world.middle + side * 450 + 24, 1760
            )
            shine = [(0, darken(look.wood, 0.35), 1), (1, darken(look.wood, 0.65), 1)]
            canvas.drawRoundRect(leg, 10, 10, fill(shader=vertical(1350, 1760, shine)))
        canvas.drawRect(
            skia.Rect(-MARGIN, 1354, world.width + MARGIN, 1400), fill("#000000", 0.4, blur=18)
        )
        paint_pool(canvas, world, look.lamp, 0.15)
        paint_mug(canvas, mug, 1076, 130, look.soft)
        paint_stack(canvas, world.middle - 390, 1074, 230, covers, dice)
        for k in range(int(world.width / 900)):
            paint_plant(
                canvas, world.middle + 620 + k * 420, 1070, 240, look.leaf, look.cloth, dice
            )
            paint_stack(canvas, world.middle - 700 - k * 380, 1074, 230, covers, dice)

    return paint


def _bouquet(canvas: skia.Canvas, world: World, look: Look) -> None:
    """Without a hero a great plant stands on the table."""
    dice = random.Random(world.given.seed)
    paint_plant(canvas, world.middle, 1076, 620, look.leaf, look.cloth, dice)


def _bedroom(world: World, look: Look) -> None:
    """A bed below the window, fairy lights on the wall."""
    world.plane(0, _papered(world, look))
    _window_and_curtains(world, look, world.middle, 520)
    world.add(fairy_lights(world, 216, look.lamp), depth=0.25)

    def bed(canvas: skia.Canvas) -> None:
        floor = [(0, darken(look.wood, 0.35), 1), (1, darken(look.wood, 0.65), 1)]
        ground = skia.Rect(-MARGIN, 1030, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawRect(ground, fill(shader=vertical(1030, HEIGHT, floor)))
        for side in (-1, 1):
            x = world.middle + side * 600
            stool = skia.Rect(x - 110, 930, x + 110, 1240)
            canvas.drawRoundRect(
                stool,
                10,
                10,
                fill(
                    shader=vertical(
                        930, 1240, [(0, lighten(look.wood, 0.2), 1), (1, darken(look.wood, 0.4), 1)]
                    )
                ),
            )
        quilt = mix(look.cloth, look.wall, 0.12 if world.given.palette is None else 0.6)
        paint_bed(canvas, world.middle, 860, (quilt, look.soft, lighten(look.soft, 0.3)), look.wood)

    world.plane(0.8, bed)
    for side in (-1, 1):
        x = world.x(world.middle + side * 500)
        world.add(glow(world, x, 850, 300, look.lamp, alpha=0.55, period_s=5.5), depth=0.8)
    if not stand(world, base=1074, size=560, halo=look.lamp, shadow=0.36):
        world.plane(0.85, lambda canvas: _pillows(canvas, world, look))


def _pillows(canvas: skia.Canvas, world: World, look: Look) -> None:
    """Without a hero a heap of cushions lies on the bed."""
    for across, size, tone, turn in (
        (-150.0, 290.0, look.leaf, -12.0),
        (150.0, 290.0, look.lamp, 14.0),
        (0.0, 330.0, look.soft, 4.0),
    ):
        paint_cushion(canvas, world.middle + across, 1066, size, tone, turn)


def _fireside(world: World, look: Look) -> None:
    """A hearth behind the hero, armchairs beside it."""
    world.plane(0, _papered(world, look))
    stone = mix(look.wall_low, "#8a7468", 0.5)
    dice = random.Random(world.dice.random())

    def hearth(canvas: skia.Canvas) -> None:
        paint_hearth(canvas, world.middle, 1030, 860, stone, look.wood)
        art = (look.hour.low, look.leaf, darken(look.leaf, 0.3), look.cloth)
        for k in (-1, 1):
            x = world.middle + k * 700
            paint_frame(canvas, (x - 130, 420, x + 130, 760), look.wood, look.soft, art, dice)
        for k in (-330, -270, 290):
            wax = skia.Rect(world.middle + k - 16, 470 - abs(k) % 40, world.middle + k + 16, 556)
            canvas.drawRoundRect(
                wax,
                5,
                5,
                fill(
                    shader=vertical(
                        430, 556, [(0, lighten(look.soft, 0.4), 1), (1, darken(look.soft, 0.2), 1)]
                    )
                ),
            )

    world.plane(0.3, hearth)
    world.add(fire(world, world.middle, 1000, 520, 390), depth=0.3)
    for k in (-330, -270, 290):
        flame = candle_flame(world, world.x(world.middle + k), 468 - abs(k) % 40, 44)
        world.add(flame, depth=0.3)

    def chairs(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            paint_sofa(canvas, world.middle + side * 600, 1070, 420, look.cloth, (look.soft,))

    world.plane(0.6, chairs)
    warm = [(0, "#ff9a3c", 0.3), (1, "#ff9a3c", 0)]
    mug = world.middle + 360

    def table(canvas: skia.Canvas) -> None:
        _low_table(world, look, mug)(canvas)
        shine = radial(world.middle, 1010, 560, warm)
        canvas.drawOval(
            skia.Rect(world.middle - 560, 1000, world.middle + 560, 1300), fill(shader=shine)
        )

    world.plane(0.9, table)
    world.add(steam(world, world.x(mug), 955, high=250, wide=26), depth=0.9)
    stand(world, base=1076, size=520)


def _near_leaves(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            edge = world.middle + side * world.width / 2
            for k in range(8):
                angle = -90 - side * (4 + k * 11) + dice.uniform(-6, 6)
                tone = mix(darken(look.leaf, 0.3), "#08160f", dice.random() * 0.5)
                paint_leaf(
                    canvas, edge + side * 40, world.bottom + 60, dice.uniform(300, 480), angle, tone
                )

    return paint


KIT = Kit(
    name="home",
    version=2,
    build=build,
    about=(
        "home, living room and furniture",
        "family life and childhood",
        "bedroom, sleep and dreams",
        "fireside, winter evening and cosiness",
        "pets at home, cats and dogs",
        "rainy window, quiet and solitude",
        "everyday life in a house",
    ),
    words=tuple(
        """
        fr:maison home house casa haus hogar foyer salon wohnzimmer wohnung soggiorno
        chambre bedroom dormitorio schlafzimmer dormir sommeil sleep sueño schlaf sonno
        rêver dream träum sogno sonho canapé sofa gato katze gatto enfance childhood
        infancia kindheit infanzia infância cheminée fireplace chimenea kamin fr:meuble
        furniture möbel mueble mobili quotidien alltag
        """.split()
    ),
)
