"""Studio: everything an operation or a step needs, made once per process by bootstrap."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection

from reelwright.database import events
from reelwright.database.connect import Database
from reelwright.database.costs import costs_by_video
from reelwright.domain.events import EventType
from reelwright.domain.video import Video
from reelwright.ports import PromptReworder, Services
from reelwright.providers.registry import open_writer
from reelwright.storage.link_secret import open_signer
from reelwright.storage.objects import Objects
from reelwright.storage.open import open_objects
from reelwright.storage.signing import LinkSigner
from reelwright.workflows.engine import Tasks


def wall_clock_ms() -> int:
    """Unix time."""
    return time.time_ns() // 1_000_000


def nothing(_: str) -> None:
    """What happens at a boundary by default."""


@dataclass(frozen=True)
class Studio:
    """Ports, rows and queues of one process."""

    services: Services
    database: Database
    tasks: Tasks
    now_ms: Callable[[], int] = wall_clock_ms
    at: Callable[[str], None] = nothing
    """Called at every boundary between two effects, by name; a campaign kills the process there."""

    def folder(self, video_id: str) -> Path:
        """Finished files of a video, by version."""
        return self.services.workspace / "videos" / video_id

    def objects(self) -> Objects:
        """Everything that is kept, where all workers find it."""
        return open_objects(self.services.resources, self.services.workspace, signer=self.links)

    def secret(self) -> bytes:
        """The installation's, from which others are derived. Raises ConfigError, StorageError."""
        return self.links().secret

    def links(self) -> LinkSigner:
        """What signs and checks links to files. Raises ConfigError, StorageError."""
        return open_signer(self.services.link_secret, self.services.workspace)

    def tell(
        self,
        c: Connection,
        video: Video,
        what: EventType,
        *,
        scene_id: str = "",
        once: str | None = None,
        **payload: Any,
    ) -> None:
        """Append an event in the caller's transaction, which holds the video.

        `once` names it within the run: a step that runs again tells it no second time.
        """
        events.append(
            c,
            video.id,
            what,
            run=video.run,
            scene_id=scene_id,
            payload=payload,
            once=None if once is None else f"{video.run}/{what}/{once}",
            now_ms=self.now_ms(),
        )

    def today(self) -> date:
        """The day in UTC, by which prices are looked up."""
        return datetime.fromtimestamp(self.now_ms() / 1000, UTC).date()

    def can_reword(self, video: Video) -> bool:
        """Whether the video's script writer can put a refused prompt into other words."""
        name = video.brief.writer
        if not name:
            return False
        return isinstance(open_writer(name, self.services.resources), PromptReworder)

    def spent_on(self, c: Connection, video_id: str) -> int:
        """Micro-dollars of a video that are charged, in doubt or set aside."""
        return sum(
            line.reserved_microusd + line.committed_microusd + line.doubt_microusd
            for line in costs_by_video(c, video_id=video_id)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give every connection back."""
        self.tasks.close()
        self.database.close()
