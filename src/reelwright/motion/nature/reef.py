"""Reef: corals, kelp, sponges and the light that falls through the sea above them."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import fill, horizontal, radial, vertical
from reelwright.motion.staging.mood import Tones


def draw_kelp(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, tones: Tones
) -> None:
    """A stem with blades on both sides, waving as it rises."""
    steps = max(12, round(height / 34))
    bend, turns, phase = dice.uniform(20, 60), dice.uniform(1.0, 1.8), dice.uniform(0, 6.28)
    points = [
        (x + bend * math.sin(phase + turns * math.pi * share) * share, foot - height * share)
        for share in (i / steps for i in range(steps + 1))
    ]
    stem = skia.Path()
    stem.moveTo(*points[0])
    for point in points[1:]:
        stem.lineTo(*point)
    canvas.drawPath(stem, fill(tones.deep, 1, stroke=max(3, height * 0.012)))
    for i in range(1, steps + 1):
        share = i / steps
        side = 1 if i % 2 else -1
        long = height * 0.15 * (1.05 - share * 0.6) * dice.uniform(0.55, 1.3)
        px, py = points[i]
        blade = skia.Path()
        blade.moveTo(px, py)
        blade.cubicTo(px + side * long * 0.3, py - long * 0.1, px + side * long * 0.9,
                      py - long * 0.25, px + side * long, py - long * 0.85)  # fmt: skip
        blade.cubicTo(px + side * long * 0.55, py - long * 0.5, px + side * long * 0.2,
                      py - long * 0.45, px, py - long * 0.14)  # fmt: skip
        blade.close()
        canvas.drawPath(blade, fill(tones.at(0.75 - 0.6 * share + dice.uniform(-0.15, 0.15))))


def draw_branch_coral(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, size: float, tones: Tones
) -> None:
    """A coral that forks like a small tree."""

    def grow(px: float, py: float, angle: float, long: float, thick: float, level: int) -> None:
        end_x = px + long * math.cos(angle)
        end_y = py - long * math.sin(angle)
        bend = skia.Path()
        bend.moveTo(px, py)
        wobble = dice.uniform(-0.15, 0.15) * long
        bend.quadTo((px + end_x) / 2 + wobble, (py + end_y) / 2, end_x, end_y)
        canvas.drawPath(bend, fill(tones.at(0.75 - 0.17 * level), 1, stroke=thick))
        if level == 4:
            canvas.drawCircle(end_x, end_y, thick * 0.75, fill(tones.light))
            return
        for k in range(2 if level else 3):
            spread = (k - (0.5 if level else 1.0)) * dice.uniform(0.55, 0.9)
            reach = long * dice.uniform(0.62, 0.85)
            grow(end_x, end_y, angle + spread, reach, thick * 0.72, level + 1)

    grow(x, foot, math.pi / 2, size * 0.3, size * 0.085, 0)


def draw_fan_coral(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, size: float, tones: Tones
) -> None:
    """A flat fan of fine ribs."""
    blade = skia.Path()
    blade.moveTo(x, foot)
    points = 18
    for i in range(points + 1):
        angle = math.pi * (0.12 + 0.76 * i / points)
        far = size * (0.86 + 0.14 * math.sin(i * 2.4)) * dice.uniform(0.93, 1.05)
        blade.lineTo(x + far * math.cos(angle), foot - size * 0.1 - far * math.sin(angle))
    blade.close()
    glow = [(0.0, tones.deep, 0.95), (0.6, tones.base, 0.92), (1.0, tones.light, 0.95)]
    canvas.drawPath(blade, fill(shader=radial(x, foot, size * 1.1, glow)))
    canvas.save()
    canvas.clipPath(blade, True)
    for i in range(15):
        angle = math.pi * (0.1 + 0.8 * i / 14)
        rib = skia.Path()
        rib.moveTo(x, foot)
        end_x, end_y = x + size * 1.1 * math.cos(angle), foot - size * 1.2 * math.sin(angle)
        bend_x, bend_y = (
            x + size * 0.5 * math.cos(angle + 0.15),
            foot - size * 0.6 * math.sin(angle),
        )
        rib.quadTo(bend_x, bend_y, end_x, end_y)
        canvas.drawPath(rib, fill(tones.deep, 0.45, stroke=size * 0.016))
    for i in range(1, 7):
        canvas.drawCircle(x, foot, size * 0.16 * i, fill(tones.deep, 0.22, stroke=size * 0.01))
    canvas.restore()


def draw_brain_coral(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, size: float, tones: Tones
) -> None:
    """A dome with winding furrows."""
    dome = skia.Path()
    bounds = skia.Rect(x - size * 0.6, foot - size * 0.62, x + size * 0.6, foot + size * 0.5)
    dome.addArc(bounds, 180, 180)
    dome.close()
    glow = [(0.0, tones.light, 1.0), (0.6, tones.base, 1.0), (1.0, tones.deep, 1.0)]
    canvas.drawPath(dome, fill(shader=radial(x - size * 0.2, foot - size * 0.5, size, glow)))
    canvas.save()
    canvas.clipPath(dome, True)
    for i in range(9):
        y = foot - size * 0.6 + size * 0.085 * i
        furrow = skia.Path()
        furrow.moveTo(x - size * 0.65, y)
        for k in range(1, 15):
            px = x - size * 0.65 + size * 1.3 * k / 14
            furrow.quadTo(px - size * 0.045, y + (size * 0.05 if k % 2 else -size * 0.05)
                          + dice.uniform(-4, 4), px, y)  # fmt: skip
        canvas.drawPath(furrow, fill(tones.deep, 0.4, stroke=size * 0.018))
    canvas.restore()


def draw_sponges(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, size: float, tones: Tones
) -> None:
    """A cluster of tubes with open mouths."""
    for shift in (-0.34, 0.3, -0.08, 0.12):
        tall, wide = size * dice.uniform(0.5, 1.0), size * dice.uniform(0.16, 0.22)
        px, lean = x + shift * size, shift * size * 0.35
        tube = skia.Path()
        tube.moveTo(px - wide * 0.36, foot + 6)
        waist = foot - tall * 0.5
        tube.quadTo(px - wide * 0.6 + lean * 0.4, waist, px - wide / 2 + lean, foot - tall)
        tube.lineTo(px + wide / 2 + lean, foot - tall)
        tube.quadTo(px + wide * 0.6 + lean * 0.4, waist, px + wide * 0.36, foot + 6)
        tube.close()
        side = [(0.0, tones.base, 1.0), (0.3, tones.light, 1.0), (1.0, tones.deep, 1.0)]
        left, right = px + lean - wide * 0.6, px + lean + wide * 0.6
        canvas.drawPath(tube, fill(shader=horizontal(left, right, side)))
        mouth = skia.Rect(px + lean - wide / 2, foot - tall - wide * 0.2, px + lean + wide / 2,
                          foot - tall + wide * 0.2)  # fmt: skip
        canvas.drawOval(mouth, fill(tones.light))
        canvas.drawOval(mouth.makeInset(wide * 0.12, wide * 0.06), fill(tones.deep))


def draw_anemone(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, size: float, tones: Tones
) -> None:
    """A tuft of soft arms with pale tips."""
    for i in range(26):
        share = i / 25 * 2 - 1
        long = size * dice.uniform(0.55, 0.85) * (1 - 0.3 * share * share)
        arm = skia.Path()
        end_x = x + share * size * 0.75 + dice.uniform(-8, 8)
        end_y = foot - long
        arm.moveTo(x + share * size * 0.25, foot)
        arm.cubicTo(x + share * size * 0.3, foot - long * 0.5, end_x + dice.uniform(-20, 20),
                    foot - long * 0.6, end_x, end_y)  # fmt: skip
        canvas.drawPath(arm, fill(tones.at(dice.uniform(0.3, 0.8)), 1, stroke=size * 0.06))
        canvas.drawCircle(end_x, end_y, size * 0.045, fill(tones.light))


CORALS = (draw_branch_coral, draw_fan_coral, draw_brain_coral, draw_sponges, draw_anemone)


def draw_surface(
    canvas: skia.Canvas, dice: random.Random, left: float, right: float, top: float, depth: float,
    colour: str,
) -> None:  # fmt: skip
    """The bright, rippled ceiling of the sea, seen from below."""
    for i in range(46):
        share = (i / 46) ** 1.4
        y = top + depth * share
        x = dice.uniform(left, right)
        long = dice.uniform(120, 420) * (1.1 - share * 0.5)
        ripple = skia.Path()
        ripple.moveTo(x - long / 2, y)
        ripple.quadTo(x - long / 4, y - 14 * (1 - share), x, y)
        ripple.quadTo(x + long / 4, y + 14 * (1 - share), x + long / 2, y)
        ripple.quadTo(x, y + 5 + 13 * (1 - share), x - long / 2, y)
        canvas.drawPath(ripple, fill(colour, 0.3 * (1 - share) ** 1.3 + 0.02))


def paint_deep(
    canvas: skia.Canvas, width: float, height: float, tones: tuple[str, str, str, str]
) -> None:
    """Water from the lit top to the dark floor."""
    stops = [
        (0.0, tones[0], 1.0),
        (0.22, tones[1], 1.0),
        (0.58, tones[2], 1.0),
        (1.0, tones[3], 1.0),
    ]
    canvas.drawRect(skia.Rect(0, 0, width, height), fill(shader=vertical(0, height, stops)))
