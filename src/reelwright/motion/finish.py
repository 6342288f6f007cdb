"""Finish: the style's last touch on a drawn frame, from paints and overlays made once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import skia

from reelwright.errors import ConfigError
from reelwright.motion.brush import noise_field
from reelwright.motion.layer import Easel

GRAIN_HOLD_FRAMES = 2
"""Frames a grain stays: fifteen changes a second look like film and encode far smaller."""

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Overlay:
    """One picture laid over the frame; `wander` pixels it jumps about, for grain."""

    image: skia.Image
    paint: skia.Paint
    wander: int = 0

    def draw(self, canvas: skia.Canvas, index: int, seed: int) -> None:
        if not self.wander:
            canvas.drawImage(self.image, 0, 0, skia.SamplingOptions(), self.paint)
            return
        beat = index // GRAIN_HOLD_FRAMES + seed
        x, y = (beat * 7919) % self.wander, (beat * 104729) % self.wander
        canvas.drawImage(self.image, -x, -y, skia.SamplingOptions(), self.paint)


@dataclass(frozen=True)
class Finish:
    """`grade` paints the whole drawing through a colour filter; `overlay` goes on top."""

    name: str
    grade: skia.Paint | None
    overlays: tuple[Overlay, ...]
    seed: int = 0

    def overlay(self, canvas: skia.Canvas, index: int) -> None:
        """Draw on a canvas in pixels, frame `index`."""
        for layer in self.overlays:
            layer.draw(canvas, index, self.seed)


def finish_of(name: str, easel: Easel, *, seed: int = 0) -> Finish:
    """The finish called `name`, for pictures of the easel's pixel size.

    Raises ConfigError for a name that does not exist.
    """
    make = _FINISHES.get(name)
    if make is None:
        raise ConfigError(f"No finish '{name}'. There are: {', '.join(FINISHES)}.")
    grade, overlays = make(easel)
    return Finish(name, grade, tuple(overlays), seed)


Made = tuple[skia.Paint | None, Sequence[Overlay]]


def _clean(easel: Easel) -> Made:
    return None, ()


def _film(easel: Easel) -> Made:
    tone = _grade(saturation=0.96, contrast=1.05, lift=(0.012, 0.012, 0.02), tint=(1.03, 1.0, 0.95))
    return tone, (_vignette(easel, 0.42), _grain(easel, 0.07))


def _paper(easel: Easel) -> Made:
    tone = _grade(saturation=0.9, contrast=0.93, lift=(0.04, 0.03, 0.01), tint=(1.02, 1.0, 0.95))
    return tone, (_fibres(easel, 0.5, shade=0.3),)


def _ink(easel: Easel) -> Made:
    return (
        _grade(saturation=0.24, contrast=1.16, lift=(0.05, 0.045, 0.03), tint=(1.04, 1.0, 0.9)),
        (_hatch(easel, level=104, alpha=0.55), _fibres(easel, 0.5, border=(246, 237, 219))),
    )


def _neon(easel: Easel) -> Made:
    return (
        _grade(saturation=1.4, contrast=1.16, lift=(-0.03, -0.04, 0.0), tint=(1.0, 0.95, 1.1)),
        (_lamps(easel), _scanlines(easel, 0.12)),
    )


def _pastel(easel: Easel) -> Made:
    tone = _grade(saturation=1.3, contrast=0.68, lift=(0.16, 0.13, 0.15), tint=(1.03, 1.0, 1.0))
    return tone, (_fibres(easel, 0.22, shade=-0.35),)


def _comic(easel: Easel) -> Made:
    return (
        _grade(saturation=1.28, contrast=1.12, lift=(0.0, 0.0, 0.0), tint=(1.0, 1.0, 0.97)),
        (_halftone(easel), _vignette(easel, 0.18)),
    )


def _noir(easel: Easel) -> Made:
    return (
        _grade(saturation=0.0, contrast=1.28, lift=(-0.02, -0.02, -0.02), tint=(1.0, 1.0, 1.03)),
        (_vignette(easel, 0.62), _grain(easel, 0.08)),
    )


_FINISHES: dict[str, Callable[[Easel], Made]] = {
    "clean": _clean,
    "film": _film,
    "paper": _paper,
    "ink": _ink,
    "neon": _neon,
    "pastel": _pastel,
    "comic": _comic,
    "noir": _noir,
}
FINISHES = tuple(_FINISHES)


Three = tuple[float, float, float]
"""One number each for red, green and blue."""


def _grade(*, saturation: float, contrast: float, lift: Three, tint: Three) -> skia.Paint:
    """Paint whose colour matrix saturates, stretches around the middle, lifts and tints."""
    weights = (0.2126, 0.7152, 0.0722)
    rows: list[float] = []
    for row in range(3):
        gain = contrast * tint[row]
        rows += [
            gain * (weights[column] * (1 - saturation) + (saturation if column == row else 0))
            for column in range(3)
        ]
        rows += [0.0, 0.5 - 0.5 * contrast + lift[row]]
    rows += [0.0, 0.0, 0.0, 1.0, 0.0]
    return skia.Paint(ColorFilter=skia.ColorFilters.Matrix(rows))


def _pixels(easel: Easel, *, margin: int = 0) -> tuple[int, int]:
    width, height = easel.pixel_size
    return width + margin, height + margin


def _image(colour: Pixels, alpha: npt.NDArray[np.floating]) -> skia.Image:
    """Image in the frame's own format from colours and opacity 0–1 (drawn fastest)."""
    height, width = alpha.shape
    straight = np.empty((height, width, 4), np.uint8)
    straight[..., :3] = colour
    straight[..., 3] = np.clip(alpha * 255 + 0.5, 0, 255)
    picture = skia.Image.fromarray(straight, skia.kRGBA_8888_ColorType)
    surface = skia.Surface.MakeRasterN32Premul(width, height)
    surface.getCanvas().clear(0)
    surface.getCanvas().drawImage(picture, 0, 0)
    return surface.makeImageSnapshot()


def _radius(easel: Easel, power: float = 2.0) -> npt.NDArray[np.float32]:
    """0 in the middle (a little above it), 1 at the nearest edges, more in the corners."""
    width, height = easel.pixel_size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    across, down = np.abs(x / width - 0.5) * 2, np.abs(y / height - 0.47) * 2
    out: npt.NDArray[np.float32] = (across**power + down**power) ** (1 / power)
    return out


def _smooth(values: npt.NDArray[np.float32], low: float, high: float) -> npt.NDArray[np.float32]:
    part = np.clip((values - low) / (high - low), 0, 1)
    out: npt.NDArray[np.float32] = part * part * (3 - 2 * part)
    return out


def _vignette(
    easel: Easel, strength: float, *, colour: tuple[int, int, int] = (0, 0, 0)
) -> Overlay:
    shade = _smooth(_radius(easel), 0.62, 1.5) * strength
    # A little noise keeps the soft ramp from banding in 8 bits.
    shade += np.random.default_rng(2).uniform(-0.004, 0.004, shade.shape) * (shade > 0)
    return Overlay(_image(np.array(colour, np.uint8), shade), skia.Paint())


def _grain(easel: Easel, strength: float) -> Overlay:
    wander = 128
    width, height = _pixels(easel, margin=wander)
    dice = np.random.default_rng(5).normal(0, 1, (height, width))
    dice = (dice + np.roll(dice, 1, 0) + np.roll(dice, 1, 1)) / 1.73
    grey = np.clip(128 + dice * 46, 0, 255).astype(np.uint8)
    image = _image(np.repeat(grey[..., None], 3, axis=2), np.full(grey.shape, strength))
    return Overlay(image, skia.Paint(BlendMode=skia.BlendMode.kOverlay), wander)


def _fibres(
    easel: Easel, strength: float, *, shade: float = 0.0, border: tuple[int, int, int] | None = None
) -> Overlay:
    """Paper: fine tooth, soft blotches and a few fibres, as light and shade.

    `shade` darkens (or, negative, lightens) the corners; `border` lays a worn edge of bare
    paper around the picture.
    """
    width, height = _pixels(easel)
    random = np.random.default_rng(7)
    tooth = random.normal(0, 1, (height, width))
    tooth = tooth - np.roll(tooth, (1, 1), (0, 1))  # lit from the upper left
    blotch = noise_field(width, height, 8, octaves=4, base=4) - 0.5
    corners = _smooth(_radius(easel), 0.5, 1.5) * shade * 128
    grey = np.clip(128 + tooth * 17 + blotch * 52 - corners, 0, 255).astype(np.uint8)
    surface = skia.Surface.MakeRasterN32Premul(width, height)
    canvas = surface.getCanvas()
    canvas.drawImage(_image(np.repeat(grey[..., None], 3, axis=2), np.ones(grey.shape)), 0, 0)
    for _ in range(width * height // 4200):
        _draw_fibre(canvas, random, width, height)
    if border is None:
        paint = skia.Paint(BlendMode=skia.BlendMode.kOverlay)
        paint.setAlphaf(strength)
        return Overlay(surface.makeImageSnapshot(), paint)
    return Overlay(_bordered(easel, surface.makeImageSnapshot(), strength, border), skia.Paint())


def _draw_fibre(canvas: skia.Canvas, random: np.random.Generator, width: int, height: int) -> None:
    x, y = random.uniform(0, width), random.uniform(0, height)
    bend = random.normal(0, 9, 4)
    path = skia.Path()
    path.moveTo(x, y)
    path.quadTo(x + bend[0], y + bend[1], x + bend[0] + bend[2], y + bend[1] + bend[3])
    shade = 255 if random.random() < 0.55 else 40
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.9)
    paint.setColor(skia.ColorSetARGB(34, shade, shade, shade))
    canvas.drawPath(path, paint)


def _bordered(
    easel: Easel, texture: skia.Image, strength: float, colour: tuple[int, int, int]
) -> skia.Image:
    """The texture as plain light and shade (no blending mode), inside a worn paper edge."""
    width, height = easel.pixel_size
    grey = texture.toarray(colorType=skia.kRGBA_8888_ColorType)[..., 0].astype(np.float32)
    swing = np.abs(grey - 128) / 128 * strength
    unevenness = noise_field(width, height, 11, octaves=6, base=6)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    inset = np.minimum(np.minimum(x, width - x), np.minimum(y, height - y)) / easel.scale
    edge = _smooth((30 + (unevenness - 0.5) * 56 - inset).astype(np.float32), -5, 5)
    tone = np.where(grey >= 128, 255, 0)[..., None] * np.ones(3)
    paper = np.array(colour) + (grey[..., None] - 128) * 0.12
    alpha = swing * (1 - edge) + edge
    share = np.divide(edge, np.maximum(alpha, 1e-6))[..., None]
    mixed = np.clip(tone * (1 - share) + paper * share, 0, 255)
    return _image(mixed.astype(np.uint8), alpha)


def _lamps(easel: Easel) -> Overlay:
    """Light of two tubes: magenta from below left, cyan from above right."""
    width, height = easel.pixel_size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    reach = max(width, height) * 0.75
    low = 1 - _smooth((np.hypot(x, height - y) / reach).astype(np.float32), 0.1, 1.0)
    high = 1 - _smooth((np.hypot(width - x, y) / reach).astype(np.float32), 0.1, 1.0)
    total = np.maximum(low + high, 1e-6)[..., None]
    colour = (low[..., None] * (255, 30, 160) + high[..., None] * (0, 200, 255)) / total
    alpha = np.clip((low + high) * 0.42, 0, 1)
    return Overlay(
        _image(colour.astype(np.uint8), alpha), skia.Paint(BlendMode=skia.BlendMode.kScreen)
    )


def _hatch(easel: Easel, *, level: int, alpha: float) -> Overlay:
    """Pen strokes at 45° that show only where the picture is darker than `level`."""
    width, height = easel.pixel_size
    step = 7 * easel.scale
    wobble = noise_field(width, height, 12, octaves=4, base=7)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    phase = (x + y) / (step * 1.414) + wobble * 1.6
    stroke = _smooth(np.abs((phase % 1) - 0.5).astype(np.float32) * 2, 0.48, 0.8)
    stroke *= 0.55 + 0.45 * wobble
    colour = np.array((level + 8, level, level - 16), np.uint8)
    return Overlay(_image(colour, stroke * alpha), skia.Paint(BlendMode=skia.BlendMode.kLighten))


def _scanlines(easel: Easel, strength: float) -> Overlay:
    width, height = easel.pixel_size
    period = max(3, round(4.5 * easel.scale))
    row = (np.arange(height) % period < period / 2).astype(np.float32) * strength
    lines = np.repeat(row[:, None], width, axis=1)
    return Overlay(_image(np.array((6, 0, 24), np.uint8), lines), skia.Paint())


def _halftone(easel: Easel) -> Overlay:
    """Printer's dots that grow towards the corners, as shade."""
    width, height = easel.pixel_size
    step = 11 * easel.scale
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    across, down = (x + y) / (step * 1.414), (x - y) / (step * 1.414)
    distance = np.hypot(across % 1 - 0.5, down % 1 - 0.5).astype(np.float32)
    size = 0.10 + 0.40 * _smooth(_radius(easel), 0.35, 1.45)
    dots = np.clip((size - distance) * step + 0.5, 0, 1)
    return Overlay(
        _image(np.array((10, 8, 40), np.uint8), dots * 0.22),
        skia.Paint(BlendMode=skia.BlendMode.kMultiply),
    )
