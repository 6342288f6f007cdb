"""Style: the look of a video, as data."""

from __future__ import annotations

from pydantic import Field

from reelwright.domain.model import Model


class Style(Model):
    """Prompt fragments for generated clips, palettes and kit leanings for drawn ones."""

    name: str
    title: dict[str, str]
    """Shown name per short language; `en` always present."""
    note: dict[str, str] = Field(default_factory=dict)
    """What it looks like and suits, in a sentence, likewise."""
    prompt: str
    negative_prompt: str = ""
    palettes: tuple[str, ...] = ()
    """Names of palettes in order of liking; empty means each kit's own."""
    finish: str = "clean"
    """Last touch on drawn pictures: clean, film, paper, ink, neon, pastel, comic or noir."""
    kits: tuple[str, ...] = ()
    """Kits this style leans to when several fit a scene."""
    music: str = "calm"
    """Mood used when the brief names none."""
    captions: str = "duo"
