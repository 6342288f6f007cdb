"""make_clip: the moving picture of each scene; drawn ones are chosen for the whole script."""

from __future__ import annotations

from collections.abc import Mapping

from reelwright.domain.brief import Aspect
from reelwright.domain.clip import Clip, DrawnClip
from reelwright.domain.script import Script
from reelwright.motion.choice.picker import choose_recipes
from reelwright.motion.choice.styles import style


def choose_drawn_clips(
    script: Script,
    *,
    style_name: str,
    aspect: Aspect,
    pinned: Mapping[str, Clip],
    seed: int,
) -> dict[str, Clip]:
    """A drawn clip for every scene id, so that neighbours differ; `pinned` ones stay.

    Raises InputError for an unknown style.
    """
    recipes = choose_recipes(
        script,
        style=style(style_name),
        aspect=aspect,
        pinned={scene_id: clip.recipe for scene_id, clip in pinned.items() if clip.kind == "drawn"},
        seed=seed,
    )
    return {
        scene.id: pinned.get(scene.id) or DrawnClip(scene_id=scene.id, recipe=recipes[scene.id])
        for scene in script.scenes
    }
