"""Finish: segments joined by copy, the soundtrack laid under them, nothing encoded again."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from reelwright.render import ffmpeg
from reelwright.render.encoder import NO_EDIT_LIST


def join(segments: Sequence[Path], sound: Path, target: Path, *, title: str = "") -> None:
    """Write the finished .mp4: `segments` in order and `sound` (ADTS), all by stream copy."""
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        playlist = Path(scratch) / "segments.txt"
        playlist.write_text("".join(_entry(path) for path in segments), encoding="utf-8")
        ffmpeg.run(
            [
                *("-v", "error", "-f", "concat", "-safe", "0", "-i", str(playlist)),
                *("-i", str(sound), "-map", "0:v:0", "-map", "1:a:0", "-c", "copy"),
                *("-map_metadata", "-1", "-metadata", f"title={title}"),
                *("-fflags", "+bitexact", "-video_track_timescale", "15360"),
                *NO_EDIT_LIST,
                *("-f", "mp4", "-y", str(target)),
            ]
        )


def _entry(path: Path) -> str:
    """One line of FFmpeg's concat list; quotes in a path are closed, escaped and opened."""
    quoted = str(path.resolve()).replace("'", "'\\''")
    return f"file '{quoted}'\n"
