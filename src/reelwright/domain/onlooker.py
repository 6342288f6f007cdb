"""Onlooker: what somebody hears of a video that its owner shows to everybody."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.events import Event, EventType

TOLD: Mapping[EventType, tuple[str, ...]] = MappingProxyType(
    {
        EventType.VIDEO_CREATED: (),
        EventType.STAGE_STARTED: ("stage",),
        EventType.STAGE_FINISHED: ("stage",),
        EventType.SCRIPT_READY: ("title", "scenes"),
        EventType.VIDEO_PLANNED: (),
        EventType.NARRATION_READY: ("duration_ms",),
        EventType.CLIP_PROGRESS: ("stage", "fraction"),
        EventType.CLIP_COMPLETED: (),
        EventType.SEGMENT_READY: (),
        EventType.ASSEMBLY_STARTED: (),
        EventType.VIDEO_READY: ("version", "duration_ms"),
        EventType.VIDEO_PAUSED: (),
        EventType.VIDEO_FAILED: (),
        EventType.VIDEO_CANCELLED: (),
        EventType.STORYBOARD_READY: (),
        EventType.VIDEO_APPROVED: (),
        EventType.VIDEO_EDITED: ("revision",),
    }
)
"""Types that are told, and what of their payload: nothing of money, vendors, prompts, the brief,
or why something failed."""
KEPT = frozenset(EventType) - TOLD.keys()
"""For the owner alone."""


def as_told(event: Event) -> Event | None:
    """The event as an onlooker hears it, None where it is the owner's alone."""
    named = TOLD.get(event.type)
    if named is None:
        return None
    payload = {name: event.payload[name] for name in named if name in event.payload}
    return event.model_copy(update={"payload": payload})
