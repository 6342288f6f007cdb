"""Paper: sheets with grain, a lit rim and a shadow, from which the paper-cut kit is built."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import skia

from reelwright.motion.brush import (
    LINEAR,
    darken,
    fill,
    image_from_rgba,
    lighten,
    mix,
    noise_line,
    vertical,
)
from reelwright.motion.layer import Easel, Layer

Pattern = Callable[[skia.Canvas, float, float], None]
"""Draws tone-on-tone ornament over a page of width×height; the sheet clips it."""

TILE = 512


@lru_cache(maxsize=1)
def _tooth() -> skia.Image:
    """The grain of the paper as a tile of greys around the middle."""
    dice = np.random.default_rng(1).normal(0, 1, (TILE, TILE))
    relief = dice - np.roll(dice, (1, 1), (0, 1))
    soft = (relief + np.roll(relief, 1, 0) + np.roll(relief, 1, 1)) / 2
    grey = np.clip(128 + soft * 26, 0, 255)
    pixels = np.repeat(grey[..., None], 4, axis=2)
    pixels[..., 3] = 56
    return image_from_rgba(pixels.astype(np.uint8))


def grain_paint() -> skia.Paint:
    tile = _tooth().makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, LINEAR)
    return skia.Paint(Shader=tile, BlendMode=skia.BlendMode.kOverlay)


def sheet(
    canvas: skia.Canvas,
    path: skia.Path,
    shader: skia.Shader,
    *,
    shadow: float = 0.4,
    blur: float = 24.0,
    drop: float = 0.0,
    rim: float = 0.3,
    ornament: Callable[[skia.Canvas], None] | None = None,
) -> None:
    """Cut `path` out of paper: its shadow on what lies behind, its colour, grain and lit rim."""
    if shadow:
        canvas.save()
        canvas.translate(0, drop)
        canvas.drawPath(path, fill("#000000", shadow, blur=blur))
        canvas.drawPath(path, fill("#000000", shadow * 0.5, blur=blur * 0.25))
        canvas.restore()
    canvas.drawPath(path, fill(shader=shader))
    canvas.save()
    canvas.clipPath(path, True)
    if ornament is not None:
        ornament(canvas)
    canvas.drawPaint(grain_paint())
    canvas.drawPath(path, fill("#ffffff", rim * 0.35, stroke=16, blur=5))
    canvas.drawPath(path, fill("#ffffff", rim, stroke=4.5))
    canvas.restore()


def tones(colours: Sequence[str], count: int) -> list[str]:
    """`count` colours evenly along a row of colours."""
    out = []
    for index in range(count):
        place = index / max(1, count - 1) * (len(colours) - 1)
        low = min(int(place), len(colours) - 2)
        out.append(mix(colours[low], colours[low + 1], place - low))
    return out


def wave_path(
    width: float, height: float, top: float, swing: float, seed: int, *, base: int = 3
) -> skia.Path:
    """Everything under a gentle noise line around `top`, down to `height`."""
    line = top + swing * noise_line(160, seed, octaves=2, base=base, persistence=0.4)
    path = skia.Path()
    path.moveTo(-40, height + 60)
    for index, y in enumerate(line):
        path.lineTo(-40 + index * (width + 80) / 159, float(y))
    path.lineTo(width + 40, height + 60)
    path.close()
    return path


def hill_path(
    width: float, height: float, top: float, swing: float, dice: random.Random
) -> skia.Path:
    """Everything under two or three broad, round hills."""
    first, second = dice.uniform(0, 6.28), dice.uniform(0, 6.28)
    waves = dice.uniform(0.75, 1.15)
    path = skia.Path()
    path.moveTo(-40, height + 60)
    for index in range(161):
        x = -40 + index * (width + 80) / 160
        turn = x / width * 2 * math.pi
        y = top + swing * (
            0.72 * math.sin(turn * waves + first) + 0.28 * math.sin(turn * 2.1 + second)
        )
        path.lineTo(x, y)
    path.lineTo(width + 40, height + 60)
    path.close()
    return path


def blossom_path(
    x: float,
    y: float,
    radius_x: float,
    radius_y: float,
    *,
    petals: int,
    depth: float,
    turn: float = 0.0,
    sharp: bool = False,
) -> skia.Path:
    """A closed ring with `petals` scallops, each `depth` (share of the radius) deep."""
    path = skia.Path()
    steps = petals * 24
    for index in range(steps):
        angle = index / steps * 2 * math.pi
        swell = abs(math.sin(angle * petals / 2))
        swell = swell if not sharp else 1 - abs(math.cos(angle * petals / 2)) ** 1.5
        reach = 1 - depth + depth * swell
        px = x + radius_x * reach * math.cos(angle + turn)
        py = y + radius_y * reach * math.sin(angle + turn)
        if index == 0:
            path.moveTo(px, py)
        else:
            path.lineTo(px, py)
    path.close()
    return path


def cloud_path(x: float, y: float, width: float, dice: random.Random) -> skia.Path:
    """A round-topped cloud of `width`, its flat base at `y`."""
    path = skia.Path()
    path.addRoundRect(skia.Rect(x, y - width * 0.16, x + width, y), width * 0.08, width * 0.08)
    puffs = [(0.26, 0.15), (0.5, 0.21), (0.74, 0.14)]
    for share, radius in puffs:
        size = width * radius * dice.uniform(0.92, 1.1)
        path.addCircle(x + width * share, y - width * 0.11 - size * 0.35, size)
    united: skia.Path = skia.Simplify(path)
    return united


def cloud_bank_path(
    width: float, height: float, top: float, size: float, dice: random.Random
) -> skia.Path:
    """Everything under a row of round cloud tops, down to `height`."""
    path = skia.Path()
    path.addRect(skia.Rect(-60, top + size * 0.25, width + 60, height + 60))
    x = -60.0
    while x < width + 120:
        radius = size * dice.uniform(0.55, 1.0)
        path.addCircle(x, top + size * 0.35 - radius * 0.18, radius)
        x += radius * dice.uniform(0.95, 1.3)
    united: skia.Path = skia.Simplify(path)
    return united


def torn_path(
    x: tuple[float, float], y: tuple[float, float], height: float, *, swing: float, seed: int
) -> skia.Path:
    """A band between two `x` whose upper edge is torn and runs from `y[0]` to `y[1]`."""
    x0, x1 = x
    slope, y0 = y[1] - y[0], y[0]
    coarse = noise_line(260, seed, octaves=6, base=9, persistence=0.62)
    path = skia.Path()
    path.moveTo(x0, y0 + height)
    for index, value in enumerate(coarse):
        share = index / 259
        path.lineTo(x0 + share * (x1 - x0), y0 + slope * share + swing * float(value))
    path.lineTo(x1, y0 + slope + height)
    path.close()
    return path


def dots(colour: str, alpha: float, step: float) -> Pattern:
    """Polka dots, tone on tone."""
    paint = fill(colour, alpha)

    def draw(canvas: skia.Canvas, width: float, height: float) -> None:
        for row in range(int(height / step) + 2):
            for column in range(int(width / step) + 2):
                shift = step / 2 if row % 2 else 0
                canvas.drawCircle(column * step + shift, row * step, step * 0.13, paint)

    return draw


def stripes(colour: str, alpha: float, step: float) -> Pattern:
    """Diagonal stripes, tone on tone."""
    paint = fill(colour, alpha, stroke=step * 0.3)

    def draw(canvas: skia.Canvas, width: float, height: float) -> None:
        for index in range(int((width + height) / step) + 2):
            canvas.drawLine(index * step - height, height, index * step, 0, paint)

    return draw


def star_path(radius: float, *, points: int = 5, inner: float = 0.46) -> skia.Path:
    """A star around the origin."""
    path = skia.Path()
    for index in range(points * 2):
        reach = radius if index % 2 == 0 else radius * inner
        angle = index * math.pi / points - math.pi / 2
        x, y = reach * math.cos(angle), reach * math.sin(angle)
        if index == 0:
            path.moveTo(x, y)
        else:
            path.lineTo(x, y)
    path.close()
    return path


def cut_out(
    easel: Easel, path: skia.Path, colour: str, *, rim: float = 0.35, drop: float = 10.0
) -> Layer:
    """A small piece of paper as a layer whose page is the path's bounds and a margin."""
    bounds = path.getBounds()
    margin = 60.0
    width, height = bounds.width() + 2 * margin, bounds.height() + 2 * margin

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(margin - bounds.left(), margin - bounds.top())
        shader = vertical(
            bounds.top(),
            bounds.bottom(),
            [(0, lighten(colour, 0.12), 1.0), (1, darken(colour, 0.10), 1.0)],
        )
        sheet(canvas, path, shader, shadow=0.3, blur=14, drop=drop, rim=rim)

    return easel.layer(width, height, paint)


def pine_path(x: float, y: float, size: float) -> skia.Path:
    """A pine of three tiers, its foot at (`x`, `y`)."""
    path = skia.Path()
    path.addRect(skia.Rect(x - size * 0.05, y - size * 0.2, x + size * 0.05, y + size * 0.3))
    for base, half, peak in ((0.16, 0.34, 0.62), (0.40, 0.27, 0.84), (0.62, 0.19, 1.05)):
        path.moveTo(x - size * half, y - size * base)
        path.lineTo(x, y - size * peak)
        path.lineTo(x + size * half, y - size * base)
        path.close()
    united: skia.Path = skia.Simplify(path)
    return united


def round_tree_path(x: float, y: float, size: float) -> skia.Path:
    """A tree with a round crown, its foot at (`x`, `y`)."""
    path = skia.Path()
    path.addRect(skia.Rect(x - size * 0.04, y - size * 0.5, x + size * 0.04, y + size * 0.3))
    path.addOval(skia.Rect(x - size * 0.3, y - size, x + size * 0.3, y - size * 0.26))
    united: skia.Path = skia.Simplify(path)
    return united
