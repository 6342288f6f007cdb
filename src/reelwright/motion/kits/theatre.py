"""Theatre: a curtained stage, a concert before a crowd, or a gallery with one lit picture."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, radial, vertical
from reelwright.motion.indoors.furniture import paint_frame
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.beams import spotlight
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.motes import confetti, dust, glow
from reelwright.motion.staging.props import hover, stand
from reelwright.motion.town.audience import paint_person, paint_rows, paint_seats
from reelwright.motion.town.playhouse import (
    House,
    back_wall,
    backcloth,
    concert_floor,
    drapes,
    equaliser,
    paint_microphone,
    stage_floor,
    truss,
)

STAGES = (
    House(*"#2a0c14 #6a2430 #b3202e #8a5534 #ffe2a0 #ffb05c".split()),
    House(*"#12123a #34387c #3a4fb0 #6f5a4a #fff0c0 #a8c8ff".split()),
    House(*"#08262a #1d5f60 #12806f #7c5a3c #ffedb8 #9affd8".split()),
    House(*"#240f34 #5c2f78 #7b2f92 #7a5140 #ffe0b0 #ff9ae0".split()),
)
CONCERTS = (
    House(*"#150a3a #4a1f8c #7a2fd0 #241a4a #ff5fc8 #4be0ff".split()),
    House(*"#06203c #12508c #1f7fd0 #122a4a #5fe0ff #ffcf5a".split()),
    House(*"#2c0a1e #8c1f4a #d03a5f #3a1226 #ff8a4a #ffd86a".split()),
)
GALLERIES = (
    House(*"#24303a #6f8a92 #b8433a #a8784a #fff2d0 #d9b25a".split()),
    House(*"#3a1a20 #8a3a40 #4a6a8a #8a5a38 #ffe8c0 #d9b25a".split()),
    House(*"#16302a #3f7a66 #c98a3f #8f6440 #fff0cc #e0bd6a".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    world.pick((_stage, _concert, _gallery))(world)
    world.vignette(alpha=0.46)
    return world.picture()


def _dressed(world: World, looks: tuple[House, ...]) -> House:
    look = world.dice.choice(looks)
    return House(
        world.tint(look.deep, 0.85),
        world.tint(look.wall, 0.85),
        world.tint(look.cloth, 0.72),
        world.tint(look.floor, 0.66),
        world.tint(look.light, 0.45),
        world.tones.accent(look.second),
    )


def _stage(world: World) -> None:
    look = _dressed(world, STAGES)
    world.plane(0, back_wall(world, look))
    world.plane(0.3, backcloth(world, look), blur=2)
    half = min(world.width / 2, 860.0)
    world.plane(0.55, stage_floor(world, look))
    x = world.middle
    for side, colour, phase in ((-1, look.light, 0.0), (1, look.second, 2.0)):
        start = (x + side * half * 0.72, 120.0)
        beam = spotlight(world, start, (x + side * 20, 1085), 620, colour, alpha=0.5, phase=phase)
        world.add(beam)
    world.add(glow(world, x, 1070, 430, look.light, alpha=0.5, period_s=5, breath=0.15), depth=0.9)
    if not stand(world, base=1082, size=560, halo=look.light):
        world.plane(0.95, lambda canvas: paint_microphone(canvas, x, 1090, look))
    world.plane(1.15, drapes(world, look))
    dice = random.Random(world.dice.random())

    def seats(canvas: skia.Canvas) -> None:
        paint_seats(canvas, world, 1560, 0.8, darken(look.cloth, 0.62))
        tone = darken(look.deep, 0.25)
        paint_rows(canvas, world, 1690, 0.85, tone, dice, rim=mix(look.light, tone, 0.72))

    world.plane(1.5, seats)
    world.add(dust(world, 60, look.light, box=(0, 150, world.width, 1100)))


def _concert(world: World) -> None:
    look = _dressed(world, CONCERTS)
    world.plane(0, back_wall(world, look))
    world.add(equaliser(world, look), depth=0.3)
    world.plane(0.45, truss(world, look))
    colours = (look.light, look.second, look.cloth)
    count = 4 + 2 * round(world.width / 1300)
    for k in range(count):
        share = (k + 0.5) / count
        x = world.width * share
        aim = world.middle + (share - 0.5) * world.width * (1.5 if k % 2 else 0.1)
        beam = spotlight(
            world, (x, 215), (aim, 1150), 300, lighten(colours[k % 3], 0.15), alpha=0.55,
            period_s=3.2 + 0.4 * k, phase=k * 1.3,
        )  # fmt: skip
        world.add(beam)
    world.plane(0.6, concert_floor(world, look))
    world.add(glow(world, world.middle, 880, 480, look.light, alpha=0.5, period_s=2), depth=0.7)
    if not stand(world, base=1072, size=540, halo=look.second):
        world.plane(0.95, lambda canvas: paint_microphone(canvas, world.middle, 1076, look))
    for depth, y, size, tone in ((1.2, 1450.0, 0.62, 0.3), (1.6, 1640.0, 1.0, 0.55)):
        ink = darken(mix(look.wall, look.deep, 0.6), tone)
        rim = mix(look.light, ink, 0.66)
        crowd = _crowd(world, y, size, ink, rim)
        world.plane(depth, crowd, bob=9, period_s=0.95 if depth < 1.5 else 1.2)
    world.add(confetti(world, 26, (look.light, look.second, "#ffffff"), speed=90))


def _crowd(world: World, y: float, size: float, ink: str, rim: str) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        paint_rows(canvas, world, y, size, ink, dice, arms=True, rim=rim)

    return paint


def _gallery(world: World) -> None:
    look = _dressed(world, GALLERIES)
    world.plane(0, _museum_wall(world, look))
    world.plane(0.5, _pictures(world, look))
    world.add(_picture_light(world, look))
    if not hover(world, y=742, size=400, bob=4, swing=0.8, depth=0.55):
        dice = random.Random(world.dice.random())
        tones = (look.wall, look.cloth, look.deep, look.second)
        box = (world.middle - 190, 560.0, world.middle + 190, 920.0)
        world.plane(
            0.5, lambda canvas: paint_frame(canvas, box, look.second, look.light, tones, dice)
        )
    world.plane(0.9, _rope(world, look))
    dice2 = random.Random(world.dice.random())
    ink = darken(mix(look.deep, look.wall, 0.12), 0.35)

    def visitors(canvas: skia.Canvas) -> None:
        for k in range(-2, 3):
            if k == 0:
                continue
            x = world.middle + k * max(330.0, world.width * 0.24)
            paint_person(canvas, x, 1590 + 60 * (k % 2), 1.25, ink, dice2)

    world.plane(1.5, visitors, blur=5, bob=9, period_s=3.2)
    world.add(dust(world, 80, look.light, size=(2, 6)))


def _museum_wall(world: World, look: House) -> Paint:
    """A painted wall with mouldings above a polished floor."""

    def paint(canvas: skia.Canvas) -> None:
        left, right = -MARGIN, world.width + MARGIN
        wall = [
            (0, darken(look.wall, 0.42), 1),
            (0.5, look.wall, 1),
            (1, darken(look.wall, 0.12), 1),
        ]
        canvas.drawRect(
            skia.Rect(left, -MARGIN, right, 1010), fill(shader=vertical(-MARGIN, 1010, wall))
        )
        for k in range(-3, 4):
            x = world.middle + k * 640
            panel = skia.Rect(x - 296, 330, x + 296, 985)
            canvas.drawRect(panel, fill(lighten(look.wall, 0.3), 0.16, stroke=7))
            canvas.drawRect(panel.makeInset(14, 14), fill("#000000", 0.12, stroke=5))
        skirting = skia.Rect(left, 1005, right, 1042)
        canvas.drawRect(
            skirting,
            fill(
                shader=vertical(
                    1005, 1042, [(0, lighten(look.wall, 0.4), 1), (1, darken(look.wall, 0.3), 1)]
                )
            ),
        )
        floor = [
            (0, darken(look.floor, 0.22), 1),
            (0.25, look.floor, 1),
            (1, darken(look.floor, 0.62), 1),
        ]
        canvas.drawRect(
            skia.Rect(left, 1042, right, HEIGHT + MARGIN),
            fill(shader=vertical(1042, HEIGHT, floor)),
        )
        for k in range(-16, 17):
            line = fill(darken(look.floor, 0.5), 0.16, stroke=4)
            canvas.drawLine(
                world.middle + k * 96, 1042, world.middle + k * 330, HEIGHT + MARGIN, line
            )
        sheen = skia.Rect(world.middle - 330, 1046, world.middle + 330, 1700)
        canvas.drawRect(
            sheen,
            fill(shader=vertical(1046, 1560, [(0, look.light, 0.26), (1, look.light, 0)]), blur=50),
        )

    return paint


def _pictures(world: World, look: House) -> Paint:
    """The great gold frame in the middle, smaller pictures beside it."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            for k in range(1 + int(world.width / 900)):
                x = world.middle + side * (545 + k * 430)
                high = dice.uniform(120, 180)
                tones = (lighten(look.cloth, 0.3), look.wall, look.deep, look.second)
                box = (x - 150, 730 - high, x + 150, 730 + high)
                paint_frame(canvas, box, look.second, look.light, tones, dice)
        outer = skia.Rect(world.middle - 318, 452, world.middle + 318, 986)
        canvas.drawRect(outer.makeOffset(10, 26), fill("#000000", 0.42, blur=26))
        gold = [
            (0, lighten(look.second, 0.5), 1),
            (0.5, look.second, 1),
            (1, darken(look.second, 0.45), 1),
        ]
        canvas.drawRect(outer, fill(shader=vertical(452, 986, gold)))
        for inset, tone in (
            (12, darken(look.second, 0.35)),
            (36, lighten(look.second, 0.35)),
            (46, darken(look.second, 0.4)),
        ):
            canvas.drawRect(outer.makeInset(inset, inset), fill(tone, 0.8, stroke=5))
        page = outer.makeInset(54, 54)
        ground = [
            (0, mix(look.cloth, "#ffffff", 0.34), 1),
            (1, mix(look.cloth, look.deep, 0.62), 1),
        ]
        canvas.drawRect(page, fill(shader=radial(world.middle, 690, 380, ground)))
        canvas.drawRect(page, fill("#000000", 0.35, stroke=14, blur=8))
        lamp = skia.Rect(world.middle - 130, 402, world.middle + 130, 424)
        canvas.drawRoundRect(lamp, 11, 11, fill(darken(look.second, 0.35)))
        canvas.drawLine(
            world.middle, 412, world.middle, 462, fill(darken(look.second, 0.5), stroke=9)
        )

    return paint


def _picture_light(world: World, look: House) -> Part:
    start, end = (world.middle, 415.0), (world.middle, 1010.0)
    return spotlight(world, start, end, 760, look.light, alpha=0.4, period_s=6)


def _rope(world: World, look: House) -> Paint:
    """A velvet rope between brass posts."""

    def paint(canvas: skia.Canvas) -> None:
        count = 2 * math.ceil((world.width / 2 + MARGIN) / 460)
        for k in range(count):
            x = world.middle + (k - count / 2 + 0.5) * 460
            rope = skia.Path()
            rope.moveTo(x, 1402)
            rope.quadTo(x + 230, 1492, x + 460, 1402)
            canvas.drawPath(rope, fill("#000000", 0.2, stroke=20, blur=8))
            canvas.drawPath(rope, fill(darken(look.cloth, 0.2), stroke=17))
        for k in range(count + 1):
            x = world.middle + (k - count / 2 + 0.5) * 460
            brass = horizontal(
                x - 12,
                x + 12,
                [(0, lighten(look.second, 0.4), 1), (1, darken(look.second, 0.45), 1)],
            )
            canvas.drawOval(skia.Rect(x - 66, 1608, x + 66, 1640), fill("#000000", 0.35, blur=8))
            canvas.drawRoundRect(skia.Rect(x - 11, 1390, x + 11, 1622), 8, 8, fill(shader=brass))
            canvas.drawCircle(x, 1382, 20, fill(shader=brass))
            canvas.drawOval(skia.Rect(x - 48, 1608, x + 48, 1630), fill(darken(look.second, 0.3)))

    return paint


KIT = Kit(
    name="theatre",
    version=1,
    build=build,
    about=(
        "theatre stage with red curtains",
        "music, concert and singers",
        "cinema, film and actors",
        "dance, opera and circus",
        "art, painting and museum",
        "famous artist, composer or writer celebrated",
        "show, performance and applause",
        "award ceremony and celebrity",
    ),
    words=tuple(
        """
        théâtr theatre theater teatro bühne palco musique music música musik musica concert
        concierto konzert chanson song canción canzone canção chanteu singer cantante sänger
        cantor cinéma cinema cine kino film película acteur actor schauspiel attore ator
        peintre peinture painter painting pintor pintura maler gemälde pittor pittura musée
        museum museo museu artist künstler opéra ópera oper danse dancer danza tänzer tanz
        spectacle comédie comedy comedia komödie orchest orquest violon violin
        """.split()
    ),
)
