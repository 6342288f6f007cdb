"""Make web/public/sample: the finished videos that the web app's first page shows.

python tools/sample_videos.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from reelwright.render import ffmpeg

SAMPLE = Path(__file__).parent.parent / "web" / "public" / "sample"
THEMES = {"en": "Black holes", "fr": "Les trous noirs"}
SCENES = 5
SIZE = "540:960"
MOST_BYTES = 2_500_000
MOST_POSTER_BYTES = 60_000
POSTER_AT_S = 1.5
"""The first picture has arrived by then, and somebody speaks."""


def main() -> None:
    """Every language; the texts come from the offline summaries, so that anybody gets the same."""
    SAMPLE.mkdir(parents=True, exist_ok=True)
    credits = {}
    for language, theme in THEMES.items():
        with tempfile.TemporaryDirectory() as folder:
            video = Path(folder) / f"{language}.mp4"
            make(theme, language, video)
            provenance = video.with_suffix(".provenance.json").read_text("utf-8")
            credits[language] = json.loads(provenance)
            shrink(video, SAMPLE / f"{language}.mp4")
            draw_poster(video, SAMPLE / f"{language}.webp")
    (SAMPLE / "credits.txt").write_text(credits_text(credits), "utf-8")


def make(theme: str, language: str, target: Path) -> None:
    """As anybody makes it, nothing but the number of scenes chosen."""
    command = [sys.executable, "-m", "reelwright.cli.main", "make", theme, "--json"]
    subprocess.run(
        [*command, "--language", language, "--scenes", str(SCENES), "--out", str(target)],
        env={**os.environ, "REELWRIGHT_OFFLINE": "1"},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def shrink(video: Path, target: Path) -> None:
    """Half as wide and high, for a phone that is drawn on a page."""
    ffmpeg.run(
        [
            *("-v", "error", "-i", str(video), "-vf", f"scale={SIZE}:flags=lanczos"),
            *("-c:v", "libx264", "-preset", "slow", "-crf", "30", "-profile:v", "main"),
            *("-maxrate", "420k", "-bufsize", "1200k", "-pix_fmt", "yuv420p", "-g", "120"),
            *("-c:a", "aac", "-b:a", "64k", "-ac", "1", "-movflags", "+faststart"),
            *("-map_metadata", "-1", "-fflags", "+bitexact", "-y", str(target)),
        ]
    )
    told(target, MOST_BYTES)


def draw_poster(video: Path, target: Path) -> None:
    """What is seen until the video moves."""
    ffmpeg.run(
        [
            *("-v", "error", "-ss", str(POSTER_AT_S), "-i", str(video), "-frames:v", "1"),
            *("-vf", f"scale={SIZE}:flags=lanczos", "-c:v", "libwebp", "-quality", "78"),
            *("-map_metadata", "-1", "-y", str(target)),
        ]
    )
    told(target, MOST_POSTER_BYTES)


def told(file: Path, most: int) -> None:
    """Say how large it is; a page must not wait for it."""
    size = file.stat().st_size
    print(f"{file.name}: {size:,} bytes")
    if size > most:
        raise SystemExit(f"{file} has more than {most:,} bytes.")


def credits_text(credits: dict[str, dict]) -> str:
    """Where they come from and whose they are, as their provenance tells."""
    parts = [
        "Made by Reelwright itself, offline, from a theme of a few words, and encoded smaller for "
        "the web; nothing was cut or touched up. `make sample-videos` makes them again.",
    ]
    for language, made in credits.items():
        lines = [
            line for each in (*made["sources"], *made["ingredients"]) if (line := told_of(each))
        ]
        parts.append("\n".join([f"{language}.mp4: {made['theme']}", *lines]))
    return "\n\n".join(parts) + "\n"


def told_of(each: dict) -> str:
    """One line of a source or an ingredient; some leave nothing of theirs in the file."""
    if each.get("kind") == "program" or each.get("used_for") == "matching":
        return ""
    if "url" in each:
        named = (each["title"], each["url"], each["credit"], each["licence"])
        return f"- Text adapted from {', '.join(named)}"
    if each["used_for"] in {"voice", "music"}:
        return f"- {each['credit']}"
    who = f" by {each['credit']}" if each["credit"] else ""
    return f"- {each['used_for'].capitalize()}: {each['name']}{who}, {each['licence']}"


if __name__ == "__main__":
    main()
