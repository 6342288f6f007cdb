"""Fortress: a row of prison towers, a castle on its hill or a keep above a cliff."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.monuments.banners import Flag, design, waving
from reelwright.motion.monuments.fire import embers, torch
from reelwright.motion.monuments.parapet import parapet
from reelwright.motion.monuments.stonework import (
    Stone,
    paint_gate,
    paint_tower,
    paint_wall,
)
from reelwright.motion.nature.ground import Growth, Line, near_leaves, paint_bush, paint_slope
from reelwright.motion.nature.panorama import Sky, birds, clouds, hills, mood_of, sky, smoke
from reelwright.motion.staging.diorama import MARGIN, World
from reelwright.motion.staging.mood import DAWN, DAY, DUSK, GOLDEN, NIGHT, Mood
from reelwright.motion.staging.motes import dust
from reelwright.motion.staging.props import hover, stand

EMBER = Mood("ember", "#1b1440", "#64204e", "#f07b38", "#a03c3c", "#ffcf7e", "#150a1c", 0.46, 0.5)
ROOFS = ("#a04a3c", "#3f5f8a", "#4a6a5c", "#7a4a72")
FIELDS = ("#b8322e", "#2f5fa8", "#2f7f5a", "#8a3f8f", "#c98a1e")


@dataclass(frozen=True)
class Tower:
    """A tower's place from the castle's middle, half its width and its top, in units."""

    x: float
    half: float
    top: float
    roof: bool = True


CASTLE = (
    Tower(-150, 46, 690), Tower(150, 46, 720), Tower(0, 78, 600),
    Tower(-400, 58, 800), Tower(395, 60, 770), Tower(-262, 40, 850), Tower(268, 40, 860),
)  # fmt: skip
KEEP = (
    Tower(-40, 108, 640, False), Tower(130, 56, 610), Tower(-200, 50, 760),
    Tower(-330, 62, 830, False), Tower(300, 66, 800), Tower(430, 44, 880),
)  # fmt: skip


def build(given: KitInput) -> Picture:
    world = World(given)
    variant = world.dice.choice(("bastille", "castle", "castle", "keep"))
    moods = {
        "bastille": (EMBER, DUSK, EMBER, GOLDEN),
        "castle": (DAY, DAWN, GOLDEN, DUSK),
        "keep": (NIGHT, DUSK, EMBER, DAWN),
    }
    mood = mood_of(world, moods[variant])
    sun = (world.middle + world.dice.uniform(120, 380), world.dice.uniform(620, 860))
    if mood.stars >= 1:
        sun = (sun[0], 420)
    sky(world, mood, Sky(horizon=1010, sun=sun, murk=0.55 if mood.tint > 0.3 else 0.25))
    clouds(world, mood, count=3, top=560, bottom=860, alpha=0.7)
    _far(world, mood, variant)
    stone = _stone(mood)
    field = mood.accent(world.dice.choice(FIELDS))
    {"bastille": _bastille, "castle": _castle, "keep": _keep}[variant](world, mood, stone, field)
    smoke(world, mood, y=1060, high=420, alpha=0.5)
    _hero(world, mood)
    _foreground(world, mood, field)
    _air(world, mood)
    world.vignette(alpha=0.4)
    return world.picture()


def _stone(mood: Mood) -> Stone:
    night = mood.tint > 0.3
    return Stone(
        mood.paint(mix("#d8c4a4", mood.horizon, 0.45 if night else 0.2), 0.0),
        mood.paint("#8f8078", 0.04),
        mix(mood.paint("#4c4450"), mood.shade, 0.35),
        lamp="#ffb04a" if night else "",
        fire=mix(mood.horizon, "#ff8a3a", 0.5) if night else "",
    )


def _far(world: World, mood: Mood, variant: str) -> None:
    """Hills or roofs behind the fortress, lost in haze."""
    for k, (base, high, distance) in enumerate(((880, 130, 0.72), (960, 90, 0.5))):
        tone = mood.paint("#5f7f72" if variant != "bastille" else "#7a5a58", distance)
        foot = mix(tone, mood.haze, 0.6)
        hills(world, tone, foot, base=base, high=high, depth=0.22 + 0.14 * k, floor=1150)


def _bastille(world: World, mood: Mood, stone: Stone, field: str) -> None:
    dice = random.Random(world.dice.random())
    gap, half = 196.0, 68.0
    count = int((world.width + 2 * MARGIN) / gap) + 2
    start = world.middle - (count // 2) * gap + gap / 2
    spots = [(start + k * gap, 650 + dice.uniform(-8, 46)) for k in range(count)]

    def paint(canvas: skia.Canvas) -> None:
        paint_wall(canvas, dice, -MARGIN, world.width + MARGIN, 770, 1200, stone)
        paint_gate(canvas, world.middle, 1200, 62, 250, stone)
        for x, top in spots:
            paint_tower(canvas, dice, x, top, 1200, half, stone)

    _flags(world, mood, field, [(x, top) for x, top in spots[1::3]], depth=0.6)
    world.plane(0.6, paint)


def _flags(
    world: World, mood: Mood, field: str, tops: list[tuple[float, float]], *, depth: float
) -> None:
    light = mood.paint("#f4ead2")
    for k, (x, top) in enumerate(tops):
        flag = Flag(
            x, top - 130, 112, 70, 150, design(world.given.seed + k // 3, field, light),
            swing=10, tail=0.0 if world.given.seed % 2 else 0.5,
            dim=mood.tint * 0.5, shade=mood.shade, phase=k * 1.3,
        )  # fmt: skip
        world.add(waving(world, flag), depth=depth)


def _castle(world: World, mood: Mood, stone: Stone, field: str) -> None:
    _on_hill(world, mood, stone, field, CASTLE, wall=900)


def _keep(world: World, mood: Mood, stone: Stone, field: str) -> None:
    _on_hill(world, mood, stone, field, KEEP, wall=930)


def _on_hill(
    world: World,
    mood: Mood,
    stone: Stone,
    field: str,
    towers: tuple[Tower, ...],
    *,
    wall: float,
) -> None:
    """A castle of towers and a curtain wall on its hill."""
    dice = random.Random(world.dice.random())
    roof = mood.paint(mood.dyed(dice.choice(ROOFS)), 0.05)
    middle = world.middle
    grass = mood.paint("#5f8f4c" if mood.tint < 0.3 else "#4c6a58", 0.12)
    dim = replace(
        stone, light=mix(stone.light, mood.haze, 0.2), base=mix(stone.base, mood.haze, 0.2)
    )

    def paint(canvas: skia.Canvas) -> None:
        hill = skia.Path()
        hill.moveTo(-MARGIN, 1200)
        hill.cubicTo(middle - 700, 1150, middle - 560, 985, middle - 380, 985)
        hill.lineTo(middle + 400, 985)
        hill.cubicTo(middle + 600, 985, middle + 720, 1140, world.width + MARGIN, 1170)
        hill.lineTo(world.width + MARGIN, 1260)
        hill.lineTo(-MARGIN, 1260)
        hill.close()
        for tower in towers[:3]:
            top = roof if tower.roof else ""
            paint_tower(canvas, dice, middle + tower.x, tower.top, 1010, tower.half, dim, roof=top)
        paint_wall(canvas, dice, middle - 400, middle + 400, wall, 1040, stone, merlon=20)
        for tower in towers[3:]:
            top = roof if tower.roof else ""
            paint_tower(
                canvas, dice, middle + tower.x, tower.top, 1040, tower.half, stone, roof=top
            )
        paint_gate(canvas, middle, 1050, 42, 120, stone)
        stops = ((0.0, lighten(grass, 0.14), 1.0), (1.0, darken(grass, 0.45), 1.0))
        canvas.drawPath(hill, fill(shader=vertical(985, 1240, stops)))
        for k in range(60):
            x = dice.uniform(-MARGIN, world.width + MARGIN)
            y = 1000 + 3.2 * k
            if hill.contains(x, y - 4) and abs(x - middle) > 60:
                paint_bush(canvas, dice, x, y, 16 + 0.5 * k, grass, mood)

    tall = sorted(towers, key=lambda tower: tower.top)[:3]
    tips = [(middle + t.x, t.top - (t.half * 3 - 130 if t.roof else 0)) for t in tall]
    _flags(world, mood, field, tips[:2], depth=0.6)
    world.plane(0.6, paint)


def _hero(world: World, mood: Mood) -> None:
    halo = mix(mood.sun, mood.horizon, 0.3)
    stand(world, base=1120, size=500, halo=halo)
    for index, side in ((1, -1), (2, 1)):
        hover(
            world,
            index=index,
            x=world.middle + side * 385,
            y=640,
            size=190,
            delay_s=0.5 + 0.2 * index,
        )


def _foreground(world: World, mood: Mood, field: str) -> None:
    look = design(world.given.seed, field, mood.paint("#f4ead2"))
    flag = Flag(
        world.middle - 440, 690, 250, 172, 700, look,
        swing=20, dim=mood.tint * 0.25, shade=mood.shade, lean=1.2, phase=1.0,
    )  # fmt: skip
    world.add(waving(world, flag), depth=1.2)
    if mood.tint > 0.3:
        for x in (world.middle - 395, world.middle + 455):
            world.add(torch(world, x, 990, 0.9, wood=mood.shade), depth=1.2)
    if world.dice.random() < 0.5:
        parapet(world, mood, field)
    else:
        _knoll(world, mood)
    near_leaves(world, mix(mood.shade, mood.paint("#2f4a3a"), 0.35))


def _knoll(world: World, mood: Mood) -> None:
    """Two slopes of grass, the second nearer and in flower."""
    green = mix(mood.paint("#5f9a4c"), mood.haze, 0.55 * mood.tint)
    bloom = [mood.paint(colour) for colour in ("#f4f0e0", "#e8695a", "#f0c04a")]
    first, second = Line(world, 1092, 40), Line(world, 1470, 60)

    def slope(canvas: skia.Canvas) -> None:
        paint_slope(canvas, world, mood, first, green, Growth(30, bushes=3), bottom=1620, deep=0.35)

    def nearer(canvas: skia.Canvas) -> None:
        near = mix(green, mood.shade, 0.3)
        paint_slope(canvas, world, mood, second, near, Growth(62, bloom, 2), deep=0.7)

    world.plane(1.2, slope)
    world.plane(1.55, nearer)


def _air(world: World, mood: Mood) -> None:
    if mood.tint > 0.3:
        world.add(embers(world, 60))
    else:
        world.add(birds(world, 9, mix(mood.shade, mood.haze, 0.3), top=380, bottom=620))
        world.add(dust(world, 26, lighten(mood.sun, 0.3)))


KIT = Kit(
    name="fortress",
    version=1,
    build=build,
    about=(
        "a medieval castle with towers and banners",
        "storming of a fortress prison, the Bastille",
        "knights, kings and queens of the Middle Ages",
        "siege and defence of a walled stronghold",
        "a royal court, a throne and a crown",
        "an old fort guarding a border",
        "feudal lords and their keep on a hill",
        "crusades, chivalry and tournaments",
    ),
    words=(
        "castle", "fortress", "bastille", "medieval", "knight", "siege", "citadel", "dungeon",
        "château", "forteresse", "chevalier", "moyen-âge", "médiév", "siège", "donjon", "royaume",
        "castillo", "fortaleza", "caballero", "asedio", "edad media", "reino",
        "burg", "festung", "ritter", "mittelalter", "belagerung", "schloss", "königreich",
        "castello", "fortezza", "cavaliere", "assedio", "medioev", "regno",
        "castelo", "cavaleiro", "cerco", "idade média",
    ),
)  # fmt: skip
