"""Backdrops: the paper worlds that stand behind and before a paper-cut hero."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from reelwright.motion.brush import (
    darken,
    ease,
    fill,
    lighten,
    mix,
    out_cubic,
    radial,
    vertical,
    wave,
)
from reelwright.motion.kit import Palette
from reelwright.motion.layer import Easel, Layer
from reelwright.motion.paper import cutting

Draw = Callable[[skia.Canvas, float, float], None]
"""canvas, seconds, u 0…1."""


@dataclass(frozen=True)
class Backdrop:
    """What is drawn before the hero (`back`) and over its feet (`front`)."""

    back: Draw
    front: Draw


@dataclass(frozen=True)
class Ground:
    """Where things stand: the hero's middle and size, and where the front paper begins."""

    width: float
    height: float
    hero_x: float
    hero_y: float
    hero: float
    horizon: float
    satellites: tuple[tuple[float, float], ...]
    satellite: float


def ground_of(easel: Easel, *, card: bool = False) -> Ground:
    """The arrangement for the easel's shape; the captions' band stays free of art, and with
    a `card` the upper part does too."""
    width, height = easel.width, easel.height
    if height > width * 1.2:
        if card:
            spots = ((176.0, 730.0), (904.0, 716.0), (916.0, 1046.0))
            return Ground(width, height, 540, 886, 540, 1200, spots, 206)
        spots = ((196.0, 548.0), (884.0, 530.0), (912.0, 950.0))
        return Ground(width, height, 540, 790, 620, 1190, spots, 232)
    if width > height * 1.2:
        if card:
            spots = ((596.0, 516.0), (1330.0, 500.0), (1352.0, 700.0))
            return Ground(width, height, 960, 590, 356, 768, spots, 172)
        spots = ((560.0, 300.0), (1372.0, 276.0), (1420.0, 610.0))
        return Ground(width, height, 960, 432, 520, 748, spots, 214)
    if card:
        spots = ((206.0, 512.0), (872.0, 496.0), (884.0, 690.0))
        return Ground(width, height, 540, 590, 350, 768, spots, 150)
    spots = ((176.0, 300.0), (906.0, 276.0), (934.0, 604.0))
    return Ground(width, height, 540, 446, 470, 752, spots, 186)


def sky(easel: Easel, ground: Ground, palette: Palette, *, glow: float = 0.5) -> Layer:
    """Light behind the hero that deepens towards the edges."""
    reach = max(ground.width, ground.height) * 0.72
    centre = lighten(mix(palette.mid, palette.light, 0.55), 0.25 * glow)
    stops = [
        (0.0, centre, 1.0),
        (0.34, mix(palette.mid, palette.light, 0.18), 1.0),
        (0.72, mix(palette.mid, palette.dark, 0.30), 1.0),
        (1.0, mix(palette.mid, palette.dark, 0.72), 1.0),
    ]

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawPaint(fill(shader=radial(ground.hero_x, ground.hero_y, reach, stops)))
        canvas.drawPaint(cutting.grain_paint())

    return easel.layer(ground.width, ground.height, paint, opaque=True)


def waves(
    easel: Easel, ground: Ground, palette: Palette, dice: random.Random, *, count: int = 5
) -> list[Layer]:
    """Sheets of paper from the horizon down, each darker and nearer than the last."""
    colours = cutting.tones(
        [mix(palette.mid, palette.dark, 0.4), palette.dark, palette.deep], count
    )
    margin, page_top = 160.0, ground.horizon - 160
    width, height = ground.width + 2 * margin, ground.height - page_top + 60
    step = (ground.height - ground.horizon) / count * 0.98
    kind = dice.choice(("wave", "hill", "wave"))
    layers = []
    for index, colour in enumerate(colours):
        top, swing = 160 + index * step, step * (0.62 - 0.05 * index)
        path = (
            cutting.wave_path(width, height, top, swing, dice.randrange(10**6))
            if kind == "wave"
            else cutting.hill_path(width, height, top, swing * 0.52, dice)
        )
        shader = vertical(
            top - swing,
            top + step * 2.6,
            [(0, lighten(colour, 0.15), 1.0), (0.3, colour, 1.0), (1, darken(colour, 0.25), 1.0)],
        )
        pattern = pattern_for(index, colour, dice)

        def paint(
            canvas: skia.Canvas,
            path: skia.Path = path,
            shader: skia.Shader = shader,
            pattern: cutting.Pattern | None = pattern,
        ) -> None:
            cutting.sheet(
                canvas,
                path,
                shader,
                shadow=0.40,
                blur=26,
                drop=-8,
                rim=0.26,
                ornament=(lambda on: pattern(on, width, height)) if pattern else None,
            )

        layers.append(easel.layer(width, height, paint))
    return layers


def pattern_for(index: int, colour: str, dice: random.Random) -> cutting.Pattern | None:
    if index not in (1, 3):
        return None
    draw = dice.choice((cutting.dots, cutting.stripes))
    return draw(lighten(colour, 0.5), 0.07, 64.0 if draw is cutting.dots else 54.0)


def draw_waves(layers: list[Layer], ground: Ground, first: int, last: int) -> Draw:
    """Sheets `first`…`last` in parallax and a slow swell."""

    def draw(canvas: skia.Canvas, t: float, u: float) -> None:
        pan = 70 * (0.5 - ease(u) * 0.5 - u * 0.5)
        for index in range(first, last):
            depth = 0.3 + 0.32 * index
            arrive = 1 - out_cubic(t / (0.5 + 0.1 * index))
            lift = wave(t, 6.5, index * 1.3) * (5 + index) + arrive * (90 + 45 * index)
            layers[index].draw(canvas, -160 + pan * depth, ground.horizon - 160 + lift)

    return draw


def rays(easel: Easel, ground: Ground, palette: Palette, dice: random.Random) -> Backdrop:
    """A sunburst that turns slowly, over waves of paper."""
    behind, sheets = sky(easel, ground, palette), waves(easel, ground, palette, dice)
    count = dice.choice((18, 20, 24))
    burst = _burst_path(1.2 * math.hypot(ground.width, ground.horizon), count)
    beam = fill(lighten(mix(palette.mid, palette.light, 0.35), 0.4), 0.85)
    veil = _veil(easel, ground, palette)
    sheet_back, sheet_front = draw_waves(sheets, ground, 0, 2), draw_waves(sheets, ground, 2, 5)

    def back(canvas: skia.Canvas, t: float, u: float) -> None:
        behind.draw(canvas)
        canvas.save()
        canvas.clipRect(skia.Rect(0, 0, ground.width, ground.horizon + 130))
        canvas.translate(ground.hero_x, ground.hero_y)
        canvas.rotate(t * 4)
        canvas.drawPath(burst, beam)
        canvas.restore()
        veil.draw(canvas)
        sheet_back(canvas, t, u)

    return Backdrop(back, sheet_front)


def _burst_path(reach: float, count: int) -> skia.Path:
    """`count` wedges around the origin, as wide as the gaps between them."""
    path = skia.Path()
    for index in range(count):
        angle = index * 2 * math.pi / count
        path.moveTo(0, 0)
        for edge in (angle, angle + math.pi / count):
            path.lineTo(reach * math.cos(edge), reach * math.sin(edge))
        path.close()
    return path


def _veil(easel: Easel, ground: Ground, palette: Palette) -> Layer:
    """A glow around the hero that turns into the sky's colour: it fades the beams out."""
    reach = max(ground.width, ground.horizon) * 0.66
    haze = mix(palette.mid, palette.dark, 0.28)
    stops = [
        (0.0, "#ffffff", 0.85),
        (0.22, lighten(palette.light, 0.4), 0.42),
        (0.5, mix(palette.mid, palette.light, 0.25), 0.25),
        (1.0, haze, 0.88),
    ]
    area = skia.Rect(0, 0, ground.width, ground.horizon + 130)

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawRect(area, fill(shader=radial(ground.hero_x, ground.hero_y, reach, stops)))

    return easel.layer(ground.width, ground.horizon + 130, paint)


def rosette(easel: Easel, ground: Ground, palette: Palette, dice: random.Random) -> Backdrop:
    """Sheets with scalloped openings, one behind the other, the hero in the light at the end."""
    colours = cutting.tones([palette.deep, palette.dark, palette.mid, palette.light], 6)
    petals, sharp = dice.choice((9, 10, 12)), dice.random() < 0.4
    margin = 60.0
    width, height = ground.width + 2 * margin, ground.height + 2 * margin
    x, y = ground.hero_x + margin, ground.hero_y + margin
    wide, tall = (1.0, 1.12) if height > width else (1.0 if ground.width < 1200 else 1.5, 1.0)
    innermost = ground.hero * 0.60
    outermost = max(innermost * 1.5, min(ground.width * 0.60, ground.hero * 0.98))
    layers = []
    seen = skia.Rect(-20, -20, width + 20, height + 20)
    for index in range(5):
        radius = outermost - (outermost - innermost) * index / 4
        hole = cutting.blossom_path(
            x, y, radius * wide, radius * tall, petals=petals, depth=0.15, sharp=sharp,
            turn=(index % 2) * math.pi / petals,
        )  # fmt: skip
        path = skia.Path()
        path.addRect(seen)
        seen = hole.getBounds().makeOutset(70, 70)
        path.addPath(hole)
        path.setFillType(skia.PathFillType.kEvenOdd)
        colour = colours[index]
        shader = radial(
            x, y, radius * wide * 2.1,
            [(0, lighten(colour, 0.16), 1.0), (0.55, colour, 1.0), (1, darken(colour, 0.30), 1.0)],
        )  # fmt: skip
        pattern = pattern_for(index, colour, dice)

        def paint(
            canvas: skia.Canvas,
            path: skia.Path = path,
            shader: skia.Shader = shader,
            pattern: cutting.Pattern | None = pattern,
        ) -> None:
            cutting.sheet(
                canvas, path, shader, shadow=0.46, blur=26, drop=14, rim=0.3,
                ornament=(lambda on: pattern(on, width, height)) if pattern else None,
            )  # fmt: skip

        layers.append(easel.layer(width, height, paint))
    light = sky(easel, ground, palette, glow=1.0)
    glow = halo(easel, innermost * 2.3, palette)

    def back(canvas: skia.Canvas, t: float, u: float) -> None:
        light.draw(canvas)
        glow.place(canvas, ground.hero_x, ground.hero_y, zoom=1 + 0.04 * wave(t, 4))
        for index in range(4, -1, -1):
            arrive = 1 - out_cubic((t + 0.15) / (0.55 + 0.08 * index))
            zoom = 1.0 + (0.012 + 0.014 * (4 - index)) * (u + 0.25 * arrive * 4)
            sway = 7 * wave(t, 7.0, index * 0.7)
            layers[index].place(
                canvas,
                ground.hero_x + sway * (1 - index * 0.15),
                ground.hero_y + 5 * wave(t, 5.4, index),
                zoom=zoom,
                anchor=(x / width, y / height),
            )

    return Backdrop(back, nothing)


def halo(easel: Easel, side: float, palette: Palette) -> Layer:
    stops = [(0, "#ffffff", 0.9), (0.4, lighten(palette.light, 0.4), 0.5), (1, palette.light, 0.0)]
    middle = side / 2
    return easel.layer(
        side,
        side,
        lambda canvas: canvas.drawCircle(
            middle, middle, middle, fill(shader=radial(middle, middle, middle, stops))
        ),
    )


def nothing(canvas: skia.Canvas, t: float, u: float) -> None:
    """No paper before the hero."""
