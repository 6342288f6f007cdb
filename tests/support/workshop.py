"""Workshop: a studio with a worker in this process and the fake vendor, for tests of the flow."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reelwright.bootstrap import studio_from
from reelwright.database.clips import clips_of
from reelwright.database.costs import CostLine, costs_by_video
from reelwright.database.event_feed import EventFeed
from reelwright.database.events import read_events
from reelwright.database.ledger import audit
from reelwright.database.scenes import scenes_of
from reelwright.database.videos import load_video
from reelwright.domain.clip_state import ClipState
from reelwright.domain.events import ENDINGS, Event, EventType
from reelwright.domain.scene_state import SceneState
from reelwright.domain.video import Video
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.settings import load_settings
from reelwright.workflows.instant_hands import InstantHands
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker

WAIT_S = 30.0
QUICK: dict[str, Any] = {
    "clip_waits_s": (0.05, 0.1),
    "rung_wait_s": 0.1,
    "call_waits_s": (0.05, 0.05),
    "doubt_check_s": 0.1,
    "rate_limit_patience_s": 5.0,
    "offline": True,
}
"""Settings that make waits short."""


@dataclass(frozen=True)
class Workshop:
    """What a test does and looks at."""

    studio: Studio
    worker: Worker

    @property
    def backend(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.studio.database.url.get_backend_name()

    def ask(self, theme: str = "cats", *, approve: bool = False, **wishes: Any) -> Video:
        """Start a video of fakes; `wishes` are MakeRequest's."""
        given = {"language": "en", "writer": "fake", "voice": "fake", "music": "none", **wishes}
        asked = read_request(MakeRequest(theme=theme, **given))
        return start_video(asked, self.studio, approve=approve)

    def end(self, video: Video, *, after: int = 0) -> Event:
        """The event that ends the video's present run."""
        run = self.now(video).run
        feed = EventFeed(self.studio.database)
        for event in feed.follow(video.id, after, timeout_s=WAIT_S):
            if event.type in ENDINGS and event.run == run:
                return event
        raise AssertionError(f"{video.id} came to no end: {self.story(video)}")

    def wait_for(self, video: Video, what: EventType, *, after: int = 0) -> Event:
        """The next event of a type."""
        feed = EventFeed(self.studio.database)
        for event in feed.follow(video.id, after, timeout_s=WAIT_S):
            if event.type is what:
                return event
        raise AssertionError(f"{video.id} had no {what}: {self.story(video)}")

    def now(self, video: Video) -> Video:
        with self.studio.database.read() as c:
            return load_video(c, video.id)

    def scenes(self, video: Video) -> tuple[SceneState, ...]:
        with self.studio.database.read() as c:
            return scenes_of(c, video.id)

    def clips(self, video: Video) -> tuple[ClipState, ...]:
        with self.studio.database.read() as c:
            return clips_of(c, video.id)

    def story(self, video: Video) -> list[Event]:
        with self.studio.database.read() as c:
            return list(read_events(c, video.id, 0, 10_000))

    def cost(self, video: Video) -> CostLine | None:
        """After making sure that the ledger adds up."""
        with self.studio.database.read() as c:
            assert audit(c) == ()
            lines = costs_by_video(c, video_id=video.id)
        return lines[0] if lines else None


@contextlib.contextmanager
def workshop(
    folder: Path, vendor_url: str = "", *, database_url: str = "", **settings: Any
) -> Iterator[Workshop]:
    """A workspace in `folder` with a worker whose hands take no time."""
    chosen = {**QUICK, **settings}
    studio = studio_from(
        load_settings(
            workspace=folder / "workspace",
            fake_base_url=vendor_url,
            database_url=database_url,
            **chosen,
        )
    )
    services = studio.services
    with studio:
        worker = Worker(
            studio,
            hands=lambda: InstantHands(resources=services.resources, store=services.store),
        )
        worker.start()
        try:
            yield Workshop(studio, worker)
        finally:
            worker.stop()
