"""Blooms: flowers on their stems, and blossom branches, for gardens and meadows."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial, vertical
from reelwright.motion.nature.foliage import slender_leaf
from reelwright.motion.staging.mood import Mood, Tones


@dataclass(frozen=True)
class Bloom:
    """A flower's colours: petals, heart, and its green."""

    petal: Tones
    heart: str
    green: Tones


GRASS = Tones("#b4e06a", "#58a84e", "#17503c")
PETALS = {
    "white": (Tones("#ffffff", "#f2eef6", "#b8b4d0"), "#ffc83a"),
    "red": (Tones("#ff8a5c", "#ee4238", "#8c1a2a"), "#2c1624"),
    "pink": (Tones("#ffc4da", "#f478a8", "#a83a6c"), "#ffe07a"),
    "yellow": (Tones("#ffe870", "#ffb829", "#b8641c"), "#5c3420"),
    "violet": (Tones("#c8b0ff", "#8a68d8", "#46307e"), "#ffe07a"),
    "blue": (Tones("#b0d4ff", "#5c8ef0", "#2c4a9c"), "#fff0b0"),
}


def bloom_of(mood: Mood, colour: str, dim: float = 0.0) -> Bloom:
    """A flower's colours in this light; `dim` sinks it into the shade of the foreground."""
    petal, heart = PETALS[colour]
    if mood.palette is not None and colour in ("red", "yellow", "pink"):
        hot = mood.palette.accent
        petal = Tones(lighten(hot, 0.4), hot, mix(hot, mood.shade, 0.5))
    else:
        petal = mood.tones(petal)
    shade = mood.paint(GRASS.deep)
    petal = Tones(petal.at(dim * 0.8), petal.at(min(1.0, 0.5 + dim * 0.6)), petal.deep)
    green = mood.tones(GRASS)
    green = Tones(mix(green.light, shade, dim), mix(green.base, shade, dim), green.deep)
    return Bloom(petal, mix(mood.paint(heart), shade, dim), green)


def _stem(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, green: Tones,
    *, leaf: float = 0.32, leaves: int = 2,
) -> tuple[float, float]:  # fmt: skip
    """A bent stem with leaves; gives back where its head sits."""
    bend = height * dice.uniform(-0.12, 0.12)
    top = (x + bend, foot - height)
    stem = skia.Path()
    stem.moveTo(x, foot)
    stem.quadTo(x + bend * 0.1, foot - height * 0.6, *top)
    canvas.drawPath(stem, fill(green.at(0.6), 1, stroke=max(2.5, height * 0.022)))
    for i in range(leaves):
        side = 1 if (i + dice.randint(0, 1)) % 2 else -1
        canvas.save()
        canvas.translate(x + bend * 0.1, foot - height * (0.12 + 0.2 * i))
        canvas.rotate(-90 + side * dice.uniform(24, 46))
        reach = height * leaf * dice.uniform(0.8, 1.2)
        canvas.drawPath(slender_leaf(reach, reach * 0.15), fill(green.at(dice.uniform(0.25, 0.7))))
        canvas.restore()
    return top


def draw_daisy(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, bloom: Bloom
) -> None:
    """Many narrow petals about a round heart."""
    head_x, head_y = _stem(canvas, dice, x, foot, height, bloom.green)
    size = height * dice.uniform(0.15, 0.2)
    canvas.save()
    canvas.translate(head_x, head_y)
    canvas.scale(1, dice.uniform(0.75, 1.0))
    petals = 13
    turn = dice.uniform(0, 30)
    for i in range(petals):
        canvas.save()
        canvas.rotate(turn + 360 * i / petals)
        tone = bloom.petal.at(0.15 + 0.3 * (i % 2))
        canvas.drawOval(skia.Rect(size * 0.2, -size * 0.17, size, size * 0.17), fill(tone))
        canvas.restore()
    glow = [(0.0, lighten(bloom.heart, 0.25), 1.0), (1.0, darken(bloom.heart, 0.15), 1.0)]
    canvas.drawCircle(
        0, 0, size * 0.34, fill(shader=radial(-size * 0.1, -size * 0.1, size * 0.4, glow))
    )
    canvas.restore()


def draw_poppy(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, bloom: Bloom
) -> None:
    """Four crumpled petals about a dark heart."""
    head_x, head_y = _stem(canvas, dice, x, foot, height, bloom.green, leaf=0.24)
    size = height * dice.uniform(0.15, 0.21)
    canvas.save()
    canvas.translate(head_x, head_y)
    canvas.rotate(dice.uniform(-16, 16))
    canvas.scale(1, 0.86)
    for turn, share in ((180, 0.75), (0, 0.6), (265, 0.35), (95, 0.15)):
        canvas.save()
        canvas.rotate(turn + dice.uniform(-14, 14))
        petal = skia.Path()
        petal.moveTo(0, 0)
        petal.cubicTo(
            size * 0.3, -size * 1.05, size * 1.15, -size * 0.85, size * 0.98, -size * 0.08
        )
        petal.cubicTo(size * 1.15, size * 0.75, size * 0.3, size * 0.95, 0, 0)
        glow = [(0.0, bloom.petal.deep, 1.0), (0.4, bloom.petal.at(share), 1.0),
                (1.0, bloom.petal.at(share * 0.6), 1.0)]  # fmt: skip
        canvas.drawPath(petal, fill(shader=radial(0, 0, size, glow)))
        canvas.restore()
    canvas.drawCircle(0, 0, size * 0.2, fill(bloom.heart))
    for i in range(12):
        angle = i * 0.5236
        canvas.drawCircle(size * 0.3 * math.cos(angle), size * 0.3 * math.sin(angle), size * 0.04,
                          fill(bloom.heart))  # fmt: skip
    canvas.restore()


def draw_tulip(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, bloom: Bloom
) -> None:
    """A cup of pointed petals over long leaves."""
    head_x, head_y = _stem(canvas, dice, x, foot, height, bloom.green, leaf=0.62, leaves=3)
    size = height * dice.uniform(0.2, 0.25)
    canvas.save()
    canvas.translate(head_x, head_y)
    canvas.rotate(dice.uniform(-9, 9))
    for shift, wide, share in ((-0.24, 0.3, 0.75), (0.24, 0.3, 0.85), (0.0, 0.34, 0.25)):
        petal = skia.Path()
        petal.moveTo(0, size * 0.12)
        petal.cubicTo(size * (shift - wide * 1.5), size * 0.05, size * (shift - wide),
                      -size * 0.6, size * shift * 1.2, -size * 0.95)  # fmt: skip
        petal.cubicTo(size * (shift + wide), -size * 0.6, size * (shift + wide * 1.5),
                      size * 0.05, 0, size * 0.12)  # fmt: skip
        stops = [
            (0.0, bloom.petal.at(share * 0.6), 1.0),
            (1.0, bloom.petal.at(min(1, share + 0.3)), 1.0),
        ]
        canvas.drawPath(petal, fill(shader=vertical(-size, size * 0.1, stops)))
    canvas.restore()


def draw_sunflower(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, bloom: Bloom
) -> None:
    """A wide face of seeds ringed by two rows of petals."""
    head_x, head_y = _stem(canvas, dice, x, foot, height, bloom.green, leaf=0.26, leaves=4)
    size = height * dice.uniform(0.19, 0.24)
    canvas.save()
    canvas.translate(head_x, head_y)
    canvas.rotate(dice.uniform(-14, 14))
    canvas.scale(dice.uniform(0.9, 1.0), 1)
    for row, shade in ((0, 0.6), (1, 0.18)):
        for i in range(17):
            canvas.save()
            canvas.rotate(360 * (i + row * 0.5) / 17 + dice.uniform(-4, 4))
            canvas.translate(size * 0.42, 0)
            leaf = slender_leaf(size * (0.66 - 0.08 * row), size * 0.15)
            canvas.drawPath(leaf, fill(bloom.petal.at(shade + dice.uniform(-0.12, 0.12))))
            canvas.restore()
    glow = [(0.0, mix(bloom.heart, bloom.petal.deep, 0.5), 1.0), (0.55, bloom.heart, 1.0),
            (1.0, darken(bloom.heart, 0.35), 1.0)]  # fmt: skip
    canvas.drawCircle(0, 0, size * 0.48, fill(shader=radial(0, 0, size * 0.48, glow)))
    for i in range(70):
        far = size * 0.46 * math.sqrt(i / 70)
        angle = i * 2.39996
        canvas.drawCircle(far * math.cos(angle), far * math.sin(angle), size * 0.02,
                          fill(bloom.petal.deep, 0.55))  # fmt: skip
    canvas.restore()


def draw_lavender(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, bloom: Bloom
) -> None:
    """A tuft of spikes set with small florets."""
    for _ in range(8):
        head_x, head_y = _stem(
            canvas, dice, x + dice.uniform(-0.14, 0.14) * height, foot,
            height * dice.uniform(0.7, 1.05), bloom.green, leaf=0.2, leaves=1,
        )  # fmt: skip
        spike = height * 0.4
        for i in range(19):
            share = i / 18
            wide = height * 0.023 * (0.55 + 0.75 * math.sin(math.pi * (0.15 + 0.8 * share)))
            y = head_y + spike * share
            for side in (-1, 1):
                tone = bloom.petal.at(dice.uniform(0.0, 0.85))
                px = head_x + side * wide * 0.7
                canvas.drawOval(skia.Rect(px - wide, y - wide * 0.7, px + wide, y + wide * 0.7),
                                fill(tone))  # fmt: skip


def draw_branch(
    canvas: skia.Canvas, dice: random.Random, length: float, bark: str, petal: Tones, heart: str
) -> None:
    """A blossom branch along +x from the origin, thick with small flowers."""

    def grow(x: float, y: float, turn: float, long: float, thick: float, level: int) -> None:
        end_x, end_y = x + long * math.cos(turn), y + long * math.sin(turn)
        twig = skia.Path()
        twig.moveTo(x, y)
        twig.quadTo(
            (x + end_x) / 2, (y + end_y) / 2 + dice.uniform(-0.12, 0.12) * long, end_x, end_y
        )
        canvas.drawPath(twig, fill(bark, 1, stroke=thick))
        if level < 4:
            for side in (-1, 1) if dice.random() < 0.75 else (dice.choice((-1, 1)),):
                grow(end_x, end_y, turn + side * dice.uniform(0.15, 0.55),
                     long * dice.uniform(0.62, 0.85), thick * 0.62, level + 1)  # fmt: skip
        if level > 0:
            for _ in range(5):
                share = dice.random()
                blossom(x + (end_x - x) * share, y + (end_y - y) * share)

    def blossom(x: float, y: float) -> None:
        size = length * dice.uniform(0.022, 0.042)
        px, py = x + dice.uniform(-1.4, 1.4) * size, y + dice.uniform(-1.4, 1.4) * size
        turn = dice.uniform(0, 72)
        for i in range(5):
            angle = math.radians(turn + 72 * i)
            canvas.drawCircle(px + size * 0.6 * math.cos(angle), py + size * 0.6 * math.sin(angle),
                              size * 0.5, fill(petal.at(dice.uniform(0, 0.65))))  # fmt: skip
        canvas.drawCircle(px, py, size * 0.24, fill(heart))

    grow(0, 0, 0, length * 0.3, length * 0.03, 0)


Draw = Callable[[skia.Canvas, random.Random, float, float, float, Bloom], None]
