"""Sea water: what colours a dive has, from the lit surface to the dark floor."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.motion.brush import lighten, mix
from reelwright.motion.staging.mood import Mood, Tones
from reelwright.motion.staging.stage import Stage


@dataclass(frozen=True)
class Sea:
    """Water from the surface down, the light in it and what lies far off."""

    water: tuple[str, str, str, str]
    light: str
    far: str
    floor: Tones


SEAS = {
    "reef": (
        Sea(("#7fe6e6", "#2fb4d4", "#1272ac", "#0a2f66"), "#e8fff6", "#1a86b8",
            Tones("#f2dcb0", "#6f9cae", "#1b4a7c")),
        Sea(("#9ff0d8", "#3fc4bc", "#17809c", "#0b3860"), "#fbffe0", "#2496a6",
            Tones("#f6e3b0", "#78a8a0", "#1c5276")),
    ),
    "kelp": (
        Sea(("#d4f09a", "#6cc08c", "#23806f", "#0a3440"), "#fffbd0", "#3c987c",
            Tones("#c8cf98", "#5c8f74", "#16484c")),
        Sea(("#a8ecc8", "#46ae9c", "#1b6f7c", "#0a3048"), "#f4ffe0", "#2f8a86",
            Tones("#bccb9c", "#568a80", "#174652")),
    ),
    "deep": (
        Sea(("#1f6fae", "#123f82", "#0a1f52", "#040a24"), "#9fd8ff", "#123a78",
            Tones("#35518c", "#1c2f64", "#0a1434")),
        Sea(("#3a58b4", "#2a2f86", "#1a1754", "#080726"), "#c8c0ff", "#2a2a7c",
            Tones("#4a4490", "#2a2866", "#100f38")),
    ),
}  # fmt: skip
CORAL = (
    Tones("#ff9ab0", "#e8506e", "#7a2350"), Tones("#ffc27a", "#f08a3c", "#84402f"),
    Tones("#d9a0f0", "#9a5cc8", "#43286e"), Tones("#ffe07a", "#e0b03c", "#7a5a34"),
    Tones("#8ff0d0", "#3cb49c", "#1b5c66"),
)  # fmt: skip
KELP = Tones("#b8d85a", "#5c9a4a", "#1b5048")


def sea_for(stage: Stage, variant: str) -> Sea:
    """This dive's water, in the palette where there is one."""
    choices = SEAS[variant]
    sea = choices[stage.given.seed // 3 % len(choices)]
    palette = stage.given.palette
    if palette is None:
        return sea
    top = mix(palette.light, palette.mid, 0.45)
    water = (top, palette.mid, palette.dark, palette.deep)
    if variant == "deep":
        water = (palette.mid, palette.dark, mix(palette.dark, palette.deep, 0.6), palette.deep)
    floor = Tones(
        mix(palette.light, palette.mid, 0.4), mix(palette.mid, palette.dark, 0.5), palette.deep
    )
    return Sea(water, lighten(palette.light, 0.3), mix(palette.mid, palette.dark, 0.35), floor)


def sunk(mood: Mood, sea: Sea, tones: Tones, distance: float) -> Tones:
    """Far things take the water's colour."""
    light, base, deep = mood.dyed(tones.light), mood.dyed(tones.base), mood.dyed(tones.deep)
    gloom = mix(sea.far, sea.water[3], 0.3)
    return Tones(
        mix(light, sea.far, distance), mix(base, sea.far, distance), mix(deep, gloom, distance)
    )
