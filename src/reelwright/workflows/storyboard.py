"""storyboard: script, voice, a picture and a price for every scene, shown before money is spent."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection

from reelwright.database.artifacts import record_artifacts
from reelwright.database.clips import seen_clip
from reelwright.database.scenes import change_scene, scenes_of
from reelwright.database.videos import change_video, working
from reelwright.domain.clip import Clip
from reelwright.domain.events import EventType
from reelwright.domain.narration import Narration
from reelwright.domain.scene_state import SceneState
from reelwright.domain.video import Video, VideoStatus
from reelwright.errors import Superseded
from reelwright.stages import Stage
from reelwright.workflows import parts
from reelwright.workflows.cast_video import price_plan
from reelwright.workflows.make_scene import poster_of, speak
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio


async def show_storyboard(shop: Shop, video_id: str, run: int) -> Turn:
    """Speak every scene and draw its preview; then the video waits, and no thread with it."""
    studio = shop.studio
    video, states = await asyncio.to_thread(_begin, studio, video_id, run)
    await asyncio.gather(*(_show(shop, video, run, state) for state in states))
    return await asyncio.to_thread(_shown, studio, video_id, run)


async def _show(shop: Shop, video: Video, run: int, state: SceneState) -> None:
    narration = await speak(shop, video, run, state.scene)
    await asyncio.to_thread(_keep, shop.studio, video.id, run, narration)
    seen = await asyncio.to_thread(_seen, shop.studio, video.id, state)
    if seen is not None:
        await poster_of(shop, video, seen)


def _begin(studio: Studio, video_id: str, run: int) -> tuple[Video, tuple[SceneState, ...]]:
    with studio.database.begin() as c:
        video = _unapproved(c, video_id, run)
        parts.start_stage(c, studio, video, Stage.NARRATE_SCENE)
        change_video(c, video_id, now_ms=studio.now_ms(), status=VideoStatus.PROCESSING)
        return video, scenes_of(c, video_id)


def _seen(studio: Studio, video_id: str, state: SceneState) -> Clip | None:
    with studio.database.read() as c:
        return seen_clip(c, video_id, state)


def _keep(studio: Studio, video_id: str, run: int, narration: Narration) -> None:
    with studio.database.begin() as c:
        video = _unapproved(c, video_id, run)
        change_scene(c, video_id, narration.scene_id, narration=narration)
        kind, now_ms = Stage.NARRATE_SCENE, studio.now_ms()
        record_artifacts(c, video_id, kind, [narration.audio], now_ms=now_ms)
        studio.tell(
            c,
            video,
            EventType.NARRATION_READY,
            scene_id=narration.scene_id,
            once=narration.scene_id,
            duration_ms=narration.duration_ms,
            voice=narration.voice,
        )


def _shown(studio: Studio, video_id: str, run: int) -> Turn:
    with studio.database.begin() as c:
        video = _unapproved(c, video_id, run)
        assert video.plan is not None
        price = price_plan(c, studio, video_id, video.plan)
        notice = f"Look at it with `reelwright show {video_id}`, then `reelwright approve`."
        change_video(
            c,
            video_id,
            now_ms=studio.now_ms(),
            status=VideoStatus.AWAITING_APPROVAL,
            notice=notice,
        )
        studio.tell(
            c,
            video,
            EventType.STORYBOARD_READY,
            once="storyboard",
            microusd=price.microusd,
        )
    return DONE


def _unapproved(c: Connection, video_id: str, run: int) -> Video:
    """The video, held, while it has yet to be approved. Raises Superseded.

    A step that runs again after its process died may find it approved, and its scenes begun.
    """
    video = working(c, video_id, run)
    if not video.approve:
        raise Superseded(f"{video_id} is approved already.")
    return video
