"""Clip: the moving picture of one scene, drawn (a recipe) or media (a file)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reelwright.domain.model import Model


class ArtRef(Model):
    """One picture of the vendored sets, e.g. pack `noto`, name `panda`."""

    pack: str
    name: str


class Card(Model):
    """Words on the picture itself: a date, a big number or a place; drawn with the captions."""

    kind: Literal["date", "number", "place", "title"]
    text: str
    """The big line, as it must be spelled."""
    sub: str = ""
    """The small line under (or over) it."""


class Place(Model):
    """A point on the map: degrees, and the country's Natural Earth name to light up."""

    name: str
    country: str = ""
    longitude: float
    latitude: float


class Recipe(Model):
    """Everything a drawn clip is made from; the same recipe draws the same pixels."""

    kit: str
    kit_version: int
    hero: ArtRef | None = None
    satellites: tuple[ArtRef, ...] = ()
    palette: str = ""
    """Name of a palette; empty means the kit's own."""
    finish: str = "clean"
    camera: Literal["push", "pull", "left", "right", "rise"] = "push"
    seed: int = 0
    card: Card | None = None
    place: Place | None = None


class DrawnClip(Model):
    """A clip that exists as its recipe; frames are drawn when the segment is encoded."""

    kind: Literal["drawn"] = "drawn"
    scene_id: str
    recipe: Recipe
    fallback_from: str = ""


class MediaClip(Model):
    """A clip that exists as a file: generated, stock or a person's own."""

    kind: Literal["media"] = "media"
    scene_id: str
    path: str = ""
    """Path on this machine, for a file that stays where its owner keeps it; beside a key only the
    name of a file that was uploaded."""
    key: str = ""
    """Object key, for a picture that was generated or fetched."""
    sha256: str
    media: Literal["image", "video"]
    width: int
    height: int
    duration_ms: int = 0
    """0 for images."""
    start_ms: int = 0
    """Where in the file the scene begins."""
    camera: Literal["push", "pull", "left", "right", "rise"] = "push"
    credit: str = ""
    fallback_from: str = ""


Clip = Annotated[DrawnClip | MediaClip, Field(discriminator="kind")]
