"""Toolbox: what every tool is given: the studio, and somebody who works."""

from __future__ import annotations

import asyncio
import functools
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError

from reelwright.database.event_feed import EventFeed
from reelwright.database.videos import load_video
from reelwright.domain.events import ENDINGS, Event, EventType
from reelwright.domain.video import WORKING, Video
from reelwright.errors import ReelwrightError
from reelwright.mcp.wording import by_tool
from reelwright.workflows.studio import Studio

GLANCE_S = 1.0
PARTS = {
    EventType.NARRATION_READY: "spoken",
    EventType.CLIP_COMPLETED: "has its picture",
    EventType.SEGMENT_READY: "is encoded",
}
"""What is told of a scene while it is made."""

P = ParamSpec("P")
T = TypeVar("T")


def said(tool: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """An error of our tree becomes a tool's error with the same words."""

    @functools.wraps(tool)
    async def run(*given: P.args, **named: P.kwargs) -> T:
        try:
            return await tool(*given, **named)
        except ReelwrightError as error:
            raise ToolError(by_tool(str(error))) from error

    return run


@dataclass(frozen=True)
class Toolbox:
    """`become_worker` does nothing where somebody works already."""

    studio: Studio
    become_worker: Callable[[], None]
    _one: threading.Lock = field(default_factory=threading.Lock)

    def see_to_work(self) -> None:
        """Have a worker. Raises what ended or hindered the one of this process."""
        with self._one:
            self.become_worker()

    def now(self, video_id: str) -> Video:
        """Raises NotFound."""
        with self.studio.database.read() as c:
            return load_video(c, video_id)

    async def until_rest(self, ctx: Context, video: Video, *, after: int = 0) -> None:
        """Wait for the end of the video's run, and tell the caller how far it is."""
        feed, told = EventFeed(self.studio.database), _Progress()
        while True:
            event = await asyncio.to_thread(_next, feed, video.id, after)
            if event is not None:
                after = event.seq
                if event.run < video.run:
                    continue
                if told.hear(event):
                    await ctx.report_progress(told.done, told.total, told.message)
                if event.type in ENDINGS:
                    return
                continue
            await asyncio.to_thread(self.see_to_work)
            now = await asyncio.to_thread(self.now, video.id)
            if now.status not in WORKING and now.run >= video.run:
                return


def _next(feed: EventFeed, video_id: str, after: int) -> Event | None:
    return next(feed.follow(video_id, after, timeout_s=GLANCE_S), None)


class _Progress:
    """How far a run is: each scene spoken, shown and encoded, and the join."""

    def __init__(self) -> None:
        self.total: float | None = None
        self.message = ""
        self._made: set[tuple[str, str]] = set()

    @property
    def done(self) -> float:
        """Parts that are made."""
        return float(len(self._made))

    def hear(self, event: Event) -> bool:
        """Whether there is anything new to tell."""
        before = len(self._made)
        if event.type is EventType.SCRIPT_READY:
            scenes = event.payload.get("scenes", ())
            self.total = float(len(PARTS) * len(scenes) + 2)
            self.message = f"The script is written: {len(scenes)} scenes"
            self._made.add((event.type, ""))
        elif event.type in PARTS:
            self.message = f"Scene {event.scene_id} {PARTS[event.type]}"
            self._made.add((event.type, event.scene_id))
        elif event.type is EventType.ASSEMBLY_STARTED:
            self.message = "All scenes are there and are joined"
            self._made.add((event.type, event.scene_id))
        return len(self._made) > before
