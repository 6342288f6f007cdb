"""Stage: where a nature kit paints and places its pieces, back to front, to get a scenery."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import skia

from reelwright.motion.brush import fill, radial, vertical
from reelwright.motion.kit import KitInput
from reelwright.motion.layer import Layer, Paint
from reelwright.motion.staging.mood import Mood, dressed
from reelwright.motion.staging.scenery import Piece, Plane, Scenery

MARGIN = 180.0
"""Units painted beyond each side, so that no pan uncovers a plane's end."""


@dataclass
class Stage:
    """Where a kit puts its pieces, back to front; then `picture()`."""

    given: KitInput
    mood: Mood
    random: random.Random
    pieces: list[Piece] = field(default_factory=list)
    mirror: bool = False
    alone: bool = False
    """No hero's picture is given: the scenery itself is the subject."""

    @classmethod
    def open(cls, given: KitInput, moods: Sequence[Mood], *, salt: int = 0) -> Stage:
        """A stage in one of the moods, chosen (with everything else) by the seed."""
        dice = random.Random(given.seed * 1_000_003 + salt)
        mood = dressed(moods[given.seed // 2 % len(moods)], given.palette)
        mirror = dice.random() < 0.5
        return cls(given, mood, dice, mirror=mirror, alone=given.art(0, 48.0) is None)

    @property
    def width(self) -> float:
        return self.given.easel.width

    @property
    def height(self) -> float:
        return self.given.easel.height

    @property
    def unit(self) -> float:
        """Size of things: 1 in an upright picture, smaller where the height is short."""
        return min(1.0, self.height / 1500)

    @property
    def left(self) -> float:
        return -MARGIN

    @property
    def right(self) -> float:
        return self.width + MARGIN

    def down(self, share: float) -> float:
        """The y of a share of the height."""
        return self.height * share

    def aside(self) -> float:
        """A share of the width left or right of where a card's words stand."""
        return self.random.choice((self.random.uniform(0.1, 0.22), self.random.uniform(0.78, 0.9)))

    def spots(self, count: int, *, jitter: float = 0.8) -> list[float]:
        """`count` x places over the whole page, unevenly spaced."""
        step = (self.right - self.left) / count
        return [
            self.left + (i + 0.5 + self.random.uniform(-0.5, 0.5) * jitter) * step
            for i in range(count)
        ]

    def scatter(self, per_screen: float) -> list[float]:
        """Like `spots`, as many as `per_screen` on 1080 units of width."""
        return self.spots(max(2, round(per_screen * (self.right - self.left) / 1080 / self.unit)))

    def sky(self, paint: Paint) -> None:
        """The static backdrop, over the whole picture."""
        layer = self.given.easel.layer(
            self.width, self.height, self._mirrored(paint, self.width), opaque=True
        )
        self.add(Plane(layer, 0, 0, 0))

    def page(
        self,
        paint: Paint,
        *,
        top: float = -120.0,
        bottom: float | None = None,
        blur: float = 0.0,
    ) -> Layer:
        """Paint in the picture's own coordinates, from `left` to `right`, `top` to `bottom`."""
        end = self.height + 120 if bottom is None else bottom

        def shifted(canvas: skia.Canvas) -> None:
            canvas.translate(MARGIN, -top)
            self._mirrored(paint, self.width)(canvas)

        layer = self.given.easel.layer(self.width + 2 * MARGIN, end - top, shifted)
        return layer.blurred(blur) if blur else layer

    def plane(
        self,
        paint: Paint,
        depth: float,
        *,
        top: float = -120.0,
        bottom: float | None = None,
        blur: float = 0.0,
        sway: float = 0.0,
        bob: float = 0.0,
        period_s: float = 6.0,
        drift: float = 0.0,
        alpha: float = 1.0,
        breath: float = 0.0,
    ) -> None:
        """Paint a page and stand it at a depth."""
        self.add(
            Plane(
                self.page(paint, top=top, bottom=bottom, blur=blur),
                -MARGIN,
                top,
                depth,
                sway=sway,
                bob=bob,
                period_s=period_s,
                phase=self.random.uniform(0, 6.28),
                drift=drift,
                alpha=alpha,
                breath=breath,
            )
        )

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)

    def picture(self) -> Scenery:
        return Scenery(tuple(self.pieces), self.given.recipe.camera, self.unit)

    def veil(self, *, top: float = 0.34, bottom: float = 0.45, edge: float = 0.42) -> None:
        """Vignette, and the shade that lets a card (above) and captions (below) read."""
        width, height, shade = self.width, self.height, self.mood.shade

        def paint(canvas: skia.Canvas) -> None:
            everything = skia.Rect(0, 0, width, height)
            canvas.drawRect(
                everything,
                fill(
                    shader=vertical(
                        0,
                        height,
                        [
                            (0, shade, top),
                            (0.16, shade, top * 0.72),
                            (0.36, shade, 0),
                            (0.5, shade, 0),
                            (0.64, shade, bottom * 0.5),
                            (1, shade, bottom),
                        ],
                    )
                ),
            )
            reach = (width**2 + height**2) ** 0.5 / 2
            canvas.drawRect(
                everything,
                fill(
                    shader=radial(
                        width / 2,
                        height * 0.46,
                        reach,
                        [(0, shade, 0), (0.58, shade, 0), (1, shade, edge)],
                    )
                ),
            )

        self.add(Plane(self.given.easel.layer(width, height, paint, opaque=True), 0, 0, 0))

    def _mirrored(self, paint: Paint, width: float) -> Callable[[skia.Canvas], None]:
        if not self.mirror:
            return paint

        def flipped(canvas: skia.Canvas) -> None:
            canvas.translate(width, 0)
            canvas.scale(-1, 1)
            paint(canvas)

        return flipped
