"""Flight: the way from a view of the world down to one place, always straight towards it."""

from __future__ import annotations

import math

from reelwright.motion.brush import ease
from reelwright.motion.layer import Easel
from reelwright.motion.maps.atlas import Window

WORLD_RADIANS = 5.6
DRIFT = 0.035
"""Share the view keeps zooming after the flight, so that nothing stands still."""


class Flight:
    """Zoom (logical units per radian) and centre of the view at a time."""

    def __init__(
        self,
        easel: Easel,
        focus: tuple[float, float],
        near: float,
        *,
        length_s: float,
        down: float = 0.44,
    ) -> None:
        """`down` is the share of the height at which the focus comes to rest."""
        self.width, self.height = easel.width, easel.height
        self.anchor = (easel.width / 2, easel.height * down)
        self.focus, self.near, self.length_s = focus, near, length_s
        self.far = min(near, easel.width / WORLD_RADIANS)
        # A wider view then holds every nearer one, and a page painted for it serves them all.
        room = 0.92 * max(0.0, 1 / self.far - 1 / near)
        aside, above = room * self.anchor[0], room * self.anchor[1]
        self.start = (
            max(focus[0] - aside, min(focus[0] + aside, 0.2)),
            max(focus[1] - above, min(focus[1] + above, -0.30)),
        )

    def zoom(self, t: float, u: float) -> float:
        part = ease(t / self.length_s)
        return math.exp(math.log(self.far) + (math.log(self.near) - math.log(self.far)) * part) * (
            1 + DRIFT * u
        )

    def centre(self, zoom: float) -> tuple[float, float]:
        """Moves with 1/zoom, so that the place slides straight to its spot on the screen."""
        if self.near <= self.far or zoom >= self.near:
            return self.focus
        part = (1 / zoom - 1 / self.near) / (1 / self.far - 1 / self.near)
        return (
            self.focus[0] + (self.start[0] - self.focus[0]) * part,
            self.focus[1] + (self.start[1] - self.focus[1]) * part,
        )

    def window(self, zoom: float, scale: float) -> Window:
        """What is seen at `zoom`, for a page of `scale` units per radian."""
        x, y = self.centre(zoom)
        return Window(
            x - self.anchor[0] / zoom,
            y - self.anchor[1] / zoom,
            self.width / zoom,
            self.height / zoom,
            scale,
        )

    def to_screen(self, x: float, y: float, zoom: float) -> tuple[float, float]:
        centre = self.centre(zoom)
        return (
            self.anchor[0] + (x - centre[0]) * zoom,
            self.anchor[1] + (y - centre[1]) * zoom,
        )
