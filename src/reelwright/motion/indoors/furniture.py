"""Furniture: sofas, beds, lamps, frames and hearths, painted onto planes."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import (
    darken,
    fill,
    horizontal,
    lighten,
    mix,
    polygon,
    radial,
    vertical,
)


def _cloth(y0: float, y1: float, colour: str) -> skia.Shader:
    stops = [(0, lighten(colour, 0.22), 1), (0.4, colour, 1), (1, darken(colour, 0.34), 1)]
    return vertical(y0, y1, stops)


def paint_sofa(
    canvas: skia.Canvas, x: float, base: float, wide: float, colour: str, cushions: tuple[str, ...]
) -> None:
    """A sofa about 330 units high, standing at `base`."""
    left, right, top = x - wide / 2, x + wide / 2, base - 330
    canvas.drawOval(
        skia.Rect(left - 30, base - 20, right + 30, base + 26), fill("#000000", 0.35, blur=16)
    )
    for foot in (left + 60, right - 60):
        canvas.drawRect(skia.Rect(foot - 12, base - 34, foot + 12, base), fill("#2a1a12"))
    back = skia.Rect(left + 30, top, right - 30, base - 60)
    canvas.drawRoundRect(back, 60, 60, fill(shader=_cloth(top, base, colour)))
    parts = max(2, round(wide / 330))
    seat_wide = (wide - 150) / parts
    for k in range(parts):
        seat = left + 75 + k * seat_wide
        pillow = skia.Rect(seat + 6, top + 26, seat + seat_wide - 6, base - 130)
        canvas.drawRoundRect(
            pillow, 40, 40, fill(shader=_cloth(top, base - 60, lighten(colour, 0.06)))
        )
        canvas.drawRoundRect(pillow, 40, 40, fill("#000000", 0.08, stroke=4))
        squab = skia.Rect(seat + 2, base - 160, seat + seat_wide - 2, base - 74)
        canvas.drawRoundRect(
            squab, 28, 28, fill(shader=_cloth(base - 170, base - 60, lighten(colour, 0.1)))
        )
    front = skia.Rect(left + 40, base - 92, right - 40, base - 26)
    canvas.drawRoundRect(
        front, 20, 20, fill(shader=_cloth(base - 92, base - 10, darken(colour, 0.1)))
    )
    for side in (left, right - 92):
        arm = skia.Rect(side, base - 236, side + 92, base - 26)
        canvas.drawRoundRect(arm.makeOffset(0, 8), 42, 42, fill("#000000", 0.2, blur=8))
        canvas.drawRoundRect(
            arm, 42, 42, fill(shader=_cloth(base - 250, base, lighten(colour, 0.04)))
        )
    for k, tone in enumerate(cushions):
        cx = left + 190 + k * (wide - 380) / max(1, len(cushions) - 1)
        paint_cushion(canvas, cx, base - 150, 150, tone, -14 if k % 2 else 12)


def paint_cushion(
    canvas: skia.Canvas, x: float, base: float, size: float, colour: str, turn: float
) -> None:
    """A square cushion that leans, `size` wide."""
    canvas.save()
    canvas.translate(x, base - size / 2)
    canvas.rotate(turn)
    half = size / 2
    path = skia.Path()
    path.moveTo(-half, -half)
    path.quadTo(0, -half * 0.84, half, -half)
    path.quadTo(half * 0.84, 0, half, half)
    path.quadTo(0, half * 0.84, -half, half)
    path.quadTo(-half * 0.84, 0, -half, -half)
    canvas.drawPath(path, fill("#000000", 0.3, blur=10))
    canvas.drawPath(path, fill(shader=_cloth(-half, half, colour)))
    for k in (-1, 0, 1):
        canvas.drawLine(-half * 0.7, k * half * 0.44, half * 0.7, k * half * 0.44,
                        fill(lighten(colour, 0.4), 0.35, stroke=6))  # fmt: skip
    canvas.restore()


def paint_floor_lamp(
    canvas: skia.Canvas, x: float, base: float, high: float, shade: str, light: str
) -> None:
    """A standing lamp with a lit shade; its bulb is at base - high + 90."""
    top = base - high
    canvas.drawOval(skia.Rect(x - 80, base - 16, x + 80, base + 12), fill("#000000", 0.3, blur=8))
    canvas.drawOval(skia.Rect(x - 62, base - 14, x + 62, base + 4), fill("#2b2320"))
    canvas.drawLine(x, base - 8, x, top + 120, fill("#3a302b", stroke=11))
    canvas.drawLine(x - 2, base - 8, x - 2, top + 120, fill("#8a7a6c", 0.6, stroke=3))
    cone = [(0, light, 0.3), (1, light, 0)]
    down = polygon(
        [(x - 96, top + 170), (x + 96, top + 170), (x + 330, base + 60), (x - 330, base + 60)]
    )
    canvas.drawPath(down, fill(shader=vertical(top + 170, base + 60, cone), blur=20))
    body = polygon([(x - 62, top), (x + 62, top), (x + 108, top + 172), (x - 108, top + 172)])
    lit = [
        (0, mix(shade, light, 0.45), 1),
        (0.6, mix(shade, "#fff6da", 0.75), 1),
        (1, mix(shade, light, 0.55), 1),
    ]
    canvas.drawPath(body, fill(light, 0.5, blur=34))
    canvas.drawPath(body, fill(shader=vertical(top, top + 172, lit)))


def paint_frame(
    canvas: skia.Canvas,
    box: tuple[float, float, float, float],
    rail: str,
    paper: str,
    tones: tuple[str, ...],
    dice: random.Random,
) -> None:
    """A picture on the wall: hills and sun, or plain shapes."""
    left, top, right, bottom = box
    outer = skia.Rect(left, top, right, bottom)
    canvas.drawRect(outer.makeOffset(6, 16), fill("#000000", 0.34, blur=14))
    edge = [(0, lighten(rail, 0.35), 1), (0.5, rail, 1), (1, darken(rail, 0.4), 1)]
    canvas.drawRect(outer, fill(shader=vertical(top, bottom, edge)))
    rim = max(10.0, (right - left) * 0.06)
    page = outer.makeInset(rim, rim)
    canvas.drawRect(page, fill(paper))
    canvas.drawRect(page, fill("#000000", 0.22, stroke=4))
    image = page.makeInset(rim * 0.9, rim * 0.9)
    canvas.save()
    canvas.clipRect(image)
    wide, high = image.width(), image.height()
    sky = [(0, tones[0], 1), (1, lighten(tones[0], 0.45), 1)]
    canvas.drawRect(image, fill(shader=vertical(image.top(), image.bottom(), sky)))
    sun = image.left() + wide * dice.uniform(0.25, 0.75)
    canvas.drawCircle(sun, image.top() + high * 0.4, wide * 0.13, fill(tones[-1]))
    for k, tone in enumerate(tones[1:]):
        y = image.top() + high * (0.55 + 0.18 * k)
        hill = skia.Path()
        hill.moveTo(image.left() - 5, image.bottom() + 5)
        hill.lineTo(image.left() - 5, y)
        hill.cubicTo(
            image.left() + wide * 0.3, y - high * dice.uniform(0.05, 0.25),
            image.left() + wide * 0.6, y + high * dice.uniform(0, 0.2), image.right() + 5, y,
        )  # fmt: skip
        hill.lineTo(image.right() + 5, image.bottom() + 5)
        canvas.drawPath(hill, fill(tone))
    canvas.restore()


def paint_curtain(
    canvas: skia.Canvas,
    box: tuple[float, float, float, float],
    colour: str,
    *,
    folds: int = 6,
    alpha: float = 1.0,
) -> None:
    """Hanging cloth with folds."""
    left, top, right, bottom = box
    path = skia.Path()
    path.moveTo(left, top)
    path.lineTo(right, top)
    path.lineTo(right, bottom)
    step = (right - left) / folds
    for k in range(folds):
        x = right - k * step
        path.quadTo(x - step / 2, bottom + 26, x - step, bottom)
    path.close()
    stops = []
    for k in range(folds * 2 + 1):
        tone = lighten(colour, 0.16) if k % 2 else darken(colour, 0.34)
        stops.append((k / (folds * 2), tone, alpha))
    canvas.save()
    canvas.translate(6, 10)
    canvas.drawPath(path, fill("#000000", 0.25, blur=12))
    canvas.restore()
    canvas.drawPath(path, fill(shader=horizontal(left, right, stops)))
    shade = [(0, "#000000", 0.3), (0.12, "#000000", 0), (0.8, "#000000", 0), (1, "#000000", 0.28)]
    canvas.drawPath(path, fill(shader=vertical(top, bottom, shade)))


def paint_hearth(
    canvas: skia.Canvas, x: float, base: float, wide: float, stone: str, wood: str
) -> None:
    """A fireplace `wide` units across; its fire burns at base - 40, its shelf is 470 higher."""
    left, right, top = x - wide / 2, x + wide / 2, base - 470
    body = skia.Rect(left, top, right, base)
    dice = random.Random(round(wide))
    canvas.drawRect(
        skia.Rect(left + 60, -400, right - 60, top),
        fill(shader=_cloth(-400, top, mix(stone, "#000000", 0.12))),
    )
    canvas.drawRect(body, fill(darken(stone, 0.3)))
    y = top + 40.0
    while y < base:
        brick = left - dice.uniform(0, 60)
        while brick < right:
            long = dice.uniform(80, 150)
            tile = skia.Rect(max(left, brick + 3), y + 3, min(right, brick + long - 3), y + 57)
            if tile.width() > 8:
                tone = mix(stone, dice.choice(("#ffffff", "#000000")), dice.uniform(0, 0.14))
                canvas.drawRoundRect(tile, 8, 8, fill(shader=_cloth(y, y + 70, tone)))
            brick += long
        y += 60
    mouth = skia.Path()
    half = wide * 0.35
    mouth.moveTo(x - half, base)
    mouth.lineTo(x - half, base - 290)
    mouth.cubicTo(x - half, base - 400, x + half, base - 400, x + half, base - 290)
    mouth.lineTo(x + half, base)
    mouth.close()
    ember = [(0, "#7a2a10", 1), (0.6, "#2c0f0a", 1), (1, "#140806", 1)]
    canvas.drawPath(mouth, fill(shader=radial(x, base - 40, 340, ember)))
    canvas.drawPath(mouth, fill(darken(stone, 0.5), stroke=16))
    for k, turn in enumerate((-7, 6, -2)):
        canvas.save()
        canvas.translate(x + (k - 1) * 60, base - 26 - 14 * (k == 2))
        canvas.rotate(turn)
        canvas.drawRoundRect(skia.Rect(-120, -20, 120, 20), 18, 18, fill("#4a2716"))
        canvas.restore()
    shelf = skia.Rect(left - 44, top - 6, right + 44, top + 40)
    canvas.drawRect(shelf.makeOffset(0, 22), fill("#000000", 0.35, blur=14))
    canvas.drawRoundRect(shelf, 6, 6, fill(shader=_cloth(top - 6, top + 46, wood)))


def paint_bed(
    canvas: skia.Canvas, x: float, wide: float, colours: tuple[str, str, str], wood: str
) -> None:
    """A bed seen from its foot: headboard, pillows, and a quilt from y 990 down to 1700."""
    quilt, sheet, pillow = colours
    left, right = x - wide / 2, x + wide / 2
    head = skia.Rect(left - 20, 690, right + 20, 1080)
    canvas.drawRoundRect(head.makeOffset(0, 14), 70, 70, fill("#000000", 0.3, blur=18))
    canvas.drawRoundRect(head, 70, 70, fill(shader=_cloth(690, 1080, wood)))
    for k in range(1, 6):
        seam = head.left() + head.width() * k / 6
        canvas.drawLine(seam, 716, seam, 1040, fill(darken(wood, 0.4), 0.5, stroke=5))
    for side in (-1, 1):
        cx = x + side * wide * 0.26
        case = skia.Rect(cx - wide * 0.19, 850, cx + wide * 0.19, 1006)
        canvas.drawRoundRect(case.makeOffset(0, 12), 60, 60, fill("#000000", 0.22, blur=10))
        canvas.drawRoundRect(case, 60, 60, fill(shader=_cloth(850, 1030, pillow)))
    cover = skia.Path()
    cover.moveTo(left + 10, 990)
    cover.quadTo(x, 950, right - 10, 990)
    cover.cubicTo(right + 120, 1200, right + 260, 1500, right + 330, 2150)
    cover.lineTo(left - 330, 2150)
    cover.cubicTo(left - 260, 1500, left - 120, 1200, left + 10, 990)
    tone = [
        (0, lighten(quilt, 0.2), 1),
        (0.3, quilt, 1),
        (0.62, darken(quilt, 0.14), 1),
        (1, darken(quilt, 0.5), 1),
    ]
    canvas.drawPath(cover, fill(shader=vertical(960, 1950, tone)))
    fold = skia.Path()
    fold.moveTo(left + 6, 992)
    fold.quadTo(x, 950, right - 6, 992)
    fold.lineTo(right + 26, 1046)
    fold.quadTo(x, 1004, left - 26, 1046)
    fold.close()
    canvas.drawPath(fold, fill(shader=_cloth(960, 1060, sheet)))
    canvas.save()
    canvas.clipPath(cover, True)
    for k in range(-5, 6):
        path = skia.Path()
        path.moveTo(x + k * wide * 0.1, 1380)
        path.quadTo(x + k * wide * 0.15, 1620, x + k * wide * 0.22, 2100)
        canvas.drawPath(path, fill(darken(quilt, 0.5), 0.25, stroke=12, blur=5))
        canvas.save()
        canvas.translate(-14, 0)
        canvas.drawPath(path, fill(lighten(quilt, 0.4), 0.14, stroke=8, blur=5))
        canvas.restore()
    for k in range(4):
        row = skia.Path()
        row.moveTo(left - 400, 1400 + k * 150)
        row.quadTo(x, 1350 + k * 160, right + 400, 1400 + k * 150)
        canvas.drawPath(row, fill(lighten(quilt, 0.35), 0.2, stroke=5))
    canvas.restore()
