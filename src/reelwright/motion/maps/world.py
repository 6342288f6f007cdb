"""The world's countries as outlines, for maps."""

from __future__ import annotations

import json
import lzma
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

Ring = list[tuple[float, float]]
"""Closed line of (longitude, latitude) in degrees; longitudes run on past ±180 where the
country crosses the date line, so that neighbouring points are never a world apart."""


@lru_cache(maxsize=1)
def countries() -> dict[str, list[list[Ring]]]:
    """Natural Earth name → polygons → rings (the outline, then its holes)."""
    packed = files("reelwright").joinpath("assets/art/world.json.xz").read_bytes()
    topology = json.loads(lzma.decompress(packed))
    arcs = _arcs(topology)
    return {
        name: [[_ring(parts, arcs) for parts in polygon] for polygon in polygons]
        for name, polygons in topology["countries"].items()
    }


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Arcs are stored as whole-number steps; `scale` and `shift` make degrees of them."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["scale"], topology["shift"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)
    return arcs


def _ring(parts: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs end to end (`~n` is arc n backwards) and let longitudes run on."""
    joined: Ring = []
    for part in parts:
        arc = arcs[part] if part >= 0 else arcs[~part][::-1]
        joined += arc[1:] if joined else arc
    turn = 0.0
    ring = [joined[0]]
    for (before, _), (longitude, latitude) in pairwise(joined):
        if abs(longitude - before) > 180 and latitude > -89:  # Antarctica runs along the pole
            turn += 360 if longitude < before else -360
        ring.append((longitude + turn, latitude))
    if ring[0] != ring[-1]:  # once round the pole: close along its edge
        ring += [(ring[-1][0], -90.0), (ring[0][0], -90.0), ring[0]]
    return ring
