"""Market: striped stalls, a lantern-lit bazaar, or the rising bars and coins of money."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial, vertical
from reelwright.motion.indoors.interiors import paint_beams, paint_pool, paint_table
from reelwright.motion.indoors.windows import DAY, EVENING, NIGHT, Hour, paint_view
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.layer import Paint
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.motes import dust, glow
from reelwright.motion.staging.props import stand
from reelwright.motion.town.audience import paint_person
from reelwright.motion.town.coins import (
    chart_wall,
    falling_coins,
    glints,
    paint_coin_stack,
    rising_bars,
)
from reelwright.motion.town.facades import facades
from reelwright.motion.town.stalls import (
    arches,
    garland,
    paint_awning,
    paint_crate,
    paint_lantern,
    paint_spice,
)

MONEY_WORDS = {
    "coin", "coins", "money", "bank", "dollar", "euro", "yen", "pound", "banknote", "chart",
    "cash", "credit", "stack", "treasure", "gold", "bag",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    hour: Hour
    fruits: tuple[str, ...]
    house: str
    cloth: str
    pale: str
    wood: str
    lamp: str


FRUITS = ("#e0482f", "#f0a030", "#8fbf3f", "#c8344f", "#f2cf4a", "#8a4a8f")
LOOKS = (
    Look(DAY, FRUITS, *"#d8a878 #d8402f #fff1da #a9713f #fff0c4".split()),
    Look(EVENING, FRUITS, *"#8f5a6a #2f7f86 #ffe8c8 #7d4c33 #ffc46a".split()),
    Look(DAY, FRUITS, *"#a8bfb0 #2f8f6a #fff4dc #9c6a3e #fff4d0".split()),
    Look(NIGHT, FRUITS, *"#3c467a #c8473f #f0e2d0 #5f4338 #ffca7a".split()),
)
VAULTS = (
    ("#0a2038", "#1f5f8c", "#4fb4e0", "#ffd25a"),
    ("#0c2a20", "#1f7a58", "#5fd89a", "#ffd668"),
    ("#241040", "#5a3498", "#a88aff", "#ffcf5a"),
    ("#2c1410", "#8f4528", "#f0a060", "#ffe07a"),
)


def build(given: KitInput) -> Picture:
    world = World(given)
    name = set(given.recipe.hero.name.split("-")) if given.recipe.hero else set()
    kinds = [_finance] if name & MONEY_WORDS else [_stalls, _finance, _bazaar]
    world.pick(kinds)(world)
    world.vignette()
    return world.picture()


def _dressed(world: World) -> Look:
    look = world.dice.choice(LOOKS)
    return Look(
        look.hour.dressed(world),
        tuple(world.tint(fruit, 0.36) for fruit in look.fruits),
        world.tint(look.house, 0.8),
        world.tones.accent(look.cloth),
        world.tint(look.pale, 0.5),
        world.tint(look.wood, 0.6),
        world.tint(look.lamp, 0.45),
    )


def _stalls(world: World) -> None:
    look = _dressed(world)
    dice = random.Random(world.dice.random())
    sky = (-MARGIN, -MARGIN, world.width + MARGIN, 1060.0)
    world.plane(0, lambda canvas: paint_view(canvas, sky, look.hour, dice))
    world.plane(
        0.2,
        facades(
            world,
            look.house,
            (look.cloth, look.lamp, look.pale),
            roof_tone=look.cloth,
            pane=look.lamp,
            lit_share=look.hour.lights,
        ),
        blur=3,
    )
    night = look.hour.name == "night"
    flags = (look.cloth, look.lamp, look.pale, look.fruits[2])
    world.add(garland(world, 200, flags, lamps=night or dice.random() < 0.4), depth=0.35)
    world.plane(0.45, _far_stalls(world, look), blur=1.6)
    if night:
        world.add(glow(world, world.middle, 820, 560, look.lamp, alpha=0.4), depth=0.45)
    else:
        sun = lighten(look.hour.sun, 0.2)
        world.plane(0, lambda canvas: paint_beams(canvas, world.middle - 420, -60, sun, alpha=0.2))
    world.plane(0.85, _counter(world, look))
    if not stand(world, base=1070, size=550, halo=look.lamp):
        heap = random.Random(world.given.seed)
        world.plane(
            0.95,
            lambda canvas: paint_crate(
                canvas, world.middle, 1078, 460, look.wood, look.fruits[0], heap
            ),
        )
    world.plane(1.3, _own_awning(world, look))
    world.plane(1.75, _near_crates(world, look), blur=9)
    world.add(dust(world, 26, lighten(look.lamp, 0.5)))


def _far_stalls(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        count = math.ceil((world.width / 2 + MARGIN) / 470)
        for k in range(-count, count + 1):
            x = world.middle + (k + 0.5) * 470
            body = skia.Rect(x - 215, 860, x + 215, 1020)
            canvas.drawRect(
                body,
                fill(
                    shader=vertical(860, 1020, [(0, look.wood, 1), (1, darken(look.wood, 0.45), 1)])
                ),
            )
            canvas.drawRect(
                skia.Rect(x - 200, 690, x + 200, 860), fill(darken(look.wood, 0.62), 0.72)
            )
            keeper = mix(look.fruits[(k + 7) % 6], darken(look.house, 0.5), 0.45)
            paint_person(canvas, x + dice.uniform(-70, 70), 752, 0.62, keeper, dice)
            for step in (-1, 0, 1):
                fruit = dice.choice(look.fruits)
                paint_crate(canvas, x + step * 138, 870, 128, look.wood, fruit, dice)
            cloth = look.cloth if k % 2 else look.fruits[(k + 8) % 6]
            paint_awning(canvas, x, 560, 440, 110, cloth, look.pale)

    return paint


def _counter(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, look.wood, face="planks", light=look.lamp)
        paint_pool(canvas, world, look.lamp, 0.16)
        for side in (-1, 1):
            x = world.middle + side * 405
            while -MARGIN - 200 < x < world.width + MARGIN + 200:
                paint_crate(
                    canvas, x, 1064, 250, lighten(look.wood, 0.12), dice.choice(look.fruits), dice
                )
                x += side * 272

    return paint


def _own_awning(world: World, look: Look) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        wide = 2.2 * (world.width + 2 * MARGIN)
        paint_awning(canvas, world.middle, world.top - 170, wide, 200, look.cloth, look.pale)

    return paint


def _near_crates(world: World, look: Look) -> Paint:
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            x = world.middle + side * (world.width / 2 - 60)
            fruit = darken(dice.choice(look.fruits), 0.2)
            paint_crate(canvas, x, world.bottom + 60, 520, darken(look.wood, 0.3), fruit, dice)

    return paint


def _bazaar(world: World) -> None:
    look = _dressed(world)
    dice = random.Random(world.dice.random())
    look = replace(look, house=world.tint("#b0683c", 0.85))
    deep = mix(darken(look.house, 0.66), look.wood, 0.25)
    world.plane(0, _vault(world, look, deep))
    world.plane(0.3, arches(world, mix(look.house, look.lamp, 0.35), deep))
    sun = lighten(look.lamp, 0.2)
    world.plane(0, lambda canvas: paint_beams(canvas, world.middle - 420, -80, sun, alpha=0.3))
    _lanterns(world, look)
    tones = list(look.fruits)
    dice.shuffle(tones)

    def counter(canvas: skia.Canvas) -> None:
        paint_table(canvas, world, look.wood, face="panels", light=look.lamp)
        paint_pool(canvas, world, look.lamp, 0.2)
        for side in (-1, 1):
            for k in range(2 + math.ceil(world.width / 500)):
                x = world.middle + side * (372 + k * 206)
                paint_spice(
                    canvas, x, 1050 + 22 * (k % 2), 200, tones[(2 * k + (side > 0)) % 6], look.pale
                )

    world.plane(0.85, counter)
    if not stand(world, base=1072, size=540, halo=look.lamp):
        big = tones[0]
        world.plane(
            0.95, lambda canvas: paint_spice(canvas, world.middle, 1078, 420, big, look.pale)
        )
    near = darken(look.cloth, 0.3)

    def sacks(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            x = world.middle + side * (world.width / 2 - 30)
            paint_spice(canvas, x, world.bottom + 60, 460, darken(tones[side], 0.15), near)

    world.plane(1.75, sacks, blur=9)
    world.add(dust(world, 70, lighten(look.lamp, 0.4)))


def _lanterns(world: World, look: Look) -> None:
    """Brass lanterns under the vault, each with its glow."""
    brass = mix("#c8913a", look.lamp, 0.2)
    spots = [
        (-440.0, 500.0, 60.0),
        (-270.0, 330.0, 44.0),
        (300.0, 400.0, 54.0),
        (470.0, 590.0, 66.0),
    ]
    for extra in range(int(world.width / 900)):
        spots += [(-700.0 - 300 * extra, 470.0, 58.0), (720.0 + 300 * extra, 440.0, 58.0)]

    def lanterns(canvas: skia.Canvas) -> None:
        for x, y, size in spots:
            paint_lantern(canvas, world.middle + x, y, size, brass, look.lamp)

    world.plane(0.6, lanterns)
    for x, y, size in spots:
        light = glow(
            world, world.x(world.middle + x), y, size * 3.4, look.lamp, alpha=0.5, period_s=3
        )
        world.add(light, depth=0.6)


def _vault(world: World, look: Look, deep: str) -> Paint:
    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        warm = [
            (0, lighten(look.lamp, 0.3), 1),
            (0.3, mix(look.house, look.lamp, 0.6), 1),
            (1, deep, 1),
        ]
        canvas.drawRect(page, fill(deep))
        canvas.drawRect(page, fill(shader=radial(world.middle, 720, 900, warm)))

    return paint


def _finance(world: World) -> None:
    deep, base, bar, gold = world.dice.choice(VAULTS)
    deep, base, bar = (world.tint(tone, 0.85) for tone in (deep, base, bar))
    gold = world.tint(gold, 0.28)
    world.plane(0, chart_wall(world, deep, base, bar))
    world.add(rising_bars(world, 1010, bar, gold), depth=0.3)
    world.add(glow(world, world.middle, 780, 560, lighten(bar, 0.3), alpha=0.4), depth=0.4)

    def counter(canvas: skia.Canvas) -> None:
        top = mix(base, deep, 0.25)
        paint_table(canvas, world, top, face="drawers", grain=False, light=bar)
        paint_pool(canvas, world, gold, 0.16)
        for side in (-1, 1):
            for k in range(2 + math.ceil(world.width / 460)):
                x = world.middle + side * (362 + k * 156)
                count = 3 + (k * 5 + 2 * (side > 0)) % 7
                paint_coin_stack(canvas, x, 1054 + 20 * (k % 2), 138, count, gold)

    world.plane(0.85, counter)
    if not stand(world, base=1074, size=530, halo=gold):
        world.plane(0.95, lambda canvas: paint_coin_stack(canvas, world.middle, 1076, 300, 9, gold))
    world.add(falling_coins(world, 16, gold), depth=1.1)

    def near(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            x = world.middle + side * (world.width / 2 - 40)
            paint_coin_stack(canvas, x, world.bottom + 80, 380, 6, darken(gold, 0.22))

    world.plane(1.75, near, blur=9)
    world.add(glints(world, gold), depth=0.85)


KIT = Kit(
    name="market",
    version=1,
    build=build,
    about=(
        "market stalls and street sellers",
        "trade, merchants and spices",
        "money, banks and economy",
        "stock market, growth and prices",
        "shopping, shops and customers",
        "bazaar, souk and caravans",
        "company, business and entrepreneurs",
        "taxes, debt and wealth",
    ),
    words=tuple(
        """
        marché market mercado markt mercato commerce commerç merchant comerci handel
        commerci trade fr:monnaie money dinero geld denaro dinheiro économi economy econom
        wirtschaft banque bank banco banca fr:bourse bolsa börse borsa price prezzo preço
        wealth impôt impuesto steuern entreprise business empresa unternehmen impresa bazar
        bazaar épices spices merchand kaufleute mercader shopping supermar billion milliard
        inflation
        """.split()
    ),
)
