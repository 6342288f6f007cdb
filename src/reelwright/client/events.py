"""Events: a video's story as it happens, each event once and in order, also across breaks."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import httpx2

from reelwright.client.errors import RateLimited, ServerTrouble, Unreachable
from reelwright.client.line import Line
from reelwright.client.models import Answer

SILENCE_S = 50.0
"""A heartbeat comes every 20 s: after two that did not, the connection is dead."""
ENDINGS = frozenset(
    {
        "video_ready",
        "video_paused",
        "video_failed",
        "video_cancelled",
        "storyboard_ready",
        "video_trashed",
    }
)
"""After these nothing more comes until somebody asks for it."""
WORKING = frozenset({"queued", "processing", "ready_to_assemble", "assembling"})


class Event(Answer):
    """One event; `seq` counts from 1 within its video, without gaps."""

    video_id: str
    seq: int
    type: str
    at: datetime
    run: int = 1
    scene_id: str = ""
    payload: Mapping[str, Any] = {}


def watch(line: Line, video_id: str, after: int) -> Iterator[Event]:
    """Events beyond `after`, connecting anew wherever the stream breaks, until the video rests."""
    story = _Story(after)
    left = line.tries
    while True:
        before, wait_s = story.heard, None
        broken: Exception = Unreachable("the stream ended without a word")
        try:
            yield from _listen(line, video_id, story)
        except httpx2.TransportError as error:
            broken = error
        except (RateLimited, ServerTrouble) as error:
            wait_s, broken = line.wait_of(error, left - 1), error
            if wait_s is None:
                raise
        if story.is_over:
            return
        left = line.tries if story.heard > before else left - 1
        if left <= 0:
            raise line.unreachable(broken) from broken
        time.sleep(line.pause(left) if wait_s is None else wait_s)


class _Story:
    """What was heard of a video so far."""

    def __init__(self, after: int) -> None:
        self.seq = after
        self.heard = 0
        """Messages of any kind."""
        self.is_over = False
        self._known = 0
        """The last event there was when the connection began."""
        self._rests = False

    def hear(self, told: Mapping[str, Any]) -> Event | None:
        """The event in a message, None where it has none, or one that is known."""
        self.heard += 1
        if told.get("type") == "snapshot":
            self._known = int(told["seq"])
            self._rests = told["video"]["status"] not in WORKING
            self.is_over = self._rests and self.seq >= self._known
            return None
        if "seq" not in told or int(told["seq"]) <= self.seq:
            return None
        event = Event.model_validate(told)
        self.seq = event.seq
        # An ending that more is known to follow belongs to an earlier run.
        latest = self.seq >= self._known
        self.is_over = latest and (self._rests or event.type in ENDINGS)
        return event


def _listen(line: Line, video_id: str, story: _Story) -> Iterator[Event]:
    path = f"/api/videos/{video_id}/events"
    headers = {"Accept": "text/event-stream"}
    query = {"after": str(story.seq)}
    with line.stream(path, headers=headers, query=query, silence_s=SILENCE_S) as response:
        for message in httpx2.EventSource(response):
            event = story.hear(json.loads(message.data)) if message.data else None
            if event is not None:
                yield event
            if story.is_over:
                return
