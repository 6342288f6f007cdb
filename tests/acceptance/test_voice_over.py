"""A person's own recording instead of a voice, from the command to the finished file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reelwright.operations.recordings import read_recording
from reelwright.render.probe import probe_video
from tests.acceptance.conftest import Program
from tests.support.recorded import espeak_says, save

TEXTS = (
    "The king of the mountain sleeps in a tower of stone.",
    "Seven ships are waiting for the morning wind.",
)
SCRIPT = "\n\n".join(f"**VISUAL:** A tower\n**VOICE OVER:** {text}" for text in TEXTS)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recording")
    return save(espeak_says(TEXTS, "en-US"), folder / "mine.m4a", "-b:a", "96k")


def test_a_recording_and_its_script_become_a_finished_checked_video(
    program: Program, recording: Path
) -> None:
    script = program.folder / "tower.md"
    script.write_text(SCRIPT, encoding="utf-8")
    given = ("--voice-over", str(recording), "--music", "none", "--json")
    done = program.run("make", "The tower", "--script", str(script), "--language", "en", *given)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert [scene["voice"] for scene in told["scenes"]] == ["recording:mine.m4a"] * 2
    assert all(check["passed"] for check in told["checks"])
    assert told["cost_microusd"] == 0
    video = program.folder / told["video"]
    assert abs(probe_video(video).duration_ms - told["duration_ms"]) < 100
    origin = json.loads(video.with_suffix(".provenance.json").read_text(encoding="utf-8"))
    assert origin["synthetic"] == ["pictures"]
    assert {"kind": "media", "name": "mine.m4a", "used_for": "voice"}.items() <= next(
        one.items() for one in origin["ingredients"] if one["used_for"] == "voice"
    )
    assert TEXTS[1] in video.with_suffix(".srt").read_text(encoding="utf-8").replace("\n", " ")


def test_what_a_recording_says_is_written_down_cut_into_scenes(
    program: Program, recording: Path
) -> None:
    given = ("--voice-over", str(recording), "--language", "en", "--scenes", "2")
    done = program.run("script", "The tower", *given)
    assert done.returncode == 0, done.stdout + done.stderr
    heard = re.findall(r"\*\*VOICE OVER:\*\* (.+)", done.stdout)
    assert len(heard) == 2
    assert "mountain sleeps" in heard[0]
    assert "ships are waiting" in heard[1]
    assert "misheard" in done.stderr
    kept = program.workspace / "artifacts" / read_recording(recording).key
    assert kept.is_file()


def test_a_recording_of_no_use_is_told_before_anything_is_made(program: Program) -> None:
    notes = program.folder / "notes.txt"
    notes.write_text("Dear diary", encoding="utf-8")
    for path, said in ((notes, "cannot be read as a recording"), (Path("no.wav"), "There is no")):
        done = program.run_here("make", "The tower", "--voice-over", str(path))
        assert done.exit_code != 0
        assert said in " ".join(done.output.split())
    assert program.artifacts("narrate_scene") == {}
