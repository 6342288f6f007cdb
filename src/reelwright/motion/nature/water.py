"""Water: swell, glitter and boats for seas, and the light that comes down through them."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import fill, lighten, mix, noise_line, vertical, wave
from reelwright.motion.nature.terrain import Line, land_path
from reelwright.motion.staging.mood import Tones
from reelwright.motion.staging.scenery import Moment


def swell_line(
    dice: random.Random, y: float, high: float, length: float, *, sharp: float = 0.35
) -> Line:
    """Crests about `high` over the troughs, `length` apart; `sharp` 0 round … 1 peaked."""
    phases = [dice.uniform(0, 6.28) for _ in range(3)]

    def line(x: float) -> float:
        turn = 2 * math.pi * x / length
        main = 0.5 + 0.5 * math.sin(turn + phases[0])
        main = main * (1 - sharp) + main**3 * sharp
        small = 0.16 * math.sin(turn * 2.3 + phases[1]) + 0.07 * math.sin(turn * 5.1 + phases[2])
        return y - high * (main + small)

    return line


def draw_swell(
    canvas: skia.Canvas,
    dice: random.Random,
    line: Line,
    left: float,
    right: float,
    bottom: float,
    tones: Tones,
    *,
    y: float,
    high: float,
    foam: str,
    froth: float = 0.5,
) -> None:
    """One row of waves: clear at the crest, deep below, with foam along the edge."""
    body = land_path(line, left, right, bottom, step=6)
    canvas.drawPath(body, fill(tones.deep, 0.4, blur=16))
    stops = [(0.0, tones.light, 1.0), (0.3, tones.base, 1.0), (1.0, tones.deep, 1.0)]
    canvas.drawPath(body, fill(shader=vertical(y - high * 1.2, y + high * 2.2 + 70, stops)))
    canvas.save()
    canvas.clipPath(body, True)
    for row in range(4):
        drop = (0.32 + 0.5 * row) * high + 10 + 13 * row
        streak = fill(tones.light if row % 2 == 0 else tones.deep, 0.2 - 0.035 * row,
                      stroke=max(2.0, high * 0.07))  # fmt: skip
        x = left + dice.uniform(0, 120)
        while x < right:
            long = dice.uniform(60, 230)
            curve = skia.Path()
            curve.moveTo(x, line(x) + drop)
            for i in range(1, 9):
                px = x + long * i / 8
                curve.lineTo(px, line(px) + drop + 4 * math.sin(i))
            canvas.drawPath(curve, streak)
            x += long + dice.uniform(40, 190)
    canvas.restore()
    if froth > 0:
        _froth(canvas, dice, line, left, right, high, foam, froth, y)


def _froth(
    canvas: skia.Canvas, dice: random.Random, line: Line, left: float, right: float, high: float,
    foam: str, froth: float, y: float,
) -> None:  # fmt: skip
    """A lip of foam that thickens towards each crest."""
    upper: list[tuple[float, float]] = []
    lower: list[tuple[float, float]] = []
    grain = noise_line(400, dice.randrange(1 << 30), octaves=4, base=24)
    x, step = left, 6.0
    while x < right:
        edge = line(x)
        crest = max(0.0, min(1.0, (y - edge) / max(1.0, high)))
        index = int((x - left) / (right - left) * 399)
        thick = high * 0.2 * crest**1.6 * (0.7 + 0.7 * float(grain[index])) + 2.2
        upper.append((x, edge - 1))
        lower.append((x, edge + max(1.5, thick)))
        x += step
    lip = skia.Path()
    lip.moveTo(*upper[0])
    for point in upper[1:] + lower[::-1]:
        lip.lineTo(*point)
    lip.close()
    canvas.drawPath(lip, fill(foam, froth))
    for _ in range(round((right - left) / 14)):
        x = dice.uniform(left, right)
        crest = (y - line(x)) / max(1.0, high)
        if crest > 0.55:
            far = dice.random() ** 2
            size = 1.5 + 4 * dice.random() ** 2
            drop = fill(foam, froth * (0.8 - 0.6 * far))
            canvas.drawCircle(x, line(x) + high * (0.26 * far - 0.06), size, drop)


class Glitter:
    """The sun's path on the water: short strokes that shimmer."""

    def __init__(
        self, dice: random.Random, x: float, top: float, bottom: float, *, width: float,
        colour: str, count: int = 54, depth: float = 0.15, alpha: float = 0.75,
    ) -> None:  # fmt: skip
        self.depth = depth
        self.alpha = alpha
        self.strokes = []
        for _ in range(count):
            share = dice.random() ** 0.8
            y = top + (bottom - top) * share
            wide = width * (0.12 + 0.5 * share)
            long = (10 + 60 * share) * dice.uniform(0.5, 1.3)
            thin = 1.6 + 3.4 * share
            self.strokes.append(
                (x + dice.gauss(0, 0.45) * wide, y, long, fill(colour, 1, stroke=thin),
                 dice.uniform(0, 6.28), dice.uniform(1.2, 2.8))
            )  # fmt: skip

    def draw(self, canvas: skia.Canvas, moment: Moment) -> None:
        for x, y, long, paint, phase, period in self.strokes:
            glow = 0.5 + 0.5 * wave(moment.t, period, phase)
            paint.setAlphaf(self.alpha * glow)
            half = long * (0.3 + 0.35 * glow)
            px = x + moment.pan * self.depth
            py = y + moment.tilt * self.depth
            canvas.drawLine(px - half, py, px + half, py, paint)


def draw_sailboat(canvas: skia.Canvas, size: float, hull: Tones, sail: Tones) -> None:
    """A two-sailed boat on a square page of `size`; its waterline at 0.84 of the height."""
    s = size
    canvas.drawLine(s * 0.5, s * 0.12, s * 0.5, s * 0.76, fill(hull.deep, 1, stroke=s * 0.018))
    main = skia.Path()
    main.moveTo(s * 0.515, s * 0.13)
    main.cubicTo(s * 0.7, s * 0.3, s * 0.8, s * 0.5, s * 0.79, s * 0.68)
    main.quadTo(s * 0.65, s * 0.72, s * 0.515, s * 0.69)
    main.close()
    lit = [(0.0, sail.light, 1.0), (1.0, sail.base, 1.0)]
    canvas.drawPath(main, fill(shader=vertical(s * 0.1, s * 0.72, lit)))
    jib = skia.Path()
    jib.moveTo(s * 0.485, s * 0.18)
    jib.cubicTo(s * 0.4, s * 0.36, s * 0.3, s * 0.52, s * 0.2, s * 0.68)
    jib.quadTo(s * 0.36, s * 0.72, s * 0.485, s * 0.68)
    jib.close()
    dim = [(0.0, sail.base, 1.0), (1.0, sail.deep, 1.0)]
    canvas.drawPath(jib, fill(shader=vertical(s * 0.16, s * 0.72, dim)))
    for i in range(3):
        y = s * (0.32 + 0.12 * i)
        canvas.drawLine(s * 0.52, y, s * (0.65 + 0.045 * i), y + s * 0.02,
                        fill(sail.deep, 0.5, stroke=s * 0.006))  # fmt: skip
    body = skia.Path()
    body.moveTo(s * 0.12, s * 0.745)
    body.quadTo(s * 0.5, s * 0.79, s * 0.9, s * 0.735)
    body.quadTo(s * 0.84, s * 0.9, s * 0.72, s * 0.93)
    body.lineTo(s * 0.28, s * 0.93)
    body.quadTo(s * 0.16, s * 0.88, s * 0.12, s * 0.745)
    body.close()
    wood = [(0.0, hull.light, 1.0), (0.4, hull.base, 1.0), (1.0, hull.deep, 1.0)]
    canvas.drawPath(body, fill(shader=vertical(s * 0.73, s * 0.93, wood)))
    stripe = skia.Path()
    stripe.moveTo(s * 0.125, s * 0.77)
    stripe.quadTo(s * 0.5, s * 0.815, s * 0.885, s * 0.76)
    canvas.drawPath(stripe, fill(sail.light, 0.85, stroke=s * 0.012))
    pennant = skia.Path()
    pennant.moveTo(s * 0.5, s * 0.1)
    pennant.lineTo(s * 0.37, s * 0.13)
    pennant.lineTo(s * 0.5, s * 0.16)
    pennant.close()
    canvas.drawPath(pennant, fill(mix(hull.light, "#ff5040", 0.6)))


def draw_lighthouse(
    canvas: skia.Canvas, x: float, foot: float, height: float, tones: Tones, lamp: str
) -> None:
    """A banded tower with a lit lantern."""
    top, half = foot - height, height * 0.085
    tower = skia.Path()
    tower.moveTo(x - half, foot)
    tower.lineTo(x - half * 0.62, top + height * 0.16)
    tower.lineTo(x + half * 0.62, top + height * 0.16)
    tower.lineTo(x + half, foot)
    tower.close()
    canvas.drawPath(tower, fill(tones.light))
    canvas.save()
    canvas.clipPath(tower, True)
    for i in range(3):
        y = top + height * (0.28 + 0.26 * i)
        canvas.drawRect(skia.Rect(x - half, y, x + half, y + height * 0.12), fill(tones.base))
    canvas.drawRect(skia.Rect(x + half * 0.1, top, x + half * 1.2, foot), fill(tones.deep, 0.4))
    canvas.restore()
    canvas.drawRect(skia.Rect(x - half * 0.95, top + height * 0.14, x + half * 0.95,
                              top + height * 0.165), fill(tones.deep))  # fmt: skip
    canvas.drawRect(skia.Rect(x - half * 0.5, top + height * 0.05, x + half * 0.5,
                              top + height * 0.14), fill(lighten(lamp, 0.4)))  # fmt: skip
    canvas.drawCircle(x, top + height * 0.095, height * 0.1, fill(lamp, 0.5, blur=height * 0.05))
    roof = skia.Path()
    roof.moveTo(x - half * 0.7, top + height * 0.05)
    roof.lineTo(x, top - height * 0.02)
    roof.lineTo(x + half * 0.7, top + height * 0.05)
    roof.close()
    canvas.drawPath(roof, fill(tones.base))
