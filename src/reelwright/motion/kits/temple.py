"""Temple: Greece on its hill, the pyramids, a pagoda among blossoms, a pyramid in the jungle."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import darken, lighten, mix
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.monuments.antiquity import ground_mist, paint_palm_tree, ruins, terrace_steps
from reelwright.motion.monuments.blossom import (
    overhanging_branches,
    paint_cherry,
    paint_torii,
    peak,
    petals,
)
from reelwright.motion.monuments.pagoda import paint_pagoda
from reelwright.motion.monuments.stonework import Stone
from reelwright.motion.monuments.temples import paint_greek, paint_obelisk, pyramid_field
from reelwright.motion.monuments.ziggurat import paint_stepped
from reelwright.motion.nature.dunes import camels, dune
from reelwright.motion.nature.ground import Growth, Line, near_leaves, paint_bush, paint_slope
from reelwright.motion.nature.panorama import Sky, birds, clouds, hills, mood_of, sky, smoke
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Mood
from reelwright.motion.staging.motes import dust
from reelwright.motion.staging.props import hover, stand
from reelwright.motion.staging.variants import choose

VARIANTS = {
    "maya": (
        "maya", "mayan", "aztec", "inca", "mexico", "guatemala", "honduras", "belize", "salvador",
        "peru",
    ),
    "egypt": (
        "egypt", "egyptian", "pyramid", "pyramids", "pharaoh", "sphinx", "mummy", "ankh", "anubis",
        "scarab", "horus",
    ),
    "pagoda": (
        "pagoda", "shinto", "shrine", "torii", "samurai", "katana", "kimono", "japan", "japanese",
        "china", "chinese", "korea", "taiwan", "vietnam", "thailand", "myanmar",
    ),
    "greek": ("greek", "ionic", "greece", "italy", "rome", "athens"),
}  # fmt: skip
HOURS = {
    "greek": (DAY, GOLDEN, DAWN, DUSK), "egypt": (GOLDEN, DAY, DUSK, NIGHT),
    "pagoda": (DAWN, DAY, GOLDEN, DUSK), "maya": (GOLDEN, DAWN, DAY, DUSK),
}  # fmt: skip


def build(given: KitInput) -> Picture:
    world = World(given)
    # Columns stand in many countries and times; the others belong to one.
    variant = choose(given.recipe, VARIANTS, rare=("maya", "egypt", "pagoda"))
    mood = mood_of(world, HOURS[variant])
    night = mood.tint > 0.3
    x = world.middle + world.dice.choice((-1, 1)) * world.dice.uniform(180, 360)
    sun = (x, 400.0) if mood.stars >= 1 else (x, world.dice.uniform(500, 700))
    disc = 96 if variant in ("egypt", "pagoda") and not mood.stars else 60
    sky(world, mood, Sky(horizon=1000, sun=sun, disc=disc, rays=0.0 if night else 0.16, murk=0.2))
    clouds(world, mood, count=2.6, top=440, bottom=720, alpha=0.5 if night else 0.8)
    scene = {"greek": _greek, "egypt": _egypt, "pagoda": _pagoda, "maya": _maya}
    scene[variant](world, mood)
    world.add(dust(world, 30, lighten(mood.sun, 0.3), rise=9))
    world.vignette(alpha=0.4)
    return world.picture()


def _stone(mood: Mood, light: str, base: str, dark: str) -> Stone:
    night = mood.tint > 0.3
    return Stone(
        mix(mood.paint(light), mood.sun, 0.12),
        mood.paint(base),
        mix(mood.paint(dark), mood.shade, 0.25),
        lamp="#ffbe62" if night else "",
    )


def _cast(world: World, mood: Mood, *, base: float) -> None:
    stand(world, base=base, size=500, halo=mix(mood.sun, mood.horizon, 0.3))
    for index, side in ((1, -1), (2, 1)):
        x = world.middle + side * 385
        hover(world, index=index, x=x, y=600, size=185, delay_s=0.4 + 0.2 * index)


def _greek(world: World, mood: Mood) -> None:
    """A temple on a hill; broken columns and either steps or a meadow before us."""
    dice = random.Random(world.dice.random())
    hill = mood.paint("#8aa67a", 0.4)
    hills(
        world, mood.paint("#8fa6b8", 0.6), hill, base=900, high=110, depth=0.2, floor=1090, knots=4
    )
    grass = mix(mood.paint("#9aa45a"), mood.haze, 0.3 * mood.tint)
    hills(
        world,
        lighten(grass, 0.05),
        darken(grass, 0.2),
        base=1000,
        high=46,
        depth=0.4,
        floor=1180,
        octaves=3,
    )
    stone = _stone(mood, "#fff2d8", "#e0c8a4", "#9a8078")
    tree = mix(mood.paint("#4a6f4a"), mood.haze, 0.15)

    def temple(canvas: skia.Canvas) -> None:
        paint_greek(canvas, dice, world.middle, 1110, 0.98, stone)
        for side in (-1, 1):
            for k in range(1 + round((world.width - 1080) / 420)):
                x = world.middle + side * (520 + k * 130 + dice.uniform(-20, 30))
                for part in range(3):
                    high = 190 - 36 * part
                    paint_bush(canvas, dice, x, 1118 - high * 0.5 * part, 44 - 9 * part, tree, mood)
        ground_mist(canvas, world, mood)

    world.plane(0.6, temple)
    if not mood.tint > 0.3:
        world.add(birds(world, 8, mix(mood.shade, mood.haze, 0.3), top=340, bottom=480))
    _cast(world, mood, base=1130)
    if world.dice.random() < 0.5:
        terrace_steps(world, mood, mix(stone.base, mood.shade, 0.12 + 0.3 * mood.tint), top=1128)
    else:
        _meadow(world, mood, grass)
    ruins(world, mood, stone, mix(tree, mood.shade, 0.35))


def _meadow(world: World, mood: Mood, grass: str) -> None:
    """Grass and poppies on the temple's hill."""
    first, second = Line(world, 1124, 16), Line(world, 1510, 46)
    low = mix(grass, mood.shade, 0.25 + 0.2 * mood.tint)
    poppies = (mood.accent("#e8563c"), mood.paint("#ffe9b0"))

    def lawn(canvas: skia.Canvas) -> None:
        paint_slope(canvas, world, mood, first, grass, Growth(18), bottom=1680, deep=0.4)

    def near(canvas: skia.Canvas) -> None:
        paint_slope(canvas, world, mood, second, low, Growth(46, poppies, 2), deep=0.6)

    world.plane(1.1, lawn)
    world.plane(1.5, near)


def _egypt(world: World, mood: Mood) -> None:
    """Three pyramids, a caravan on the dune, obelisks and palms."""
    dice = random.Random(world.dice.random())
    stone = _stone(mood, "#ffdf9e", "#e0a862", "#8a5a44")
    sand = mood.paint("#eabf7c")
    hills(
        world,
        mix(sand, mood.haze, 0.5),
        mix(sand, mood.haze, 0.35),
        base=960,
        high=36,
        depth=0.25,
        floor=1120,
        octaves=3,
    )

    pyramid_field(world, mood, stone)
    dune(world, mood, sand, base=1090, high=34, depth=0.75, floor=1330, share=0.0)
    caravan = camels(world, mix(mood.shade, sand, 0.18), y=1090)
    world.add(caravan, depth=0.75)
    _cast(world, mood, base=1150)

    def needles(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            paint_obelisk(canvas, world.middle + side * 452, 1300, 660, stone)

    world.plane(0.95, needles)
    dune(world, mood, sand, base=1190, high=40, depth=1.15, floor=1660, share=0.16)
    dune(world, mood, sand, base=1520, high=70, depth=1.55, floor=2100, share=0.4)
    leaf = mix(mood.paint("#4f8a4a"), mood.shade, 0.45)

    def palms(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            paint_palm_tree(canvas, dice, world.middle + side * 560, 1990, 620, leaf, mood)

    world.plane(1.8, palms, blur=3)


def _pagoda(world: World, mood: Mood) -> None:
    """A pagoda under a snowy peak, blossoms, a red gate and falling petals."""
    dice = random.Random(world.dice.random())
    peak(world, mood)
    green = mix(mood.paint("#7fae6a"), mood.haze, 0.3 * mood.tint)
    hills(
        world,
        mix(green, mood.haze, 0.4),
        green,
        base=985,
        high=60,
        depth=0.35,
        floor=1180,
        octaves=4,
        knots=4,
    )
    smoke(world, mood, y=980, high=260, alpha=0.4, depth=0.4)
    wood = _stone(mood, "#e8705a", "#b83a32", "#6a2430")
    roof = mood.paint("#3f5868")
    side = dice.choice((-1, 1))
    hero = world.given.recipe.hero is not None
    bloom = mood.accent("#f6a8c0") if mood.palette else mood.paint("#f8b4c8")

    def temple(canvas: skia.Canvas) -> None:
        x = world.middle + (side * 235 if hero else side * 60)
        paint_pagoda(canvas, x, 1110, 0.92, wood, roof)
        paint_torii(canvas, world.middle - side * 330, 1136, 300, wood)
        for k in range(-3, 4):
            place = world.middle + k * (world.width / 6) + dice.uniform(-50, 50)
            if abs(place - x) > 190 and abs(place - world.middle + side * 330) > 190:
                paint_cherry(canvas, dice, place, 1118, dice.uniform(170, 240), bloom, mood)

    world.plane(0.6, temple)
    _cast(world, mood, base=1150)
    first, second = Line(world, 1122, 20), Line(world, 1500, 50)

    def lawn(canvas: skia.Canvas) -> None:
        paint_slope(canvas, world, mood, first, green, Growth(20), bottom=1660, deep=0.25)

    def near(canvas: skia.Canvas) -> None:
        low = mix(green, mood.shade, 0.2 + 0.2 * mood.tint)
        flowers = (bloom, mood.paint("#ffffff"), mood.paint("#f7d070"))
        paint_slope(canvas, world, mood, second, low, Growth(56, flowers, 2), deep=0.55)

    world.plane(1.1, lawn)

    world.plane(1.5, near)

    overhanging_branches(world, mood, bloom)
    world.add(petals(world, lighten(bloom, 0.2), 34))


def _maya(world: World, mood: Mood) -> None:
    """A stepped pyramid that rises from mist and leaves."""
    dice = random.Random(world.dice.random())
    leaf = mix(mood.paint("#3f8a4c"), mood.haze, 0.25 * mood.tint)
    for k, (base, far) in enumerate(((900, 0.62), (970, 0.4))):
        tone = mix(leaf, mood.haze, far)
        hills(
            world,
            tone,
            mix(tone, mood.haze, 0.4),
            base=base,
            high=90,
            depth=0.2 + 0.12 * k,
            floor=1120,
            octaves=7,
            knots=6,
        )
    stone = _stone(mood, "#f0dcae", "#b89c74", "#6a5a54")
    moss = mix(leaf, stone.base, 0.25)

    def pyramid(canvas: skia.Canvas) -> None:
        paint_stepped(canvas, dice, world.middle, 1120, 440, stone, moss)
        for k in range(round(26 * (world.width + 2 * MARGIN) / 1480)):
            x = dice.uniform(-MARGIN, world.width + MARGIN)
            size = dice.uniform(46, 100) if abs(x - world.middle) > 380 else dice.uniform(26, 44)
            paint_bush(canvas, dice, x, 1135 + k % 3 * 6, size, mix(leaf, mood.haze, 0.16), mood)

    world.plane(0.6, pyramid)
    smoke(world, mood, y=1060, high=340, alpha=0.5)
    world.add(birds(world, 9, mood.accent("#d8483a"), top=350, bottom=620))

    def palms(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            for k in range(1 + round((world.width - 1080) / 700)):
                x = world.middle + side * (500 + 380 * k)
                paint_palm_tree(canvas, dice, x, 1230 - 30 * k, 520 - 60 * k, leaf, mood)

    world.plane(0.9, palms)
    _cast(world, mood, base=1150)
    first, second = Line(world, 1128, 26), Line(world, 1490, 60)

    def clearing(canvas: skia.Canvas) -> None:
        paint_slope(canvas, world, mood, first, leaf, Growth(34, bushes=5), bottom=1660, deep=0.35)

    def thicket(canvas: skia.Canvas) -> None:
        flowers = (mood.accent("#ff6a4a"), mood.paint("#ffd24a"))
        low = mix(leaf, mood.shade, 0.3)
        paint_slope(canvas, world, mood, second, low, Growth(90, flowers, 7), deep=0.7)

    world.plane(1.15, clearing)
    world.plane(1.55, thicket)
    near_leaves(world, mix(mood.shade, leaf, 0.4), high=1.15)


KIT = Kit(
    name="temple",
    version=2,
    build=build,
    about=(
        "an ancient Greek temple with columns",
        "the pyramids of Egypt and the pharaohs",
        "an Asian pagoda, a shrine among cherry blossoms",
        "a Maya or Aztec pyramid in the jungle",
        "ancient civilisations and their ruins",
        "gods, myths, religion and worship",
        "archaeology and lost cities",
        "emperors of Rome, philosophers of Athens",
        "samurai, China and Japan long ago",
    ),
    words=(
        "temple", "pyramid", "pharaoh", "egypt", "greek", "rome", "roman", "pagoda", "shrine",
        "maya", "aztec",
        "antique", "ancient", "pyramide", "pharaon", "égypt", "grec", "romain", "dieux", "mythe",
        "templo", "pirámide", "faraón", "egipto", "grieg", "antigu", "dioses", "azteca", "inca",
        "tempel", "ägypt", "pharao", "griech", "römisch", "götter", "antike",
        "tempio", "piramide", "egizi", "antico", "divinità", "pirâmide", "egito", "antiga",
        "samurai",
    ),
)  # fmt: skip
