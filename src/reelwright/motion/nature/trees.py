"""Trees: whole plants painted once: bamboo, conifers, palms, acacias, birches, canopies."""

from __future__ import annotations

import math
import random

import skia

from reelwright.motion.brush import fill, horizontal, mix, radial, vertical
from reelwright.motion.nature.foliage import draw_frond, slender_leaf
from reelwright.motion.staging.mood import Tones


def draw_bamboo(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    width: float,
    top: float,
    bottom: float,
    cane: Tones,
    leaf: Tones,
) -> None:
    """One cane with its knots and tufts of leaves."""
    canvas.save()
    canvas.translate(x, 0)
    canvas.skew(dice.uniform(-0.03, 0.03), 0)
    body = horizontal(
        -width / 2,
        width / 2,
        [(0, cane.deep, 1), (0.28, cane.light, 1), (0.5, cane.base, 1), (1, cane.deep, 1)],
    )
    y = top + dice.uniform(-150, 0)
    tufts: list[tuple[float, int]] = []
    while y < bottom:
        part = dice.uniform(190, 270) * (width / 60) ** 0.35
        joint = skia.Rect(-width / 2, y, width / 2, y + part - 5)
        canvas.drawRRect(
            skia.RRect.MakeRectXY(joint, width * 0.16, width * 0.16), fill(shader=body)
        )
        knot = skia.Rect(-width * 0.56, y + part - 11, width * 0.56, y + part + 3)
        canvas.drawRRect(skia.RRect.MakeRectXY(knot, 6, 6), fill(cane.at(0.72)))
        shadow = skia.Rect(-width / 2, y + part + 1, width / 2, y + part + 1 + width * 0.32)
        fade = vertical(shadow.top(), shadow.bottom(), [(0, cane.deep, 0.5), (1, cane.deep, 0)])
        canvas.drawRect(shadow, fill(shader=fade))
        if dice.random() < 0.62:
            tufts.append((y + part - 6, dice.choice((-1, 1))))
        y += part
    for foot, side in tufts:
        for _ in range(dice.randint(3, 6)):
            canvas.save()
            canvas.translate(side * width * 0.45, foot)
            canvas.scale(side, 1)
            canvas.rotate(dice.uniform(-50, 62))
            reach = dice.uniform(2.6, 5.2) * width
            canvas.drawPath(slender_leaf(reach, reach * 0.11), fill(leaf.at(dice.random())))
            canvas.restore()
    canvas.restore()


def draw_conifer(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, tones: Tones
) -> None:
    """A fir in tiers of drooping boughs, lit from the left."""
    half = height * dice.uniform(0.19, 0.25)
    trunk = skia.Rect(x - height * 0.018, foot - height * 0.2, x + height * 0.018, foot + 20)
    canvas.drawRect(trunk, fill(tones.deep))
    tiers = max(6, round(height / 62))
    right, left = [(x, foot - height)], [(x, foot - height)]
    for i in range(tiers):
        share = (i + 1) / tiers
        y = foot - height + height * 0.93 * share**1.08
        reach = half * share**0.88
        for side, points in ((1, right), (-1, left)):
            tip = reach * dice.uniform(0.82, 1.12)
            points.append((x + side * tip, y + height * 0.012 * dice.uniform(0, 1.6)))
            points.append((x + side * tip * dice.uniform(0.4, 0.55), y - height * 0.016))
    whole = skia.Path()
    whole.moveTo(*right[0])
    for point in right[1:]:
        whole.lineTo(*point)
    for point in reversed(left[1:]):
        whole.lineTo(*point)
    whole.close()
    stops = [(0.0, tones.at(0.35), 1.0), (1.0, tones.at(0.85), 1.0)]
    canvas.drawPath(whole, fill(shader=vertical(foot - height, foot, stops)))
    lit = skia.Path()
    lit.moveTo(*left[0])
    for point in left[1:]:
        lit.lineTo(*point)
    for i in range(len(left) // 2, 0, -1):
        y = foot - height + height * 0.93 * (i / tiers) ** 1.08
        lit.lineTo(x - half * 0.1 * dice.random() + half * 0.12 * (i % 2), y - height * 0.02)
    lit.close()
    glow = [(0.0, tones.light, 0.85), (0.6, tones.light, 0.35), (1.0, tones.light, 0.1)]
    canvas.drawPath(lit, fill(shader=vertical(foot - height, foot, glow)))


def draw_birch(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    width: float,
    top: float,
    bottom: float,
    bark: Tones,
) -> None:
    """A pale trunk with dark scars."""
    lean = dice.uniform(-0.5, 0.5) * width
    path = skia.Path()
    path.moveTo(x - width * 0.62, bottom)
    path.cubicTo(
        x - width * 0.5, bottom - 300, x - width * 0.45, top + 300, x - width * 0.36 + lean, top
    )
    path.lineTo(x + width * 0.36 + lean, top)
    path.cubicTo(
        x + width * 0.45, top + 300, x + width * 0.5, bottom - 300, x + width * 0.62, bottom
    )
    path.close()
    stops = [(0.0, bark.base, 1.0), (0.25, bark.light, 1.0), (0.55, bark.light, 1.0),
             (1.0, bark.at(0.68), 1.0)]  # fmt: skip
    canvas.drawPath(path, fill(shader=horizontal(x - width * 0.55, x + width * 0.55, stops)))
    canvas.save()
    canvas.clipPath(path, True)
    y = top
    while y < bottom:
        y += dice.uniform(0.25, 1.1) * width
        side = dice.choice((-1, 1))
        reach = width * dice.uniform(0.2, 0.62)
        scar = skia.Path()
        edge = x + side * width * 0.6
        scar.moveTo(edge, y - width * 0.06)
        scar.quadTo(edge - side * reach, y - width * 0.03, edge - side * reach * 1.5, y)
        scar.quadTo(edge - side * reach, y + width * 0.07, edge, y + width * 0.1)
        scar.close()
        canvas.drawPath(scar, fill(bark.deep, dice.uniform(0.45, 0.9)))
    canvas.restore()


def draw_canopy(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    y: float,
    radius: float,
    tones: Tones,
    *,
    leaf: float = 26.0,
    count: int = 260,
    flat: float = 0.6,
) -> None:
    """A crown of leaves: a soft body, then leaves from shade up into light."""
    body = [(0.0, tones.at(0.55), 0.96), (0.7, tones.at(0.75), 0.9), (1.0, tones.deep, 0.0)]
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, flat)
    canvas.drawCircle(0, 0, radius, fill(shader=radial(0, 0, radius, body)))
    canvas.restore()
    for i in range(count):
        share = i / count
        angle = dice.uniform(0, 6.28)
        far = radius * math.sqrt(dice.random()) * 1.04
        px, py = x + far * math.cos(angle), y + far * math.sin(angle) * flat
        up = (y + radius * flat - py) / (2 * radius * flat)
        shade = max(0.0, min(1.0, 1.05 - 0.75 * up - 0.35 * share + dice.uniform(-0.15, 0.15)))
        canvas.save()
        canvas.translate(px, py)
        canvas.rotate(dice.uniform(0, 360))
        reach = leaf * dice.uniform(0.7, 1.3)
        canvas.drawPath(slender_leaf(reach, reach * 0.36), fill(tones.at(shade)))
        canvas.restore()


def draw_palm(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, tones: Tones,
    bark: Tones,
) -> None:  # fmt: skip
    """A bent trunk with rings and a crown of fronds."""
    bend = height * dice.uniform(0.08, 0.22) * dice.choice((-1, 1))
    trunk = skia.Path()
    wide = height * 0.032
    trunk.moveTo(x - wide, foot)
    trunk.quadTo(x - wide * 0.6, foot - height * 0.55, x + bend - wide * 0.5, foot - height)
    trunk.lineTo(x + bend + wide * 0.5, foot - height)
    trunk.quadTo(x + wide * 0.9, foot - height * 0.5, x + wide * 1.2, foot)
    trunk.close()
    stops = [(0.0, bark.light, 1.0), (1.0, bark.deep, 1.0)]
    canvas.drawPath(trunk, fill(shader=horizontal(x - wide, x + wide * 1.6, stops)))
    for i in range(10):
        angle = -205 + i * 26 + dice.uniform(-8, 8)
        canvas.save()
        canvas.translate(x + bend, foot - height)
        if math.cos(math.radians(angle)) < 0:
            canvas.scale(-1, 1)
            angle = 180 - angle
        canvas.rotate(angle)
        draw_frond(canvas, dice, height * dice.uniform(0.36, 0.5), tones, droop=0.42)
        canvas.restore()


def draw_acacia(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, tones: Tones,
    bark: str,
) -> None:  # fmt: skip
    """An umbrella tree: forked limbs under flat clouds of small leaves."""
    crown = foot - height
    spread = height * dice.uniform(0.55, 0.7)
    fork = foot - height * 0.42
    base = height * 0.045
    lean = dice.uniform(-0.1, 0.1) * height
    stem = skia.Path()
    stem.moveTo(x - base, foot + 8)
    stem.quadTo(x - base * 0.5, foot - height * 0.2, x + lean - base * 0.45, fork)
    stem.lineTo(x + lean + base * 0.45, fork)
    stem.quadTo(x + base * 0.7, foot - height * 0.2, x + base * 1.2, foot + 8)
    stem.close()
    canvas.drawPath(stem, fill(bark))
    limbs = 6
    for i in range(limbs):
        share = i / (limbs - 1) * 2 - 1 + dice.uniform(-0.12, 0.12)
        tip = x + lean + share * spread * 0.72
        end = crown + height * (0.1 + 0.06 * share**2)
        elbow = fork + (end - fork) * dice.uniform(0.35, 0.55)
        limb = skia.Path()
        limb.moveTo(x + lean, fork + base)
        limb.cubicTo(x + lean + share * spread * 0.08, fork - height * 0.02,
                     x + lean + share * spread * 0.42, elbow, tip, end)  # fmt: skip
        canvas.drawPath(limb, fill(bark, 1, stroke=base * (0.62 - 0.3 * abs(share))))
        twig = skia.Path()
        twig.moveTo(x + lean + share * spread * 0.4, (elbow + end) / 2)
        twig.quadTo(x + lean + share * spread * 0.3, end, tip - share * spread * 0.22, end)
        canvas.drawPath(twig, fill(bark, 1, stroke=base * 0.26))
    for i in range(7):
        share = (i + 0.5) / 7 * 2 - 1
        px = x + lean + share * spread * 0.8
        py = crown + height * (0.05 + 0.09 * share**2 + dice.uniform(-0.03, 0.05))
        radius = spread * dice.uniform(0.3, 0.42)
        draw_canopy(canvas, dice, px, py, radius, tones, leaf=height * 0.026, count=190, flat=0.3)


def silhouette(tones: Tones, colour: str, share: float) -> Tones:
    """The same plant sinking into one colour."""
    return Tones(*(mix(tone, colour, share) for tone in (tones.light, tones.base, tones.deep)))


def draw_cactus(
    canvas: skia.Canvas, dice: random.Random, x: float, foot: float, height: float, tones: Tones
) -> None:
    """A ribbed column with raised arms."""
    wide = height * 0.15
    limbs = [([(x, foot + 14), (x, foot - height)], wide)]
    for side in (-1, 1):
        if dice.random() < 0.2:
            continue
        start, out = foot - height * dice.uniform(0.32, 0.52), side * height * 0.21
        top = start - height * dice.uniform(0.2, 0.36)
        limbs.append(
            ([(x, start), (x + out * 0.7, start), (x + out, start - wide * 0.6), (x + out, top)],
             wide * 0.68)
        )  # fmt: skip
    for points, thick in reversed(limbs):
        path = skia.Path()
        path.moveTo(*points[0])
        if len(points) == 4:
            path.lineTo(*points[1])
            path.quadTo(points[2][0], points[1][1], *points[2])
        path.lineTo(*points[-1])
        canvas.drawPath(path, fill(tones.deep, 1, stroke=thick))
        for shift, tone, share in ((-0.1, tones.base, 0.72), (-0.2, tones.light, 0.2)):
            canvas.save()
            canvas.translate(shift * thick, 0)
            canvas.drawPath(path, fill(tone, 0.9, stroke=thick * share))
            canvas.restore()
        for shift in (-0.24, 0.02, 0.26):
            canvas.save()
            canvas.translate(shift * thick, 0)
            canvas.drawPath(path, fill(tones.deep, 0.35, stroke=max(1.5, thick * 0.045)))
            canvas.restore()
