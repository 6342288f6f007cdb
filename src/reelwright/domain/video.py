"""Video: what was asked for, what was decided, and where it stands."""

from __future__ import annotations

from enum import StrEnum

from reelwright.domain.brief import Brief
from reelwright.domain.model import Model
from reelwright.domain.plan import VideoPlan


class VideoStatus(StrEnum):
    """Where a video stands; API, command line and web use these words."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    QUEUED = "queued"
    PROCESSING = "processing"
    READY_TO_ASSEMBLE = "ready_to_assemble"
    ASSEMBLING = "assembling"
    PAUSED = "paused"
    """It met its budget; its work is kept."""
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    TRASHED = "trashed"


WORKING: frozenset[VideoStatus] = frozenset(
    {
        VideoStatus.QUEUED,
        VideoStatus.PROCESSING,
        VideoStatus.READY_TO_ASSEMBLE,
        VideoStatus.ASSEMBLING,
    }
)
"""Somebody is at work on it: it can be watched or cancelled, not edited."""

RESTING: frozenset[VideoStatus] = frozenset(VideoStatus) - WORKING - {VideoStatus.TRASHED}
"""Nobody is at work on it: it can be edited."""


class ClipStatus(StrEnum):
    """Where one generation of a scene's picture stands."""

    PENDING = "pending"
    SUBMITTING = "submitting"
    IN_DOUBT = "in_doubt"
    """Sent, and the answer was lost: looked up, never sent again blindly."""
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"


class IntentState(StrEnum):
    """Where one paid request stands; the truth for billing."""

    NEW = "new"
    """Certainly not sent (yet, or it was refused)."""
    SENDING = "sending"
    """Committed before the call; without an answer it is in doubt."""
    ACCEPTED = "accepted"
    """The vendor's operation name is known."""
    DONE = "done"
    """Paid, and its result is here."""
    REFUSED = "refused"
    """Came to nothing and costs nothing (rejected, filtered, failed)."""
    LOST = "lost"
    """The outcome stayed unknown, or what was paid cannot be had; the charge is recorded."""


class Video(Model):
    """One video as it stands. Its scenes' own state is SceneState."""

    id: str
    account_id: str
    status: VideoStatus
    run: int
    """Raised by every make, edit, retry and resume; work of an earlier run changes nothing."""
    revision: int
    """Raised by every edit of the script."""
    title: str
    brief: Brief
    material: str
    """Text of a person's own script or prose, else empty."""
    origin: str
    approve: bool
    """Wait at the storyboard until somebody approves."""
    script_key: str
    """Fingerprint of what its script was written from; empty while there is none."""
    plan: VideoPlan | None
    version: int
    """Of the last finished file; 0: none yet."""
    budget_microusd: int | None
    notice: str
    created_at_ms: int
    updated_at_ms: int
    trashed_at_ms: int | None = None

    @property
    def is_edited(self) -> bool:
        """Whether its script changed since it was made, or shown as a storyboard."""
        planned = self.plan.revision if self.plan else 0
        stands = self.status in {VideoStatus.COMPLETED, VideoStatus.AWAITING_APPROVAL}
        return stands and 0 < planned < self.revision
