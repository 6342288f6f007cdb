"""Layer: something painted once and then moved, the reason why frames are cheap.

A layer is rasterised at the picture's own scale, cropped to what is not transparent, and
drawn with sub-pixel sampling so that slow moves never jitter.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

from reelwright.motion.brush import LINEAR, MIPMAP, colour4

Paint = Callable[[skia.Canvas], None]


@dataclass(frozen=True)
class Easel:
    """Size of the picture in logical units (short side 1080) and pixels per unit."""

    width: float
    height: float
    scale: float

    @property
    def pixel_size(self) -> tuple[int, int]:
        return round(self.width * self.scale), round(self.height * self.scale)

    def layer(self, width: float, height: float, paint: Paint, *, opaque: bool = False) -> Layer:
        """Paint once onto a page of `width`×`height` logical units."""
        pixels_wide = max(1, round(width * self.scale))
        pixels_high = max(1, round(height * self.scale))
        surface = skia.Surface.MakeRasterN32Premul(pixels_wide, pixels_high)
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.scale(self.scale, self.scale)
        paint(canvas)
        image = surface.makeImageSnapshot()
        if opaque:
            return Layer(image, 0.0, 0.0, width, height, self.scale)
        return _cropped(image, width, height, self.scale)


@dataclass(frozen=True)
class Layer:
    """A painted page. (`left`, `top`) is where the kept pixels begin on the page."""

    image: skia.Image
    left: float
    top: float
    width: float
    height: float
    scale: float

    def draw(
        self,
        canvas: skia.Canvas,
        x: float = 0.0,
        y: float = 0.0,
        *,
        alpha: float = 1.0,
        blend: skia.BlendMode | None = None,
    ) -> None:
        """Draw the page with its top left corner at (`x`, `y`); the cheap way to move it."""
        canvas.save()
        canvas.translate(x + self.left, y + self.top)
        canvas.scale(1 / self.scale, 1 / self.scale)
        canvas.drawImage(self.image, 0, 0, LINEAR, _paint(alpha, blend))
        canvas.restore()

    def place(
        self,
        canvas: skia.Canvas,
        x: float,
        y: float,
        *,
        zoom: float | tuple[float, float] = 1.0,
        turn: float = 0.0,
        alpha: float = 1.0,
        anchor: tuple[float, float] = (0.5, 0.5),
        blend: skia.BlendMode | None = None,
    ) -> None:
        """Draw the page with its anchor (shares of the page) at (`x`, `y`), zoomed and turned
        by `turn` degrees. Costs more than `draw`; for heroes and props, not for backdrops."""
        zoom_x, zoom_y = zoom if isinstance(zoom, tuple) else (zoom, zoom)
        if zoom_x <= 0 or zoom_y <= 0 or alpha <= 0:
            return
        canvas.save()
        canvas.translate(x, y)
        if turn:
            canvas.rotate(turn)
        canvas.scale(zoom_x, zoom_y)
        canvas.translate(self.left - self.width * anchor[0], self.top - self.height * anchor[1])
        canvas.scale(1 / self.scale, 1 / self.scale)
        # A turned bitmap costs 11 ns a pixel with mip levels and 29 without.
        sampling = MIPMAP if turn or zoom_x < 0.7 else LINEAR
        canvas.drawImage(self.image, 0, 0, sampling, _paint(alpha, blend))
        canvas.restore()

    def blurred(self, sigma: float) -> Layer:
        """The same page out of focus; `sigma` in logical units."""
        soft = sigma * self.scale
        return self._filtered(skia.ImageFilters.Blur(soft, soft), 3 * sigma)

    def with_shadow(
        self, *, blur: float = 28, drop: float = 26, alpha: float = 0.45, colour: str = "#000000"
    ) -> Layer:
        """The same page above its own soft shadow."""
        soft, tone = blur * self.scale, colour4(colour, alpha).toColor()
        shade = skia.ImageFilters.DropShadow(0, drop * self.scale, soft, soft, tone)
        return self._filtered(shade, 3 * blur + drop)

    def _filtered(self, effect: skia.ImageFilter, pad: float) -> Layer:
        """The page after an effect that reaches `pad` units beyond its edges."""
        pixels = round(pad * self.scale)
        surface = skia.Surface.MakeRasterN32Premul(
            self.image.width() + 2 * pixels, self.image.height() + 2 * pixels
        )
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.drawImage(self.image, pixels, pixels, LINEAR, skia.Paint(ImageFilter=effect))
        shift = pixels / self.scale
        return dataclasses.replace(
            self,
            image=surface.makeImageSnapshot(),
            left=self.left - shift,
            top=self.top - shift,
        )


def _paint(alpha: float, blend: skia.BlendMode | None) -> skia.Paint | None:
    if alpha >= 1 and blend is None:
        return None
    paint = skia.Paint(AntiAlias=True)
    paint.setAlphaf(max(0.0, min(1.0, alpha)))
    if blend is not None:
        paint.setBlendMode(blend)
    return paint


def _cropped(image: skia.Image, width: float, height: float, scale: float) -> Layer:
    """Keep the rectangle that holds every visible pixel, plus one pixel for sampling."""
    alpha = image.toarray()[..., 3]
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not len(rows):
        return Layer(image.makeSubset(skia.IRect(0, 0, 1, 1)), 0.0, 0.0, width, height, scale)
    top, bottom = max(0, rows[0] - 1), min(image.height(), rows[-1] + 2)
    left, right = max(0, columns[0] - 1), min(image.width(), columns[-1] + 2)
    kept = image.makeSubset(skia.IRect(int(left), int(top), int(right), int(bottom)))
    return Layer(kept, left / scale, top / scale, width, height, scale)
