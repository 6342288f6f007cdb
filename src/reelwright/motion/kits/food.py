"""Food: a kitchen counter or a café table, with steam, produce and something on the board."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix
from reelwright.motion.indoors import kitchenware, produce
from reelwright.motion.indoors.chalk import paint_menu
from reelwright.motion.indoors.instruments import Vessel, metal, paint_vessel
from reelwright.motion.indoors.interiors import (
    paint_beams,
    paint_leaf,
    paint_pendant,
    paint_plant,
    paint_pool,
    paint_shelf,
    paint_table,
    paint_wall,
)
from reelwright.motion.indoors.windows import DAY, EVENING, NIGHT, RAIN, Hour, paint_window
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.motes import dust, glow, rain, steam
from reelwright.motion.staging.props import stand


@dataclass(frozen=True)
class Look:
    """Colours of a kitchen and the hour outside its window."""

    hour: Hour
    wall: str
    wall_low: str
    tile: str
    counter: str
    wood: str
    lamp: str
    metal: str
    crockery: str


LOOKS = (
    Look(DAY, *"#2f7473 #8fc4b2 #5fa39a #c98d55 #9b6236 #fff0c0 #c9733f #f0e3cc".split()),
    Look(EVENING, *"#54283a #b3664c #8c4a48 #8d5232 #6d3d28 #ffc46e #c9733f #e8c9a4".split()),
    Look(NIGHT, *"#161c3c #3c4a7a #2c3866 #7a5140 #5c3b32 #ffcf80 #a8b4c8 #d8dcec".split()),
    Look(RAIN, *"#31494f #7f9a92 #5b7a78 #a0714a #7a4f33 #ffd796 #b9a07a #e6e0d0".split()),
    Look(DAY, *"#8a4a2c #e0a866 #c98046 #b87440 #80502c #fff0c8 #b8642e #f4e4c4".split()),
    Look(DAY, *"#3f6a8c #b9d4dc #7fa8c0 #d2a878 #9a6a42 #fff6da #d0d8de #f2ece2".split()),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    look = _dressed(world, world.dice.choice(LOOKS))
    room = world.pick((_kitchen, _cafe, _kitchen))
    room(world, look)
    world.add(glow(world, world.middle, 780, 600, look.lamp, alpha=0.24), depth=0.4)
    pieces = _pieces(world, look)
    world.plane(0.85, _counter(world, look, pieces))
    for x, y, wide in pieces.hot:
        world.add(steam(world, world.x(x), y, high=330, wide=wide, count=10), depth=0.85)
    if stand(world, base=1066, size=570, halo=look.lamp):
        world.add(
            steam(world, world.middle, 640, high=260, wide=60, count=6, alpha=0.14), depth=1.0
        )
    else:
        _centrepiece(world, look)
    world.plane(1.75, _foreground(world, look), blur=9)
    world.add(dust(world, 44, lighten(look.lamp, 0.5)))
    world.vignette()
    return world.picture()


def _dressed(world: World, look: Look) -> Look:
    return Look(
        look.hour.dressed(world),
        world.tint(look.wall, 0.88),
        world.tint(look.wall_low, 0.88),
        world.tint(look.tile, 0.88),
        world.tint(look.counter, 0.66),
        world.tint(look.wood, 0.66),
        world.tint(look.lamp, 0.5),
        world.tones.accent(look.metal),
        world.tint(look.crockery, 0.5),
    )


def _tiles(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())
    brick = dice.random() < 0.5
    wide, high = (132.0, 62.0) if brick else (92.0, 92.0)

    def paint(canvas: skia.Canvas) -> None:
        paint_wall(canvas, world, look.wall, look.wall_low)
        row = 0
        y = 420.0
        while y < 1010:
            x = -MARGIN - (wide / 2 if brick and row % 2 else 0)
            while x < world.width + MARGIN:
                tone = mix(look.tile, lighten(look.tile, 0.5), dice.random() * 0.35)
                tile = skia.Rect(x + 2, y + 2, x + wide - 2, y + high - 2)
                share = min(1.0, (y - 380) / 500)
                canvas.drawRoundRect(tile, 6, 6, fill(tone, 0.55 * share))
                shine = skia.Rect(x + 6, y + 5, x + wide - 6, y + 9)
                canvas.drawRoundRect(shine, 2, 2, fill("#ffffff", 0.13 * share))
                x += wide
            y += high
            row += 1

    return paint


def _kitchen(world: World, look: Look) -> None:
    """Tiles, a window behind the hero, pans on a rail, jars on a shelf."""
    world.plane(0, _tiles(world, look))
    dice = random.Random(world.dice.random())
    box = (world.middle - 290, 380.0, world.middle + 290, 905.0)
    frame = mix(look.crockery, look.wood, 0.2)
    world.plane(0.2, lambda canvas: paint_window(canvas, box, look.hour, frame, dice))
    if look.hour.name == "rain":
        world.add(rain(world, box, 60, "#e8f4f8"), depth=0.2)
    sun = lighten(look.hour.sun, 0.2)
    if look.hour.name in {"day", "evening"}:
        world.plane(0, lambda canvas: paint_beams(canvas, world.middle - 200, 330, sun, alpha=0.2))
    world.plane(0.42, _wall_things(world, look), blur=1.4)


def _wall_things(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())
    tools = ("pan", "ladle", "pan", "spatula", "whisk")

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            inner = world.middle + side * 350
            far = -MARGIN if side < 0 else world.width + MARGIN
            left, right = min(inner, far), max(inner, far)
            if side < 0:
                paint_shelf(canvas, left, 690, right - left, look.wood)
                x = right - 66
                while x > left + 30:
                    high = dice.uniform(120, 180)
                    kitchenware.paint_jar(
                        canvas, x, 690, high, mix(look.tile, look.crockery, dice.random())
                    )
                    x -= high * 0.62 + 24
            else:
                rail = metal(0, 566, 0, 580, look.metal)
                canvas.drawRoundRect(skia.Rect(left, 566, right, 580), 7, 7, fill(shader=rail))
                for k in range(int((right - left) // 110)):
                    kitchenware.paint_utensil(
                        canvas,
                        left + 62 + k * 110,
                        578,
                        tools[k % 5],
                        steel=look.metal,
                        wood=look.wood,
                    )

    return paint


def _cafe(world: World, look: Look) -> None:
    """Bricks, pendant lamps and shelves of cups."""
    world.plane(0, _tiles(world, look))
    dice = random.Random(world.dice.random())
    slate = mix("#1d2322", look.wall, 0.35)

    def menu(canvas: skia.Canvas) -> None:
        for k in range(math.ceil(world.width / 1400)):
            left = world.middle - 300 + (k * 1150 if k else 0)
            box = (left, 560.0, left + 600, 900.0)
            paint_menu(canvas, box, slate=slate, wood=look.wood, chalk=look.crockery, dice=dice)

    def cups(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            inner = world.middle + side * 370
            far = -MARGIN if side < 0 else world.width + MARGIN
            left, wide = min(inner, far), abs(far - inner)
            for y in (650.0, 850.0):
                paint_shelf(canvas, left, y, wide, look.wood)
                for k in range(int(wide // 98)):
                    x = inner + side * (58 + k * 98)
                    tone = mix(look.crockery, look.metal, dice.random() * 0.7)
                    kitchenware.paint_mug(canvas, x, y - 4, 66, tone)

    def lamps(canvas: skia.Canvas) -> None:
        count = max(1, round(world.width / 760))
        for k in range(-count, count + 1):
            paint_pendant(
                canvas,
                world.middle + k * 430,
                330 + 60 * (k % 2),
                120,
                darken(look.metal, 0.2),
                look.lamp,
            )

    world.plane(0.2, menu)
    world.plane(0.4, cups, blur=1.2)
    world.plane(0.55, lamps)


@dataclass(frozen=True)
class Pieces:
    """What stands on the counter: how to draw each, and where steam leaves."""

    draws: tuple[Callable[[skia.Canvas], None], ...]
    hot: tuple[tuple[float, float, float], ...]


SIZES = {
    "pot": 290, "fruit": 118, "bottle": 130, "bowl": 280, "bread": 270, "mug": 130, "lemon": 112,
    "jar": 132, "plant": 210,
}  # fmt: skip
"""How wide each thing on the counter is."""


def _pieces(world: World, look: Look) -> Pieces:
    dice = random.Random(world.dice.random())
    draws: list[Callable[[skia.Canvas], None]] = []
    hot: list[tuple[float, float, float]] = []
    kinds = list(SIZES)
    fruits = [world.tint(colour, 0.3) for colour in ("#d8432e", "#e88a2c", "#b7cf4a", "#c22f4c")]
    for side in (-1, 1):
        dice.shuffle(kinds)
        x = world.middle + side * 292
        for k in range(40):
            kind = kinds[k % len(kinds)]
            size = SIZES[kind] * dice.uniform(0.9, 1.1)
            place, base = x + side * size / 2, 1046 + 26 * (k % 2)
            draws.append(_piece(kind, place, base, size, look, dice.choice(fruits), dice.random()))
            if kind in {"pot", "mug"}:
                hot.append((place, base - size * (0.62 if kind == "pot" else 0.9), size / 5))
            x += side * (size + 18)
            if not -MARGIN < x < world.width + MARGIN:
                break
    return Pieces(tuple(draws), tuple(hot[:4]))


def _piece(
    kind: str, x: float, base: float, size: float, look: Look, fruit: str, roll: float
) -> Callable[[skia.Canvas], None]:
    dice = random.Random(roll)
    oil = Vessel("bottle", x, base, size, size * 3, 0.46, mix("#c9a02c", fruit, 0.25))
    draws: dict[str, Callable[[skia.Canvas], None]] = {
        "pot": lambda c: kitchenware.paint_pot(c, x, base, size, look.metal),
        "fruit": lambda c: produce.paint_fruit(c, x, base, size, fruit),
        "bottle": lambda c: paint_vessel(c, oil, glass="#e8f4e0"),
        "bowl": lambda c: kitchenware.paint_bowl(c, x, base, size, look.crockery),
        "bread": lambda c: produce.paint_bread(c, x, base, size, mix("#b87333", look.wood, 0.15)),
        "mug": lambda c: kitchenware.paint_mug(c, x, base, size, look.crockery),
        "lemon": lambda c: produce.paint_lemon(c, x, base, size, mix("#f3c83a", look.lamp, 0.15)),
        "jar": lambda c: kitchenware.paint_jar(c, x, base, size * 1.7, mix(look.tile, fruit, 0.35)),
        "plant": lambda c: paint_plant(c, x, base, size * 1.5, "#4f9a52", look.metal, dice),
    }
    return draws[kind]


def _counter(world: World, look: Look, pieces: Pieces) -> Paint:
    face = world.dice.choice(("panels", "planks", "drawers"))

    def paint(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, look.counter, face=face, light=look.lamp)
        paint_pool(canvas, world, look.lamp, 0.16)
        for draw in pieces.draws:
            draw(canvas)
        kitchenware.paint_board(canvas, world.middle, 1066, 560, mix(look.wood, look.lamp, 0.2))

    return paint


def _centrepiece(world: World, look: Look) -> None:
    """Without a hero a copper pot steams on the board."""
    world.plane(
        0.95, lambda canvas: kitchenware.paint_pot(canvas, world.middle, 1066, 420, look.metal)
    )
    world.add(steam(world, world.middle, 800, high=420, wide=80, count=12), depth=0.95)


def _foreground(world: World, look: Look) -> Paint:
    """Herbs and fruit near the lens, in both lower corners."""
    dice = random.Random(world.dice.random())
    leaf = world.tint("#3f7d3c", 0.5)

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            edge = world.middle + side * world.width / 2
            for k in range(9):
                angle = -90 - side * (8 + k * 9) + dice.uniform(-6, 6)
                long = dice.uniform(260, 430)
                tone = mix(leaf, "#0a2414", dice.random() * 0.5)
                paint_leaf(canvas, edge + side * 60, world.bottom + 40, long, angle, tone)
            fruit = darken(world.tint(dice.choice(("#d8432e", "#e8952c", "#a83246")), 0.35), 0.2)
            produce.paint_fruit(canvas, edge - side * 190, world.bottom + 70, 270, fruit)

    return paint


KIT = Kit(
    name="food",
    version=1,
    build=build,
    about=(
        "food, cooking and recipes",
        "kitchen table with ingredients",
        "fruit, vegetables, bread and cheese",
        "café, coffee, tea and chocolate",
        "restaurant and gastronomy",
        "eating, taste, meals and nutrition",
        "wine, oil, spices and honey",
    ),
    words=tuple(
        """
        cuisin kitchen cocina küche cucina cozinh nourriture food comida lebensmittel cibo
        alimentation repas meal recette recipe receta rezept ricett receita café coffee
        kaffee caffè chocolat chocolate schokolad cioccolat fromage cheese queso käse
        formagg queijo boulang bread brot fruit obst frutta fruta légume gemüse verdura miel
        honey honig miele pizza pasta épices spices especias gewürz restaura gastrono
        délicieu delicious köstlich
        """.split()
    ),
)
