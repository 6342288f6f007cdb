"""Props: the hero and the satellites of a recipe, standing or floating in a diorama."""

from __future__ import annotations

import math

import numpy as np
import skia

from reelwright.motion.brush import darken, fill, lighten, out_back, radial, vertical
from reelwright.motion.layer import Layer
from reelwright.motion.staging.diorama import World
from reelwright.motion.staging.motes import draw_soft
from reelwright.motion.staging.scenery import Moment

CUTOUT_PACKS = {"game-icons"}
"""Packs of white silhouettes: they are cut out of tinted board instead of shown in white."""


def cut_out(world: World, silhouette: Layer, colour: str) -> Layer:
    """The silhouette as a thick board: lit face, darker edge."""
    width, height = silhouette.width, silhouette.height
    thick = max(4, round(width / 46))
    pale, deep = lighten(colour, 0.62), darken(colour, 0.5)

    def dyed(canvas: skia.Canvas, x: float, y: float, tone: skia.Paint) -> None:
        canvas.saveLayer(None, None)
        silhouette.draw(canvas, x, y)
        tone.setBlendMode(skia.BlendMode.kSrcIn)
        canvas.drawRect(skia.Rect(0, 0, width, height), tone)
        canvas.restore()

    def paint(canvas: skia.Canvas) -> None:
        for step in range(thick, 0, -1):
            dyed(canvas, step * 0.75, step, fill(deep))
        face = vertical(0, height, [(0, "#ffffff", 1), (0.45, pale, 1), (1, colour, 1)])
        dyed(canvas, 0, 0, fill(shader=face))

    return world.easel.layer(width, height, paint)


def actor(world: World, index: int, size: float, *, cutout: str = "#f3b95f") -> Layer | None:
    """The recipe's picture ready to act: cut out where it is a silhouette."""
    layer = world.art(index, size)
    recipe = world.given.recipe
    references = (recipe.hero, *recipe.satellites)
    reference = references[index] if index < len(references) else None
    if layer is None or reference is None or reference.pack not in CUTOUT_PACKS:
        return layer
    return cut_out(world, layer, world.tones.accent(cutout))


def footing(layer: Layer) -> tuple[float, float, float]:
    """Where a picture touches the ground, as shares of its page: middle x, y, and width."""
    pixels = layer.image.toarray()[..., 3] > 40
    rows = np.flatnonzero(pixels.any(axis=1))
    if not len(rows):
        return 0.5, 1.0, 0.5
    low = int(rows[-1])
    reach = max(1, int((low - rows[0]) * 0.12))
    columns = np.flatnonzero(pixels[low - reach : low + 1].any(axis=0))
    first, last = float(columns[0]), float(columns[-1])
    across = (layer.left + (first + last) / 2 / layer.scale) / layer.width
    return (
        across,
        (layer.top + low / layer.scale) / layer.height,
        (last - first) / layer.scale / layer.width,
    )


def stand(
    world: World,
    *,
    base: float = 1052.0,
    size: float = 520.0,
    index: int = 0,
    x: float | None = None,
    depth: float = 1.0,
    delay_s: float = 0.1,
    tilt: float = 1.4,
    halo: str = "",
    shadow: float = 0.5,
) -> bool:
    """Stand a picture with its feet at `base`; False where the recipe has none."""
    layer = actor(world, index, size)
    if layer is None:
        return False
    place = world.middle if x is None else x
    foot_x, foot, foot_wide = footing(layer)
    layer = layer.with_shadow(blur=size / 36, drop=size / 44, alpha=0.42)
    ground = _contact(world, size, max(0.3, foot_wide), shadow)
    under = place + (foot_x - 0.5) * size
    light = halo_of(world, size, halo) if halo else None
    phase = index * 1.9

    def part(canvas: skia.Canvas, now: Moment) -> None:
        pop = out_back((now.t - delay_s) / 0.8)
        if pop <= 0:
            return
        if light:
            shown = min(1.0, pop) * (0.86 + 0.14 * math.sin(now.t * 1.4 + phase))
            half = light.width / 2
            draw_soft(canvas, light, place - half, base - size * 0.46 - half, shown)
        draw_soft(canvas, ground, under - ground.width / 2, base - ground.height / 2, min(1.0, pop))
        breath = 0.012 * math.sin(now.t * 2.1 + phase)
        grow = (0.5 + 0.5 * pop) * now.zoom
        layer.place(
            canvas,
            place,
            base + 4,
            zoom=(grow * (1 - breath * 0.6), grow * (1 + breath)),
            turn=tilt * math.sin(now.t * 1.25 + phase),
            anchor=(0.5, foot),
        )

    world.add(part, depth=depth)
    return True


def hover(
    world: World,
    *,
    y: float = 780.0,
    size: float = 500.0,
    index: int = 0,
    x: float | None = None,
    depth: float = 1.0,
    delay_s: float = 0.1,
    swing: float = 3.0,
    bob: float = 14.0,
    halo: str = "",
) -> bool:
    """Let a picture float around (`x`, `y`); False where the recipe has none."""
    layer = actor(world, index, size)
    if layer is None:
        return False
    place = world.middle if x is None else x
    layer = layer.with_shadow(blur=size / 32, drop=size / 30, alpha=0.42)
    light = halo_of(world, size, halo) if halo else None
    phase = index * 1.7

    def part(canvas: skia.Canvas, now: Moment) -> None:
        pop = out_back((now.t - delay_s) / 0.8)
        if pop <= 0:
            return
        if light:
            shown = min(1.0, pop) * (0.85 + 0.15 * math.sin(now.t * 1.6 + phase))
            draw_soft(canvas, light, place - light.width / 2, y - light.width / 2, shown)
        grow = (0.4 + 0.6 * pop) * now.zoom
        layer.place(
            canvas,
            place + bob * 0.5 * math.sin(now.t * 0.8 + phase),
            y + bob * math.sin(now.t * 1.5 + phase) + 120 * (1 - pop),
            zoom=(grow, grow),
            turn=swing * math.sin(now.t * 1.05 + phase),
        )

    world.add(part, depth=depth)
    return True


def halo_of(world: World, size: float, colour: str) -> Layer:
    """Light behind a picture of `size`."""
    radius = size * 0.8
    stops = [(0.0, lighten(colour, 0.45), 0.75), (0.4, colour, 0.36), (1.0, colour, 0.0)]

    def paint(canvas: skia.Canvas) -> None:
        shade = radial(radius, radius, radius, stops)
        canvas.drawCircle(radius, radius, radius, fill(shader=shade))

    return world.easel.layer(2 * radius, 2 * radius, paint)


def _contact(world: World, size: float, wide: float, alpha: float) -> Layer:
    """The soft dark patch under something that touches the ground on `wide` of its size."""
    width, height = size * (wide * 1.12 + 0.24), size * 0.2
    rim = skia.Rect(size * 0.1, height * 0.27, width - size * 0.1, height * 0.73)

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawOval(rim, fill("#000000", alpha, blur=size / 34))

    return world.easel.layer(width, height, paint)
