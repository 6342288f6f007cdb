"""clip_trouble: one attempt brought no picture; the ladder's next step is written down."""

from __future__ import annotations

import logging

from sqlalchemy import Connection

from reelwright.database import clips
from reelwright.database.scenes import change_scene, scene_of
from reelwright.domain import ladder
from reelwright.domain.clip_state import ClipState
from reelwright.domain.events import EventType
from reelwright.domain.ladder import Action, LadderStep, Trouble
from reelwright.domain.scene_state import DRAWN_TIER
from reelwright.domain.video import ClipStatus, Video
from reelwright.workflows import parts
from reelwright.workflows.shop import DONE, Turn
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.clips")


def go_down(
    c: Connection,
    studio: Studio,
    video: Video,
    clip: ClipState,
    trouble: Trouble,
    *,
    why: str,
    retry_after_s: float | None = None,
) -> Turn:
    """Note the trouble and what follows; in the transaction that settled the attempt."""
    step = ladder.after(
        clip.ladder,
        trouble,
        rules=studio.services.policy.ladder,
        can_reword=studio.can_reword(video),
        tier_below=studio.services.prices.below(clip.ladder.tier),
        retry_after_s=retry_after_s,
    )
    log.warning("%s: %s", clip.key, step.why)
    studio.tell(
        c,
        video,
        EventType.CLIP_FAILED,
        scene_id=clip.scene_id,
        tier=clip.ladder.tier,
        trouble=trouble,
        why=why,
        next=step.why,
        wait_s=step.wait_s,
        attempt=clip.ladder.attempts_total,
    )
    return take(c, studio, video, clip, step)


def take(c: Connection, studio: Studio, video: Video, clip: ClipState, step: LadderStep) -> Turn:
    """Write the ladder's step down: another attempt, other words, a lower tier, or drawing."""
    if step.action is Action.DRAW:
        return fall(c, studio, video, clip, why=step.why)
    counted = step.state.attempts_total - clip.ladder.attempts_total
    clips.change_clip(
        c,
        clip,
        status=ClipStatus.PENDING,
        ladder=step.state,
        retry_count=clip.retry_count + counted,
        notice=step.why,
    )
    if step.state.tier != clip.ladder.tier:
        studio.tell(
            c,
            video,
            EventType.CLIP_FALLBACK,
            scene_id=clip.scene_id,
            once=f"{clip.key}/{step.state.tier}",
            fallback_from=clip.ladder.tier,
            to=step.state.tier,
            why=step.why,
        )
    outcome = "reword" if step.action is Action.REWORD else "again"
    return {"outcome": outcome, "wait_s": step.wait_s}


def fall(c: Connection, studio: Studio, video: Video, clip: ClipState, *, why: str) -> Turn:
    """The end of the ladder: the last good picture where there is one, else the drawn one."""
    state = scene_of(c, video.id, clip.scene_id)
    now_ms = studio.now_ms()
    if state.shown and state.shown != clip.generation:
        kept = f"{why.rpartition(';')[0] or why}; the earlier picture is kept"
        clips.change_clip(c, clip, status=ClipStatus.FAILED, notice=kept)
        change_scene(c, video.id, clip.scene_id, generation=state.shown)
        kept_as = f"generation {state.shown}"
    else:
        assert state.drawn is not None
        drawn = state.drawn.model_copy(update={"fallback_from": clip.tier})
        clips.change_clip(
            c,
            clip,
            status=ClipStatus.READY,
            clip=drawn,
            fallback_from=clip.tier,
            notice=why,
            ready_at_ms=now_ms,
        )
        change_scene(c, video.id, clip.scene_id, shown=clip.generation)
        kept_as = DRAWN_TIER
    studio.tell(
        c,
        video,
        EventType.CLIP_FALLBACK,
        scene_id=clip.scene_id,
        once=f"{clip.key}/end",
        fallback_from=clip.tier,
        to=kept_as,
        why=why,
    )
    parts.pictured(c, studio, video, clip.scene_id)
    return DONE
