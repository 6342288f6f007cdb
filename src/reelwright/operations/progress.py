"""Progress: where a video stands, in the words that clients of the first service know."""

from __future__ import annotations

from collections.abc import Mapping

from reelwright.database import sharing
from reelwright.database.clips import clips_of
from reelwright.database.library import operations_of
from reelwright.database.scenes import scenes_of
from reelwright.database.videos import load_video
from reelwright.domain.brief import Brief
from reelwright.domain.clip import MediaClip
from reelwright.domain.clip_state import ClipState
from reelwright.domain.model import Model
from reelwright.domain.video import ClipStatus, VideoStatus
from reelwright.operations.principal import Principal
from reelwright.operations.sharing import not_there
from reelwright.storage.keys import artifact_key
from reelwright.workflows.studio import Studio

Status = VideoStatus
FIRST_WORDS: Mapping[VideoStatus, str] = {
    Status.DRAFT: "processing",
    Status.AWAITING_APPROVAL: "processing",
    Status.QUEUED: "processing",
    Status.PROCESSING: "processing",
    Status.READY_TO_ASSEMBLE: "ready_to_assemble",
    Status.ASSEMBLING: "assembling",
    Status.PAUSED: "processing",
    Status.COMPLETED: "completed",
    Status.FAILED: "failed",
    Status.CANCELLED: "failed",
    Status.TRASHED: "failed",
}
"""The five words that there were at first."""
BUCKETS = ("gs://", "s3://")


class ClipProgress(Model):
    """One scene's picture."""

    status: ClipStatus
    operation_name: str
    """The vendor's name of it; empty where nothing was bought."""
    prompt: str
    retry_count: int
    gcs_uri: str
    """Where it lies in the bucket; empty where it lies in none."""


class Progress(Model):
    """Where a video stands."""

    video_id: str
    status: str
    """One of the first five words."""
    state: VideoStatus
    """The same with all distinctions."""
    notice: str
    total_clips: int
    completed_clips: int
    bucket_name: str
    """Empty where everything is kept in a folder."""
    clips: Mapping[str, ClipProgress]
    """By position, from 1."""
    created_at_ms: int
    updated_at_ms: int


def progress_of(studio: Studio, principal: Principal, video_id: str) -> Progress:
    """Raises NotFound where who asks may not see it; what it cost to make is its owner's."""
    with studio.database.read() as c:
        owner = sharing.owner_of(c, video_id, readable_by=principal.sees)
        if owner is None:
            raise not_there(video_id)
        video, states = load_video(c, video_id), scenes_of(c, video_id)
        known = {(clip.scene_id, clip.generation): clip for clip in clips_of(c, video_id)}
        own = principal.sees is None or owner == principal.sees
        operations = operations_of(c, video_id) if own else {}
    place = studio.services.resources.objects_url
    bucket = place if place.startswith(BUCKETS) and own else ""
    wanted = [(state, known.get((state.scene.id, state.generation))) for state in states]
    ready = sum(clip is not None and clip.status is ClipStatus.READY for _, clip in wanted)
    return Progress(
        video_id=video.id,
        status=FIRST_WORDS[video.status],
        state=video.status,
        notice=video.notice if own else "",
        total_clips=len(states) or _expected(video.brief),
        completed_clips=ready,
        bucket_name=bucket.partition("://")[2].partition("/")[0],
        clips={
            str(state.position + 1): _clip(clip, state.scene.visual_prompt, operations, bucket)
            for state, clip in wanted
        },
        created_at_ms=video.created_at_ms,
        updated_at_ms=video.updated_at_ms,
    )


def _expected(brief: Brief) -> int:
    """How many there will be, before a script says it; 0 where a person's text decides."""
    return brief.scenes if brief.source == "theme" else 0


def _clip(
    clip: ClipState | None, visual: str, operations: Mapping[str, str], bucket: str
) -> ClipProgress:
    if clip is None:
        return ClipProgress(
            status=ClipStatus.PENDING, operation_name="", prompt=visual, retry_count=0, gcs_uri=""
        )
    made = clip.clip
    lies = bucket and isinstance(made, MediaClip) and made.key
    return ClipProgress(
        status=clip.status,
        operation_name=operations.get(clip.key, ""),
        prompt=clip.prompt or visual,
        retry_count=clip.retry_count,
        gcs_uri=f"{bucket.rstrip('/')}/{artifact_key(str(lies))}" if lies else "",
    )
