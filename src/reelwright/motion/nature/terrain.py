"""Terrain: ridges, hills, dunes and rocks that a stage's planes are made of."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import skia

from reelwright.motion.brush import fill, noise_line, polygon, vertical
from reelwright.motion.staging.mood import Tones

Line = Callable[[float], float]
"""The y of the ground at an x."""


def contour(
    dice: random.Random,
    left: float,
    right: float,
    base: float,
    swing: float,
    *,
    waves: int = 3,
    octaves: int = 5,
    rough: float = 0.5,
    valley: float = 0.0,
) -> Line:
    """A noise skyline around `base`; `valley` 0–1 flattens it in the middle, behind a hero."""
    values = noise_line(
        600, dice.randrange(1 << 30), octaves=octaves, base=waves, persistence=rough
    )

    def line(x: float) -> float:
        share = max(0.0, min(1.0, (x - left) / (right - left)))
        place = share * 598
        index = int(place)
        value = values[index] + (values[index + 1] - values[index]) * (place - index)
        calm = 1 - valley * max(0.0, 1 - abs(share - 0.5) * 3)
        return base - swing * float(value) * calm

    return line


def land_path(
    line: Line, left: float, right: float, bottom: float, *, step: float = 5
) -> skia.Path:
    """Everything under a skyline down to `bottom`."""
    path = skia.Path()
    path.moveTo(left, bottom)
    x = left
    while x < right:
        path.lineTo(x, line(x))
        x += step
    path.lineTo(right, line(right))
    path.lineTo(right, bottom)
    path.close()
    return path


def draw_land(
    canvas: skia.Canvas,
    line: Line,
    left: float,
    right: float,
    bottom: float,
    tones: Tones,
    *,
    crest: float,
    depth: float = 500.0,
    shadow: float = 0.0,
    rim: float = 0.0,
) -> None:
    """A ridge lit at its crest (about y `crest`) and in shade `depth` units below."""
    path = land_path(line, left, right, bottom)
    if shadow:
        canvas.drawPath(path, fill(tones.deep, shadow, blur=24))
    stops = [(0.0, tones.light, 1.0), (0.35, tones.base, 1.0), (1.0, tones.deep, 1.0)]
    canvas.drawPath(path, fill(shader=vertical(crest - depth * 0.1, crest + depth, stops)))
    if rim:
        canvas.drawPath(path, fill(tones.light, rim, stroke=3))


def draw_slopes(
    canvas: skia.Canvas,
    dice: random.Random,
    line: Line,
    left: float,
    right: float,
    tones: Tones,
    *,
    count: int,
    reach: float,
    alpha: float = 0.3,
) -> None:
    """Ribs running down from a skyline: light to one side, shade to the other."""
    for _ in range(count):
        x = dice.uniform(left, right)
        y = line(x)
        long = reach * dice.uniform(0.4, 1.2)
        lean = dice.uniform(-0.2, 0.9) * long
        wide = long * dice.uniform(0.2, 0.5)
        rib = [(x, y), (x + lean * 0.4 + wide * 0.2, y + long * 0.5), (x + lean, y + long),
               (x + lean * 0.3 - wide, y + long * 0.85)]  # fmt: skip
        tone = tones.deep if dice.random() < 0.6 else tones.light
        stops = [(0.0, tone, alpha), (1.0, tone, 0.0)]
        canvas.drawPath(polygon(rib), fill(shader=vertical(y, y + long, stops)))


def draw_drifts(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    top: float,
    bottom: float,
    tones: Tones,
    *,
    rows: int = 5,
    alpha: float = 0.3,
) -> None:
    """Soft swells across a snowfield or sand: each a lit edge that fades downwards."""
    for row in range(rows):
        y = top + (bottom - top) * (row + dice.uniform(0.1, 0.6)) / rows
        line = contour(dice, left, right, y, 26 + 8 * row, waves=2 + row % 2, octaves=2)
        deep = (bottom - top) / rows * 1.1
        stops = [(0.0, tones.light, alpha * (1 - row / rows * 0.6)), (1.0, tones.light, 0.0)]
        path = land_path(line, left, right, y + deep, step=12)
        canvas.drawPath(path, fill(shader=vertical(y - 30, y + deep, stops)))


def draw_rock(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, size: float, tones: Tones
) -> None:
    """A boulder in three planes: lit, plain and shaded."""
    wide, high = size, size * dice.uniform(0.55, 0.85)
    peak = x + dice.uniform(-0.15, 0.1) * wide
    outline = [
        (x - wide * 0.55, foot), (x - wide * dice.uniform(0.42, 0.5), foot - high * 0.45),
        (x - wide * 0.2, foot - high * dice.uniform(0.8, 0.95)), (peak, foot - high),
        (x + wide * 0.28, foot - high * dice.uniform(0.7, 0.9)),
        (x + wide * dice.uniform(0.44, 0.52), foot - high * 0.35), (x + wide * 0.56, foot),
    ]  # fmt: skip
    waist = (x + dice.uniform(-0.12, 0.02) * wide, foot - high * 0.5)
    canvas.drawPath(polygon(outline), fill(tones.base))
    canvas.drawPath(polygon([outline[1], outline[2], outline[3], waist]), fill(tones.light))
    shade = [outline[3], outline[4], outline[5], outline[6], (x + wide * 0.08, foot), waist]
    canvas.drawPath(polygon(shade), fill(tones.deep, 0.8))
    canvas.drawPath(polygon([outline[0], outline[1], waist, (x - wide * 0.1, foot)]),
                    fill(tones.at(0.35)))  # fmt: skip


def draw_strata(
    canvas: skia.Canvas,
    dice: random.Random,
    clip: skia.Path,
    left: float,
    right: float,
    top: float,
    bottom: float,
    colours: Sequence[str],
    *,
    alpha: float = 0.5,
) -> None:
    """Wavy layers of stone inside a shape."""
    canvas.save()
    canvas.clipPath(clip, True)
    y = top
    while y < bottom:
        thick = dice.uniform(0.02, 0.07) * (bottom - top) + 4
        wobble = contour(dice, left, right, y, thick * 0.5, waves=4, octaves=3)
        band = land_path(wobble, left, right, y + thick, step=16)
        canvas.drawPath(band, fill(dice.choice(colours), alpha * dice.uniform(0.3, 1)))
        y += thick * dice.uniform(0.9, 1.8)
    canvas.restore()


def draw_dune(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    crest: float,
    bottom: float,
    tones: Tones,
    *,
    swing: float,
    ridge_at: float,
    ripples: int = 0,
) -> None:
    """A dune with one sharp ridge: the wind side lit, the lee side in shade."""
    top_x = left + (right - left) * ridge_at
    top = crest - swing
    span = right - left
    back = skia.Path()
    back.moveTo(left, bottom)
    back.lineTo(left, crest + swing * 0.5)
    back.cubicTo(left + span * 0.2, crest + swing * 0.35, top_x - span * 0.16, top, top_x, top)
    back.cubicTo(top_x + span * 0.1, top + swing * 0.2, right - span * 0.25, crest + swing * 0.5,
                 right, crest + swing * dice.uniform(-0.1, 0.5))  # fmt: skip
    back.lineTo(right, bottom)
    back.close()
    canvas.drawPath(back, fill(tones.deep, 0.35, blur=20))
    lit = [(0.0, tones.light, 1.0), (0.4, tones.base, 1.0), (1.0, tones.at(0.72), 1.0)]
    canvas.drawPath(back, fill(shader=vertical(top, top + swing * 2.6 + 160, lit)))
    canvas.save()
    canvas.clipPath(back, True)
    lee = skia.Path()
    foot_x = top_x + span * dice.uniform(-0.12, 0.06)
    lee.moveTo(top_x, top - 4)
    lee.cubicTo(top_x - span * 0.04, top + swing * 0.5, top_x + span * 0.1, top + swing * 0.9,
                foot_x, top + swing * 2.4)  # fmt: skip
    lee.lineTo(right + span * 0.1, top + swing * 2.6)
    lee.lineTo(right + span * 0.1, top - swing)
    lee.close()
    shade = [(0.0, tones.deep, 0.85), (0.6, tones.deep, 0.45), (1.0, tones.deep, 0.0)]
    canvas.drawPath(lee, fill(shader=vertical(top, top + swing * 2.5, shade), blur=2.5))
    for i in range(ripples):
        share = (i + 1) / ripples
        y = top + swing * 0.7 + (bottom - top - swing * 0.7) * share**1.3
        curve = skia.Path()
        curve.moveTo(left, y + swing * 0.2)
        curve.cubicTo(left + span * 0.3, y - swing * 0.3, left + span * 0.6, y + swing * 0.3,
                      right, y - swing * 0.1)  # fmt: skip
        canvas.drawPath(curve, fill(tones.light, 0.13, stroke=2 + 2.5 * share))
    canvas.restore()


def draw_mesa(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    width: float,
    height: float,
    tones: Tones,
) -> None:
    """A table of banded rock on a skirt of scree."""
    top = foot - height
    points = [(x - width * 0.78, foot), (x - width * 0.55, foot - height * 0.3)]
    y = foot - height * 0.3
    edge = x - width * 0.46
    while y > top + height * 0.06:
        points.append((edge + dice.uniform(-0.02, 0.02) * width, y))
        y -= height * dice.uniform(0.06, 0.15)
        points.append((edge + dice.uniform(-0.01, 0.035) * width, y))
    points += [(x - width * 0.42, top), (x + width * dice.uniform(0.3, 0.44), top)]
    edge, y = x + width * 0.46, top + height * 0.05
    while y < foot - height * 0.3:
        points.append((edge + dice.uniform(-0.035, 0.01) * width, y))
        y += height * dice.uniform(0.06, 0.15)
        points.append((edge + dice.uniform(-0.02, 0.02) * width, y))
    points += [(x + width * 0.55, foot - height * 0.3), (x + width * 0.8, foot)]
    path = polygon(points)
    stops = [(0.0, tones.light, 1.0), (0.55, tones.base, 1.0), (1.0, tones.at(0.7), 1.0)]
    canvas.drawPath(path, fill(shader=vertical(top, foot, stops)))
    draw_strata(canvas, dice, path, x - width, x + width, top, foot, (tones.light, tones.deep),
                alpha=0.34)  # fmt: skip
    canvas.save()
    canvas.clipPath(path, True)
    cut = x + width * 0.1
    shadow = [(cut, top - 5)]
    for i in range(1, 9):
        shadow.append((cut + dice.uniform(-0.06, 0.06) * width, top + height * i / 8))
    shadow += [(x + width, foot), (x + width, top - 5)]
    canvas.drawPath(polygon(shadow), fill(tones.deep, 0.42))
    for _ in range(9):
        px = x + dice.uniform(-0.42, 0.42) * width
        canvas.drawLine(px, top + height * dice.uniform(0, 0.2), px + dice.uniform(-6, 6),
                        top + height * dice.uniform(0.4, 0.7),
                        fill(tones.deep, 0.4, stroke=dice.uniform(2, 6)))  # fmt: skip
    canvas.restore()


def draw_pyramid(canvas: skia.Canvas, x: float, foot: float, height: float, tones: Tones) -> None:
    """Courses of stone, one face in light and one in shade."""
    half = height * 0.82
    edge = x + half * 0.22
    left = [(x, foot - height), (x - half, foot), (edge, foot)]
    right = [(x, foot - height), (edge, foot), (x + half, foot)]
    lit = [(0.0, tones.light, 1.0), (1.0, tones.base, 1.0)]
    dim = [(0.0, tones.at(0.7), 1.0), (1.0, tones.deep, 1.0)]
    canvas.drawPath(polygon(left), fill(shader=vertical(foot - height, foot, lit)))
    canvas.drawPath(polygon(right), fill(shader=vertical(foot - height, foot, dim)))
    rows = 22
    for i in range(1, rows):
        share = i / rows
        y = foot - height + height * share
        corner = x + (edge - x) * share
        canvas.drawLine(x - half * share, y, corner, y, fill(tones.deep, 0.16, stroke=2))
        canvas.drawLine(corner, y, x + half * share, y, fill("#000000", 0.1, stroke=2))
