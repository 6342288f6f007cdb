"""Following: this process becomes the worker where there is none, and watches until the end."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reelwright.cli.logs import worker_log
from reelwright.database.event_feed import EventFeed
from reelwright.database.events import last_seqs
from reelwright.database.videos import load_video
from reelwright.domain.events import ENDINGS, Event, EventType
from reelwright.domain.money import dollars
from reelwright.domain.video import WORKING, Video
from reelwright.errors import ReelwrightError
from reelwright.operations.control import cancel
from reelwright.operations.inbox import read_inbox
from reelwright.ports import Progress, Watcher
from reelwright.stages import Stage
from reelwright.workflows.lease import live_workers
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker
from reelwright.workflows.worker_lock import WorkerLock

GLANCE_S = 1.0
"""Between two looks whether the other worker is still there."""


@dataclass
class Following:
    """Watches one video; `worker` is there where this process does the work itself."""

    studio: Studio
    lock: WorkerLock
    new_worker: Callable[[Studio], Worker]
    worker: Worker | None = None

    def work_if_nobody_does(self) -> None:
        """Become the worker of a workspace, or of a database, that has none."""
        if self.worker is not None:
            if self.worker.error is not None:
                raise self.worker.error
            return
        free = (
            self.lock.try_acquire()
            if self.studio.database.is_sqlite
            else live_workers(self.studio.database) == 0
        )
        if free:
            self.worker = self.new_worker(self.studio)
            self.worker.start()

    def until_end(self, video: Video, watch: Watcher, *, after_seq: int = 0) -> Event | None:
        """Follow the video's run until nothing more comes; its last event."""
        feed = EventFeed(self.studio.database)
        while True:
            self.work_if_nobody_does()
            for event in feed.follow(video.id, after_seq, timeout_s=GLANCE_S):
                after_seq = event.seq
                if event.run < video.run:
                    continue
                told = progress_of(event)
                if told is not None:
                    watch(told)
                if event.type in ENDINGS:
                    return event
            with self.studio.database.read() as c:
                now = load_video(c, video.id)
            if now.status not in WORKING and now.run >= video.run:
                return None


def _short_lived(studio: Studio) -> Worker:
    return Worker(studio, duties=(read_inbox,))


@contextlib.contextmanager
def following(
    studio: Studio, *, worker: Callable[[Studio], Worker] = _short_lived
) -> Iterator[Following]:
    """Ends the worker, if this process became it, when the block ends."""
    follower = Following(studio, WorkerLock(studio.services.workspace), worker)
    with worker_log(studio.services.workspace):
        try:
            yield follower
        finally:
            if follower.worker is not None:
                follower.worker.stop()
            follower.lock.release()


@contextlib.contextmanager
def cancelled_by_ctrl_c(studio: Studio, video_id: str) -> Iterator[None]:
    """Ctrl-C stops the video itself, so that the next worker does not go on with it unasked."""
    try:
        yield
    except KeyboardInterrupt:
        with contextlib.suppress(ReelwrightError):
            cancel(studio, video_id)
        raise


def last_seq(studio: Studio, video_id: str) -> int:
    """Number of the video's last event by now."""
    with studio.database.read() as c:
        return last_seqs(c).get(video_id, 0)


def progress_of(event: Event) -> Progress | None:
    """What an event means for the checklist, None where it says nothing there."""
    if event.type is EventType.STAGE_STARTED:
        return Progress(event.payload["stage"], "started")
    if event.type is EventType.STAGE_FINISHED:
        reused = bool(event.payload.get("reused"))
        title = str(event.payload.get("title", ""))
        return Progress(event.payload["stage"], "reused" if reused else "finished", message=title)
    if event.type is EventType.VIDEO_PLANNED and event.payload["microusd"]:
        price = dollars(event.payload["microusd"])
        return Progress(Stage.MAKE_CLIP, "estimated", message=f"Estimated price: {price}")
    if event.type is EventType.SCRIPT_READY:
        scenes = ",".join(event.payload["scenes"])
        return Progress(Stage.WRITE_SCRIPT, "expected", values={"scenes": scenes})
    if event.type is EventType.NARRATION_READY:
        return Progress(Stage.NARRATE_SCENE, "advanced", event.scene_id, 1.0)
    if event.type is EventType.CLIP_PROGRESS:
        return Progress(
            event.payload["stage"], "advanced", event.scene_id, event.payload["fraction"]
        )
    if event.type is EventType.SEGMENT_READY:
        return Progress(Stage.RENDER_SEGMENT, "advanced", event.scene_id, 1.0)
    if event.type in {EventType.CLIP_FAILED, EventType.CLIP_FALLBACK}:
        return Progress(Stage.MAKE_CLIP, "warned", event.scene_id, message=_trouble(event))
    if event.type is EventType.CLIP_SUBMITTED:
        return Progress(Stage.MAKE_CLIP, "advanced", event.scene_id, 0.0, "at the vendor")
    if event.type is EventType.CLIP_COMPLETED:
        return Progress(Stage.MAKE_CLIP, "advanced", event.scene_id, 1.0)
    return None


def _trouble(event: Event) -> str:
    if event.type is EventType.CLIP_FALLBACK:
        return f"scene {event.scene_id}: {event.payload['why']}"
    return f"scene {event.scene_id}: {event.payload['next']}"
