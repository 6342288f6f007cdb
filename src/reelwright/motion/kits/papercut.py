"""Paper-cut: the kit for any theme, a hero of cut card in one of five worlds of paper."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from reelwright.domain.clip import ArtRef
from reelwright.motion.brush import colour4, lighten, mix, out_back, wave
from reelwright.motion.kit import Kit, KitInput, Palette
from reelwright.motion.layer import Layer
from reelwright.motion.paper.backdrops import Backdrop, Ground, ground_of, rays, rosette
from reelwright.motion.paper.stickers import medallion, sticker
from reelwright.motion.paper.worlds import hills, mobile, torn

PALETTES = (
    Palette("dusk", "#23104a", "#4b2a8c", "#7d86e0", "#ffd9a8", "#ff5d8f"),
    Palette("lagoon", "#0a2c52", "#0f5a82", "#58c3c0", "#fff0b8", "#f2545b"),
    Palette("ember", "#3a0d14", "#8a2b2a", "#ea7f4c", "#ffe6a8", "#f2b441"),
    Palette("meadow", "#0d3837", "#1e6a5a", "#7cc79a", "#fff3b0", "#ff7b54"),
    Palette("apricot", "#3b1f33", "#8c3f52", "#f5a46c", "#fff0cf", "#e3504f"),
    Palette("harbour", "#121f3d", "#2b4f8f", "#73a7f2", "#fdf0d0", "#fca311"),
    Palette("orchid", "#2a1747", "#6a349c", "#c48af0", "#ffe0f4", "#ff9e2c"),
    Palette("rose", "#43102f", "#9c2a5b", "#f58aa4", "#fff0d9", "#ffb238"),
)
BACKDROPS = (rays, rosette, hills, mobile, torn)


@dataclass(frozen=True)
class Scrap:
    """One piece of confetti: place 0–1, size in units, phase, speed and its paint."""

    x: float
    y: float
    size: float
    phase: float
    speed: float
    round: bool
    paint: skia.Paint


class PaperCut:
    """A hero and its satellites in a paper world, all in slow motion."""

    def __init__(self, given: KitInput) -> None:
        dice = random.Random(given.seed)
        self._ground: Ground = ground_of(given.easel, card=given.recipe.card is not None)
        palette = given.palette or PALETTES[given.seed * 3 % len(PALETTES)]
        make = BACKDROPS[given.seed % len(BACKDROPS)]
        self._backdrop: Backdrop = make(given.easel, self._ground, palette, dice)
        self._hero = _cut(given, 0, self._ground.hero, palette)
        self._satellites = [
            cut
            for index in range(1, 1 + len(self._ground.satellites))
            if (cut := _cut(given, index, self._ground.satellite, palette)) is not None
        ]
        self._scraps = _confetti(dice, palette)

    def draw(self, canvas: skia.Canvas, t: float, u: float) -> None:
        self._backdrop.back(canvas, t, u)
        self._draw_confetti(canvas, t)
        self._draw_satellites(canvas, t)
        self._draw_hero(canvas, t, u)
        self._backdrop.front(canvas, t, u)

    def _draw_hero(self, canvas: skia.Canvas, t: float, u: float) -> None:
        if self._hero is None:
            return
        ground, pop = self._ground, out_back((t + 0.1) / 0.7)
        self._hero.place(
            canvas,
            ground.hero_x + 6 * wave(t, 5.2, 1.0),
            ground.hero_y + ground.hero * 0.42 * (1 - pop) + 11 * wave(t, 3.7),
            zoom=(0.74 + 0.26 * pop) * (1 + 0.045 * u),
            turn=2.2 * wave(t, 5.9),
        )

    def _draw_satellites(self, canvas: skia.Canvas, t: float) -> None:
        ground = self._ground
        for index, cut in enumerate(self._satellites):
            pop = out_back((t - 0.35 - 0.2 * index) / 0.6)
            if pop <= 0:
                continue
            to_x, to_y = ground.satellites[index]
            orbit = t * 0.5 + index * 2.1
            cut.place(
                canvas,
                ground.hero_x + (to_x - ground.hero_x) * pop + 14 * math.cos(orbit),
                ground.hero_y + (to_y - ground.hero_y) * pop + 16 * math.sin(orbit),
                zoom=max(0.02, pop),
                turn=6 * wave(t, 5.7, index * 1.0),
            )

    def _draw_confetti(self, canvas: skia.Canvas, t: float) -> None:
        width, height = self._ground.width, self._ground.horizon + 120
        for scrap in self._scraps:
            y = (scrap.y * height + t * 26 * scrap.speed) % height
            x = scrap.x * width + 22 * math.sin(t * 0.8 + scrap.phase)
            if scrap.round:
                canvas.drawCircle(x, y, scrap.size, scrap.paint)
                continue
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(math.degrees(scrap.phase) + t * 40 * scrap.speed)
            canvas.scale(1, 0.25 + 0.75 * abs(math.sin(t * scrap.speed + scrap.phase)))
            side = scrap.size * 0.95
            canvas.drawRect(skia.Rect(-side, -side * 0.6, side, side * 0.6), scrap.paint)
            canvas.restore()


def _cut(given: KitInput, index: int, size: float, palette: Palette) -> Layer | None:
    """Art `index` as a sticker, or struck on a medallion where it is a mere silhouette."""
    art = given.art(index, size)
    if art is None:
        return None
    if _is_silhouette(given, index):
        colour = (
            lighten(palette.accent, 0.10)
            if index % 2 == 0
            else mix(palette.accent, palette.light, 0.30)
        )
        return medallion(
            given.easel, art, size, colour=colour, shade=mix(palette.accent, palette.deep, 0.5)
        )
    return sticker(art, border=max(7.0, size / 50))


def _is_silhouette(given: KitInput, index: int) -> bool:
    refs: tuple[ArtRef | None, ...] = (given.recipe.hero, *given.recipe.satellites)
    ref = refs[index] if index < len(refs) else None
    return ref is not None and ref.pack == "game-icons"


def _confetti(dice: random.Random, palette: Palette) -> list[Scrap]:
    scraps = []
    for _ in range(34):
        paint = skia.Paint(AntiAlias=True)
        paint.setColor4f(
            colour4(
                dice.choice((palette.light, palette.accent, "#ffffff")), dice.uniform(0.5, 0.85)
            )
        )
        size = dice.uniform(4, 12)
        scraps.append(
            Scrap(
                dice.random(),
                dice.random(),
                size,
                dice.uniform(0, 6.3),
                0.5 + size / 12,
                dice.random() < 0.55,
                paint,
            )
        )
    return scraps


KIT = Kit(
    name="papercut",
    version=1,
    build=PaperCut,
    about=("anything at all", "an idea, an object or an animal shown on its own"),
)
