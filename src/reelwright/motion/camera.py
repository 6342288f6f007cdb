"""Camera: the gentle move of the whole picture through a scene, and its quick edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import skia

from reelwright.motion.brush import ease

Move = Literal["push", "pull", "left", "right", "rise"]

ENTRY_FRAMES = 8
EXIT_FRAMES = 5
ENTRY_ZOOM = 0.09
EXIT_ZOOM = 0.07


@dataclass(frozen=True)
class View:
    """What the camera sees: `zoom` ≥ 1, and the shift of the picture in shares of its size.

    A shift never shows beyond the picture's edge: |x|, |y| ≤ (zoom - 1) / 2.
    """

    zoom: float
    x: float = 0.0
    y: float = 0.0

    def apply(self, canvas: skia.Canvas, width: float, height: float) -> None:
        """Set the canvas, in units where the picture is `width`×`height`, to this view."""
        canvas.translate(width * (0.5 + self.x), height * (0.5 + self.y))
        canvas.scale(self.zoom, self.zoom)
        canvas.translate(-width / 2, -height / 2)


def view(move: Move, u: float, *, reach: float = 0.05) -> View:
    """Where the camera stands at `u` 0…1 of the scene; `reach` is how far it zooms.

    Half linear, half eased: it never stands still, so that no stretch of a scene freezes.
    """
    way = 0.5 * u + 0.5 * ease(u)
    if move == "push":
        return View(1.0 + reach * way)
    if move == "pull":
        return View(1.0 + reach * (1 - way))
    zoom = 1.0 + reach
    side = (zoom - 1) / 2 * (2 * way - 1)
    if move == "left":
        return View(zoom, x=side)
    if move == "right":
        return View(zoom, x=-side)
    return View(zoom, y=side)


def edge_zoom(index: int, frame_count: int) -> float:
    """Extra zoom that makes a cut feel like a move: settles in fast, leaves accelerating."""
    zoom = 1.0
    if index < ENTRY_FRAMES:
        zoom += ENTRY_ZOOM * (1 - index / ENTRY_FRAMES) ** 3
    left = frame_count - 1 - index
    if left < EXIT_FRAMES:
        zoom += EXIT_ZOOM * ((EXIT_FRAMES - left) / EXIT_FRAMES) ** 2
    return zoom


def framed(move: Move, index: int, frame_count: int, *, reach: float = 0.05) -> View:
    """View of frame `index` of `frame_count`, edges included."""
    seen = view(move, index / max(1, frame_count - 1), reach=reach)
    return View(seen.zoom * edge_zoom(index, frame_count), seen.x, seen.y)
