"""The commands that list, show, watch, steer and edit videos, as a person runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelwright.database.connect import Database, parse_database_url
from reelwright.database.migrate import VERSION_TABLE, migrate
from reelwright.database.migrations import VERSIONS
from reelwright.domain.video import VideoStatus
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker_lock import WorkerLock
from tests.acceptance.conftest import TWO_SCENES, Program
from tests.support.made import add_made, studio_of


@pytest.fixture
def studio(program: Program) -> Iterator[Studio]:
    """The program's workspace, seen from inside; nobody works there."""
    database = Database(parse_database_url("", program.workspace))
    migrate(database)
    with studio_of(database, program.workspace) as opened:
        yield opened


def told(program: Program, *args: str) -> Any:
    """`--json` of a command that must succeed."""
    done = program.run_here(*args, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def refused(program: Program, *args: str) -> str:
    done = program.run_here(*args)
    assert done.exit_code == 1, done.output
    assert "Traceback" not in done.output
    return " ".join(done.stderr.split())


def said(program: Program, *args: str) -> str:
    done = program.run_here(*args)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_finished_video_is_listed_shown_watched_and_edited(
    program: Program, script: Path
) -> None:
    made = program.make(script)
    video_id = made["id"]
    line = told(program, "videos")[0]
    assert (line["id"], line["status"], line["version"]) == (video_id, "completed", 1)
    assert line["duration_ms"] == made["duration_ms"]
    assert video_id in said(program, "videos")
    view = told(program, "show", video_id[:6])
    assert [scene["number"] for scene in view["scenes"]] == [1, 2]
    assert all(scene["picture"] == "drawn" for scene in view["scenes"])
    shown = said(program, "show", video_id)
    assert "Le panda mange." in shown
    assert shown.rstrip().endswith("/v1/final.mp4")
    told_all = said(program, "watch", video_id)
    assert "asked for: deux" in told_all
    assert "✓ ready: version 1" in told_all
    done = program.run_here("watch", video_id, "--json", "--after", "3")
    seqs = [json.loads(row)["seq"] for row in done.stdout.splitlines()]
    assert seqs == list(range(4, view["events"] + 1))
    assert said(program, "watch", video_id, "--after", "9999") == ""
    segments = program.artifacts("render_segment")
    edited = program.run(
        "edit", video_id, "--scene", "2", "--voice-over", "La nuit monte.", "--out", "film.mp4",
    )  # fmt: skip
    assert edited.returncode == 0, edited.stderr
    assert edited.stdout.rstrip().endswith("film.mp4")
    assert "La nuit monte." in (program.folder / "film.srt").read_text(encoding="utf-8")
    assert len(program.artifacts("render_segment").keys() - segments.keys()) == 1
    view = told(program, "show", video_id)
    assert [(v["version"], v["revision"]) for v in view["versions"]] == [(1, 1), (2, 2)]
    assert "finished" in refused(program, "resume", video_id)


def test_what_does_not_fit_is_said_in_words(program: Program, studio: Studio) -> None:
    add_made(studio, "pandas-1")
    add_made(studio, "working-1", status=VideoStatus.PROCESSING)
    add_made(studio, "paused-1", status=VideoStatus.PAUSED)
    refusals = {
        ("show", "pandaz-1"): "Did you mean pandas-1",
        ("edit", "working-1", "--scene", "1", "--voice-over", "x"): "is being made",
        ("edit", "pandas-1", "--scene", "1"): "Say what changes",
        ("edit", "pandas-1", "--scene", "9", "--visual", "x"): "no scene '9'",
        ("resume", "pandas-1"): "it is finished",
        ("approve", "pandas-1"): "cannot be approved",
        ("cancel", "pandas-1"): "cannot be cancelled",
        ("restore", "pandas-1"): "not in the trash",
        ("retry", "pandas-1", "--scene", "1"): "follows its text",
        ("resume", "paused-1", "--budget", "much"): "Write it like 1.50",
        ("resume", "paused-1", "--out", "film.avi"): "must end in .mp4",
        ("scene", "move", "pandas-1", "--scene", "1", "--to", "7"): "no place 7",
        ("revert", "pandas-1", "--revision", "5"): "no revision 5",
        ("costs", "nothing"): "There is no video 'nothing'",
    }
    for args, words in refusals.items():
        assert words in refused(program, *args), args
        document = program.run_here(*args, "--json")
        assert document.exit_code == 1
        assert words in " ".join(json.loads(document.stdout)["message"].split())
    line = {v["id"]: v["status"] for v in told(program, "videos")}
    assert line == {"pandas-1": "completed", "working-1": "processing", "paused-1": "paused"}


def test_commands_that_start_work_may_leave_it_to_a_worker(
    program: Program, studio: Studio
) -> None:
    add_made(studio, "pandas-1")
    add_made(studio, "waits-1", status=VideoStatus.AWAITING_APPROVAL)
    now = told(program, "scene", "add", "pandas-1", "--voice-over", "Neu.", "--no-wait")
    assert (now["status"], now["run"], now["revision"]) == ("queued", 2, 2)
    assert told(program, "cancel", "pandas-1")["status"] == "cancelled"
    assert told(program, "resume", "pandas-1", "--no-wait")["run"] == 3
    assert told(program, "approve", "waits-1", "--no-wait")["status"] == "processing"
    queued = program.run_here("cancel", "waits-1")
    assert queued.stdout == "waits-1\n"
    assert "reelwright resume waits-1" in queued.stderr


def test_the_trash_is_listed_emptied_and_given_back(program: Program, studio: Studio) -> None:
    add_made(studio, "pandas-1")
    add_made(studio, "wolves-1")
    assert "`reelwright restore pandas-1` brings it back" in said(program, "delete", "pandas-1")
    assert [v["id"] for v in told(program, "videos")] == ["wolves-1"]
    assert "pandas-1" in said(program, "videos", "--trash")
    assert told(program, "restore", "pandas-1")["status"] == "completed"
    assert told(program, "delete", "wolves-1", "--now")["purged"]
    assert "no video 'wolves-1'" in refused(program, "show", "wolves-1")
    assert told(program, "videos", "--trash") == []


def test_an_empty_workspace_says_what_to_do(program: Program, studio: Studio) -> None:
    assert "reelwright make" in said(program, "videos")
    assert told(program, "videos") == []
    assert "Nothing was spent" in said(program, "costs")
    assert told(program, "costs", "--by", "month")["lines"] == []


def test_a_database_of_a_newer_version_is_left_alone(program: Program, studio: Studio) -> None:
    add_made(studio, "pandas-1")
    with studio.database.begin() as c:
        c.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    assert "newer" in refused(program, "videos")
    with studio.database.begin() as c:
        c.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '{VERSIONS[-1]}'")
    assert told(program, "videos")[0]["id"] == "pandas-1"


def test_a_second_worker_is_refused_with_the_first_ones_process(
    program: Program, studio: Studio
) -> None:
    lock = WorkerLock(program.workspace)
    assert lock.try_acquire()
    try:
        assert f"has a worker already (process {os.getpid()})" in refused(program, "worker")
    finally:
        lock.release()


def test_a_worker_takes_what_the_inbox_holds_and_stops_when_told(program: Program) -> None:
    inbox = program.workspace / "inbox"
    inbox.mkdir(parents=True)
    put = inbox / "script_deux.txt"
    put.write_text(TWO_SCENES, encoding="utf-8")
    os.utime(put, (1, 1))
    environment = {**program.environment, "REELWRIGHT_VOICE": "fake"}
    process = subprocess.Popen(
        program.command("worker", "--json"), cwd=program.folder, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        assert (ready["event"], ready["pid"]) == ("ready", process.pid)
        asked = json.loads(process.stdout.readline())
        assert asked["event"] == "video_created"
        last = time.monotonic() + 60
        while not list(program.workspace.glob("videos/*/v1/final.mp4")):
            assert time.monotonic() < last
            time.sleep(0.1)
        made = json.loads(process.stdout.readline())
        assert (made["event"], made["title"]) == ("video_ready", "Deux scènes")
        assert Path(made["video"]).is_file()
    finally:
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert put.is_file()
