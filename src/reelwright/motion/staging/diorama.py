"""Diorama: planes in depth with light and life between them, the body of every scenery kit.

A diorama is 1920 units high whatever the aspect: a wider picture sees more of the scene.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import skia

from reelwright.motion.brush import LINEAR, fill, radial, vertical, wave
from reelwright.motion.kit import KitInput
from reelwright.motion.layer import Easel, Layer, Paint
from reelwright.motion.staging.scenery import Moment, moment_at
from reelwright.motion.staging.tones import Tones

HEIGHT = 1920.0
FOCUS = 1110.0
"""The y that keeps its place in every aspect."""
MARGIN = 200.0
"""Painted beyond each edge, so that no pan shows the end of a plane."""

NEARNESS = 1.7
"""Rooms are closer than landscapes: the same step of the camera moves them further."""

_TILE = 96


_T = TypeVar("_T")

Part = Callable[[skia.Canvas, Moment], None]


@dataclass(frozen=True)
class Sheet:
    """A page with margins of which only the tiles that hold pixels are drawn."""

    layer: Layer
    runs: tuple[skia.Rect, ...]

    def draw(self, canvas: skia.Canvas, x: float, y: float) -> None:
        """Draw with the world's corner at (`x`, `y`)."""
        layer = self.layer
        canvas.save()
        canvas.translate(x + layer.left - MARGIN, y + layer.top - MARGIN)
        canvas.scale(1 / layer.scale, 1 / layer.scale)
        fast = skia.Canvas.SrcRectConstraint.kFast_SrcRectConstraint
        for run in self.runs:
            canvas.drawImageRect(layer.image, run, run, LINEAR, None, fast)
        canvas.restore()


class World:
    """What a kit composes in: a page 1920 units high, its tones, its dice and its parts."""

    def __init__(self, given: KitInput) -> None:
        easel = given.easel
        # Wide pictures come closer, around the line where captions sit.
        closer = 1 + 0.28 * min(1.0, 1.5 * max(0.0, easel.width / easel.height - 0.5625))
        share = easel.height / HEIGHT * closer
        self.given = given
        self.share = share
        self.width = easel.width / share
        self.height = HEIGHT
        self.easel = Easel(self.width, HEIGHT, easel.scale * share)
        # Whole pixels, so that what stands still is copied instead of sampled.
        self.lift = round(FOCUS * easel.height / HEIGHT * (1 - closer) * easel.scale) / easel.scale
        self.top = -self.lift / share
        self.bottom = self.top + easel.height / share
        """The y where the visible picture begins and ends."""
        self.tones = Tones(given.palette)
        self.dice = random.Random(f"{given.recipe.kit}:{given.seed}")
        self.mirror = self.dice.random() < 0.5
        self.middle = self.width / 2
        self._parts: list[Part] = []

    def x(self, x: float) -> float:
        """Where the mirrored scene has `x`."""
        return self.width - x if self.mirror else x

    def pick(self, options: Sequence[_T]) -> _T:
        """The seed's turn among `options`: seeds in a row get different ones."""
        return options[self.given.seed % len(options)]

    def tint(self, colour: str, share: float = 0.72) -> str:
        return self.tones.tint(colour, share)

    def art(self, index: int, size: float) -> Layer | None:
        """Hero (0) or satellite (1…) on a square page of `size` units of this world."""
        layer = self.given.art(index, size * self.share)
        if layer is None:
            return None
        return dataclasses.replace(
            layer,
            left=layer.left / self.share,
            top=layer.top / self.share,
            width=layer.width / self.share,
            height=layer.height / self.share,
            scale=layer.scale * self.share,
        )

    def sheet(self, paint: Paint, *, blur: float = 0.0) -> Sheet:
        """Paint once over the world and its margins, in the world's coordinates."""

        def page(canvas: skia.Canvas) -> None:
            canvas.translate(MARGIN, MARGIN)
            if self.mirror:
                canvas.translate(self.width, 0)
                canvas.scale(-1, 1)
            paint(canvas)

        layer = self.easel.layer(self.width + 2 * MARGIN, HEIGHT + 2 * MARGIN, page)
        if blur:
            layer = layer.blurred(blur)
        return Sheet(layer, tile_runs(layer.image))

    def plane(
        self,
        depth: float,
        paint: Paint,
        *,
        blur: float = 0.0,
        bob: float = 0.0,
        period_s: float = 3.0,
    ) -> None:
        """Add a plane: depth 0 stands still, 1 is where the hero is, 2 is right before us.

        `bob` lets it rise and fall by that many units, for crowds and water."""
        sheet = self.sheet(paint, blur=blur)
        scale = self.easel.scale
        phase = depth * 2.7
        still = round(MARGIN * scale) / scale - MARGIN

        def part(canvas: skia.Canvas, now: Moment) -> None:
            if depth == 0:
                # On whole pixels an image is copied instead of sampled: eight times faster.
                sheet.draw(canvas, -still, -still)
            else:
                lift = bob * wave(now.t, period_s, phase)
                sheet.draw(canvas, now.pan * depth, now.tilt * depth + lift)

        self._parts.append(part)

    def add(self, part: Part, *, depth: float = 0.0) -> None:
        """Add something that moves by itself, carried along by the plane at `depth`."""
        if depth == 0:
            self._parts.append(part)
            return

        def carried(canvas: skia.Canvas, now: Moment) -> None:
            canvas.save()
            canvas.translate(now.pan * depth, now.tilt * depth)
            part(canvas, now)
            canvas.restore()

        self._parts.append(carried)

    def vignette(self, *, alpha: float = 0.42, top: float = 0.22) -> None:
        """Darken the corners, and the top a little so that a card reads."""
        colour = self.tones.tint("#05060c", 0.5)

        def paint(canvas: skia.Canvas) -> None:
            page = skia.Rect(-MARGIN, -MARGIN, self.width + MARGIN, HEIGHT + MARGIN)
            stops = ((0.0, colour, 0.0), (0.6, colour, 0.0), (1.0, colour, alpha))
            canvas.save()
            canvas.translate(self.middle, HEIGHT * 0.47)
            canvas.scale(self.width / 1080 * 0.8 + 0.2, 1)
            reach = skia.Rect(-HEIGHT * 2, -HEIGHT, HEIGHT * 2, HEIGHT)
            canvas.drawRect(reach, fill(shader=radial(0, 0, HEIGHT * 0.68, stops)))
            canvas.restore()
            shade = vertical(0, HEIGHT * 0.34, ((0, colour, top), (1, colour, 0)))
            canvas.drawRect(page, fill(shader=shade))

        self.plane(0, paint)

    def picture(self) -> Diorama:
        return Diorama(tuple(self._parts), self.share, self.lift, self.given.recipe.camera)


@dataclass(frozen=True)
class Diorama:
    """The painted scene: its parts from back to front."""

    parts: tuple[Part, ...]
    share: float
    lift: float
    camera: str

    def draw(self, canvas: skia.Canvas, t: float, u: float) -> None:
        """Draw the frame at `t` seconds, `u` 0…1 over the scene, in the easel's units."""
        now = moment_at(self.camera, t, u)
        now = dataclasses.replace(now, pan=now.pan * NEARNESS, tilt=now.tilt * NEARNESS)
        canvas.save()
        canvas.translate(0, self.lift)
        canvas.scale(self.share, self.share)
        for part in self.parts:
            part(canvas, now)
        canvas.restore()


def tile_runs(image: skia.Image) -> tuple[skia.Rect, ...]:
    """Rectangles that cover every visible pixel: runs of tiles, row by row."""
    alpha = image.toarray()[..., 3] > 0
    high, wide = alpha.shape
    runs: list[skia.Rect] = []
    for top in range(0, high, _TILE):
        bottom = min(high, top + _TILE)
        columns = alpha[top:bottom].any(axis=0)
        left: int | None = None
        for start in range(0, wide + _TILE, _TILE):
            busy = start < wide and bool(columns[start : start + _TILE].any())
            if busy and left is None:
                left = start
            if not busy and left is not None:
                runs.append(skia.Rect(left, top, min(start, wide), bottom))
                left = None
    return tuple(runs)
