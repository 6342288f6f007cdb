"""Mountain kit: alps in summer or winter, a volcano at work, or peaks in Chinese mist."""

from __future__ import annotations

from dataclasses import replace

import skia

from reelwright.motion.brush import fill, lighten, mix
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.fauna import Birds
from reelwright.motion.nature.foliage import draw_frond, draw_grass, draw_hedge
from reelwright.motion.nature.massif import ROCK, SNOW, erupt, paint_open_sky, stand_range
from reelwright.motion.nature.peaks import draw_karst, draw_peak
from reelwright.motion.nature.terrain import contour, draw_drifts, draw_land, draw_rock
from reelwright.motion.nature.trees import draw_conifer
from reelwright.motion.nature.weather import (
    paint_cloud,
    paint_haze,
)
from reelwright.motion.staging.cast import hero, satellite
from reelwright.motion.staging.drift import Drift
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Tones
from reelwright.motion.staging.stage import Stage
from reelwright.motion.staging.variants import choose

VARIANTS = {
    "alps": ("goat", "ram", "ibex", "camping", "eagle", "hiking"),
    "winter": ("snowflake", "snowman", "snow", "ski", "skis", "skier", "snowboarder", "sled"),
    "mist": ("crane", "dragon", "bamboo", "pagoda", "tea", "panda", "china", "vietnam"),
    "volcano": ("volcano", "eruption", "lava", "magma", "fire", "t", "sauropod", "flame"),
}
FIR = Tones("#7fae6a", "#3d7a58", "#143f3a")
MEADOW = Tones("#b6dc6a", "#5fa552", "#1d5a44")


PICTURED = ("mountain", "snow-capped-mountain", "mount-fuji", "volcano")
"""Heroes that the scenery itself shows better."""


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (DAY, GOLDEN, DAWN, NIGHT, DUSK), salt=2)
    variant = choose(given.recipe, VARIANTS, rare=("mist", "volcano"))
    if variant == "volcano":
        stage = Stage.open(given, (DUSK, NIGHT, GOLDEN), salt=2)
        erupt(stage)
    elif variant == "mist":
        stage = Stage.open(given, (DAWN, GOLDEN, DAY, DUSK), salt=2)
        stage.mood = replace(stage.mood, haze=mix(stage.mood.haze, stage.mood.horizon, 0.6))
        _mist(stage)
    else:
        _alps(stage, winter=variant == "winter")
    stage.veil(top=0.1, bottom=0.42)
    return stage.picture()


def _clouds(stage: Stage, *, at: float, count: int, depth: float, drift: float) -> None:
    """Low clouds along the feet of the peaks."""
    mood, dice = stage.mood, stage.random
    light, base = mix(lighten(mood.sun, 0.5), mood.haze, 0.25), mood.haze

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.spots(count):
            y = stage.down(at + dice.uniform(-0.02, 0.02))
            wide = 430 * stage.unit * dice.uniform(0.7, 1.3)
            paint_cloud(canvas, dice, x, y, wide, light=light, base=base, alpha=0.72, flat=0.24)

    stage.plane(paint, depth, top=stage.down(at - 0.14), bottom=stage.down(at + 0.03), drift=drift)


def _alps(stage: Stage, *, winter: bool) -> None:
    dice, height, width, unit = stage.random, stage.height, stage.width, stage.unit
    paint_open_sky(stage, sun_x=dice.uniform(0.68, 0.86), sun_y=0.13)
    stand_range(stage, base=0.45, swing=0.06, distance=0.72, depth=0.12, snow=True)
    rock, snow = stage.mood.tones(ROCK, 0.28), stage.mood.tones(SNOW, 0.12)
    cap = 0.72 if winter else 0.46

    def peaks(canvas: skia.Canvas) -> None:
        foot = height * 0.6
        for x, tall, half in ((0.86, 0.28, 0.42), (-0.08, 0.27, 0.4), (0.52, 0.23, 0.36),
                              (0.26, 0.405, 0.52)):  # fmt: skip
            near = dice.uniform(0.94, 1.06)
            draw_peak(canvas, dice, width * x, foot, height * tall * near,
                      min(width * half, height * tall * 1.15), rock, snow, cap=cap)  # fmt: skip
        paint_haze(canvas, stage.left, stage.right, height * 0.44, height * 0.68, stage.mood.haze,
                   0.75)  # fmt: skip

    stage.plane(peaks, 0.3, bottom=height * 0.6)
    stage.add(Birds(dice, 5, width * 0.18, height * 0.2, size=24 * unit, speed=38,
                    colour=stage.mood.paint("#26304a", 0.25)))  # fmt: skip
    _clouds(stage, at=0.5, count=6, depth=0.45, drift=7)
    _firs(stage, base=0.535, tall=0.075, distance=0.42, depth=0.6, count=24, winter=winter)
    _firs(stage, base=0.56, tall=0.15, distance=0.16, depth=0.9, count=9, winter=winter, sides=True)
    hero(stage, share=0.62, at=0.445, depth=1.05, floor=0.63, unless=PICTURED)
    satellite(stage, 1, x=0.86, at=0.53, share=0.25, depth=1.15)
    satellite(stage, 2, x=0.13, at=0.54, share=0.22, depth=1.2)
    _slope(stage, base=0.585, depth=1.3, winter=winter, shade=0.0)
    _slope(stage, base=0.76, depth=1.8, winter=winter, shade=0.45)
    _air(stage, winter=winter)
    _branches(stage, winter=winter)


def _firs(
    stage: Stage, *, base: float, tall: float, distance: float, depth: float, count: int,
    winter: bool, sides: bool = False,
) -> None:  # fmt: skip
    """A wooded ridge; with `sides` the middle stays open for a hero."""
    dice, height = stage.random, stage.height
    plant = Tones("#e6eef8", "#6f90a8", "#2c4a64") if winter else FIR
    tones = stage.mood.tones(plant, distance)
    line = contour(dice, stage.left, stage.right, height * base, height * 0.03, waves=3)

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.scatter(count):
            if sides and abs(x / stage.width - 0.5) < 0.22:
                continue
            size = height * tall * dice.uniform(0.6, 1.25)
            draw_conifer(canvas, dice, x, line(x) + 8, size, tones)
        draw_land(canvas, line, stage.left, stage.right, height * 0.66, tones,
                  crest=height * base, depth=height * 0.12)  # fmt: skip

    stage.plane(paint, depth, bottom=height * 0.63)


def _slope(stage: Stage, *, base: float, depth: float, winter: bool, shade: float) -> None:
    """The meadow or snowfield that hides the hero's feet."""
    dice, height, unit = stage.random, stage.height, stage.unit
    own = Tones("#dfeaf8", "#9db8dc", "#3c5a8c") if winter else MEADOW
    tones = stage.mood.tones(own, 0.0)
    deep = Tones(tones.at(shade), tones.at(0.5 + shade * 0.6), tones.deep)
    line = contour(dice, stage.left, stage.right, height * base, 46 * unit, waves=2, octaves=3,
                   valley=0.7)  # fmt: skip
    rock = stage.mood.tones(Tones("#cfd2dc", "#8b8fa6", "#4a4f6c"), 0.0)

    def paint(canvas: skia.Canvas) -> None:
        left, right = stage.left, stage.right
        if not winter:
            draw_grass(canvas, dice, left, right, line, count=900, height=58 * unit,
                       tones=deep, shade=(0.0, 0.6))  # fmt: skip
        draw_land(canvas, line, left, right, height + 120, deep, crest=height * base,
                  depth=height * 0.3, shadow=0.35)  # fmt: skip
        for x in stage.spots(7):
            if abs(x / stage.width - 0.5) > 0.3:
                draw_rock(canvas, dice, x, line(x) + 34 * unit, 110 * unit * dice.uniform(0.5, 1.2),
                          rock)  # fmt: skip
        if winter:
            draw_drifts(canvas, dice, left, right, height * base + 40, height * (base + 0.24),
                        deep)  # fmt: skip
            return
        draw_grass(canvas, dice, left, right, line, count=1500, height=52 * unit, tones=deep,
                   shade=(0.14, 0.85), spread=330 * unit)  # fmt: skip
        for _ in range(70):
            x = dice.uniform(left, right)
            y = line(x) + dice.uniform(-24, 30) * unit
            petal = stage.mood.accent(dice.choice(("#fff3f0", "#ffd84a", "#e77fb4", "#8f8cf0")))
            canvas.drawCircle(x, y, dice.uniform(4, 8) * unit, fill(petal, 0.95))

    end = height * (base + 0.2) if base < 0.7 else None
    stage.plane(paint, depth, top=height * (base - 0.09), bottom=end)


def _air(stage: Stage, *, winter: bool) -> None:
    whole = (-160.0, -160.0, stage.width + 160, stage.height + 160)
    white = [mix("#ffffff", stage.mood.sun, 0.4)]
    fall = 120.0 if winter else -14.0
    stage.add(
        Drift(stage.random, 75 if winter else 46, whole, velocity=(24, fall * stage.unit),
              size=(2, 9 if winter else 4.6), colours=white, alpha=(0.35, 0.85), sway=34)
    )  # fmt: skip


def _branches(stage: Stage, *, winter: bool) -> None:
    """Fir twigs near the lens, in the upper corners."""
    dice, width, unit = stage.random, stage.width, stage.unit
    own = (
        Tones("#8fa8c4", "#486888", "#22405c") if winter else Tones("#2f6b52", "#1b4a40", "#0d2c2c")
    )
    tones = stage.mood.tones(own, 0.0)

    def paint(canvas: skia.Canvas) -> None:
        for x0, side, count in ((-30.0, 1, 4), (width + 30, -1, 2)):
            for k in range(count):
                canvas.save()
                canvas.translate(x0, stage.down(-0.03 + 0.035 * k))
                canvas.scale(side, 1)
                canvas.rotate(46 - 17 * k + dice.uniform(-5, 5))
                draw_frond(canvas, dice, 430 * unit * dice.uniform(0.8, 1.1), tones, droop=0.2)
                canvas.restore()

    stage.plane(paint, 2.5, bottom=stage.height * 0.3, blur=4 * unit, sway=6, period_s=5)


def _mist(stage: Stage) -> None:
    dice, height, unit = stage.random, stage.height, stage.unit
    paint_open_sky(stage, sun_x=stage.aside(), sun_y=0.2)
    for count, tall, distance, depth in (
        (5, 0.24, 0.78, 0.12),
        (4, 0.33, 0.55, 0.28),
        (2.4, 0.4, 0.28, 0.5),
    ):
        _towers(stage, count=count, tall=tall, distance=distance, depth=depth)
        _clouds(stage, at=0.5 + 0.06 * depth, count=4, depth=depth + 0.08, drift=5 + 8 * depth)
    stage.add(Birds(dice, 4, stage.width * 0.2, height * 0.24, size=34 * unit, speed=34,
                    colour=stage.mood.paint("#f6f4ee", 0.0), alpha=0.95))  # fmt: skip
    hero(stage, share=0.62, at=0.44, depth=1.05, floor=0.63, unless=PICTURED)
    satellite(stage, 1, x=0.86, at=0.53, share=0.25, depth=1.15)
    satellite(stage, 2, x=0.13, at=0.54, share=0.22, depth=1.2)
    leaf = stage.mood.tones(Tones("#a9cf96", "#4f8f76", "#1a4a50"), 0.06)
    front = stage.mood.tones(Tones("#4f8f76", "#2b6560", "#0f3340"), 0.0)
    for base, tones, depth, top in ((0.575, leaf, 1.3, 0.46), (0.745, front, 1.75, 0.63)):
        _hedge(stage, base, tones, depth, top)
    _air(stage, winter=False)
    _branches(stage, winter=False)


def _towers(stage: Stage, *, count: float, tall: float, distance: float, depth: float) -> None:
    dice, height, unit = stage.random, stage.height, stage.unit
    rock = stage.mood.tones(Tones("#b8c4b8", "#7f968f", "#486670"), distance)
    green = stage.mood.tones(Tones("#9cc47c", "#5c9270", "#2a5c58"), distance)

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.scatter(count):
            side = min(1.0, abs(x / stage.width - 0.5) * 1.6)
            size = height * tall * dice.uniform(0.65, 1.05) * (0.75 + 0.35 * side)
            wide = 250 * unit * dice.uniform(0.65, 1.2)
            draw_karst(canvas, dice, x, height * 0.6, size, wide, rock, green)
        paint_haze(
            canvas, stage.left, stage.right, height * 0.36, height * 0.72, stage.mood.haze, 0.9
        )

    stage.plane(paint, depth, bottom=height * 0.6)


def _hedge(stage: Stage, base: float, tones: Tones, depth: float, top: float) -> None:
    unit, height = stage.unit, stage.height

    def paint(canvas: skia.Canvas) -> None:
        draw_hedge(canvas, stage.random, stage.left, stage.right, height * base,
                   min(height + 120, height * (base + 0.28)), tones, bump=70 * unit,
                   leaf=66 * unit, slim=0.13)  # fmt: skip

    end = height * (base + 0.26) if base < 0.7 else None
    stage.plane(paint, depth, top=height * top, bottom=end, sway=3)


KIT = Kit(
    name="mountain",
    version=1,
    build=build,
    about=(
        "high mountains and snowy peaks",
        "climbing a summit in the Alps",
        "a volcano erupting with lava",
        "volcanic eruption, ash and magma",
        "misty mountains in China",
        "hiking in a valley",
        "glaciers and winter sports, skiing",
        "rocks, geology and tectonic plates",
    ),
    words=tuple(
        """
        montagn mountain montaña berg gebirge montagna montanha alpes alps alpen alpi
        everest himalaya andes sommet summit cumbre gipfel vetta cume pic peak volcan
        volcán vulkan vulcano vulcão lave lava magma éruption eruption erupción ausbruch
        eruzione erupção ski randonnée hike falaise cliff acantilado glacier glaciar
        gletscher ghiacciaio
        """.split()
    ),
)
