"""Pace: how long the last videos took, for how long the next one is likely to take."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from reelwright.database import pace
from reelwright.database.videos import load_video
from reelwright.domain.events import Event, EventType
from reelwright.domain.model import Model
from reelwright.workflows.studio import Studio

LAST = 20
"""Videos looked back on."""


class Pace(Model):
    """Medians on the wall, in milliseconds."""

    script_ms: int
    """From the wish to a script."""
    scene_ms: int
    """For each scene: spoken, pictured and rendered, while the others are as well."""
    finish_ms: int
    """From the last scene to the finished file."""
    videos: int
    """How many that is known from."""


def pace_of(studio: Studio, video_id: str) -> Pace | None:
    """Of its account's last videos with such pictures, else of everybody's; None without any."""
    with studio.database.read() as c:
        video = load_video(c, video_id)
        for whose in (video.account_id, None):
            told = pace.making_events(c, account_id=whose, clips=video.brief.clips, videos=LAST)
            if told:
                return measured(told)
    return None


def measured(events: Sequence[Event]) -> Pace | None:
    """From events of whole first runs, in order by video; the wait for approval is left out."""
    spans = [
        span
        for _, story in groupby(events, key=lambda event: event.video_id)
        if (span := _spans(tuple(story))) is not None
    ]
    if not spans:
        return None
    script, scene, finish = (round(median(each)) for each in zip(*spans, strict=True))
    return Pace(script_ms=script, scene_ms=scene, finish_ms=finish, videos=len(spans))


def _spans(story: Sequence[Event]) -> tuple[float, float, float] | None:
    first: dict[EventType, int] = {}
    last: dict[EventType, int] = {}
    for event in story:
        first.setdefault(event.type, event.at_ms)
        last[event.type] = event.at_ms
    try:
        began, written = first[EventType.VIDEO_CREATED], first[EventType.SCRIPT_READY]
        drawn, ready = last[EventType.SEGMENT_READY], first[EventType.VIDEO_READY]
    except KeyError:
        return None
    scenes = sum(event.type is EventType.SEGMENT_READY for event in story)
    approved = first.get(EventType.VIDEO_APPROVED)
    waited = approved - first.get(EventType.STORYBOARD_READY, approved) if approved else 0
    return written - began, max(0, drawn - written - waited) / scenes, ready - drawn
