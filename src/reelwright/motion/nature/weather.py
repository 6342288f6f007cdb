"""Weather: what fills the air of a scenery: sky, sun, moon, stars, clouds, rays, haze."""

from __future__ import annotations

import math
import random

import numpy as np
import skia

from reelwright.motion.brush import (
    fill,
    image_from_rgba,
    lighten,
    mix,
    noise_field,
    radial,
    rgb,
    vertical,
)
from reelwright.motion.staging.mood import Mood


def paint_sky(
    canvas: skia.Canvas, mood: Mood, width: float, height: float, *, horizon: float
) -> None:
    """The mood's gradient down to the horizon (units), its haze below."""
    end = horizon / height
    stops = [
        (0.0, mood.zenith, 1.0),
        (end * 0.52, mood.middle, 1.0),
        (end, mood.horizon, 1.0),
        (min(1.0, end + 0.12), mood.haze, 1.0),
    ]
    canvas.drawRect(skia.Rect(0, 0, width, height), fill(shader=vertical(0, height, stops)))


def paint_glow(
    canvas: skia.Canvas, x: float, y: float, radius: float, colour: str, strength: float = 0.9
) -> None:
    """Light that fades outwards."""
    stops = [
        (0.0, lighten(colour, 0.35), strength),
        (0.18, colour, strength * 0.62),
        (0.45, colour, strength * 0.24),
        (1.0, colour, 0.0),
    ]
    canvas.drawCircle(x, y, radius, fill(shader=radial(x, y, radius, stops)))


def paint_sun(canvas: skia.Canvas, mood: Mood, x: float, y: float, radius: float) -> None:
    """A disc in its glow; by night a moon with a few seas."""
    night = mood.stars > 0
    paint_glow(canvas, x, y, radius * (4.6 if night else 6.5), mood.sun, 0.5 if night else 0.85)
    if not night:
        canvas.drawCircle(
            x, y, radius * 1.12, fill(lighten(mood.sun, 0.5), 0.55, blur=radius * 0.3)
        )
        canvas.drawCircle(x, y, radius, fill(lighten(mood.sun, 0.6)))
        return
    canvas.drawCircle(x, y, radius, fill(lighten(mood.sun, 0.4), 0.98))
    dice = random.Random(7)
    canvas.save()
    disc = skia.Path()
    disc.addCircle(x, y, radius)
    canvas.clipPath(disc, True)
    for _ in range(9):
        angle, far = dice.uniform(0, 6.28), dice.uniform(0, 0.85) * radius
        spot = dice.uniform(0.1, 0.3) * radius
        canvas.drawCircle(
            x + far * math.cos(angle), y + far * math.sin(angle), spot, fill(mood.haze, 0.16)
        )
    edge = [(0.0, mood.haze, 0.0), (0.7, mood.haze, 0.0), (1.0, mood.haze, 0.45)]
    canvas.drawCircle(x, y, radius, fill(shader=radial(x - radius * 0.3, y, radius * 1.3, edge)))
    canvas.restore()


def paint_stars(
    canvas: skia.Canvas,
    dice: random.Random,
    width: float,
    bottom: float,
    *,
    count: int = 220,
    strength: float = 1.0,
) -> None:
    """Stars that thin out towards `bottom`."""
    for _ in range(count):
        x, y = dice.uniform(0, width), bottom * dice.random() ** 1.3
        size = 0.7 + 2.2 * dice.random() ** 4
        alpha = dice.uniform(0.25, 0.95) * (1 - (y / bottom) ** 2) * strength
        canvas.drawCircle(x, y, size, fill("#ffffff", alpha))
        if size > 2.3:
            canvas.drawCircle(x, y, size * 4, fill("#dfeaff", alpha * 0.16))


def paint_rays(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    y: float,
    *,
    colour: str,
    count: int = 11,
    length: float = 2200.0,
    middle: float = 90.0,
    spread: float = 46.0,
    strength: float = 0.3,
) -> None:
    """Shafts of light from a point, around the angle `middle` (degrees, 90 is down)."""
    for _ in range(count):
        angle = math.radians(middle + dice.uniform(-spread, spread))
        half = math.radians(dice.uniform(0.9, 3.8))
        alpha = strength * dice.uniform(0.4, 1)
        shaft = skia.Path()
        shaft.moveTo(x, y)
        shaft.lineTo(x + length * math.cos(angle - half), y + length * math.sin(angle - half))
        shaft.lineTo(x + length * math.cos(angle + half), y + length * math.sin(angle + half))
        shaft.close()
        stops = [(0.0, colour, alpha), (0.45, colour, alpha * 0.5), (1.0, colour, 0.0)]
        canvas.drawPath(shaft, fill(shader=radial(x, y, length, stops), blur=12))


def paint_haze(
    canvas: skia.Canvas,
    left: float,
    right: float,
    top: float,
    bottom: float,
    colour: str,
    strength: float = 0.6,
) -> None:
    """A band of mist, thickest in its middle."""
    stops = [(0.0, colour, 0.0), (0.55, colour, strength), (1.0, colour, 0.0)]
    canvas.drawRect(skia.Rect(left, top, right, bottom), fill(shader=vertical(top, bottom, stops)))


def paint_cloud(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    y: float,
    width: float,
    *,
    light: str,
    base: str,
    alpha: float = 1.0,
    flat: float = 0.42,
) -> None:
    """A heap of puffs with a lit top and a flat, shaded foot at `y`."""
    high = width * flat
    outline = skia.Path()
    puffs = max(8, round(width / 36))
    shape: list[tuple[float, float, float]] = []
    for i in range(puffs):
        share = (i + 0.5) / puffs
        arch = math.sin(math.pi * share) ** 0.75
        radius = high * (0.13 + 0.27 * arch) * dice.uniform(0.7, 1.25)
        lift = high * 0.62 * arch * dice.uniform(0.35, 1.0)
        shape.append((x - width / 2 + width * share, y - lift - radius * 0.35, radius))
    for px, py, radius in shape:
        outline.addCircle(px, py, radius)
    canvas.save()
    canvas.clipRect(skia.Rect(x - width, y - width, x + width, y))
    stops = [(0.0, light, alpha), (0.45, mix(light, base, 0.35), alpha), (1.0, base, alpha)]
    body = fill(shader=vertical(y - high * 0.95, y, stops))
    outline.setFillType(skia.PathFillType.kWinding)
    canvas.drawPath(outline, body)
    canvas.clipPath(outline, True)
    for px, py, radius in shape:
        rim = [(0.0, light, 0.5 * alpha), (0.55, light, 0.16 * alpha), (1.0, light, 0.0)]
        canvas.drawCircle(
            px,
            py,
            radius,
            fill(shader=radial(px - radius * 0.25, py - radius * 0.4, radius * 1.05, rim)),
        )
    canvas.restore()


def paint_wisp(
    canvas: skia.Canvas, dice: random.Random, x: float, y: float, width: float, colour: str
) -> None:
    """A thin streak of high cloud."""
    for _ in range(7):
        wide = width * dice.uniform(0.3, 1)
        px, py = x + dice.uniform(-0.3, 0.3) * width, y + dice.uniform(-0.05, 0.05) * width
        oval = skia.Rect(px - wide / 2, py - wide * 0.018, px + wide / 2, py + wide * 0.018)
        canvas.drawOval(oval, fill(colour, dice.uniform(0.1, 0.3), blur=wide * 0.018 + 2))


def murk(seed: int, *, colour: str, dark: str, cover: float = 0.5, size: int = 320) -> skia.Image:
    """A round of noise cloud, transparent where the air is clear; `cover` 0–1."""
    field = noise_field(size, size, seed, octaves=6)
    across = np.linspace(-1, 1, size)
    far = np.sqrt(across[:, None] ** 2 + across[None, :] ** 2)
    round_off = np.clip(1.15 - far**1.6 * 1.15, 0, 1)
    thick = np.clip((field - (1 - cover)) * 2.6, 0, 1) * round_off
    depth = np.clip((field - 0.35) * 1.6, 0, 1)[..., None]
    pixels = np.zeros((size, size, 4))
    pixels[..., :3] = np.array(rgb(colour)) * (1 - depth) + np.array(rgb(dark)) * depth
    pixels[..., 3] = thick * 235
    return image_from_rgba(pixels.astype(np.uint8))


def bolt_path(
    dice: random.Random, x: float, top: float, bottom: float, *, wide: float = 120.0
) -> skia.Path:
    """A forked stroke of lightning."""
    path = skia.Path()
    path.moveTo(x, top)
    steps, px = 11, x
    for i in range(1, steps + 1):
        y = top + (bottom - top) * i / steps
        px += dice.uniform(-1, 1) * wide * 0.55
        path.lineTo(px, y)
        if i in (4, 7):
            fork = px
            path.lineTo(px, y)
            for j in range(1, 4):
                fork += dice.uniform(0.2, 0.9) * wide * (1 if i == 4 else -1)
                path.lineTo(fork, y + (bottom - top) * 0.07 * j)
            path.moveTo(px, y)
    return path
