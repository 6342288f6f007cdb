"""Draw assets/styles/pictures: the same scene in each style, as the service shows it."""

from __future__ import annotations

from pathlib import Path

import skia

from reelwright.domain.brief import Aspect
from reelwright.domain.script import Scene, Script
from reelwright.motion.choice.styles import load_styles
from reelwright.motion.frames import poster
from reelwright.stages.make_clip import choose_drawn_clips

FOLDER = Path(__file__).parent.parent / "src/reelwright/assets/styles/pictures"
SIZE = (360, 640)
QUALITY = 80
SEED = 7
SCENE = Scene(
    id="s01",
    voice_over="The old castle stands on a hill above the river.",
    keywords=("castle", "hill"),
)


def main() -> None:
    """One picture a style."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    script = Script(title="Sample", language="en-US", scenes=(SCENE,))
    for name in load_styles():
        clip = choose_drawn_clips(
            script, style_name=name, aspect=Aspect.PORTRAIT, pinned={}, seed=SEED
        )["s01"]
        assert clip.kind == "drawn"
        picture = skia.Image.MakeFromEncoded(poster(clip.recipe, SIZE))
        encoded = bytes(picture.encodeToData(skia.kWEBP, QUALITY).bytes())
        (FOLDER / f"{name}.webp").write_bytes(encoded)


if __name__ == "__main__":
    main()
