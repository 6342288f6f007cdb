"""Tones: a kit's natural colours, or the same scene dressed in a palette."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from reelwright.motion.brush import mix
from reelwright.motion.kit import Palette
from reelwright.motion.staging.mood import brightness


@dataclass(frozen=True)
class Tones:
    """Recolours by brightness: a shade takes the palette's hue of the same brightness, so
    that light, shadow and contrast of a scene survive every palette."""

    palette: Palette | None

    @property
    def floor(self) -> float:
        """The least brightness a scene is given: a pastel palette lifts its shadows."""
        return 0.0 if self.palette is None else 0.6 * brightness(self.palette.deep)

    def at(self, level: float) -> str:
        """The palette's colour of brightness `level` (0…1); a grey without a palette."""
        if self.palette is None:
            return mix("#000000", "#ffffff", level)
        chosen = (self.palette.deep, self.palette.dark, self.palette.mid, self.palette.light)
        knots = sorted((brightness(colour), colour) for colour in chosen)
        knots = [(0.0, mix(knots[0][1], "#000000", 0.7)), *knots, (1.0, "#ffffff")]
        for (low, first), (high, second) in itertools.pairwise(knots):
            if level <= high:
                return mix(first, second, (level - low) / max(1e-6, high - low))
        return "#ffffff"

    def tint(self, colour: str, share: float = 0.72) -> str:
        """`colour` moved towards the palette by `share`; unchanged without a palette."""
        if self.palette is None:
            return colour
        level = self.floor + (1 - self.floor) * brightness(colour)
        return mix(colour, self.at(level), share)

    def accent(self, colour: str) -> str:
        """The palette's accent in place of `colour`; `colour` without a palette."""
        return colour if self.palette is None else self.palette.accent
