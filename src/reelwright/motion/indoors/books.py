"""Books: full shelves, stacks, an open volume and the pages that fly out of it."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import darken, fill, horizontal, lighten, mix, vertical
from reelwright.motion.staging.diorama import Part, World
from reelwright.motion.staging.scenery import Moment

Box = tuple[float, float, float, float]


def paint_bookcase(
    canvas: skia.Canvas,
    box: Box,
    wood: str,
    spines: tuple[str, ...],
    dice: random.Random,
    *,
    row_high: float = 190.0,
) -> None:
    """Shelves of books from top to bottom of the box."""
    left, top, right, bottom = box
    canvas.drawRect(skia.Rect(left, top, right, bottom), fill(darken(wood, 0.62)))
    y = bottom
    while y > top:
        shade = skia.Rect(left, y - row_high, right, y)
        dusk = [(0, "#000000", 0.4), (0.4, "#000000", 0.05), (1, "#000000", 0.0)]
        _paint_row(canvas, left + 14, right - 14, y - 18, row_high - 40, spines, dice)
        canvas.drawRect(shade, fill(shader=vertical(y - row_high, y, dusk)))
        board = skia.Rect(left, y - 18, right, y)
        edge = [(0, lighten(wood, 0.25), 1), (1, darken(wood, 0.3), 1)]
        canvas.drawRect(board, fill(shader=vertical(y - 18, y, edge)))
        y -= row_high
    for x in (left, right - 16):
        post = horizontal(x, x + 16, [(0, lighten(wood, 0.2), 1), (1, darken(wood, 0.35), 1)])
        canvas.drawRect(skia.Rect(x, top, x + 16, bottom), fill(shader=post))


def _paint_row(
    canvas: skia.Canvas,
    left: float,
    right: float,
    base: float,
    high: float,
    spines: tuple[str, ...],
    dice: random.Random,
) -> None:
    x = left
    while x < right - 16:
        wide = dice.uniform(17, 40)
        if x + wide > right:
            break
        tall = high * dice.uniform(0.68, 0.98)
        tone = mix(dice.choice(spines), dice.choice(("#000000", "#ffffff")), dice.uniform(0, 0.2))
        if dice.random() < 0.06:
            x += wide
            continue
        lean = dice.random() < 0.07
        canvas.save()
        if lean:
            canvas.rotate(7, x, base)
        book = skia.Rect(x, base - tall, x + wide - 2, base)
        sheen = [
            (0, darken(tone, 0.25), 1),
            (0.3, lighten(tone, 0.14), 1),
            (1, darken(tone, 0.32), 1),
        ]
        canvas.drawRoundRect(book, 3, 3, fill(shader=horizontal(x, x + wide, sheen)))
        for share in (0.14, 0.2, 0.82):
            y = base - tall * share
            canvas.drawLine(x + 3, y, x + wide - 5, y, fill(lighten(tone, 0.45), 0.6, stroke=2.4))
        canvas.restore()
        x += wide + (14 if lean else 0)


def paint_stack(
    canvas: skia.Canvas,
    x: float,
    base: float,
    wide: float,
    covers: tuple[str, ...],
    dice: random.Random,
) -> None:
    """Closed books lying on each other, about `wide` across."""
    shade = skia.Rect(x - wide * 0.54, base - 11, x + wide * 0.58, base + 14)
    canvas.drawOval(shade, fill("#000000", 0.36, blur=9))
    y = base
    for cover in covers:
        long, high = wide * dice.uniform(0.82, 1.0), wide * dice.uniform(0.15, 0.21)
        left = x - long / 2 + dice.uniform(-0.05, 0.05) * wide
        book = skia.Rect(left, y - high, left + long, y)
        tone = [(0, lighten(cover, 0.22), 1), (0.5, cover, 1), (1, darken(cover, 0.35), 1)]
        canvas.drawRoundRect(book, 7, 7, fill(shader=vertical(y - high, y, tone)))
        pages = skia.Rect(left + wide * 0.07, y - high * 0.84, left + long + 1, y - high * 0.16)
        canvas.drawRect(pages, fill("#f2e7cf"))
        for k in range(1, 4):
            line = y - high * (0.16 + 0.17 * k)
            canvas.drawLine(
                pages.left(), line, pages.right(), line, fill("#b9a888", 0.6, stroke=1.6)
            )
        y -= high


def paint_open_book(
    canvas: skia.Canvas, x: float, base: float, wide: float, cover: str, paper: str
) -> None:
    """An open book lying on the table, seen from its front edge."""
    half, high = wide / 2, wide * 0.16
    canvas.drawOval(
        skia.Rect(x - half * 1.06, base - 16, x + half * 1.1, base + 22),
        fill("#000000", 0.38, blur=12),
    )
    canvas.drawRoundRect(skia.Rect(x - half, base - 16, x + half, base + 6), 6, 6, fill(cover))
    for side in (-1, 1):
        page = skia.Path()
        page.moveTo(x, base - 12)
        page.lineTo(x, base - high * 0.72)
        page.cubicTo(
            x + side * half * 0.3, base - high * 1.4, x + side * half * 0.7, base - high * 1.1,
            x + side * half * 0.97, base - high * 0.7,
        )  # fmt: skip
        page.lineTo(x + side * half * 0.97, base - 14)
        page.close()
        near, far = (0, 1) if side > 0 else (1, 0)
        stops = [(near, darken(paper, 0.24), 1), (0.5, paper, 1), (far, lighten(paper, 0.3), 1)]
        ends = (x, x + half) if side > 0 else (x - half, x)
        canvas.drawPath(page, fill(shader=horizontal(*ends, sorted(stops))))
        for k in range(1, 5):
            y = base - 14 - k * high * 0.11
            canvas.drawLine(
                x + side * 8,
                y,
                x + side * half * 0.96,
                y + 2,
                fill(darken(paper, 0.35), 0.4, stroke=1.8),
            )


def flying_pages(world: World, x: float, base: float, paper: str, *, count: int = 9) -> Part:
    """Pages that rise from (`x`, `base`), turning, and fade before the top."""
    dice = random.Random(world.dice.random())
    pages = [
        (dice.random(), dice.uniform(-1, 1), dice.uniform(0, 6.28), dice.uniform(0.8, 1.2))
        for _ in range(count)
    ]

    def part(canvas: skia.Canvas, now: Moment) -> None:
        for start, side, phase, pace in pages:
            age = (now.t * 0.085 * pace + start) % 1
            reach = 130 + 380 * age
            px = x + side * reach + 36 * math.sin(now.t * 0.9 + phase)
            py = base - 820 * age
            shown = min(1.0, age * 7) * min(1.0, (1 - age) * 4)
            canvas.save()
            canvas.translate(px, py)
            canvas.rotate(28 * math.sin(now.t * 0.8 * pace + phase))
            fold = math.cos(now.t * 1.1 * pace + phase)
            size = 34 * pace
            canvas.scale(0.25 + 0.75 * abs(fold), 1)
            sheet = skia.Rect(-size * 0.72, -size, size * 0.72, size)
            tone = lighten(paper, 0.25) if fold > 0 else darken(paper, 0.12)
            canvas.drawRect(sheet, fill(tone, 0.92 * shown))
            for k in range(-2, 3):
                ink = fill(darken(paper, 0.5), 0.4 * shown, stroke=2.2)
                canvas.drawLine(-size * 0.5, k * size * 0.32, size * 0.5, k * size * 0.32, ink)
            canvas.restore()

    return part
