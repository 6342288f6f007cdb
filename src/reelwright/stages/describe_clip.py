"""describe_clip: what a generating maker is told of a scene, and where a drawn clip's still lies.

Apart from the choosing itself, which loads all that can be drawn.
"""

from __future__ import annotations

from reelwright.domain.brief import Aspect
from reelwright.domain.clip import Clip
from reelwright.domain.model import fingerprint
from reelwright.domain.script import Scene
from reelwright.motion.choice.styles import style
from reelwright.stages import Stage


def clip_prompt(scene: Scene, *, style_name: str) -> str:
    """What a generating maker is told: what is seen, then the style's look.

    Scenes whose picture nobody described are told by their keywords and words.
    """
    seen = scene.visual_prompt or ", ".join((*scene.keywords, scene.voice_over))
    return f"{seen.strip().rstrip('.')}. {style(style_name).prompt}"


def negative_prompt(style_name: str) -> str:
    """What must not be seen in a generated picture of this style."""
    return style(style_name).negative_prompt


def poster_key(clip: Clip, aspect: Aspect) -> str:
    """Object key of the still that stands for a clip: JPEG of a film's frame, else PNG."""
    if clip.kind == "drawn":
        made_from, suffix = fingerprint(clip.recipe, aspect.value), "png"
    else:
        made_from = fingerprint(clip.sha256, clip.start_ms, aspect.value)
        suffix = "jpg" if clip.media == "video" else "png"
    return f"{Stage.MAKE_CLIP}/posters/{made_from[:2]}/{made_from}.{suffix}"
