"""Videos on the wire: as one started, in a page, and with everything that is known of one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, Field

from reelwright.api.reader import for_reader
from reelwright.api.schemas.moment import Money, moment
from reelwright.api.schemas.scene import SceneOut
from reelwright.domain.video import Video
from reelwright.operations.library import VideoView
from reelwright.operations.media import (
    PROVENANCE,
    SRT,
    THUMBNAIL,
    VIDEO,
    VTT,
    links_of,
    poster_link,
)
from reelwright.operations.pace import Pace
from reelwright.operations.shelf import VideoCard
from reelwright.storage.signing import LinkSigner


class Started(BaseModel):
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

    @classmethod
    def of(cls, video: Video) -> Self:
        """On the wire."""
        url = f"/api/videos/{video.id}"
        return cls(
            video_id=video.id,
            status=video.status,
            run=video.run,
            revision=video.revision,
            title=video.title,
            url=url,
            status_url=f"{url}/status",
            events_url=f"{url}/events",
            created_at=moment(video.created_at_ms),
        )


class Links(BaseModel):
    """Signed addresses of the newest finished file, which expire within the hour or so."""

    stream: str
    download: str
    thumbnail: str
    subtitles_srt: str
    subtitles_vtt: str
    provenance: str

    @classmethod
    def of(cls, signer: LinkSigner, video_id: str, version: int) -> Self | None:
        """None where nothing is finished yet."""
        if not version:
            return None
        links = links_of(signer, video_id, version)
        return cls(
            stream=links[VIDEO],
            download=f"{links[VIDEO]}&download=1",
            thumbnail=links[THUMBNAIL],
            subtitles_srt=links[SRT],
            subtitles_vtt=links[VTT],
            provenance=links[PROVENANCE],
        )


class VideoOut(BaseModel):
    """One video in a page. What it cost, and why it waits, is told to its owner alone."""

    id: str
    title: str
    status: str
    edited: bool = Field(description="Its script changed since it was made.")
    notice: str
    language: str
    style: str
    aspect: str
    origin: str
    revision: int
    version: int = Field(description="Of the newest finished file; 0 where there is none yet.")
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

    @classmethod
    def of(cls, card: VideoCard, signer: LinkSigner, **more: Any) -> Self:
        """On the wire."""
        told = card.model_dump(
            exclude={
                "scenes",
                "notice",
                "reserved_microusd",
                "bill_microusd",
                "created_at_ms",
                "updated_at_ms",
                "trashed_at_ms",
            }
        )
        return cls(
            **told,
            notice=for_reader(card.notice),
            scenes_total=card.scenes,
            cost=Money.of(card.bill_microusd) if card.own else None,
            reserved=Money.of(card.reserved_microusd) if card.own else None,
            created_at=moment(card.created_at_ms),
            updated_at=moment(card.updated_at_ms),
            trashed_at=moment(card.trashed_at_ms) if card.trashed_at_ms else None,
            links=Links.of(signer, card.id, card.version),
            **more,
        )


class VideoPage(BaseModel):
    """Some videos; `next_cursor` opens the next page, null ends them."""

    items: list[VideoOut]
    next_cursor: str | None


class FinishedFile(BaseModel):
    """One finished file."""

    version: int
    revision: int
    at: datetime
    duration_ms: int | None
    links: Links | None


class Revision(BaseModel):
    """One state of the script."""

    revision: int
    why: str
    at: datetime


class ProviderCost(BaseModel):
    """What one provider takes for the video."""

    provider: str
    spent: Money
    reserved: Money


class PaceOut(BaseModel):
    """How long videos like it took lately: medians, to tell how long this one will."""

    script_ms: int = Field(description="From the wish to a script.")
    scene_ms: int = Field(description="For each scene, with the others beside it.")
    finish_ms: int = Field(description="From the last scene to the finished file.")
    videos: int = Field(description="How many that is known from.")


class VideoDetail(VideoOut):
    """Everything about one video."""

    theme: str
    voice: str
    clips: str
    run: int
    budget: Money | None
    estimate: Money | None
    costs: list[ProviderCost]
    scenes: list[SceneOut]
    versions: list[FinishedFile]
    revisions: list[Revision]
    events: int = Field(description="Sequence number of the last event.")
    warnings: list[str]
    pace: PaceOut | None = Field(description="While it is being made, once there is a history.")

    @classmethod
    def made_of(
        cls, card: VideoCard, view: VideoView, signer: LinkSigner, *, pace: Pace | None = None
    ) -> Self:
        """On the wire; to others than its owner what it shows, not how it came to be."""
        own = card.own
        files = view.versions if own else view.versions[-1:]
        budget = view.budget_microusd
        return cls.of(
            card,
            signer,
            theme=view.theme,
            voice=view.voice,
            clips=view.clips.partition(":")[0] if view.clips.startswith("media:") else view.clips,
            run=view.run,
            budget=Money.of(budget) if own and budget is not None else None,
            estimate=Money.of(view.estimate.microusd) if own else None,
            costs=[_cost(line) for line in view.costs] if own else [],
            scenes=[
                SceneOut.of(scene, poster_link(signer, card.id, scene.id), own=own)
                for scene in view.scenes
            ],
            versions=[
                FinishedFile(
                    version=file.version,
                    revision=file.revision,
                    at=moment(file.at_ms),
                    duration_ms=file.duration_ms,
                    links=Links.of(signer, card.id, file.version),
                )
                for file in files
            ],
            revisions=[
                Revision(revision=each.revision, why=each.why, at=moment(each.at_ms))
                for each in (view.revisions if own else ())
            ],
            events=view.events,
            warnings=[for_reader(each) for each in view.warnings] if own else [],
            pace=PaceOut(**pace.model_dump()) if pace else None,
        )


def _cost(line: Any) -> ProviderCost:
    return ProviderCost(
        provider=line.name,
        spent=Money.of(line.bill_microusd),
        reserved=Money.of(line.reserved_microusd),
    )
