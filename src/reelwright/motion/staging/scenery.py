"""Scenery: planes at several depths, actors among them and one camera: a kit's picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import skia

from reelwright.motion.brush import LINEAR, clamp, ease, out_back, wave
from reelwright.motion.layer import Layer

PAN = {"push": 34.0, "pull": -34.0, "left": 96.0, "right": -96.0, "rise": 26.0}
TILT = {"push": 36.0, "pull": -36.0, "left": 8.0, "right": 8.0, "rise": 74.0}
ZOOM = {"push": 0.07, "pull": -0.06, "left": 0.02, "right": 0.02, "rise": 0.03}


@dataclass(frozen=True)
class Moment:
    """Where the camera stands in one frame: shifts of a plane at depth 1, in units."""

    t: float
    u: float
    pan: float
    tilt: float
    zoom: float


def moment_at(camera: str, t: float, u: float, unit: float = 1.0) -> Moment:
    """The camera never comes to rest: mostly steady, a little slower at both ends.

    `unit` below 1 shortens its way up and down, for pictures of little height.
    """
    run = 0.35 * ease(u) + 0.65 * clamp(u) - 0.5
    return Moment(t, u, PAN[camera] * run, TILT[camera] * run * unit, 1 + ZOOM[camera] * run)


class Piece(Protocol):
    """Anything standing in a scenery."""

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None: ...


@dataclass(frozen=True)
class Plane:
    """A painted page at a depth: 0 never moves, 1 follows the camera, 2 is near the lens."""

    layer: Layer
    left: float
    top: float
    depth: float
    sway: float = 0.0
    bob: float = 0.0
    period_s: float = 6.0
    phase: float = 0.0
    drift: float = 0.0
    """Units a second, sideways."""
    alpha: float = 1.0
    breath: float = 0.0
    """Share by which the opacity swells and falls."""
    blend: skia.BlendMode | None = None

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        t = moment.t
        x = self.left + moment.pan * self.depth + self.drift * t
        y = self.top + moment.tilt * self.depth
        if self.sway:
            x += self.sway * wave(t, self.period_s, self.phase)
        if self.bob:
            y += self.bob * wave(t, self.period_s * 0.8, self.phase + 1)
        alpha = self.alpha
        if self.breath:
            alpha *= 1 - self.breath * (0.5 + 0.5 * wave(t, self.period_s, self.phase))
        self.layer.draw(canvas, x, y, alpha=alpha, blend=self.blend)


@dataclass(frozen=True)
class Actor:
    """A picture that pops in and then lives: it nods, bobs and follows the camera."""

    layer: Layer
    x: float
    y: float
    depth: float
    rise: float
    delay_s: float = 0.1
    nod: float = 2.2
    bob: float = 8.0
    sway: float = 0.0
    period_s: float = 3.2
    phase: float = 0.0
    floor: float | None = None
    """The y below which the picture is hidden anyway and need not be drawn."""

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        t = moment.t
        pop = out_back((t - self.delay_s) / 0.8)
        if pop <= 0:
            return
        breath = 0.008 * wave(t, self.period_s * 0.7, self.phase)
        grow = (0.72 + 0.28 * pop) * moment.zoom
        x = self.x + moment.pan * self.depth
        y = self.y + moment.tilt * self.depth + self.rise * (1 - pop)
        x += self.sway * wave(t, self.period_s * 2.1, self.phase)
        y += self.bob * wave(t, self.period_s, self.phase)
        canvas.save()
        if self.floor is not None:
            canvas.clipRect(skia.Rect(-9999, -9999, 9999, self.floor + moment.tilt * self.depth))
        canvas.translate(x, y)
        canvas.rotate(self.nod * wave(t, self.period_s * 1.7, self.phase + 0.6))
        canvas.scale(grow * (1 - breath), grow * (1 + breath))
        canvas.translate(
            self.layer.left - self.layer.width / 2, self.layer.top - self.layer.height / 2
        )
        canvas.scale(1 / self.layer.scale, 1 / self.layer.scale)
        image = self.layer.image
        canvas.drawRect(skia.Rect(0, 0, image.width(), image.height()), self._paint)
        canvas.restore()

    @cached_property
    def _paint(self) -> skia.Paint:
        # A decal shader turns a picture in half the time that drawImage takes (6 against 12 ms).
        tile = skia.TileMode.kDecal
        paint = skia.Paint()
        paint.setShader(self.layer.image.makeShader(tile, tile, LINEAR))
        return paint


@dataclass(frozen=True)
class Scenery:
    """A finished picture: its pieces from the farthest to the nearest."""

    pieces: tuple[Piece, ...]
    camera: str
    unit: float = 1.0

    def draw(self, canvas: skia.Canvas, t: float, u: float) -> None:
        moment = moment_at(self.camera, t, u, self.unit)
        for piece in self.pieces:
            piece.draw(canvas, moment)
