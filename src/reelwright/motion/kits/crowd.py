"""Crowd: people who rise by torchlight, march through a city by day or watch a stage."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, polygon, radial, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.monuments.banners import Flag, design, waving
from reelwright.motion.monuments.fire import embers, torch
from reelwright.motion.monuments.stonework import Stone, paint_gate, paint_tower, paint_wall
from reelwright.motion.nature.panorama import Sky, birds, clouds, mood_of, sky, smoke
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, Mood, dressed
from reelwright.motion.staging.motes import confetti, dust, glow
from reelwright.motion.staging.props import hover, stand
from reelwright.motion.staging.scenery import Moment
from reelwright.motion.staging.variants import choose
from reelwright.motion.town.houses import Facade, paint_row
from reelwright.motion.town.people import Look, crowd

EMBER = Mood("ember", "#1b1440", "#64204e", "#f58a3e", "#a03c3c", "#ffcf7e", "#140a1c", 0.5, 0.5)
HALL = Mood("hall", "#1a1040", "#3a1f78", "#a04ad0", "#6a3ab0", "#ffe6b0", "#0d0820", 0.5)
FIELDS = ("#c0342e", "#2f5fb0", "#2f8f5f", "#8f3f9a", "#d9902a")

VARIANTS = {
    "uprising": ("torch", "guillotine", "musket", "pitchfork", "barricade"),
    "march": ("megaphone", "placard", "ballot", "protest"),
    # Spotlights would tell something wrong of a revolution: only for music and speeches.
    "audience": ("microphone", "guitar", "musical", "headphone", "studio", "drum", "saxophone"),
}


def build(given: KitInput) -> Picture:
    world = World(given)
    variant = choose(given.recipe, VARIANTS, rare=("audience",))
    {"uprising": _uprising, "march": _march, "audience": _audience}[variant](world)
    world.vignette(alpha=0.42)
    return world.picture()


def _look(mood: Mood, near: float, accent: str, dress: str, armed: float, raised: float) -> Look:
    """People in this light; `near` 0 (far, hazy) … 1 (dark, before us)."""
    far = mix(mood.paint("#5a3f52"), mood.haze, 0.3)
    close = mix(mood.shade, mood.paint("#3a2636"), 0.35)
    rim = mix(mood.horizon, mood.sun, 0.4)
    return Look(mix(far, close, near), rim, accent, mood.paint("#d8c8b0"), dress, armed, raised)


def _rows(world: World, mood: Mood, accent: str, dress: str, armed: float, raised: float) -> None:
    """The three nearer rows, where captions stand: darker and calmer towards us."""
    near = (
        (1150, 0.62, 84, 1.1, 0.35),
        (1262, 0.85, 118, 1.25, 0.62),
        (1430, 1.25, 178, 1.5, 0.95),
    )
    for k, (y, size, gap, depth, share) in enumerate(near):
        look = _look(mood, share, accent, dress, armed * (0.9 - 0.25 * k), raised * (1 - 0.3 * k))
        floor = HEIGHT + 60 if k == 2 else y + 450
        crowd(
            world, look, y=y, size=size, gap=gap, depth=depth, floor=floor, march=7 + 2 * k,
            period_s=2.6 + 0.3 * k,
        )  # fmt: skip
    look = _look(mood, 1.0, accent, dress, 0, raised * 0.4)
    crowd(world, look, y=1690, size=2.0, gap=310, depth=1.9, bob=12, blur=7)


def _uprising(world: World) -> None:
    """Torches, pikes and flags before the walls or the roofs of an old city."""
    mood = mood_of(world, (EMBER, DUSK))
    accent = mood.accent("#b01f2c")
    sun = (world.middle + 60, 960)
    sky(world, mood, Sky(horizon=1080, sun=sun, disc=0, murk=0.8, wisps=2))
    _old_city(world, mood)
    if world.dice.random() < 0.5:
        _walls(world, mood)
    smoke(world, mood, y=1080, high=520, alpha=0.55)
    look = _look(mood, 0.12, accent, "revolt", 0.75, 0.25)
    crowd(world, look, y=1068, size=0.46, gap=58, depth=0.85, floor=1300, march=4)
    field = world.dice.choice(FIELDS)
    _flags(world, mood, mood.accent(field))
    _standing(world, mood, 1140)
    _torches(
        world, mood, ((-400, 1070, 0.7), (318, 1085, 0.8), (465, 1060, 0.55), (-300, 1045, 0.5))
    )
    _rows(world, mood, accent, "revolt", 0.6, 0.22)
    world.add(embers(world, 85))


def _old_city(world: World, mood: Mood) -> None:
    """Roofs against the glow."""
    dice = random.Random(world.dice.random())
    for k, (foot, size, distance) in enumerate(((1030, 0.8, 0.4), (1120, 1.25, 0.16))):
        wall = mix(mood.paint("#7a5a58"), mood.haze, distance)
        facade = Facade(wall, mix(mood.paint("#4a3440"), mood.haze, distance), "#ffc56a", 0.5)

        def paint(
            canvas: skia.Canvas, foot: float = foot, size: float = size, facade: Facade = facade
        ) -> None:
            paint_row(canvas, dice, -MARGIN, world.width + MARGIN, foot, size, facade)

        world.plane(0.3 + 0.15 * k, paint)


def _walls(world: World, mood: Mood) -> None:
    dice = random.Random(world.dice.random())
    stone = Stone(
        mood.paint(mix("#d8b89a", mood.horizon, 0.4)),
        mood.paint("#7a6468"),
        mix(mood.paint("#4c4048"), mood.shade, 0.4),
        lamp="#ffb04a",
        fire=mix(mood.horizon, "#ff8a3a", 0.5),
    )

    def paint(canvas: skia.Canvas) -> None:
        paint_wall(canvas, dice, -MARGIN, world.width + MARGIN, 800, 1220, stone)
        paint_gate(canvas, world.middle, 1220, 66, 300, stone)
        for k in range(-8, 9):
            x = world.middle + (k + 0.5) * 212
            if -MARGIN - 80 < x < world.width + MARGIN + 80:
                paint_tower(canvas, dice, x, 690 + dice.uniform(-14, 40), 1220, 72, stone)

    world.plane(0.55, paint)


def _flags(world: World, mood: Mood, field: str) -> None:
    light = mood.paint("#f7efe0")
    seed = world.given.seed
    # One large flag at the side and smaller ones in the throng.
    for x, y, wide, depth, kind in (
        (-515, 770, 262, 1.15, 0), (352, 800, 165, 0.95, 0), (-330, 700, 120, 0.8, 1),
    ):  # fmt: skip
        flag = Flag(
            world.middle + x, y, wide, wide * 0.66, 460, design(seed + kind * 2, field, light),
            swing=wide / 13, dim=mood.tint * (0.2 if wide > 200 else 0.4), shade=mood.shade,
            lean=2.4, phase=x * 0.01,
        )  # fmt: skip
        world.add(waving(world, flag), depth=depth)


def _torches(world: World, mood: Mood, spots: tuple[tuple[float, float, float], ...]) -> None:
    for x, y, size in spots:
        world.add(torch(world, world.middle + x, y, size, wood=mood.shade), depth=1.05)


def _standing(world: World, mood: Mood, base: float) -> None:
    """The hero above the heads."""
    stand(world, base=base, size=520, halo=mix(mood.sun, mood.horizon, 0.35))
    for index, side in ((1, -1), (2, 1)):
        x = world.middle + side * 380
        hover(world, index=index, x=x, y=650, size=190, delay_s=0.5 + 0.2 * index)


def _march(world: World) -> None:
    """A march through a city by day, with boards, flags and paper in the air."""
    mood = mood_of(world, (DAY, GOLDEN, DAWN))
    sun = (world.middle + 260, 620)
    sky(world, mood, Sky(horizon=1040, sun=sun, disc=54, rays=0.12))
    clouds(world, mood, count=3, top=420, bottom=700)
    dice = random.Random(world.dice.random())
    walls = ("#e8c9a0", "#d9a58a", "#c9d0d4", "#e0b878", "#b8c4a8")

    def far(canvas: skia.Canvas) -> None:
        facade = Facade(mood.paint("#c9b8b0", 0.5), mood.paint("#8a7480", 0.45), "", 0)
        paint_row(canvas, dice, -MARGIN, world.width + MARGIN, 1060, 1.1, facade)

    def street(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            # Two rows of fronts leave the middle open for the hero.
            left = -MARGIN if side < 0 else world.middle + 330
            right = world.middle - 330 if side < 0 else world.width + MARGIN
            facade = Facade(
                mood.paint(dice.choice(walls), 0.06), mood.paint("#7a4a48", 0.06), "", 0,
                tuple(mood.paint(wall, 0.08) for wall in walls),
            )  # fmt: skip
            paint_row(canvas, dice, left, right, 1160, 2.3, facade)

    world.plane(0.3, far)
    world.plane(0.6, street)
    world.add(birds(world, 8, mix(mood.shade, mood.haze, 0.2), top=330, bottom=520))
    accent = mood.accent(dice.choice(FIELDS))
    look = _look(mood, 0.1, accent, "modern", 0.3, 0.3)
    crowd(world, look, y=1075, size=0.46, gap=62, depth=0.85, floor=1300, march=5)
    _flags(world, mood, accent)
    _standing(world, mood, 1150)
    _rows(world, mood, accent, "modern", 0.3, 0.35)
    paper = [accent, mood.sun, mood.paint("#ffffff"), mood.accent("#f2b53a")]
    world.add(confetti(world, 26, paper, speed=90))
    world.add(dust(world, 20, mood.sun))


def _audience(world: World) -> None:
    """Raised arms before a lit stage."""
    mood = dressed(HALL, world.given.palette)
    if world.given.palette is None and world.dice.random() < 0.5:
        mood = Mood("hall", "#0a1f3c", "#0f4a78", "#2fb0d0", "#1f78a0", "#e6fbff", "#06101f", 0.5)
    warm = lighten(mood.horizon, 0.35)

    def back(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, 1300)
        stops = ((0.0, mood.zenith, 1.0), (0.45, mood.middle, 1.0), (1.0, mood.horizon, 1.0))
        canvas.drawRect(page, fill(shader=vertical(0, 1180, stops)))
        light = ((0.0, warm, 0.85), (0.5, mood.horizon, 0.35), (1.0, mood.horizon, 0.0))
        canvas.drawRect(page, fill(shader=radial(world.middle, 960, 760, light)))
        for k in range(-12, 13):
            x = world.middle + k * 118
            canvas.drawLine(x, 300, x, 344, fill(mood.shade, stroke=8))
            canvas.drawRoundRect(skia.Rect(x - 24, 338, x + 24, 386), 10, 10, fill(mood.shade))
            canvas.drawOval(skia.Rect(x - 18, 378, x + 18, 394), fill(mood.sun, 0.9))
        for y in (278, 308):
            canvas.drawRect(skia.Rect(-MARGIN, y, world.width + MARGIN, y + 9), fill(mood.shade))

    world.plane(0, back)
    for k, offset in enumerate((-1, 1)):
        _beams(world, mood, offset, period_s=5.5 + 2 * k)
    for x in (-330, 0, 330):
        world.add(
            glow(world, world.middle + x, 386, 150, mood.sun, alpha=0.5, period_s=3.1), depth=0.2
        )
    _stage(world, mood)
    _standing(world, mood, 1110)
    accent = mood.accent("#ff5d8f")
    look = _look(mood, 0.25, accent, "modern", 0, 0.5)
    crowd(world, look, y=1120, size=0.55, gap=72, depth=0.95, floor=1380, march=7, period_s=1.9)
    _rows(world, mood, accent, "modern", 0, 0.55)
    world.add(dust(world, 44, warm, rise=20))


def _beams(world: World, mood: Mood, side: int, *, period_s: float) -> None:
    """Shafts of stage light that sweep slowly."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for k in range(-7, 8):
            x = world.middle + k * 236 + 60 * side
            reach = dice.uniform(80, 300) * side
            shaft = polygon(
                [(x - 12, 392), (x + 12, 392), (x + reach + 105, 1180), (x + reach - 105, 1180)]
            )
            tone = dice.choice((mood.sun, mood.horizon, mood.accent("#ff8ac0")))
            stops = ((0.0, lighten(tone, 0.3), 0.5), (0.6, tone, 0.16), (1.0, tone, 0.0))
            canvas.drawPath(shaft, fill(shader=vertical(392, 1180, stops), blur=7))

    sheet = world.sheet(paint)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        sway = 42 * math.sin(2 * math.pi * now.t / period_s + side)
        sheet.draw(canvas, sway + now.pan * 0.3, now.tilt * 0.3)

    world.add(part)


def _stage(world: World, mood: Mood) -> None:
    def paint(canvas: skia.Canvas) -> None:
        edge = skia.Rect(-MARGIN, 1075, world.width + MARGIN, 1400)
        stops = (
            (0.0, lighten(mood.horizon, 0.35), 1.0),
            (0.12, mood.middle, 1.0),
            (1.0, mood.shade, 1.0),
        )
        canvas.drawRect(edge, fill(shader=vertical(1075, 1300, stops)))
        for side in (-1, 1):
            x = world.middle + side * 470
            tower = skia.Rect(x - 88, 700, x + 88, 1090)
            canvas.drawRoundRect(tower, 10, 10, fill(darken(mood.shade, 0.1)))
            for k in range(3):
                y = 765 + k * 125
                rings = ((52, 0.28), (36, 0.1), (14, 0.3))
                for radius, share in rings:
                    canvas.drawCircle(x, y, radius, fill(mix(mood.shade, mood.horizon, share)))

    world.plane(0.7, paint)


KIT = Kit(
    name="crowd",
    version=2,
    build=build,
    about=(
        "a revolution, people storming the streets with torches",
        "a protest march with banners and signs",
        "the people rise against the king",
        "a crowd of demonstrators, workers on strike",
        "an audience at a concert or a speech",
        "voters, citizens and the will of the people",
        "a riot at night with fire and barricades",
        "society, population, the masses",
        "a popular movement for freedom and rights",
    ),
    words=(
        "crowd", "revolution", "revolt", "protest", "demonstration", "march", "people", "audience",
        "riot", "strike", "citizen", "uprising", "concert",
        "foule", "révolution", "manifest", "peuple", "révolte", "émeute", "grève", "citoyen",
        "multitud", "revolución", "protesta", "manifestación", "pueblo", "huelga", "ciudadan",
        "menge", "aufstand", "demonstr", "volk", "streik", "bürger", "publikum",
        "folla", "rivoluzione", "popolo", "sciopero", "cittadin", "rivolta",
        "multidão", "revolução", "povo", "greve", "cidadã", "protesto",
    ),
)  # fmt: skip
