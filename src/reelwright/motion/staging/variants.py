"""Variants: which of its sceneries a kit shows, by what the recipe names, else by the seed."""

from __future__ import annotations

from collections.abc import Mapping

from reelwright.domain.clip import Recipe


def called(recipe: Recipe, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The variant whose telling words name the hero, a satellite or the place, else None."""
    spoken = [art.name for art in (recipe.hero, *recipe.satellites) if art is not None]
    if recipe.place is not None:
        spoken += [recipe.place.country.lower(), recipe.place.name.lower()]
    for text in spoken:
        parts = set(text.replace(" ", "-").split("-"))
        for variant, telling in names.items():
            if parts.intersection(telling):
                return variant
    return None


def choose(
    recipe: Recipe, names: Mapping[str, tuple[str, ...]], *, rare: tuple[str, ...] = ()
) -> str:
    """The variant that is called for, else one by the seed; `rare` ones only come when called,
    because they would tell something wrong (lava where a text speaks of the Alps)."""
    common = [name for name in names if name not in rare]
    return called(recipe, names) or common[recipe.seed % len(common)]
