"""Brief: everything a person asks for when they ask for a video."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field

from reelwright.domain.model import Model
from reelwright.domain.upload import OwnMedia

MIN_SCENES = 8
MAX_SCENES = 40
MAX_THEME_CHARS = 300
OWN_MUSIC = "object:"
"""Before the key of music that was uploaded."""
MAX_WISH_CHARS = 120
"""Of tone and audience: as much as a voice is told."""


def kept_music(music: str) -> str:
    """Object key of music that was uploaded, empty for any other."""
    return music.removeprefix(OWN_MUSIC) if music.startswith(OWN_MUSIC) else ""


class Aspect(StrEnum):
    """Shape of the picture, width to height."""

    PORTRAIT = "9:16"
    SQUARE = "1:1"
    LANDSCAPE = "16:9"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the finished picture, in pixels."""
        return {"9:16": (1080, 1920), "1:1": (1080, 1080), "16:9": (1920, 1080)}[self.value]


class Quality(StrEnum):
    """`web` is small enough to send around, `master` is for keeping and re-encoding."""

    WEB = "web"
    MASTER = "master"


class Brief(Model):
    """What is asked for. Files a person names are read before a brief is made."""

    theme: str = Field(min_length=1, max_length=MAX_THEME_CHARS)
    language: str = "fr-FR"
    """Full BCP-47 tag."""
    style: str = "cinematic"
    voice: str = ""
    """`provider:name`; empty means the language's default."""
    music: str = ""
    """A mood; empty means the style's; `none` means silence; a path is an own file, and
    `object:KEY` one that was uploaded."""
    music_name: str = ""
    """File name of music that was uploaded."""
    captions: str = "duo"
    scenes: int = Field(default=MIN_SCENES, ge=1, le=MAX_SCENES)
    aspect: Aspect = Aspect.PORTRAIT
    quality: Quality = Quality.WEB
    clips: str = "motion"
    """`motion` (drawn), `media:DIR`, `media` for what was uploaded, or `provider:model`."""
    media: tuple[OwnMedia, ...] = ()
    """Uploaded pictures and clips that the scenes show."""
    placed: Mapping[str, OwnMedia] = Field(default_factory=dict)
    """The same for single scenes, by scene id, whatever the others show."""
    speed: float | None = Field(default=None, ge=0.8, le=1.2)
    """Speaking rate that a person insists on; None lets the pace decide."""
    tone: str = Field(default="", max_length=MAX_WISH_CHARS)
    """How it should sound, in any language: `playful`, `sérieux et posé`."""
    audience: str = Field(default="", max_length=MAX_WISH_CHARS)
    """Whom it is for: `children of eight`."""
    source: Literal["theme", "script", "text", "recording"] = "theme"
    """What the script comes from; of a script or text the material goes along with the brief."""
    source_name: str = ""
    """File name of that material."""
    theme_given: bool = True
    """False where the theme was only taken from that file's name."""
    budget_microusd: int | None = Field(default=None, ge=0)
    """What may be spent on this video; None leaves it to the installation's caps."""
    writer: str = ""
    """Who writes a script from a theme; empty means the encyclopedia."""
    voice_over: str = ""
    """Object key of a person's own recording, which speaks instead of a voice."""
    voice_over_name: str = ""
    """File name of that recording."""
    fresh: bool = False
    """Write the script anew even where the same request wrote one before."""

    @property
    def own_keys(self) -> tuple[str, ...]:
        """Keys of all objects that the person brought."""
        shown = (*self.media, *self.placed.values())
        sound = (self.voice_over, kept_music(self.music))
        return tuple(dict.fromkeys(filter(None, (*sound, *(each.key for each in shown)))))
