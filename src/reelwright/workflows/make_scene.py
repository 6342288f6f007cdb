"""make_scene: a scene is spoken, gets its picture, and is rendered; each step safe to repeat."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from reelwright.database import clips
from reelwright.database.artifacts import record_artifacts
from reelwright.database.intents import Intent, count_answered
from reelwright.database.scenes import scene_ids, scene_of
from reelwright.database.videos import working
from reelwright.domain.clip import Clip
from reelwright.domain.events import EventType
from reelwright.domain.model import fingerprint
from reelwright.domain.narration import Narration
from reelwright.domain.plan import SpokenBy
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Scene
from reelwright.domain.segment import Segment
from reelwright.domain.video import Video
from reelwright.errors import InputError, Misspoken, RenderError, StorageError, Superseded
from reelwright.providers.registry import open_voice
from reelwright.stages import Stage
from reelwright.stages.describe_clip import poster_key
from reelwright.stages.narrate_scene import known_narration
from reelwright.stages.speak_text import part_keys
from reelwright.workflows import parts
from reelwright.workflows.estimate import voice_microusd
from reelwright.workflows.paid_call import paid_call, settle_answered
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.work")


async def narrate(shop: Shop, video_id: str, run: int, scene_id: str) -> Turn:
    """Speak the scene. Outcome `drawn` where its picture is there, `ordered` where it is bought."""
    studio = shop.studio
    video, state = await asyncio.to_thread(_begin, studio, video_id, run, scene_id)
    narration = await speak(shop, video, run, state.scene)
    studio.at("narrate:spoken")
    return await asyncio.to_thread(_narrated, studio, video_id, run, narration)


async def speak(shop: Shop, video: Video, run: int, scene: Scene) -> Narration:
    """The scene's narration: in the person's own voice where their recording says it."""
    assert video.plan is not None
    recorded = video.plan.recorded
    if recorded is None:
        return await _spoken(shop, video, run, scene)
    if recorded.place_of(scene) is not None:
        return await shop.hands.cut(scene, recorded)
    spoken = await _spoken(shop, video, run, scene)
    told = f"{recorded.name} does not say this text: {spoken.voice} speaks it."
    return spoken.model_copy(update={"warnings": (*spoken.warnings, told)})


async def _spoken(shop: Shop, video: Video, run: int, scene: Scene) -> Narration:
    """The scene's narration: the kept one, else spoken now, with its price on record.

    A sound that does not say the text is asked for once more, and paid once more.
    """
    studio, services = shop.studio, shop.studio.services
    assert video.plan is not None
    spoken_by = video.plan.spoken_by
    key = f"{video.id}/{scene.id}/voice-{fingerprint(scene.voice_over, spoken_by)[:12]}"
    cost = voice_microusd(services.prices, spoken_by.priced_as, scene.voice_over, studio.today())
    kept = await asyncio.to_thread(
        known_narration,
        scene,
        voice=f"{spoken_by.provider}:{spoken_by.name}",
        language=spoken_by.language,
        speed=spoken_by.speed,
        prompt=spoken_by.prompt,
        store=services.store,
    )
    if kept is not None:
        if cost:
            await asyncio.to_thread(settle_answered, studio, key)
        return kept
    intent = Intent(
        key=key,
        kind="voice",
        video_id=video.id,
        account_id=video.account_id,
        provider=spoken_by.provider,
        tier=spoken_by.priced_as,
        microusd=cost,
        scene_id=scene.id,
    )
    await asyncio.to_thread(_record_parts, studio, video.id, scene, spoken_by)
    # An answer that was paid and is not kept did not say the text, before an interruption.
    take = min(2, 1 + await asyncio.to_thread(_answered, studio, key))
    try:
        return await paid_call(
            shop, intent, run, lambda: shop.hands.speak(scene, spoken_by, take=take)
        )
    except Misspoken as error:
        log.info("%s of %s: %s It is asked for once more.", scene.id, video.id, error)
        return await paid_call(
            shop, intent, run, lambda: shop.hands.speak(scene, spoken_by, take=2)
        )


def _record_parts(studio: Studio, video_id: str, scene: Scene, spoken_by: SpokenBy) -> None:
    """Name the parts of a long text before they are there: each is kept as soon as it is said."""
    keys = part_keys(
        scene.voice_over,
        voice=open_voice(spoken_by.provider, studio.services.resources),
        voice_name=spoken_by.name,
        language=spoken_by.language,
        speed=spoken_by.speed,
        prompt=spoken_by.prompt,
    )
    if keys:
        with studio.database.begin() as c:
            record_artifacts(c, video_id, Stage.NARRATE_SCENE, keys, now_ms=studio.now_ms())


def _answered(studio: Studio, key: str) -> int:
    with studio.database.begin() as c:
        return count_answered(c, key)


def _begin(studio: Studio, video_id: str, run: int, scene_id: str) -> tuple[Video, SceneState]:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        parts.start_stage(c, studio, video, Stage.NARRATE_SCENE)
        return video, scene_of(c, video_id, scene_id)


def _narrated(studio: Studio, video_id: str, run: int, narration: Narration) -> Turn:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        parts.narrated(c, studio, video, narration)
        state = scene_of(c, video_id, narration.scene_id)
        if state.shown == state.generation:
            parts.end_pictures(c, studio, video)
            return {"outcome": "pictured"}
        parts.order_clip(c, studio, video, narration.scene_id)
        return {"outcome": "ordered"}


async def draw_poster(shop: Shop, video_id: str, run: int, scene_id: str) -> Turn:
    """The still that stands for a scene's picture in lists and on the storyboard."""
    video, clip = await asyncio.to_thread(_shown, shop.studio, video_id, run, scene_id)
    if clip is not None:
        await poster_of(shop, video, clip)
    return DONE


async def poster_of(shop: Shop, video: Video, clip: Clip) -> None:
    """Make the poster of a clip unless it is there. No video fails for want of one."""
    assert video.plan is not None
    key = poster_key(clip, video.brief.aspect)
    try:
        await shop.hands.poster(clip, video.plan.look, key)
    except (RenderError, InputError) as error:
        log.warning("%s of %s has no poster: %s", clip.scene_id, video.id, error.message)
        return
    await asyncio.to_thread(_record, shop.studio, video.id, key)


def _record(studio: Studio, video_id: str, key: str) -> None:
    with studio.database.begin() as c:
        record_artifacts(c, video_id, "poster", [key], now_ms=studio.now_ms())


async def render(shop: Shop, video_id: str, run: int, scene_id: str) -> Turn:
    """Encode the scene with its captions; outcome `later` where another part must come first."""
    studio = shop.studio
    found = await asyncio.to_thread(_begin_segment, studio, video_id, run, scene_id)
    if found is None:
        # Its own workflow renders it once it has spoken.
        return {"outcome": "later"}
    video, narration, clip, last = found
    assert video.plan is not None
    if clip.kind == "media":
        await poster_of(shop, video, clip)
    loop = asyncio.get_running_loop()

    def told(fraction: float) -> None:
        loop.run_in_executor(None, _progress, studio, video, scene_id, fraction)

    segment = await shop.hands.paint(clip, narration, video.plan.look, last=last, told=told)
    studio.at("render:encoded")
    return await asyncio.to_thread(_rendered, studio, video_id, run, segment)


def _shown(studio: Studio, video_id: str, run: int, scene_id: str) -> tuple[Video, Clip | None]:
    with studio.database.begin() as c:
        video, state = working(c, video_id, run), scene_of(c, video_id, scene_id)
        return video, clips.seen_clip(c, video_id, state)


def _begin_segment(
    studio: Studio, video_id: str, run: int, scene_id: str
) -> tuple[Video, Narration, Clip, bool] | None:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        state = scene_of(c, video_id, scene_id)
        if state.narrated_run != run or not state.shown or state.narration is None:
            return None
        parts.start_stage(c, studio, video, Stage.RENDER_SEGMENT)
        clip = clips.clip_of(c, video_id, scene_id, state.shown).clip
        assert clip is not None
        last = scene_ids(c, video_id)[-1] == scene_id
        return video, state.narration, clip, last


def _progress(studio: Studio, video: Video, scene_id: str, fraction: float) -> None:
    """Told once a second; what was overtaken meanwhile needs no telling."""
    with contextlib.suppress(Superseded, StorageError), studio.database.begin() as c:
        working(c, video.id, video.run)
        studio.tell(
            c,
            video,
            EventType.CLIP_PROGRESS,
            scene_id=scene_id,
            stage=Stage.RENDER_SEGMENT,
            fraction=round(fraction, 3),
        )


def _rendered(studio: Studio, video_id: str, run: int, segment: Segment) -> Turn:
    with studio.database.begin() as c:
        parts.rendered(c, studio, working(c, video_id, run), segment)
    return DONE
