"""write_video_script: the script at hand, a kept one, or a new one; the first step of a run."""

from __future__ import annotations

import asyncio

from reelwright.database import scenes as scene_rows
from reelwright.database.intents import Intent, note_answers
from reelwright.database.scripts import find_script, keep_script
from reelwright.database.videos import change_video, working
from reelwright.domain.events import EventType
from reelwright.domain.model import fingerprint
from reelwright.domain.scene_match import keep_ids
from reelwright.domain.script import Script
from reelwright.domain.video import Video
from reelwright.ports import Written
from reelwright.stages import Stage
from reelwright.stages.write_script import script_fingerprint, written_by
from reelwright.workflows import parts
from reelwright.workflows.estimate import script_microusd
from reelwright.workflows.paid_call import paid_call, settle_answered
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.studio import Studio
from reelwright.workflows.writing import WriteOrder, choose_writer, most_answers


async def write_video_script(shop: Shop, video_id: str, run: int) -> Turn:
    """The script: the one at hand where the request is the same, a kept one, or a new one."""
    studio = shop.studio
    video, at_hand = await asyncio.to_thread(_begin, studio, video_id, run)
    services = studio.services
    order = WriteOrder(video.brief, video.material, services.resources, services.store)
    wanted = script_key(order)
    fresh = video.brief.fresh
    if at_hand is not None and not fresh and video.script_key == wanted:
        await asyncio.to_thread(_keep_script, studio, video, run, at_hand, video.script_key, "")
        return DONE
    paid = script_microusd(studio.services.prices, video.brief, video.material, studio.today())
    script, by_model = None, written_by(wanted, choose_writer(order))
    if paid and not fresh:
        script = await asyncio.to_thread(_kept_before, studio, by_model)
    if script is None:
        script = await _written(shop, video, run, order, by_model, paid)
    elif paid:
        await asyncio.to_thread(settle_answered, studio, _script_intent(video, by_model))
    if at_hand is not None:
        script = keep_ids(script, at_hand)
    await asyncio.to_thread(_keep_script, studio, video, run, script, wanted, "written")
    return DONE


def script_key(order: WriteOrder) -> str:
    """Fingerprint of what a script is asked with; its style counts for those who read it."""
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
        provider=writer.partition(":")[0],
        tier=writer,
        microusd=microusd,
    )

    async def call() -> Written:
        written = await shop.hands.write(order)
        if microusd:
            await asyncio.to_thread(_remember, shop.studio, wanted, intent, written)
        return written

    def charged(written: Written) -> float:
        return written.answers

    written = await paid_call(shop, intent, run, call, most=most_answers(order), charged=charged)
    return written.script


def _begin(studio: Studio, video_id: str, run: int) -> tuple[Video, Script | None]:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        parts.start_stage(c, studio, video, Stage.WRITE_SCRIPT)
        return video, scene_rows.script_of(c, video_id)


def _kept_before(studio: Studio, key: str) -> Script | None:
    with studio.database.read() as c:
        return find_script(c, key)


def _remember(studio: Studio, key: str, intent: Intent, written: Written) -> None:
    """The script, and what it took: whoever finds it after a kill has to charge just that."""
    with studio.database.begin() as c:
        keep_script(c, key, intent.provider, written.script, now_ms=studio.now_ms())
        note_answers(c, intent.key, written.answers)


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
