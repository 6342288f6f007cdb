"""Atlas: the world's outlines as paths on a Mercator plane, thinned to what a zoom can show.

The plane's unit is the radian of longitude; y grows to the south.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import skia

from reelwright.motion.maps.world import countries

SOUTHMOST = -89.9
NORTHMOST = 84.0

Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Outline:
    """One ring of a country: its points on the plane and the box around them."""

    points: Points
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, left: float, top: float, right: float, bottom: float) -> bool:
        return self.left < right and self.right > left and self.top < bottom and self.bottom > top


def mercator(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to the plane."""
    bounded = max(SOUTHMOST, min(NORTHMOST, latitude))
    return math.radians(longitude), -math.asinh(math.tan(math.radians(bounded)))


@lru_cache(maxsize=1)
def outlines() -> dict[str, tuple[tuple[Outline, ...], ...]]:
    """Natural Earth name → polygons → rings, on the plane."""
    return {
        name: tuple(tuple(_outline(ring) for ring in polygon) for polygon in polygons)
        for name, polygons in countries().items()
    }


def _outline(ring: list[tuple[float, float]]) -> Outline:
    degrees = np.radians(np.asarray(ring, np.float64))
    latitude = np.clip(degrees[:, 1], math.radians(SOUTHMOST), math.radians(NORTHMOST))
    points = np.stack([degrees[:, 0], -np.arcsinh(np.tan(latitude))], axis=1)
    low, high = points.min(axis=0), points.max(axis=0)
    return Outline(points, float(low[0]), float(low[1]), float(high[0]), float(high[1]))


@dataclass(frozen=True)
class Window:
    """The part of the plane a page shows: its top left corner, and page units per radian."""

    left: float
    top: float
    width: float
    """Radians."""
    height: float
    scale: float

    def path(self, rings: tuple[Outline, ...], *, detail: float) -> skia.Path:
        """The rings in page units; points nearer than `detail` page units are thinned out,
        the world repeats east and west."""
        path = skia.Path()
        path.setFillType(skia.PathFillType.kEvenOdd)
        margin = 40 / self.scale
        box = (
            self.left - margin,
            self.top - margin,
            self.left + self.width + margin,
            self.top + self.height + margin,
        )
        small = detail / self.scale
        for ring in rings:
            if ring.right - ring.left < small and ring.bottom - ring.top < small:
                continue
            for turn in (-2 * math.pi, 0.0, 2 * math.pi):
                if not ring.meets(box[0] - turn, box[1], box[2] - turn, box[3]):
                    continue
                points = (ring.points + np.array((turn - self.left, -self.top))) * self.scale
                kept = _thinned(points, detail)
                path.addPoly([skia.Point(x, y) for x, y in kept.tolist()], True)
        return path


def _thinned(points: Points, detail: float) -> Points:
    """Points that fall into another cell of a grid of `detail` than the one before."""
    cells = np.floor(points / detail)
    moved = np.ones(len(points), bool)
    moved[1:] = (np.diff(cells, axis=0) != 0).any(axis=1)
    return points[moved]


def country_at(longitude: float, latitude: float) -> str:
    """Natural Earth name of the country that holds the point, empty for the sea."""
    x, y = mercator(longitude, latitude)
    for name, polygons in outlines().items():
        for outer, *_ in polygons:
            if outer.left <= x <= outer.right and outer.top <= y <= outer.bottom:
                path = skia.Path()
                path.addPoly([skia.Point(*point) for point in outer.points.tolist()], True)
                if path.contains(x, y):
                    return name
    return ""


def homeland(name: str, longitude: float, latitude: float) -> tuple[Outline, ...]:
    """The country's rings that belong together with the point: its mainland and what lies
    within a mainland's breadth of it, without far overseas lands. Empty for unknown names."""
    polygons = outlines().get(name, ())
    if not polygons:
        return ()
    x, y = mercator(longitude, latitude)

    def distance(ring: Outline) -> float:
        across = max(ring.left - x, 0.0, x - ring.right)
        down = max(ring.top - y, 0.0, y - ring.bottom)
        return math.hypot(across, down)

    def area(ring: Outline) -> float:
        return (ring.right - ring.left) * (ring.bottom - ring.top)

    main = min((polygon[0] for polygon in polygons), key=lambda ring: (distance(ring), -area(ring)))
    reach = 0.35 * max(main.right - main.left, main.bottom - main.top)
    return tuple(
        ring
        for polygon in polygons
        for ring in polygon
        if ring.meets(main.left - reach, main.top - reach, main.right + reach, main.bottom + reach)
    )
