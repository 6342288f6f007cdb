"""Stills: an image file in smooth camera motion, as frames for a segment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skia

from reelwright.motion.brush import CUBIC, LINEAR, fill
from reelwright.motion.camera import Move, edge_zoom, view
from reelwright.motion.frames import even, raw_input_args, upscale_filters
from reelwright.motion.photo import load_photo
from reelwright.ports import ScreenText

MAX_CROP = 0.28
"""Share of an image that may be cut away to fill the page; beyond it the whole image lies on
a blurred enlargement of itself. A 3:4 photo (25 %) still fills a 9:16 page."""
OVERSAMPLE = 1.4
"""Pixels of the prepared image per pixel of the page: plain linear sampling then moves as
smoothly as a cubic (0.01 px) in a seventh of its time."""
REACH = 0.11
CARD_SHARE = 0.94
BLUR_PIXELS = 160
"""Width of the small picture the blurred fill is made from."""


@dataclass(frozen=True)
class Fit:
    """How an image meets the page: the scale that covers it, and whether it fills it."""

    cover: float
    contain: float
    fills: bool


def fit(image: tuple[int, int], page: tuple[int, int]) -> Fit:
    """Scales for an image of `image` pixels on a page of `page` pixels."""
    across, down = page[0] / image[0], page[1] / image[1]
    cover, contain = max(across, down), min(across, down)
    return Fit(cover, contain, 1 - contain / cover <= MAX_CROP)


class StillFrames:
    """FrameSource of an image: BGRA pictures at the page's own size on standard input.

    Filled without distortion; EXIF orientation respected. `frames()` raises InputError
    naming the file when it cannot be decoded.
    """

    def __init__(
        self,
        path: Path,
        *,
        camera: Move = "push",
        aspect_size: tuple[int, int],
        frame_count: int,
        fps: int,
    ) -> None:
        self.path, self.camera = path, camera
        self.frame_count, self.fps = frame_count, fps
        self.width, self.height = (even(side) for side in aspect_size)
        self.input_args: tuple[str, ...] = raw_input_args(self.width, self.height, fps)
        self.filters: tuple[str, ...] = upscale_filters(self.width, self.height)
        self.texts: tuple[ScreenText, ...] = ()

    def frames(self) -> Iterator[memoryview]:
        """Every frame of the scene in one reused buffer."""
        slide = Slide(self.path, (self.width, self.height), self.camera)
        for index in range(self.frame_count):
            slide.draw(index, self.frame_count)
            yield slide.buffer

    def poster(self) -> bytes:
        """PNG of the middle frame."""
        slide = Slide(self.path, (self.width, self.height), self.camera)
        slide.draw(self.frame_count // 2, self.frame_count)
        return slide.png()


class Slide:
    """An image set up on a page of `size` pixels, with one buffer to fill."""

    def __init__(self, path: Path, size: tuple[int, int], camera: Move) -> None:
        self.width, self.height = size
        self._camera = camera
        pixels = np.zeros((self.height, self.width, 4), np.uint8)
        info = skia.ImageInfo.Make(
            self.width, self.height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
        )
        self._surface = skia.Surface.MakeRasterDirect(info, pixels)
        self.buffer: memoryview = pixels.reshape(-1).data
        wanted = round(self.width * OVERSAMPLE), round(self.height * OVERSAMPLE)
        photo = load_photo(path, cover=wanted)
        self._fit = fit((photo.width(), photo.height()), size)
        if self._fit.fills:
            self._photo = _prepared(photo, self._fit.cover, OVERSAMPLE)
        else:
            self._photo = _carded(photo, self._fit.contain * CARD_SHARE, size)
            self._fill = _blurred(photo, size)

    def draw(self, index: int, frame_count: int) -> None:
        """Fill the buffer with frame `index`."""
        u = index / max(1, frame_count - 1)
        canvas = self._surface.getCanvas()
        canvas.save()
        edge = edge_zoom(index, frame_count)
        if self._fit.fills:
            self._draw_filling(canvas, u, edge)
        else:
            self._draw_card(canvas, u, edge)
        canvas.restore()

    def _draw_filling(self, canvas: skia.Canvas, u: float, edge: float) -> None:
        """The camera wanders over the image and uses what the crop hides."""
        seen = view(self._camera, u, reach=REACH)
        scale = seen.zoom * edge / OVERSAMPLE
        wide, high = self._photo.width() * scale, self._photo.height() * scale
        # Shares of the page become shares of the slack, which a long image has more of.
        slack = seen.zoom - 1
        x = seen.x / slack * min(wide - self.width, 0.22 * self.width) if slack else 0.0
        y = seen.y / slack * min(high - self.height, 0.16 * self.height) if slack else 0.0
        self._place(canvas, self._photo, x, y, scale)

    def _draw_card(self, canvas: skia.Canvas, u: float, edge: float) -> None:
        """The whole image as a card, the blurred fill moving the other way behind it."""
        seen = view(self._camera, u, reach=1 - CARD_SHARE)
        back = (1.10 - 0.06 * u) * edge * self.width / (self._fill.width() - 4)
        self._place(canvas, self._fill, -seen.x * self.width, -seen.y * self.height, back)
        # 4 % more of page at most: the card's rim stays inside it.
        zoom = min(1.0, 0.98 * seen.zoom) * (1 + (edge - 1) * 0.5) / OVERSAMPLE
        self._place(
            canvas, self._photo, seen.x * self.width * 0.5, seen.y * self.height * 0.5, zoom
        )

    def _place(
        self, canvas: skia.Canvas, image: skia.Image, x: float, y: float, scale: float
    ) -> None:
        """`image` about the page's middle, moved by (`x`, `y`) pixels."""
        canvas.save()
        canvas.translate(self.width / 2 + x, self.height / 2 + y)
        canvas.scale(scale, scale)
        canvas.translate(-image.width() / 2, -image.height() / 2)
        canvas.drawImage(image, 0, 0, LINEAR)
        canvas.restore()

    def png(self) -> bytes:
        """The buffer as a PNG."""
        return bytes(self._surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes())


def _prepared(photo: skia.Image, scale: float, oversample: float) -> skia.Image:
    """The image at `scale` times `oversample`, by a cubic, once for all frames."""
    wide, high = (
        max(1, round(photo.width() * scale * oversample)),
        max(1, round(photo.height() * scale * oversample)),
    )
    if (wide, high) == (photo.width(), photo.height()):
        return photo
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32(wide, high, skia.kOpaque_AlphaType))
    canvas = surface.getCanvas()
    canvas.scale(wide / photo.width(), high / photo.height())
    canvas.drawImage(photo, 0, 0, CUBIC)
    return surface.makeImageSnapshot()


def _carded(photo: skia.Image, scale: float, page: tuple[int, int]) -> skia.Image:
    """The image with round corners above its shadow, transparent around."""
    sized = _prepared(photo, scale, OVERSAMPLE)
    unit = min(page) / 1080 * OVERSAMPLE
    pad, corner = round(70 * unit), 26 * unit
    surface = skia.Surface.MakeRasterN32Premul(sized.width() + 2 * pad, sized.height() + 2 * pad)
    canvas = surface.getCanvas()
    canvas.clear(0)
    box = skia.Rect(pad, pad, pad + sized.width(), pad + sized.height())
    canvas.save()
    canvas.translate(0, 12 * unit)
    canvas.drawRoundRect(box, corner, corner, fill("#000000", 0.5, blur=20 * unit))
    canvas.restore()
    canvas.save()
    canvas.clipRRect(skia.RRect.MakeRectXY(box, corner, corner), True)
    canvas.drawImage(sized, pad, pad)
    canvas.restore()
    return surface.makeImageSnapshot()


def _blurred(photo: skia.Image, page: tuple[int, int]) -> skia.Image:
    """A small, dim, blurred picture that covers the page; enlarged while drawing."""
    wide = BLUR_PIXELS
    high = round(wide * page[1] / page[0])
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32(wide, high, skia.kOpaque_AlphaType))
    canvas = surface.getCanvas()
    scale = max(wide / photo.width(), high / photo.height())
    canvas.translate(wide / 2, high / 2)
    canvas.scale(scale, scale)
    canvas.translate(-photo.width() / 2, -photo.height() / 2)
    mip = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    canvas.drawImage(photo, 0, 0, mip)
    sharp = surface.makeImageSnapshot()
    soft = wide * 0.035
    paint = skia.Paint(
        ImageFilter=skia.ImageFilters.Blur(soft, soft, skia.TileMode.kClamp),
        ColorFilter=skia.ColorFilters.Matrix(
            [0.62, 0, 0, 0, 0.01, 0, 0.62, 0, 0, 0.01, 0, 0, 0.62, 0, 0.01, 0, 0, 0, 1, 0]
        ),
    )
    blurred = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32(wide, high, skia.kOpaque_AlphaType))
    blurred.getCanvas().drawImage(sharp, 0, 0, skia.SamplingOptions(), paint)
    # Enlarged four times by a cubic here, so that the linear steps while drawing do not show.
    return _prepared(blurred.makeImageSnapshot(), 1.0, 4.0)
