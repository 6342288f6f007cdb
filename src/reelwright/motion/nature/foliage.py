"""Foliage: leaves, fronds, hedges, grass and trunks, painted once into a scenery's pages."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from reelwright.motion.brush import fill, horizontal, noise_line, vertical
from reelwright.motion.staging.mood import Tones


def slender_leaf(length: float, width: float) -> skia.Path:
    """A bamboo or willow leaf along +x from the origin."""
    path = skia.Path()
    path.moveTo(0, 0)
    path.cubicTo(length * 0.25, -width, length * 0.65, -width * 0.8, length, 0)
    path.cubicTo(length * 0.6, width * 0.55, length * 0.25, width * 0.7, 0, 0)
    path.close()
    return path


def broad_leaf(length: float, width: float) -> skia.Path:
    """An oval leaf with a drawn-out tip, along +x from the origin."""
    path = skia.Path()
    path.moveTo(0, 0)
    path.cubicTo(length * 0.05, -width * 1.1, length * 0.62, -width, length, 0)
    path.cubicTo(length * 0.62, width, length * 0.05, width * 1.1, 0, 0)
    path.close()
    return path


def draw_broad_leaf(
    canvas: skia.Canvas, length: float, width: float, tones: Tones, shade: float
) -> None:
    """A big jungle leaf with its midrib and side veins, half in light."""
    path = broad_leaf(length, width)
    body = [(0.0, tones.at(shade * 0.6), 1.0), (1.0, tones.at(min(1, shade * 0.6 + 0.4)), 1.0)]
    canvas.drawPath(path, fill(shader=vertical(-width, width, body)))
    canvas.save()
    canvas.clipPath(path, True)
    lower = skia.Rect(0, 0, length, width * 1.2)
    canvas.drawRect(lower, fill(tones.deep, 0.22))
    vein = fill(tones.light, 0.38, stroke=max(1.5, length * 0.008))
    for i in range(1, 8):
        x = length * i / 8.5
        reach = width * 1.05
        for side in (-1, 1):
            rib = skia.Path()
            rib.moveTo(x, 0)
            rib.quadTo(x + reach * 0.35, side * reach * 0.45, x + reach * 0.75, side * reach)
            canvas.drawPath(rib, vein)
    canvas.drawLine(0, 0, length, 0, fill(tones.light, 0.6, stroke=max(2, length * 0.014)))
    canvas.restore()


def draw_frond(
    canvas: skia.Canvas, dice: random.Random, length: float, tones: Tones, *, droop: float = 0.35
) -> None:
    """A palm or fern frond along +x that bends down (+y) at its end."""
    spine = fill(tones.at(0.6), 1, stroke=max(2.0, length * 0.012))
    points = []
    steps = 22
    for i in range(steps + 1):
        share = i / steps
        points.append((length * share * (1 - 0.12 * share), droop * length * share**2))
    for i in range(2, steps):
        (x, y), (nx, ny) = points[i], points[i + 1]
        turn = math.degrees(math.atan2(ny - y, nx - x))
        share = i / steps
        leaf = length * 0.34 * math.sin(math.pi * min(1, share * 0.85 + 0.12)) ** 0.8
        for side in (-1, 1):
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(turn + side * (62 - 34 * share) + dice.uniform(-5, 5))
            shade = dice.uniform(0.1, 0.6) + (0.25 if side > 0 else 0)
            canvas.drawPath(slender_leaf(leaf, leaf * 0.12), fill(tones.at(shade)))
            canvas.restore()
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, spine)


def draw_fan(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    y: float,
    *,
    start: float,
    end: float,
    count: int,
    length: float,
    slim: float,
    tones: Tones,
) -> None:
    """Leaves spread from one point between two angles (degrees, 0 is right, 90 down)."""
    for i in range(count):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(start + (end - start) * i / max(1, count - 1) + dice.uniform(-6, 6))
        reach = length * dice.uniform(0.68, 1.1)
        canvas.drawPath(slender_leaf(reach, reach * slim), fill(tones.at(dice.uniform(0.2, 0.9))))
        canvas.restore()


def draw_sprigs(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    line: Callable[[float], float],
    *,
    count: int,
    size: float,
    tones: Tones,
    shade: tuple[float, float],
    slim: float = 0.2,
    alpha: float = 1.0,
) -> None:
    """Small fans of upright leaves along a line; `shade` is the range of their tones."""
    for i in range(count):
        x = left + (i + dice.random()) * (right - left) / count
        y = line(x) + dice.uniform(-0.15, 0.35) * size
        leaves = dice.randint(4, 6)
        for k in range(leaves):
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(-90 + (k - (leaves - 1) / 2) * 30 + dice.uniform(-12, 12))
            reach = size * dice.uniform(0.65, 1.15)
            tone = tones.at(dice.uniform(*shade))
            canvas.drawPath(slender_leaf(reach, reach * slim), fill(tone, alpha))
            canvas.restore()


def draw_hedge(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    crest: float,
    bottom: float,
    tones: Tones,
    *,
    bump: float = 90.0,
    leaf: float = 74.0,
    slim: float = 0.2,
    leafy: float = 1.0,
) -> None:
    """A bank of bushes down to `bottom`: leafy along the crest, calm below it."""
    rise = noise_line(200, dice.randrange(1 << 30), octaves=3, base=4) * bump

    def line(x: float) -> float:
        share = max(0.0, min(1.0, (x - left) / (right - left)))
        # Low in the middle, where a hero's chin shows, high towards the sides.
        valley = min(1.0, abs(share - 0.5) * 3.2)
        return crest + bump * 0.2 - float(rise[int(share * 199)]) * (0.2 + 0.8 * valley)

    outline = skia.Path()
    step = bump * 1.15
    x = left - step
    while x < right + step:
        radius = bump * dice.uniform(0.85, 1.35)
        outline.addCircle(x, line(x) + radius * 0.8, radius)
        x += step * dice.uniform(0.7, 1.05)
    outline.addRect(skia.Rect(left - step, crest + bump * 1.1, right + step, bottom))
    outline.setFillType(skia.PathFillType.kWinding)
    canvas.drawPath(outline, fill(tones.deep, 0.45, blur=26))
    per_row = round((right - left) / (leaf * 0.62) * leafy)
    draw_sprigs(
        canvas, dice, left, right, lambda x: line(x) - leaf * 0.1, count=per_row, size=leaf,
        tones=tones, shade=(0.05, 0.7), slim=slim,
    )  # fmt: skip
    stops = [(0.0, tones.at(0.2), 1.0), (0.3, tones.base, 1.0), (1.0, tones.deep, 1.0)]
    canvas.drawPath(outline, fill(shader=vertical(crest - bump, bottom, stops)))
    deep_of = bottom - crest
    rows = 7
    for row in range(rows):
        share = row / (rows - 1)
        down = share**1.25 * deep_of * 0.8 + leaf * 0.55
        middle = 0.22 + 0.62 * share
        spread = 0.22 * (1 - share) + 0.07
        draw_sprigs(
            canvas, dice, left, right, partial(_below, line, down),
            count=round(per_row * (0.9 - 0.35 * share)), size=leaf * (0.95 + 0.35 * share),
            tones=tones, shade=(middle - spread, min(1.0, middle + spread)), slim=slim,
            alpha=0.85 - 0.35 * share,
        )  # fmt: skip


def _below(line: Callable[[float], float], down: float, x: float) -> float:
    return line(x) + down


def draw_grass(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    line: Callable[[float], float],
    *,
    count: int,
    height: float,
    tones: Tones,
    width: float = 9.0,
    lean: float = 0.25,
    shade: tuple[float, float] = (0.0, 1.0),
    spread: float = 0.0,
) -> None:
    """Blades that stand on a line, each bent its own way; `spread` sows them as far below it,
    where their tones run from the first of `shade` to the second."""
    for share in sorted(dice.random() for _ in range(count)) if spread else [0.0] * count:
        x = dice.uniform(left, right)
        y = line(x) + 14 + spread * share
        tall = height * dice.uniform(0.45, 1.1)
        bend = tall * (lean * dice.uniform(-1, 1) + lean * 0.4)
        half = width * dice.uniform(0.6, 1.1) / 2
        blade = skia.Path()
        blade.moveTo(x - half, y)
        blade.quadTo(x - half * 0.6 + bend * 0.25, y - tall * 0.6, x + bend, y - tall)
        blade.quadTo(x + half * 1.2 + bend * 0.25, y - tall * 0.55, x + half, y)
        blade.close()
        low, high = shade
        tone = low + (high - low) * share + dice.uniform(-0.12, 0.12) if spread else None
        tone = dice.uniform(low, high) if tone is None else max(0.0, min(1.0, tone))
        canvas.drawPath(blade, fill(tones.at(tone)))


def draw_trunk(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    width: float,
    top: float,
    bottom: float,
    tones: Tones,
    *,
    flare: float = 0.5,
    bark: bool = True,
) -> None:
    """A tall trunk, wider at its foot, lit from the left."""
    lean = dice.uniform(-0.6, 0.6) * width
    path = skia.Path()
    path.moveTo(x - width * (0.5 + flare), bottom)
    path.cubicTo(x - width * 0.55, bottom - width * 2.4, x - width * 0.5 + lean * 0.4,
                 (top + bottom) / 2, x - width * 0.4 + lean, top)  # fmt: skip
    path.lineTo(x + width * 0.4 + lean, top)
    path.cubicTo(x + width * 0.5 + lean * 0.4, (top + bottom) / 2, x + width * 0.55,
                 bottom - width * 2.4, x + width * (0.5 + flare), bottom)  # fmt: skip
    path.close()
    stops = [(0.0, tones.base, 1.0), (0.2, tones.light, 1.0), (0.5, tones.base, 1.0),
             (1.0, tones.deep, 1.0)]  # fmt: skip
    canvas.drawPath(path, fill(shader=horizontal(x - width * 0.6, x + width * 0.6, stops)))
    if not bark:
        return
    canvas.save()
    canvas.clipPath(path, True)
    for _ in range(round(width * 0.9)):
        px, py = x + dice.uniform(-0.55, 0.55) * width, dice.uniform(top, bottom)
        tall = dice.uniform(0.5, 2.2) * width
        canvas.drawLine(
            px, py, px + lean * 0.03, py - tall,
            fill(dice.choice((tones.deep, tones.light)), 0.18, stroke=dice.uniform(1.5, 5)),
        )  # fmt: skip
    canvas.restore()
