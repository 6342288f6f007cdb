"""Photo: a person's image file, measured without decoding and decoded upright in sRGB."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skia

from reelwright.errors import InputError
from reelwright.motion.brush import CUBIC, LINEAR

MAX_MEGAPIXELS = 100
"""A JPEG is made smaller while it is decoded; other formats need the memory whole."""
MAX_MEGAPIXELS_WHOLE = 50
MAX_BYTES = 200 * 2**20
_SHRINKS = ("kJPEG",)
_SIDEWAYS = (
    skia.kLeftTop_EncodedOrigin,
    skia.kRightTop_EncodedOrigin,
    skia.kRightBottom_EncodedOrigin,
    skia.kLeftBottom_EncodedOrigin,
)


@dataclass(frozen=True)
class PhotoInfo:
    """An image's upright size in pixels, and how many pictures the file holds."""

    width: int
    height: int
    frames: int = 1


def measure_photo(path: Path) -> PhotoInfo:
    """Size of an image file, from its header. Raises InputError naming the file."""
    codec, _held = _codec(path)
    return _info(codec, path)


def load_photo(path: Path, *, cover: tuple[int, int]) -> skia.Image:
    """The upright image, no larger than what still covers `cover` pixels in both directions.

    Transparent parts lie on white. Raises InputError naming the file.
    """
    codec, _held = _codec(path)
    _info(codec, path)
    shrink = _shrink(codec, cover)
    size = codec.getScaledDimensions(shrink)
    width, height = size.width(), size.height()
    pixels = np.zeros((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(
        width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType, skia.ColorSpace.MakeSRGB()
    )
    result = codec.getPixels(info, pixels, width * 4)
    # A file cut short still shows its upper part; nothing at all is an error.
    partly = result == skia.Codec.kIncompleteInput and bool(pixels.any())
    if result != skia.Codec.kSuccess and not partly:
        raise InputError(
            f"{path.name} cannot be decoded: the image is broken. Replace it or remove it."
        )
    raw = skia.Image.fromarray(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return _fitted(_upright(raw, codec.getOrigin()), cover)


def _codec(path: Path) -> tuple[skia.Codec, bytes]:
    """The decoder and the bytes it reads, which it does not keep alive itself."""
    try:
        if not path.is_file():
            raise InputError(f"{path.name} is not a file.")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path.name} is too large: over {MAX_BYTES // 2**20} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    try:
        return skia.Codec.MakeFromData(data), data
    except (RuntimeError, ValueError) as error:
        raise InputError(
            f"{path.name} is not an image that can be read. Use JPEG, PNG, WebP, GIF or BMP."
        ) from error


def _info(codec: skia.Codec, path: Path) -> PhotoInfo:
    size = codec.dimensions()
    width, height = size.width(), size.height()
    shrinks = str(codec.getEncodedFormat()).rsplit(".", 1)[-1] in _SHRINKS
    limit = MAX_MEGAPIXELS if shrinks else MAX_MEGAPIXELS_WHOLE
    if width * height > limit * 1_000_000:
        raise InputError(
            f"{path.name} is too large: {width}×{height} pixels, at most {limit} megapixels "
            "are read. Make it smaller."
        )
    if codec.getOrigin() in _SIDEWAYS:
        width, height = height, width
    return PhotoInfo(width, height, codec.getFrameCount())


def _shrink(codec: skia.Codec, cover: tuple[int, int]) -> float:
    """The smallest eighth whose pixels still cover the page."""
    size, (wide, high) = codec.dimensions(), cover
    if codec.getOrigin() in _SIDEWAYS:
        wide, high = high, wide
    need = max(wide / max(1, size.width()), high / max(1, size.height()))
    return float(min(1.0, max(1, math.ceil(need * 8)) / 8))


def _upright(raw: skia.Image, origin: skia.EncodedOrigin) -> skia.Image:
    """On white, turned as its EXIF origin asks."""
    width, height = raw.width(), raw.height()
    if origin in _SIDEWAYS:
        width, height = height, width
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32(width, height, skia.kOpaque_AlphaType))
    canvas = surface.getCanvas()
    canvas.clear(0xFFFFFFFF)
    canvas.concat(skia.EncodedOriginToMatrix(origin, width, height))
    canvas.drawImage(raw, 0, 0)
    return surface.makeImageSnapshot()


def _fitted(image: skia.Image, cover: tuple[int, int]) -> skia.Image:
    """Made smaller, first by halves and then by a cubic, down to what covers the page."""
    scale = max(cover[0] / image.width(), cover[1] / image.height())
    while scale <= 0.5:
        image = _resized(image, image.width() // 2, image.height() // 2, LINEAR)
        scale = max(cover[0] / image.width(), cover[1] / image.height())
    if scale >= 1:
        return image
    width, height = round(image.width() * scale), round(image.height() * scale)
    return _resized(image, max(1, width), max(1, height), CUBIC)


def _resized(
    image: skia.Image, width: int, height: int, sampling: skia.SamplingOptions
) -> skia.Image:
    width, height = max(1, width), max(1, height)
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32(width, height, skia.kOpaque_AlphaType))
    canvas = surface.getCanvas()
    canvas.scale(width / image.width(), height / image.height())
    canvas.drawImage(image, 0, 0, sampling)
    return surface.makeImageSnapshot()
