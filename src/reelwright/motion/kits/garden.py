"""Garden kit: meadow, tulips, sunflowers, lavender or cherry blossom; bees fly, others peek."""

from __future__ import annotations

import skia

from reelwright.motion.brush import fill, lighten, mix
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.blooms import (
    GRASS,
    PETALS,
    Draw,
    bloom_of,
    draw_branch,
    draw_daisy,
    draw_lavender,
    draw_poppy,
    draw_sunflower,
    draw_tulip,
)
from reelwright.motion.nature.fauna import Butterflies
from reelwright.motion.nature.foliage import draw_grass, slender_leaf
from reelwright.motion.nature.terrain import contour, draw_land
from reelwright.motion.nature.trees import draw_canopy
from reelwright.motion.nature.weather import (
    paint_cloud,
    paint_haze,
    paint_sky,
    paint_stars,
    paint_sun,
    paint_wisp,
)
from reelwright.motion.staging.cast import hero, satellite
from reelwright.motion.staging.drift import Drift
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Tones, grounded
from reelwright.motion.staging.stage import Stage
from reelwright.motion.staging.variants import choose

VARIANTS = {
    "meadow": ("hedgehog", "daisy", "herb", "grass"),
    "tulips": ("tulip", "bicycle", "windmill", "netherlands"),
    "sunflowers": ("sunflower", "ear", "chicken", "tractor", "rooster"),
    "lavender": ("hyacinth", "lotus", "cricket", "france"),
    "blossom": ("cherry", "blossom", "kimono", "japan", "geisha"),
}
FLYERS = {"bee", "honeybee", "butterfly", "fly", "mosquito", "bird", "beetle", "ladybug", "lady"}
PLANTS: dict[str, tuple[tuple[Draw, str], ...]] = {
    "meadow": ((draw_poppy, "red"), (draw_daisy, "white"), (draw_daisy, "blue"),
               (draw_poppy, "pink")),
    "tulips": ((draw_tulip, "red"), (draw_tulip, "yellow"), (draw_tulip, "pink"),
               (draw_tulip, "violet")),
    "sunflowers": ((draw_sunflower, "yellow"), (draw_sunflower, "yellow"), (draw_daisy, "white")),
    "lavender": ((draw_lavender, "violet"), (draw_lavender, "violet"), (draw_poppy, "red")),
    "blossom": ((draw_daisy, "white"), (draw_daisy, "pink"), (draw_tulip, "pink")),
}  # fmt: skip
ROWS = {"meadow": "red", "tulips": "pink", "sunflowers": "yellow", "lavender": "violet",
        "blossom": "pink"}  # fmt: skip


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (DAY, GOLDEN, DAWN, DAY, DUSK, NIGHT), salt=9)
    variant = choose(given.recipe, VARIANTS)
    stage.mood = grounded(stage.mood, GRASS.deep)
    _sky(stage)
    for base, distance, depth in ((0.475, 0.66, 0.12), (0.51, 0.42, 0.25)):
        _hills(stage, base=base, distance=distance, depth=depth)
    _field(stage, variant)
    if variant == "blossom":
        _branches(stage, near=False)
    name = given.recipe.hero.name if given.recipe.hero else ""
    flies = not FLYERS.isdisjoint(name.split("-"))
    if flies:
        hero(stage, share=0.6, at=0.4, depth=1.0, rise=260, nod=6, bob=24, sway=34, period_s=2.7,
             shade=0.25, shadow=0.22)  # fmt: skip
    else:
        hero(stage, share=0.66, at=0.435, depth=1.05, floor=0.64)
    satellite(stage, 1, x=0.86, at=0.52, share=0.24, depth=1.15)
    satellite(stage, 2, x=0.13, at=0.53, share=0.22, depth=1.2)
    alone = stage.alone
    _bed(stage, variant, base=0.6, depth=1.3, shade=0.0, tall=0.3 if alone else 0.2)
    _bed(stage, variant, base=0.775, depth=1.8, shade=0.5, tall=0.13)
    _air(stage, variant)
    if variant == "blossom":
        _branches(stage, near=True)
    else:
        _near_flowers(stage, variant)
    stage.veil(top=0.1, bottom=0.42)
    return stage.picture()


def _sky(stage: Stage) -> None:
    mood, width, height, dice, unit = (
        stage.mood, stage.width, stage.height, stage.random, stage.unit
    )  # fmt: skip

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * 0.52)
        if mood.stars:
            paint_stars(canvas, dice, width, height * 0.45)
        x, y = width * stage.aside(), height * dice.uniform(0.1, 0.3)
        paint_sun(canvas, mood, x, y, 74 * unit)
        for _ in range(4):
            px, py = dice.uniform(0, width), height * dice.uniform(0.05, 0.35)
            paint_wisp(canvas, dice, px, py, 600, mix(mood.horizon, mood.sun, 0.5))

    stage.sky(paint)

    def clouds(canvas: skia.Canvas) -> None:
        light = mix(lighten(mood.sun, 0.45), mood.horizon, 0.2)
        base = mix(mood.haze, mood.middle, 0.3)
        for x in stage.spots(5):
            wide = 400 * unit * dice.uniform(0.5, 1.3)
            y = height * dice.uniform(0.3, 0.46)
            paint_cloud(canvas, dice, x, y, wide, light=light, base=base, alpha=0.92)

    stage.plane(clouds, 0.1, top=height * 0.14, bottom=height * 0.48, drift=6)


def _hills(stage: Stage, *, base: float, distance: float, depth: float) -> None:
    """Rolling country with clumps of trees."""
    dice, height, unit = stage.random, stage.height, stage.unit
    tones = stage.mood.tones(GRASS, distance)
    wood = stage.mood.tones(Tones("#8cc06a", "#3f8a50", "#1a5044"), distance)
    line = contour(dice, stage.left, stage.right, height * base, height * 0.028, octaves=2)

    def paint(canvas: skia.Canvas) -> None:
        draw_land(canvas, line, stage.left, stage.right, height * 0.62, tones, crest=height * base,
                  depth=height * 0.14)  # fmt: skip
        for x in stage.scatter(9):
            size = 52 * unit * dice.uniform(0.5, 1.2) * (1.5 - distance)
            draw_canopy(canvas, dice, x, line(x) - size * 0.5, size, wood, leaf=size * 0.3,
                        count=60, flat=0.85)  # fmt: skip
        haze = stage.mood.haze
        paint_haze(canvas, stage.left, stage.right, height * 0.47, height * 0.6, haze, 0.35)

    stage.plane(paint, depth, top=height * 0.36, bottom=height * 0.6)


def _field(stage: Stage, variant: str) -> None:
    """Rows of colour that draw together towards the horizon."""
    dice, height, width, unit = stage.random, stage.height, stage.width, stage.unit
    ground = stage.mood.tones(GRASS, 0.2)
    bloom = bloom_of(stage.mood, ROWS[variant], 0.12)
    top, end = height * 0.528, height * 0.66
    line = contour(dice, stage.left, stage.right, top, 8 * unit, octaves=2)
    loose = variant in ("meadow", "blossom")

    def paint(canvas: skia.Canvas) -> None:
        draw_land(canvas, line, stage.left, stage.right, end, ground, crest=top, depth=end - top)
        for step in range(46):
            share = (step / 46) ** 1.7
            y = top + 6 + (end - top) * share
            size = (2.2 + 15 * share) * unit
            for row in range(-17, 18):
                if loose and dice.random() < 0.6:
                    continue
                spread = dice.uniform(-40, 40) if loose else 0.0
                x = width / 2 + (row * 118 + spread) * (0.3 + 1.25 * share) * unit
                x += dice.uniform(-0.8, 0.8) * size
                tone = bloom.petal.at(dice.uniform(0.05, 0.8))
                canvas.drawCircle(x, y + dice.uniform(-0.6, 0.6) * size, size, fill(tone, 0.9))

    stage.plane(paint, 0.5, top=height * 0.5, bottom=height * 0.66)


def _bed(
    stage: Stage, variant: str, *, base: float, depth: float, shade: float, tall: float
) -> None:
    """Grass with the garden's flowers along its crest, higher towards the sides."""
    dice, height, unit = stage.random, stage.height, stage.unit
    own = stage.mood.tones(GRASS)
    tones = Tones(own.at(0.05 + shade * 0.8), own.at(min(1.0, 0.46 + shade * 0.75)), own.deep)
    line = contour(dice, stage.left, stage.right, height * base, 34 * unit, waves=2, octaves=3,
                   valley=0.7)  # fmt: skip
    kinds = [(draw, bloom_of(stage.mood, colour, shade * 0.9)) for draw, colour in PLANTS[variant]]
    clear = 0.3 if not stage.alone and shade == 0 else 0.0

    def paint(canvas: skia.Canvas) -> None:
        left, right = stage.left, stage.right
        draw_grass(canvas, dice, left, right, line, count=500, height=110 * unit, tones=tones,
                   width=9 * unit, shade=(0.0, 0.6))  # fmt: skip
        for x in stage.scatter(15):
            side = abs(x / stage.width - 0.5)
            if side < clear:
                continue
            draw, bloom = dice.choice(kinds)
            size = height * tall * dice.uniform(0.55, 0.95) * (0.62 + 0.5 * min(1.0, side * 1.6))
            draw(canvas, dice, x, line(x) + 24 * unit, size, bloom)
        draw_land(canvas, line, left, right, height + 120, tones, crest=height * base,
                  depth=height * 0.24)  # fmt: skip
        draw_grass(canvas, dice, left, right, line, count=1700, height=84 * unit, tones=tones,
                   width=10 * unit, shade=(0.12, 0.9), spread=380 * unit)  # fmt: skip

    end = height * (base + 0.2) if base < 0.7 else None
    stage.plane(paint, depth, top=height * (base - tall * 1.3) - 40, bottom=end, sway=5,
                period_s=4.6)  # fmt: skip


def _branches(stage: Stage, *, near: bool) -> None:
    """Cherry boughs from the upper corners."""
    dice, width, height, unit = stage.random, stage.width, stage.height, stage.unit
    petal, heart = PETALS["pink"]
    dim = 0.2 if near else 0.0
    tones = stage.mood.tones(petal, dim)
    bark = stage.mood.paint("#4a2c34", 0.05)
    boughs = ((-60.0, 0.02, 24.0, 620.0), (width + 70, 0.16, 166.0, 560.0))
    if near:
        boughs = ((-80.0, -0.01, 40.0, 520.0), (width + 60, -0.02, 148.0, 640.0))

    def paint(canvas: skia.Canvas) -> None:
        for x, at, turn, reach in boughs:
            canvas.save()
            canvas.translate(x, height * at)
            canvas.rotate(turn)
            draw_branch(canvas, dice, reach * unit * 1.2, bark, tones, stage.mood.paint(heart))
            canvas.restore()

    stage.plane(paint, 2.3 if near else 0.8, bottom=height * 0.5, blur=5 * unit if near else 0,
                sway=8, period_s=5)  # fmt: skip


def _air(stage: Stage, variant: str) -> None:
    dice, unit, width, height = stage.random, stage.unit, stage.width, stage.height
    whole = (-160.0, -160.0, width + 160, height + 160)
    if variant == "blossom":
        petals = bloom_of(stage.mood, "pink").petal
        stage.add(Drift(dice, 44, whole, velocity=(30, 95 * unit), size=(0.5, 1.1),
                        colours=[petals.light, petals.base], alpha=(0.85, 1), sway=60 * unit,
                        path=slender_leaf(30 * unit, 17 * unit), flutter=True))  # fmt: skip
    mood = stage.mood
    glow = "#dcff8a" if mood.stars and mood.palette is None else lighten(mood.sun, 0.3)
    stage.add(Drift(dice, 50, whole, velocity=(12, -24), size=(1.6, 5.5), colours=[glow],
                    alpha=(0.1, 0.8), sway=26, twinkle_s=3.3))  # fmt: skip
    if mood.stars:
        return
    spots = [
        (width * 0.16, height * 0.38),
        (width * 0.85, height * 0.33),
        (width * 0.62, height * 0.47),
    ]
    colours = (mood.accent("#ffb03a"), mood.paint("#7ab8ff"), mood.paint("#ff8ab0"))
    body = mood.paint("#3a2a30")
    stage.add(Butterflies(dice, spots, size=38 * unit, colours=colours, body=body))


def _near_flowers(stage: Stage, variant: str) -> None:
    """Large flowers out of focus in the lower corners."""
    dice, width, height, unit = stage.random, stage.width, stage.height, stage.unit
    kinds = [(draw, bloom_of(stage.mood, colour, 0.3)) for draw, colour in PLANTS[variant]]

    def paint(canvas: skia.Canvas) -> None:
        for x, tall in ((-20.0, 560.0), (120 * unit, 380.0), (width + 30, 600.0),
                        (width - 120 * unit, 400.0)):  # fmt: skip
            draw, bloom = dice.choice(kinds)
            draw(canvas, dice, x, height + 110, tall * unit * dice.uniform(0.9, 1.1), bloom)

    stage.plane(paint, 2.4, top=height * 0.6, blur=8 * unit, sway=12, period_s=4.8)


KIT = Kit(
    name="garden",
    version=1,
    build=build,
    about=(
        "a bee gathering pollen on flowers",
        "meadow full of flowers in spring",
        "butterflies and insects in the garden",
        "rabbits, hedgehogs and snails in the grass",
        "tulip fields in the Netherlands",
        "sunflowers, farming and harvest",
        "lavender fields of Provence",
        "cherry blossom in Japan",
        "growing plants, gardening and pollination",
    ),
    words=tuple(
        """
        jardin garden jardín garten giardino jardim fleur flower flor blume blüte fiore prairie
        meadow prado wiese prato abeille bee honeybee abeja biene ape abelha miel honey honig
        miele mel papillon butterfly mariposa schmetterling farfalla borboleta insect insekt
        insecto insetto pollen coccinelle ladybug mariquita marienkäfer lapin rabbit conejo
        kaninchen coniglio coelho escargot snail caracol tulip tournesol sunflower girasol
        lavande lavender printemps spring primavera frühling cerisier sakura ferme farm granja
        """.split()
    ),
)
