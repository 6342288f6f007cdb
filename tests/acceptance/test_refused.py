"""A video whose picture stands still is refused, with the scene named and no file delivered."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.conftest import Program
from tests.support import footage


def test_black_clip_is_refused_with_its_scene(program: Program, script: Path) -> None:
    media = program.folder / "media"
    media.mkdir()
    for number in (1, 2):
        footage.segment(media / f"clip_{number}.mp4", 150, picture=footage.BLACK)
    given = ("--script", str(script), "--voice", "fake", "--music", "none")
    done = program.run("make", *given, "--clips", f"media:{media}")
    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    assert "refused" in said
    assert "s01: black from" in said
    assert list(program.folder.glob("*.mp4")) == []
