"""Variety: over the listed themes, how often the paper-cut fallback draws, and whether any two
neighbouring scenes look alike (difference hash of their posters)."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

import numpy as np
import skia

from reelwright.domain.brief import Brief
from reelwright.domain.clip import Recipe
from reelwright.domain.language import parse_language
from reelwright.domain.naming import seed_of
from reelwright.domain.script import Script
from reelwright.errors import NoKnowledge
from reelwright.motion.choice.picker import choose_recipes
from reelwright.motion.choice.styles import style
from reelwright.motion.frames import poster
from reelwright.providers.script.file import FileWriter
from reelwright.providers.script.wikipedia import WikipediaWriter

ROOT = Path(__file__).parent.parent
THEMES = ROOT / "tests" / "data" / "themes.json"
EXAMPLES = ROOT / "examples" / "scripts"
POSTER = (270, 480)
ALIKE_BITS = 6
"""Two posters whose 64-bit hashes differ in fewer bits would be taken for the same picture."""


def scripts() -> list[Script]:
    """A script for every listed theme that has one offline, and every example."""
    writer, found = WikipediaWriter(online=False), []
    for row in json.loads(THEMES.read_text(encoding="utf-8")):
        try:
            language = parse_language(row["language"])
            found.append(writer.write(Brief(theme=row["theme"], language=language)))
        except NoKnowledge:
            print(f"no offline knowledge: {row['theme']}")
    for path in sorted(EXAMPLES.glob("*.md")):
        language = parse_language(path.name.split(".")[1])
        found.append(FileWriter(path).write(Brief(theme=path.stem, language=language)))
    return found


def difference_hash(recipe: Recipe) -> int:
    """64 bits: whether each of 8×8 patches is brighter than its right neighbour."""
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(poster(recipe, POSTER)))
    grey = image.toarray()[..., :3].astype(np.float32).mean(axis=2)
    rows = np.array_split(grey, 8, axis=0)
    patches = np.array([[part.mean() for part in np.array_split(row, 9, axis=1)] for row in rows])
    bits = (patches[:, 1:] > patches[:, :-1]).flatten()
    return int("".join("1" if bit else "0" for bit in bits), 2)


def show(_: Path) -> None:
    """Counts over all scripts."""
    kits: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    distances: list[int] = []
    for script in scripts():
        languages[script.language.split("-", maxsplit=1)[0]] += 1
        recipes = choose_recipes(script, style=style("cinematic"), seed=seed_of(script.title))
        order = [recipes[scene.id] for scene in script.scenes]
        kits.update(recipe.kit for recipe in order)
        hashes = [difference_hash(recipe) for recipe in order]
        distances += [(first ^ second).bit_count() for first, second in itertools.pairwise(hashes)]
    scenes = kits.total()
    alike = sum(distance < ALIKE_BITS for distance in distances)
    print("\n## Variety over the listed themes\n")
    print(f"- {sum(languages.values())} scripts ({dict(languages)}), {scenes} scenes")
    print(f"- fallback (papercut): {kits['papercut']} scenes, {kits['papercut'] / scenes:.1%}")
    print(f"- {len(kits)} kits: {', '.join(f'{kit} {count}' for kit, count in kits.most_common())}")
    print(
        f"- neighbours: {len(distances)} pairs, hash distance at least {min(distances)}, "
        f"median {int(np.median(distances))} of 64 bits; under {ALIKE_BITS}: {alike}"
    )
