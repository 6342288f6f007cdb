"""Make src/reelwright/assets/art from unpacked npm packages.

Run once by a developer when a set is renewed:

    python tools/vendor_art.py FOLDER

FOLDER holds iconify-json-noto-*, iconify-json-game-icons-*, emojibase-data-* and
world-atlas-*, each the unpacked npm package of that name.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from reelwright.meaning import embed

TOOLS = Path(__file__).parent
ASSETS = TOOLS.parent / "src" / "reelwright" / "assets" / "art"
LANGUAGES = ("en", "fr", "es", "de", "it", "pt")
PRESET = 9 | lzma.PRESET_EXTREME


def packed(path: Path, data: Any) -> None:
    """Write `data` as compressed JSON and say how big it is."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(lzma.compress(text.encode(), preset=PRESET))
    print(f"{path.name}: {len(text) / 1e6:.1f} MB → {path.stat().st_size / 1e6:.2f} MB")


def word_list(path: Path) -> set[str]:
    lines = path.read_text().splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def noto_bodies(folder: Path) -> dict[str, str]:
    """Name → SVG body of every coloured picture we keep."""
    icons = json.loads((folder / "icons.json").read_text())["icons"]
    shown = json.loads((folder / "metadata.json").read_text())["categories"]
    people = {"Smileys & Emotion", "People & Body", "Symbols", "Flags"}
    wanted = word_list(TOOLS / "noto_kept.txt")
    dropped = word_list(TOOLS / "noto_dropped.txt")
    kept = {}
    for category, names in shown.items():
        for name in names:
            if name in dropped or re.search(r"-tone|oclock|-thirty$", name):
                continue
            if category not in people or name in wanted:
                kept[name] = icons[name]["body"]
    return kept


def game_bodies(folder: Path) -> dict[str, str]:
    icons = json.loads((folder / "icons.json").read_text())["icons"]
    wanted = word_list(TOOLS / "game_icons.txt")
    unknown = sorted(wanted - set(icons))
    if unknown:
        raise SystemExit(f"game_icons.txt names what the set does not have: {unknown}")
    return {name: icons[name]["body"] for name in sorted(wanted)}


def noto_words(folder: Path, chars: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Name → labels and tags by language; tags of one or two pictures only."""
    words: dict[str, dict[str, Any]] = {}
    for language in LANGUAGES:
        rows = json.loads((folder / language / "data.json").read_text())
        uses = Counter(tag for row in rows for tag in row.get("tags", ()))
        for row in rows:
            name = chars.get(row["hexcode"].lower().replace("-fe0f", ""))
            if name is None:
                continue
            entry = words.setdefault(name, {"labels": {}, "tags": {}, "english": []})
            entry["labels"][language] = row["label"].casefold()
            entry["tags"][language] = [tag for tag in row.get("tags", ()) if uses[tag] <= 2]
            if language == "en":
                entry["english"] = row.get("tags", [])[:6]
    return words


def quantised(texts: list[str]) -> np.ndarray:
    """Unit vectors as int8, 127 for 1/4: larger components hardly occur."""
    return np.clip(np.round(embed(texts) * 127 * 4), -127, 127).astype(np.int8)


def hubness(vectors: np.ndarray) -> list[float]:
    """How near each picture's name is to words that mean nothing: rare short names attract
    whatever the encoder does not know."""
    dice = random.Random(1)
    starts = "b c d f g h j l m n p r s t v br tr gr ch".split()
    vowels = "a e i o u ou ai é ie".split()
    endings = ["", "r", "s", "nt", "t"]
    words = [
        "".join(dice.choice(starts) + dice.choice(vowels) for _ in range(dice.randint(2, 4)))
        + dice.choice(endings)
        for _ in range(300)
    ]
    nonsense = embed(words)
    near = np.maximum(nonsense @ vectors[0].T, nonsense @ vectors[1].T).mean(axis=0)
    return [round(float(value), 2) for value in near]


def write_index(noto: dict[str, str], game: dict[str, str], words: dict[str, Any]) -> None:
    named = word_list(TOOLS / "art_named_only.txt")
    entries, plain, rich = [], [], []
    for pack, names in (("noto", noto), ("game-icons", game)):
        for name in names:
            known = words.get(name, {}) if pack == "noto" else {}
            title = re.sub(r"-?\d+$", "", name).replace("-", " ")
            entries.append(
                {
                    "pack": pack,
                    "name": name,
                    "named": f"{pack}:{name}" in named,
                    "labels": {"en": title, **known.get("labels", {})},
                    "tags": known.get("tags", {}),
                }
            )
            plain.append(title)
            rich.append(" ".join([title, *known.get("english", ())]))
    listed = {f"{entry['pack']}:{entry['name']}" for entry in entries}
    if named - listed:
        raise SystemExit(f"art_named_only.txt names what is not kept: {sorted(named - listed)}")
    vectors = np.stack([quantised(plain), quantised(rich)])
    hubs = hubness(vectors.astype(np.float32) / (127 * 4))
    for entry, hub in zip(entries, hubs, strict=True):
        entry["hub"] = hub
    packed(ASSETS / "index.json.xz", entries)
    np.save(ASSETS / "index.npy", vectors)


def write_world(folder: Path) -> None:
    atlas = json.loads((folder / "countries-50m.json").read_text())
    countries: dict[str, list[Any]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        countries.setdefault(shape["properties"]["name"], []).extend(polygons)
    steps = [[number for step in arc for number in step] for arc in atlas["arcs"]]
    transform = atlas["transform"]
    packed(
        ASSETS / "world.json.xz",
        {
            "scale": transform["scale"],
            "shift": transform["translate"],
            "arcs": steps,
            "countries": countries,
        },
    )


def only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise SystemExit(f"No {pattern} in {folder}.")
    return found[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    ASSETS.mkdir(parents=True, exist_ok=True)
    noto_folder = only(folder, "iconify-json-noto-*/")
    noto = noto_bodies(noto_folder)
    game = game_bodies(only(folder, "iconify-json-game-icons-*/"))
    chars = json.loads((noto_folder / "chars.json").read_text())
    words = noto_words(only(folder, "emojibase-data-*/"), chars)
    packed(ASSETS / "noto.json.xz", {"size": 128, "bodies": noto})
    packed(ASSETS / "game-icons.json.xz", {"size": 512, "bodies": game})
    write_index(noto, game, words)
    write_world(only(folder, "world-atlas-*/"))
    print(f"{len(noto)} noto, {len(game)} game-icons; without words: ", end="")
    print(sorted(set(noto) - set(words))[:20])


if __name__ == "__main__":
    main()
