"""`reelwright worker`: the process that makes what others ask for, until it is stopped."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated, Any

import typer
from rich.markup import escape

from reelwright.cli.console import out
from reelwright.cli.logs import worker_log
from reelwright.cli.opening import Workspace, opened
from reelwright.cli.videos import length
from reelwright.database.event_feed import EventFeed
from reelwright.domain.events import ENDINGS, Event, EventType
from reelwright.domain.money import dollars
from reelwright.errors import Conflict, NotFound
from reelwright.operations.duties import DUTIES, HOURLY
from reelwright.operations.inbox import FOLDER
from reelwright.operations.library import VideoView, view_video
from reelwright.settings import load_settings
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker
from reelwright.workflows.worker_lock import WorkerLock

TOLD = ENDINGS | {EventType.VIDEO_CREATED}


def worker_command(
    workspace: Workspace = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Make whatever is asked for, until Ctrl-C or SIGTERM; then end what is being paid first."""
    with (
        opened(workspace, as_json=as_json) as studio,
        only_one(studio),
        worker_log(
            studio.services.workspace,
            shown=not as_json,
            form=load_settings(workspace=workspace).log_format,
        ),
        told_to_stop() as stop,
    ):
        worker = Worker(studio, speaker_idle_s=SPEAKER_IDLE_S, duties=DUTIES, hourly_duties=HOURLY)
        inbox = studio.services.workspace / FOLDER
        inbox.mkdir(parents=True, exist_ok=True)
        worker.start()
        try:
            _say_ready(studio, as_json=as_json)
            feed = EventFeed(studio.database)
            for event in feed.follow(None, stop=lambda: stop.is_set() or not worker.alive):
                if event.type in TOLD:
                    _say(studio, event, as_json=as_json)
        finally:
            worker.stop()
        if worker.error is not None:
            raise worker.error
        if not as_json:
            out.print("Stopped. What is unfinished goes on with the next worker.")


SPEAKER_IDLE_S = 60.0
"""The voice is kept in memory this long after its last word, for the next video."""


@contextmanager
def only_one(
    studio: Studio, *, otherwise: str = "it takes whatever is asked for"
) -> Iterator[None]:
    """On SQLite a workspace has one worker. Raises Conflict, naming the other one's process.

    `otherwise` is what may be done where there is one.
    """
    if not studio.database.is_sqlite:
        yield
        return
    lock = WorkerLock(studio.services.workspace)
    if not lock.try_acquire():
        holder = lock.holder()
        process = f"process {holder}" if holder else "another process"
        raise Conflict(
            f"{studio.services.workspace} has a worker already ({process}): {otherwise}. "
            "For several workers set REELWRIGHT_DATABASE_URL to a Postgres database."
        )
    try:
        yield
    finally:
        lock.release()


@contextmanager
def told_to_stop() -> Iterator[threading.Event]:
    """Set by the first SIGTERM or Ctrl-C; a second one ends the process at once."""
    stop = threading.Event()
    before: dict[signal.Signals, Any] = {}

    def told(number: int, _: FrameType | None) -> None:
        stop.set()
        for name in before:
            signal.signal(name, signal.SIG_DFL)

    for name in (signal.SIGTERM, signal.SIGINT):
        before[name] = signal.signal(name, told)
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _say_ready(studio: Studio, *, as_json: bool) -> None:
    place, pid = studio.database.place, os.getpid()
    inbox = studio.services.workspace / FOLDER
    if as_json:
        _line({"event": "ready", "pid": pid, "database": place, "inbox": str(inbox)})
        return
    out.print(
        f"[green]✓[/] Worker ready (process {pid}) on {escape(place)}. Ctrl-C stops it.",
        soft_wrap=True,
    )
    out.print(f"  Scripts put into {escape(str(inbox))} are made too.", style="dim", soft_wrap=True)


def _say(studio: Studio, event: Event, *, as_json: bool) -> None:
    try:
        view = view_video(studio, event.video_id)
    except NotFound:
        return
    path = view.versions[-1].path if view.versions else ""
    if as_json:
        video = view.video
        _line(
            {
                "event": event.type,
                "id": video.id,
                "title": video.title,
                "duration_ms": video.duration_ms,
                "cost_microusd": video.bill_microusd,
                "video": path,
                "message": video.notice,
            }
        )
        return
    out.print(_told(event.type, view, path), soft_wrap=True)


def _told(what: EventType, view: VideoView, path: str) -> str:
    video = view.video
    if what is EventType.VIDEO_READY:
        cost = dollars(video.bill_microusd) if video.bill_microusd else "free"
        made = f"{length(video.duration_ms)}  {cost}  {escape(path)}"
        return f"[green]✓[/] {escape(video.title)}  {made}"
    mark = {
        EventType.VIDEO_CREATED: "[dim]●[/] asked for",
        EventType.VIDEO_PAUSED: "[yellow]‖[/] paused",
        EventType.VIDEO_FAILED: "[bold red]✗[/] failed",
        EventType.VIDEO_CANCELLED: "■ cancelled",
        EventType.STORYBOARD_READY: "[yellow]●[/] waits for approval",
        EventType.VIDEO_TRASHED: "■ in the trash",
    }[what]
    # A notice belongs to how the video stands now, which may be another thing by now.
    notice = escape(video.notice) if what is not EventType.VIDEO_CREATED else ""
    return f"{mark}  {video.id}  {notice}".rstrip()


def _line(values: dict[str, object]) -> None:
    typer.echo(json.dumps(values, ensure_ascii=False))
