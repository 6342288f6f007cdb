"""Script and Scene: what is said and what is seen, in order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reelwright.domain.model import Model

SCHEMA_VERSION = 1


class Source(Model):
    """Where a statement of the script comes from, and under which licence."""

    title: str
    url: str = ""
    licence: str = ""
    credit: str = ""


class Scene(Model):
    """One picture and the sentences spoken over it."""

    id: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    """Stable through edits, moves and reorders; never a position."""
    voice_over: str = Field(min_length=1)
    """In the script's language, free of markup."""
    visual_prompt: str = ""
    """English where a writer made it; empty where nobody described the picture."""
    keywords: tuple[str, ...] = ()
    """Nouns that say what is seen, in any language; the topic's title among them."""


class Script(Model):
    """Scenes in playing order, with what a platform's upload form asks for."""

    schema_version: Literal[1] = 1
    title: str
    language: str
    """Full BCP-47 tag."""
    hook: str = ""
    """The sentence that opens the video; also the start of the first voice-over."""
    scenes: tuple[Scene, ...] = Field(min_length=1)
    hashtags: tuple[str, ...] = ()
    description: str = ""
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    """What the person should know, e.g. why the video comes out shorter."""
    target_seconds: float | None = None
    """What the writer was asked to fill; None where the words set the length."""

    @model_validator(mode="after")
    def _ids_differ(self) -> Script:
        ids = [scene.id for scene in self.scenes]
        if len(set(ids)) != len(ids):
            raise ValueError("two scenes share an id")
        return self

    @property
    def word_count(self) -> int:
        """Words spoken in all scenes."""
        return sum(len(scene.voice_over.split()) for scene in self.scenes)
