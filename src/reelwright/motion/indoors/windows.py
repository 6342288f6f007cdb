"""Windows: a frame in the wall and the hour outside, for rooms of every kind."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from reelwright.motion.brush import darken, fill, lighten, mix, polygon, radial, vertical
from reelwright.motion.staging.diorama import World

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Hour:
    """What the sky outside looks like."""

    name: str
    top: str
    low: str
    land: str
    sun: str
    lights: float = 0.0
    """Share of windows lit in the town outside."""

    def dressed(self, world: World) -> Hour:
        return Hour(
            self.name,
            world.tint(self.top, 0.8),
            world.tint(self.low, 0.8),
            world.tint(self.land, 0.8),
            world.tint(self.sun, 0.5),
            self.lights,
        )


DAY = Hour("day", "#4f9fc9", "#cfeae0", "#5fa27d", "#fff6d0")
EVENING = Hour("evening", "#6a4a8c", "#ffb37a", "#7c4a6a", "#ffd98a", 0.25)
NIGHT = Hour("night", "#0e1a40", "#35508c", "#16244a", "#f3ecc8", 0.5)
RAIN = Hour("rain", "#3e5568", "#8fa9b3", "#4b6672", "#dfeaf0", 0.3)


def paint_view(canvas: skia.Canvas, box: Box, hour: Hour, dice: random.Random) -> None:
    """Sky, sun or moon, and hills or a town at the bottom of the box."""
    left, top, right, bottom = box
    pane = skia.Rect(left, top, right, bottom)
    canvas.save()
    canvas.clipRect(pane)
    tone = [(0, hour.top, 1), (0.75, hour.low, 1), (1, hour.low, 1)]
    canvas.drawRect(pane, fill(shader=vertical(top, bottom, tone)))
    if hour.name != "rain":
        x, y = left + (right - left) * dice.uniform(0.2, 0.8), top + (bottom - top) * 0.42
        halo = [(0, hour.sun, 0.9), (0.12, hour.sun, 0.5), (1, hour.sun, 0)]
        canvas.drawCircle(x, y, 320, fill(shader=radial(x, y, 320, halo)))
        canvas.drawCircle(x, y, 42, fill(lighten(hour.sun, 0.4)))
    _clouds(canvas, box, hour, dice)
    far = mix(hour.land, hour.low, 0.55)
    if hour.lights:
        _town(canvas, box, far, 0.42, hour, dice)
        _town(canvas, box, hour.land, 0.28, hour, dice)
    else:
        _hills(canvas, box, far, 0.34, dice)
        _hills(canvas, box, hour.land, 0.2, dice)
    canvas.restore()


def _clouds(canvas: skia.Canvas, box: Box, hour: Hour, dice: random.Random) -> None:
    left, top, right, bottom = box
    for _ in range(max(2, round((right - left) / 420))):
        x, y = dice.uniform(left, right), top + (bottom - top) * dice.uniform(0.1, 0.5)
        cloud = skia.Path()
        for step in range(5):
            radius = dice.uniform(20, 44) * (1 - 0.22 * abs(step - 2))
            cloud.addCircle(x + step * 36, y - radius * 0.4, radius)
        cloud.addRoundRect(skia.Rect(x - 30, y - 10, x + 174, y + 18), 14, 14)
        cloud.setFillType(skia.PathFillType.kWinding)
        canvas.drawPath(cloud, fill(lighten(hour.low, 0.45), 0.5, blur=5))


def _hills(canvas: skia.Canvas, box: Box, colour: str, share: float, dice: random.Random) -> None:
    left, top, right, bottom = box
    high = (bottom - top) * share
    path = skia.Path()
    path.moveTo(left, bottom)
    path.lineTo(left, bottom - high * dice.uniform(0.5, 1))
    x = left
    while x < right:
        step = dice.uniform(160, 320)
        y0, y1 = bottom - high * dice.uniform(0.7, 1.2), bottom - high * dice.uniform(0.4, 1)
        path.cubicTo(x + step * 0.35, y0, x + step * 0.65, y0, x + step, y1)
        x += step
    path.lineTo(right + 400, bottom)
    path.close()
    tone = vertical(bottom - high, bottom, [(0, lighten(colour, 0.14), 1), (1, colour, 1)])
    canvas.drawPath(path, fill(shader=tone))


def _town(
    canvas: skia.Canvas,
    box: Box,
    colour: str,
    share: float,
    hour: Hour,
    dice: random.Random,
) -> None:
    left, top, right, bottom = box
    x = left - 20.0
    while x < right:
        wide, high = dice.uniform(60, 120), (bottom - top) * share * dice.uniform(0.5, 1.05)
        canvas.drawRect(skia.Rect(x, bottom - high, x + wide, bottom), fill(colour))
        for column in range(int(wide // 26)):
            for row in range(int(high // 36)):
                if dice.random() < hour.lights:
                    px, py = x + 10 + column * 26, bottom - high + 12 + row * 36
                    lit = fill(mix(hour.sun, "#ffc86a", 0.5), dice.uniform(0.4, 0.9))
                    canvas.drawRect(skia.Rect(px, py, px + 11, py + 16), lit)
        x += wide + dice.uniform(-6, 14)


def paint_window(
    canvas: skia.Canvas,
    box: Box,
    hour: Hour,
    frame: str,
    dice: random.Random,
    *,
    columns: int = 2,
    rows: int = 2,
) -> None:
    """A framed window with its view, its bars, its sill and a sheen on the glass."""
    left, top, right, bottom = box
    outer = skia.Rect(left - 26, top - 26, right + 26, bottom + 22)
    canvas.drawRoundRect(outer.makeOffset(8, 18), 8, 8, fill("#000000", 0.3, blur=18))
    edge = [(0, lighten(frame, 0.2), 1), (1, frame, 1)]
    canvas.drawRoundRect(outer, 8, 8, fill(shader=vertical(top, bottom, edge)))
    paint_view(canvas, box, hour, dice)
    canvas.save()
    canvas.clipRect(skia.Rect(left, top, right, bottom))
    for start, wide in ((0.12, 0.14), (0.32, 0.05)):
        x = left + (right - left) * (start + 0.4)
        reach = (right - left) * wide
        corners = [(x, top), (x + reach, top), (x + reach - 300, bottom), (x - 300, bottom)]
        sheen = polygon(corners)
        canvas.drawPath(sheen, fill("#ffffff", 0.1))
    canvas.drawRect(
        skia.Rect(left - 6, top - 6, right + 6, bottom + 6),
        fill("#000000", 0.35, stroke=14, blur=7),
    )
    canvas.restore()
    for k in range(1, columns):
        x = left + (right - left) * k / columns
        canvas.drawRect(skia.Rect(x - 8, top, x + 8, bottom), fill(frame))
        canvas.drawRect(skia.Rect(x - 8, top, x - 4, bottom), fill(lighten(frame, 0.3), 0.6))
    for k in range(1, rows):
        y = top + (bottom - top) * k / rows
        canvas.drawRect(skia.Rect(left, y - 7, right, y + 7), fill(frame))
        canvas.drawRect(skia.Rect(left, y + 7, right, y + 12), fill("#000000", 0.18))
    sill = skia.Rect(left - 48, bottom + 12, right + 48, bottom + 40)
    canvas.drawRoundRect(sill.makeOffset(4, 16), 6, 6, fill("#000000", 0.28, blur=10))
    ledge = [(0, lighten(frame, 0.35), 1), (1, darken(frame, 0.25), 1)]
    canvas.drawRoundRect(sill, 6, 6, fill(shader=vertical(bottom + 12, bottom + 40, ledge)))
