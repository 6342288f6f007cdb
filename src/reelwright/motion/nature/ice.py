"""Ice: bergs, floes and the northern lights of polar sceneries."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from reelwright.motion.brush import fill, mix, noise_line, polygon, vertical
from reelwright.motion.staging.mood import Tones

Point = tuple[float, float]


def draw_iceberg(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    width: float,
    height: float,
    tones: Tones,
    sea: str,
) -> None:
    """A berg in lit and shaded facets, with its pale mirror image in the water."""
    count = dice.randint(7, 9)
    top: list[Point] = []
    lead = dice.uniform(0.3, 0.62)
    for i in range(count + 1):
        share = i / count
        arch = 1 - abs(share - lead) / max(lead, 1 - lead)
        jag = dice.uniform(-0.14, 0.1) if 0 < i < count else 0.0
        tall = height * max(0.07, arch**1.15 + jag)
        top.append((x - width / 2 + width * share, foot - tall))
    outline = [(x - width * 0.54, foot), *top, (x + width * 0.54, foot)]
    glow = [(0.0, tones.light, 0.34), (1.0, sea, 0.0)]
    image = [(px, 2 * foot - py * 0.55 - foot * 0.45) for px, py in outline]
    canvas.drawPath(polygon(image), fill(shader=vertical(foot, foot + height * 0.5, glow)))
    stops = [(0.0, tones.light, 1.0), (0.7, tones.at(0.25), 1.0), (1.0, tones.base, 1.0)]
    canvas.drawPath(polygon(outline), fill(shader=vertical(foot - height, foot, stops)))
    base_y = [foot - height * dice.uniform(0.02, 0.16) for _ in top]
    for i in range(len(top) - 1):
        (ax, ay), (bx, by) = top[i], top[i + 1]
        mid = ((ax + bx) / 2 + dice.uniform(-0.05, 0.05) * width, (ay + base_y[i]) / 2)
        low = ((ax + bx) / 2 + dice.uniform(-0.04, 0.04) * width, foot)
        falls = by > ay
        shade = tones.at(0.8) if falls else tones.at(0.28)
        canvas.drawPath(polygon([(ax, ay), (bx, by), mid]), fill(shade, 0.85 if falls else 0.5))
        lower = tones.deep if falls else tones.base
        canvas.drawPath(polygon([(bx, by), (bx, foot), low, mid]), fill(lower, 0.62))
        canvas.drawPath(polygon([(ax, ay), mid, low, (ax, foot)]),
                        fill(tones.at(0.62) if falls else tones.light, 0.5))  # fmt: skip
    rim = polygon(top, closed=False)
    canvas.drawPath(rim, fill(tones.light, 0.9, stroke=2.5))
    edge = skia.Rect(x - width * 0.56, foot - 5, x + width * 0.56, foot + 6)
    canvas.drawOval(edge, fill(mix(tones.light, sea, 0.2), 0.6))


def draw_floe(
    canvas: skia.Canvas, dice: random.Random, x: float, y: float, width: float, tones: Tones
) -> None:
    """A flat piece of pack ice with a thick, shaded edge."""
    count = 11
    deep = width * 0.075
    upper = []
    for i in range(count):
        angle = 2 * math.pi * i / count
        far = dice.uniform(0.82, 1.08)
        far *= width / 2
        upper.append((x + far * math.cos(angle), y + far * 0.2 * math.sin(angle)))
    side = [(px, py + deep) for px, py in upper]
    canvas.drawPath(polygon([(px, py + deep * 1.4) for px, py in upper]), fill(tones.deep, 0.35))
    canvas.drawPath(polygon(side), fill(tones.at(0.72)))
    canvas.drawPath(polygon(upper), fill(tones.at(0.16)))


def draw_aurora(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    y: float,
    height: float,
    low: str,
    high: str,
    *,
    strength: float = 0.6,
) -> None:
    """A curtain of light: fine vertical rays that hang from a wandering line."""
    path = noise_line(300, dice.randrange(1 << 30), octaves=3, base=2)
    flicker = noise_line(300, dice.randrange(1 << 30), octaves=5, base=14, persistence=0.7)
    wide = (right - left) / 299
    for i in range(300):
        x = left + wide * i
        foot = y + float(path[i]) * height * 0.55
        tall = height * (0.75 + 0.45 * float(flicker[i]))
        edge = math.sin(math.pi * i / 299) ** 0.5
        power = strength * (0.55 + 0.55 * float(flicker[299 - i])) * edge
        power = max(0.0, min(1.0, power))
        stops = [(0.0, high, 0.0), (0.45, high, power * 0.35), (0.82, low, power),
                 (0.93, low, power * 0.7), (1.0, low, 0.0)]  # fmt: skip
        shader = vertical(foot - tall, foot, stops)
        canvas.drawRect(skia.Rect(x, foot - tall, x + wide + 1, foot), fill(shader=shader))


def draw_crystals(
    canvas: skia.Canvas,
    dice: random.Random,
    line: Callable[[float], float],
    spots: list[float],
    size: float,
    tones: Tones,
) -> None:
    """Shards of ice that stand out of the snow."""
    for x in spots:
        for _ in range(dice.randint(2, 4)):
            px = x + dice.uniform(-0.5, 0.5) * size
            tall, half = size * dice.uniform(0.4, 1.1), size * dice.uniform(0.12, 0.22)
            lean = dice.uniform(-0.3, 0.3) * tall
            foot = line(px) + 20
            tip = (px + lean, foot - tall)
            west = (px - half + lean * 0.7, foot - tall * 0.72)
            east = (px + half + lean * 0.7, foot - tall * 0.66)
            left = [(px - half, foot), west, tip, (px, foot)]
            right = [(px, foot), tip, east, (px + half, foot)]
            canvas.drawPath(polygon(left), fill(tones.light, 0.95))
            canvas.drawPath(polygon(right), fill(tones.at(0.62), 0.95))
