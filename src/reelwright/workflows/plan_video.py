"""plan_video: the script is written and every choice made, before the first scene is spoken."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from reelwright.database import scenes as scene_rows
from reelwright.database.intents import Intent
from reelwright.database.scripts import find_script, keep_script
from reelwright.database.videos import change_video, load_video, working
from reelwright.domain.brief import Brief
from reelwright.domain.events import EventType
from reelwright.domain.model import fingerprint
from reelwright.domain.money import Estimate
from reelwright.domain.naming import seed_of
from reelwright.domain.pacing import pace_of
from reelwright.domain.plan import Look, SpokenBy, VideoPlan
from reelwright.domain.scene_match import keep_ids
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Script
from reelwright.domain.video import Video
from reelwright.stages import Stage
from reelwright.stages.write_script import script_fingerprint
from reelwright.workflows import parts
from reelwright.workflows.casting import Cast, CastOrder, choose_voice, clip_tier, drawn_for
from reelwright.workflows.choose_clips import choose_clips
from reelwright.workflows.estimate import choose_tiers, estimate, script_microusd, spoken_ms
from reelwright.workflows.paid_call import paid_call, settle_answered
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio
from reelwright.workflows.writing import WriteOrder, choose_writer


async def write_video_script(shop: Shop, video_id: str, run: int) -> Turn:
    """The script: the one at hand where the request is the same, a kept one, or a new one."""
    studio = shop.studio
    video, at_hand = await asyncio.to_thread(_begin, studio, video_id, run)
    order = WriteOrder(video.brief, video.material, studio.services.resources)
    wanted = script_key(order)
    fresh = video.brief.fresh
    if at_hand is not None and not fresh and video.script_key in {wanted, PINNED}:
        await asyncio.to_thread(_keep_script, studio, video, run, at_hand, video.script_key, "")
        return DONE
    paid = script_microusd(studio.services.prices, video.brief.writer, studio.today())
    script = None
    if paid and not fresh:
        script = await asyncio.to_thread(_kept_before, studio, wanted)
    if script is None:
        script = await _written(shop, video, run, order, wanted, paid)
    elif paid:
        await asyncio.to_thread(settle_answered, studio, _script_intent(video, wanted))
    if at_hand is not None:
        script = keep_ids(script, at_hand)
    await asyncio.to_thread(_keep_script, studio, video, run, script, wanted, "written")
    return DONE


PINNED = "edited"
"""Key of a script that a person edited scene by scene: no request writes over it."""


def script_key(order: WriteOrder) -> str:
    """Fingerprint of what a script is written from; its style counts for those who read it."""
    writer = choose_writer(order)
    asked = script_fingerprint(order.brief, writer, order.material)
    return fingerprint(asked, order.brief.style) if order.brief.writer else asked


def _script_intent(video: Video, wanted: str) -> str:
    return f"{video.id}/script-{wanted[:12]}"


async def _written(
    shop: Shop, video: Video, run: int, order: WriteOrder, wanted: str, microusd: int
) -> Script:
    writer = video.brief.writer
    intent = Intent(
        key=_script_intent(video, wanted),
        kind="script",
        video_id=video.id,
        account_id=video.account_id,
        provider=writer,
        tier=writer,
        microusd=microusd,
    )

    async def call() -> Script:
        script = await shop.hands.write(order)
        if microusd:
            await asyncio.to_thread(_remember, shop.studio, wanted, writer, script)
        return script

    return await paid_call(shop, intent, run, call)


def _begin(studio: Studio, video_id: str, run: int) -> tuple[Video, Script | None]:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        parts.start_stage(c, studio, video, Stage.WRITE_SCRIPT)
        return video, scene_rows.script_of(c, video_id)


def _kept_before(studio: Studio, key: str) -> Script | None:
    with studio.database.read() as c:
        return find_script(c, key)


def _remember(studio: Studio, key: str, writer: str, script: Script) -> None:
    with studio.database.begin() as c:
        keep_script(c, key, writer, script, now_ms=studio.now_ms())


def _keep_script(
    studio: Studio, video: Video, run: int, script: Script, key: str, why: str
) -> None:
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        now = working(c, video.id, run)
        if why:
            revision = now.revision + (1 if now.script_key else 0)
            scene_rows.put_script(c, now.id, script)
            scene_rows.keep_script_version(c, now.id, revision, script, why=why, now_ms=now_ms)
            change_video(
                c,
                now.id,
                now_ms=now_ms,
                title=script.title,
                script_key=key,
                revision=revision,
                brief=now.brief.model_copy(update={"fresh": False}),
            )
        studio.tell(
            c,
            now,
            EventType.SCRIPT_READY,
            once="script",
            title=script.title,
            scenes=[scene.id for scene in script.scenes],
            reused=not why,
        )
        parts.end_stage(c, studio, now, Stage.WRITE_SCRIPT, reused=not why, title=script.title)


@dataclass(frozen=True)
class _Casting:
    """What casting begins from."""

    video: Video
    script: Script
    states: tuple[SceneState, ...]


async def cast_video(shop: Shop, video_id: str, run: int) -> Turn:
    """Voice, pace and a picture for every scene; outcome `storyboard` or `scenes`."""
    studio, services = shop.studio, shop.studio.services
    begun = await asyncio.to_thread(_begin_casting, studio, video_id, run)
    brief = begun.video.brief
    wanted = clip_tier(brief, services.prices)
    provider, name, warnings = await asyncio.to_thread(
        choose_voice, brief, services.default_voice, services.resources
    )
    cast = await shop.hands.cast(_order(begun))
    plan = _plan(begun, provider, name, (*begun.script.notes, *cast.warnings, *warnings))
    stop = await asyncio.to_thread(_keep_cast, studio, begun, run, cast, plan, wanted)
    return {"outcome": "storyboard" if stop else "scenes"}


def _begin_casting(studio: Studio, video_id: str, run: int) -> _Casting:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        parts.start_stage(c, studio, video, Stage.MAKE_CLIP)
        script = scene_rows.script_of(c, video_id)
        assert script is not None
        return _Casting(video, script, scene_rows.scenes_of(c, video_id))


def _order(begun: _Casting) -> CastOrder:
    brief = begun.video.brief
    pinned = {
        state.scene.id: state.drawn
        for state in begun.states
        if state.drawn is not None and state.drawn_for == drawn_for(brief, state.scene)
    }
    return CastOrder(brief, begun.script, pinned, seed_of(begun.video.id))


def _plan(begun: _Casting, provider: str, name: str, warnings: tuple[str, ...]) -> VideoPlan:
    """The pace stays as it was first frozen, so that an edit of one scene changes no other."""
    brief, script, before = begun.video.brief, begun.script, begun.video.plan
    paced_for = fingerprint(brief.speed, script.target_seconds)
    kept = before is not None and before.paced_for == paced_for
    speed = before.spoken_by.speed if before and kept else pace_of(script, brief.speed)
    return VideoPlan(
        spoken_by=SpokenBy(provider=provider, name=name, language=brief.language, speed=speed),
        look=Look(
            captions=brief.captions,
            language=brief.language,
            aspect=brief.aspect,
            quality=brief.quality,
        ),
        music=brief.music,
        seed=seed_of(begun.video.id),
        paced_for=paced_for,
        warnings=warnings,
    )


def _keep_cast(
    studio: Studio, begun: _Casting, run: int, cast: Cast, plan: VideoPlan, wanted: str
) -> bool:
    """Write every choice down and let the scenes begin; True where the storyboard comes first."""
    with studio.database.begin() as c:
        video = working(c, begun.video.id, run)
        tiers = _tiers(c, studio, video, begun, plan, wanted)
        choose_clips(c, studio, video, cast, tiers)
        price = price_plan(c, studio, video.id, plan)
        studio.tell(
            c,
            video,
            EventType.VIDEO_PLANNED,
            once="planned",
            microusd=price.microusd,
            parts=[line.model_dump(mode="json") for line in price.lines],
        )
        if not video.approve:
            parts.begin_scenes(c, studio, load_video(c, video.id))
        return video.approve


def price_plan(c: Connection, studio: Studio, video_id: str, plan: VideoPlan) -> Estimate:
    """Keep the plan with the price of what is yet to be made, by what is known of it by now."""
    states = scene_rows.scenes_of(c, video_id)
    speed = plan.spoken_by.speed
    expected = estimate(
        [state.scene for state in states if state.narration is None],
        {state.scene.id: state.tier for state in states if state.shown != state.generation},
        plan.spoken_by,
        lengths_ms={
            state.scene.id: state.narration.duration_ms
            if state.narration
            else spoken_ms(state.scene, speed)
            for state in states
        },
        prices=studio.services.prices,
        resources=studio.services.resources,
        on=studio.today(),
    )
    kept = plan.model_copy(update={"estimate": expected})
    change_video(c, video_id, now_ms=studio.now_ms(), plan=kept)
    return expected


def _tiers(
    c: Connection,
    studio: Studio,
    video: Video,
    begun: _Casting,
    plan: VideoPlan,
    wanted: str,
) -> Mapping[str, str]:
    """What was bought stays; a budget is planned over what is left of it."""
    brief: Brief = video.brief
    bought = {
        state.scene.id: state.tier
        for state in scene_rows.scenes_of(c, video.id)
        if state.shown == state.generation and state.tier == wanted
    }
    lengths = {
        scene.id: spoken_ms(scene, plan.spoken_by.speed)
        for scene in begun.script.scenes
        if scene.id not in bought
    }
    left = brief.budget_microusd
    if left is not None:
        left = max(0, left - studio.spent_on(c, video.id))
    services = studio.services
    chosen = choose_tiers(
        lengths,
        wanted,
        budget_microusd=left,
        prices=services.prices,
        resources=services.resources,
        on=studio.today(),
    )
    return {**chosen, **bought}
