"""Outcome: a finished version with what it took, for whoever shows or delivers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from reelwright.database.costs import CostLine, costs_by_video
from reelwright.database.events import read_events
from reelwright.database.versions import find_version
from reelwright.database.videos import load_video
from reelwright.domain.clip import Clip
from reelwright.domain.events import Event, EventType
from reelwright.domain.video import Video
from reelwright.errors import NotFound
from reelwright.stages import Stage
from reelwright.workflows.studio import Studio
from reelwright.workflows.version import MadeVersion


@dataclass(frozen=True)
class Outcome:
    """A video's newest version, the wall time of its run's stages, and its costs so far."""

    video: Video
    made: MadeVersion
    stage_ms: Mapping[str, int]
    cost: CostLine | None


def outcome_of(studio: Studio, video_id: str, *, account_id: str | None = None) -> Outcome:
    """Raises NotFound where no version is finished yet."""
    with studio.database.read() as c:
        video = load_video(c, video_id, account_id=account_id)
        kept = find_version(c, video_id, video.version)
        if kept is None:
            raise NotFound(
                f"{video_id} has no finished version yet; it is {video.status}. "
                f"`reelwright show {video_id}` says more."
            )
        costs = costs_by_video(c, video_id=video_id)
        return Outcome(
            video=video,
            made=MadeVersion.model_validate(kept),
            stage_ms=stage_times(_events(c, video_id), video.run),
            cost=costs[0] if costs else None,
        )


def stage_times(events: Sequence[Event], run: int) -> dict[str, int]:
    """Wall time from each stage's start to its end in a run, in the order of the stages.

    The wait at the storyboard is nobody's work: it is left out.
    """
    began: dict[str, int] = {}
    ended: dict[str, int] = {}
    waits: list[tuple[int, int]] = []
    shown_ms: int | None = None
    for event in events:
        if event.run != run:
            continue
        if event.type is EventType.STAGE_STARTED:
            began.setdefault(event.payload["stage"], event.at_ms)
        elif event.type is EventType.STAGE_FINISHED:
            ended[event.payload["stage"]] = event.at_ms
        elif event.type is EventType.STORYBOARD_READY:
            shown_ms = event.at_ms
        elif event.type is EventType.VIDEO_APPROVED and shown_ms is not None:
            waits.append((shown_ms, event.at_ms))
    spans = {
        stage: (began[stage], ended[stage]) for stage in Stage if stage in began and stage in ended
    }
    return {
        stage: end - start - _within(waits, start, end) for stage, (start, end) in spans.items()
    }


def _within(waits: Sequence[tuple[int, int]], start_ms: int, end_ms: int) -> int:
    """How long of a span was waited."""
    return sum(max(0, min(end, end_ms) - max(start, start_ms)) for start, end in waits)


def _events(c: Connection, video_id: str) -> list[Event]:
    found: list[Event] = []
    while chunk := read_events(c, video_id, found[-1].seq if found else 0, 1000):
        found += chunk
    return found


def clip_label(clip: Clip) -> str:
    """`drawn:forest`, `media:beach.jpg`, `bought:s01`."""
    if clip.kind == "drawn":
        return f"drawn:{clip.recipe.kit}"
    return f"media:{Path(clip.path or clip.key).name}"
