"""ProgressOut: where a video stands, in the first service's words."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from reelwright.api.reader import for_reader
from reelwright.api.schemas.moment import moment
from reelwright.operations.progress import Progress


class ClipOut(BaseModel):
    """One scene's picture."""

    status: str
    operation_name: str
    prompt: str
    retry_count: int
    gcs_uri: str


class ProgressOut(BaseModel):
    """Where a video stands; `clips` by position from 1."""

    video_id: str
    status: str = Field(
        description="processing, ready_to_assemble, assembling, completed or failed."
    )
    state: str = Field(description="The same with all distinctions, such as `paused`.")
    notice: str
    total_clips: int
    completed_clips: int
    bucket_name: str
    clips: dict[str, ClipOut]
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, progress: Progress) -> Self:
        """On the wire."""
        told = progress.model_dump(exclude={"notice", "created_at_ms", "updated_at_ms"})
        return cls(
            **told,
            notice=for_reader(progress.notice),
            created_at=moment(progress.created_at_ms),
            updated_at=moment(progress.updated_at_ms),
        )
