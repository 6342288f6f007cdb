"""cast_video: voice, pace, pictures and price are chosen, before the first scene is spoken."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from reelwright.database import scenes as scene_rows
from reelwright.database.artifacts import record_artifacts
from reelwright.database.intents import open_intents
from reelwright.database.videos import change_video, load_video, working
from reelwright.domain.brief import Brief
from reelwright.domain.events import EventType
from reelwright.domain.model import fingerprint
from reelwright.domain.money import Estimate
from reelwright.domain.naming import seed_of
from reelwright.domain.pacing import pace_of
from reelwright.domain.plan import Look, SpokenBy, VideoPlan
from reelwright.domain.recording import RECORDING, RecordedScript, recorded_script
from reelwright.domain.scene_state import SceneState
from reelwright.domain.script import Script
from reelwright.domain.speaking_style import speaking_style
from reelwright.domain.video import Video
from reelwright.ports import ObjectStore, Resources
from reelwright.providers.registry import open_voice, voice_model
from reelwright.stages import Stage
from reelwright.stages.find_scenes import kept_keys, known_scenes
from reelwright.workflows import parts
from reelwright.workflows.casting import (
    MEDIA_TIER,
    Cast,
    CastOrder,
    choose_voice,
    clip_tier,
    drawn_for,
    unheeded,
)
from reelwright.workflows.choose_clips import choose_clips
from reelwright.workflows.estimate import (
    choose_tiers,
    estimate,
    is_spoken,
    spoken_ms,
    tiers_from,
    unpriced,
)
from reelwright.workflows.shop import Shop, Turn
from reelwright.workflows.studio import Studio


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
    recorded = await asyncio.to_thread(_recorded, begun, services.store)
    strange = _unrecorded(begun.script, recorded)
    # Another voice is wanted, and must be there, only for what the recording does not say.
    spoken = brief.model_copy(update={"voice_over": ""}) if strange else brief
    provider, name, warnings = await asyncio.to_thread(
        choose_voice, spoken, services.default_voice, services.resources
    )
    cast = await shop.hands.cast(_order(begun))
    spoken_by = await asyncio.to_thread(_spoken_by, begun, provider, name, services.resources)
    wishes = unheeded(brief, services.resources, styled=bool(spoken_by.prompt))
    told = (*begun.script.notes, *cast.warnings, *warnings, *wishes)
    if strange and recorded is not None:
        who = f"{provider}:{name}".rstrip(":")
        told = (*told, f"{recorded.name} does not say {' and '.join(strange)}: {who} does.")
    plan = _plan(begun, spoken_by, told)
    plan = plan.model_copy(update={"recorded": recorded})
    missing = unpriced(services.prices, brief, plan.spoken_by, studio.today())
    plan = plan.model_copy(update={"warnings": (*plan.warnings, *missing)})
    stop = await asyncio.to_thread(_keep_cast, studio, begun, run, cast, plan, wanted)
    return {"outcome": "storyboard" if stop else "scenes"}


def _begin_casting(studio: Studio, video_id: str, run: int) -> _Casting:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        parts.start_stage(c, studio, video, Stage.MAKE_CLIP)
        script = scene_rows.script_of(c, video_id)
        assert script is not None
        return _Casting(video, script, scene_rows.scenes_of(c, video_id))


def _recorded(begun: _Casting, store: ObjectStore) -> RecordedScript | None:
    """What the recording says: the script as it was when its scenes were found in it."""
    brief, video = begun.video.brief, begun.video
    if not brief.voice_over:
        return None
    now = recorded_script(
        begun.script,
        recording=brief.voice_over,
        name=brief.voice_over_name,
        made_for=video.script_key,
        heard=brief.source == "recording",
    )
    before = video.plan.recorded if video.plan else None
    same = before is not None and (before.recording, before.made_for) == (
        now.recording,
        now.made_for,
    )
    return before if before is not None and same and known_scenes(before, store) else now


def _unrecorded(script: Script, recorded: RecordedScript | None) -> list[str]:
    """`scene 3` …, as the person counts them."""
    if recorded is None:
        return []
    return [
        f"scene {number}"
        for number, scene in enumerate(script.scenes, 1)
        if recorded.place_of(scene) is None
    ]


def _order(begun: _Casting) -> CastOrder:
    brief = begun.video.brief
    pinned = {
        state.scene.id: state.drawn
        for state in begun.states
        if state.drawn is not None and state.drawn_for == drawn_for(brief, state.scene)
    }
    return CastOrder(brief, begun.script, pinned, seed_of(begun.video.id))


def _spoken_by(begun: _Casting, provider: str, name: str, resources: Resources) -> SpokenBy:
    """Pace and model stay as they were first frozen, so that an edit of one scene changes no
    other; a model that is set since then is taken."""
    brief, script, plan = begun.video.brief, begun.script, begun.video.plan
    kept = plan is not None and plan.paced_for == _paced_for(begun)
    speed = plan.spoken_by.speed if plan and kept else pace_of(script, brief.speed)
    before = plan.spoken_by if plan else None
    spoken_by = SpokenBy(provider=provider, name=name, language=brief.language, speed=speed)
    if provider == RECORDING:
        return spoken_by
    styled = open_voice(provider, resources).capabilities.styled
    same = before is not None and (before.provider, before.name) == (provider, name)
    kept_model = before.model if before and same and not resources.model("voice", provider) else ""
    style = speaking_style(tone=brief.tone, audience=brief.audience, speed=speed)
    return spoken_by.model_copy(
        update={
            "prompt": style if styled else "",
            "model": kept_model or voice_model(provider, resources),
        }
    )


def _paced_for(begun: _Casting) -> str:
    return fingerprint(begun.video.brief.speed, begun.script.target_seconds)


def _plan(begun: _Casting, spoken_by: SpokenBy, warnings: tuple[str, ...]) -> VideoPlan:
    brief = begun.video.brief
    return VideoPlan(
        spoken_by=spoken_by,
        look=Look(
            captions=brief.captions,
            language=brief.language,
            aspect=brief.aspect,
            quality=brief.quality,
        ),
        music=brief.music,
        seed=seed_of(begun.video.id),
        paced_for=_paced_for(begun),
        revision=begun.video.revision,
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
        if plan.recorded is not None:
            listener = studio.services.resources.whisper
            keys = (plan.recorded.recording, *kept_keys(plan.recorded, listener))
            record_artifacts(c, video.id, "voice_over", keys, now_ms=studio.now_ms())
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
    coming = _on_their_way(c, video_id)
    speed = plan.spoken_by.speed
    expected = estimate(
        [
            state.scene
            for state in states
            if not is_spoken(state, plan.spoken_by) and not plan.is_recorded(state.scene)
        ],
        {
            state.scene.id: state.tier
            for state in states
            if state.shown != state.generation and not _is_among(coming, video_id, state)
        },
        plan.spoken_by,
        lengths_ms={
            state.scene.id: state.narration.duration_ms
            if state.narration and is_spoken(state, plan.spoken_by)
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
    """What was bought, or is on its way, stays; a budget is planned over what is left of it."""
    brief: Brief = video.brief
    left = brief.budget_microusd
    # A budget may have chosen a lower tier, which it would not choose again for less money.
    kept = {wanted} if left is None else set(tiers_from(wanted, studio.services.prices))
    coming = _on_their_way(c, video.id)
    bought = {
        state.scene.id: state.tier
        for state in scene_rows.scenes_of(c, video.id)
        if state.tier in kept
        and (state.shown == state.generation or _is_among(coming, video.id, state))
    }
    own = {scene.id: MEDIA_TIER for scene in begun.script.scenes if scene.id in brief.placed}
    lengths = {
        scene.id: spoken_ms(scene, plan.spoken_by.speed)
        for scene in begun.script.scenes
        if scene.id not in bought and scene.id not in own
    }
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
    return {**chosen, **bought, **own}


def _on_their_way(c: Connection, video_id: str) -> frozenset[str]:
    """Generations that are paid for, or set aside, and not here yet: `video/scene/g2`."""
    return frozenset(intent.key.rpartition("/")[0] for intent in open_intents(c, video_id))


def _is_among(coming: frozenset[str], video_id: str, state: SceneState) -> bool:
    """Whether the picture that is wanted is one of them."""
    return f"{video_id}/{state.scene.id}/g{state.generation}" in coming
