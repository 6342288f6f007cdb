"""Savanna kit: acacias before a great sun, tall grass in front of the hero."""

from __future__ import annotations

import math

import skia

from reelwright.motion.brush import fill, lighten, mix, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.fauna import Birds
from reelwright.motion.nature.foliage import draw_grass
from reelwright.motion.nature.peaks import draw_peak
from reelwright.motion.nature.terrain import contour, draw_land, draw_rock
from reelwright.motion.nature.trees import draw_acacia
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
    "plain": ("giraffe", "zebra"),
    "kopje": ("monkey", "gorilla", "hyena", "baboon", "rock"),
    "waterhole": ("hippopotamus", "rhinoceros", "crocodile", "flamingo", "buffalo"),
}
GRASS = Tones("#ffd878", "#d49a3c", "#5c3a2a")
SCRUB = Tones("#b8b45a", "#76803c", "#2f3a2c")
ACACIA = Tones("#a9b44c", "#5f7a38", "#22382c")
BARK = "#4a3228"
EARTH = Tones("#e0a860", "#a86a40", "#4a2a2c")
HORIZON = 0.52


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (GOLDEN, DUSK, DAY, DAWN, GOLDEN, NIGHT), salt=6)
    stage.mood = grounded(stage.mood, GRASS.deep)
    variant = choose(given.recipe, VARIANTS)
    low_sun = stage.mood.name in ("golden", "dusk", "dawn")
    sun_x = stage.random.uniform(0.3, 0.7) if low_sun else stage.aside()
    _sky(stage, sun_x, low_sun)
    _distance(stage)
    _plain(stage, base=0.535, swing=0.012, distance=0.5, depth=0.35, trees=(0.13, 7))
    if variant == "kopje":
        _kopje(stage)
    if variant == "waterhole":
        _waterhole(stage)
    _plain(stage, base=0.56, swing=0.014, distance=0.22, depth=0.65, trees=(0.24, 2.4))
    _big_tree(stage)
    hero(stage, share=0.66, at=0.435, depth=1.05, floor=0.64, unless=("sunrise", "sunset"))
    satellite(stage, 1, x=0.86, at=0.53, share=0.25, depth=1.15)
    satellite(stage, 2, x=0.13, at=0.54, share=0.22, depth=1.2)
    for base, depth, shade in ((0.588, 1.3, 0.06), (0.755, 1.8, 0.5)):
        _tall_grass(stage, base=base, depth=depth, shade=shade)
    _air(stage)
    _stalks(stage)
    stage.veil(top=0.1, bottom=0.44)
    return stage.picture()


def _sky(stage: Stage, sun_x: float, low_sun: bool) -> None:
    mood, width, height, dice, unit = (
        stage.mood, stage.width, stage.height, stage.random, stage.unit
    )  # fmt: skip

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * HORIZON)
        if mood.stars:
            paint_stars(canvas, dice, width, height * 0.48, count=300)
        y, radius = (0.385, 235.0) if low_sun else (dice.uniform(0.12, 0.2), 66.0)
        paint_sun(canvas, mood, width * sun_x, height * y, radius * unit)
        for _ in range(8):
            x, high = dice.uniform(0, width), height * dice.uniform(0.14, 0.46)
            paint_wisp(canvas, dice, x, high, 680, mix(mood.horizon, mood.middle, 0.4))

    stage.sky(paint)
    if low_sun:
        return

    def clouds(canvas: skia.Canvas) -> None:
        light = mix(lighten(mood.sun, 0.4), mood.horizon, 0.25)
        for x in stage.spots(4):
            wide = 380 * unit * dice.uniform(0.6, 1.3)
            y = height * dice.uniform(0.3, 0.42)
            paint_cloud(canvas, dice, x, y, wide, light=light, base=mood.haze, alpha=0.75, flat=0.3)

    stage.plane(clouds, 0.1, top=height * 0.15, bottom=height * 0.44, drift=5)


def _distance(stage: Stage) -> None:
    """A snow-capped mountain far off, and the blue line of the hills."""
    mood, height, width, dice = stage.mood, stage.height, stage.width, stage.random
    rock = mood.tones(Tones("#a890a0", "#7c6a86", "#544a6a"), 0.66)
    snow = mood.tones(Tones("#ffffff", "#e8e0ec", "#a89cb8"), 0.4)
    hills = mood.tones(Tones("#a88c70", "#8a7060", "#5a4a50"), 0.68)
    line = contour(dice, stage.left, stage.right, height * 0.505, height * 0.018, waves=5)

    def paint(canvas: skia.Canvas) -> None:
        x = width * dice.uniform(0.1, 0.32)
        half = min(width * 0.62, height * 0.42)
        draw_peak(canvas, dice, x, height * 0.54, height * 0.15, half, rock, snow, cap=0.3)
        draw_land(canvas, line, stage.left, stage.right, height * 0.56, hills, crest=height * 0.49,
                  depth=height * 0.06)  # fmt: skip
        paint_haze(canvas, stage.left, stage.right, height * 0.45, height * 0.58, mood.haze, 0.7)

    stage.plane(paint, 0.12, top=height * 0.34, bottom=height * 0.56)


def _plain(
    stage: Stage, *, base: float, swing: float, distance: float, depth: float,
    trees: tuple[float, float],
) -> None:  # fmt: skip
    """Dry land with umbrella trees; the middle stays open for the hero when they are near."""
    dice, height, mood = stage.random, stage.height, stage.mood
    line = contour(dice, stage.left, stage.right, height * base, height * swing, waves=3)
    leaf, bark = mood.tones(ACACIA, distance), mood.paint(BARK, distance)
    ground, scrub = mood.tones(EARTH, distance), mood.tones(SCRUB, distance)
    tall, count = trees

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.scatter(count):
            if depth > 0.5 and abs(x / stage.width - 0.5) < 0.26:
                continue
            size = height * tall * dice.uniform(0.7, 1.15)
            draw_acacia(canvas, dice, x, line(x), size, leaf, bark)
        for x in stage.scatter(26):
            size = height * 0.013 * dice.uniform(0.6, 1.6)
            bush = skia.Rect(x - size * 1.5, line(x) - size, x + size * 1.5, line(x) + size)
            canvas.drawOval(bush, fill(scrub.at(dice.uniform(0.3, 0.9))))
        draw_land(canvas, line, stage.left, stage.right, height * 0.66, ground, crest=height * base,
                  depth=height * 0.09)  # fmt: skip
        paint_haze(canvas, stage.left, stage.right, height * (base - 0.03), height * (base + 0.06),
                   mood.haze, 0.4)  # fmt: skip

    stage.plane(paint, depth, top=height * 0.22, bottom=height * 0.63)


def _big_tree(stage: Stage) -> None:
    """One acacia at the side that frames the picture; larger where there is no hero."""
    dice, height, mood = stage.random, stage.height, stage.mood
    alone = stage.alone
    leaf, bark = mood.tones(ACACIA, 0.04), mood.paint(BARK, 0.02)
    x = stage.width * (0.66 if alone else 0.93)

    def paint(canvas: skia.Canvas) -> None:
        draw_acacia(canvas, dice, x, height * 0.6, height * (0.36 if alone else 0.345), leaf, bark)

    stage.plane(paint, 0.9, top=height * 0.1, bottom=height * 0.63, sway=3)


def _kopje(stage: Stage) -> None:
    dice, height, unit = stage.random, stage.height, stage.unit
    tones = stage.mood.tones(Tones("#e8b880", "#b07a58", "#5c3a40"), 0.24)

    def paint(canvas: skia.Canvas) -> None:
        for x, at, size in ((0.1, 0.56, 300), (0.3, 0.565, 210), (0.19, 0.5, 190), (0.0, 0.51, 230),
                            (0.74, 0.565, 150)):  # fmt: skip
            grow = size * unit * dice.uniform(0.9, 1.15)
            draw_rock(canvas, dice, stage.width * x, height * at, grow, tones)

    stage.plane(paint, 0.5, top=height * 0.3, bottom=height * 0.6)


def _waterhole(stage: Stage) -> None:
    """A still pool that holds the sky."""
    height, width, mood, dice = stage.height, stage.width, stage.mood, stage.random
    pool = skia.Rect(width * 0.02, height * 0.538, width * 1.02, height * 0.6)

    def paint(canvas: skia.Canvas) -> None:
        shore = pool.makeOutset(30, 8)
        canvas.drawOval(shore, fill(mood.paint("#7a4e34", 0.2)))
        stops = [(0.0, mood.horizon, 1.0), (1.0, mix(mood.middle, mood.shade, 0.2), 1.0)]
        canvas.drawOval(pool, fill(shader=vertical(pool.top(), pool.bottom(), stops)))
        for _ in range(26):
            y = dice.uniform(pool.top() + 8, pool.bottom() - 8)
            x, long = dice.uniform(width * 0.15, width * 0.85), dice.uniform(20, 110)
            canvas.drawLine(x, y, x + long, y, fill(mood.sun, 0.4, stroke=2.5))

    stage.plane(paint, 0.5, top=height * 0.5, bottom=height * 0.62)


def _tall_grass(stage: Stage, *, base: float, depth: float, shade: float) -> None:
    """The grass the hero stands in: bright blades at the crest, calm and dim below."""
    dice, height, unit = stage.random, stage.height, stage.unit
    own = stage.mood.tones(GRASS)
    tones = Tones(own.at(shade * 0.9), own.at(min(1.0, 0.42 + shade * 0.85)), own.deep)
    line = contour(dice, stage.left, stage.right, height * base, 40 * unit, waves=3, octaves=3,
                   valley=0.6)  # fmt: skip

    def paint(canvas: skia.Canvas) -> None:
        left, right = stage.left, stage.right
        draw_grass(canvas, dice, left, right, line, count=900, height=150 * unit, tones=tones,
                   width=9 * unit, shade=(0.0, 0.7))  # fmt: skip
        draw_land(canvas, line, left, right, height + 120, tones, crest=height * base,
                  depth=height * 0.2)  # fmt: skip
        draw_grass(canvas, dice, left, right, line, count=2300, height=120 * unit, tones=tones,
                   width=10 * unit, shade=(0.16, 0.9), spread=360 * unit)  # fmt: skip

    end = height * (base + 0.2) if base < 0.7 else None
    stage.plane(paint, depth, top=height * (base - 0.1) - 60, bottom=end, sway=5, period_s=4.2)


def _air(stage: Stage) -> None:
    dice, unit, width, height = stage.random, stage.unit, stage.width, stage.height
    bird = stage.mood.paint("#3a2430", 0.12)
    x, y = width * dice.uniform(0.05, 0.3), height * 0.26
    stage.add(Birds(dice, 7, x, y, size=26 * unit, speed=44, colour=bird))
    whole = (-160.0, -160.0, width + 160, height + 160)
    glow = stage.mood.accent(lighten(stage.mood.sun, 0.2))
    stage.add(Drift(dice, 60, whole, velocity=(26, -12), size=(1.6, 5.5), colours=[glow],
                    alpha=(0.12, 0.7), sway=28, twinkle_s=3.6))  # fmt: skip


def _stalks(stage: Stage) -> None:
    """Seed heads near the lens at both sides."""
    dice, width, height, unit = stage.random, stage.width, stage.height, stage.unit
    dark = stage.mood.tones(Tones("#6a4830", "#452c28", "#241820"))

    def foot(_: float) -> float:
        return height + 60

    def paint(canvas: skia.Canvas) -> None:
        for start, end in ((-120.0, 190.0 * unit), (width - 190.0 * unit, width + 120)):
            draw_grass(canvas, dice, start, end, foot, count=34, height=560 * unit, tones=dark,
                       width=17 * unit, lean=0.16)  # fmt: skip
            for _ in range(7):
                x, y = dice.uniform(start, end), height - dice.uniform(280, 470) * unit
                for i in range(9):
                    canvas.drawCircle(x + 9 * unit * math.sin(i * 2.2), y + 14 * unit * i,
                                      8 * unit, fill(dark.at(dice.random())))  # fmt: skip

    stage.plane(paint, 2.4, top=height * 0.62, blur=6 * unit, sway=12, period_s=4.6)


KIT = Kit(
    name="savanna",
    version=1,
    build=build,
    about=(
        "lions and elephants in the African savanna",
        "giraffes and zebras on safari",
        "acacia trees before the setting sun",
        "the plains of Kenya and Tanzania",
        "great migration of wild animals",
        "predators hunting in tall grass",
        "origins of mankind in Africa",
        "Kilimanjaro",
    ),
    words=tuple(
        """
        savan sabana savanne steppe estepa africa afrique áfrica afrika safari serengeti kenya
        tanzani kilimanjaro masai lion león löwe leone leão éléphant elephant elefant elefante
        girafe giraffe jirafa girafa zèbre zebra cebra rhinocéros rhino rinoceront nashorn
        hippopotam guépard cheetah guepardo gepard léopard leopard hyène hyena antilope antelope
        gazelle gazella buffle buffalo acacia
        """.split()
    ),
)
