"""Chalk: a blackboard and what is drawn on it, for laboratory and classroom."""

from __future__ import annotations

import itertools
import math
import random

import skia

from reelwright.motion.brush import fill, lighten, vertical

Box = tuple[float, float, float, float]


def paint_board(
    canvas: skia.Canvas, box: Box, *, slate: str, wood: str, chalk: str, dice: random.Random
) -> None:
    """A framed blackboard with smears and drawings; its upper third is left empty."""
    left, top, right, bottom = box
    frame = skia.Rect(left - 24, top - 22, right + 24, bottom + 22)
    canvas.drawRoundRect(frame.makeOffset(8, 28), 10, 10, fill("#000000", 0.34, blur=24))
    rail = vertical(top, bottom, [(0, lighten(wood, 0.2), 1), (1, wood, 1)])
    canvas.drawRoundRect(frame, 10, 10, fill(shader=rail))
    face = vertical(top, bottom, [(0, slate, 1), (1, lighten(slate, 0.13), 1)])
    canvas.drawRect(skia.Rect(left, top, right, bottom), fill(shader=face))
    for _ in range(10):
        x, y = dice.uniform(left + 40, right - 260), dice.uniform(top + 40, bottom - 60)
        smear = skia.Rect(x, y, x + dice.uniform(140, 280), y + dice.uniform(20, 60))
        canvas.drawOval(smear, fill("#ffffff", 0.05, blur=18))
    ink = fill(chalk, 0.6, stroke=4.2)
    low = top + (bottom - top) * 0.56
    _molecule(canvas, left + 110, low, 44, ink)
    _atom(canvas, right - 140, low + 10, 92, ink)
    _curve(canvas, left + 60, bottom - 46, ink)
    _writing(canvas, right - 270, bottom - 90, ink, dice)
    canvas.drawRoundRect(
        skia.Rect(left - 24, bottom + 16, right + 24, bottom + 38), 5, 5, fill(lighten(wood, 0.16))
    )


def _molecule(canvas: skia.Canvas, x: float, y: float, size: float, ink: skia.Paint) -> None:
    for column, row in ((0.0, 0.0), (1.0, 0.0), (0.5, 0.87)):
        cx, cy = x + column * size * 1.74, y + row * size * 1.74
        corners = [
            (cx + size * math.sin(k * math.pi / 3), cy + size * math.cos(k * math.pi / 3))
            for k in range(7)
        ]
        for (x0, y0), (x1, y1) in itertools.pairwise(corners):
            canvas.drawLine(x0, y0, x1, y1, ink)
    canvas.drawLine(x, y - size, x, y - size * 1.8, ink)
    canvas.drawCircle(x, y - size * 2.1, size * 0.3, ink)


def _atom(canvas: skia.Canvas, x: float, y: float, size: float, ink: skia.Paint) -> None:
    for turn in (0, 60, 120):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.drawOval(skia.Rect(-size, -size * 0.36, size, size * 0.36), ink)
        canvas.restore()
    canvas.drawCircle(x, y, size * 0.13, ink)


def _curve(canvas: skia.Canvas, x: float, y: float, ink: skia.Paint) -> None:
    canvas.drawLine(x, y, x + 230, y, ink)
    canvas.drawLine(x, y, x, y - 76, ink)
    path = skia.Path()
    path.moveTo(x, y - 8)
    for k in range(1, 40):
        path.lineTo(x + k * 5.6, y - 8 - 58 * math.exp(-(((k - 20) / 7) ** 2)))
    canvas.drawPath(path, ink)


def _writing(canvas: skia.Canvas, x: float, y: float, ink: skia.Paint, dice: random.Random) -> None:
    for row in range(2):
        across = x
        while across < x + 190:
            length = dice.uniform(14, 44)
            canvas.drawLine(across, y + row * 40, across + length, y + row * 40 - 4, ink)
            across += length + 18


def paint_menu(
    canvas: skia.Canvas, box: Box, *, slate: str, wood: str, chalk: str, dice: random.Random
) -> None:
    """A café's board: lines of writing with a price after each."""
    left, top, right, bottom = box
    frame = skia.Rect(left, top, right, bottom)
    canvas.drawRoundRect(frame.makeOffset(8, 20), 8, 8, fill("#000000", 0.34, blur=20))
    canvas.drawRoundRect(frame, 8, 8, fill(wood))
    face = vertical(top, bottom, [(0, slate, 1), (1, lighten(slate, 0.1), 1)])
    canvas.drawRect(frame.makeInset(18, 18), fill(shader=face))
    ink = fill(chalk, 0.42, stroke=7)
    for row in range(5):
        y = top + 60 + row * 52
        canvas.drawLine(left + 60, y, left + dice.uniform(220, 330), y, ink)
        canvas.drawLine(right - 130, y, right - 65, y, ink)
