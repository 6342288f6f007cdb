"""Art: the vendored pictures, turned from SVG into layers at exact pixels."""

from __future__ import annotations

import json
import lzma
from functools import lru_cache
from importlib.resources import files

import resvg_py
import skia

from reelwright.domain.clip import ArtRef
from reelwright.domain.script import Source
from reelwright.errors import InputError
from reelwright.motion.layer import Easel, Layer

PACKS = ("noto", "game-icons")
SILHOUETTE = "#f6efe2"
"""Colour of a game-icons picture where nobody asks for one."""

_CREDITS = {
    "noto": Source(
        title="Noto Emoji",
        url="https://github.com/googlefonts/noto-emoji",
        licence="Apache-2.0",
        credit="Google Inc.",
    ),
    "game-icons": Source(
        title="Game-icons.net",
        url="https://game-icons.net",
        licence="CC BY 3.0",
        credit="Lorc, Delapouite and contributors",
    ),
}


@lru_cache(maxsize=len(PACKS))
def _pack(pack: str) -> tuple[int, dict[str, str]]:
    """Side of the pictures' page, and name → SVG body."""
    if pack not in PACKS:
        raise InputError(f"No picture set '{pack}'. There are {' and '.join(PACKS)}.")
    packed = files("reelwright").joinpath(f"assets/art/{pack}.json.xz").read_bytes()
    data = json.loads(lzma.decompress(packed))
    return data["size"], data["bodies"]


def art_svg(ref: ArtRef, *, colour: str = SILHOUETTE) -> str:
    """The picture's SVG; `colour` tints silhouettes alone. Raises InputError for a name
    the set does not have."""
    size, bodies = _pack(ref.pack)
    body = bodies.get(ref.name)
    if body is None:
        raise InputError(f"No picture '{ref.name}' in the set {ref.pack}.")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {size} {size}">{body.replace("currentColor", colour)}</svg>'
    )


def art_layer(ref: ArtRef, size: float, easel: Easel, *, colour: str | None = None) -> Layer:
    """The picture on a square page of `size` logical units, rasterised at the easel's pixels.

    `colour` tints the silhouettes of game-icons; coloured pictures keep their own.
    """
    pixels = max(1, round(size * easel.scale))
    svg = art_svg(ref, colour=colour or SILHOUETTE)
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=pixels, height=pixels))
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(png))

    def paint(canvas: skia.Canvas) -> None:
        canvas.scale(1 / easel.scale, 1 / easel.scale)
        canvas.drawImage(image, 0, 0)

    return easel.layer(size, size, paint)


def art_credit(ref: ArtRef) -> Source:
    """Who drew the set, and under which licence it may be shown."""
    return _CREDITS[ref.pack]
