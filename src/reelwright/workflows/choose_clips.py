"""choose_clips: which generation of each scene's picture is wanted; what was paid for is kept."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from reelwright.database import clips
from reelwright.database.scenes import change_scene, scenes_of
from reelwright.domain import ladder
from reelwright.domain.brief import Brief
from reelwright.domain.clip import Clip
from reelwright.domain.clip_state import ClipState
from reelwright.domain.scene_state import DRAWN_TIER, SceneState
from reelwright.domain.video import ClipStatus, Video
from reelwright.stages.describe_clip import clip_prompt
from reelwright.workflows.casting import FREE_TIERS, MEDIA_TIER, Cast, drawn_for
from reelwright.workflows.studio import Studio


def choose_clips(
    c: Connection, studio: Studio, video: Video, cast: Cast, tiers: Mapping[str, str]
) -> None:
    """Set every scene's drawn stand-in, tier and generation; begin the generations."""
    known: dict[str, list[ClipState]] = {}
    for clip in clips.clips_of(c, video.id):
        known.setdefault(clip.scene_id, []).append(clip)
    for state in scenes_of(c, video.id):
        scene_id, tier = state.scene.id, tiers[state.scene.id]
        change_scene(
            c,
            video.id,
            scene_id,
            drawn=cast.drawn[scene_id],
            drawn_for=drawn_for(video.brief, state.scene),
        )
        earlier = known.get(scene_id, [])
        if tier in FREE_TIERS:
            free = cast.media[scene_id] if tier == MEDIA_TIER else cast.drawn[scene_id]
            _choose_free(c, studio, video, state, tier, free, earlier)
        else:
            _choose_paid(c, studio, video, state, tier, earlier)


def _choose_free(
    c: Connection,
    studio: Studio,
    video: Video,
    state: SceneState,
    tier: str,
    free: Clip,
    earlier: list[ClipState],
) -> None:
    """A drawn clip or a person's own medium is ready as soon as it is chosen."""
    same = next((clip for clip in reversed(earlier) if clip.clip == free), None)
    if same is None:
        same = _begun(c, studio, video, state, tier, "", len(earlier) + 1)
        now_ms = studio.now_ms()
        clips.change_clip(c, same, status=ClipStatus.READY, clip=free, ready_at_ms=now_ms)
    generation = same.generation
    change_scene(c, video.id, state.scene.id, tier=tier, generation=generation, shown=generation)


def _choose_paid(
    c: Connection,
    studio: Studio,
    video: Video,
    state: SceneState,
    tier: str,
    earlier: list[ClipState],
) -> None:
    """The generation at hand where it is of this tier, an earlier one, else a new one."""
    wanted = next((clip for clip in earlier if clip.generation == state.generation), None)
    prompt = prompt_of(video.brief, state)
    if wanted is None or wanted.tier != tier:
        same = [clip for clip in earlier if clip.tier == tier and clip.prompt == prompt]
        wanted = same[-1] if same else None
    if wanted is None:
        taken = max([clip.generation for clip in earlier], default=0)
        generation = max(taken + 1, state.generation)
        wanted = _begun(c, studio, video, state, tier, prompt, generation)
    there = wanted.status is ClipStatus.READY
    shown = wanted.generation if there else state.shown
    change_scene(c, video.id, state.scene.id, tier=tier, generation=wanted.generation, shown=shown)


def prompt_of(brief: Brief, state: SceneState) -> str:
    """What a generating maker is told of the scene."""
    return clip_prompt(state.scene, style_name=brief.style)


def _begun(
    c: Connection,
    studio: Studio,
    video: Video,
    state: SceneState,
    tier: str,
    prompt: str,
    generation: int,
) -> ClipState:
    new = ClipState(
        video_id=video.id,
        scene_id=state.scene.id,
        generation=generation,
        status=ClipStatus.PENDING,
        tier=tier,
        prompt=prompt,
        ladder=ladder.start(DRAWN_TIER if tier in FREE_TIERS else tier),
    )
    return clips.begin_clip(c, new, now_ms=studio.now_ms())
