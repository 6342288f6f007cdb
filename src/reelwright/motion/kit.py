"""Kit: one kind of scenery, and what it is given to draw a scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import skia

from reelwright.domain.clip import Recipe
from reelwright.motion.layer import Easel, Layer


class Picture(Protocol):
    """A scene whose layers are painted and which can be drawn at any time."""

    def draw(self, canvas: skia.Canvas, t: float, u: float) -> None:
        """Draw the frame at `t` seconds; `u` runs 0…1 over the scene.

        The canvas is already scaled: draw in logical units over the whole easel.
        """
        ...


@dataclass(frozen=True)
class Palette:
    """Five colours a kit dresses in: from the deepest shade to the light, and an accent."""

    name: str
    deep: str
    dark: str
    mid: str
    light: str
    accent: str


@dataclass(frozen=True)
class KitInput:
    """What a kit builds a picture from."""

    easel: Easel
    recipe: Recipe
    duration_s: float
    palette: Palette | None
    """None: the kit's own colours."""
    art: Callable[[int, float], Layer | None]
    """`art(0, size)` is the hero, `art(1…, size)` the satellites: that picture on a square
    page of `size` logical units, None where the recipe has no such picture."""

    @property
    def seed(self) -> int:
        return self.recipe.seed


@dataclass(frozen=True)
class Kit:
    """A kind of scenery. Raise `version` when its pixels change."""

    name: str
    version: int
    build: Callable[[KitInput], Picture]
    about: tuple[str, ...]
    """Short phrases in English of what it suits, matched by meaning."""
    words: tuple[str, ...] = ()
    """Telling words in several languages (fr, en, es, de, it, pt), matched by spelling."""
    shows_art: bool = True
    """False where a hero would not fit, e.g. a black hole."""
