"""make_clip: the moving picture of each scene; drawn ones are chosen for the whole script."""

from __future__ import annotations

from collections.abc import Mapping

from reelwright.domain.brief import Aspect
from reelwright.domain.clip import Clip, DrawnClip
from reelwright.domain.model import fingerprint
from reelwright.domain.script import Scene, Script
from reelwright.motion.choice.picker import choose_recipes
from reelwright.motion.choice.styles import style
from reelwright.stages import Stage


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


def clip_prompt(scene: Scene, *, style_name: str) -> str:
    """What a generating maker is told: what is seen, then the style's look.

    Scenes whose picture nobody described are told by their keywords and words.
    """
    seen = scene.visual_prompt or ", ".join((*scene.keywords, scene.voice_over))
    return f"{seen.strip().rstrip('.')}. {style(style_name).prompt}"


def poster_key(clip: DrawnClip, aspect: Aspect) -> str:
    """Object key of the still that stands for a drawn clip."""
    made_from = fingerprint(clip.recipe, aspect.value)
    return f"{Stage.MAKE_CLIP}/posters/{made_from[:2]}/{made_from}.png"
