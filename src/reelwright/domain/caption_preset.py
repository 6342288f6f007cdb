"""Caption presets: how many words at a time, how they look and how they light up, as data."""

from __future__ import annotations

import difflib
from typing import Literal

from reelwright.domain.model import Model
from reelwright.errors import InputError

YELLOW = "#ffd60a"


class CaptionPreset(Model):
    """A way to show words. Sizes are em pixels of a picture whose short side is 1080."""

    name: str
    title: dict[str, str]
    """Shown name per short language; `en` always present."""
    font: str
    """For Latin letters; other scripts have their own."""
    size: float
    smallest: float
    """What a long word may shrink to before it is cut."""
    most_words: int
    ideal_words: int
    most_letters: int
    """Beyond it a page holds one word."""
    lines: int
    capitals: bool
    highlight: Literal["keep", "active", "none"]
    """keep: a word stays lit; active: only the word being spoken; none: nothing lights up."""
    lit: str = YELLOW
    fill: str = "#ffffff"
    pill: bool = False
    """The active word stands dark on a rounded patch of the lit colour."""
    entrance: Literal["pop", "fade", "none"] = "none"
    outline: float = 6.0


# Archivo Black at 66.8 em pixels is what ASS calls size 90.
PRESETS: dict[str, CaptionPreset] = {
    preset.name: preset
    for preset in (
        CaptionPreset(
            name="duo",
            title={"en": "Two words in capitals", "fr": "Deux mots en capitales"},
            font="Archivo Black",
            size=66.8,
            smallest=36,
            most_words=2,
            ideal_words=2,
            most_letters=24,
            lines=1,
            capitals=True,
            highlight="keep",
            entrance="pop",
        ),
        CaptionPreset(
            name="word",
            title={"en": "One big word at a time", "fr": "Un grand mot à la fois"},
            font="Anton",
            size=110,
            smallest=44,
            most_words=3,
            ideal_words=1,
            most_letters=9,
            lines=1,
            capitals=True,
            highlight="keep",
            entrance="pop",
            outline=7,
        ),
        CaptionPreset(
            name="phrase",
            title={"en": "A phrase, its word on a patch", "fr": "Une phrase, le mot surligné"},
            font="Montserrat Black",
            size=60,
            smallest=36,
            most_words=6,
            ideal_words=5,
            most_letters=44,
            lines=2,
            capitals=False,
            highlight="active",
            pill=True,
            entrance="fade",
            outline=5,
        ),
        CaptionPreset(
            name="calm",
            title={"en": "Calm lines without motion", "fr": "Lignes calmes, sans mouvement"},
            font="Montserrat Bold",
            size=50,
            smallest=32,
            most_words=9,
            ideal_words=7,
            most_letters=52,
            lines=2,
            capitals=False,
            highlight="none",
            entrance="none",
            outline=4,
        ),
    )
}


def caption_preset(name: str) -> CaptionPreset:
    """Raises InputError with the nearest names."""
    preset = PRESETS.get(name.strip().casefold())
    if preset is not None:
        return preset
    near = difflib.get_close_matches(name.casefold(), PRESETS, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise InputError(f"Unknown caption preset '{name[:40]}'.{hint} Choose {', '.join(PRESETS)}.")
