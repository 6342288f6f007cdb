"""People: silhouettes of one person or a whole crowd, rimmed by the light behind them."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import skia

from reelwright.motion.brush import darken, fill, mix, polygon, vertical
from reelwright.motion.staging.diorama import HEIGHT, MARGIN, Sheet, World
from reelwright.motion.staging.scenery import Moment


@dataclass(frozen=True)
class Look:
    """How people are dressed and lit: `dress` is revolt, medieval, modern or antique."""

    body: str
    rim: str
    accent: str
    metal: str
    dress: str = "modern"
    armed: float = 0.0
    """Share who carry something."""
    raised: float = 0.1
    """Share who raise an arm."""


def paint_person(
    canvas: skia.Canvas, x: float, y: float, size: float, look: Look, dice: random.Random
) -> None:
    """A person whose head is at (`x`, `y`); at size 1 the head is 50 units high."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size if dice.random() < 0.5 else -size, size)
    canvas.rotate(dice.uniform(-3, 3))
    if dice.random() < look.armed:
        _paint_arms(canvas, look, dice)
    body, cap = _body(look, dice)
    canvas.save()
    canvas.translate(-2.5, -4)
    canvas.drawPath(body, fill(mix(look.body, look.rim, 0.6)))
    canvas.restore()
    stops = ((0.0, mix(look.body, look.rim, 0.16), 1.0), (1.0, look.body, 1.0))
    canvas.drawPath(body, fill(shader=vertical(-30, 130, stops)))
    if cap is not None:
        canvas.drawPath(cap, fill(mix(look.body, look.accent, dice.uniform(0.4, 0.75))))
    canvas.restore()


def _body(look: Look, dice: random.Random) -> tuple[skia.Path, skia.Path | None]:
    """The silhouette, and a coloured cap if there is one."""
    path = skia.Path()
    path.setFillType(skia.PathFillType.kWinding)
    path.addOval(skia.Rect(-20, -27, 20, 25))
    wide = dice.uniform(50, 64)
    torso = skia.Path()
    torso.moveTo(-wide, 330)
    torso.cubicTo(-wide - 6, 160, -wide - 4, 62, -wide * 0.62, 48)
    torso.cubicTo(-22, 40, -13, 36, -12, 14)
    torso.lineTo(12, 14)
    torso.cubicTo(13, 36, 22, 40, wide * 0.62, 48)
    torso.cubicTo(wide + 4, 62, wide + 6, 160, wide, 330)
    torso.close()
    path.addPath(torso)
    if dice.random() < look.raised:
        _add_arm(path, wide, dice)
    head = {"revolt": _revolt, "medieval": _medieval, "modern": _modern, "antique": _antique}
    cap = head[look.dress](path, dice)
    return path, cap


def _limb(
    path: skia.Path, start: tuple[float, float], end: tuple[float, float], wide: float
) -> None:
    angle = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
    dx, dy = math.cos(angle) * wide, math.sin(angle) * wide
    corners = [
        (start[0] + dx, start[1] + dy),
        (end[0] + dx * 0.78, end[1] + dy * 0.78),
        (end[0] - dx * 0.78, end[1] - dy * 0.78),
        (start[0] - dx, start[1] - dy),
    ]
    # Parts of one silhouette must turn the same way round, or they cut holes in each other.
    path.addPath(polygon(corners[::-1]))
    path.addCircle(*start, wide)
    path.addCircle(*end, wide * 0.8)


def _add_arm(path: skia.Path, wide: float, dice: random.Random) -> None:
    shoulder = (wide * 0.72, 66.0)
    elbow = (wide * 0.72 + dice.uniform(18, 40), dice.uniform(-6, 26))
    hand = (elbow[0] + dice.uniform(-26, 12), elbow[1] - dice.uniform(58, 78))
    _limb(path, shoulder, elbow, 13)
    _limb(path, elbow, hand, 10.5)
    path.addCircle(*hand, 12.5)


def _curve(points: Sequence[tuple[float, float]]) -> skia.Path:
    """A closed path of cubic curves through a start and triples of points."""
    path = skia.Path()
    path.moveTo(*points[0])
    for k in range(1, len(points) - 2, 3):
        path.cubicTo(*points[k], *points[k + 1], *points[k + 2])
    path.close()
    return path


def _revolt(path: skia.Path, dice: random.Random) -> skia.Path | None:
    kind = dice.random()
    if kind < 0.3:
        path.addPath(_curve([
            (-46, -8), (-26, -50), (26, -50), (46, -8), (20, -22), (-20, -22), (-46, -8),
        ]))  # fmt: skip
    elif kind < 0.62:
        return _curve([
            (-23, -7), (-26, -44), (6, -58), (33, -38), (20, -36), (24, -18), (22, -7),
            (8, -13), (-8, -13), (-23, -7),
        ])  # fmt: skip
    elif kind < 0.75:
        path.addPath(
            _curve([(-22, 12), (-36, -52), (36, -52), (22, 12), (30, 44), (-30, 44), (-22, 12)])
        )
    return None


def _medieval(path: skia.Path, dice: random.Random) -> skia.Path | None:
    kind = dice.random()
    if kind < 0.35:
        hood = [(-30, 46), (-36, -20), (-22, -40), (8, -50), (34, -30), (34, 10), (30, 46)]
        path.addPath(_curve(hood))
    elif kind < 0.62:
        path.addPath(
            _curve([(-22, -4), (-24, -44), (24, -44), (22, -4), (22, -4), (-22, -4), (-22, -4)])
        )
        path.addRoundRect(skia.Rect(-33, -10, 33, -3), 3, 3)
    elif kind < 0.8:
        return _curve([(-22, -6), (-24, -40), (24, -42), (23, -6), (8, -12), (-8, -12), (-22, -6)])
    return None


def _modern(path: skia.Path, dice: random.Random) -> skia.Path | None:
    kind = dice.random()
    if kind < 0.2:
        path.addCircle(dice.choice((-1, 1)) * 4, -33, 12)
    elif kind < 0.45:
        path.addPath(
            _curve([(-24, 40), (-34, -46), (34, -46), (24, 40), (10, 48), (-10, 48), (-24, 40)])
        )
    elif kind < 0.6:
        return _curve([(-22, -6), (-24, -42), (24, -42), (22, -6), (8, -12), (-8, -12), (-22, -6)])
    elif kind < 0.72:
        path.addPath(
            _curve([(-21, -8), (-20, -42), (20, -42), (21, -8), (40, -12), (42, -4), (20, -3)])
        )
    return None


def _antique(path: skia.Path, dice: random.Random) -> skia.Path | None:
    if dice.random() < 0.4:
        path.addPath(
            _curve([(-26, 40), (-34, -44), (34, -44), (26, 40), (10, 50), (-10, 50), (-26, 40)])
        )
    return None


def _paint_arms(canvas: skia.Canvas, look: Look, dice: random.Random) -> None:
    """A pike, fork, musket or board on a pole, held upright."""
    lean = dice.uniform(-0.16, 0.2)
    length = dice.uniform(190, 290)
    x0, y0 = 50.0, 120.0
    x1, y1 = x0 + length * math.sin(lean), y0 - length * math.cos(lean)
    wood = mix(look.body, look.metal, 0.12)
    canvas.drawLine(x0, y0 + 80, x1, y1, fill(wood, stroke=6.5))
    metal = mix(look.body, look.metal, 0.5)
    canvas.save()
    canvas.translate(x1, y1)
    canvas.rotate(math.degrees(lean))
    kind = dice.random()
    if look.dress == "modern":
        board = skia.Rect(-62, -92, 62, -8)
        canvas.rotate(dice.uniform(-5, 5))
        canvas.drawRoundRect(board, 6, 6, fill(mix(look.body, look.accent, 0.62)))
        canvas.drawRoundRect(
            board.makeInset(9, 9), 4, 4, fill(mix(look.body, look.accent, 0.85), stroke=3)
        )
        for k in range(2):
            wide = dice.uniform(26, 42)
            y = -64 + 26 * k
            canvas.drawLine(-wide, y, wide, y, fill(mix(look.body, look.rim, 0.55), stroke=8))
    elif kind < 0.62:
        canvas.drawPath(polygon([(-10, 2), (0, -46), (10, 2), (0, 10)]), fill(metal))
        canvas.drawPath(polygon([(0, -46), (10, 2), (0, 10)]), fill(darken(metal, 0.3)))
    elif kind < 0.82:
        for side in (-1, 0, 1):
            canvas.drawLine(side * 13, -2, side * 13, -44, fill(metal, stroke=5))
        canvas.drawLine(-13, -2, 13, -2, fill(metal, stroke=5))
    else:
        canvas.drawPath(polygon([(-4, 6), (-6, -30), (26, -38), (30, -4)]), fill(metal))
    canvas.restore()


def crowd(
    world: World,
    look: Look,
    *,
    y: float,
    size: float,
    gap: float,
    depth: float,
    floor: float = HEIGHT + MARGIN,
    bob: float = 6.0,
    period_s: float = 2.9,
    march: float = 0.0,
    blur: float = 0.0,
) -> None:
    """A row of people with heads about `y`, a person every `gap` units, solid to `floor`.

    `march` is how far a second half of the row bobs against the first.
    """
    dice = random.Random(world.dice.random())
    left, right = -MARGIN, world.width + MARGIN
    number = round((right - left) / gap)
    spots = [
        (left + (k + dice.uniform(0.15, 0.85)) * gap, y + dice.uniform(-26, 26) * size)
        for k in range(number)
    ]

    halves = 2 if march else 1
    phase = dice.uniform(0, 6.28)

    def row(which: int, canvas: skia.Canvas) -> None:
        canvas.clipRect(skia.Rect(left, 0, right, floor))
        for x, head in spots[which::halves]:
            paint_person(canvas, x, head, size * dice.uniform(0.9, 1.1), look, dice)
        if which == halves - 1:
            stops = ((0.0, look.body, 0.0), (1.0, look.body, 1.0))
            top = y + 70 * size
            fade = vertical(top, top + 110 * size, stops)
            canvas.drawRect(skia.Rect(left, top, right, floor), fill(shader=fade))

    def moving(sheet: Sheet, turn: float, canvas: skia.Canvas, now: Moment) -> None:
        up = (march or bob) * math.sin(2 * math.pi * now.t / period_s + phase + turn)
        sheet.draw(canvas, now.pan * depth, now.tilt * depth + up)

    for which in range(halves):
        sheet = world.sheet(partial(row, which), blur=blur)
        world.add(partial(moving, sheet, which * math.pi))
