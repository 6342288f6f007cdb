"""Ocean kit: calm sea, sunset, tropical island or storm; the hero sails between the waves."""

from __future__ import annotations

import skia

from reelwright.motion.brush import LINEAR, fill, lighten, mix, polygon, vertical
from reelwright.motion.kit import Kit, KitInput, Picture
from reelwright.motion.nature.fauna import Birds
from reelwright.motion.nature.terrain import contour, draw_land, draw_rock
from reelwright.motion.nature.trees import draw_palm
from reelwright.motion.nature.water import (
    Glitter,
    draw_lighthouse,
    draw_sailboat,
    draw_swell,
    swell_line,
)
from reelwright.motion.nature.weather import (
    bolt_path,
    murk,
    paint_cloud,
    paint_glow,
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

VARIANTS = {
    "calm": ("anchor", "ferry", "passenger", "fishing"),
    "sunset": ("sailboat", "sunset", "surfing"),
    "island": ("desert", "palm", "turtle", "canoe", "coconut", "umbrella", "crab", "island"),
    "storm": ("lightning", "tornado", "wave", "cyclone", "pirate", "trident", "kraken", "storm"),
}
SEA = Tones("#5cc6d8", "#1f7fae", "#0a3564")
STORMY = Tones("#6f97a0", "#34566c", "#101f36")
HORIZON = 0.5
GALE = Mood("gale", "#1a2438", "#3f566c", "#9fb0b0", "#5f7684", "#dfeaf0", "#0a1222", 0.3)


def build(given: KitInput) -> Picture:
    stage = Stage.open(given, (DAY, GOLDEN, DAWN, NIGHT), salt=3)
    variant = choose(given.recipe, VARIANTS)
    if variant == "sunset":
        stage = Stage.open(given, (GOLDEN, DUSK), salt=3)
    if variant == "storm" and given.palette is None:
        stage.mood = GALE
    storm = variant == "storm"
    sea = stage.mood.tones(STORMY if storm else SEA)
    if not storm and stage.mood.palette is None:
        sea = Tones(mix(sea.light, stage.mood.horizon, 0.3), sea.base, sea.deep)
    sun_x = stage.random.uniform(0.3, 0.7) if variant == "sunset" else stage.aside()
    _sky(stage, variant, sun_x)
    _far_sea(stage, sea, sun_x, storm)
    _landmark(stage, variant)
    _rows(stage, sea, storm, front=False)
    _sailor(stage)
    _rows(stage, sea, storm, front=True)
    _air(stage, storm)
    stage.veil(top=0.1, bottom=0.35)
    return stage.picture()


def _sky(stage: Stage, variant: str, sun_x: float) -> None:
    mood, width, height, dice, unit = (
        stage.mood, stage.width, stage.height, stage.random, stage.unit
    )  # fmt: skip
    low = variant == "sunset"

    def paint(canvas: skia.Canvas) -> None:
        paint_sky(canvas, mood, width, height, horizon=height * HORIZON)
        if mood.stars:
            paint_stars(canvas, dice, width, height * 0.45)
        if variant == "storm":
            return
        x, y = width * sun_x, height * (HORIZON - (0.035 if low else dice.uniform(0.2, 0.36)))
        paint_sun(canvas, mood, x, y, (150 if low else 66) * unit)
        for _ in range(7):
            paint_wisp(canvas, dice, dice.uniform(0, width), height * dice.uniform(0.1, 0.45), 640,
                       mix(mood.horizon, mood.sun, 0.5))  # fmt: skip

    stage.sky(paint)
    if variant == "storm":
        _storm_clouds(stage)
        return

    def clouds(canvas: skia.Canvas) -> None:
        light = mix(lighten(mood.sun, 0.4), mood.horizon, 0.3)
        for x in stage.spots(5):
            y = height * (HORIZON - dice.uniform(0.0, 0.035))
            wide = 420 * unit * dice.uniform(0.6, 1.5)
            paint_cloud(canvas, dice, x, y, wide, light=light, base=mood.haze, alpha=0.85)

    stage.plane(clouds, 0.1, top=height * 0.25, bottom=height * HORIZON, drift=4)


def _storm_clouds(stage: Stage) -> None:
    mood, dice, width, height = stage.mood, stage.random, stage.width, stage.height
    for k, (low, depth, drift, alpha) in enumerate(((0.4, 0.08, 5, 0.95), (0.24, 0.16, -8, 0.95))):
        _bank_of_murk(stage, low=low, depth=depth, drift=drift, alpha=alpha, dark=0.35 + 0.3 * k)
    strike = bolt_path(dice, width * dice.uniform(0.2, 0.8), height * 0.12, height * HORIZON)

    def flash(canvas: skia.Canvas) -> None:
        paint_glow(canvas, width * 0.5, height * 0.24, width * 0.6, mood.sun, 0.32)
        canvas.drawPath(strike, fill(mood.sun, 0.5, stroke=14, blur=10))
        canvas.drawPath(strike, fill("#ffffff", 0.9, stroke=4))

    # It swells over a second and more: a hard flash would hurt the eyes and the encoder.
    stage.plane(flash, 0.1, bottom=height * HORIZON, breath=1.0, period_s=3.6)


def _bank_of_murk(
    stage: Stage, *, low: float, depth: float, drift: float, alpha: float, dark: float
) -> None:
    mood, dice = stage.mood, stage.random
    clouds = [
        murk(dice.randrange(1 << 30), colour=mix(mood.haze, mood.zenith, dark), cover=0.75,
             dark=mix(mood.zenith, "#000000", dark * 0.5))
        for _ in range(2)
    ]  # fmt: skip

    def paint(canvas: skia.Canvas) -> None:
        for i, x in enumerate(stage.spots(5)):
            wide = stage.width * dice.uniform(0.8, 1.2)
            y = stage.down(low) - wide * 0.3
            box = skia.Rect(x - wide / 2, y - wide * 0.32, x + wide / 2, y + wide * 0.32)
            canvas.drawImageRect(clouds[i % 2], box, LINEAR)

    stage.plane(paint, depth, bottom=stage.down(HORIZON), drift=drift, alpha=alpha)


def _far_sea(stage: Stage, sea: Tones, sun_x: float, storm: bool) -> None:
    mood, height, width, dice = stage.mood, stage.height, stage.width, stage.random
    top = height * HORIZON

    def paint(canvas: skia.Canvas) -> None:
        edge, near = mix(mood.horizon, sea.light, 0.45), mix(sea.light, sea.base, 0.4)
        stops = [(0.0, edge, 1.0), (0.3, near, 1.0), (1.0, sea.base, 1.0)]
        canvas.drawRect(skia.Rect(stage.left, top, stage.right, height * 0.66),
                        fill(shader=vertical(top, height * 0.62, stops)))  # fmt: skip
        for _ in range(120):
            share = dice.random()
            y, long = top + height * 0.1 * share**1.4, dice.uniform(20, 130) * (0.3 + share)
            x = dice.uniform(stage.left, stage.right)
            tone = sea.light if dice.random() < 0.5 else sea.base
            canvas.drawLine(x, y, x + long, y, fill(tone, 0.35, stroke=1.5 + 2.5 * share))

    stage.plane(paint, 0.12, top=top, bottom=height * 0.64)
    if not storm:
        x = width * (1 - sun_x if stage.mirror else sun_x)
        stage.add(Glitter(dice, x, top + 4, height * 0.6, width=330 * stage.unit,
                          colour=lighten(mood.sun, 0.3)))  # fmt: skip


def _landmark(stage: Stage, variant: str) -> None:
    """Something on the horizon: an island, a headland with a lighthouse, or a chain of hills."""
    mood, dice, unit, height = stage.mood, stage.random, stage.unit, stage.height
    foot = height * (HORIZON + 0.008)
    kind = "island" if variant == "island" else dice.choice(("headland", "hills"))
    rock = mood.tones(Tones("#9fae9a", "#5f8078", "#2c4a58"), 0.42)

    def paint(canvas: skia.Canvas) -> None:
        if kind == "island":
            _island(canvas, stage, foot)
            return
        line = contour(dice, stage.left, stage.right, foot - 26 * unit, 52 * unit, waves=4)
        if kind == "hills":
            draw_land(canvas, line, stage.left, stage.right, foot, rock,
                      crest=foot - 60 * unit, depth=120 * unit)  # fmt: skip
            return
        x = stage.width * 0.87
        corners = ((-120, 0), (-84, -74), (-20, -110), (600, -150), (600, 0))
        cliff = [(x + across * unit, foot + up * unit) for across, up in corners]
        stops = [(0.0, rock.light, 1.0), (1.0, rock.base, 1.0)]
        canvas.drawPath(polygon(cliff), fill(shader=vertical(foot - 150 * unit, foot, stops)))
        tower = mood.tones(Tones("#ffffff", "#d8423a", "#3a4a6a"), 0.2)
        draw_lighthouse(canvas, x + 20 * unit, foot - 112 * unit, 250 * unit, tower, "#ffe08a")

    stage.plane(paint, 0.16, top=height * 0.2, bottom=foot)


def _island(canvas: skia.Canvas, stage: Stage, foot: float) -> None:
    mood, dice, unit = stage.mood, stage.random, stage.unit
    x = stage.width * 0.77
    leaf = mood.tones(Tones("#8fd06a", "#3a9a5a", "#145044"), 0.22)
    bark = mood.tones(Tones("#b08a62", "#7a5a44", "#453238"), 0.2)
    sand = mood.tones(Tones("#ffe9b8", "#e8c184", "#a8805c"), 0.15)
    for shift, tall in ((-110, 330), (60, 400), (150, 270)):
        draw_palm(canvas, dice, x + shift * unit, foot - 20 * unit, tall * unit, leaf, bark)
    for shift, size in ((-190, 120), (0, 180), (170, 130)):
        draw_rock(canvas, dice, x + shift * unit, foot, size * unit,
                  mood.tones(Tones("#a9b49a", "#6f8a70", "#3c5a58"), 0.25))  # fmt: skip
    beach = skia.Rect(x - 360 * unit, foot - 26 * unit, x + 360 * unit, foot + 40 * unit)
    canvas.drawOval(beach, fill(sand.light))


def _rows(stage: Stage, sea: Tones, storm: bool, *, front: bool) -> None:
    """Rows of waves, behind the hero or before it, larger and deeper towards us."""
    grow = 1.8 if storm else 1.0
    far = ((0.545, 16, 190, 0.45, 0.0), (0.572, 26, 290, 0.7, 0.08))
    near = ((0.612, 40, 400, 1.1, 0.2), (0.67, 52, 560, 1.4, 0.38), (0.75, 66, 720, 1.75, 0.56),
            (0.86, 84, 900, 2.1, 0.74))  # fmt: skip
    for at, high, length, depth, share in near if front else far:
        _row(stage, sea, at=at, high=high * stage.unit * grow, length=length * stage.unit,
             depth=depth, share=share, sharp=0.8 if storm else 0.4)  # fmt: skip


def _row(
    stage: Stage, sea: Tones, *, at: float, high: float, length: float, depth: float,
    share: float, sharp: float,
) -> None:  # fmt: skip
    y = stage.down(at)
    tones = Tones(sea.at(share * 0.75), sea.at(0.3 + share * 0.65), sea.at(0.62 + share * 0.38))
    line = swell_line(stage.random, y, high, length, sharp=sharp)
    foam = mix(lighten(stage.mood.sun, 0.3), sea.base, 0.12 + share * 0.35)
    bottom = min(stage.height + 120, y + stage.height * 0.17)

    def paint(canvas: skia.Canvas) -> None:
        draw_swell(canvas, stage.random, line, stage.left, stage.right, bottom, tones, y=y,
                   high=high, foam=foam, froth=0.85 - 0.5 * share)  # fmt: skip

    stage.plane(paint, depth, top=y - high * 2 - 60, bottom=bottom, sway=20 + 22 * depth,
                bob=high * 0.16, period_s=4.4 + 1.4 * depth)  # fmt: skip


def _sailor(stage: Stage) -> None:
    if hero(stage, share=0.66, at=0.432, depth=0.9, rise=340, nod=4.5, bob=15, sway=16,
            period_s=3.9, floor=0.66, unless=("water-wave",), shadow=0.22):  # fmt: skip
        satellite(stage, 1, x=0.85, at=0.5, share=0.24, depth=0.8, nod=6, bob=12)
        satellite(stage, 2, x=0.14, at=0.51, share=0.2, depth=0.8, nod=6, bob=12)
        return
    size = hero_size(stage, 0.5)
    mood = stage.mood
    hull = mood.tones(Tones("#c8744a", "#8a3f34", "#3a1c2c"), 0.05)
    sail = mood.tones(Tones("#fff8ea", "#f0dcc0", "#b89a94"), 0.05)
    boat = stage.given.easel.layer(
        size, size, lambda canvas: draw_sailboat(canvas, size, hull, sail)
    )
    x = stage.width * (0.56 if stage.mirror else 0.44)
    stage.add(Actor(boat, x, stage.down(0.582) - size * 0.36, 0.9, 0, delay_s=-1, nod=4,
                    bob=12 * stage.unit, sway=24 * stage.unit, period_s=3.9))  # fmt: skip


def _air(stage: Stage, storm: bool) -> None:
    dice, unit, width, height = stage.random, stage.unit, stage.width, stage.height
    foam = lighten(stage.mood.sun, 0.4)
    if storm:
        drop = polygon([(0, 0), (1.6, 0), (-9, 52), (-10, 52)])
        area = (-260.0, -160.0, width + 260, height + 160)
        stage.add(Drift(dice, 80, area, velocity=(-210 * unit, 1050 * unit), size=(0.5, 1.25),
                        colours=[foam], alpha=(0.16, 0.4), sway=0, path=drop,
                        upright=True))  # fmt: skip
    else:
        gull = mix(stage.mood.paint("#f4f4f4"), stage.mood.shade, 0.25)
        x, y = width * 0.1, height * 0.22
        stage.add(Birds(dice, 5, x, y, size=30 * unit, speed=44, colour=gull))
    spray = (-120.0, height * 0.5, width + 120, height + 60)
    stage.add(Drift(dice, 44, spray, velocity=(26, -46), size=(1.5, 5), colours=[foam],
                    alpha=(0.1, 0.65), sway=26, fade=True))  # fmt: skip


KIT = Kit(
    name="ocean",
    version=1,
    build=build,
    about=(
        "a ship sailing on the sea",
        "whale or dolphin in the ocean",
        "waves, tides and the surface of the water",
        "storm at sea, hurricane, tsunami",
        "sunset over the ocean",
        "tropical island and beach",
        "explorers and pirates crossing the Atlantic",
        "fishing, harbour and lighthouse",
    ),
    words=tuple(
        """
        océan ocean océano ozean oceano mer sea mar meer mare vague wave ola welle onda
        navire ship barco schiff nave navio bateau boat voilier sailboat velero plage
        beach playa strand spiaggia praia île island isla insel isola ilha tempête storm
        tormenta sturm tempesta tsunami ouragan hurricane huracán pirate pirata marin
        sailor baleine whale ballena wal balena baleia dauphin dolphin delfín phare
        lighthouse port atlanti pacifi viking colomb columbus magellan
        """.split()
    ),
)
