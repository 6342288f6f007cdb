"""Underwater kit: coral reef, kelp forest or the deep with jellyfish; the hero swims."""

from __future__ import annotations

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.fauna import Jellyfish, Shoal
from reelwright.motion.nature.reef import CORALS, draw_kelp, draw_surface, paint_deep
from reelwright.motion.nature.seawater import CORAL, KELP, Sea, sea_for, sunk
from reelwright.motion.nature.terrain import contour, draw_drifts, draw_land, land_path
from reelwright.motion.nature.weather import paint_glow, paint_rays
from reelwright.motion.staging.cast import hero, satellite
from reelwright.motion.staging.drift import Drift
from reelwright.motion.staging.mood import DAY, Tones
from reelwright.motion.staging.stage import Stage
from reelwright.motion.staging.variants import choose

VARIANTS = {
    "reef": ("fish", "tropical", "blowfish", "crab", "shell", "coral", "turtle", "shark"),
    "kelp": ("seal", "otter", "shrimp", "lobster", "seahorse"),
    "deep": ("octopus", "squid", "jellyfish", "whale", "anchor", "submarine", "anglerfish"),
}


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (DAY,), salt=4)
    variant = choose(given.recipe, VARIANTS)
    sea = sea_for(stage, variant)
    _water(stage, sea, variant)
    _reef_wall(stage, sea, at=0.56, swing=0.07, distance=0.72, depth=0.2)
    _shoals(stage, sea, variant)
    if variant == "kelp":
        _kelp(stage, sea, count=6, tall=0.8, distance=0.7, depth=0.4)
    _reef_wall(stage, sea, at=0.62, swing=0.05, distance=0.45, depth=0.45)
    if variant == "kelp":
        _kelp(stage, sea, count=4, tall=0.9, distance=0.34, depth=0.7)
    if variant == "deep":
        _jellies(stage, sea)
    hero(stage, share=0.62, at=0.4, depth=1.0, rise=260, nod=5, bob=22, sway=26, period_s=4.4,
         shade=0.35, shadow=0.2)  # fmt: skip
    satellite(stage, 1, x=0.84, at=0.25, share=0.22, depth=0.8, bob=16)
    satellite(stage, 2, x=0.15, at=0.52, share=0.2, depth=1.2, bob=16)
    _floor(stage, sea, variant)
    _air(stage, sea, variant)
    _frame(stage, sea, variant)
    stage.veil(top=0.12, bottom=0.4, edge=0.5)
    return stage.picture()


def _water(stage: Stage, sea: Sea, variant: str) -> None:
    width, height, dice = stage.width, stage.height, stage.random
    bright = 0.35 if variant == "deep" else 0.75

    def back(canvas: skia.Canvas) -> None:
        paint_deep(canvas, width, height, sea.water)
        paint_glow(canvas, width * 0.62, -height * 0.04, height * 0.5, sea.light, bright * 0.8)

    stage.sky(back)

    def ceiling(canvas: skia.Canvas) -> None:
        draw_surface(canvas, dice, stage.left, stage.right, -40, height * 0.17, sea.light)

    if variant != "deep":
        stage.plane(ceiling, 0.3, bottom=height * 0.2, sway=34, period_s=7, breath=0.3)
    for k in range(2):
        _shafts(stage, sea, bright, k)


def _shafts(stage: Stage, sea: Sea, bright: float, k: int) -> None:
    def paint(canvas: skia.Canvas) -> None:
        for at in (0.3, 0.75):
            paint_rays(canvas, stage.random, stage.width * (at + 0.12 * k), -stage.height * 0.22,
                       colour=sea.light, count=6, length=stage.height * 0.92, middle=96 - 8 * k,
                       spread=26, strength=0.3 * bright)  # fmt: skip

    stage.plane(paint, 0.25, bottom=stage.height * 0.58, sway=26, period_s=8 + 3 * k, breath=0.75)


def _reef_wall(
    stage: Stage, sea: Sea, *, at: float, swing: float, distance: float, depth: float
) -> None:
    """Hazy rock towards the sides."""
    dice, height = stage.random, stage.height
    tones = sunk(stage.mood, sea, Tones("#4f8a9a", "#2a5a78", "#123054"), distance)
    rough = contour(dice, stage.left, stage.right, height * at, height * swing, waves=7, rough=0.6)

    def line(x: float) -> float:
        side = min(1.0, abs(x / stage.width - 0.5) * 2)
        return float(rough(x) - height * 0.15 * side**2.2)

    def paint(canvas: skia.Canvas) -> None:
        draw_land(canvas, line, stage.left, stage.right, height * 0.8, tones,
                  crest=height * (at - 0.16), depth=height * 0.34)  # fmt: skip
        path = land_path(line, stage.left, stage.right, height * 0.8)
        mist = [(0.0, sea.far, 0.0), (1.0, sea.water[2], 0.85)]
        canvas.drawPath(path, fill(shader=vertical(height * (at - 0.1), height * 0.76, mist)))

    stage.plane(paint, depth, top=height * 0.2, bottom=height * 0.78)


def _shoals(stage: Stage, sea: Sea, variant: str) -> None:
    dice, unit = stage.random, stage.unit
    if variant == "deep":
        return
    way = dice.choice((-1, 1))
    if stage.alone:
        lead = stage.mood.accent("#ffdf6a")
        stage.add(
            Shoal(dice, 46, stage.width * 0.5, stage.down(0.41), size=84 * unit,
                  speed=9 * way, spread=(430 * unit, 250 * unit), depth=0.6,
                  colours=(lead, lighten(lead, 0.25), mix(lead, sea.far, 0.3)))
        )  # fmt: skip
    start = 0.2 if way > 0 else 0.8
    silver = mix(lighten(sea.water[1], 0.35), sea.far, 0.25)
    stage.add(
        Shoal(dice, 26, stage.width * start, stage.down(0.3), size=34 * unit,
              spread=(260 * unit, 110 * unit), colours=(silver,), speed=32 * way, depth=0.4)
    )  # fmt: skip
    bright = (stage.mood.accent("#ffd04a"), stage.mood.accent("#ff8a4a"))
    stage.add(
        Shoal(dice, 9, stage.width * (1 - start), stage.down(0.5), size=58 * unit,
              spread=(200 * unit, 80 * unit), colours=bright, speed=-26 * way, depth=0.8)
    )  # fmt: skip


def _kelp(
    stage: Stage, sea: Sea, *, count: int, tall: float, distance: float, depth: float
) -> None:
    dice, height = stage.random, stage.height
    tones = sunk(stage.mood, sea, KELP, distance)

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.scatter(count):
            if not stage.alone and abs(x / stage.width - 0.5) < 0.3:
                continue
            size = height * tall * dice.uniform(0.6, 1.0)
            draw_kelp(canvas, dice, x, height * 0.8, size, tones)

    stage.plane(paint, depth, bottom=height * 0.74, sway=14 * depth + 4, period_s=5.5)


def _jellies(stage: Stage, sea: Sea) -> None:
    dice, unit = stage.random, stage.unit
    hues = (("#ffb0e0", "#c860d8"), ("#a8f0ff", "#4aa8f0"), ("#ffd8a0", "#f08a6a"))
    centre = stage.alone
    spots = [(0.16, 0.36, 120), (0.86, 0.3, 150), (0.78, 0.6, 84), (0.25, 0.64, 70)]
    if centre:
        spots = [(0.5, 0.46, 330), (0.16, 0.4, 140), (0.85, 0.34, 120), (0.8, 0.62, 80)]
    for i, (x, y, size) in enumerate(spots):
        light, body = hues[i % 3]
        hue = stage.mood.palette
        if hue is not None:
            light, body = lighten(hue.accent, 0.4), mix(hue.accent, hue.light, 0.2 * i)
        stage.add(Jellyfish(stage.width * x, stage.down(y), size * unit, light=light, body=body,
                            phase=dice.uniform(0, 6.28), depth=0.6 + 0.1 * i))  # fmt: skip


def _floor(stage: Stage, sea: Sea, variant: str) -> None:
    for at, depth, shade, size in ((0.675, 1.2, 0.0, 215.0), (0.83, 1.8, 0.55, 250.0)):
        _bed(stage, sea, variant, at=at, depth=depth, shade=shade, size=size)


def _bed(
    stage: Stage, sea: Sea, variant: str, *, at: float, depth: float, shade: float, size: float
) -> None:
    """Sand with what grows on it; dimmer towards us, so that captions stay readable."""
    dice, height, unit = stage.random, stage.height, stage.unit
    crest = mix(sea.floor.at(0.25 + shade * 0.6), sea.water[2], 0.3)
    floor = Tones(crest, sea.floor.at(0.6 + shade * 0.4), darken(sea.floor.deep, 0.2))
    line = contour(dice, stage.left, stage.right, height * at, 34 * unit, waves=2, octaves=3)
    dim = 0.1 + shade * 0.6

    def paint(canvas: skia.Canvas) -> None:
        for x in stage.scatter(8 if variant != "deep" else 4):
            side = min(1.0, abs(x / stage.width - 0.5) * 2)
            tall = size * unit * dice.uniform(0.55, 1.05) * (0.4 + 0.75 * side)
            tones = stage.mood.tones(dice.choice(CORAL))
            dull = Tones(mix(tones.light, sea.water[3], dim), mix(tones.base, sea.water[3], dim),
                         mix(tones.deep, sea.water[3], dim))  # fmt: skip
            dice.choice(CORALS)(canvas, dice, x, line(x) + 16, tall, dull)
        draw_land(canvas, line, stage.left, stage.right, height + 120, floor, crest=height * at,
                  depth=height * 0.24, shadow=0.3)  # fmt: skip
        draw_drifts(canvas, dice, stage.left, stage.right, height * at + 24, height * (at + 0.2),
                    floor, alpha=0.22)  # fmt: skip

    end = height * (at + 0.22) if at < 0.75 else None
    stage.plane(paint, depth, top=height * (at - 0.16), bottom=end)


def _air(stage: Stage, sea: Sea, variant: str) -> None:
    dice, unit = stage.random, stage.unit
    whole = (-160.0, -160.0, stage.width + 160, stage.height + 160)
    stage.add(Drift(dice, 34, whole, velocity=(0, -78 * unit), size=(3, 13), sway=16,
                    colours=[lighten(sea.light, 0.3)], alpha=(0.12, 0.4)))  # fmt: skip
    stage.add(Drift(dice, 55, whole, velocity=(7, 16), size=(1.2, 4), sway=22,
                    colours=[sea.light], alpha=(0.1, 0.75 if variant == "deep" else 0.5))
              )  # fmt: skip


def _frame(stage: Stage, sea: Sea, variant: str) -> None:
    """Dark growth near the lens at both lower corners."""
    dice, height, width, unit = stage.random, stage.height, stage.width, stage.unit
    own = Tones(
        mix(sea.water[2], sea.water[3], 0.45), mix(sea.water[2], sea.water[3], 0.75), sea.water[3]
    )

    def paint(canvas: skia.Canvas) -> None:
        for x in (-60, 20, 110, width - 100, width - 10, width + 70):
            tall = height * dice.uniform(0.2, 0.34)
            if variant == "reef" and dice.random() < 0.5:
                CORALS[0](canvas, dice, x, height + 90, 430 * unit, own)
            else:
                draw_kelp(canvas, dice, x, height + 100, tall + 100, own)

    stage.plane(paint, 2.4, top=height * 0.6, blur=7 * unit, sway=12, period_s=5)


KIT = Kit(
    name="underwater",
    version=1,
    build=build,
    about=(
        "fish swimming under water",
        "coral reef with tropical fish",
        "the deep sea and its creatures",
        "octopus, jellyfish and squid",
        "diving and submarines",
        "sharks and whales below the surface",
        "kelp forest and seaweed",
        "sea turtle on the sea floor",
    ),
    words=tuple(
        """
        sous-marin underwater submarin unterwasser sottomarin subaquátic abyss abismo
        tiefsee corail coral koralle corallo récif reef arrecife riff poisson fish pez
        peces fisch pesce peixe requin shark tiburón hai squalo tubarão pieuvre poulpe
        octopus pulpo oktopus polpo polvo méduse jellyfish medusa qualle calmar squid
        calamar tortue turtle tortuga plongée diving buceo tauchen algue seaweed
        hippocampe seahorse
        """.split()
    ),
)
