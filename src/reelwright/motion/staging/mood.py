"""Mood: the hour's light, and how it (and a palette) colours every material of a scenery."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reelwright.motion.brush import lighten, mix, rgb
from reelwright.motion.kit import Palette

DYE = 0.74
"""How far a palette pulls a material's own colour; below 1 so that kinds stay apart."""


@dataclass(frozen=True)
class Tones:
    """A material's colours: where light falls, its own, and in shade."""

    light: str
    base: str
    deep: str

    def at(self, share: float) -> str:
        """0 is the light tone, 0.5 the base, 1 the deep one."""
        if share < 0.5:
            return mix(self.light, self.base, share * 2)
        return mix(self.base, self.deep, share * 2 - 1)


@dataclass(frozen=True)
class Mood:
    """Sky from top to horizon, what distance fades into, the light and the deepest shade."""

    name: str
    zenith: str
    middle: str
    horizon: str
    haze: str
    sun: str
    shade: str
    tint: float
    """Share of the shade in everything lit by this sky: about 0 at noon, over half at night."""
    stars: float = 0.0
    palette: Palette | None = None

    def paint(self, colour: str, distance: float = 0.0) -> str:
        """The material's colour in this light, `distance` 0 (here) to 1 (lost in the haze)."""
        return mix(mix(self.dyed(colour), self.shade, self.tint), self.haze, distance)

    def tones(self, tones: Tones, distance: float = 0.0) -> Tones:
        """A material's three tones in this light."""
        return Tones(
            self.paint(tones.light, distance),
            self.paint(tones.base, distance),
            self.paint(tones.deep, distance),
        )

    def dyed(self, colour: str) -> str:
        """The colour drawn towards the palette's tone of the same brightness."""
        if self.palette is None:
            return colour
        return mix(colour, tone_of(self.palette, brightness(colour)), DYE)

    def accent(self, colour: str) -> str:
        """A small vivid thing: the palette's accent, or the given colour."""
        return self.palette.accent if self.palette else mix(colour, self.shade, self.tint * 0.6)


def brightness(colour: str) -> float:
    """Perceived lightness of a colour, 0–1."""
    red, green, blue = rgb(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def tone_of(palette: Palette, level: float) -> str:
    """The palette's ramp at a brightness: deep, dark, mid, light."""
    ramp = (palette.deep, palette.dark, palette.mid, palette.light)
    place = max(0.0, min(0.999, level * 1.08)) * 3
    index = int(place)
    return mix(ramp[index], ramp[index + 1], place - index)


DAWN = Mood("dawn", "#51679f", "#d99aa2", "#ffd9ae", "#dcb6b6", "#fff0d2", "#27305a", 0.20)
DAY = Mood("day", "#2b82c9", "#76bfe8", "#d8f1f4", "#b4dce8", "#fffbe8", "#123a62", 0.04)
GOLDEN = Mood("golden", "#b4707e", "#f0a05a", "#ffe2a2", "#f4c484", "#fff2c2", "#42203a", 0.11)
DUSK = Mood("dusk", "#261c52", "#86397a", "#ff9660", "#9a5078", "#ffcf9e", "#180f33", 0.42)
NIGHT = Mood("night", "#070f26", "#122a54", "#2c5a88", "#264a74", "#e4eeff", "#081430", 0.58, 1.0)

MOODS = (GOLDEN, DAY, DAWN, DUSK, NIGHT)


def grounded(mood: Mood, soil: str) -> Mood:
    """The mood where the shade takes the ground's own deep colour, as on sand or under grass."""
    if mood.palette is not None:
        return mood
    share = 0.1 if mood.stars else 0.68
    return replace(mood, shade=mix(mood.shade, mix(soil, "#000000", 0.45), share))


def dressed(mood: Mood, palette: Palette | None) -> Mood:
    """The mood in a palette's colours; its own hour shows in how dark the sky is."""
    if palette is None:
        return mood
    dim = mood.tint
    return replace(
        mood,
        zenith=mix(mix(palette.dark, palette.mid, 0.35), palette.deep, dim),
        middle=mix(palette.mid, palette.dark, dim * 0.9),
        horizon=mix(mix(palette.mid, palette.light, 0.8), palette.dark, dim * 0.7),
        haze=mix(mix(palette.mid, palette.light, 0.45), palette.dark, dim),
        sun=lighten(palette.light, 0.45),
        shade=palette.deep,
        tint=dim * 0.6 + 0.05,
        palette=palette,
    )
