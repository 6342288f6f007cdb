"""A two-scene video end to end: what is made, reused, rebuilt and kept."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from reelwright.render.loudness import measure
from reelwright.render.picture_check import check_picture
from reelwright.render.probe import boxes, probe_audio, probe_video
from tests.acceptance.conftest import TWO_SCENES, Program

SQUARE = ("--aspect", "1:1")


def test_script_becomes_a_finished_checked_video(program: Program, script: Path) -> None:
    told = program.make(script, "--aspect", "9:16", "--out", "film.mp4")
    video = program.folder / "film.mp4"
    picture, sound = probe_video(video), probe_audio(video)
    assert (picture.width, picture.height, picture.constant_rate) == (1080, 1920, 30)
    assert (picture.codec, picture.profile, picture.pixel_format) == ("h264", "High", "yuv420p")
    assert (sound.codec, sound.profile, sound.sample_rate) == ("aac", "LC", 48_000)
    assert abs(picture.duration_ms - sound.duration_ms) <= 1000 / 30
    assert boxes(video)[:2] == ("ftyp", "moov")
    assert measure(video).integrated == pytest.approx(-14, abs=0.5)
    assert check_picture(video, duration_ms=told["duration_ms"]).problems == ()
    checks = json.loads((program.folder / "film.qc.json").read_text())["checks"]
    assert len(checks) >= 19
    assert all(check["passed"] for check in checks)
    origin = json.loads((program.folder / "film.provenance.json").read_text())
    assert [scene["scene_id"] for scene in origin["scenes"]] == ["s01", "s02"]
    for suffix in ("srt", "vtt", "jpg"):
        assert (program.folder / f"film.{suffix}").stat().st_size > 20
    assert "Le panda mange." in (program.folder / "film.srt").read_text(encoding="utf-8")


def test_second_run_reuses_everything_and_an_edit_or_insertion_keeps_the_other_scenes(
    program: Program, script: Path
) -> None:
    first = program.make(script)
    stages = ("narrate_scene", "render_segment", "mix_sound")
    before = {stage: program.artifacts(stage) for stage in stages}
    assert {stage: len(found) for stage, found in before.items()} == {
        "narrate_scene": 2, "render_segment": 2, "mix_sound": 1,
    }  # fmt: skip
    program.make(script)
    assert {stage: program.artifacts(stage) for stage in stages} == before
    script.write_text(script.read_text().replace("La nuit tombe.", "La nuit monte."))
    told = program.make(script)
    assert told["status"] == "completed"
    square = probe_video(program.folder / told["video"])
    assert (square.width, square.height) == (1080, 1080)
    after = {stage: program.artifacts(stage) for stage in stages}
    assert {stage: len(after[stage].keys() - before[stage].keys()) for stage in stages} == {
        "narrate_scene": 1, "render_segment": 1, "mix_sound": 1,
    }  # fmt: skip
    assert all(before[stage].items() <= after[stage].items() for stage in stages)

    text = script.read_text()
    added = "**VISUEL:** A river\n**VOIX OFF:** Un fleuve coule.\n\n**VISUEL:** A fortress"
    script.write_text(text.replace("**VISUEL:** A fortress", added))
    second = program.make(script)
    ids = [scene["id"] for scene in second["scenes"]]
    kept = [scene["id"] for scene in first["scenes"]]
    assert [ids[0], ids[2]] == kept
    assert len(set(ids)) == 3
    assert second["scenes"][2]["clip"] == first["scenes"][1]["clip"]


def test_killed_run_goes_on_where_it_was(program: Program, script: Path) -> None:
    args = ("make", "--script", str(script), *("--voice", "fake", "--music", "none"), *SQUARE)
    process = subprocess.Popen(
        program.command(*args), cwd=program.folder, env=program.environment,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 120
    while not program.artifacts("narrate_scene") and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    finished = program.artifacts("narrate_scene")
    assert finished
    assert not (program.folder / "deux.mp4").exists()
    told = program.make(script)
    assert Path(program.folder / told["video"]).exists()
    assert finished.items() <= program.artifacts("narrate_scene").items()


def test_interrupted_run_says_that_work_is_kept_and_leaves_no_ffmpeg(
    program: Program, script: Path
) -> None:
    args = ("make", "--script", str(script), *("--voice", "fake", "--music", "none"), *SQUARE)
    process = subprocess.Popen(
        program.command(*args), cwd=program.folder, env=program.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 120
    while not program.artifacts("narrate_scene") and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "What was finished is kept" in said
    assert "Traceback" not in said
    assert list(program.folder.glob("*.mp4")) == []
    assert not running_below(program.workspace)


def running_below(folder: Path) -> list[str]:
    """Command lines of processes that still work on something in `folder`."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line:
            found.append(line)
    return found


def test_other_shapes_of_picture(program: Program, script: Path) -> None:
    script.write_text(TWO_SCENES.partition("\n\n**VISUEL:** A fortress")[0], encoding="utf-8")
    told = program.make(script, "--aspect", "16:9", "--captions", "phrase", "--keep")
    picture = probe_video(program.folder / told["video"])
    assert (picture.width, picture.height) == (1920, 1080)
    assert len(list((program.folder / "deux.parts").iterdir())) == 3


def test_dry_run_plans_and_makes_nothing(program: Program, script: Path) -> None:
    told = program.make(script, "--dry-run")
    assert told["status"] == "planned"
    assert told["estimate"]["cost_microusd"] == 0
    assert program.artifacts("narrate_scene") == {}
    assert list(program.folder.glob("*.mp4")) == []
