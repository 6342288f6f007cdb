"""The inbox: a script that is put there starts a video, once."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.database.connect import Database
from reelwright.database.tables import accounts, videos
from reelwright.domain.video import VideoStatus
from reelwright.operations.inbox import read_inbox
from reelwright.operations.library import VideoLine, list_videos
from reelwright.workflows.studio import Studio
from tests.support.made import queued, studio_of

SCRIPT = """**VISUEL:** A panda behind bamboo
**VOIX OFF:** Le panda mange du bambou pendant toute la journée, et il dort ensuite.
"""


@pytest.fixture
def studio(database: Database, tmp_path: Path) -> Iterator[Studio]:
    with studio_of(database, tmp_path / "workspace", voice="fake") as opened:
        (opened.services.workspace / "inbox").mkdir(parents=True)
        yield opened


@pytest.fixture
def here(sqlite_database: Database, tmp_path: Path) -> Iterator[Studio]:
    """For rules that do not depend on the database."""
    with studio_of(sqlite_database, tmp_path / "workspace", voice="fake") as opened:
        (opened.services.workspace / "inbox").mkdir(parents=True)
        yield opened


def put(studio: Studio, text: str, name: str = "script_pandas.txt", *, age_s: float = 10) -> Path:
    path = studio.services.workspace / "inbox" / name
    path.write_text(text, encoding="utf-8")
    changed = time.time() - age_s
    os.utime(path, (changed, changed))
    return path


def told(path: Path) -> Path:
    return path.with_name(f"{path.name}.error.txt")


def only(studio: Studio) -> VideoLine:
    (line,) = list_videos(studio)
    return line


def test_a_script_starts_one_video_in_its_language_however_often_it_is_seen(
    studio: Studio,
) -> None:
    path = put(studio, SCRIPT)
    together = threading.Barrier(4)

    def read() -> None:
        together.wait()
        read_inbox(studio)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    read_inbox(studio)
    line = only(studio)
    assert (line.title, line.language, line.origin) == ("pandas", "fr-FR", "inbox")
    assert line.status == VideoStatus.QUEUED
    assert queued(studio) == 1
    assert path.is_file()
    assert not told(path).exists()


def test_the_language_that_a_script_names_is_spoken(here: Studio) -> None:
    put(here, f"LANGUAGE: es-ES\n{SCRIPT}", "script_osos.md")
    read_inbox(here)
    assert only(here).language == "es-ES"


def test_what_is_still_growing_or_is_no_script_is_left_alone(here: Studio) -> None:
    put(here, SCRIPT, age_s=0)
    put(here, SCRIPT, "script_pandas.txt.part")
    put(here, SCRIPT, "notes.txt")
    put(here, SCRIPT, "script_pandas.pdf")
    (here.services.workspace / "inbox" / "script_folder.txt").mkdir()
    read_inbox(here)
    assert list_videos(here) == ()
    put(here, SCRIPT)
    read_inbox(here)
    assert only(here).title == "pandas"


def test_a_broken_script_is_told_beside_it_and_starts_once_it_is_mended(here: Studio) -> None:
    path = put(here, "**VISUEL:** A panda\n**VOIX OFF:**\n")
    empty = put(here, "  \n", "script_empty.txt")
    read_inbox(here)
    assert list_videos(here) == ()
    words = told(path).read_text(encoding="utf-8")
    assert "scene 1 has nothing to say" in words
    assert "Correct script_pandas.txt and save it" in words
    assert "is empty" in told(empty).read_text(encoding="utf-8")
    written = told(path).stat().st_mtime_ns
    read_inbox(here)
    assert told(path).stat().st_mtime_ns == written
    put(here, SCRIPT)
    read_inbox(here)
    assert only(here).title == "pandas"
    assert not told(path).exists()
    assert told(empty).exists()


def test_an_edited_script_makes_the_same_video_anew_when_its_turn_has_come(
    here: Studio,
) -> None:
    put(here, SCRIPT)
    read_inbox(here)
    first = only(here)
    put(here, SCRIPT.replace("mange", "croque"))
    read_inbox(here)
    assert queued(here) == 1
    with here.database.begin() as c:
        c.execute(videos.update().values(status="completed"))
    read_inbox(here)
    read_inbox(here)
    again = only(here)
    assert (again.id, again.status) == (first.id, VideoStatus.QUEUED)
    assert queued(here) == 2


def test_a_full_quota_is_told_and_the_script_waits_for_room(studio: Studio) -> None:
    path = put(studio, SCRIPT)
    with studio.database.begin() as c:
        c.execute(accounts.update().values(max_videos=0))
    read_inbox(studio)
    assert "0 of 0 videos" in told(path).read_text(encoding="utf-8")
    assert (list_videos(studio), queued(studio)) == ((), 0)
    with studio.database.begin() as c:
        c.execute(accounts.update().values(max_videos=-1))
    read_inbox(studio)
    assert only(studio).origin == "inbox"


def test_without_an_inbox_nothing_happens(here: Studio) -> None:
    (here.services.workspace / "inbox").rmdir()
    read_inbox(here)
    assert list_videos(here) == ()
