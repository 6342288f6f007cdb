"""Polar kit: icebergs by day, the northern lights by night, or a blizzard; snow in front."""

from __future__ import annotations

from dataclasses import replace

import skia

from reelwright.motion.brush import fill, lighten, mix, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.fauna import Birds
from reelwright.motion.nature.ice import draw_aurora, draw_crystals, draw_floe, draw_iceberg
from reelwright.motion.nature.terrain import (
    Line,
    contour,
    draw_drifts,
    draw_land,
    draw_slopes,
    land_path,
)
from reelwright.motion.nature.water import Glitter
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
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Tones
from reelwright.motion.staging.stage import Stage
from reelwright.motion.staging.variants import choose

VARIANTS = {
    "bergs": ("penguin", "seal", "whale", "ice", "ship", "iceberg", "antarctica"),
    "aurora": ("wolf", "fox", "reindeer", "deer", "sled", "aurora", "norway", "iceland"),
    "blizzard": ("cold", "mammoth", "wind", "snow", "snowflake"),
}
ICE = Tones("#ffffff", "#a8d4ee", "#3f78b4")
SNOW = Tones("#e4f0fb", "#9cbfe4", "#34588f")
SHEEN = Tones("#a8f0e4", "#58a4cc", "#1c4a88")
"""Snow under the northern lights."""
SEA = Tones("#6fb8d4", "#2a6f9c", "#0e3460")
HORIZON = 0.5


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (DAY, DAWN, GOLDEN, DUSK), salt=5)
    variant = choose(given.recipe, VARIANTS)
    if variant == "aurora":
        stage = Stage.open(given, (NIGHT,), salt=5)
        stage.mood = replace(stage.mood, tint=stage.mood.tint * 0.72)
    elif variant == "blizzard":
        stage = Stage.open(given, (DAWN, DAY, DUSK), salt=5)
        pale = mix(stage.mood.haze, stage.mood.horizon, 0.5)
        zenith, middle = mix(stage.mood.zenith, pale, 0.35), mix(stage.mood.middle, pale, 0.5)
        stage.mood = replace(stage.mood, zenith=zenith, middle=middle, haze=pale)
    sun_x = stage.random.uniform(0.28, 0.72)
    _sky(stage, variant, sun_x)
    if variant == "aurora":
        _lights(stage)
    _ridges(stage)
    _water(stage, sun_x, variant)
    hero(stage, share=0.64, at=0.438, depth=1.05, floor=0.64, unless=("ice", "snowflake"))
    satellite(stage, 1, x=0.86, at=0.53, share=0.25, depth=1.15)
    satellite(stage, 2, x=0.13, at=0.54, share=0.22, depth=1.2)
    for base, depth, shade in ((0.585, 1.3, 0.0), (0.75, 1.8, 0.42)):
        _snowfield(stage, base=base, depth=depth, shade=shade)
    _air(stage, variant)
    stage.veil(top=0.12, bottom=0.42)
    return stage.picture()


def _sky(stage: Stage, variant: str, sun_x: float) -> None:
    mood, width, height, dice = stage.mood, stage.width, stage.height, stage.random

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * HORIZON)
        if mood.stars:
            paint_stars(canvas, dice, width, height * 0.46, count=320)
            return
        paint_sun(canvas, mood, width * sun_x, height * dice.uniform(0.3, 0.4), 58 * stage.unit)
        for _ in range(6):
            x, y = dice.uniform(0, width), height * dice.uniform(0.08, 0.42)
            paint_wisp(canvas, dice, x, y, 640, mix(mood.horizon, mood.sun, 0.5))

    stage.sky(paint)
    if variant == "aurora":
        return

    def clouds(canvas: skia.Canvas) -> None:
        light = mix(lighten(mood.sun, 0.4), mood.horizon, 0.35)
        for x in stage.spots(5):
            wide = 420 * stage.unit * dice.uniform(0.6, 1.3)
            y = height * (HORIZON - dice.uniform(0.01, 0.04))
            paint_cloud(canvas, dice, x, y, wide, light=light, base=mood.haze, alpha=0.7)

    stage.plane(clouds, 0.08, top=height * 0.26, bottom=height * HORIZON, drift=4)


def _lights(stage: Stage) -> None:
    """Three curtains that sway and glow against one another."""
    palette = stage.given.palette
    hues = [("#5affb0", "#3a9cff"), ("#7affd0", "#9a6cff"), ("#4ae8c8", "#ff7ad0")]
    if palette is not None:
        hues = [(palette.light, palette.accent), (palette.accent, palette.mid),
                (palette.light, palette.mid)]  # fmt: skip
    for k, (low, high) in enumerate(hues):
        _curtain(stage, k, low, high)


def _curtain(stage: Stage, k: int, low: str, high: str) -> None:
    height = stage.height
    y = height * (0.34, 0.25, 0.42)[k]

    def paint(canvas: skia.Canvas) -> None:
        draw_aurora(canvas, stage.random, stage.left, stage.right, y, height * (0.24, 0.2, 0.17)[k],
                    low, high, strength=(0.85, 0.6, 0.5)[k])  # fmt: skip

    stage.plane(paint, 0.05 + 0.06 * k, bottom=height * HORIZON, sway=30 + 14 * k,
                period_s=9 + 2.5 * k, breath=0.55)  # fmt: skip


def _ridges(stage: Stage) -> None:
    dice, height, mood = stage.random, stage.height, stage.mood
    for base, swing, distance, depth in ((0.468, 0.03, 0.62, 0.1), (0.488, 0.018, 0.4, 0.16)):
        tones = mood.tones(ICE, distance)
        line = contour(dice, stage.left, stage.right, height * base, height * swing, waves=7,
                       rough=0.62)  # fmt: skip
        _ridge(stage, line, tones, base, depth)


def _ridge(stage: Stage, line: Line, tones: Tones, base: float, depth: float) -> None:
    height = stage.height

    def paint(canvas: skia.Canvas) -> None:
        foot = height * (HORIZON + 0.008)
        draw_land(canvas, line, stage.left, stage.right, foot, tones, crest=height * (base - 0.02),
                  depth=height * 0.07)  # fmt: skip
        canvas.save()
        canvas.clipPath(land_path(line, stage.left, stage.right, foot), True)
        draw_slopes(canvas, stage.random, line, stage.left, stage.right, tones, count=90,
                    reach=90 * stage.unit, alpha=0.5)  # fmt: skip
        canvas.restore()
        paint_haze(canvas, stage.left, stage.right, foot - 80, foot + 60, stage.mood.haze, 0.5)

    stage.plane(paint, depth, top=height * 0.38, bottom=height * 0.51)


def _water(stage: Stage, sun_x: float, variant: str) -> None:
    mood, dice, height, unit = stage.mood, stage.random, stage.height, stage.unit
    sea, ice = mood.tones(SEA), mood.tones(ICE, 0.12)
    top = height * HORIZON

    def surface(canvas: skia.Canvas) -> None:
        edge = mix(mood.horizon, sea.light, 0.5)
        stops = [(0.0, edge, 1.0), (0.35, sea.light, 1.0), (1.0, sea.base, 1.0)]
        canvas.drawRect(skia.Rect(stage.left, top, stage.right, height * 0.67),
                        fill(shader=vertical(top, height * 0.62, stops)))  # fmt: skip

    stage.plane(surface, 0.14, top=top, bottom=height * 0.66)
    if variant != "blizzard":
        x = stage.width * (1 - sun_x if stage.mirror else sun_x)
        glow = "#9affd8" if variant == "aurora" and mood.palette is None else lighten(mood.sun, 0.3)
        stage.add(Glitter(dice, x, top + 4, height * 0.6, width=380 * unit, colour=glow, alpha=0.5))
    big = 1.0 if not stage.alone else 1.3
    rows = (((0.87, 0.515, 470, 0.15), (0.1, 0.512, 330, 0.11)), ((0.06, 0.545, 560, 0.2),
            (0.95, 0.56, 300, 0.1), (0.5, 0.54, 420 * big, 0.12 * big)))  # fmt: skip
    for k, bergs in enumerate(rows):
        _bergs(stage, bergs, 0.35 + 0.3 * k, mood.tones(ICE, 0.24 - 0.14 * k), sea.base)

    def floes(canvas: skia.Canvas) -> None:
        for x in stage.scatter(6):
            y = height * dice.uniform(0.55, 0.6)
            draw_floe(canvas, dice, x, y, 200 * unit * dice.uniform(0.5, 1.2), ice)

    stage.plane(floes, 0.85, top=top, bottom=height * 0.64, sway=10, bob=4, period_s=5)


def _bergs(
    stage: Stage, bergs: tuple[tuple[float, float, float, float], ...], depth: float,
    tones: Tones, sea: str,
) -> None:  # fmt: skip
    def paint(canvas: skia.Canvas) -> None:
        for x, at, wide, tall in bergs:
            size = stage.random.uniform(0.85, 1.15)
            across, high = wide * stage.unit * size, stage.height * tall * size
            spot = (stage.width * x, stage.down(at))
            draw_iceberg(canvas, stage.random, *spot, across, high, tones, sea)

    stage.plane(paint, depth, top=stage.height * 0.2, bottom=stage.height * 0.64, sway=5, bob=4,
                period_s=7)  # fmt: skip


def _snowfield(stage: Stage, *, base: float, depth: float, shade: float) -> None:
    """The snow that hides the hero's feet, blue enough for white captions."""
    dice, height, unit = stage.random, stage.height, stage.unit
    own = stage.mood.tones(SHEEN if stage.mood.stars else SNOW)
    tones = Tones(own.at(0.08 + shade * 0.7), own.at(0.48 + shade * 0.7), own.deep)
    line = contour(dice, stage.left, stage.right, height * base, 50 * unit, waves=3, octaves=3,
                   valley=0.7)  # fmt: skip

    def paint(canvas: skia.Canvas) -> None:
        spots = [x for x in stage.spots(9) if abs(x / stage.width - 0.5) > 0.33]
        draw_crystals(canvas, dice, line, spots, 110 * unit, tones)
        draw_land(canvas, line, stage.left, stage.right, height + 120, tones, crest=height * base,
                  depth=height * 0.22, shadow=0.35, rim=0.5)  # fmt: skip
        draw_drifts(canvas, dice, stage.left, stage.right, height * base + 46 * unit,
                    height * (base + 0.22), tones, rows=4, alpha=0.26)  # fmt: skip

    end = height * (base + 0.2) if base < 0.7 else None
    stage.plane(paint, depth, top=height * (base - 0.1), bottom=end)


def _air(stage: Stage, variant: str) -> None:
    dice, unit, width, height = stage.random, stage.unit, stage.width, stage.height
    whole = (-160.0, -160.0, width + 160, height + 160)
    white = [lighten(stage.mood.sun, 0.5)]
    wind = (-330.0, 150.0) if variant == "blizzard" else (18.0, 62.0)
    stage.add(Drift(dice, 80, whole, velocity=(wind[0] * unit, wind[1] * unit), size=(1.8, 7.5),
                    colours=white, alpha=(0.4, 0.9), sway=30))  # fmt: skip
    if variant == "blizzard":

        def gusts(canvas: skia.Canvas) -> None:
            for _ in range(14):
                x, y = dice.uniform(0, width), height * dice.uniform(0.3, 0.95)
                paint_wisp(canvas, dice, x, y, 760, white[0])

        stage.plane(gusts, 2.0, top=height * 0.2, sway=150, period_s=7, breath=0.6, alpha=0.5)
    elif variant == "bergs":
        gull = mix(stage.mood.paint("#f4f6fa"), stage.mood.shade, 0.3)
        x, y = width * 0.15, height * 0.24
        stage.add(Birds(dice, 4, x, y, size=28 * unit, speed=42, colour=gull))


KIT = Kit(
    name="polar",
    version=1,
    build=build,
    about=(
        "penguins and polar bears on the ice",
        "icebergs in the Arctic or Antarctica",
        "northern lights, aurora borealis in the night sky",
        "snowstorm and extreme cold",
        "melting ice and climate warming",
        "polar explorers and the South Pole",
        "ice age and mammoths",
        "frozen sea and glaciers",
    ),
    words=tuple(
        """
        polaire polar polare arctique arctic ártic arktis artico antarcti antárti antarktis
        banquise iceberg pingouin manchot penguin pingüino pinguin pinguino glace ice hielo eis
        ghiaccio gelo aurore aurora nordlicht boréale groenland greenland grönland groenlandia
        inuit igloo iglu neige snow nieve schnee neve mammouth mammoth mamut morse walrus renne
        reindeer amundsen shackleton
        """.split()
    ),
)
