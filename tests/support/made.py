"""Made: videos that stand somewhere, written straight into the rows; no engine runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from reelwright.bootstrap import services_from
from reelwright.database import clips, tables
from reelwright.database.accounts import LOCAL_ACCOUNT, reserve_video
from reelwright.database.connect import Database
from reelwright.database.intents import Intent, begin_intent, mark_sending
from reelwright.database.scenes import change_scene, keep_script_version, put_script
from reelwright.database.videos import NewVideo, change_video, insert_video, load_video
from reelwright.domain import ladder
from reelwright.domain.brief import Aspect, Brief, Quality
from reelwright.domain.clip import Clip, DrawnClip, MediaClip, Recipe
from reelwright.domain.clip_state import ClipState
from reelwright.domain.plan import Look, SpokenBy, VideoPlan
from reelwright.domain.scene_state import DRAWN_TIER
from reelwright.domain.script import Scene, Script
from reelwright.domain.video import ClipStatus, Video, VideoStatus
from reelwright.settings import load_settings
from reelwright.stages.describe_clip import clip_prompt
from reelwright.workflows import money
from reelwright.workflows.engine import Tasks, prepare_engine
from reelwright.workflows.studio import Studio
from tests.support.rows import NOW_MS

GOLD_4_S = 800_000

PLAN = VideoPlan(
    spoken_by=SpokenBy(provider="fake", name="", language="en-US", speed=1.0),
    look=Look(captions="duo", language="en-US", aspect=Aspect.PORTRAIT, quality=Quality.WEB),
    music="none",
    seed=1,
)


def studio_of(database: Database, folder: Path, **settings: Any) -> Studio:
    """A studio whose work is queued and done by nobody."""
    prepare_engine(database)
    # Nobody listens there: whatever is queued stays queued.
    chosen = {"offline": True, "fake_base_url": "http://127.0.0.1:9", **settings}
    services = services_from(load_settings(workspace=folder, **chosen))
    return Studio(services, database, Tasks(database))


def script(count: int) -> Script:
    scenes = tuple(
        Scene(id=f"s{n:02d}", voice_over=f"Scene {n} speaks.", visual_prompt=f"View {n}")
        for n in range(1, count + 1)
    )
    return Script(title="Three", language="en-US", hook="Scene 1 speaks.", scenes=scenes)


def add_made(
    studio: Studio,
    video_id: str = "pandas-1",
    *,
    status: VideoStatus = VideoStatus.COMPLETED,
    tier: str = DRAWN_TIER,
    scenes: int = 3,
    budget: int | None = None,
    account_id: str = LOCAL_ACCOUNT,
    shown: int = 1,
) -> Video:
    """A video with its script and, where `shown` is 1, a picture for every scene."""
    brief = Brief(
        theme=video_id, language="en-US", clips=tier, voice="fake", budget_microusd=budget
    )
    with studio.database.begin() as c:
        reserve_video(c, account_id)
        insert_video(c, NewVideo(video_id, account_id, brief, "", "command", False), now_ms=NOW_MS)
        if scenes:
            written = script(scenes)
            put_script(c, video_id, written)
            keep_script_version(c, video_id, 1, written, why="written", now_ms=NOW_MS)
            for scene in written.scenes:
                _add_picture(c, video_id, scene, tier, ready=bool(shown))
                change_scene(c, video_id, scene.id, tier=tier, generation=1, shown=shown)
        key = "asked" if scenes else ""
        change_video(c, video_id, now_ms=NOW_MS, status=status, plan=PLAN, script_key=key)
        return load_video(c, video_id)


def _add_picture(c: Any, video_id: str, scene: Scene, tier: str, *, ready: bool) -> None:
    new = ClipState(
        video_id=video_id,
        scene_id=scene.id,
        generation=1,
        status=ClipStatus.PENDING,
        tier=tier,
        prompt="" if tier == DRAWN_TIER else clip_prompt(scene, style_name="cinematic"),
        ladder=ladder.start(tier),
    )
    begun = clips.begin_clip(c, new, now_ms=NOW_MS)
    if ready:
        clips.change_clip(c, begun, status=ClipStatus.READY, clip=_picture(scene.id, tier))


def _picture(scene_id: str, tier: str) -> Clip:
    if tier == DRAWN_TIER:
        return DrawnClip(scene_id=scene_id, recipe=Recipe(kit="forest", kit_version=1))
    return MediaClip(
        scene_id=scene_id, key=f"{scene_id}.mp4", sha256="0", media="video", width=2, height=2
    )


STATE = (
    *(tables.videos, tables.scenes, tables.script_versions, tables.clips, tables.intents),
    *(tables.ledger, tables.events, tables.accounts, tables.inbox),
)


def everything(studio: Studio) -> list[list[Any]]:
    """All our rows, to show that a refusal changed none."""
    with studio.database.read() as c:
        return [
            [tuple(row) for row in c.execute(select(table).order_by(*table.primary_key.columns))]
            for table in STATE
        ]


def queued(studio: Studio) -> int:
    """How many workflows wait in the engine's queues."""
    with studio.database.read() as c:
        schema = "dbos." if c.dialect.name == "postgresql" else ""
        return int(c.exec_driver_sql(f"SELECT count(*) FROM {schema}workflow_status").scalar_one())


def clip_intent(video: Video, microusd: int, scene_id: str = "s01") -> Intent:
    """The first request for a scene's picture."""
    return Intent(
        key=f"{video.id}/{scene_id}/g1/a1",
        kind="clip",
        video_id=video.id,
        account_id=video.account_id,
        provider="fake",
        tier="fake:gold",
        microusd=microusd,
        scene_id=scene_id,
    )


def spend(studio: Studio, video: Video, microusd: int, scene_id: str = "s01") -> None:
    """A request that is sent, and whose money is set aside."""
    intent = clip_intent(video, microusd, scene_id)
    with studio.database.begin() as c:
        begin_intent(c, intent)
        money.reserve(c, studio, load_video(c, video.id), intent)
        mark_sending(c, intent, now_ms=studio.now_ms())
