"""Inbox: a script file that is put into the workspace starts a video, once."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.database.inbox import take_file, was_taken
from reelwright.database.videos import NewVideo, find_named, locked
from reelwright.domain.model import fingerprint
from reelwright.domain.video import WORKING
from reelwright.errors import DatabaseTrouble, ReelwrightError, StorageError
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import Asked, check, read_request
from reelwright.providers.script.file import FileWriter
from reelwright.storage.local import place
from reelwright.workflows.runs import create_video, run_again, unused_name
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.inbox")

FOLDER = "inbox"
PREFIX = "script_"
SUFFIXES = frozenset({".txt", ".md"})
ERROR = ".error.txt"
SETTLED_S = 2.0
"""A file that changed within this time may still be growing."""


def read_inbox(studio: Studio) -> None:
    """Start a video for every file that is new; what is wrong with one is told beside it.

    Files stay where they are: the same name with the same content is never taken twice.
    """
    folder = studio.services.workspace / FOLDER
    for path in _settled(folder):
        try:
            started = _take(studio, path)
        except DatabaseTrouble:
            raise
        except ReelwrightError as error:
            _tell(path, error)
        else:
            if started:
                log.info("%s: %s is being made.", path.name, started)
            _untell(path)


def _settled(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    for path in found:
        name = path.name
        wanted = name.startswith(PREFIX) and path.suffix.lower() in SUFFIXES
        if not wanted or name.endswith(ERROR) or not path.is_file():
            continue
        try:
            changed = path.stat().st_mtime
        except OSError:
            continue
        if abs(time.time() - changed) >= SETTLED_S:
            yield path


def _take(studio: Studio, path: Path) -> str:
    """Id of the video that was started, empty where this file started one before."""
    asked = _read(studio, path)
    if asked is None:
        return ""
    key, now_ms = _key(path, asked.material), studio.now_ms()
    with studio.database.begin() as c:
        there = find_named(c, asked.id)
        name = unused_name(c, studio, asked.id) if there is None else there.id
        video = None if there is None else locked(c, name, account_id=LOCAL_ACCOUNT)
        if video is not None and video.status in WORKING:
            # Taken at a later round, when its turn has come.
            return ""
        if not take_file(c, key, name, now_ms=now_ms):
            return ""
        if video is None:
            new = NewVideo(name, LOCAL_ACCOUNT, asked.brief, asked.material, "inbox", False)
            create_video(c, studio, new)
        else:
            # The file was edited: its scenes that stayed the same are kept.
            run_again(
                c,
                studio,
                video,
                brief=asked.brief,
                material=asked.material,
                trashed_at_ms=None,
                status_before_trash="",
            )
    return name


def _read(studio: Studio, path: Path) -> Asked | None:
    """The request, None where it was taken before. Raises what is wrong with the file."""
    theme = path.stem.removeprefix(PREFIX).replace("_", " ").replace("-", " ").strip()
    request = MakeRequest(theme=theme, script_file=path)
    asked = read_request(request)
    with studio.database.read() as c:
        if was_taken(c, _key(path, asked.material)):
            return None
    check(asked, studio)
    FileWriter(asked.material, path.name).write(asked.brief)
    return asked


def _key(path: Path, material: str) -> str:
    return f"{path.name[:120]}/{fingerprint(path.name, material)}"


def _tell(path: Path, error: ReelwrightError) -> None:
    """Say it beside the file; once, as long as nothing changes."""
    beside = path.with_name(f"{path.name}{ERROR}")
    text = f"{error}\nCorrect {path.name} and save it: it is then read again.\n"
    try:
        if beside.is_file() and beside.read_text(encoding="utf-8") == text:
            return
        place(beside, lambda aside: _write(aside, text))
    except (OSError, StorageError) as trouble:
        log.warning("%s: %s (and %s cannot be written: %s)", path.name, error, beside, trouble)
        return
    log.warning("%s: %s", path.name, error)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _untell(path: Path) -> None:
    beside = path.with_name(f"{path.name}{ERROR}")
    try:
        beside.unlink()
    except OSError:
        return
