"""Ground: the slopes, lawns and leaves before a place, calm where captions stand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from reelwright.motion.brush import darken, fill, lighten, mix, noise_line, vertical
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, World
from reelwright.motion.staging.mood import Mood


class Line:
    """The gently waving edge of a slope over the whole page."""

    def __init__(self, world: World, base: float, high: float, *, knots: int = 3) -> None:
        self.left, self.right = -MARGIN, world.width + MARGIN
        count = max(2, round(knots * (self.right - self.left) / 1480))
        seed = world.dice.randrange(9999)
        self._y = base - high * noise_line(300, seed, octaves=2, base=count)

    def __call__(self, x: float) -> float:
        share = (x - self.left) / (self.right - self.left) * 299
        return float(np.interp(share, np.arange(300), self._y))

    def path(self, bottom: float = HEIGHT + MARGIN) -> skia.Path:
        path = skia.Path()
        path.moveTo(self.left, bottom)
        for x in np.linspace(self.left, self.right, 150):
            path.lineTo(float(x), self(float(x)))
        path.lineTo(self.right, bottom)
        path.close()
        return path


@dataclass(frozen=True)
class Growth:
    """What grows on a slope: grass height in units, flower colours, bushes on 1080 units."""

    grass: float = 26.0
    """At most 10: bare ground, sand or snow."""
    flowers: Sequence[str] = ()
    bushes: int = 0


def paint_slope(
    canvas: skia.Canvas,
    world: World,
    mood: Mood,
    line: Line,
    colour: str,
    growth: Growth,
    *,
    bottom: float = HEIGHT + MARGIN,
    deep: float = 0.75,
) -> None:
    """A grassy slope from its line down to `bottom`, `deep` (0–1) into the shade there."""
    dice = random.Random(world.dice.random())
    share = (world.width + 2 * MARGIN) / 1080
    low = min(line(float(x)) for x in np.linspace(line.left, line.right, 20))
    for _ in range(round(growth.bushes * share)):
        x = dice.uniform(line.left, line.right)
        paint_bush(canvas, dice, x, line(x) + 12, dice.uniform(40, 92), colour, mood)
    path = line.path(bottom)
    canvas.drawPath(path, fill(mood.shade, 0.4, blur=22))
    _blades(canvas, dice, line, round(190 * share), growth.grass, mix(colour, mood.sun, 0.14), mood)
    foot = mix(darken(colour, 0.45), mood.shade, deep)
    stops = (
        (0.0, mix(colour, mood.sun, 0.2), 1.0),
        (0.16, colour, 1.0),
        (0.6, mix(colour, foot, 0.75), 1.0),
        (1.0, foot, 1.0),
    )
    canvas.drawPath(path, fill(shader=vertical(low, min(bottom, low + 860), stops)))
    if growth.grass > 10:
        _tufts(canvas, dice, line, low, min(bottom, HEIGHT + 40), colour, foot, round(170 * share))
    for _ in range(round(46 * share) if growth.flowers else 0):
        x = dice.uniform(line.left, line.right)
        y = line(x) + 14 + 340 * dice.random() ** 1.6
        size = 4 + 7 * (y - low) / 400
        tone = mix(dice.choice(growth.flowers), foot, min(0.5, 0.1 + (y - low) / 1200))
        canvas.drawLine(x, y, x + 2, y + size * 4, fill(foot, 0.6, stroke=2))
        for k in (-1, 1):
            canvas.drawOval(
                skia.Rect(x - size, y - size * 0.5 * k, x + size, y + size * 0.5 * k), fill(tone)
            )
            canvas.drawOval(
                skia.Rect(x - size * 0.5, y - size, x + size * 0.5, y + size), fill(tone)
            )
        canvas.drawCircle(x, y, size * 0.36, fill(mix("#ffd95a", foot, 0.15)))


def _blades(
    canvas: skia.Canvas,
    dice: random.Random,
    line: Line,
    count: int,
    high: float,
    colour: str,
    mood: Mood,
) -> None:
    """Grass that stands on the edge against what is behind."""
    for _ in range(count):
        x = dice.uniform(line.left, line.right)
        _blade(
            canvas,
            dice,
            x,
            line(x) + 10,
            high * dice.uniform(0.5, 1.3),
            mix(colour, mood.shade, dice.uniform(0, 0.3)),
            1.0,
        )


def _tufts(
    canvas: skia.Canvas,
    dice: random.Random,
    line: Line,
    top: float,
    bottom: float,
    colour: str,
    foot: str,
    count: int,
) -> None:
    """Low-contrast tufts over the slope, larger towards us."""
    for _ in range(count):
        x, share = dice.uniform(line.left, line.right), dice.random()
        y = line(x) + 40 + share * max(10.0, bottom - top - 60)
        tone = mix(lighten(colour, 0.08), foot, min(1.0, 0.3 + 0.65 * (y - top) / 700))
        tone = mix(tone, lighten(foot, 0.14), share * 0.6)
        for _ in range(4):
            _blade(
                canvas,
                dice,
                x + dice.uniform(-12, 12),
                y,
                (18 + 52 * share) * dice.uniform(0.6, 1.2),
                tone,
                0.6,
            )


def _blade(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    y: float,
    high: float,
    tone: str,
    alpha: float,
) -> None:
    lean = dice.uniform(-0.45, 0.55) * high
    half = 1.6 + high * 0.05
    blade = skia.Path()
    blade.moveTo(x - half, y)
    blade.quadTo(x - half * 0.4 + lean * 0.2, y - high * 0.6, x + lean, y - high)
    blade.quadTo(x + half + lean * 0.2, y - high * 0.5, x + half, y)
    blade.close()
    canvas.drawPath(blade, fill(tone, alpha))


def paint_bush(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    size: float,
    colour: str,
    mood: Mood,
) -> None:
    """A round bush or small tree, lit from the left."""
    base = mix(colour, mood.shade, 0.45)
    for level in range(4):
        tone = mix(base, mix(colour, mood.sun, 0.3), level / 3.6)
        for _ in range(11 - 2 * level):
            spread = 0.85 - 0.13 * level
            px = x + dice.uniform(-spread, spread) * size - level * size * 0.05
            arch = 1 - ((px - x) / size) ** 2
            py = foot - size * arch * (dice.uniform(0.15, 0.6) + 0.12 * level)
            radius = size * dice.uniform(0.26, 0.38) * (1 - 0.2 * level)
            canvas.drawCircle(px, py, radius, fill(tone))


def near_leaves(world: World, colour: str, *, depth: float = 1.9, high: float = 1.0) -> None:
    """Leaves out of focus in the lower corners, nearer than everything."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        for x0, side in ((-40.0, 1), (world.width + 40.0, -1)):
            for _ in range(16):
                canvas.save()
                canvas.translate(x0 + dice.uniform(-60, 60), HEIGHT + 60)
                canvas.rotate(side * dice.uniform(-25, 60))
                long = dice.uniform(260, 540) * high
                leaf = skia.Path()
                leaf.moveTo(0, 0)
                leaf.cubicTo(-46, -long * 0.4, -24, -long * 0.8, 0, -long)
                leaf.cubicTo(24, -long * 0.8, 46, -long * 0.4, 0, 0)
                canvas.drawPath(leaf, fill(darken(colour, dice.uniform(0, 0.3))))
                canvas.restore()

    world.plane(depth, paint, blur=8)
