"""Instruments: glassware, microscope, gears and other tools, painted onto planes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from reelwright.motion.brush import (
    darken,
    fill,
    gradient,
    horizontal,
    lighten,
    mix,
    radial,
    vertical,
)


@dataclass(frozen=True)
class Vessel:
    """A glass standing at (`x`, `base`), filled up to `level` (a share of its height)."""

    kind: str
    """flask, round, beaker, cylinder or bottle."""
    x: float
    base: float
    width: float
    height: float
    level: float
    liquid: str

    @property
    def surface(self) -> float:
        """The y of the liquid's surface."""
        return self.base - self.height * self.level

    @property
    def liquid_box(self) -> tuple[float, float, float, float]:
        """Box around the liquid: where bubbles rise."""
        half = self.width / 2 * 0.86
        return self.x - half, self.surface + 4, self.x + half, self.base - 8

    @property
    def narrowing(self) -> float:
        """Width at the surface as a share of the width at the bottom."""
        return {"flask": max(0.35, 1 - self.level * 1.05), "round": 0.6}.get(self.kind, 1.0)

    @property
    def mouth(self) -> float:
        """The y of the opening, where steam leaves."""
        return self.base - self.height

    def outline(self) -> skia.Path:
        return _SHAPES[self.kind](self.x, self.base, self.width, self.height)


def _flask(x: float, base: float, w: float, h: float) -> skia.Path:
    neck, path = w * 0.15, skia.Path()
    path.moveTo(x - neck, base - h)
    path.lineTo(x - neck, base - h * 0.66)
    path.cubicTo(x - neck, base - h * 0.56, x - w * 0.5, base - h * 0.12, x - w * 0.5, base - 14)
    path.quadTo(x - w * 0.5, base, x - w * 0.4, base)
    path.lineTo(x + w * 0.4, base)
    path.quadTo(x + w * 0.5, base, x + w * 0.5, base - 14)
    path.cubicTo(x + w * 0.5, base - h * 0.12, x + neck, base - h * 0.56, x + neck, base - h * 0.66)
    path.lineTo(x + neck, base - h)
    path.close()
    return path


def _round(x: float, base: float, w: float, h: float) -> skia.Path:
    radius = w / 2
    neck = w * 0.14
    path = skia.Path()
    path.addCircle(x, base - radius, radius)
    tube = skia.Path()
    tube.addRect(skia.Rect(x - neck, base - h, x + neck, base - w * 0.9))
    return skia.Op(path, tube, skia.PathOp.kUnion_PathOp)


def _beaker(x: float, base: float, w: float, h: float) -> skia.Path:
    path = skia.Path()
    path.addRRect(skia.RRect.MakeRectXY(skia.Rect(x - w / 2, base - h, x + w / 2, base), 14, 14))
    return path


def _cylinder(x: float, base: float, w: float, h: float) -> skia.Path:
    path = skia.Path()
    radius = w * 0.48
    path.addRRect(
        skia.RRect.MakeRectXY(skia.Rect(x - w / 2, base - h, x + w / 2, base), radius, radius)
    )
    path.addRect(skia.Rect(x - w / 2, base - h, x + w / 2, base - h + radius))
    return skia.Op(path, path, skia.PathOp.kUnion_PathOp)


def _bottle(x: float, base: float, w: float, h: float) -> skia.Path:
    neck, path = w * 0.2, skia.Path()
    path.moveTo(x - neck, base - h)
    path.lineTo(x - neck, base - h * 0.78)
    path.cubicTo(x - neck, base - h * 0.66, x - w / 2, base - h * 0.7, x - w / 2, base - h * 0.55)
    path.lineTo(x - w / 2, base - 10)
    path.quadTo(x - w / 2, base, x - w / 2 + 10, base)
    path.lineTo(x + w / 2 - 10, base)
    path.quadTo(x + w / 2, base, x + w / 2, base - 10)
    path.lineTo(x + w / 2, base - h * 0.55)
    path.cubicTo(x + w / 2, base - h * 0.7, x + neck, base - h * 0.66, x + neck, base - h * 0.78)
    path.lineTo(x + neck, base - h)
    path.close()
    return path


_SHAPES = {
    "flask": _flask,
    "round": _round,
    "beaker": _beaker,
    "cylinder": _cylinder,
    "bottle": _bottle,
}


def paint_vessel(canvas: skia.Canvas, vessel: Vessel, *, glass: str = "#eafcff") -> None:
    """The glass with its liquid, its highlights and its light on the table."""
    x, base, w, h = vessel.x, vessel.base, vessel.width, vessel.height
    left, right, liquid = x - w / 2, x + w / 2, vessel.liquid
    shadow = skia.Rect(left - w * 0.1, base - 10, right + w * 0.2, base + 16)
    canvas.drawOval(shadow, fill("#000000", 0.34, blur=9))
    canvas.drawOval(
        skia.Rect(left, base - 2, right + w * 0.1, base + 22), fill(liquid, 0.4, blur=10)
    )
    outline = vessel.outline()
    sides = [(0, glass, 0.34), (0.18, glass, 0.1), (0.8, glass, 0.08), (1, glass, 0.28)]
    canvas.drawPath(outline, fill(shader=horizontal(left, right, sides)))
    canvas.save()
    canvas.clipPath(outline, True)
    if vessel.level > 0:
        _paint_liquid(canvas, vessel)
    shine = skia.Rect(left + w * 0.1, base - h * 0.94, left + w * 0.19, base - h * 0.06)
    canvas.drawRoundRect(shine, w * 0.05, w * 0.05, fill("#ffffff", 0.42, blur=w * 0.022))
    if vessel.kind in {"flask", "round"}:
        glint = skia.Rect(x - w * 0.3, base - h * 0.34, x - w * 0.17, base - h * 0.12)
        canvas.drawOval(glint, fill("#ffffff", 0.42, blur=w * 0.03))
    canvas.drawPath(outline, fill("#ffffff", 0.28, stroke=w * 0.06, blur=w * 0.02))
    canvas.restore()
    canvas.drawPath(outline, fill(glass, 0.62, stroke=2.6))
    _paint_rim(canvas, vessel, glass)


def _paint_liquid(canvas: skia.Canvas, vessel: Vessel) -> None:
    x, base, w, liquid = vessel.x, vessel.base, vessel.width, vessel.liquid
    surface = vessel.surface
    body = skia.Rect(x - w, surface, x + w, base + 4)
    depth = [(0, lighten(liquid, 0.22), 0.86), (0.5, liquid, 0.9), (1, darken(liquid, 0.32), 0.95)]
    canvas.drawRect(body, fill(shader=vertical(surface, base, depth)))
    lit = [(0, lighten(liquid, 0.55), 0.75), (1, liquid, 0)]
    centre = base - (base - surface) * 0.42
    canvas.drawRect(body, fill(shader=radial(x + w * 0.12, centre, w * 0.5, lit)))
    half = w * 0.5 * vessel.narrowing + 2
    skin = skia.Rect(x - half, surface - w * 0.05, x + half, surface + w * 0.05)
    canvas.drawOval(skin, fill(lighten(liquid, 0.5), 0.9))


def _paint_rim(canvas: skia.Canvas, vessel: Vessel, glass: str) -> None:
    half = {"flask": 0.19, "round": 0.18, "bottle": 0.24, "beaker": 0.53, "cylinder": 0.56}
    reach = vessel.width * half[vessel.kind]
    top = vessel.mouth
    rim = skia.Rect(vessel.x - reach, top - 5, vessel.x + reach, top + 7)
    canvas.drawRoundRect(rim, 6, 6, fill(glass, 0.72))
    if vessel.kind in {"beaker", "cylinder"}:
        for k in range(1, 5):
            y = vessel.base - vessel.height * (0.12 + 0.17 * k)
            length = vessel.width * (0.26 if k % 2 else 0.16)
            right = vessel.x + vessel.width * 0.4
            canvas.drawLine(right - length, y, right, y, fill("#ffffff", 0.5, stroke=2.4))


def paint_rack(
    canvas: skia.Canvas, x: float, base: float, width: float, liquids: list[str], wood: str
) -> None:
    """Test tubes in a wooden rack, `width` wide, about 190 units high."""
    step = width / len(liquids)
    shade = skia.Rect(x - width / 2 - 16, base - 8, x + width / 2 + 26, base + 14)
    canvas.drawOval(shade, fill("#000000", 0.34, blur=10))
    for k, liquid in enumerate(liquids):
        tube = Vessel(
            "cylinder", x - width / 2 + step * (k + 0.5), base - 16, step * 0.5, 196,
            0.3 + 0.13 * ((k * 7) % 4), liquid,
        )  # fmt: skip
        paint_vessel(canvas, tube)
    for y, high in ((base - 128, 20.0), (base - 22, 24.0)):
        bar = skia.Rect(x - width / 2 - 12, y, x + width / 2 + 12, y + high)
        tone = vertical(y, y + high, [(0, lighten(wood, 0.2), 1), (1, darken(wood, 0.3), 1)])
        canvas.drawRoundRect(bar, 5, 5, fill(shader=tone))
    for side in (-1, 1):
        post = x + side * (width / 2 + 6)
        canvas.drawRect(skia.Rect(post - 7, base - 134, post + 7, base), fill(darken(wood, 0.15)))


def paint_microscope(
    canvas: skia.Canvas, x: float, base: float, high: float, body: str, metal: str
) -> None:
    """A microscope `high` units tall, looking to the right."""
    canvas.save()
    canvas.translate(x, base)
    canvas.scale(high / 400, high / 400)
    canvas.drawOval(skia.Rect(-130, -14, 160, 18), fill("#000000", 0.4, blur=12))
    dark, bright = darken(body, 0.35), lighten(body, 0.3)
    tone = horizontal(-120, 130, [(0, bright, 1), (0.35, body, 1), (1, dark, 1)])
    foot = skia.Path()
    foot.moveTo(-112, 0)
    foot.cubicTo(-112, -40, -70, -44, -30, -44)
    foot.lineTo(104, -44)
    foot.cubicTo(128, -44, 128, 0, 118, 0)
    foot.close()
    canvas.drawPath(foot, fill(shader=tone))
    arm = skia.Path()
    arm.moveTo(-60, -40)
    arm.cubicTo(-150, -120, -130, -270, -6, -300)
    canvas.drawPath(arm, fill(stroke=40, shader=tone))
    steel = horizontal(-60, 60, [(0, lighten(metal, 0.5), 1), (0.5, metal, 1), (1, dark, 1)])
    canvas.drawRoundRect(skia.Rect(-40, -132, 110, -112), 6, 6, fill(shader=steel))
    canvas.drawRect(skia.Rect(20, -112, 50, -44), fill(dark))
    canvas.drawCircle(-92, -150, 22, fill(shader=steel))
    canvas.drawCircle(-92, -150, 10, fill(dark))
    canvas.save()
    canvas.translate(30, -262)
    canvas.rotate(-14)
    canvas.drawRoundRect(skia.Rect(-26, -90, 26, 40), 8, 8, fill(shader=tone))
    canvas.drawRoundRect(skia.Rect(-19, -140, 19, -86), 6, 6, fill(shader=steel))
    canvas.drawRoundRect(skia.Rect(-24, -152, 24, -134), 5, 5, fill(dark))
    canvas.drawRoundRect(skia.Rect(-18, 38, 18, 92), 4, 4, fill(shader=steel))
    canvas.drawRoundRect(skia.Rect(-10, 90, 10, 116), 3, 3, fill(mix(metal, "#ffffff", 0.6)))
    canvas.restore()
    canvas.restore()


def gear(radius: float, teeth: int, *, hole: float = 0.28, depth: float = 0.16) -> skia.Path:
    """A gear wheel around the origin."""
    path = skia.Path()
    inner = radius * (1 - depth)
    step = 2 * math.pi / teeth
    for k in range(teeth):
        for share, reach in ((0.0, inner), (0.14, radius), (0.42, radius), (0.56, inner)):
            angle = (k + share) * step
            point = (reach * math.cos(angle), reach * math.sin(angle))
            if k == 0 and share == 0.0:
                path.moveTo(*point)
            else:
                path.lineTo(*point)
    path.close()
    path.addCircle(0, 0, radius * hole)
    path.setFillType(skia.PathFillType.kEvenOdd)
    return path


def metal(x0: float, y0: float, x1: float, y1: float, colour: str) -> skia.Shader:
    """Brushed metal between two points: light, dark and light again."""
    stops = [
        (0.0, lighten(colour, 0.35), 1.0),
        (0.3, colour, 1.0),
        (0.62, darken(colour, 0.4), 1.0),
        (1.0, lighten(colour, 0.12), 1.0),
    ]
    return gradient(x0, y0, x1, y1, stops)
