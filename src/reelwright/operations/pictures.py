"""Pictures: a new generation of a scene's bought picture, or an earlier one again."""

from __future__ import annotations

from sqlalchemy import Connection

from reelwright.database import clips
from reelwright.database.intents import open_intents
from reelwright.database.scenes import change_scene, scenes_of
from reelwright.domain import ladder
from reelwright.domain.clip_state import ClipState
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Scene
from reelwright.domain.video import ClipStatus, Video
from reelwright.errors import Conflict
from reelwright.operations.room import check_plan, picture_microusd
from reelwright.stages.describe_clip import clip_prompt
from reelwright.workflows.casting import FREE_TIERS
from reelwright.workflows.studio import Studio


def begin_picture(
    c: Connection, studio: Studio, video: Video, state: SceneState, prompt: str, *, command: str
) -> None:
    """Want a new picture of a bought scene; the last good one stays in use until it is there.

    Nothing is bought yet. Raises BudgetExceeded where the money does not reach.
    """
    check_plan(c, studio, video, picture_microusd(studio, video, state), command=command)
    generation = 1 + max([clip.generation for clip in _known(c, video, state)], default=0)
    new = ClipState(
        video_id=video.id,
        scene_id=state.scene.id,
        generation=max(generation, state.generation),
        status=ClipStatus.PENDING,
        tier=state.tier,
        prompt=prompt,
        ladder=ladder.start(state.tier),
    )
    clips.begin_clip(c, new, now_ms=studio.now_ms())
    change_scene(c, video.id, state.scene.id, generation=new.generation)


def refuse_on_its_way(c: Connection, video: Video, state: SceneState) -> None:
    """A picture that is paid for and not here yet is waited for, not bought once more."""
    sent = {intent.scene_id for intent in open_intents(c, video.id) if intent.kind == "clip"}
    if state.scene.id in sent:
        raise Conflict(
            f"A picture of scene {state.position + 1} is still on its way from the vendor. "
            f"Wait for it, or go on with `reelwright resume {video.id}`."
        )


def follow_text(
    c: Connection, studio: Studio, video: Video, before: SceneState, now: Scene, *, command: str
) -> None:
    """The bought picture of a scene whose visual was edited: one bought for that text before,
    else a new one. A scene that is only spoken otherwise keeps its picture."""
    if before.tier in FREE_TIERS or _seen(before.scene) == _seen(now):
        return
    prompt = clip_prompt(now, style_name=video.brief.style)
    same = _bought_for(c, video, before, prompt)
    if same is None:
        begin_picture(c, studio, video, before, prompt, command=command)
    else:
        change_scene(c, video.id, now.id, generation=same.generation)


def find_again(c: Connection, video: Video, scene: Scene) -> None:
    """A scene that was removed and comes back shows the picture that was bought for its text."""
    state = next(state for state in scenes_of(c, video.id) if state.scene.id == scene.id)
    same = _bought_for(c, video, state, clip_prompt(scene, style_name=video.brief.style))
    known = _known(c, video, state)
    unused = 1 + max([clip.generation for clip in known], default=0)
    change_scene(
        c,
        video.id,
        scene.id,
        generation=same.generation if same else unused,
        tier=same.tier if same else state.tier,
    )


def _bought_for(c: Connection, video: Video, state: SceneState, prompt: str) -> ClipState | None:
    """The newest picture of that prompt that was bought and can be shown."""
    for clip in reversed(_known(c, video, state)):
        bought = clip.status is ClipStatus.READY and clip.clip and clip.clip.kind == "media"
        if clip.prompt == prompt and clip.tier not in FREE_TIERS and bought:
            return clip
    return None


def _known(c: Connection, video: Video, state: SceneState) -> list[ClipState]:
    return [clip for clip in clips.clips_of(c, video.id) if clip.scene_id == state.scene.id]


def _seen(scene: Scene) -> object:
    return scene.visual_prompt or scene.keywords
