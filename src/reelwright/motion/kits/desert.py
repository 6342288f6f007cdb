"""Desert kit: dunes, a red canyon with cacti, or pyramids; sand before the hero."""

from __future__ import annotations

import skia

from reelwright.motion.brush import fill, lighten, mix
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.fauna import Birds
from reelwright.motion.nature.foliage import draw_fan, draw_grass
from reelwright.motion.nature.terrain import (
    contour,
    draw_drifts,
    draw_dune,
    draw_land,
    draw_mesa,
    draw_pyramid,
    draw_rock,
)
from reelwright.motion.nature.trees import draw_cactus, draw_palm
from reelwright.motion.nature.weather import (
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
    "dunes": ("camel", "two", "scorpion", "genie", "oasis"),
    "canyon": ("cactus", "saguaro", "cowboy", "sheriff", "eagle", "canyon", "mesa", "mexico"),
    "pyramids": ("pharaoh", "ankh", "sphinx", "mummy", "pyramid", "pyramids", "egyptian", "egypt"),
}
SAND = {
    "dunes": Tones("#ffd796", "#e8a45c", "#94503e"),
    "canyon": Tones("#f4a870", "#c8653f", "#5e2a34"),
    "pyramids": Tones("#f8dca0", "#d8a868", "#7c523f"),
}
HORIZON = 0.53


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (GOLDEN, DAY, DUSK, DAWN, NIGHT), salt=7)
    variant = choose(given.recipe, VARIANTS, rare=("canyon", "pyramids"))
    sand = SAND[variant]
    stage.mood = grounded(stage.mood, sand.deep)
    _sky(stage)
    if variant == "canyon":
        _mesas(stage, sand, distance=0.6, depth=0.15, tall=0.14, wide=330, spots=4)
        _mesas(stage, sand, distance=0.34, depth=0.35, tall=0.22, wide=400, spots=2.2)
        _flat(stage, sand)
    else:
        # Alone, the dunes are the subject: higher, and seen from further down.
        alone = variant == "dunes" and stage.alone
        lift, grow = (0.055, 1.8) if alone else (0.0, 1.0)
        _dunes(stage, sand, base=0.53 - lift, distance=0.62, depth=0.15, swing=54 * grow)
        if variant == "pyramids":
            _pyramids(stage)
        _dunes(stage, sand, base=0.555 - lift * 0.7, distance=0.34, depth=0.4, swing=78 * grow)
        _dunes(stage, sand, base=0.585 - lift * 0.3, distance=0.14, depth=0.75, swing=92 * grow)
    _plants(stage, variant)
    hero(stage, share=0.64, at=0.44, depth=1.05, floor=0.65, unless=("desert", "sun"))
    satellite(stage, 1, x=0.86, at=0.54, share=0.25, depth=1.15)
    satellite(stage, 2, x=0.13, at=0.55, share=0.22, depth=1.2)
    for base, depth, shade in ((0.597, 1.3, 0.0), (0.765, 1.8, 0.42)):
        _ground(stage, variant, base=base, depth=depth, shade=shade)
    _air(stage)
    _frame(stage, variant)
    stage.veil(top=0.1, bottom=0.4)
    return stage.picture()


def _sky(stage: Stage) -> None:
    mood, width, height, dice, unit = (
        stage.mood, stage.width, stage.height, stage.random, stage.unit
    )  # fmt: skip
    low = mood.name in ("golden", "dusk", "dawn")

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * HORIZON)
        if mood.stars:
            paint_stars(canvas, dice, width, height * 0.5, count=420)
        y = dice.uniform(0.3, 0.38) if low else dice.uniform(0.1, 0.16)
        x = width * (dice.uniform(0.25, 0.75) if low else stage.aside())
        paint_sun(canvas, mood, x, height * y, (150 if low else 72) * unit)
        for _ in range(5):
            x, y = dice.uniform(0, width), height * dice.uniform(0.12, 0.44)
            paint_wisp(canvas, dice, x, y, 700, mix(mood.horizon, mood.middle, 0.3))

    stage.sky(paint)


def _dunes(
    stage: Stage, sand: Tones, *, base: float, distance: float, depth: float, swing: float
) -> None:
    """Two or three dunes that overlap, each with one sharp ridge."""
    dice, height, unit = stage.random, stage.height, stage.unit
    tones = stage.mood.tones(sand, distance)

    def paint(canvas: skia.Canvas) -> None:
        span = (stage.right - stage.left) * 0.72
        for i, x in enumerate(stage.spots(3, jitter=0.5)):
            crest = height * (base - 0.012 + 0.012 * (i % 2))
            draw_dune(canvas, dice, x - span / 2, x + span / 2, crest, height * 0.7, tones,
                      swing=swing * unit * dice.uniform(0.8, 1.25),
                      ridge_at=dice.uniform(0.35, 0.6))  # fmt: skip
        haze = stage.mood.haze
        paint_haze(canvas, stage.left, stage.right, height * base, height * 0.72, haze, 0.5)

    stage.plane(paint, depth, top=height * (base - 0.2), bottom=height * 0.64)


def _mesas(
    stage: Stage, sand: Tones, *, distance: float, depth: float, tall: float, wide: float,
    spots: float,
) -> None:  # fmt: skip
    dice, height, unit = stage.random, stage.height, stage.unit
    tones = stage.mood.tones(sand, distance)

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.scatter(spots):
            near = abs(x / stage.width - 0.5) < 0.2 and depth > 0.3
            size = height * tall * dice.uniform(0.7, 1.1) * (0.6 if near else 1.0)
            across = wide * unit * dice.uniform(0.55, 1.15)
            draw_mesa(canvas, dice, x, height * (0.54 + 0.03 * depth), across, size, tones)
        haze = stage.mood.haze
        paint_haze(canvas, stage.left, stage.right, height * 0.46, height * 0.62, haze, 0.55)

    stage.plane(paint, depth, top=height * 0.2, bottom=height * 0.57)


def _flat(stage: Stage, sand: Tones) -> None:
    """The floor between the mesas."""
    height, dice = stage.height, stage.random
    tones = stage.mood.tones(sand, 0.24)
    line = contour(dice, stage.left, stage.right, height * 0.548, height * 0.01, waves=4)
    scrub = stage.mood.tones(Tones("#c0b868", "#84844a", "#3c4434"), 0.2)

    def paint(canvas: skia.Canvas) -> None:
        draw_land(canvas, line, stage.left, stage.right, height * 0.66, tones, crest=height * 0.545,
                  depth=height * 0.09)  # fmt: skip
        for x in stage.scatter(22):
            y = line(x) + dice.uniform(4, 60) * stage.unit
            draw_fan(canvas, dice, x, y, start=-160, end=-20, count=7, slim=0.12,
                     length=44 * stage.unit, tones=scrub)  # fmt: skip

    stage.plane(paint, 0.6, top=height * 0.5, bottom=height * 0.64)


def _pyramids(stage: Stage) -> None:
    mood, height, width, unit = stage.mood, stage.height, stage.width, stage.unit
    stone = Tones("#ffe0a4", "#d8a468", "#7a4c44")
    shown = ((0.8, 0.12, 0.42), (0.14, 0.16, 0.3), (0.56, 0.24, 0.2))
    if not stage.alone:
        shown = ((0.55, 0.12, 0.42), (0.9, 0.22, 0.26), (0.1, 0.29, 0.18))

    def paint(canvas: skia.Canvas) -> None:
        for x, tall, distance in shown:
            size = min(height * tall, 520 * unit)
            tones = mood.tones(stone, distance)
            draw_pyramid(canvas, width * x, height * 0.565, size, tones)
        paint_haze(canvas, stage.left, stage.right, height * 0.46, height * 0.62, mood.haze, 0.6)

    stage.plane(paint, 0.28, top=height * 0.2, bottom=height * 0.57)


def _plants(stage: Stage, variant: str) -> None:
    """Cacti or palms at the sides, in the middle distance."""
    dice, height, width, unit = stage.random, stage.height, stage.width, stage.unit
    green = stage.mood.tones(Tones("#9cc46a", "#4f8a54", "#1f4a40"), 0.1)
    bark = stage.mood.tones(Tones("#b98a5c", "#7c553f", "#42302f"), 0.1)

    def paint(canvas: skia.Canvas) -> None:
        foot = height * 0.615
        if variant == "canyon":
            for x, tall in ((0.08, 430), (0.94, 520), (0.8, 200), (0.24, 150)):
                size = tall * unit * dice.uniform(0.85, 1.15)
                draw_cactus(canvas, dice, width * x, foot, size, green)
        elif variant == "pyramids":
            for x, tall in ((0.03, 560), (0.14, 420), (0.97, 480)):
                size = tall * unit * dice.uniform(0.85, 1.1)
                draw_palm(canvas, dice, width * x, foot, size, green, bark)

    stage.plane(paint, 0.95, top=height * 0.15, bottom=height * 0.64, sway=2)


def _ground(stage: Stage, variant: str, *, base: float, depth: float, shade: float) -> None:
    """The sand that hides the hero's feet."""
    dice, height, unit = stage.random, stage.height, stage.unit
    own = stage.mood.tones(SAND[variant])
    tones = Tones(own.at(0.06 + shade), own.at(min(1.0, 0.45 + shade * 0.9)), own.deep)
    line = contour(dice, stage.left, stage.right, height * base, 46 * unit, waves=2, octaves=3,
                   valley=0.6)  # fmt: skip
    dry = stage.mood.tones(Tones("#d0b868", "#8c7a48", "#42382e"))

    def paint(canvas: skia.Canvas) -> None:
        left, right = stage.left, stage.right
        rocks = [x for x in stage.spots(9) if abs(x / stage.width - 0.5) > 0.3]
        if variant != "dunes":
            for x in rocks:
                size = 130 * unit * dice.uniform(0.5, 1.2)
                draw_rock(canvas, dice, x, line(x) + 30 * unit, size, tones)
        for x in rocks[::2]:
            draw_grass(canvas, dice, x - 40 * unit, x + 40 * unit, line, count=16, tones=dry,
                       height=90 * unit, width=6 * unit, lean=0.5)  # fmt: skip
        draw_land(canvas, line, left, right, height + 120, tones, crest=height * base,
                  depth=height * 0.24, shadow=0.3, rim=0.4)  # fmt: skip
        draw_drifts(canvas, dice, left, right, height * base + 40 * unit, height * (base + 0.24),
                    tones, rows=7, alpha=0.24)  # fmt: skip

    end = height * (base + 0.2) if base < 0.7 else None
    stage.plane(paint, depth, top=height * (base - 0.08), bottom=end)


def _air(stage: Stage) -> None:
    dice, unit, width, height = stage.random, stage.unit, stage.width, stage.height
    bird = stage.mood.paint("#3a2a34", 0.2)
    x, y = width * dice.uniform(0.1, 0.5), height * 0.2
    stage.add(Birds(dice, 3, x, y, size=34 * unit, speed=30, colour=bird))
    grain = [lighten(stage.mood.sun, 0.1), stage.mood.accent(lighten(stage.mood.sun, 0.25))]
    low = (-160.0, height * 0.34, width + 160, height + 60)
    stage.add(Drift(dice, 70, low, velocity=(150 * unit, -7), size=(1.2, 4.2), colours=grain,
                    alpha=(0.12, 0.6), sway=16, fade=True))  # fmt: skip

    def dust(canvas: skia.Canvas) -> None:
        for _ in range(12):
            x, y = dice.uniform(stage.left, stage.right), height * dice.uniform(0.56, 0.98)
            paint_wisp(canvas, dice, x, y, 620, stage.mood.haze)

    stage.plane(dust, 1.9, top=height * 0.5, sway=90, period_s=9, breath=0.5, alpha=0.55)


def _frame(stage: Stage, variant: str) -> None:
    """Rocks, or one dry bush, out of focus in the lower corners."""
    dice, width, height, unit = stage.random, stage.width, stage.height, stage.unit
    own = stage.mood.tones(SAND[variant])
    dark = Tones(mix(own.deep, own.base, 0.3), mix(own.deep, "#000000", 0.15),
                 mix(own.deep, "#000000", 0.45))  # fmt: skip

    def paint(canvas: skia.Canvas) -> None:
        for x, size in ((-30.0, 330.0), (120 * unit, 190.0), (width + 20, 380.0)):
            draw_rock(canvas, dice, x, height + 70, size * unit * 1.2, dark)
        canvas.drawRect(skia.Rect(stage.left, height + 60, stage.right, height + 120),
                        fill(dark.deep))  # fmt: skip

    stage.plane(paint, 2.4, top=height * 0.74, blur=7 * unit)


KIT = Kit(
    name="desert",
    version=1,
    build=build,
    about=(
        "sand dunes in the Sahara desert",
        "camel caravan and oasis",
        "the pyramids and pharaohs of ancient Egypt",
        "red canyon and mesas of the Wild West",
        "cactus, drought and burning sun",
        "scorpions, snakes and lizards",
        "archaeology and buried treasure in the sand",
        "the silk road",
    ),
    words=tuple(
        """
        désert desert desierto wüste deserto sahara gobi dune duna düne sable sand arena sabbia
        areia chameau camel camello kamel cammello camelo dromadaire oasis oase pyramid pirámide
        piramid pirâmide égypte egypt egipto ägypten egitto egito pharaon pharaoh faraón faraone
        sphinx esfinge canyon cañón cactus kaktus far-west western arizona scorpion escorpión
        skorpion caravane sécheresse drought sequía dürre siccità
        """.split()
    ),
)
