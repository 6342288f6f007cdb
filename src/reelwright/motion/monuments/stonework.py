"""Buildings: walls, towers and houses of stone, drawn lit from the left."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, vertical


@dataclass(frozen=True)
class Stone:
    """A masonry's three tones and the light in its windows (`lamp` "" leaves them dark)."""

    light: str
    base: str
    dark: str
    lamp: str = ""
    fire: str = ""
    """Light of fires on the ground, climbing up the foot of the walls."""


def add_merlons(
    path: skia.Path, left: float, right: float, y: float, *, wide: float = 24, high: float = 24
) -> None:
    """Battlements on the line `y`, evenly spread from `left` to `right`."""
    count = max(1, round((right - left) / (wide * 1.8)))
    step = (right - left + wide * 0.8) / count
    for k in range(count):
        x = left + k * step
        path.addRect(skia.Rect(x, y - high, x + step - wide * 0.8, y + 2))


def paint_masonry(
    canvas: skia.Canvas,
    dice: random.Random,
    box: tuple[float, float, float, float],
    stone: Stone,
    *,
    course: float = 30.0,
    share: float = 0.3,
    brick: tuple[float, float] = (24, 50),
) -> None:
    """Some bricks a shade lighter or darker than the wall, in courses."""
    left, top, right, bottom = box
    y = top
    while y < bottom - course * 0.5:
        x = left + dice.uniform(0, brick[0])
        while x < right - 12:
            wide = min(dice.uniform(*brick), right - x)
            if dice.random() < share:
                tone, alpha = ("#000000", 0.13) if dice.random() < 0.6 else (stone.light, 0.16)
                block = skia.Rect(x, y, x + wide, y + course * 0.52)
                canvas.drawRoundRect(block, 3, 3, fill(tone, alpha))
            x += wide + brick[0] * 0.4
        y += course


def paint_slit(canvas: skia.Canvas, x: float, y: float, stone: Stone, *, size: float = 1.0) -> None:
    """A narrow window with a round head, glowing when there is a lamp."""
    frame = skia.Rect(x - 9 * size, y - 27 * size, x + 9 * size, y + 27 * size)
    if stone.lamp:
        canvas.drawCircle(x, y, 46 * size, fill(stone.lamp, 0.34, blur=20 * size))
        canvas.drawRoundRect(frame, 9 * size, 9 * size, fill(darken(stone.dark, 0.3)))
        inner = frame.makeInset(2.5 * size, 2.5 * size)
        stops = ((0.0, lighten(stone.lamp, 0.35), 1.0), (1.0, stone.lamp, 1.0))
        glass = fill(shader=vertical(inner.top(), inner.bottom(), stops))
        canvas.drawRoundRect(inner, 7 * size, 7 * size, glass)
    else:
        canvas.drawRoundRect(frame.makeOffset(-2 * size, -2 * size), 9, 9, fill(stone.light, 0.35))
        canvas.drawRoundRect(frame, 9 * size, 9 * size, fill(darken(stone.dark, 0.55)))


def round_shade(x: float, half: float, stone: Stone) -> skia.Shader:
    """A round tower's shading from its lit left edge."""
    stops = (
        (0.0, mix(stone.base, stone.light, 0.55), 1.0),
        (0.2, stone.light, 1.0),
        (0.58, stone.base, 1.0),
        (1.0, stone.dark, 1.0),
    )
    return horizontal(x - half, x + half, stops)


def paint_tower(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    top: float,
    foot: float,
    half: float,
    stone: Stone,
    *,
    roof: str = "",
    slits: int = 2,
) -> None:
    """A round tower `half` wide each way; a `roof` colour puts a cone on it."""
    flare = half * 0.15
    body = skia.Rect(x - half, top, x + half, foot)
    canvas.drawRect(body, fill(shader=round_shade(x, half, stone)))
    box = (x - half + 6, top + half, x + half - 6, foot)
    paint_masonry(canvas, dice, box, stone, course=half * 0.46)
    crown = skia.Path()
    crown.addRect(skia.Rect(x - half - flare, top, x + half + flare, top + half * 0.62))
    if not roof:
        wide = half * 0.36
        add_merlons(crown, x - half - flare, x + half + flare, top, wide=wide, high=half * 0.42)
    shadow = skia.Rect(x - half, top + half * 0.6, x + half, top + half * 1.2)
    stops = ((0.0, "#000000", 0.4), (1.0, "#000000", 0.0))
    canvas.drawRect(shadow, fill(shader=vertical(shadow.top(), shadow.bottom(), stops)))
    _paint_corbels(canvas, x, top + half * 0.6, half, flare, stone)
    canvas.drawPath(crown, fill(shader=round_shade(x, half + flare, stone)))
    lit = fill(lighten(stone.light, 0.25), 0.5)
    canvas.drawRect(skia.Rect(x - half - flare, top, x + half + flare, top + 4), lit)
    if roof:
        paint_cone(canvas, x, top + 6, half + flare * 1.6, half * 2.7, roof)
    for k in range(slits):
        y = top + half * 1.75 + k * max(half * 2.4, 130)
        if y < foot - 60:
            paint_slit(canvas, x - half * 0.08, y, stone, size=half / 62)
    if stone.fire:
        glow = vertical(foot - 480, foot, ((0.0, stone.fire, 0.0), (1.0, stone.fire, 0.42)))
        canvas.drawRect(body, fill(shader=glow))


def _paint_corbels(
    canvas: skia.Canvas, x: float, y: float, half: float, flare: float, stone: Stone
) -> None:
    """The little arches that carry a tower's crown."""
    count = 7
    step = 2 * (half + flare) / count
    for k in range(count):
        middle = x - half - flare + (k + 0.5) * step
        tone = mix(stone.light, stone.dark, min(1.0, 0.15 + k / count))
        canvas.drawRoundRect(
            skia.Rect(middle - step * 0.3, y - 6, middle + step * 0.3, y + step * 0.75),
            step * 0.28, step * 0.28, fill(tone),
        )  # fmt: skip


def paint_cone(
    canvas: skia.Canvas, x: float, y: float, half: float, high: float, colour: str
) -> None:
    """A pointed roof standing on the line `y`, with a ball on its tip."""
    path = skia.Path()
    path.moveTo(x - half, y)
    path.quadTo(x - half * 0.34, y - high * 0.4, x, y - high)
    path.quadTo(x + half * 0.34, y - high * 0.4, x + half, y)
    path.quadTo(x, y + half * 0.3, x - half, y)
    path.close()
    stops = (
        (0.0, lighten(colour, 0.12), 1.0),
        (0.3, lighten(colour, 0.28), 1.0),
        (0.62, colour, 1.0),
        (1.0, darken(colour, 0.45), 1.0),
    )
    canvas.drawPath(path, fill(shader=horizontal(x - half, x + half, stops)))
    canvas.save()
    canvas.clipPath(path, True)
    for k in range(1, 9):
        level = y - high * 0.95 * (k / 9) ** 0.8
        bend = half * 0.26 * (1 - k / 9)
        row = skia.Path()
        row.moveTo(x - half, level)
        row.quadTo(x, level + bend * 2, x + half, level)
        canvas.drawPath(row, fill("#000000", 0.13, stroke=3))
    canvas.restore()
    canvas.drawLine(x, y - high + 6, x, y - high - 16, fill(darken(colour, 0.4), stroke=4))
    canvas.drawCircle(x, y - high - 16, 6, fill(lighten(colour, 0.4)))


def paint_wall(
    canvas: skia.Canvas,
    dice: random.Random,
    left: float,
    right: float,
    top: float,
    foot: float,
    stone: Stone,
    *,
    merlon: float = 24.0,
) -> None:
    """A curtain wall with battlements."""
    path = skia.Path()
    path.addRect(skia.Rect(left, top, right, foot))
    add_merlons(path, left, right, top, wide=merlon, high=merlon * 0.95)
    face = ((0.0, mix(stone.base, stone.dark, 0.25), 1.0), (1.0, stone.dark, 1.0))
    canvas.drawPath(path, fill(shader=vertical(top, foot, face)))
    canvas.drawRect(skia.Rect(left, top + 26, right, top + 33), fill("#000000", 0.22))
    canvas.drawRect(skia.Rect(left, top + 33, right, top + 36), fill(stone.light, 0.3))
    paint_masonry(canvas, dice, (left, top + 56, right, foot), stone, share=0.2)
    if stone.fire:
        glow = vertical(foot - 420, foot, ((0.0, stone.fire, 0.0), (1.0, stone.fire, 0.4)))
        canvas.drawRect(skia.Rect(left, top, right, foot), fill(shader=glow))


def paint_gate(
    canvas: skia.Canvas, x: float, foot: float, half: float, high: float, stone: Stone
) -> None:
    """An arched gate with a raised portcullis; light falls out when there is a lamp."""

    def arch(grow: float) -> skia.Path:
        path = skia.Path()
        path.moveTo(x - half - grow, foot)
        path.lineTo(x - half - grow, foot - high + half)
        path.arcTo(
            skia.Rect(x - half - grow, foot - high - grow, x + half + grow, foot - high + 2 * half),
            180, 180, False,
        )  # fmt: skip
        path.lineTo(x + half + grow, foot)
        path.close()
        return path

    canvas.drawPath(arch(14), fill(mix(stone.base, stone.light, 0.4)))
    canvas.drawPath(arch(0), fill(darken(stone.dark, 0.6)))
    if stone.lamp:
        stops = ((0.0, stone.lamp, 0.0), (1.0, stone.lamp, 0.65))
        canvas.drawPath(arch(0), fill(shader=vertical(foot - high, foot, stops)))
    canvas.save()
    canvas.clipPath(arch(0), True)
    bars = fill(darken(stone.dark, 0.75), stroke=6)
    for k in range(-3, 4):
        canvas.drawLine(
            x + k * half / 3.2, foot - high, x + k * half / 3.2, foot - high * 0.5, bars
        )
    for k in range(3):
        y = foot - high + 30 + k * high * 0.17
        canvas.drawLine(x - half, y, x + half, y, bars)
    canvas.restore()
