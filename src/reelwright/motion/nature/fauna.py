"""Fauna: small living things that cross a scenery: birds, fish, jellyfish, insects."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import fill, radial, wave
from reelwright.motion.staging.scenery import Moment


@dataclass(frozen=True)
class Member:
    """One of a flock: its place from the leader, size and phase."""

    x: float
    y: float
    size: float
    phase: float


class Birds:
    """A loose flock that crosses the sky from (`x`, `y`) at `speed` units a second."""

    def __init__(
        self,
        dice: random.Random,
        count: int,
        x: float,
        y: float,
        *,
        size: float,
        colour: str,
        speed: float = 46.0,
        depth: float = 0.4,
        alpha: float = 0.85,
    ) -> None:
        self.x, self.y, self.speed, self.depth = x, y, speed, depth
        self.paint = fill(colour, alpha, stroke=max(2.0, size * 0.13))
        way = 1 if speed >= 0 else -1
        self.members = [
            Member(
                -way * size * (1.8 * (i // 2 + i % 2) + dice.uniform(-0.5, 0.5)),
                size * ((i // 2 + i % 2) * 1.1 * (1 if i % 2 else -0.7) + dice.uniform(-0.5, 0.5)),
                size * dice.uniform(0.75, 1.1),
                dice.uniform(0, 6.28),
            )
            for i in range(count)
        ]

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        t = moment.t
        x = self.x + self.speed * t + moment.pan * self.depth
        y = self.y + moment.tilt * self.depth - abs(self.speed) * 0.12 * t
        for bird in self.members:
            flap = 0.35 + 0.65 * math.sin(t * 5.2 + bird.phase)
            canvas.save()
            canvas.translate(
                x + bird.x + 6 * math.sin(t + bird.phase), y + bird.y - flap * bird.size * 0.08
            )
            canvas.drawPath(_wings(bird.size, flap), self.paint)
            canvas.restore()


def _wings(spread: float, flap: float) -> skia.Path:
    path = skia.Path()
    lift = spread * (0.08 + 0.32 * flap)
    path.moveTo(-spread, -lift)
    path.quadTo(-spread * 0.42, -lift * 1.15 - spread * 0.1, 0, 0)
    path.quadTo(spread * 0.42, -lift * 1.15 - spread * 0.1, spread, -lift)
    return path


class Shoal:
    """Small fish that swim together in a slow wave."""

    def __init__(
        self,
        dice: random.Random,
        count: int,
        x: float,
        y: float,
        *,
        size: float,
        spread: tuple[float, float],
        colours: tuple[str, ...],
        speed: float = 30.0,
        depth: float = 0.7,
        alpha: float = 0.9,
    ) -> None:
        self.x, self.y, self.speed, self.depth = x, y, speed, depth
        self.way = 1.0 if speed >= 0 else -1.0
        self.paints = [fill(colour, alpha) for colour in colours]
        self.body = _fish()
        self.members = [
            Member(
                dice.gauss(0, 0.5) * spread[0], dice.gauss(0, 0.5) * spread[1],
                size * dice.uniform(0.65, 1.2), dice.uniform(0, 6.28),
            )
            for _ in range(count)
        ]  # fmt: skip

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        t = moment.t
        x = self.x + self.speed * t + moment.pan * self.depth
        y = self.y + moment.tilt * self.depth
        for i, fish in enumerate(self.members):
            bend = math.sin(t * 1.1 + fish.x * 0.012 + fish.phase * 0.2)
            canvas.save()
            canvas.translate(
                x + fish.x + 9 * math.sin(t * 1.4 + fish.phase), y + fish.y + 16 * bend
            )
            canvas.rotate(self.way * 6 * math.cos(t * 1.1 + fish.x * 0.012))
            wag = 1 + 0.06 * math.sin(t * 9 + fish.phase)
            canvas.scale(self.way * fish.size * wag, fish.size)
            canvas.drawPath(self.body, self.paints[i % len(self.paints)])
            canvas.restore()


def _fish() -> skia.Path:
    """A fish one unit long, facing +x."""
    path = skia.Path()
    path.moveTo(0.5, 0)
    path.cubicTo(0.3, -0.24, -0.1, -0.22, -0.3, -0.04)
    path.lineTo(-0.52, -0.2)
    path.quadTo(-0.44, 0, -0.52, 0.2)
    path.lineTo(-0.3, 0.04)
    path.cubicTo(-0.1, 0.22, 0.3, 0.24, 0.5, 0)
    path.close()
    return path


class Jellyfish:
    """A bell that pulses and trails its arms; drawn live, so keep it to a few."""

    def __init__(
        self, x: float, y: float, size: float, *, light: str, body: str, phase: float,
        depth: float = 0.8, alpha: float = 0.75,
    ) -> None:  # fmt: skip
        self.x, self.y, self.size, self.phase, self.depth = x, y, size, phase, depth
        halo = [(0.0, body, alpha * 0.5), (0.5, body, alpha * 0.16), (1.0, body, 0.0)]
        self.glow = fill(shader=radial(0, -size * 0.15, size * 1.3, halo))
        self.bell = fill(body, alpha * 0.75)
        self.dome = fill(light, alpha * 0.4)
        self.arm = fill(light, alpha * 0.45, stroke=size * 0.035)
        self.thick = fill(body, alpha * 0.5, stroke=size * 0.07)

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        t, s = moment.t, self.size
        pulse = wave(t, 2.8, self.phase)
        x = self.x + moment.pan * self.depth + 14 * wave(t, 9, self.phase)
        y = self.y + moment.tilt * self.depth - 16 * t + 12 * wave(t, 2.8, self.phase - 1.2)
        wide, high = s * (0.5 + 0.045 * pulse), s * (0.5 - 0.05 * pulse)
        canvas.save()
        canvas.translate(x, y)
        canvas.drawCircle(0, -s * 0.15, s * 1.3, self.glow)
        for i in range(7):
            px = wide * (i - 3) / 3.4
            arm = skia.Path()
            arm.moveTo(px, 0)
            swing = s * 0.14 * math.sin(t * 1.7 + i * 0.7 + self.phase)
            long = s * (0.9 + 0.25 * math.sin(i * 2.1))
            arm.cubicTo(px + swing, long * 0.35, px - swing, long * 0.65, px + swing * 0.8, long)
            canvas.drawPath(arm, self.thick if i in (2, 4) else self.arm)
        bell = skia.Path()
        bell.moveTo(-wide, s * 0.06)
        bell.cubicTo(-wide * 1.05, -high * 1.35, wide * 1.05, -high * 1.35, wide, s * 0.06)
        bell.cubicTo(wide * 0.6, -s * 0.06, wide * 0.3, s * 0.1, 0, s * 0.0)
        bell.cubicTo(-wide * 0.3, s * 0.1, -wide * 0.6, -s * 0.06, -wide, s * 0.06)
        canvas.drawPath(bell, self.bell)
        dome = skia.Rect(-wide * 0.62, -high * 0.86, wide * 0.34, -high * 0.1)
        canvas.drawOval(dome, self.dome)
        canvas.restore()


class Butterflies:
    """A few that flutter about, folding their wings as they go."""

    def __init__(
        self, dice: random.Random, spots: list[tuple[float, float]], *, size: float,
        colours: tuple[str, ...], body: str, depth: float = 1.2,
    ) -> None:  # fmt: skip
        self.depth = depth
        self.body = fill(body, 1, stroke=size * 0.13)
        self.wing = _wing()
        self.members = [
            (Member(x, y, size * dice.uniform(0.7, 1.2), dice.uniform(0, 6.28)),
             fill(colours[i % len(colours)]), dice.uniform(0.8, 1.25))
            for i, (x, y) in enumerate(spots)
        ]  # fmt: skip

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        t = moment.t
        for one, paint, pace in self.members:
            x = one.x + 120 * math.sin(0.55 * pace * t + one.phase) + moment.pan * self.depth
            y = one.y + 60 * math.sin(0.9 * pace * t + one.phase * 2) + moment.tilt * self.depth
            fold = 0.25 + 0.75 * abs(math.sin(5.5 * pace * t + one.phase))
            canvas.save()
            canvas.translate(x, y + 8 * math.sin(11 * pace * t + one.phase))
            canvas.rotate(18 * math.cos(0.55 * pace * t + one.phase))
            canvas.scale(one.size, one.size)
            for side in (-1, 1):
                canvas.save()
                canvas.scale(side * fold, 1)
                canvas.drawPath(self.wing, paint)
                canvas.restore()
            canvas.restore()
            canvas.drawLine(x, y - one.size * 0.3, x, y + one.size * 0.3, self.body)


def _wing() -> skia.Path:
    """The right pair of wings, one unit wide."""
    path = skia.Path()
    path.moveTo(0, -0.05)
    path.cubicTo(0.3, -0.85, 1.05, -0.75, 0.9, -0.2)
    path.cubicTo(0.8, 0.05, 0.4, 0.1, 0, 0.05)
    path.moveTo(0, 0.02)
    path.cubicTo(0.45, 0.05, 0.85, 0.25, 0.62, 0.62)
    path.cubicTo(0.4, 0.85, 0.1, 0.45, 0, 0.1)
    return path
