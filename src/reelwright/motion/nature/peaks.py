"""Peaks: mountains with a face of their own: alps, cones, karst towers."""

from __future__ import annotations

import random

import skia

from reelwright.motion.brush import fill, horizontal, noise_line, polygon, radial, vertical
from reelwright.motion.staging.mood import Tones

Point = tuple[float, float]


def slope(
    dice: random.Random, start: Point, end: Point, *, rough: float, steps: int = 26
) -> list[Point]:
    """A broken line between two points; `rough` is its swing as a share of the length."""
    swing = noise_line(steps + 1, dice.randrange(1 << 30), octaves=4, base=4, persistence=0.65)
    length = abs(end[1] - start[1])
    points = []
    for i in range(steps + 1):
        share = i / steps
        calm = min(1.0, 6 * share, 6 * (1 - share))
        points.append((
            start[0] + (end[0] - start[0]) * share + float(swing[i]) * rough * length * calm,
            start[1] + (end[1] - start[1]) * share,
        ))  # fmt: skip
    return points


def draw_peak(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    height: float,
    half: float,
    rock: Tones,
    snow: Tones,
    *,
    cap: float = 0.42,
) -> None:
    """A mountain lit from the left, `cap` of its height under snow."""
    summit = (x, foot - height)
    left = slope(dice, summit, (x - half * dice.uniform(0.9, 1.1), foot), rough=0.07)
    right = slope(dice, summit, (x + half * dice.uniform(0.9, 1.1), foot), rough=0.07)
    ridge = slope(dice, summit, (x + half * dice.uniform(-0.15, 0.3), foot), rough=0.16)
    body = polygon(left + list(reversed(right)))
    canvas.save()
    canvas.clipPath(body, True)
    stops = [(0.0, rock.light, 1.0), (0.6, rock.base, 1.0), (1.0, rock.at(0.65), 1.0)]
    canvas.drawPaint(fill(shader=vertical(foot - height, foot, stops)))
    dark = polygon([*ridge, (x + half * 1.4, foot), *reversed(right)])
    shade = [(0.0, rock.at(0.8), 1.0), (0.6, rock.deep, 0.95), (1.0, rock.at(0.75), 1.0)]
    canvas.drawPath(dark, fill(shader=vertical(foot - height, foot, shade)))
    _ribs(canvas, dice, ridge, height, half, rock)
    _cap(canvas, dice, (x, foot), height, half, cap, snow, None)
    canvas.clipPath(dark, True)
    _cap(canvas, dice, (x, foot), height, half, cap, snow, snow.deep)
    canvas.restore()


def _ribs(
    canvas: skia.Canvas, dice: random.Random, ridge: list[Point], height: float, half: float,
    rock: Tones,
) -> None:  # fmt: skip
    """Side ridges: slivers of shade on the lit face and of light on the dark one."""
    for i in range(3, len(ridge) - 3, 2):
        px, py = ridge[i]
        for side, tone, alpha in ((-1, rock.deep, 0.5), (1, rock.light, 0.2)):
            long = height * dice.uniform(0.14, 0.36)
            out = side * half * dice.uniform(0.12, 0.42)
            rib = [(px, py), (px + out, py + long), (px + out * 0.35, py + long * 0.9),
                   (px + side * half * 0.02, py + long * 0.45)]  # fmt: skip
            stops = [(0.0, tone, alpha), (1.0, tone, 0.0)]
            canvas.drawPath(polygon(rib), fill(shader=vertical(py, py + long, stops)))


def _cap(
    canvas: skia.Canvas, dice: random.Random, foot: Point, height: float, half: float, cap: float,
    snow: Tones, shade: str | None,
) -> None:  # fmt: skip
    """Snow down to a torn edge, with tongues running on down."""
    x, base = foot
    line = base - height * (1 - cap)
    points: list[Point] = [(x - half * 1.2, base - height * 1.1)]
    steps = 26
    for i in range(steps + 1):
        share = i / steps
        px = x - half * 1.2 + half * 2.4 * share
        tongue = dice.uniform(-0.11, 0.02) if i % 2 else dice.uniform(0.0, 0.13)
        points.append((px, line + tongue * height + height * 0.1 * abs(share - 0.5)))
    points.append((x + half * 1.2, base - height * 1.1))
    stops = [(0.0, snow.light, 1.0), (1.0, snow.base, 1.0)]
    if shade is not None:
        stops = [(0.0, shade, 0.96), (1.0, shade, 0.9)]
    canvas.drawPath(polygon(points), fill(shader=vertical(base - height, line, stops)))


def draw_karst(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    height: float,
    width: float,
    rock: Tones,
    green: Tones,
) -> None:
    """A steep limestone tower, rounded and wooded on top, fading into mist at its foot."""
    outline: list[Point] = []
    for side in (-1, 1):
        wobble = noise_line(19, dice.randrange(1 << 30), octaves=3, base=4)
        edge: list[Point] = []
        for i in range(19):
            share = i / 18
            # A dome on a nearly upright wall: the width grows like a root, then flares a little.
            half = width * (0.5 * min(1.0, share * 2.2) ** 0.5 + 0.1 * share**3)
            half *= 1 + 0.14 * float(wobble[i])
            edge.append((x + side * half, foot - height * (1 - share)))
        outline += edge if side > 0 else list(reversed(edge))
    path = polygon(outline)
    stops = [(0.0, rock.light, 1.0), (0.5, rock.base, 1.0), (1.0, rock.deep, 1.0)]
    canvas.drawPath(path, fill(shader=horizontal(x - width * 0.6, x + width * 0.6, stops)))
    canvas.save()
    canvas.clipPath(path, True)
    for _ in range(46):
        px, py = x + dice.uniform(-0.6, 0.6) * width, foot - height * dice.uniform(0.1, 0.95)
        long = height * dice.uniform(0.08, 0.3)
        tone = rock.deep if px > x - width * 0.1 else rock.light
        end = py + long
        crack = [(px, py), (px + dice.uniform(3, 12), end), (px - dice.uniform(2, 9), end)]
        canvas.drawPath(polygon(crack), fill(tone, 0.26))
    canvas.restore()
    for _ in range(260):
        share = dice.random() ** 1.7
        py = foot - height * (1.0 - 0.62 * share)
        reach = 0.5 * min(1.0, share * 1.4 + 0.02) ** 0.5
        px = x + dice.uniform(-1, 1) * width * reach * 1.06
        size = width * dice.uniform(0.018, 0.05)
        lit = 0.5 + 0.75 * (px - x) / width + dice.uniform(-0.25, 0.25)
        crown = skia.Rect(px - size, py - size * 0.9, px + size, py + size * 0.7)
        canvas.drawOval(crown, fill(green.at(max(0.0, min(1.0, lit))), 0.95))


def draw_volcano(
    canvas: skia.Canvas,
    dice: random.Random,
    x: float,
    foot: float,
    height: float,
    half: float,
    rock: Tones,
    lava: Tones,
) -> None:
    """A cone with a broken rim, a glowing throat and streams of lava."""
    rim = half * 0.2
    top = foot - height
    left = slope(dice, (x - rim, top), (x - half, foot), rough=0.035)
    right = slope(dice, (x + rim, top), (x + half, foot), rough=0.035)
    left = [(px + half * 0.22 * s * (1 - s), py) for (px, py), s in _shares(left)]
    right = [(px - half * 0.22 * s * (1 - s), py) for (px, py), s in _shares(right)]
    mouth = [(x - rim * 0.5, top + height * 0.02), (x, top + height * 0.035),
             (x + rim * 0.5, top + height * 0.015)]  # fmt: skip
    body = polygon([*reversed(left), *mouth, *right])
    glow = [(0.0, lava.light, 0.9), (0.3, lava.base, 0.5), (1.0, lava.base, 0.0)]
    canvas.drawCircle(x, top, half * 0.75, fill(shader=radial(x, top, half * 0.75, glow)))
    stops = [(0.0, rock.base, 1.0), (0.3, rock.light, 1.0), (0.55, rock.base, 1.0),
             (1.0, rock.deep, 1.0)]  # fmt: skip
    canvas.drawPath(body, fill(shader=horizontal(x - half * 0.8, x + half * 0.8, stops)))
    canvas.save()
    canvas.clipPath(body, True)
    for _ in range(40):
        share = dice.uniform(-1, 1)
        y0 = top + height * dice.uniform(0.02, 0.6)
        grow = (y0 - top) / height
        px = x + share * (rim + (half - rim) * grow)
        long = height * dice.uniform(0.15, 0.4)
        end = px + share * half * 0.3
        gully = [(px, y0), (end + half * 0.03, y0 + long), (end - half * 0.03, y0 + long)]
        fade = [(0.0, rock.deep, 0.5), (1.0, rock.deep, 0.0)]
        canvas.drawPath(polygon(gully), fill(shader=vertical(y0, y0 + long, fade)))
    warm = [(0.0, lava.base, 0.55), (0.5, lava.deep, 0.2), (1.0, lava.deep, 0.0)]
    canvas.drawCircle(x, top, height * 0.7, fill(shader=radial(x, top, height * 0.7, warm)))
    for start, swing, long, wide in ((-0.35, -0.42, 0.8, 1.0), (0.3, 0.3, 0.62, 0.8),
                                     (0.02, -0.05, 0.46, 0.9), (0.6, 0.62, 0.34, 0.5)):  # fmt: skip
        _stream(canvas, dice, (x + rim * start, top), swing * half, height * long,
                half * 0.045 * wide, lava)  # fmt: skip
    canvas.restore()


def _shares(points: list[Point]) -> list[tuple[Point, float]]:
    return [(point, i / (len(points) - 1)) for i, point in enumerate(points)]


def _stream(
    canvas: skia.Canvas, dice: random.Random, start: Point, swing: float, long: float, wide: float,
    lava: Tones,
) -> None:  # fmt: skip
    """Lava that thins as it runs: a glow, a body and a bright core."""
    bends = noise_line(31, dice.randrange(1 << 30), octaves=3, base=5)
    left, right = [], []
    for i in range(31):
        share = i / 30
        px = start[0] + swing * share**1.3 + float(bends[i]) * wide * 2.2 * min(1, share * 4)
        py = start[1] - 4 + long * share
        half = wide * (1 - 0.75 * share) * (1 + 0.25 * float(bends[30 - i]))
        left.append((px - half, py))
        right.append((px + half, py))
    path = polygon(left + list(reversed(right)))
    canvas.drawPath(path, fill(lava.base, 0.55, blur=wide * 1.6))
    top, end = start[1], start[1] + long
    body = [(0.0, lava.light, 1.0), (0.35, lava.base, 1.0), (1.0, lava.deep, 1.0)]
    canvas.drawPath(path, fill(shader=vertical(top, end, body)))
    core = polygon([((a[0] * 0.7 + b[0] * 0.3), a[1]) for a, b in zip(left, right, strict=True)]
                   + [((a[0] * 0.35 + b[0] * 0.65), a[1])
                      for a, b in reversed(list(zip(left, right, strict=True)))])  # fmt: skip
    hot = [(0.0, "#fff6c8", 0.95), (0.5, lava.light, 0.8), (1.0, lava.base, 0.0)]
    canvas.drawPath(core, fill(shader=vertical(top, end, hot)))
