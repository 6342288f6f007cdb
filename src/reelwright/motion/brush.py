"""Paints, gradients, colours, easing and noise: what every kit draws with.

Units are logical: the short side of the picture is 1080, whatever the pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import skia

Stop = tuple[float, str, float]
"""Position 0–1, colour `#rrggbb`, opacity 0–1."""

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
MIPMAP = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
CUBIC = skia.SamplingOptions(skia.CubicResampler.Mitchell())


def rgb(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` to three numbers 0–255."""
    text = colour.lstrip("#")
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def colour4(colour: str, alpha: float = 1.0) -> skia.Color4f:
    red, green, blue = rgb(colour)
    return skia.Color4f(red / 255, green / 255, blue / 255, alpha)


def mix(first: str, second: str, share: float) -> str:
    """`share` 0 is `first`, 1 is `second`."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def lighten(colour: str, share: float) -> str:
    return mix(colour, "#ffffff", share)


def darken(colour: str, share: float) -> str:
    return mix(colour, "#000000", share)


def fill(
    colour: str = "#ffffff",
    alpha: float = 1.0,
    *,
    blur: float = 0.0,
    stroke: float = 0.0,
    shader: skia.Shader | None = None,
    blend: skia.BlendMode | None = None,
) -> skia.Paint:
    """Anti-aliased, dithered paint; `stroke` > 0 draws the outline with round ends."""
    paint = skia.Paint(AntiAlias=True, Dither=True)
    paint.setColor4f(colour4(colour, alpha))
    if blur:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    if stroke:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(stroke)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    if shader is not None:
        paint.setShader(shader)
    if blend is not None:
        paint.setBlendMode(blend)
    return paint


def gradient(x0: float, y0: float, x1: float, y1: float, stops: Sequence[Stop]) -> skia.Shader:
    """Linear gradient between two points."""
    return skia.GradientShader.MakeLinear(
        [skia.Point(x0, y0), skia.Point(x1, y1)],
        [colour4(colour, alpha).toColor() for _, colour, alpha in stops],
        [position for position, _, _ in stops],
    )


def vertical(y0: float, y1: float, stops: Sequence[Stop]) -> skia.Shader:
    return gradient(0, y0, 0, y1, stops)


def horizontal(x0: float, x1: float, stops: Sequence[Stop]) -> skia.Shader:
    return gradient(x0, 0, x1, 0, stops)


def radial(x: float, y: float, radius: float, stops: Sequence[Stop]) -> skia.Shader:
    return skia.GradientShader.MakeRadial(
        skia.Point(x, y),
        radius,
        [colour4(colour, alpha).toColor() for _, colour, alpha in stops],
        [position for position, _, _ in stops],
    )


def clamp(value: float) -> float:
    return max(0.0, min(1.0, value))


def ease(t: float) -> float:
    """Smooth step: slow, fast, slow."""
    t = clamp(t)
    return t * t * (3 - 2 * t)


def out_cubic(t: float) -> float:
    return 1 - (1 - clamp(t)) ** 3


def out_back(t: float, overshoot: float = 1.4) -> float:
    """Arrives past the mark and settles; for things that pop up."""
    t = clamp(t) - 1
    return t * t * ((overshoot + 1) * t + overshoot) + 1


def noise_line(
    count: int, seed: int, *, octaves: int = 5, base: int = 3, persistence: float = 0.5
) -> npt.NDArray[np.float64]:
    """`count` values in about -1…1 of smooth fractal noise."""
    random = np.random.default_rng(seed)
    x = np.linspace(0, 1, count)
    total = np.zeros(count)
    amplitude, frequency, weight = 1.0, base, 0.0
    for _ in range(octaves):
        knots = random.uniform(-1, 1, frequency + 2)
        position = x * frequency
        index = position.astype(int)
        part = position - index
        part = part * part * (3 - 2 * part)
        total += amplitude * (knots[index] * (1 - part) + knots[index + 1] * part)
        weight += amplitude
        amplitude *= persistence
        frequency *= 2
    return total / weight


def noise_field(
    width: int,
    height: int,
    seed: int,
    *,
    octaves: int = 5,
    base: int = 3,
    persistence: float = 0.55,
) -> npt.NDArray[np.float32]:
    """`height`×`width` fractal noise in 0…1."""
    random = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    amplitude, frequency = 1.0, base
    for _ in range(octaves):
        rows = max(2, int(frequency * height / width) + 2)
        grid = random.random((rows, frequency + 2)).astype(np.float32)
        total += amplitude * _resize(grid, width, height)
        amplitude *= persistence
        frequency *= 2
    low, high = float(total.min()), float(total.max())
    return (total - low) / max(1e-9, high - low)


def _resize(grid: npt.NDArray[np.float32], width: int, height: int) -> npt.NDArray[np.float32]:
    """Smooth interpolation of a small grid up to `height`×`width`."""
    rows, columns = grid.shape
    y = np.linspace(0, rows - 1.001, height)
    x = np.linspace(0, columns - 1.001, width)
    y0, x0 = y.astype(int), x.astype(int)
    fy, fx = y - y0, x - x0
    fy, fx = fy * fy * (3 - 2 * fy), fx * fx * (3 - 2 * fx)
    top = grid[y0][:, x0] * (1 - fx) + grid[y0][:, x0 + 1] * fx
    bottom = grid[y0 + 1][:, x0] * (1 - fx) + grid[y0 + 1][:, x0 + 1] * fx
    out: npt.NDArray[np.float32] = (top * (1 - fy)[:, None] + bottom * fy[:, None]).astype(
        np.float32
    )
    return out


def image_from_rgba(pixels: npt.NDArray[np.uint8]) -> skia.Image:
    """Image of an array of height×width×4, straight alpha."""
    return skia.Image.fromarray(
        np.ascontiguousarray(pixels.astype(np.uint8)), skia.kRGBA_8888_ColorType
    )


def polygon(points: Sequence[tuple[float, float]], *, closed: bool = True) -> skia.Path:
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    return path


def wave(t: float, period_s: float, phase: float = 0.0) -> float:
    """Sine of `t` seconds, -1…1."""
    return math.sin(2 * math.pi * t / period_s + phase)
