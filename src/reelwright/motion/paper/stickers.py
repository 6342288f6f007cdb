"""Stickers and medallions: art cut out of white card, or silhouettes struck on a coin."""

from __future__ import annotations

import skia

from reelwright.motion.brush import LINEAR, colour4, darken, fill, gradient, lighten
from reelwright.motion.layer import Easel, Layer


def sticker(art: Layer, *, border: float = 13.0, card: str = "#ffffff") -> Layer:
    """The art with a card border of `border` logical units around it and a soft shadow."""
    scale = art.scale
    blur, drop = border * 1.9, border * 2.0
    pad = round((border + 3 * blur + drop) * scale)
    surface = skia.Surface.MakeRasterN32Premul(
        art.image.width() + 2 * pad, art.image.height() + 2 * pad
    )
    canvas = surface.getCanvas()
    canvas.clear(0)
    grown = skia.ImageFilters.Dilate(border * scale, border * scale)
    # Glassy parts (a wing) lie on card too: their faint alpha is made solid first.
    solid = skia.ColorFilters.Matrix([0] * 15 + [0, 0, 0, 12, 0])
    white = skia.ColorFilters.Compose(
        skia.ColorFilters.Blend(colour4(card).toColor(), skia.BlendMode.kSrcIn), solid
    )
    edge = skia.ImageFilters.Blur(
        0.8, 0.8, skia.TileMode.kDecal, skia.ImageFilters.ColorFilter(white, grown)
    )
    shadow = skia.ImageFilters.DropShadow(
        0, drop * scale, blur * scale, blur * scale, colour4("#000000", 0.42).toColor(), edge
    )
    canvas.drawImage(art.image, pad, pad, LINEAR, skia.Paint(ImageFilter=shadow))
    canvas.drawImage(art.image, pad, pad)
    shift = pad / scale
    return Layer(
        surface.makeImageSnapshot(),
        art.left - shift,
        art.top - shift,
        art.width,
        art.height,
        scale,
    )


def medallion(
    easel: Easel, art: Layer, size: float, *, colour: str, shade: str, ink: str = "#fffaf0"
) -> Layer:
    """A coin of `size` logical units with the art's silhouette in `ink` and a long shadow."""
    margin = size * 0.16
    page = size + 2 * margin
    middle, radius = page / 2, size / 2
    inner = size * 0.62
    zoom = inner / max(art.width, art.height)

    def silhouette(canvas: skia.Canvas, x: float, y: float, tone: str) -> None:
        paint = skia.Paint(
            ColorFilter=skia.ColorFilters.Blend(colour4(tone).toColor(), skia.BlendMode.kSrcIn)
        )
        canvas.save()
        canvas.translate(x + art.left * zoom, y + art.top * zoom)
        canvas.scale(zoom / art.scale, zoom / art.scale)
        canvas.drawImage(art.image, 0, 0, LINEAR, paint)
        canvas.restore()

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawCircle(
            middle, middle + size * 0.04, radius, fill("#000000", 0.42, blur=size * 0.045)
        )
        face = gradient(
            margin,
            margin,
            page - margin,
            page - margin,
            [(0, lighten(colour, 0.16), 1.0), (1, shade, 1.0)],
        )
        canvas.drawCircle(middle, middle, radius, fill(shader=face))
        canvas.save()
        disc = skia.Path()
        disc.addCircle(middle, middle, radius)
        canvas.clipPath(disc, True)
        corner = middle - inner / 2
        for step in range(0, round(size * 0.5), 3):
            silhouette(canvas, corner + step, corner + step, darken(shade, 0.30))
        canvas.restore()
        canvas.drawCircle(
            middle, middle, radius - size * 0.028, fill("#ffffff", 0.4, stroke=size * 0.009)
        )
        canvas.drawCircle(
            middle, middle, radius - size * 0.004, fill("#ffffff", 0.25, stroke=size * 0.008)
        )
        silhouette(canvas, corner, corner, ink)

    return easel.layer(page, page, paint)
