"""Massif: open skies, far ranges and an erupting volcano, put on a stage piece by piece."""

from __future__ import annotations

import skia

from reelwright.motion.brush import lighten, mix
from reelwright.motion.nature.peaks import draw_volcano
from reelwright.motion.nature.plume import Plume
from reelwright.motion.nature.terrain import contour, draw_land, draw_rock, draw_slopes, land_path
from reelwright.motion.nature.weather import (
    paint_glow,
    paint_haze,
    paint_sky,
    paint_stars,
    paint_sun,
    paint_wisp,
)
from reelwright.motion.staging.cast import hero, satellite, shows_hero
from reelwright.motion.staging.drift import Drift
from reelwright.motion.staging.mood import Tones
from reelwright.motion.staging.stage import Stage

ROCK = Tones("#b9b4bd", "#7f7f92", "#464a66")
SNOW = Tones("#ffffff", "#e4eefb", "#8fa6d4")
BASALT = Tones("#6a5560", "#3c3040", "#17101f")
LAVA = Tones("#ffd25a", "#ff6a1e", "#a81c12")


def paint_open_sky(stage: Stage, *, sun_x: float, sun_y: float) -> None:
    """Sky with sun or moon at shares of the picture, stars by night, wisps of cloud."""
    mood, width, height, dice = stage.mood, stage.width, stage.height, stage.random

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * 0.56)
        if mood.stars:
            paint_stars(canvas, dice, width, height * 0.5)
        paint_sun(canvas, mood, width * sun_x, height * sun_y, 62 * stage.unit)
        for _ in range(4):
            x, y = dice.uniform(0, width), height * dice.uniform(0.05, 0.3)
            paint_wisp(canvas, dice, x, y, 620, mix(mood.horizon, mood.sun, 0.4))

    stage.sky(paint)


def stand_range(
    stage: Stage, *, base: float, swing: float, distance: float, depth: float, snow: bool
) -> None:
    """A far chain under haze."""
    tones = stage.mood.tones(SNOW if snow else ROCK, distance)
    height = stage.height
    line = contour(
        stage.random, stage.left, stage.right, height * base, height * swing, waves=6, rough=0.6
    )

    def paint(canvas: skia.Canvas) -> None:
        foot = height * 0.6
        draw_land(canvas, line, stage.left, stage.right, foot, tones,
                  crest=height * (base - swing * 0.6), depth=height * 0.22)  # fmt: skip
        canvas.save()
        canvas.clipPath(land_path(line, stage.left, stage.right, foot), True)
        draw_slopes(canvas, stage.random, line, stage.left, stage.right, tones, count=60,
                    reach=150 * stage.unit)  # fmt: skip
        canvas.restore()
        paint_haze(canvas, stage.left, stage.right, height * 0.42, height * 0.66, stage.mood.haze,
                   0.7)  # fmt: skip

    stage.plane(paint, depth, bottom=height * 0.61)


def erupt(stage: Stage) -> None:
    """A cone with lava and smoke behind broken crust; the hero between them."""
    dice, height, width, unit = stage.random, stage.height, stage.width, stage.unit
    mood = stage.mood
    lava = Tones(
        *(
            mood.accent(tone) if mood.palette else tone
            for tone in (LAVA.light, LAVA.base, LAVA.deep)
        )
    )
    if mood.palette:
        lava = Tones(lighten(lava.base, 0.45), lava.base, mix(lava.base, mood.shade, 0.5))
    paint_open_sky(stage, sun_x=1.4, sun_y=0.1)
    stand_range(stage, base=0.48, swing=0.04, distance=0.6, depth=0.12, snow=False)
    top_x = width * (0.5 if not shows_hero(stage, ("volcano",)) else 0.68)
    seen_x = width - top_x if stage.mirror else top_x
    stage.add(Plume(stage.given.easel, dice, seen_x, height * 0.245, size=430 * unit,
                    height=height * 0.34, wind=-260 * unit * (1 if top_x > width / 2 else -1),
                    colour=mix(mood.paint("#8a7a86"), lava.base, 0.28),
                    dark=mood.paint("#2c2434"), depth=0.3))  # fmt: skip

    def cone(canvas: skia.Canvas) -> None:
        half = max(width * 0.6, 560 * unit)
        draw_volcano(canvas, dice, top_x, height * 0.62, height * 0.385, half,
                     mood.tones(BASALT, 0.16), lava)  # fmt: skip
        paint_haze(canvas, stage.left, stage.right, height * 0.48, height * 0.7,
                   mix(mood.haze, lava.base, 0.4), 0.6)  # fmt: skip

    stage.plane(cone, 0.3, bottom=height * 0.61)
    sparks = (seen_x - 190 * unit, height * 0.02, seen_x + 190 * unit, height * 0.27)
    stage.add(Drift(dice, 34, sparks, velocity=(10, -130 * unit), size=(2, 6), fade=True,
                    colours=[lava.light, lava.base], alpha=(0.5, 1), depth=0.3,
                    twinkle_s=1.1))  # fmt: skip
    hero(stage, share=0.6, at=0.45, depth=1.05, floor=0.64, unless=("volcano",))
    satellite(stage, 1, x=0.14, at=0.53, share=0.25, depth=1.15)
    satellite(stage, 2, x=0.87, at=0.54, share=0.22, depth=1.2)
    for base, depth, shade in ((0.58, 1.3, 0.0), (0.75, 1.8, 0.5)):
        _crust(stage, base=base, depth=depth, shade=shade, lava=lava)
    whole = (-160.0, -160.0, width + 160, height + 160)
    stage.add(Drift(dice, 60, whole, velocity=(18, -85 * unit), size=(1.6, 5.5),
                    colours=[lava.light, lava.base], alpha=(0.25, 0.95), sway=34,
                    twinkle_s=1.7))  # fmt: skip


def _crust(stage: Stage, *, base: float, depth: float, shade: float, lava: Tones) -> None:
    """Broken black rock over a faint glow."""
    dice, height, unit = stage.random, stage.height, stage.unit
    own = stage.mood.tones(BASALT, 0.0)
    tones = Tones(own.at(shade * 0.8), own.at(0.5 + shade * 0.6), own.deep)
    line = contour(dice, stage.left, stage.right, height * base, 50 * unit, waves=5, octaves=4,
                   rough=0.6, valley=0.7)  # fmt: skip
    rim = Tones(mix(tones.light, lava.base, 0.5 - shade * 0.5), tones.base, tones.deep)

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.scatter(9):
            size = 150 * unit * dice.uniform(0.6, 1.4) * (0.45 + abs(x / stage.width - 0.5))
            draw_rock(canvas, dice, x, line(x) + 40 * unit, size, rim)
        draw_land(canvas, line, stage.left, stage.right, height + 120, tones, crest=height * base,
                  depth=height * 0.26, shadow=0.5)  # fmt: skip
        for _ in range(34):
            x = dice.uniform(stage.left, stage.right)
            y = line(x) + dice.uniform(20, 300) * unit
            draw_rock(canvas, dice, x, y, 70 * unit * dice.uniform(0.4, 1.3),
                      Tones(tones.at(0.35), tones.at(0.6), tones.deep))  # fmt: skip
        if shade == 0:
            warm = mix(lava.base, tones.base, 0.35)
            paint_glow(canvas, stage.width * 0.5, height * base, 520 * unit, warm, 0.16)

    end = height * (base + 0.2) if base < 0.7 else None
    stage.plane(paint, depth, top=height * (base - 0.12), bottom=end)
