"""Event: one line of a video's append-only story, which every client can replay."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field

from reelwright.domain.model import Model


class EventType(StrEnum):
    """What can happen to a video."""

    VIDEO_CREATED = "video_created"
    STAGE_STARTED = "stage_started"
    STAGE_FINISHED = "stage_finished"
    SCRIPT_READY = "script_ready"
    VIDEO_PLANNED = "video_planned"
    """Every choice is made; the payload has the estimate, before anything of it is spent."""
    NARRATION_READY = "narration_ready"
    CLIP_SUBMITTED = "clip_submitted"
    CLIP_PROGRESS = "clip_progress"
    CLIP_COMPLETED = "clip_completed"
    CLIP_FAILED = "clip_failed"
    CLIP_FALLBACK = "clip_fallback"
    SEGMENT_READY = "segment_ready"
    ASSEMBLY_STARTED = "assembly_started"
    VIDEO_READY = "video_ready"
    VIDEO_PAUSED = "video_paused"
    VIDEO_FAILED = "video_failed"
    VIDEO_CANCELLED = "video_cancelled"
    STORYBOARD_READY = "storyboard_ready"
    VIDEO_APPROVED = "video_approved"
    VIDEO_EDITED = "video_edited"
    VIDEO_TRASHED = "video_trashed"
    VIDEO_RESTORED = "video_restored"
    MONEY_RESERVED = "money_reserved"
    MONEY_COMMITTED = "money_committed"
    MONEY_RELEASED = "money_released"
    BUDGET_ALERT = "budget_alert"


ENDINGS: frozenset[EventType] = frozenset(
    {
        EventType.VIDEO_READY,
        EventType.VIDEO_PAUSED,
        EventType.VIDEO_FAILED,
        EventType.VIDEO_CANCELLED,
        EventType.STORYBOARD_READY,
        EventType.VIDEO_TRASHED,
    }
)
"""After these nothing more comes until somebody asks for it."""


class Event(Model):
    """One event; `seq` counts from 1 within its video, without gaps."""

    video_id: str
    seq: int
    type: EventType
    at_ms: int
    """Unix time."""
    run: int = 1
    """Which run of the video it belongs to."""
    scene_id: str = ""
    payload: Mapping[str, Any] = Field(default_factory=dict)
