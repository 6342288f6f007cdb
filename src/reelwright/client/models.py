"""What the service answers, as frozen models; fields that a newer service adds are passed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Anything the service answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Money(Answer):
    """An amount, exact and for people."""

    microusd: int
    text: str


class Started(Answer):
    """A video right after something was asked of it."""

    video_id: str
    status: str
    run: int
    revision: int
    title: str
    url: str
    status_url: str
    events_url: str
    created_at: datetime


class EstimateLine(Answer):
    """One part of a price."""

    part: str
    what: str
    quantity: int
    unit: str
    cost: Money


class EstimatedScene(Answer):
    """A scene as it would be made."""

    id: str
    voice_over: str
    picture: str
    tier: str


class Estimate(Answer):
    """What would be made, and what it would cost."""

    title: str
    language: str
    voice: str
    speed: float
    duration_ms: int
    scenes: tuple[EstimatedScene, ...]
    lines: tuple[EstimateLine, ...]
    cost: Money
    warnings: tuple[str, ...]


class Links(Answer):
    """Signed addresses, below the service's, which expire within the hour or so."""

    stream: str
    download: str
    thumbnail: str
    subtitles_srt: str
    subtitles_vtt: str
    provenance: str


class Video(Answer):
    """One video in a list."""

    id: str
    title: str
    status: str
    edited: bool
    notice: str
    language: str
    style: str
    aspect: str
    origin: str
    revision: int
    version: int
    """Of the newest finished file; 0 where there is none yet."""
    duration_ms: int | None
    scenes_total: int
    scenes_ready: int
    views: int
    own: bool
    shared: bool
    favourite: bool
    cost: Money | None
    reserved: Money | None
    created_at: datetime
    updated_at: datetime
    trashed_at: datetime | None
    links: Links | None


class Scene(Answer):
    """One scene with its picture."""

    id: str
    number: int
    """Its place, from 1."""
    voice_over: str
    visual_prompt: str
    keywords: tuple[str, ...]
    duration_ms: int | None
    picture: str
    """`drawn`, `own` or `bought`; empty before it is chosen."""
    tier: str
    shows: str
    status: str
    fallback_from: str
    why: str
    generation: int
    shown: int
    attempts: int
    cost: Money | None
    price: Money | None
    """Of a new picture today; free where it is drawn."""
    poster: str | None
    """A signed address of its still, below the service's."""


class FinishedFile(Answer):
    """One finished file."""

    version: int
    revision: int
    at: datetime
    duration_ms: int | None
    links: Links | None


class Revision(Answer):
    """One state of the script."""

    revision: int
    why: str
    at: datetime


class ProviderCost(Answer):
    """What one provider takes for the video."""

    provider: str
    spent: Money
    reserved: Money


class Pace(Answer):
    """How long videos like it took lately: medians."""

    script_ms: int
    scene_ms: int
    """For each scene, with the others beside it."""
    finish_ms: int
    videos: int
    """How many that is known from."""


class VideoDetail(Video):
    """Everything about one video."""

    theme: str
    voice: str
    clips: str
    run: int
    budget: Money | None
    estimate: Money | None
    costs: tuple[ProviderCost, ...]
    scenes: tuple[Scene, ...]
    versions: tuple[FinishedFile, ...]
    revisions: tuple[Revision, ...]
    events: int
    """Sequence number of the last event."""
    warnings: tuple[str, ...]
    pace: Pace | None
    """While it is being made, once there is a history."""


class VideoPage(Answer):
    """Some videos; `next_cursor` opens the next page, None ends them."""

    items: tuple[Video, ...]
    next_cursor: str | None


class ClipProgress(Answer):
    """One scene's picture."""

    status: str
    operation_name: str
    prompt: str
    retry_count: int
    gcs_uri: str


class Progress(Answer):
    """Where a video stands; `clips` by position from 1."""

    video_id: str
    status: str
    """processing, ready_to_assemble, assembling, completed or failed."""
    state: str
    """The same with all distinctions, such as `paused`."""
    notice: str
    total_clips: int
    completed_clips: int
    bucket_name: str
    clips: Mapping[str, ClipProgress]
    created_at: datetime
    updated_at: datetime


class Source(Answer):
    """Where a statement of the script comes from."""

    title: str
    url: str = ""
    licence: str = ""
    credit: str = ""


class ScriptScene(Answer):
    """What is said and seen in one scene."""

    id: str
    voice_over: str
    visual_prompt: str = ""
    keywords: tuple[str, ...] = ()


class Script(Answer):
    """Scenes in playing order."""

    title: str
    language: str
    hook: str = ""
    scenes: tuple[ScriptScene, ...]
    hashtags: tuple[str, ...] = ()
    description: str = ""
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()


class Upload(Answer):
    """An own file, in its clean form."""

    id: str
    kind: str
    name: str
    media_type: str
    size_bytes: int
    width: int | None
    height: int | None
    duration_ms: int | None
    created_at: datetime
    content: str
    """A signed address of the clean file, below the service's."""


class UploadPage(Answer):
    """Some uploads, newest first."""

    items: tuple[Upload, ...]
    next_cursor: str | None


class Deleted(Answer):
    """What became of a video that was deleted."""

    video_id: str
    purged: bool
    on_their_way: int


class Views(Answer):
    """How often a video was watched."""

    views: int
