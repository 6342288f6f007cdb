"""Banners: flags that wave from a pole, in plain heraldry that belongs to no country."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, horizontal, mix
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.scenery import Moment

Patch = tuple[float, float, float, float, str]
"""A coloured piece of a flag: from and to along its length, from and to down its height
(shares), and the colour. Later patches lie on earlier ones."""

Design = tuple[Patch, ...]


def bordered(field: str, trim: str) -> Design:
    """A field with a border along its edges."""
    return ((0, 1, 0, 1, trim), (0, 0.93, 0.09, 0.91, field))


def cross(field: str, bar: str) -> Design:
    """A cross on a field."""
    return ((0, 1, 0, 1, field), (0, 1, 0.39, 0.61, bar), (0.33, 0.48, 0, 1, bar))


def pales(*colours: str) -> Design:
    """Upright stripes from the pole outwards."""
    step = 1 / len(colours)
    return tuple((k * step, 1, 0, 1, colour) for k, colour in enumerate(colours))


def fesses(*colours: str) -> Design:
    """Level stripes from top to bottom."""
    step = 1 / len(colours)
    return tuple((0, 1, k * step, 1, colour) for k, colour in enumerate(colours))


def design(index: int, field: str, light: str) -> Design:
    """One of several plain designs in two colours."""
    dark = darken(field, 0.4)
    choices = (
        bordered(field, light),
        cross(field, light),
        pales(field, light, dark),
        fesses(field, light),
        fesses(dark, field, light),
        (*fesses(field, dark), (0, 0.3, 0, 1, light)),
    )
    return choices[index % len(choices)]


@dataclass(frozen=True)
class Flag:
    """A flag whose pole's head is at (`x`, `y`); `tail` is the depth of a swallow's tail."""

    x: float
    y: float
    width: float
    height: float
    pole: float
    design: Design
    swing: float = 16.0
    tail: float = 0.0
    dim: float = 0.0
    """Share by which everything is drawn towards `shade`."""
    shade: str = "#140a14"
    phase: float = 0.0
    lean: float = 0.0
    """Degrees the pole sways from side to side."""


def waving(world: World, flag: Flag) -> Part:
    """The flag in a steady wind; the wind blows with the mirrored scene."""
    place, way = world.x(flag.x), (-1 if world.mirror else 1)
    wood = fill(mix("#3a2416", flag.shade, 0.5 + flag.dim / 2), stroke=flag.height / 20 + 2)
    knob = fill(mix("#d9b25a", flag.shade, flag.dim))
    patches = [
        (left, right, top, bottom, fill(mix(colour, flag.shade, flag.dim)))
        for left, right, top, bottom, colour in flag.design
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        canvas.save()
        canvas.translate(place, flag.y)
        canvas.scale(way, 1)
        if flag.lean:
            canvas.translate(0, flag.pole)
            canvas.rotate(flag.lean * math.sin(now.t * 1.3 + flag.phase))
            canvas.translate(0, -flag.pole)
        canvas.drawLine(0, 0, 0, flag.pole, wood)
        canvas.drawCircle(0, -4, flag.height / 17 + 2, knob)
        beat = now.t * 4.1 + flag.phase
        whole = _cloth(flag, beat, 0, 1, 0, 1)
        canvas.clipPath(whole, True)
        for left, right, top, bottom, paint in patches:
            canvas.drawPath(_cloth(flag, beat, left, right, top, bottom), paint)
        canvas.drawPath(whole, fill(shader=_folds(flag, beat)))
        canvas.restore()

    return part


def _cloth(
    flag: Flag, beat: float, left: float, right: float, top: float, bottom: float
) -> skia.Path:
    """The outline of one piece of the waving cloth."""
    steps = max(2, round((right - left) * 16))
    line = []
    for k in range(steps + 1):
        u = left + (right - left) * k / steps
        lift = flag.swing * u**0.7 * math.sin(u * 6.4 - beat)
        line.append((u * flag.width, lift + flag.height * 0.06 + 0.05 * flag.width * u * u))
    path = skia.Path()
    path.moveTo(line[0][0], line[0][1] + top * flag.height)
    for x, y in line[1:]:
        path.lineTo(x, y + top * flag.height)
    if flag.tail and right == 1 and bottom - top == 1:
        x, y = line[-1]
        path.lineTo(x - flag.tail * flag.width * 0.5, y + flag.height * 0.5)
    for x, y in reversed(line):
        path.lineTo(x, y + bottom * flag.height)
    path.close()
    return path


def _folds(flag: Flag, beat: float) -> skia.Shader:
    """Light and shade of the folds, from the pole outwards."""
    stops = []
    for k in range(17):
        u = k / 16
        slope = math.cos(u * 6.4 - beat) * min(1.0, 0.25 + u * 1.6)
        stops.append((u, "#000000", 0.42 * slope) if slope > 0 else (u, "#ffffff", -0.26 * slope))
    return horizontal(0, flag.width, stops)
