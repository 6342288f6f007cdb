"""Provenance: what a video is made of, with every source, licence and credit."""

from __future__ import annotations

from reelwright.domain.model import Model
from reelwright.domain.script import Source


class Ingredient(Model):
    """One model, picture, track or font that went into the video."""

    kind: str
    """model, art, music, font, map, media or program."""
    name: str
    licence: str = ""
    credit: str = ""
    used_for: str = ""


class SceneOrigin(Model):
    """How one scene came to be."""

    scene_id: str
    voice: str
    clip: str
    """`drawn:forest`, `media:holiday.mp4` …"""
    fallback_from: str = ""


class Provenance(Model):
    """`provenance.json` beside the finished video."""

    schema_version: int = 1
    made_by: str
    """Reelwright and its version."""
    theme: str
    language: str
    title: str
    synthetic: tuple[str, ...]
    """Which parts are machine-made: script, voice, pictures, music."""
    scenes: tuple[SceneOrigin, ...]
    ingredients: tuple[Ingredient, ...]
    sources: tuple[Source, ...]
    description: str
    """Text for the platform's upload form, credits included."""
    hashtags: tuple[str, ...] = ()
