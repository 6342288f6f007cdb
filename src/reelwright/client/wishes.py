"""Wishes: what can be asked of the service, by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict


class Brief(TypedDict, total=False):
    """What a video is made of; what is left out takes the service's default."""

    theme: str
    language: str
    """BCP-47, such as `fr` or `en-GB`; guessed where not given."""
    script: str
    """A script itself, plain format or JSON."""
    text: str
    """A text to make a script of."""
    scenes: int
    style: str
    voice: str
    """`provider:name`."""
    music: str
    """A mood, a track, `none`, or `upload:ID` of your own."""
    voice_over: str
    """Id of an uploaded recording that speaks instead of a voice."""
    media: Sequence[str]
    """Ids of uploaded pictures and clips to be shown."""
    captions: str
    clips: str
    """`motion` (drawn, free) or `provider:model`."""
    quality: str
    aspect: str
    speed: float | None
    tone: str
    audience: str
    writer: str
    budget: str
    """Dollars, such as `1.50`."""
    fresh: bool
    approve: bool
    """Wait at the storyboard, with its price."""
    access_code: str


class Terms(TypedDict, total=False):
    """What every change of a script may be given."""

    revision: int | None
    """Only if the script is still at this revision."""
    budget: str
    """Another budget for the video, dollars."""
    run: bool
    """Have it made at once, as it is without this; else `resume` does."""
