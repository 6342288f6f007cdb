"""Library: the videos there are, and everything that is known of one, as views for any client."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection

from reelwright.database import library
from reelwright.database.clips import clips_of
from reelwright.database.costs import CostLine, costs_by_provider, costs_by_video
from reelwright.database.events import last_seqs
from reelwright.database.scenes import scenes_of
from reelwright.database.scenes import script_of as read_script
from reelwright.database.versions import find_version, versions_of
from reelwright.database.videos import list_videos as video_rows
from reelwright.database.videos import load_video
from reelwright.domain.clip import Clip
from reelwright.domain.clip_state import ClipState
from reelwright.domain.model import Model
from reelwright.domain.money import Estimate
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Script
from reelwright.domain.video import Video
from reelwright.errors import ConfigError, InputError, NotFound
from reelwright.operations.outcome import clip_label
from reelwright.operations.room import picture_microusd
from reelwright.stages.describe_clip import poster_key
from reelwright.workflows.casting import FREE_TIERS, MEDIA_TIER
from reelwright.workflows.studio import Studio


class VideoLine(Model):
    """One video in a list."""

    id: str
    title: str
    status: str
    edited: bool
    """Whether its script changed since it was made, or shown as a storyboard."""
    notice: str
    language: str
    origin: str
    """command, inbox or api."""
    created_at_ms: int
    updated_at_ms: int
    trashed_at_ms: int | None
    version: int
    """Number of the newest finished file, 0 where there is none yet."""
    duration_ms: int | None
    """Of that file."""
    bill_microusd: int
    """Spent and in doubt."""
    reserved_microusd: int


class SceneView(Model):
    """One scene with its picture."""

    id: str
    number: int
    """Its place, from 1."""
    voice_over: str
    visual_prompt: str
    keywords: tuple[str, ...]
    duration_ms: int | None
    """Of its narration, None while it is not spoken."""
    picture: str
    """`drawn`, `own` or `bought`; empty before it is chosen."""
    tier: str
    """What is wanted: `motion`, `media` or `provider:model`."""
    shows: str
    """What is seen: `drawn:forest`, `media:beach.jpg`; empty while there is none."""
    status: str
    """Of the wanted picture's clip; empty before it is chosen."""
    fallback_from: str
    why: str
    """Why it fell back, waits or failed."""
    generation: int
    shown: int
    """Generation in use; another than `generation` where a new picture is on its way."""
    attempts: int
    """Of the wanted picture, so far."""
    microusd: int
    """Spent on the scene, in doubt and set aside."""
    again_microusd: int | None
    """Price today of a new picture, 0 where it is free; None where nobody sells it any more."""
    preview: str
    """File with a still of it; empty where there is none yet."""


class VersionView(Model):
    """One finished file."""

    version: int
    revision: int
    at_ms: int
    duration_ms: int | None
    path: str


class RevisionView(Model):
    """One state of the script."""

    revision: int
    why: str
    at_ms: int


class VideoView(Model):
    """Everything about one video."""

    video: VideoLine
    theme: str
    style: str
    aspect: str
    clips: str
    voice: str
    budget_microusd: int | None
    run: int
    revision: int
    scenes: tuple[SceneView, ...]
    versions: tuple[VersionView, ...]
    revisions: tuple[RevisionView, ...]
    estimate: Estimate
    costs: tuple[CostLine, ...]
    """By provider."""
    events: int
    warnings: tuple[str, ...]


def find_id(studio: Studio, given: str, *, account_id: str | None = None) -> str:
    """The id meant by an id or a beginning that only one has. Raises NotFound with the nearest."""
    name = given.strip()
    with studio.database.read() as c:
        likely = library.ids_like(c, name, account_id=account_id, limit=12) if name else ()
        if name in likely:
            return name
        if len(likely) == 1:
            return likely[0]
        known = likely or library.ids_like(c, account_id=account_id)
    if likely:
        raise NotFound(f"'{name[:80]}' begins several ids: {', '.join(likely)}. Give more of it.")
    near = difflib.get_close_matches(name.casefold(), known, n=3, cutoff=0.4)
    near += [video_id for video_id in known if name and name.casefold() in video_id][:3]
    hint = f" Did you mean {', '.join(dict.fromkeys(near))}?" if near else ""
    raise NotFound(
        f"There is no video '{name[:80]}'.{hint} `reelwright videos` lists what there is."
    )


def list_videos(
    studio: Studio, *, trashed: bool = False, limit: int = 200, account_id: str | None = None
) -> tuple[VideoLine, ...]:
    """Newest first; what is in the trash only where asked for."""
    with studio.database.read() as c:
        videos = video_rows(c, account_id=account_id, trashed=trashed, limit=limit)
        costs = {line.name: line for line in costs_by_video(c, account_id)}
        lengths = library.lengths_of(c, [video.id for video in videos])
    return tuple(
        _line(video, costs.get(video.id), lengths.get((video.id, video.version)))
        for video in videos
    )


def view_video(studio: Studio, video_id: str, *, account_id: str | None = None) -> VideoView:
    """Raises NotFound."""
    with studio.database.read() as c:
        video = load_video(c, video_id, account_id=account_id)
        costs = costs_by_video(c, video_id=video_id)
        lengths = library.lengths_of(c, [video_id])
        plan = video.plan
        return VideoView(
            video=_line(video, costs[0] if costs else None, lengths.get((video_id, video.version))),
            theme=video.brief.theme,
            style=video.brief.style,
            aspect=video.brief.aspect,
            clips=video.brief.clips,
            voice=f"{plan.spoken_by.provider}:{plan.spoken_by.name}".rstrip(":") if plan else "",
            budget_microusd=video.budget_microusd,
            run=video.run,
            revision=video.revision,
            scenes=_scenes(c, studio, video),
            versions=_versions(c, video_id, lengths),
            revisions=tuple(
                RevisionView(revision=revision, why=why, at_ms=at_ms)
                for revision, why, at_ms in library.revisions_of(c, video_id)
            ),
            estimate=plan.estimate if plan else Estimate(),
            costs=costs_by_provider(c, video_id=video_id),
            events=last_seqs(c, video_id).get(video_id, 0),
            warnings=plan.warnings if plan else (),
        )


def script_of(studio: Studio, video_id: str, *, account_id: str | None = None) -> Script:
    """The script as it stands. Raises NotFound, also while there is none."""
    with studio.database.read() as c:
        video = load_video(c, video_id, account_id=account_id)
        script = read_script(c, video_id)
    if script is None:
        raise NotFound(f"{video_id} has no script yet; it is {video.status}.")
    return script


def _line(video: Video, cost: CostLine | None, duration_ms: int | None) -> VideoLine:
    return VideoLine(
        id=video.id,
        title=video.title,
        status=video.status,
        edited=video.is_edited,
        notice=video.notice,
        language=video.brief.language,
        origin=video.origin,
        created_at_ms=video.created_at_ms,
        updated_at_ms=video.updated_at_ms,
        trashed_at_ms=video.trashed_at_ms,
        version=video.version,
        duration_ms=duration_ms,
        bill_microusd=cost.bill_microusd if cost else 0,
        reserved_microusd=cost.reserved_microusd if cost else 0,
    )


def _versions(
    c: Connection, video_id: str, lengths: Mapping[tuple[str, int], int]
) -> tuple[VersionView, ...]:
    found = []
    for version, revision, at_ms in versions_of(c, video_id):
        kept = find_version(c, video_id, version) or {}
        found.append(
            VersionView(
                version=version,
                revision=revision,
                at_ms=at_ms,
                duration_ms=lengths.get((video_id, version)),
                path=str(kept.get("finished", {}).get("video", "")),
            )
        )
    return tuple(found)


def _scenes(c: Connection, studio: Studio, video: Video) -> tuple[SceneView, ...]:
    clips = {(clip.scene_id, clip.generation): clip for clip in clips_of(c, video.id)}
    spent = library.spent_by_scene(c, video.id)
    return tuple(
        _scene(
            studio,
            video,
            state,
            wanted=clips.get((state.scene.id, state.generation)),
            shown=clips.get((state.scene.id, state.shown)),
            microusd=spent.get(state.scene.id, 0),
        )
        for state in scenes_of(c, video.id)
    )


def _scene(
    studio: Studio,
    video: Video,
    state: SceneState,
    *,
    wanted: ClipState | None,
    shown: ClipState | None,
    microusd: int,
) -> SceneView:
    scene = state.scene
    seen = shown.clip if shown else None
    is_file = seen is not None and seen.kind == "media"
    bought = is_file and state.tier not in FREE_TIERS
    free = "own" if state.tier == MEDIA_TIER else "drawn"
    paid = state.tier not in FREE_TIERS and (seen is None or bought)
    told = wanted.notice if wanted else ""
    return SceneView(
        id=scene.id,
        number=state.position + 1,
        voice_over=scene.voice_over,
        visual_prompt=scene.visual_prompt,
        keywords=scene.keywords,
        duration_ms=state.narration.duration_ms if state.narration else None,
        picture="" if wanted is None and seen is None else "bought" if paid else free,
        tier=state.tier,
        shows=clip_label(seen) if seen else "",
        status=wanted.status if wanted else "",
        fallback_from=shown.fallback_from if shown else "",
        why=told or (shown.notice if shown else ""),
        generation=state.generation,
        shown=state.shown,
        attempts=wanted.ladder.attempts_total if wanted and paid else 0,
        microusd=microusd,
        again_microusd=_price_again(studio, video, state),
        preview=_preview(studio, video, seen if is_file else state.drawn),
    )


def _price_again(studio: Studio, video: Video, state: SceneState) -> int | None:
    try:
        return picture_microusd(studio, video, state)
    except (ConfigError, InputError):
        return None


def _preview(studio: Studio, video: Video, seen: Clip | None) -> str:
    if seen is None:
        return ""
    path: Path | None = studio.services.store.find(poster_key(seen, video.brief.aspect))
    return str(path) if path else ""
