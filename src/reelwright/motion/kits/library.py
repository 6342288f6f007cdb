"""Library: a hall of books, a study by candlelight or a classroom before its blackboard."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import (
    darken,
    fill,
    horizontal,
    lighten,
    mix,
    polygon,
    radial,
    vertical,
)
from reelwright.motion.indoors.books import (
    flying_pages,
    paint_bookcase,
    paint_open_book,
    paint_stack,
)
from reelwright.motion.indoors.chalk import paint_board
from reelwright.motion.indoors.flames import candle_flame
from reelwright.motion.indoors.interiors import paint_beams, paint_pool, paint_table, paint_wall
from reelwright.motion.indoors.lamps import paint_candle, paint_reading_lamp
from reelwright.motion.indoors.produce import paint_fruit
from reelwright.motion.indoors.windows import DAY, EVENING, NIGHT, Hour, paint_view, paint_window
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.motes import dust, glow
from reelwright.motion.staging.props import stand


@dataclass(frozen=True)
class Look:
    hour: Hour
    spines: tuple[str, ...]
    wall: str
    wall_low: str
    wood: str
    desk: str
    lamp: str
    paper: str


OLD = ("#8c3b2e", "#2f5d50", "#a8792f", "#3b4a6b", "#6b3a4a", "#7a6a4a", "#c9a86a")
BRIGHT = ("#d8584a", "#3f8fa0", "#e8b04a", "#5a78b8", "#7fa86a", "#b86a9a", "#f0d8a8")
COOL = ("#4a6aa0", "#6a5aa8", "#3f8a8f", "#a85a7a", "#8fa0c0", "#3a4a7a", "#c8b890")

LOOKS = (
    Look(EVENING, OLD, *"#3a1f22 #8a5438 #6b4024 #7a4a2c #ffc46a #f3e3c0".split()),
    Look(NIGHT, COOL, *"#141a38 #3c4478 #4a3a3c #5c4438 #ffca78 #ece4d0".split()),
    Look(DAY, BRIGHT, *"#3f6a66 #a8c4a4 #8a5c38 #a8703f #fff0c0 #f8ecd0".split()),
    Look(DAY, OLD, *"#6a4a34 #d8b080 #7a4c2a #9a6438 #fff2cc #f8ecd0".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    look = world.dice.choice(LOOKS)
    look = Look(
        look.hour.dressed(world),
        tuple(world.tint(spine, 0.55) for spine in look.spines),
        world.tint(look.wall, 0.88),
        world.tint(look.wall_low, 0.88),
        world.tint(look.wood, 0.66),
        world.tint(look.desk, 0.66),
        world.tint(look.lamp, 0.45),
        world.tint(look.paper, 0.4),
    )
    world.pick((_hall, _study, _classroom))(world, look)
    world.plane(1.75, _near_books(world, look), blur=9)
    world.add(dust(world, 44, lighten(look.lamp, 0.4)))
    world.vignette()
    return world.picture()


def _hall(world: World, look: Look) -> None:
    """High shelves on both sides of an arched window."""
    world.plane(0, lambda canvas: paint_wall(canvas, world, look.wall, look.wall_low))
    dice = random.Random(world.dice.random())

    def arch(canvas: skia.Canvas) -> None:
        x, half = world.middle, 250.0
        shape = skia.Path()
        shape.moveTo(x - half, 960)
        shape.lineTo(x - half, 520)
        shape.cubicTo(x - half, 220, x + half, 220, x + half, 520)
        shape.lineTo(x + half, 960)
        shape.close()
        canvas.drawPath(shape, fill(darken(look.wood, 0.4), stroke=58))
        canvas.save()
        canvas.clipPath(shape, True)
        paint_view(canvas, (x - half, 280, x + half, 960), look.hour, dice)
        canvas.restore()
        bars = fill(darken(look.wood, 0.25), stroke=13)
        for k in (-1, 0, 1):
            canvas.drawLine(x + k * 125, 290 + 60 * abs(k), x + k * 125, 960, bars)
        for y in (520, 740):
            canvas.drawLine(x - half, y, x + half, y, bars)
        canvas.drawPath(shape, fill(lighten(look.wood, 0.12), stroke=18))

    world.plane(0.2, arch)
    sun = lighten(look.hour.sun, 0.2)
    world.plane(0, lambda canvas: paint_beams(canvas, world.middle - 240, 360, sun, alpha=0.24))
    world.plane(0.45, _side_cases(world, look))
    _desk(world, look)


def _side_cases(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            x = world.middle + side * 318
            while -MARGIN - 400 < x < world.width + MARGIN + 400:
                left = x if side > 0 else x - 420
                box = (left, -MARGIN, left + 420, 1010.0)
                paint_bookcase(canvas, box, look.wood, look.spines, dice)
                x += side * 420
        quiet = [(0, look.wall, 0.72), (0.5, look.wall, 0.5), (1, look.wall, 0)]
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, 700)
        canvas.drawRect(page, fill(shader=vertical(0, 700, quiet), blend=skia.BlendMode.kSrcATop))

    return paint


def _study(world: World, look: Look) -> None:
    """A wall of books out of focus, candles, and an open book under the hero."""
    dice = random.Random(world.dice.random())

    def shelves(canvas: skia.Canvas) -> None:
        x = -MARGIN
        while x < world.width + MARGIN:
            box = (x, -MARGIN, x + 470, 1010.0)
            paint_bookcase(canvas, box, look.wood, look.spines, dice, row_high=205)
            x += 470
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, 1010)
        veil = [(0, look.wall, 0.78), (0.4, look.wall, 0.5), (1, look.wall, 0.26)]
        canvas.drawRect(page, fill(shader=vertical(0, 1010, veil)))
        warm = [(0, look.lamp, 0.5), (0.5, look.lamp, 0.16), (1, look.lamp, 0)]
        canvas.drawCircle(world.middle, 760, 640, fill(shader=radial(world.middle, 760, 640, warm)))

    world.plane(0.25, shelves, blur=3)
    _desk(world, look, candles=True)


def _desk(world: World, look: Look, *, candles: bool = False) -> None:
    dice = random.Random(world.dice.random())
    face = dice.choice(("panels", "drawers"))
    lamp = world.middle - 395
    flames = [(world.middle + 340, 866.0), (world.middle + 430, 806.0)] if candles else []

    def paint(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, look.desk, face=face, light=look.lamp)
        paint_pool(canvas, world, look.lamp, 0.18)
        for k in range(1 + int(world.width / 1000)):
            for side in (-1, 1):
                x = world.middle + side * (640 + k * 520)
                covers = tuple(dice.sample(look.spines, 4))
                paint_stack(canvas, x, 1060, 250, covers, dice)
        if candles:
            paint_stack(canvas, lamp, 1066, 250, look.spines[2:6], dice)
            for x, top in flames:
                paint_candle(canvas, x, top, 1064, look.paper, look.lamp)
        else:
            paint_reading_lamp(canvas, lamp, 1062, mix("#2f8a5a", look.spines[1], 0.5), look.lamp)
            paint_stack(canvas, world.middle + 400, 1066, 260, look.spines[:4], dice)

    world.plane(0.85, paint)
    if candles:
        paint_book = lambda canvas: paint_open_book(  # noqa: E731
            canvas, world.middle, 1088, 620, look.spines[0], look.paper
        )
        world.plane(0.9, paint_book)
        for x, top in flames:
            world.add(candle_flame(world, world.x(x), top, 64), depth=0.85)
    else:
        world.add(glow(world, world.x(lamp), 930, 330, look.lamp, alpha=0.6), depth=0.85)
    world.add(flying_pages(world, world.middle, 1030, look.paper), depth=0.9)
    if not stand(world, base=1056 if candles else 1068, size=540, halo=look.lamp) and not candles:
        world.plane(
            0.95, lambda canvas: paint_stack(canvas, world.middle, 1072, 420, look.spines[:6], dice)
        )


def _classroom(world: World, look: Look) -> None:
    """Blackboard, window light and a teacher's desk."""
    dice = random.Random(world.dice.random())
    world.plane(0, lambda canvas: paint_wall(canvas, world, look.wall, look.wall_low))
    slate = mix("#20443a", look.wall, 0.3)
    box = (world.middle - 430, 330.0, world.middle + 430, 900.0)
    chalk = mix("#f2f6ee", look.lamp, 0.2)

    def back(canvas: skia.Canvas) -> None:
        paint_board(canvas, box, slate=slate, wood=look.wood, chalk=chalk, dice=dice)
        for side in (-1, 1):
            for k in range(1 + int(world.width / 1100)):
                x = world.middle + side * (690 + k * 480)
                paint_window(canvas, (x - 150, 300, x + 150, 880), look.hour, look.paper, dice)

    world.plane(0.25, back)
    sun = lighten(look.hour.sun, 0.2)
    world.plane(0, lambda canvas: paint_beams(canvas, world.middle - 640, 200, sun, alpha=0.2))
    apple, cup = world.middle + 330, world.middle - 350

    def desk(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, look.desk, face="planks", light=look.lamp)
        paint_pool(canvas, world, look.lamp, 0.16)
        paint_stack(canvas, world.middle + 480, 1052, 240, look.spines[1:4], dice)
        paint_fruit(canvas, apple, 1080, 120, world.tint("#d63a34", 0.3))
        _paint_pencils(canvas, cup, 1076, look)
        for k in range(1 + int(world.width / 1000)):
            paint_stack(canvas, world.middle - 620 - k * 420, 1060, 240, look.spines[2:6], dice)

    world.plane(0.85, desk)
    world.add(flying_pages(world, world.middle, 1000, look.paper, count=5), depth=0.9)
    if not stand(world, base=1070, size=550, halo=look.lamp):
        world.plane(0.95, lambda canvas: _paint_globe(canvas, world.middle, 1074, 440, look))


def _paint_pencils(canvas: skia.Canvas, x: float, base: float, look: Look) -> None:
    for k, spine in enumerate(look.spines[:5]):
        canvas.save()
        canvas.translate(x - 36 + k * 18, base - 80)
        canvas.rotate((k - 2) * 7)
        canvas.drawRect(skia.Rect(-8, -130 + 9 * (k % 3), 8, 40), fill(lighten(spine, 0.12)))
        tip = polygon([(-8, -130 + 9 * (k % 3)), (8, -130 + 9 * (k % 3)), (0, -164 + 9 * (k % 3))])
        canvas.drawPath(tip, fill("#f0d8a8"))
        canvas.restore()
    canvas.drawOval(skia.Rect(x - 62, base - 12, x + 70, base + 14), fill("#000000", 0.36, blur=8))
    cup = [
        (0, darken(look.lamp, 0.4), 1),
        (0.35, darken(look.lamp, 0.1), 1),
        (1, darken(look.lamp, 0.55), 1),
    ]
    canvas.drawRoundRect(
        skia.Rect(x - 56, base - 132, x + 56, base),
        12,
        12,
        fill(shader=horizontal(x - 56, x + 56, cup)),
    )


def _paint_globe(canvas: skia.Canvas, x: float, base: float, high: float, look: Look) -> None:
    """Without a hero a school globe stands on the desk."""
    radius = high * 0.38
    y = base - high * 0.58
    canvas.drawOval(
        skia.Rect(x - 130, base - 18, x + 140, base + 16), fill("#000000", 0.4, blur=10)
    )
    canvas.drawOval(skia.Rect(x - 112, base - 26, x + 112, base + 6), fill(look.wood))
    canvas.drawRect(skia.Rect(x - 12, y + radius, x + 12, base - 14), fill(darken(look.wood, 0.2)))
    canvas.drawCircle(x, y, radius + 20, fill(mix("#b88a3a", look.lamp, 0.2), stroke=12))
    sea = [(0, "#9fe0f0", 1), (0.5, "#3f8fc0", 1), (1, "#174a78", 1)]
    canvas.drawCircle(
        x, y, radius, fill(shader=radial(x - radius * 0.35, y - radius * 0.4, radius * 1.5, sea))
    )
    canvas.save()
    clip = skia.Path()
    clip.addCircle(x, y, radius)
    canvas.clipPath(clip, True)
    for k in range(7):
        angle, reach = k * 2.1, radius * (0.2 + 0.11 * k)
        cx, cy = x + reach * math.cos(angle), y + reach * math.sin(angle)
        land = skia.Rect(
            cx - radius * 0.3, cy - radius * 0.2, cx + radius * 0.26, cy + radius * 0.24
        )
        canvas.drawRoundRect(land, radius * 0.2, radius * 0.16, fill("#6fae5a"))
    canvas.restore()


def _near_books(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            x = world.middle + side * (world.width / 2 - 20)
            covers = tuple(darken(spine, 0.25) for spine in dice.sample(look.spines, 4))
            paint_stack(canvas, x, world.bottom + 70, 480, covers, dice)

    return paint


KIT = Kit(
    name="library",
    version=1,
    build=build,
    about=(
        "library, books and reading",
        "writer, novel and literature",
        "school, classroom and teaching",
        "university, philosophy and knowledge",
        "history, archives and old documents",
        "law, constitution and words",
        "language, alphabet and writing",
        "mathematics and learning",
    ),
    words=tuple(
        """
        biblioth library bibliotec bibliothek fr:livres book libro buch bücher livros
        romancier novelist novelista romanzo écrivain écriture writer writing escritor
        schriftsteller scrittor école school escuela schule scuola escola élève student
        estudiant schüler studente estudante professeur teacher profesor lehrer insegnant
        universit universid universität philosoph filosof littérat literat letterat poème
        poète poet poesía poesia dichter langue language sprache lingua língua alphabet
        alfabeto archiv grammai constitution verfassung
        """.split()
    ),
)
