"""Globe: a planet that turns, its surface looked up from a map of the whole sphere."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import skia

from reelwright.motion.brush import LINEAR, fill, lighten, mix, noise_field, radial, rgb
from reelwright.motion.layer import Layer
from reelwright.motion.staging.diorama import HEIGHT, World
from reelwright.motion.staging.scenery import Moment

Pixels = npt.NDArray[np.float32]

MAP_WIDTH = 1280
"""Columns of a large globe's map of the sphere, half as many rows; half of it is on show."""


@dataclass(frozen=True)
class Surface:
    """What a planet looks like: `kind` is earth, gas, mars, moon or ice."""

    kind: str
    low: str
    middle: str
    high: str
    cap: str
    air: str
    """Colour of the thin light around it."""


EARTH = Surface("earth", "#164a8c", "#4d7a45", "#b39b6c", "#f4fbff", "#7fc4ff")
GAS = Surface("gas", "#a8683c", "#e0b078", "#f8e2ba", "#c2512e", "#ffdca8")
TEAL_GAS = Surface("gas", "#1f5a8a", "#3fa0c0", "#b4ecf0", "#f4fcff", "#8fe8ff")
VIOLET_GAS = Surface("gas", "#4a2a80", "#9a58c0", "#f0b8e0", "#ffe4c4", "#e8a8ff")
MARS = Surface("mars", "#6e2a1a", "#b8542c", "#e29a62", "#fff0e4", "#ffb48a")
MOON = Surface("moon", "#5a5c68", "#8f919c", "#c8cad2", "#e8eaf0", "#cfd8ee")
ICE = Surface("ice", "#3f7fae", "#8cc8e0", "#d8f2fa", "#ffffff", "#aee8ff")


def dressed(surface: Surface, world: World, share: float = 0.65) -> Surface:
    """The surface drawn towards the recipe's palette."""
    tint = world.tint
    return Surface(
        surface.kind, tint(surface.low, share), tint(surface.middle, share),
        tint(surface.high, share), tint(surface.cap, share * 0.6), tint(surface.air, share),
    )  # fmt: skip


class Globe:
    """A sphere at (`x`, `y`) that turns `speed` of 1280 columns a second under a fixed light."""

    def __init__(
        self,
        world: World,
        surface: Surface,
        *,
        x: float,
        y: float,
        radius: float,
        seed: int,
        tilt: float = -18.0,
        speed: float = 9.0,
        light: tuple[float, float] = (-0.5, -0.55),
        falloff: float = 1.8,
        detail: float = 1.0,
        bottom: float = HEIGHT + 100,
    ) -> None:
        """`light` is the brightest point and `falloff` how far its light reaches, in radii.

        `detail` refines the map for a globe seen from near; below `bottom` nothing shows.
        """
        self.x, self.y, self.radius = x, y, radius
        self.scale = world.easel.scale
        self.left, self.top = max(x - radius - 2, -150.0), max(y - radius - 2, -150.0)
        right, low = min(x + radius + 2, world.width + 150), min(y + radius + 2, bottom)
        columns = math.ceil((right - self.left) * self.scale)
        rows = math.ceil((low - self.top) * self.scale)
        wide = MAP_WIDTH if radius > 200 else MAP_WIDTH // 2 if radius > 90 else MAP_WIDTH // 4
        self._wide, self.speed = wide, speed * wide / MAP_WIDTH
        self._map = surface_map(surface, seed, detail, wide)
        self._index, cover = self._lookup(columns, rows, tilt)
        self._inside = np.where(cover > 0, 0xFFFFFFFF, 0).astype(np.uint32)
        self._edge = np.flatnonzero((cover > 0) & (cover < 1))
        self._cover = cover.reshape(-1)[self._edge].astype(np.float32)[:, None]
        self._turned = np.zeros_like(self._index)
        self._buffer = np.zeros((rows, columns), np.uint32)
        self._shade, self._origin = self._light(world, surface, light, falloff, bottom)

    def _lookup(
        self, columns: int, rows: int, tilt: float
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """For every pixel: its index into the doubled map at no turn, and how far it is covered."""
        px = (self.left + (np.arange(columns) + 0.5) / self.scale - self.x) / self.radius
        py = (self.top + (np.arange(rows) + 0.5) / self.scale - self.y) / self.radius
        x, y = np.meshgrid(px, py)
        far = np.hypot(x, y)
        cover = np.clip((1 - far) * self.radius * self.scale + 0.5, 0, 1)
        squeeze = np.where(far > 0.999, 0.999 / np.maximum(far, 1e-6), 1.0)
        x, y = x * squeeze, y * squeeze
        z = np.sqrt(np.maximum(0.0, 1 - x * x - y * y))
        turn = math.radians(tilt)
        x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        longitude, latitude = np.arctan2(x, z), np.arcsin(np.clip(y, -1, 1))
        column = np.mod(longitude / (2 * math.pi) + 0.5, 1.0) * (self._wide - 1)
        row = (latitude / math.pi + 0.5) * (self._wide // 2 - 1)
        return row.astype(np.int64) * (2 * self._wide) + column.astype(np.int64), cover

    def _light(
        self,
        world: World,
        surface: Surface,
        light: tuple[float, float],
        falloff: float,
        bottom: float,
    ) -> tuple[Layer, tuple[float, float]]:
        """Day, night, the rim of air and the glow outside it, painted once."""
        x, y, radius = self.x, self.y, self.radius
        thick = min(radius * 0.15, 80.0)
        reach = radius + thick
        sx, sy = x + light[0] * thick * 0.5, y + light[1] * thick * 0.5
        left, top = max(sx - reach, -200.0), max(sy - reach, -200.0)
        right, low = min(sx + reach, world.width + 200), min(sy + reach, bottom)

        def paint(canvas: skia.Canvas) -> None:
            canvas.translate(-left, -top)
            disc = skia.Path()
            disc.addCircle(x, y, radius)
            canvas.save()
            canvas.clipPath(disc, skia.ClipOp.kDifference, True)
            edge = (radius - thick * 0.3) / reach
            halo = (
                (0.0, surface.air, 0.0), (edge * 0.98, surface.air, 0.6),
                (edge + 0.45 * (1 - edge), surface.air, 0.2), (1.0, surface.air, 0.0),
            )  # fmt: skip
            canvas.drawCircle(sx, sy, reach, fill(shader=radial(sx, sy, reach, halo)))
            canvas.restore()
            canvas.clipPath(disc, True)
            lx, ly = x + light[0] * radius, y + light[1] * radius
            dark = mix("#04050f", surface.low, 0.08)
            night = ((0.0, dark, 0.0), (0.3, dark, 0.05), (0.72, dark, 0.62), (1.0, dark, 0.92))
            reaches = radius * falloff
            canvas.drawCircle(x, y, radius, fill(shader=radial(lx, ly, reaches, night)))
            day = ((0.0, "#ffffff", 0.22), (0.5, "#ffffff", 0.0), (1.0, "#ffffff", 0.0))
            canvas.drawCircle(x, y, radius, fill(shader=radial(lx, ly, radius * 1.1, day)))
            thin = thick * 0.5
            ox, oy = x - light[0] * thin, y - light[1] * thin
            rim = lighten(surface.air, 0.25)
            far = radius + thin * 0.8
            air = ((0.0, rim, 0.0), (1 - 2.2 * thin / far, rim, 0.0), (1.0, rim, 0.85))
            canvas.drawCircle(x, y, radius, fill(shader=radial(ox, oy, far, air)))

        return world.easel.layer(right - left, low - top, paint), (left, top)

    def __call__(self, canvas: skia.Canvas, now: Moment) -> None:
        shift = int(now.t * self.speed) % self._wide
        np.add(self._index, shift, out=self._turned)
        # "clip" writes straight into the buffer; the default checks into a copy first.
        np.take(self._map, self._turned, out=self._buffer, mode="clip")
        np.bitwise_and(self._buffer, self._inside, out=self._buffer)
        pixels = self._buffer.reshape(-1).view(np.uint8).reshape(-1, 4)
        pixels[self._edge] = (pixels[self._edge] * self._cover).astype(np.uint8)
        image = skia.Image.fromarray(
            pixels.reshape(*self._buffer.shape, 4),
            skia.kBGRA_8888_ColorType,
            skia.kPremul_AlphaType,
        )
        canvas.save()
        canvas.translate(self.left, self.top)
        canvas.scale(1 / self.scale, 1 / self.scale)
        canvas.drawImage(image, 0, 0, LINEAR)
        canvas.restore()
        self._shade.draw(canvas, *self._origin)


def surface_map(surface: Surface, seed: int, detail: float, wide: int) -> npt.NDArray[np.uint32]:
    """The whole sphere's surface as BGRA packed in numbers, from north to south, each row twice."""
    paint = {"earth": _earth, "gas": _gas, "mars": _rocky, "moon": _rocky, "ice": _rocky}
    colour = paint[surface.kind](surface, seed, detail, wide)
    out = np.full((wide // 2, wide, 4), 255, np.uint8)
    out[..., :3] = np.clip(colour[..., ::-1], 0, 255).astype(np.uint8)
    flat = np.ascontiguousarray(out).view(np.uint32)[..., 0]
    return np.concatenate([flat, flat], axis=1).reshape(-1)


def _noise(seed: int, wide: int, *, base: float, octaves: int, tall: int = 1) -> Pixels:
    """Fractal noise that meets itself at the date line; `tall` stretches it sideways."""
    extra = wide // 8
    high = wide // 2 * tall
    whole = noise_field(wide + extra, high, seed, octaves=octaves, base=max(2, round(base)))
    share = np.linspace(0, 1, extra, dtype=np.float32)[None, :]
    out = whole[::tall, :wide].copy()
    out[:, :extra] = whole[::tall, wide:] * (1 - share) + out[:, :extra] * share
    return out


def _ramp(level: Pixels, knots: tuple[tuple[float, str], ...]) -> Pixels:
    places = [place for place, _ in knots]
    colours = np.array([rgb(colour) for _, colour in knots], np.float32)
    channels = [np.interp(level, places, colours[:, k]) for k in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def _latitude(wide: int) -> Pixels:
    return np.abs(np.linspace(-1, 1, wide // 2, dtype=np.float32))[:, None]


def _earth(surface: Surface, seed: int, detail: float, wide: int) -> Pixels:
    height = _noise(seed, wide, base=6 * detail, octaves=7)
    colour = _ramp(
        height,
        (
            (0.0, mix(surface.low, "#000010", 0.4)), (0.48, surface.low),
            (0.562, lighten(surface.low, 0.3)), (0.567, mix(surface.high, surface.middle, 0.5)),
            (0.6, surface.middle), (0.7, mix(surface.middle, surface.high, 0.65)),
            (0.82, surface.high), (1.0, surface.cap),
        ),
    )  # fmt: skip
    rough = _noise(seed + 1, wide, base=9 * detail, octaves=5)
    ice = np.clip((_latitude(wide) + 0.16 * (rough - 0.5) - 0.8) * 14, 0, 1)
    veil = np.clip(
        (_noise(seed + 2, wide, base=5 * detail, octaves=7) * 0.75 + rough * 0.25 - 0.47) * 4.5,
        0,
        0.92,
    )
    for share in (ice, veil):
        colour += share[..., None] * (np.array(rgb(surface.cap), np.float32) - colour)
    return colour


def _gas(surface: Surface, seed: int, detail: float, wide: int) -> Pixels:
    warp = _noise(seed, wide, base=7 * detail, octaves=7)
    y = np.linspace(0, 1, wide // 2, dtype=np.float32)[:, None]
    # Long, thin swirls: noise stretched along the bands.
    streak = _noise(seed + 1, wide, base=1.2 * detail + 1, octaves=7, tall=2)
    band = y * 8.5 * detail + (warp - 0.5) * 0.55 + (streak - 0.5) * 0.5
    wave = 0.5 + 0.32 * np.sin(band * math.pi) + 0.2 * np.sin(band * 2.37 + 1.3)
    level = np.clip(wave + (streak - 0.5) * 0.55, 0, 1).astype(np.float32)
    colour = _ramp(level, ((0.0, surface.low), (0.5, surface.middle), (1.0, surface.high)))
    x = np.linspace(0, 1, wide, dtype=np.float32)[None, :]
    far = np.hypot((x - 0.55) * 14 * detail, (y - 0.4) * 19 * detail)
    spot = np.clip(1.25 - far + (warp - 0.5) * 0.6, 0, 1)
    swirl = spot * (0.7 + 0.3 * np.sin(far * 9 + warp * 5))
    colour += swirl[..., None] * (np.array(rgb(surface.cap), np.float32) - colour) * 0.8
    return colour


def _rocky(surface: Surface, seed: int, detail: float, wide: int) -> Pixels:
    height = _noise(seed, wide, base=7 * detail, octaves=8)
    broad = _noise(seed + 1, wide, base=4 * detail, octaves=4)
    level = np.clip(height * 0.6 + broad * 0.55 - 0.08, 0, 1).astype(np.float32)
    colour = _ramp(level, ((0.25, surface.low), (0.5, surface.middle), (0.78, surface.high)))
    _stamp_craters(colour, np.random.default_rng(seed), 420 if surface.kind == "moon" else 130)
    if surface.kind != "moon":
        cap = np.clip((_latitude(wide) + 0.12 * (height - 0.5) - 0.86) * 18, 0, 1)
        colour += cap[..., None] * (np.array(rgb(surface.cap), np.float32) - colour)
    return colour


def _stamp_craters(colour: Pixels, dice: np.random.Generator, count: int) -> None:
    """Bowls with a lit far rim; wider near the poles, where the map is stretched."""
    high, wide = colour.shape[:2]
    for _ in range(count):
        radius = (3 + 36 * dice.random() ** 5) * wide / 1280
        y = dice.uniform(0.12, 0.88) * high
        stretch = 1 / max(0.3, math.cos((y / high - 0.5) * math.pi))
        reach = radius * stretch
        x = dice.uniform(reach * 1.4, wide - reach * 1.4 - 1)
        top, left = int(y - radius * 1.3), int(x - reach * 1.3)
        rows, columns = int(radius * 2.6), int(reach * 2.6)
        if rows < 3 or columns < 3:
            continue
        part = colour[max(0, top) : top + rows, max(0, left) : left + columns]
        py = (np.arange(part.shape[0]) + max(0, top) - y)[:, None] / radius
        px = (np.arange(part.shape[1]) + max(0, left) - x)[None, :] / reach
        far = np.hypot(px, py)
        bowl = np.clip(1 - far, 0, 1) ** 0.5
        slope = (px + py) * np.exp(-(((far - 0.88) / 0.17) ** 2))
        part *= (1 - 0.3 * bowl + 0.34 * slope)[..., None]
