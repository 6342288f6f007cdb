"""Sky kit: a sea of clouds, balloons, a thunderstorm or a moonlit night; the hero flies."""

from __future__ import annotations

import skia

from reelwright.motion.brush import LINEAR, fill, lighten, mix
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.fauna import Birds
from reelwright.motion.nature.weather import (
    bolt_path,
    murk,
    paint_cloud,
    paint_glow,
    paint_rays,
    paint_sky,
    paint_stars,
    paint_sun,
    paint_wisp,
)
from reelwright.motion.staging.cast import hero, hero_size, satellite
from reelwright.motion.staging.drift import Drift
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Mood, Tones
from reelwright.motion.staging.scenery import Actor
from reelwright.motion.staging.stage import Stage
from reelwright.motion.staging.variants import choose
from reelwright.motion.town.balloons import draw_balloon

VARIANTS = {
    "clouds": ("airplane", "eagle", "angel", "parachute", "helicopter"),
    "balloons": ("balloon", "kite", "rainbow"),
    "storm": ("lightning", "tornado", "thunder", "high", "umbrella", "rain", "storm"),
    "night": ("moon", "owl", "bat", "star", "crescent", "witch", "comet"),
}
THUNDER = Mood("thunder", "#161b34", "#37436a", "#8f94b8", "#555f86", "#e8ecff", "#090d20", 0.3)
FABRIC = (("#ff6a5a", "#ffe0a0"), ("#4aa8e0", "#f4f8ff"), ("#f4a93a", "#c84a5a"),
          ("#5ab88a", "#fff0c0"), ("#8a6ad0", "#ffc0d8"))  # fmt: skip


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (DAY, GOLDEN, DAWN, DUSK), salt=8)
    variant = choose(given.recipe, VARIANTS, rare=("storm", "night"))
    if variant == "night":
        stage = Stage.open(given, (NIGHT,), salt=8)
    if variant == "storm" and given.palette is None:
        stage.mood = THUNDER
    _backdrop(stage, variant)
    if variant == "storm":
        _thunder(stage)
    for at, wide, depth, distance in ((0.5, 330, 0.15, 0.62), (0.56, 470, 0.4, 0.38)):
        _bank(stage, at=at, wide=wide, depth=depth, distance=distance, shade=0.0)
    if variant == "balloons":
        _balloons(stage, ((0.16, 0.3, 0.15, 0.4), (0.83, 0.4, 0.2, 0.6), (0.72, 0.2, 0.09, 0.3)))
    elif variant != "storm":
        _birds(stage)
    if not hero(stage, share=0.64, at=0.405, depth=1.0, rise=330, nod=4, bob=24, sway=30,
                period_s=4.6, shade=0.3, shadow=0.25, unless=("cloud", "sun", "moon")):  # fmt: skip
        _soloist(stage, variant)
    satellite(stage, 1, x=0.84, at=0.24, share=0.22, depth=0.8, bob=16)
    satellite(stage, 2, x=0.15, at=0.5, share=0.2, depth=1.2, bob=16)
    for at, wide, depth, shade in ((0.62, 620, 1.1, 0.28), (0.72, 780, 1.5, 0.5),
                                   (0.85, 900, 2.0, 0.72), (0.97, 980, 2.3, 0.88)):  # fmt: skip
        _bank(stage, at=at, wide=wide, depth=depth, distance=0.0, shade=shade)
    _air(stage, variant)
    stage.veil(top=0.08, bottom=0.4, edge=0.36)
    return stage.picture()


def _backdrop(stage: Stage, variant: str) -> None:
    mood, width, height, dice, unit = (
        stage.mood, stage.width, stage.height, stage.random, stage.unit
    )  # fmt: skip
    low = mood.name in ("golden", "dusk", "dawn")
    x = width * (dice.uniform(0.25, 0.75) if low else stage.aside())
    y = height * (dice.uniform(0.38, 0.46) if low else dice.uniform(0.14, 0.2))
    size = {"night": 170.0}.get(variant, 110.0 if low else 70.0) * unit
    if variant == "night" and stage.alone:
        x, y, size = width * 0.5, height * 0.42, 290 * unit

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * 0.6)
        if mood.stars:
            paint_stars(canvas, dice, width, height * 0.62, count=460)
        if variant == "storm":
            return
        if low:
            paint_rays(canvas, dice, x, y, colour=mood.sun, count=16, length=height * 0.7,
                       middle=-90, spread=100, strength=0.3)  # fmt: skip
        paint_sun(canvas, mood, x, y, size)
        for _ in range(9):
            px, py = dice.uniform(0, width), height * dice.uniform(0.04, 0.5)
            paint_wisp(canvas, dice, px, py, 700, mix(mood.horizon, mood.sun, 0.5))

    stage.sky(paint)


def _tones(stage: Stage, distance: float, shade: float) -> tuple[str, str]:
    """A cloud's lit top and shaded foot; nearer banks are darker, so that captions read."""
    mood = stage.mood
    light = mix(lighten(mood.sun, 0.45), mood.horizon, 0.18 + 0.4 * distance)
    under = mix(mix(mood.haze, mood.middle, 0.5), mood.zenith, 0.35)
    if mood.stars or mood.name == "thunder":
        light, under = mix(mood.haze, mood.sun, 0.32), mix(mood.haze, mood.zenith, 0.55)
    base = mix(under, mood.horizon, distance * 0.7)
    deep = mix(mood.zenith, mood.shade, 0.35)
    return mix(light, mix(base, deep, 0.35), shade), mix(base, deep, min(1.0, 0.25 + shade))


def _bank(
    stage: Stage, *, at: float, wide: float, depth: float, distance: float, shade: float
) -> None:
    """A row of cumulus whose feet melt into the next."""
    dice, height, unit = stage.random, stage.height, stage.unit
    light, base = _tones(stage, distance, shade)
    y = height * at
    tall = 0.5 if shade == 0 else 0.34

    def paint(canvas: skia.Canvas) -> None:
        count = max(4, round((stage.right - stage.left) / (wide * unit) * 1.9))
        floor = y + 40 * unit
        for x in stage.spots(count):
            size = wide * unit * dice.uniform(0.75, 1.3)
            paint_cloud(canvas, dice, x, floor, size, light=light, base=base, flat=tall)
        canvas.drawRect(skia.Rect(stage.left, floor - 6, stage.right, height + 120), fill(base))

    end = min(height + 120, y + height * 0.18)
    stage.plane(paint, depth, top=y - wide * unit * 0.75, bottom=end, sway=14 + 10 * depth,
                period_s=13 - 2 * depth, bob=4 * depth)  # fmt: skip


def _thunder(stage: Stage) -> None:
    mood, dice, width, height = stage.mood, stage.random, stage.width, stage.height
    dark = [murk(dice.randrange(1 << 30), colour=mix(mood.haze, mood.zenith, 0.55), cover=0.75,
                 dark=mix(mood.zenith, "#000000", 0.35)) for _ in range(2)]  # fmt: skip

    def roof(canvas: skia.Canvas) -> None:
        for i, x in enumerate(stage.spots(6)):
            wide = width * dice.uniform(0.8, 1.2)
            y = height * dice.uniform(0.02, 0.24)
            box = skia.Rect(x - wide / 2, y - wide * 0.3, x + wide / 2, y + wide * 0.3)
            canvas.drawImageRect(dark[i % 2], box, LINEAR)

    stage.plane(roof, 0.1, bottom=height * 0.5, drift=-7)
    for k, (x, period) in enumerate(((0.28, 3.3), (0.74, 4.7))):
        _flash(stage, width * x, period, 0.22 + 0.05 * k)


def _flash(stage: Stage, x: float, period_s: float, top: float) -> None:
    strike = bolt_path(stage.random, x, stage.down(top), stage.down(0.54))
    colour = stage.mood.accent(stage.mood.sun)

    def paint(canvas: skia.Canvas) -> None:
        paint_glow(canvas, x, stage.down(0.34), 430 * stage.unit, colour, 0.34)
        canvas.drawPath(strike, fill(colour, 0.5, stroke=16, blur=11))
        canvas.drawPath(strike, fill(lighten(colour, 0.6), 0.95, stroke=5))

    # Slow swells of light instead of hard flashes: kinder to the eyes and to the encoder.
    stage.plane(paint, 0.12, bottom=stage.down(0.56), breath=1.0, period_s=period_s)


def _birds(stage: Stage) -> None:
    dice, unit = stage.random, stage.unit
    colour = mix(stage.mood.paint("#2c3450"), stage.mood.haze, 0.15)
    for at, count, size in ((0.26, 7, 24.0), (0.5, 5, 34.0)):
        x = stage.width * dice.uniform(0.0, 0.5)
        stage.add(Birds(dice, count, x, stage.down(at), size=size * unit, speed=48, colour=colour))


def _balloons(stage: Stage, spots: tuple[tuple[float, float, float, float], ...]) -> None:
    for i, (x, at, share, depth) in enumerate(spots):
        colours = FABRIC[(stage.given.seed + i) % len(FABRIC)]
        _balloon(stage, x, at, share, depth, colours, phase=i * 1.9)


def _balloon(
    stage: Stage, x: float, at: float, share: float, depth: float, colours: tuple[str, str],
    *, phase: float,
) -> None:  # fmt: skip
    mood = stage.mood
    size = hero_size(stage, share) * 1.35
    first = mood.accent(colours[0]) if phase == 0 else mood.paint(colours[0], 0.3 * (1 - depth))
    second = mood.paint(colours[1], 0.3 * (1 - depth))
    basket = Tones(mood.paint("#c08a5a"), mood.paint("#8a5a3c"), mood.paint("#4a3030"))

    def paint(canvas: skia.Canvas) -> None:
        draw_balloon(canvas, size, first, second, basket, mood.shade)

    layer = stage.given.easel.layer(size, size, paint)
    stage.add(
        Actor(layer, stage.width * x, stage.down(at), depth, 0, delay_s=-1, nod=2.4,
              bob=16 * stage.unit, sway=12 * stage.unit, period_s=5.2, phase=phase)
    )  # fmt: skip


def _soloist(stage: Stage, variant: str) -> None:
    """Where there is no hero, one large balloon carries the picture (but not a storm or night)."""
    if variant in ("clouds", "balloons"):
        colours = FABRIC[stage.given.seed % len(FABRIC)]
        _balloon(stage, 0.47, 0.39, 0.5, 0.95, colours, phase=0)


def _air(stage: Stage, variant: str) -> None:
    dice, unit, width, height = stage.random, stage.unit, stage.width, stage.height
    whole = (-200.0, -160.0, width + 200, height + 160)
    light = [lighten(stage.mood.sun, 0.4)]
    if variant == "storm":
        drop = skia.Path()
        drop.addPoly([skia.Point(0, 0), skia.Point(1.6, 0), skia.Point(-9, 52),
                      skia.Point(-10, 52)], True)  # fmt: skip
        stage.add(
            Drift(dice, 80, whole, velocity=(-210 * unit, 1050 * unit), size=(0.5, 1.25),
                  colours=light, alpha=(0.16, 0.42), sway=0, path=drop, upright=True)
        )  # fmt: skip
        return
    stage.add(Drift(dice, 56, whole, velocity=(-34, -10), size=(1.5, 5), colours=light,
                    alpha=(0.1, 0.75), sway=24))  # fmt: skip


KIT = Kit(
    name="sky",
    version=1,
    build=build,
    about=(
        "an aeroplane flying above the clouds",
        "birds in the sky",
        "hot-air balloons at sunrise",
        "thunderstorm, lightning and rain clouds",
        "weather and the atmosphere",
        "history of aviation and flight",
        "full moon on a starry night",
        "dreams, freedom and heaven",
    ),
    words=tuple(
        """
        ciel sky cielo himmel céu nuage cloud nube wolke nuvola nuvem avion airplane aeroplane
        plane avión flugzeug aereo avião aviation pilot vol flight vuelo flug volo voo oiseau bird
        pájaro ave vogel uccello pássaro aigle eagle águila adler aquila montgolfière balloon globo
        ballon mongolfiera orage thunder trueno gewitter temporale éclair lightning relámpago blitz
        fulmine raio météo weather clima wetter lune moon luna mond lua
        """.split()
    ),
)
