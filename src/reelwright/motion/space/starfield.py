"""Starfield: deep space with its nebulae, stars, galaxies, comets and floating rocks."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import skia

from reelwright.motion.brush import (
    CUBIC,
    colour4,
    fill,
    image_from_rgba,
    lighten,
    mix,
    noise_field,
    rgb,
)
from reelwright.motion.kit import Palette
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Part, World
from reelwright.motion.staging.scenery import Moment

Field = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Cosmos:
    """Colours of a stretch of space: its dark, two clouds of gas and their bright heart."""

    deep: str
    first: str
    second: str
    hot: str


VIOLET = Cosmos("#15123f", "#8a35c4", "#2470d8", "#ff9ad8")
TEAL = Cosmos("#0a2038", "#12909e", "#c2622e", "#ffd596")
ROSE = Cosmos("#1f1038", "#c2336a", "#3f46c8", "#ffba92")
EMERALD = Cosmos("#08242f", "#23a070", "#2262b8", "#ccffd6")
AZURE = Cosmos("#0b1a40", "#2460d0", "#7a3ac8", "#a8e4ff")
COSMOS = (VIOLET, TEAL, ROSE, EMERALD, AZURE)


def cosmos_of(world: World) -> Cosmos:
    """Colours by the dice, or the palette's."""
    chosen = world.dice.choice(COSMOS)
    palette: Palette | None = world.given.palette
    if palette is None:
        return chosen
    deep = mix(palette.deep, palette.dark, 0.25)
    return Cosmos(deep, palette.mid, mix(palette.accent, palette.dark, 0.25), palette.light)


def nebula(world: World, cosmos: Cosmos, *, calm: float = 0.55, bright: float = 1.0) -> None:
    """Add clouds of gas and the far stars; `calm` (0–1) darkens them where captions stand."""
    wide = world.width + 2 * MARGIN
    rows, columns = 300, round(300 * wide / (HEIGHT + 2 * MARGIN))
    image = _nebula_image(columns, rows, world.dice.randrange(1 << 20), cosmos, calm, bright)
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        canvas.drawImageRect(image, page, CUBIC, skia.Paint(Dither=True))
        paint_stars(canvas, dice, page, round(520 * wide / 1480), size=(0.6, 1.7))

    world.plane(0.12, paint)


def _nebula_image(
    columns: int, rows: int, seed: int, cosmos: Cosmos, calm: float, bright: float
) -> skia.Image:
    warp = noise_field(columns, rows, seed, octaves=4, base=2)
    drift = noise_field(columns, rows, seed + 1, octaves=4, base=2)
    x, y = np.meshgrid(np.arange(columns), np.arange(rows))
    reach = rows * 0.22
    u = np.clip(x + (warp - 0.5) * reach, 0, columns - 1).astype(int)
    v = np.clip(y + (drift - 0.5) * reach, 0, rows - 1).astype(int)
    first = noise_field(columns, rows, seed + 2, octaves=7, base=3, persistence=0.6)[v, u]
    second = noise_field(columns, rows, seed + 3, octaves=7, base=2, persistence=0.58)[v, u]
    veins = 1 - np.abs(2 * noise_field(columns, rows, seed + 4, octaves=6, base=4)[v, u] - 1)
    height = np.linspace(-0.1, 1.1, rows)[:, None]
    hush = (
        1 - calm * np.exp(-(((height - 0.61) / 0.14) ** 2)) - 0.25 * np.exp(-((height / 0.2) ** 2))
    )
    gas = np.clip((first - 0.30) * 1.75, 0, 1) ** 1.25 * hush * bright
    mist = np.clip((second - 0.34) * 1.7, 0, 1) ** 1.3 * hush * bright
    heart = np.clip(gas * mist * 1.9 * veins**3, 0, 1)
    out = np.zeros((rows, columns, 4), np.float32)
    out[..., :3] = np.array(rgb(cosmos.deep), np.float32)
    for share, colour in (
        (mist * 0.75, cosmos.second),
        (gas * 0.8, cosmos.first),
        (heart * 0.8, cosmos.hot),
    ):
        out[..., :3] += share[..., None] * (np.array(rgb(colour), np.float32) - out[..., :3])
    out[..., :3] += (veins**7 * gas * 46)[..., None]
    out[..., 3] = 255
    return image_from_rgba(np.clip(out, 0, 255).astype(np.uint8))


def paint_stars(
    canvas: skia.Canvas,
    dice: random.Random,
    page: skia.Rect,
    count: int,
    *,
    size: tuple[float, float] = (0.8, 2.4),
    glow: bool = False,
) -> None:
    """Stars of several tints; a few are bright."""
    for _ in range(count):
        x, y = dice.uniform(page.left(), page.right()), dice.uniform(page.top(), page.bottom())
        power = dice.random() ** 4
        radius = size[0] + (size[1] - size[0]) * power
        tone = dice.choice(("#ffffff", "#ffffff", "#ffffff", "#c8dcff", "#ffe2bc"))
        if glow and power > 0.4:
            canvas.drawCircle(x, y, radius * 4.5, fill(tone, 0.14, blur=radius * 1.6))
        canvas.drawCircle(x, y, radius, fill(tone, 0.35 + 0.65 * power))


def near_stars(world: World, count: int = 60, *, depth: float = 0.5) -> None:
    """Add nearer stars, which move against the far ones."""
    dice = random.Random(world.dice.random())

    def paint(canvas: skia.Canvas) -> None:
        page = skia.Rect(-MARGIN, -MARGIN, world.width + MARGIN, HEIGHT + MARGIN)
        number = round(count * page.width() / 1480)
        paint_stars(canvas, dice, page, number, size=(1.2, 3.2), glow=True)

    world.plane(depth, paint)


def twinkles(world: World, count: int, colour: str = "#ffffff") -> Part:
    """Stars with four rays that come and go; `count` on 1080 units of width."""
    dice = random.Random(world.dice.random())
    stars = [
        (
            dice.uniform(0, world.width),
            dice.choice((dice.uniform(60, 980), dice.uniform(1330, 1880))),
            dice.uniform(9, 26),
            dice.uniform(0, 6.28),
            dice.uniform(0.7, 1.6),
        )
        for _ in range(round(count * world.width / 1080))
    ]
    shape = skia.Path()
    shape.moveTo(0, -1)
    for k in range(1, 9):
        angle, reach = k * math.pi / 4 - math.pi / 2, 1.0 if k % 2 == 0 else 0.09
        shape.lineTo(reach * math.cos(angle), reach * math.sin(angle))
    shape.close()
    paint = skia.Paint(AntiAlias=True)

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for x, y, size, phase, pace in stars:
            shown = (0.5 + 0.5 * math.sin(now.t * 1.7 * pace + phase)) ** 2
            paint.setColor4f(colour4(colour, 0.15 + 0.8 * shown))
            canvas.save()
            canvas.translate(x, y)
            grown = size * (0.6 + 0.4 * shown)
            canvas.scale(grown, grown)
            canvas.drawPath(shape, paint)
            canvas.restore()

    return part


def galaxy_image(size: int, seed: int, cosmos: Cosmos, *, arms: int = 2) -> skia.Image:
    """A spiral galaxy seen from above, `size` pixels square, transparent around."""
    span = np.linspace(-1, 1, size, dtype=np.float32)
    x, y = np.meshgrid(span, span)
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    rough = noise_field(size, size, seed, octaves=6, base=6)
    fine = noise_field(size, size, seed + 1, octaves=4, base=24)
    twist = angle * arms + 6.4 * np.log(radius + 0.08) + (rough - 0.5) * 1.7
    arm = (0.5 + 0.5 * np.cos(twist)) ** 2.2
    body = np.exp(-radius * 2.6) * np.clip((1 - radius) * 3, 0, 1)
    dust = np.clip(1.15 - 1.3 * (0.5 + 0.5 * np.cos(twist + 1.1)) ** 6 * fine, 0, 1)
    light = body * (0.18 + 1.5 * arm * (0.45 + 0.9 * fine)) * dust
    core = np.exp(-((radius / 0.11) ** 2)) + 0.55 * np.exp(-radius * 8.5)
    knots = np.clip(fine * rough * arm * body * 9 - 1.4, 0, 1)
    tint = np.clip(radius * 1.7, 0, 1)[..., None]
    inner, outer = np.array(rgb(cosmos.hot)), np.array(rgb(lighten(cosmos.second, 0.3)))
    colour = inner * (1 - tint) + outer * tint
    colour = colour + (np.array([255, 250, 235]) - colour) * np.clip(core, 0, 1)[..., None]
    colour = colour + (np.array(rgb(lighten(cosmos.first, 0.35))) - colour) * knots[..., None]
    alpha = np.clip(light * 2.3 + core + knots * 0.5, 0, 1)
    out = np.concatenate([colour, alpha[..., None] * 255], axis=2)
    return image_from_rgba(np.clip(out, 0, 255).astype(np.uint8))
