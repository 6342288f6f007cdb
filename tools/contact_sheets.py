"""Draw docs/images: make the three example themes offline and show one frame of every scene."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from reelwright.render import ffmpeg

IMAGES = Path(__file__).parent.parent / "docs" / "images"
THEMES = {
    "pandas": ("Les pandas", "fr"),
    "black-holes": ("Black holes", "en"),
    "revolucion": ("La Revolución francesa", "es"),
}
FRAME_AT = 0.62
"""Share of a scene at which its frame is taken: everything has arrived by then."""


def main() -> None:
    """All themes, or those named as arguments."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or THEMES:
        theme, language = THEMES[name]
        with tempfile.TemporaryDirectory() as folder:
            video = Path(folder) / f"{name}.mp4"
            told = make(theme, language, video)
            draw_sheet(video, told["scenes"], IMAGES / f"{name}.jpg")
        length, size = told["duration_ms"] / 1000, told["size_bytes"] / 1e6
        print(f"{name}: {length:.1f} s, {len(told['scenes'])} scenes, {size:.1f} MB")


def make(theme: str, language: str, target: Path) -> dict:
    """The finished video and what `--json` told of it."""
    command = [sys.executable, "-m", "reelwright.cli.main", "make", theme, "--json"]
    done = subprocess.run(
        [*command, "--language", language, "--out", str(target)],
        env={**os.environ, "REELWRIGHT_OFFLINE": "1"},
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def draw_sheet(video: Path, scenes: list[dict], target: Path) -> None:
    """One frame per scene, four in a row."""
    moments = [s["start_ms"] + FRAME_AT * s["duration_ms"] for s in scenes]
    wanted = "+".join(f"eq(n\\,{round(ms * 30 / 1000)})" for ms in moments)
    rows = -(-len(scenes) // 4)
    picture = f"select={wanted},scale=300:-1:flags=lanczos,tile=4x{rows}:padding=8:color=white"
    ffmpeg.run(
        [
            *("-v", "error", "-i", str(video), "-vf", picture, "-frames:v", "1"),
            *("-update", "1", "-q:v", "4", "-y", str(target)),
        ]
    )


if __name__ == "__main__":
    main()
