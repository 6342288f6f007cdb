"""Forest kit: bamboo, firs, jungle or autumn birches, the hero behind a bank of leaves."""

from __future__ import annotations

from dataclasses import replace

import skia

from reelwright.motion.brush import fill, lighten, mix, noise_line, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.foliage import (
    draw_fan,
    draw_hedge,
    slender_leaf,
)
from reelwright.motion.nature.groves import LEAF, PLANT
from reelwright.motion.nature.weather import paint_glow, paint_rays, paint_sky, paint_stars
from reelwright.motion.staging.cast import hero, satellite
from reelwright.motion.staging.drift import Drift
from reelwright.motion.staging.mood import DAWN, DAY, GOLDEN, NIGHT, Mood, Tones
from reelwright.motion.staging.stage import Stage
from reelwright.motion.staging.variants import choose

VARIANTS = {
    "conifers": ("evergreen", "bear", "wolf", "deer", "moose", "owl", "beaver", "snow", "pine"),
    "jungle": ("tiger", "monkey", "orangutan", "gorilla", "parrot", "leopard", "snake", "sloth"),
    "autumn": ("maple", "fallen", "fox", "squirrel", "chipmunk", "hedgehog", "mushroom", "oak"),
    "bamboo": ("panda", "bamboo", "crane", "china", "japan"),
}

FOG = {"bamboo": "#cfe6a8", "conifers": "#b9d4c8", "jungle": "#a8dcae", "autumn": "#ffdca0"}
MOODS = (GOLDEN, DAY, DAWN, NIGHT)


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, MOODS, salt=1)
    variant = choose(given.recipe, VARIANTS, rare=("bamboo",))
    stage.mood = leafy(stage.mood, FOG[variant], LEAF[variant].deep)
    _sky(stage)
    PLANT[variant](stage)
    _light(stage)
    hero(stage, at=0.425, depth=1.05, floor=0.62)
    satellite(stage, 1, x=0.86, at=0.53, share=0.27, depth=1.15)
    satellite(stage, 2, x=0.13, at=0.54, share=0.23, depth=1.2)
    _banks(stage, variant)
    _air(stage, variant)
    _frame(stage, variant)
    stage.veil(top=0.3, bottom=0.42, edge=0.5)
    return stage.picture()


def leafy(mood: Mood, fog: str, deep: str) -> Mood:
    """The mood under leaves: air and shade between trunks take the wood's own colours."""
    if mood.palette is not None:
        return mood
    dim = mix(fog, mood.shade, min(0.8, mood.tint * 1.25))
    return replace(
        mood,
        zenith=mix(mood.zenith, mix(dim, mood.sun, 0.3), 0.7),
        middle=mix(mood.middle, mix(dim, mood.sun, 0.45), 0.62),
        horizon=mix(mood.horizon, mix(dim, mood.sun, 0.5), 0.5),
        haze=mix(mood.haze, mix(dim, mood.sun, 0.16 - 0.2 * mood.tint), 0.78),
        shade=mix(mood.shade, mix(deep, "#000000", 0.45), 0.7),
        tint=mood.tint * 0.8,
    )


def _sky(stage: Stage) -> None:
    mood, width, height = stage.mood, stage.width, stage.height
    far = noise_line(120, stage.given.seed + 5, octaves=5)
    sun_x = width * 0.7

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * 0.6)
        if mood.stars:
            paint_stars(canvas, stage.random, width, height * 0.5)
        paint_glow(canvas, sun_x, height * 0.2, height * 0.42, mood.sun, 0.9)
        for k, base in enumerate((0.42, 0.48)):
            hill = skia.Path()
            hill.moveTo(0, height)
            for i, value in enumerate(far):
                hill.lineTo(width * i / 119, height * (base + 0.045 * value * (1 - 2 * k)))
            hill.lineTo(width, height)
            tone = mood.paint(FOG_HILL, 0.72 - 0.22 * k)
            fade = [(0.0, tone, 0.9), (1.0, mood.haze, 0.9)]
            canvas.drawPath(hill, fill(shader=vertical(height * 0.4, height * 0.66, fade)))

    stage.sky(paint)


FOG_HILL = "#4f9a78"


def _light(stage: Stage) -> None:
    mood = stage.mood
    strength = 0.24 if mood.stars else 0.42

    def paint(canvas: skia.Canvas) -> None:
        paint_rays(
            canvas, stage.random, stage.width * 0.8, -130, colour=mood.sun, count=10,
            length=stage.height * 0.74, middle=104, spread=34, strength=strength,
        )  # fmt: skip

    stage.plane(paint, 0.4, bottom=stage.down(0.6), breath=0.45, period_s=5.5)


def _banks(stage: Stage, variant: str) -> None:
    unit, height = stage.unit, stage.height
    slim = {"bamboo": 0.2, "conifers": 0.11, "jungle": 0.3, "autumn": 0.34}[variant]
    tones = LEAF[variant]
    if variant == "autumn":
        tones = Tones("#e8a03a", "#a8582c", "#3c1c22")
    near = stage.mood.tones(tones, 0.05)
    front = stage.mood.tones(Tones(tones.base, mix(tones.base, tones.deep, 0.7), tones.deep), 0.0)

    def first(canvas: skia.Canvas) -> None:
        draw_hedge(
            canvas, stage.random, stage.left, stage.right, height * 0.565, height * 0.84, near,
            bump=84 * unit, leaf=80 * unit, slim=slim,
        )  # fmt: skip

    def second(canvas: skia.Canvas) -> None:
        draw_hedge(
            canvas, stage.random, stage.left, stage.right, height * 0.735, height + 120, front,
            bump=80 * unit, leaf=100 * unit, slim=slim,
        )  # fmt: skip

    stage.plane(first, 1.3, top=height * 0.44, bottom=height * 0.84, sway=3)
    stage.plane(second, 1.75, top=height * 0.62, sway=5)


def _air(stage: Stage, variant: str) -> None:
    dice, mood, unit = stage.random, stage.mood, stage.unit
    whole = (-160.0, -160.0, stage.width + 160, stage.height + 160)
    leaf = {"bamboo": "#b8e07a", "conifers": "#cfe6c0", "jungle": "#d6f07a", "autumn": "#ffb03a"}[
        variant
    ]
    colours = [mood.accent(leaf), mood.paint(leaf), mood.paint(lighten(leaf, 0.3))]
    falling = {"bamboo": 22, "conifers": 6, "jungle": 12, "autumn": 34}[variant]
    shape = slender_leaf(60 * unit, (22 if variant == "autumn" else 9) * unit)
    stage.add(
        Drift(
            dice,
            falling,
            whole,
            velocity=(16, 105 * unit),
            size=(0.45, 1.15),
            colours=colours,
            alpha=(0.8, 0.95),
            sway=60 * unit,
            path=shape,
            flutter=True,
        )
    )
    glow = "#d8ff8a" if mood.stars else mood.sun
    stage.add(
        Drift(
            dice,
            46,
            whole,
            velocity=(5, -22),
            size=(1.6, 6 if mood.stars else 4.6),
            colours=[lighten(glow, 0.3)],
            alpha=(0.1, 0.7),
            sway=22,
            twinkle_s=3.4,
        )
    )


def _frame(stage: Stage, variant: str) -> None:
    unit, height, width = stage.unit, stage.height, stage.width
    dark = stage.mood.tones(Tones("#1f6b4c", "#14523a", "#0a3528"), 0.0)
    if variant == "autumn":
        dark = stage.mood.tones(Tones("#a04a24", "#742c20", "#461a1c"), 0.0)
    slim = 0.24 if variant in ("jungle", "autumn") else 0.1
    top = (
        (width * 0.02, -60.0, 18.0, 98.0, 8, 500.0),
        (width * 0.98, -50.0, 88.0, 166.0, 7, 470.0),
    )
    low = (
        (-10.0, height + 70, -86.0, -18.0, 7, 430.0),
        (width + 20, height + 60, -162.0, -96.0, 7, 430.0),
    )
    for spots, ends in ((top, (-120.0, height * 0.4)), (low, (height * 0.68, height + 120))):

        def paint(
            canvas: skia.Canvas,
            spots: tuple[tuple[float, float, float, float, int, float], ...] = spots,
        ) -> None:
            for x, y, start, end, count, reach in spots:
                draw_fan(canvas, stage.random, x, y, start=start, end=end, count=count,
                         length=reach * unit, slim=slim, tones=dark)  # fmt: skip

        stage.plane(paint, 2.5, top=ends[0], bottom=ends[1], blur=8 * unit, sway=7, period_s=4.5)


KIT = Kit(
    name="forest",
    version=1,
    build=build,
    about=(
        "an animal in the forest",
        "bamboo forest with a panda",
        "trees, leaves and woodland",
        "tropical jungle and rainforest",
        "pine trees and wild bears",
        "autumn leaves falling",
        "plants, biodiversity and deforestation",
        "walking in the woods",
    ),
    words=tuple(
        """
        forêt foret forest bosque wald foresta bosco floresta jungle jungla selva
        dschungel giungla arbre tree árbol baum albero árvore bambou bamboo bambú bambus
        panda sapin automne autumn otoño herbst autunno outono feuille singe monkey mono
        affe rainforest amazon renard hibou écureuil champignon
        """.split()
    ),
)
