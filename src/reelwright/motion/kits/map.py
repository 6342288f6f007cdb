"""Map: a flight from the whole world down to one place, its country lit and a pin set."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from reelwright.domain.clip import Place
from reelwright.motion.brush import (
    colour4,
    darken,
    ease,
    fill,
    lighten,
    mix,
    out_back,
    radial,
    vertical,
    wave,
)
from reelwright.motion.kit import Kit, KitInput, Palette
from reelwright.motion.layer import Easel, Layer
from reelwright.motion.maps.atlas import Outline, Window, country_at, homeland, mercator, outlines
from reelwright.motion.maps.flight import DRIFT, Flight

OWN = Palette("atlas", "#0b2440", "#15456e", "#3a8288", "#ffd27a", "#e2574c")
NOWHERE = Place(name="", country="", longitude=15.0, latitude=25.0)
FLIGHT_S = 2.8
NEAREST_RADIANS = 0.17
"""Width of the closest view: nearer, the outlines would show their corners."""
FARTHEST_RADIANS = 3.4


class MapPicture:
    """The world on pages of doubling scale, each painted when the flight comes to it."""

    def __init__(self, given: KitInput) -> None:
        self._easel = given.easel
        self._palette = given.palette or OWN
        place = given.recipe.place or NOWHERE
        known = given.recipe.place is not None
        self._spot = mercator(place.longitude, place.latitude)
        name = place.country
        if known and name not in outlines():
            name = country_at(place.longitude, place.latitude)
        self._lit = homeland(name, place.longitude, place.latitude) if known else ()
        focus, near = _aim(self._easel, self._spot, self._lit, known=known)
        self._flight = Flight(
            self._easel,
            focus,
            near,
            length_s=min(FLIGHT_S, 0.5 * max(given.duration_s, 1.0)),
            down=_rest(self._easel, card=given.recipe.card is not None),
        )
        self._top = near * (1 + DRIFT)
        self._pages: dict[int, tuple[Window, Layer]] = {}
        self._light = _light(self._easel)
        self._country = self._paint_country() if self._lit else None
        self._pin = _pin(given, self._palette)
        self._unit = min(1.0, self._easel.height / 1560)

    def draw(self, canvas: skia.Canvas, t: float, u: float) -> None:
        zoom = min(self._top, self._flight.zoom(t, u))
        self._draw_world(canvas, zoom)
        self._draw_country(canvas, t, zoom)
        self._light.draw(canvas)
        self._draw_pin(canvas, t, zoom)

    def _draw_world(self, canvas: skia.Canvas, zoom: float) -> None:
        level = max(0, math.floor(math.log2(self._top / zoom)))
        share = zoom / (self._top / 2**level)
        # Near the coarse end of a page its lines are thin: fade in from the page before.
        fade = ease((share - 0.5) / 0.22)
        coarser = self._top / 2 ** (level + 1) > self._flight.far * 0.5
        if fade < 1 and coarser:
            self._draw_page(canvas, level + 1, zoom, 1.0)
            self._draw_page(canvas, level, zoom, fade)
        else:
            self._draw_page(canvas, level, zoom, 1.0)

    def _draw_page(self, canvas: skia.Canvas, level: int, zoom: float, alpha: float) -> None:
        window, page = self._page(level)
        x, y = self._flight.to_screen(window.left, window.top, zoom)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(zoom / window.scale, zoom / window.scale)
        page.draw(canvas, alpha=alpha)
        canvas.restore()

    def _page(self, level: int) -> tuple[Window, Layer]:
        """Page `level`: half the scale of the one before it; only the last two are kept."""
        if level not in self._pages:
            for other in [key for key in self._pages if abs(key - level) > 1]:
                del self._pages[other]
            scale = self._top / 2**level
            window = self._flight.window(scale / 2, scale)
            self._pages[level] = window, _paint_world(self._easel, window, self._palette)
        return self._pages[level]

    def _paint_country(self) -> tuple[Window, Layer]:
        scale = self._top
        window = self._flight.window(scale * 0.62, scale)
        width, height = window.width * scale, window.height * scale
        path = window.path(self._lit, detail=0.9)
        accent = self._palette.accent
        box = path.getBounds()
        tone = vertical(
            box.top(),
            box.bottom(),
            [(0, lighten(accent, 0.12), 1.0), (1, darken(accent, 0.10), 1.0)],
        )

        def paint(canvas: skia.Canvas) -> None:
            canvas.save()
            canvas.translate(12, 24)
            canvas.drawPath(path, fill("#04101f", 0.5, blur=7))
            canvas.restore()
            canvas.drawPath(path, fill("#ffffff", 1.0, stroke=9))
            canvas.drawPath(path, fill(shader=tone))
            canvas.save()
            canvas.clipPath(path, True)
            canvas.drawPath(path, fill("#ffffff", 0.20, stroke=26, blur=9))
            canvas.restore()

        return window, self._easel.layer(width, height, paint)

    def _draw_country(self, canvas: skia.Canvas, t: float, zoom: float) -> None:
        shown = ease((t - 0.52 * self._flight.length_s) / 0.7)
        if self._country is None or shown <= 0:
            return
        window, layer = self._country
        x, y = self._flight.to_screen(window.left, window.top, zoom)
        canvas.save()
        canvas.translate(x, y - 12 * shown)
        canvas.scale(zoom / window.scale, zoom / window.scale)
        layer.draw(canvas, alpha=shown)
        canvas.restore()

    def _draw_pin(self, canvas: skia.Canvas, t: float, zoom: float) -> None:
        since = t - 0.74 * self._flight.length_s
        if since <= 0:
            return
        x, y = self._flight.to_screen(*self._spot, zoom)
        for index in range(3):
            part = (t * 0.5 + index / 3) % 1
            paint = fill(self._palette.light, (1 - part) * min(1.0, since) * 0.9, stroke=6)
            reach = 175 * part * self._unit
            canvas.drawOval(skia.Rect(x - reach, y - reach / 2, x + reach, y + reach / 2), paint)
        pop = out_back(since / 0.6)
        canvas.save()
        canvas.translate(x, y - 26 * (1 - pop))
        canvas.rotate(2.0 * wave(t, 3.6))
        self._pin.place(canvas, 0, 0, zoom=max(0.01, pop) * self._unit, anchor=(0.5, 0.94))
        canvas.restore()


def _rest(easel: Easel, *, card: bool) -> float:
    """Where the pin's point stands: low enough for a card above the pin."""
    if not card:
        return 0.44
    return 0.52 if easel.height > 1.2 * easel.width else 0.65


def _aim(
    easel: Easel, spot: tuple[float, float], lit: Sequence[Outline], *, known: bool
) -> tuple[tuple[float, float], float]:
    """Centre of the last view and its zoom: the country whole, the place near the middle."""
    if not known:
        return spot, easel.width / 4.6
    if not lit:
        return spot, easel.width / 0.9
    left, right = min(ring.left for ring in lit), max(ring.right for ring in lit)
    top, bottom = min(ring.top for ring in lit), max(ring.bottom for ring in lit)
    fit = min(0.86 * easel.width / (right - left), 0.50 * easel.height / (bottom - top))
    near = max(easel.width / FARTHEST_RADIANS, min(easel.width / NEAREST_RADIANS, fit))
    # The pin may stand lower than the middle, hardly higher: its label is above it.
    aside, lower, higher = (share / near for share in (0.2 * easel.width, 0.07 * easel.height, 8))
    middle = (left + right) / 2, (top + bottom) / 2
    return (
        spot[0] + max(-aside, min(aside, middle[0] - spot[0])),
        spot[1] + max(-lower, min(higher, middle[1] - spot[1])),
    ), near


def _paint_world(easel: Easel, window: Window, palette: Palette) -> Layer:
    width, height = window.width * window.scale, window.height * window.scale
    rings = tuple(
        ring for polygons in outlines().values() for polygon in polygons for ring in polygon
    )
    land = window.path(rings, detail=1.5)
    water = window.path(rings, detail=8)
    shore = lighten(palette.dark, 0.35)
    ground = mix(palette.mid, palette.dark, 0.12)

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawPaint(fill(mix(palette.dark, palette.deep, 0.35)))
        _graticule(canvas, window, width, height, lighten(palette.mid, 0.5))
        canvas.drawPath(water, fill(shore, 0.12, stroke=30))
        canvas.save()
        canvas.translate(9, 13)
        canvas.drawPath(land, fill(darken(palette.deep, 0.5), 0.5))
        canvas.restore()
        canvas.drawPath(land, fill(ground))
        canvas.drawPath(land, fill(mix(palette.mid, palette.deep, 0.72), stroke=2.6))

    return easel.layer(width, height, paint, opaque=True)


def _graticule(
    canvas: skia.Canvas, window: Window, width: float, height: float, colour: str
) -> None:
    step = math.radians(15 if window.width > 1.5 else 5)
    paint = fill(colour, 0.10, stroke=2)
    for index in range(
        math.floor(window.left / step), math.ceil((window.left + window.width) / step)
    ):
        x = (index * step - window.left) * window.scale
        canvas.drawLine(x, 0, x, height, paint)
    for degrees in range(-80, 85, 15 if window.width > 1.5 else 5):
        y = (mercator(0, degrees)[1] - window.top) * window.scale
        if 0 <= y <= height:
            canvas.drawLine(0, y, width, y, paint)


def _light(easel: Easel) -> Layer:
    """A glow over the middle and shade towards the edges."""
    reach = 0.62 * max(easel.width, easel.height)
    stops = [(0, "#ffffff", 0.13), (0.45, "#000000", 0.0), (1, "#000000", 0.5)]
    x, y = easel.width / 2, easel.height * 0.42
    return easel.layer(
        easel.width,
        easel.height,
        lambda canvas: canvas.drawPaint(fill(shader=radial(x, y, reach, stops))),
    )


def _pin(given: KitInput, palette: Palette) -> Layer:
    """A white drop whose point is at 94 % of the page's height, the hero in its disc."""
    page = 520.0
    x, tip, middle, radius = page / 2, page * 0.94, page * 0.94 - 262, 152.0
    art = given.art(0, 206)
    hero = given.recipe.hero

    def paint(canvas: skia.Canvas) -> None:
        drop = skia.Path()
        drop.moveTo(x, tip)
        drop.cubicTo(x - 26, tip - 84, x - radius, tip - 126, x - radius, middle)
        drop.arcTo(
            skia.Rect(x - radius, middle - radius, x + radius, middle + radius), 180, 180, False
        )
        drop.cubicTo(x + radius, tip - 126, x + 26, tip - 84, x, tip)
        drop.close()
        canvas.drawPath(drop, fill("#000000", 0.42, blur=16))
        canvas.drawPath(drop, fill("#ffffff"))
        face = radial(
            x, middle - 40, 190, [(0, lighten(palette.light, 0.35), 1.0), (1, palette.light, 1.0)]
        )
        canvas.drawCircle(x, middle, 128, fill(shader=face))
        if art is None:
            canvas.drawCircle(x, middle, 52, fill(palette.accent))
            return
        ink = None
        if hero is not None and hero.pack == "game-icons":
            tone = colour4(palette.deep).toColor()
            ink = skia.Paint(ColorFilter=skia.ColorFilters.Blend(tone, skia.BlendMode.kSrcIn))
        canvas.saveLayer(None, ink)
        art.draw(canvas, x - 103, middle - 103)
        canvas.restore()

    return given.easel.layer(page, page, paint)


KIT = Kit(
    name="map",
    version=1,
    build=MapPicture,
    about=("a place on the map", "where a country, a city or a region lies"),
)
