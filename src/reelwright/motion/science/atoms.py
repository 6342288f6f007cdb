"""Atoms: electrons on their orbits, a packed nucleus and the strand of life."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, radial
from reelwright.motion.staging.diorama import HEIGHT, Part, World
from reelwright.motion.staging.scenery import Moment


@dataclass(frozen=True)
class Tiny:
    """Colours of the very small: depth, ground, light and three bodies."""

    deep: str
    base: str
    light: str
    first: str
    second: str
    third: str


def orbits(world: World, look: Tiny, core: float, *, front: bool) -> Part:
    """Three tilted rings; the half nearer to us is drawn after the hero."""
    rings = ((-28.0, 1.25, look.second), (32.0, -1.0, look.third), (90.0, 0.85, look.light))
    wide, high = 480.0, 165.0
    start, sweep = (0, 180) if front else (180, 180)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k, (tilt, pace, colour) in enumerate(rings):
            canvas.save()
            canvas.translate(world.middle, core)
            canvas.rotate(tilt + 5 * math.sin(now.t * 0.4 + k))
            oval = skia.Rect(-wide, -high, wide, high)
            share = 0.45 if tilt == 90 else 1.0
            canvas.drawArc(oval, start, sweep, False, fill(look.light, 0.5 * share, stroke=5))
            for step in range(12):
                angle = now.t * 1.9 * pace + k * 2.1 - step * 0.05 * (1 if pace > 0 else -1)
                if (math.sin(angle) > 0) != front:
                    continue
                x, y = wide * math.cos(angle), high * math.sin(angle)
                size = (19 if step == 0 else 11 - step * 0.7) * (1 + 0.25 * math.sin(angle))
                canvas.drawCircle(x, y, size, fill(colour, 1.0 if step == 0 else 0.4 - step * 0.03))
                if step == 0:
                    canvas.drawCircle(x - 5, y - 6, size * 0.3, fill("#ffffff", 0.8))
            canvas.restore()

    return part


def nucleus(world: World, look: Tiny, core: float) -> Part:
    """Without a hero: protons and neutrons, packed and trembling."""
    places = [(0.0, 0.0)] + [(72 * math.cos(k * 1.047), 72 * math.sin(k * 1.047)) for k in range(6)]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for k, (x, y) in enumerate(sorted(places, key=lambda place: place[1])):
            colour = look.second if k % 2 else look.first
            cx = world.middle + x + 3 * math.sin(now.t * 3 + k)
            cy = core + y + 3 * math.cos(now.t * 2.6 + k)
            ball = [(0, lighten(colour, 0.5), 1), (0.4, colour, 1), (1, darken(colour, 0.5), 1)]
            canvas.drawCircle(cx, cy, 64, fill(shader=radial(cx - 20, cy - 24, 96, ball)))

    return part


def paint_strand(
    canvas: skia.Canvas, x: float, size: float, phase: float, look: Tiny, alpha: float
) -> None:
    """One upright helix through the whole height."""
    step, reach = 56.0 * size, 128.0 * size
    beads: list[tuple[float, float, float, str]] = []
    for k in range(int((HEIGHT + 160) / step)):
        y = -80 + k * step
        turn = phase + k * 0.36
        side, depth = math.cos(turn) * reach, math.sin(turn)
        bar = mix(look.third, look.first, k % 2)
        middle = x + side * 0.04
        canvas.drawLine(x + side, y, middle, y, fill(bar, 0.8 * alpha, stroke=10 * size))
        canvas.drawLine(
            middle, y, x - side, y, fill(lighten(look.second, 0.25), 0.8 * alpha, stroke=10 * size)
        )
        beads.append((x + side, y, depth, look.first))
        beads.append((x - side, y, -depth, look.second))
    for bx, by, depth, colour in sorted(beads, key=lambda bead: bead[2]):
        radius = (19 + 7 * depth) * size
        tone = mix(darken(colour, 0.35), lighten(colour, 0.1), (depth + 1) / 2)
        canvas.drawCircle(bx, by, radius, fill(tone, alpha))
        if depth > 0:
            glint = fill("#ffffff", 0.5 * alpha)
            canvas.drawCircle(bx - radius * 0.3, by - radius * 0.35, radius * 0.34, glint)
