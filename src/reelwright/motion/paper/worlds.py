"""Paper worlds with a place in them: hills at noon, a hanging mobile at night, torn bands."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import (
    darken,
    fill,
    lighten,
    mix,
    out_back,
    out_cubic,
    radial,
    vertical,
    wave,
)
from reelwright.motion.kit import Palette
from reelwright.motion.layer import Easel, Layer
from reelwright.motion.paper import cutting
from reelwright.motion.paper.backdrops import Backdrop, Ground, draw_waves, halo, sky

WAVE_MARGIN = 160.0


def hills(easel: Easel, ground: Ground, palette: Palette, dice: random.Random) -> Backdrop:
    """Rolling hills with little trees, a layered sun behind the hero and passing clouds."""
    behind = sky(easel, ground, palette)
    sun = _sun(easel, ground.hero * 0.72, palette, dice)
    pale = lighten(mix(palette.mid, palette.light, 0.75), 0.55)
    clouds = [
        cutting.cut_out(easel, cutting.cloud_path(0, 0, width, dice), pale, rim=0.5)
        for width in (300.0, 220.0, 260.0)
    ]
    low = ground.hero_y - ground.hero * 0.5
    heights = (low * 0.55, low * 0.82, ground.hero_y + ground.hero * 0.10)
    places = [dice.uniform(0, 0.3), dice.uniform(0.62, 0.8), dice.uniform(0.4, 1.0)]
    sheets = _wooded_hills(easel, ground, palette, dice)
    far, near = draw_waves(sheets, ground, 0, 2), draw_waves(sheets, ground, 2, 5)

    def back(canvas: skia.Canvas, t: float, u: float) -> None:
        behind.draw(canvas)
        rise = 1 - out_cubic((t + 0.2) / 0.8)
        for index, disc in enumerate(sun):
            _breathe(canvas, disc, (ground.hero_x, ground.hero_y + rise * 160), t, index)
        for index, cloud in enumerate(clouds):
            width = ground.width + 400
            x = (places[index] * width + t * (9 + 5 * index)) % width - 200
            cloud.place(canvas, x, heights[index] + 8 * wave(t, 5 + index, index))
        far(canvas, t, u)

    return Backdrop(back, near)


def _sun(easel: Easel, radius: float, palette: Palette, dice: random.Random) -> list[Layer]:
    """Discs of paper from large and deep to small and light."""
    colours = cutting.tones(
        [mix(palette.mid, palette.light, 0.30), mix(palette.accent, palette.light, 0.55),
         lighten(palette.light, 0.35)], 3,
    )  # fmt: skip
    petals = dice.choice((14, 16, 20))
    layers = []
    for index, colour in enumerate(colours):
        reach = radius * (1.0 - 0.17 * index)
        page = reach * 2 + 160

        def paint(
            canvas: skia.Canvas,
            reach: float = reach,
            colour: str = colour,
            index: int = index,
            page: float = page,
        ) -> None:
            middle = page / 2
            path = cutting.blossom_path(
                middle, middle, reach, reach,
                petals=petals, depth=0.07 if index < 2 else 0.0, turn=index * math.pi / petals,
            )  # fmt: skip
            stops = [(0, lighten(colour, 0.2), 1.0), (1, colour, 1.0)]
            cutting.sheet(
                canvas, path, radial(middle, middle, reach, stops), shadow=0.28, blur=18, drop=8
            )

        layers.append(easel.layer(page, page, paint))
    return layers


def _breathe(
    canvas: skia.Canvas, disc: Layer, at: tuple[float, float], t: float, index: int
) -> None:
    """Discs swell in turn and the middle one rolls; turning all of them costs too much."""
    zoom = 1 + 0.014 * wave(t, 4.6, index * 1.4)
    if index == 1:
        disc.place(canvas, *at, turn=t * 3, zoom=zoom)
    else:
        disc.place(canvas, *at, zoom=zoom)


def _wooded_hills(
    easel: Easel, ground: Ground, palette: Palette, dice: random.Random
) -> list[Layer]:
    colours = cutting.tones([mix(palette.mid, palette.dark, 0.42), palette.dark, palette.deep], 5)
    top_room = 260.0
    width = ground.width + 2 * WAVE_MARGIN
    height = ground.height - ground.horizon + top_room + 60
    step = (ground.height - ground.horizon) / 5 * 0.98
    grow = dice.choice((cutting.pine_path, cutting.round_tree_path))
    layers = []
    for index, colour in enumerate(colours):
        top, swing = top_room + index * step, step * 0.42
        path = cutting.hill_path(width, height, top, swing, dice)
        shader = vertical(
            top - swing, top + step * 2.6,
            [(0, lighten(colour, 0.17), 1.0), (0.3, colour, 1.0), (1, darken(colour, 0.25), 1.0)],
        )  # fmt: skip
        trees = [
            (dice.uniform(40, width - 40), dice.uniform(0.8, 1.2))
            for _ in range((9, 6, 3, 0, 0)[index])
        ]

        def paint(
            canvas: skia.Canvas,
            path: skia.Path = path,
            shader: skia.Shader = shader,
            trees: list[tuple[float, float]] = trees,
            colour: str = colour,
            index: int = index,
        ) -> None:
            for x, size in sorted(trees):
                foot = _top_of(path, x)
                tree = grow(x, foot + 14, (96 + 34 * index) * size)
                tone = vertical(
                    foot - 130, foot,
                    [(0, lighten(colour, 0.20), 1.0), (1, darken(colour, 0.12), 1.0)],
                )  # fmt: skip
                cutting.sheet(canvas, tree, tone, shadow=0.28, blur=10, drop=4, rim=0.22)
            cutting.sheet(canvas, path, shader, shadow=0.40, blur=26, drop=-8, rim=0.28)

        layers.append(_shifted(easel.layer(width, height, paint), top_room - 160))
    return layers


def _shifted(layer: Layer, up: float) -> Layer:
    """The layer with its page moved up, so that its sheet begins where waves begin."""
    return Layer(layer.image, layer.left, layer.top - up, layer.width, layer.height, layer.scale)


def _top_of(path: skia.Path, x: float) -> float:
    """Height of the path's upper line at `x`."""
    points = [path.getPoint(index) for index in range(1, path.countPoints() - 1)]
    return float(min(points, key=lambda point: abs(point.x() - x)).y())


def mobile(easel: Easel, ground: Ground, palette: Palette, dice: random.Random) -> Backdrop:
    """Night: a moon behind the hero, stars that hang from strings, banks of cloud below."""
    dark = _night(easel, ground, palette)
    moon = _sun(easel, ground.hero * 0.66, palette, dice)
    gold = mix(palette.light, palette.accent, 0.25)
    hung = []
    spots = [(0.08, 0.24), (0.23, 0.12), (0.40, 0.17), (0.60, 0.13), (0.77, 0.20), (0.92, 0.11)]
    for x, y in spots:
        size = dice.uniform(30, 56)
        points = dice.choice((5, 5, 6, 8))
        shape = cutting.star_path(size, points=points, inner=0.5 if points < 8 else 0.62)
        colour = dice.choice((gold, palette.accent, lighten(palette.light, 0.4)))
        star = cutting.cut_out(easel, shape, colour, rim=0.5)
        hung.append((star, x * ground.width, y * ground.height, dice.uniform(0, 6)))
    banks = _cloud_banks(easel, ground, palette, dice)
    far, near = draw_waves(banks, ground, 0, 2), draw_waves(banks, ground, 2, 4)
    string = fill(lighten(palette.mid, 0.5), 0.55, stroke=2.4)

    def back(canvas: skia.Canvas, t: float, u: float) -> None:
        dark.draw(canvas)
        rise = 1 - out_cubic((t + 0.2) / 0.8)
        for index, disc in enumerate(moon):
            _breathe(canvas, disc, (ground.hero_x, ground.hero_y + rise * 140), t, index)
        for index, (star, x, y, phase) in enumerate(hung):
            drop = out_back((t + 0.2 - 0.06 * index) / 0.7, 1.1)
            swing = 3.2 * wave(t, 4.2 + 0.4 * index, phase)
            canvas.save()
            canvas.translate(x, -30)
            canvas.rotate(swing)
            end = (y + 30) * drop
            canvas.drawLine(0, 0, 0, end, string)
            star.place(canvas, 0, end, turn=14 * wave(t, 5.3, phase))
            canvas.restore()
        far(canvas, t, u)

    return Backdrop(back, near)


def _night(easel: Easel, ground: Ground, palette: Palette) -> Layer:
    stops = [
        (0, palette.deep, 1.0),
        (0.42, mix(palette.deep, palette.dark, 0.75), 1.0),
        (0.75, mix(palette.dark, palette.mid, 0.62), 1.0),
        (1, palette.mid, 1.0),
    ]

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawPaint(fill(shader=vertical(0, ground.horizon, stops)))
        dice = random.Random(3)
        for _ in range(70):
            x, y = dice.uniform(0, ground.width), dice.uniform(0, ground.horizon * 0.8)
            canvas.drawCircle(x, y, dice.uniform(1.2, 3.4), fill("#ffffff", dice.uniform(0.2, 0.7)))
        canvas.drawPaint(cutting.grain_paint())

    return easel.layer(ground.width, ground.height, paint, opaque=True)


def _cloud_banks(
    easel: Easel, ground: Ground, palette: Palette, dice: random.Random
) -> list[Layer]:
    colours = cutting.tones(
        [mix(palette.mid, palette.light, 0.5), mix(palette.mid, palette.dark, 0.3), palette.dark,
         mix(palette.dark, palette.deep, 0.75)], 4,
    )  # fmt: skip
    width, height = ground.width + 2 * WAVE_MARGIN, ground.height - ground.horizon + 220
    step = (ground.height - ground.horizon) / 4
    layers = []
    for index, colour in enumerate(colours):
        top = 160 + index * step
        size = min(150.0, step * 0.85)
        path = cutting.cloud_bank_path(width, height, top, size, dice)
        shader = vertical(
            top - size, top + step * 2,
            [(0, lighten(colour, 0.25), 1.0), (0.5, colour, 1.0), (1, darken(colour, 0.2), 1.0)],
        )  # fmt: skip

        def paint(
            canvas: skia.Canvas, path: skia.Path = path, shader: skia.Shader = shader
        ) -> None:
            cutting.sheet(canvas, path, shader, shadow=0.34, blur=26, drop=-6, rim=0.34)

        layers.append(easel.layer(width, height, paint))
    return layers


def torn(easel: Easel, ground: Ground, palette: Palette, dice: random.Random) -> Backdrop:
    """Bands of torn paper slide in from both sides behind the hero's disc of light."""
    base = sky(easel, ground, palette)
    tilt = dice.choice((-1, 1)) * dice.uniform(0.10, 0.17) * ground.width
    colours = [
        mix(palette.mid, palette.light, 0.35), palette.mid, mix(palette.mid, palette.dark, 0.26),
        mix(palette.mid, palette.dark, 0.6), palette.dark, palette.deep,
    ]  # fmt: skip
    tops = [ground.horizon * share for share in (0.10, 0.36, 0.64, 0.92, 1.02, 1.0)]
    tops[4] = ground.horizon + (ground.height - ground.horizon) * 0.22
    tops[5] = ground.horizon + (ground.height - ground.horizon) * 0.62
    # Each band reaches just below the torn edge of the next: what is covered costs nothing.
    ends = (*tops[1:], ground.height + 60)
    bands = [
        _band(
            easel, ground, colour, tilt * (1 if index % 2 == 0 else -0.6),
            end - top + 1.2 * abs(tilt) + 80, dice=dice,
        )
        for index, (colour, top, end) in enumerate(zip(colours, tops, ends, strict=True))
    ]  # fmt: skip
    glow = halo(easel, ground.hero * 1.7, palette)
    disc = _sun(easel, ground.hero * 0.64, palette, dice)[1:]

    def slide(canvas: skia.Canvas, t: float, first: int, last: int) -> None:
        for index in range(first, last):
            side = 1 if index % 2 == 0 else -1
            arrive = (1 - out_cubic((t + 0.25 - 0.05 * index) / 0.6)) * ground.width * 0.5
            drift = side * (arrive + 14 * wave(t, 9.0, index) + 5 * t)
            bands[index].draw(canvas, -WAVE_MARGIN + drift, tops[index] - 200)

    def back(canvas: skia.Canvas, t: float, u: float) -> None:
        base.draw(canvas)
        slide(canvas, t, 0, 3)
        glow.place(canvas, ground.hero_x, ground.hero_y, zoom=1 + 0.03 * wave(t, 4))
        for index, layer in enumerate(disc):
            _breathe(canvas, layer, (ground.hero_x, ground.hero_y), t, index + 1)
        slide(canvas, t, 3, 4)

    return Backdrop(back, lambda canvas, t, u: slide(canvas, t, 4, 6))


def _band(
    easel: Easel, ground: Ground, colour: str, tilt: float, depth: float, *, dice: random.Random
) -> Layer:
    """One band, `depth` units from edge to edge, torn where it shows the white of the paper."""
    width, height = ground.width + 2 * WAVE_MARGIN, depth + 200
    seed = dice.randrange(10**6)
    edge = (200 - tilt / 2, 200 + tilt / 2)
    reach = (-60.0, width + 60)
    heart = cutting.torn_path(reach, edge, depth, swing=16, seed=seed)
    lower = (edge[0] + 15, edge[1] + 13)
    face = cutting.torn_path(reach, lower, depth, swing=13, seed=seed + 1)
    white = vertical(0, 400, [(0, "#ffffff", 1.0), (1, "#f4efe6", 1.0)])
    tone = vertical(
        200, 200 + ground.height * 0.5,
        [(0, lighten(colour, 0.10), 1.0), (0.35, colour, 1.0), (1, darken(colour, 0.25), 1.0)],
    )  # fmt: skip

    def paint(canvas: skia.Canvas) -> None:
        cutting.sheet(canvas, heart, white, shadow=0.38, blur=24, drop=-6, rim=0.0)
        cutting.sheet(canvas, face, tone, shadow=0.16, blur=5, rim=0.12)

    return easel.layer(width, height, paint)
