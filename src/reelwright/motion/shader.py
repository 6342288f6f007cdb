"""Shader: a small program run for every pixel of a coarse picture, which is then enlarged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import skia

from reelwright.errors import RenderError
from reelwright.motion.brush import LINEAR, image_from_rgba


class CoarseShader:
    """A SkSL program drawn at `width`×`height` pixels and enlarged over the page.

    The program's uniforms are floats, in the order they are declared; its children are images
    that repeat.
    """

    def __init__(self, source: str, width: int, height: int, images: Sequence[skia.Image]) -> None:
        """Raises RenderError where the program does not compile."""
        try:
            self._effect = skia.RuntimeEffect.MakeForShader(source)
        except RuntimeError as error:
            raise RenderError(
                f"A drawing program does not compile: {error}. Correct its SkSL source."
            ) from error
        self.width, self.height = width, height
        self._surface = skia.Surface.MakeRasterN32Premul(width, height)
        repeat = skia.TileMode.kRepeat
        linear = skia.SamplingOptions(skia.FilterMode.kLinear)
        self._children = skia.VectorRuntimeEffectChildPtr(
            [
                skia.RuntimeEffectChildPtr(image.makeShader(repeat, repeat, linear))
                for image in images
            ]
        )

    def draw(self, canvas: skia.Canvas, uniforms: Sequence[float], page: skia.Rect) -> None:
        """Run the program and lay its picture over `page`."""
        values = np.array(uniforms, np.float32).tobytes()
        shader = self._effect.makeShader(
            skia.Data.MakeWithCopy(values), skia.SpanRuntimeEffectChildPtr(self._children)
        )
        coarse = self._surface.getCanvas()
        coarse.drawPaint(skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kSrc))
        image = self._surface.makeImageSnapshot()
        # A decal shader turns a picture in half the time that drawImageRect takes.
        tile = skia.TileMode.kDecal
        canvas.save()
        canvas.translate(page.left(), page.top())
        canvas.scale(page.width() / self.width, page.height() / self.height)
        laid = skia.Paint(Shader=image.makeShader(tile, tile, LINEAR))
        canvas.drawRect(skia.Rect(0, 0, self.width, self.height), laid)
        canvas.restore()


def noise_tile(size: int, seed: int, *, base: int = 4, octaves: int = 6) -> skia.Image:
    """A square of fractal noise that repeats without a seam, four kinds in four channels."""
    out = np.zeros((size, size, 4), np.float32)
    for channel in range(3):
        random = np.random.default_rng(seed + channel)
        amplitude, cells = 1.0, base
        for _ in range(octaves):
            out[..., channel] += amplitude * _smooth(random.random((cells, cells)), size)
            amplitude *= 0.55
            cells *= 2
        layer = out[..., channel]
        out[..., channel] = (layer - layer.min()) / (layer.max() - layer.min())
    out[..., 3] = 1
    return image_from_rgba((out * 255).astype(np.uint8))


def _smooth(grid: npt.NDArray[np.float64], size: int) -> npt.NDArray[np.float64]:
    """A repeating grid enlarged to `size` with smooth steps."""
    cells = len(grid)
    place = np.arange(size) * cells / size
    low = place.astype(int)
    part = place - low
    part = part * part * (3 - 2 * part)
    high = (low + 1) % cells
    rows = grid[low] * (1 - part)[:, None] + grid[high] * part[:, None]
    out: npt.NDArray[np.float64] = rows[:, low] * (1 - part) + rows[:, high] * part
    return out
