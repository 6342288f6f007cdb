"""Scroll: landscapes that pass by without end, for everything that travels."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from reelwright.motion.brush import LINEAR, darken, fill, lighten, mix, vertical
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World, tile_runs
from reelwright.motion.staging.scenery import Moment

Strip = Callable[[skia.Canvas, float], None]
"""Paints one strip, given its length; whatever crosses its ends is repeated by `passing`."""


def passing(
    world: World,
    strip: Strip,
    *,
    speed: float,
    depth: float,
    blur: float = 0.0,
    top: float = 0.0,
) -> Part:
    """A strip that passes by at `speed` units a second, the way vehicles' pictures face.

    It is painted from `top` down, as long as the picture is wide, and closes upon itself.
    """
    scale = world.easel.scale
    # A whole number of pixels, so that the two ends meet without a seam.
    long = math.ceil((world.width + 2 * MARGIN) * scale) / scale

    def page(canvas: skia.Canvas) -> None:
        canvas.translate(0, MARGIN - top)
        for shift in (-long, 0.0, long):
            canvas.save()
            canvas.translate(shift, 0)
            strip(canvas, long)
            canvas.restore()

    height = HEIGHT + 2 * MARGIN - top
    layer = world.easel.layer(long, height, page, opaque=True)
    image = layer.image
    if blur:
        image = _blurred_round(layer.image, blur * scale)
    runs = tile_runs(image)
    fast = skia.Canvas.SrcRectConstraint.kFast_SrcRectConstraint

    def part(canvas: skia.Canvas, now: Moment) -> None:
        way = (now.t * speed + now.pan * depth + MARGIN) % long
        y = top - MARGIN + now.tilt * depth
        for start in (way - long, way, way + long):
            if start > world.width or start + long < 0:
                continue
            canvas.save()
            canvas.translate(start, y)
            canvas.scale(1 / scale, 1 / scale)
            for run in runs:
                if start + run.right() / scale > 0 and start + run.left() / scale < world.width:
                    canvas.drawImageRect(image, run, run, LINEAR, None, fast)
            canvas.restore()

    return part


def _blurred_round(image: skia.Image, sigma: float) -> skia.Image:
    """Blur a strip as if its ends touched."""
    wide, high, pad = image.width(), image.height(), math.ceil(3 * sigma)
    ring = skia.Surface.MakeRasterN32Premul(wide + 2 * pad, high)
    for shift in (pad - wide, pad, pad + wide):
        ring.getCanvas().drawImage(image, shift, 0)
    surface = skia.Surface.MakeRasterN32Premul(wide, high)
    paint = skia.Paint()
    paint.setImageFilter(skia.ImageFilters.Blur(sigma, sigma))
    surface.getCanvas().drawImage(ring.makeImageSnapshot(), -pad, 0, LINEAR, paint)
    return surface.makeImageSnapshot()


def round_hills(dice: random.Random, base: float, high: float, colour: str) -> Strip:
    """Hills whose line closes upon itself, filled down to the page's end."""
    waves = [(k, dice.uniform(0.4, 1.0) / k**0.8, dice.uniform(0, 6.28)) for k in (1, 2, 3, 5, 8)]
    total = sum(weight for _, weight, _ in waves)

    def strip(canvas: skia.Canvas, long: float) -> None:
        path = skia.Path()
        path.moveTo(0, HEIGHT + MARGIN)
        for step in range(161):
            share = step / 160
            rise = sum(w * math.sin(2 * math.pi * k * share + p) for k, w, p in waves) / total
            path.lineTo(share * long, base - high * (0.5 + 0.5 * rise))
        path.lineTo(long, HEIGHT + MARGIN)
        path.close()
        tone = [(0, lighten(colour, 0.2), 1), (0.5, colour, 1), (1, darken(colour, 0.1), 1)]
        canvas.drawPath(path, fill(shader=vertical(base - high, base + 160, tone)))

    return strip


def roadside(
    dice: random.Random,
    base: float,
    colours: tuple[str, ...],
    *,
    every: float,
    size: tuple[float, float],
    kind: str,
) -> Strip:
    """Trees (round or pointed), cacti, houses or bushes along a line at `base`."""
    seed = dice.random()

    def strip(canvas: skia.Canvas, long: float) -> None:
        own = random.Random(seed)
        count = max(1, round(long / every))
        for k in range(count):
            x = (k + own.uniform(0.15, 0.85)) * long / count
            high, tone = own.uniform(*size), own.choice(colours)
            _SHAPES[kind](canvas, x, base + own.uniform(-6, 10), high, tone, own)

    return strip


def _round_tree(
    canvas: skia.Canvas, x: float, base: float, high: float, tone: str, dice: random.Random
) -> None:
    trunk = skia.Rect(x - high * 0.04, base - high * 0.5, x + high * 0.04, base)
    canvas.drawRect(trunk, fill(mix("#5a3c28", tone, 0.25)))
    crown = skia.Path()
    for k in range(6):
        reach = high * 0.2
        cx = x + reach * math.cos(k * 1.05) * 0.9
        cy = base - high * 0.66 + reach * math.sin(k * 1.05) * 0.8
        crown.addCircle(cx, cy, high * dice.uniform(0.17, 0.22))
    crown.addCircle(x, base - high * 0.66, high * 0.24)
    crown.setFillType(skia.PathFillType.kWinding)
    shade = [(0, lighten(tone, 0.28), 1), (0.5, tone, 1), (1, darken(tone, 0.32), 1)]
    canvas.drawPath(crown, fill(shader=vertical(base - high, base - high * 0.35, shade)))


def _pointed_tree(
    canvas: skia.Canvas, x: float, base: float, high: float, tone: str, dice: random.Random
) -> None:
    canvas.drawRect(
        skia.Rect(x - high * 0.03, base - high * 0.14, x + high * 0.03, base), fill("#4a3426")
    )
    for k in range(4):
        top, low = base - high + k * high * 0.19, base - high * 0.62 + k * high * 0.19
        wide = high * (0.13 + 0.06 * k)
        tier = skia.Path()
        tier.moveTo(x, top)
        tier.lineTo(x + wide, low)
        tier.quadTo(x, low - high * 0.05, x - wide, low)
        tier.close()
        shade = [(0, lighten(tone, 0.22), 1), (1, darken(tone, 0.22), 1)]
        canvas.drawPath(tier, fill(shader=vertical(top, low, shade)))


def _cactus(
    canvas: skia.Canvas, x: float, base: float, high: float, tone: str, dice: random.Random
) -> None:
    paint = fill(tone, stroke=high * 0.15)
    canvas.drawLine(x, base, x, base - high * 0.9, paint)
    for side in (-1, 1):
        level = high * dice.uniform(0.35, 0.55)
        arm = skia.Path()
        arm.moveTo(x, base - level)
        arm.lineTo(x + side * high * 0.24, base - level)
        arm.lineTo(x + side * high * 0.24, base - level - high * dice.uniform(0.16, 0.3))
        canvas.drawPath(arm, fill(tone, stroke=high * 0.1))
    canvas.drawLine(
        x - high * 0.03,
        base,
        x - high * 0.03,
        base - high * 0.88,
        fill(lighten(tone, 0.3), 0.5, stroke=high * 0.03),
    )


def _house(
    canvas: skia.Canvas, x: float, base: float, high: float, tone: str, dice: random.Random
) -> None:
    wide = high * dice.uniform(0.7, 1.1)
    wall = skia.Rect(x - wide / 2, base - high * 0.62, x + wide / 2, base)
    shade = [(0, lighten(tone, 0.3), 1), (1, darken(tone, 0.1), 1)]
    canvas.drawRect(wall, fill(shader=vertical(wall.top(), base, shade)))
    roof = skia.Path()
    roof.moveTo(wall.left() - wide * 0.08, wall.top() + 3)
    roof.lineTo(x, base - high)
    roof.lineTo(wall.right() + wide * 0.08, wall.top() + 3)
    roof.close()
    canvas.drawPath(roof, fill(darken(tone, 0.45)))
    for k in (-1, 1):
        px, py = x + k * wide * 0.24, base - high * 0.42
        glass = skia.Rect(px - wide * 0.09, py, px + wide * 0.09, py + high * 0.17)
        canvas.drawRect(glass, fill("#ffe3a0", 0.9 if dice.random() < 0.6 else 0.25))


def _bush(
    canvas: skia.Canvas, x: float, base: float, high: float, tone: str, dice: random.Random
) -> None:
    mound = skia.Path()
    for k in range(5):
        cx = x + (k - 2) * high * 0.42
        mound.addCircle(cx, base - high * dice.uniform(0.05, 0.3), high * dice.uniform(0.42, 0.62))
    mound.setFillType(skia.PathFillType.kWinding)
    shade = [(0, lighten(tone, 0.18), 1), (1, darken(tone, 0.35), 1)]
    canvas.drawPath(mound, fill(shader=vertical(base - high, base + high * 0.4, shade)))


_SHAPES = {
    "round": _round_tree,
    "pointed": _pointed_tree,
    "cactus": _cactus,
    "house": _house,
    "bush": _bush,
}
