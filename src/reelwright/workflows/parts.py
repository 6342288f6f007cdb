"""Parts: what becomes possible when a part of a video is ready; nobody waits for a child.

Each function runs in the transaction that writes the part's row, which holds the video, so that
of two last parts exactly one sees that nothing is left and puts the next work into its queue.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from reelwright.database.accounts import release_video
from reelwright.database.artifacts import record_artifacts
from reelwright.database.scenes import (
    all_pictured,
    change_scene,
    left_to_do,
    scene_ids,
    scene_of,
)
from reelwright.database.videos import change_video, keep_soundtrack, soundtrack_of
from reelwright.domain.budget import importance_order
from reelwright.domain.events import EventType
from reelwright.domain.narration import Narration
from reelwright.domain.segment import Segment, Soundtrack
from reelwright.domain.video import WORKING, Video, VideoStatus
from reelwright.stages import Stage
from reelwright.workflows.engine import FIRST, NORMAL, Task, clip_queue
from reelwright.workflows.studio import Studio


def start_stage(c: Connection, studio: Studio, video: Video, stage: Stage) -> None:
    """Told once in a run, however many scenes begin it."""
    studio.tell(c, video, EventType.STAGE_STARTED, once=stage, stage=stage)


def end_stage(c: Connection, studio: Studio, video: Video, stage: Stage, **payload: Any) -> None:
    """Told once in a run."""
    studio.tell(c, video, EventType.STAGE_FINISHED, once=stage, stage=stage, **payload)


def plan(c: Connection, studio: Studio, video: Video) -> None:
    """Have the script written, or taken from before, and everything chosen."""
    studio.tasks.enqueue(c, Task("plan", f"plan:{video.id}:{video.run}", "plan", _run_of(video)))


def begin_scenes(c: Connection, studio: Studio, video: Video) -> None:
    """Have every scene made, those that show most first."""
    change_video(c, video.id, now_ms=studio.now_ms(), status=VideoStatus.PROCESSING, notice="")
    for scene_id in importance_order(scene_ids(c, video.id)):
        name = f"scene:{video.id}:{video.run}:{scene_id}"
        studio.tasks.enqueue(c, Task("scene", name, "scenes", (*_run_of(video), scene_id)))


def narrated(c: Connection, studio: Studio, video: Video, narration: Narration) -> None:
    """A scene was spoken; the last one lets the sound be mixed."""
    scene_id, now_ms = narration.scene_id, studio.now_ms()
    change_scene(c, video.id, scene_id, narration=narration, narrated_run=video.run)
    record_artifacts(c, video.id, Stage.NARRATE_SCENE, [narration.audio], now_ms=now_ms)
    studio.tell(
        c,
        video,
        EventType.NARRATION_READY,
        scene_id=scene_id,
        once=scene_id,
        duration_ms=narration.duration_ms,
        voice=narration.voice,
    )
    to_narrate, _ = left_to_do(c, video.id, video.run)
    if to_narrate == 0:
        end_stage(c, studio, video, Stage.NARRATE_SCENE)
        name = f"mix:{video.id}:{video.run}"
        studio.tasks.enqueue(c, Task("mix", name, "finish", _run_of(video)))


def order_clip(c: Connection, studio: Studio, video: Video, scene_id: str) -> None:
    """Have a paid picture made, within the vendor's limits."""
    state = scene_of(c, video.id, scene_id)
    ids = scene_ids(c, video.id)
    shows_most = importance_order(ids).index(scene_id) < min(4, len(ids))
    name = f"clip:{video.id}:{video.run}:{scene_id}:g{state.generation}"
    studio.tasks.enqueue(
        c,
        Task(
            "clip",
            name,
            clip_queue(state.tier.partition(":")[0]),
            (*_run_of(video), scene_id, state.generation),
            priority=FIRST if shows_most else NORMAL,
            partition=video.account_id,
        ),
    )


def pictured(c: Connection, studio: Studio, video: Video, scene_id: str) -> None:
    """A paid picture came: the scene, which has its voice, can be rendered."""
    if video.status not in WORKING:
        return
    end_pictures(c, studio, video)
    name = f"segment:{video.id}:{video.run}:{scene_id}"
    studio.tasks.enqueue(c, Task("segment", name, "scenes", (*_run_of(video), scene_id), FIRST))


def end_pictures(c: Connection, studio: Studio, video: Video) -> None:
    """The stage of the pictures ends where every scene has the one that is wanted."""
    if all_pictured(c, video.id):
        end_stage(c, studio, video, Stage.MAKE_CLIP)


def rendered(c: Connection, studio: Studio, video: Video, segment: Segment) -> None:
    """A scene's segment is there; the last part lets the video be joined."""
    scene_id, now_ms = segment.scene_id, studio.now_ms()
    change_scene(c, video.id, scene_id, segment=segment, rendered_run=video.run)
    record_artifacts(c, video.id, Stage.RENDER_SEGMENT, [segment.video], now_ms=now_ms)
    studio.tell(c, video, EventType.SEGMENT_READY, scene_id=scene_id, once=scene_id)
    _, to_render = left_to_do(c, video.id, video.run)
    if to_render == 0:
        end_stage(c, studio, video, Stage.RENDER_SEGMENT)
        _assemble_if_ready(c, studio, video)


def mixed(c: Connection, studio: Studio, video: Video, track: Soundtrack) -> None:
    """The sound is there."""
    now_ms = studio.now_ms()
    keep_soundtrack(c, video.id, video.run, track, now_ms=now_ms)
    record_artifacts(c, video.id, Stage.MIX_SOUND, [track.audio], now_ms=now_ms)
    end_stage(c, studio, video, Stage.MIX_SOUND, music=track.music)
    _assemble_if_ready(c, studio, video)


def _assemble_if_ready(c: Connection, studio: Studio, video: Video) -> None:
    to_narrate, to_render = left_to_do(c, video.id, video.run)
    if to_narrate or to_render or soundtrack_of(c, video.id, video.run) is None:
        return
    change_video(c, video.id, now_ms=studio.now_ms(), status=VideoStatus.READY_TO_ASSEMBLE)
    name = f"finish:{video.id}:{video.run}"
    studio.tasks.enqueue(c, Task("finish", name, "finish", _run_of(video), FIRST))


def stop(
    c: Connection,
    studio: Studio,
    video: Video,
    status: VideoStatus,
    *,
    notice: str,
    **payload: Any,
) -> None:
    """End a run early: failed, paused or cancelled. Everything made so far is kept."""
    told = {
        VideoStatus.FAILED: EventType.VIDEO_FAILED,
        VideoStatus.PAUSED: EventType.VIDEO_PAUSED,
        VideoStatus.CANCELLED: EventType.VIDEO_CANCELLED,
    }[status]
    change_video(c, video.id, now_ms=studio.now_ms(), status=status, notice=notice)
    studio.tell(c, video, told, once="end", notice=notice, **payload)
    if status is not VideoStatus.PAUSED:
        release_video(c, video.id)


def _run_of(video: Video) -> tuple[str, int]:
    return video.id, video.run
