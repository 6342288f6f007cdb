"""reword_clip: a prompt that the vendor refused is put into other words by the script's writer."""

from __future__ import annotations

import asyncio

from reelwright.database import clips
from reelwright.database.intents import Intent
from reelwright.database.videos import working
from reelwright.domain import ladder
from reelwright.domain.clip_state import ClipState
from reelwright.domain.video import Video
from reelwright.errors import ProviderError
from reelwright.ports import PromptReworder
from reelwright.providers.registry import open_writer
from reelwright.workflows.clip_trouble import take
from reelwright.workflows.estimate import script_microusd
from reelwright.workflows.paid_call import paid_call
from reelwright.workflows.shop import Shop, Turn
from reelwright.workflows.studio import Studio


async def reword_clip(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    """Outcome `again` with the new prompt; where there is none, the ladder goes on."""
    studio, services = shop.studio, shop.studio.services
    video, clip = await asyncio.to_thread(_read, studio, video_id, run, scene_id, generation)
    name = video.brief.writer
    one = video.brief.model_copy(update={"scenes": 1})
    writer = open_writer(name, services.resources)
    if not isinstance(writer, PromptReworder):
        return await asyncio.to_thread(_not_reworded, studio, video_id, run, clip)
    intent = Intent(
        key=f"{clip.key}/reword",
        kind="script",
        video_id=video_id,
        account_id=video.account_id,
        provider=name.partition(":")[0],
        tier=name,
        microusd=script_microusd(services.prices, one, "", studio.today()),
        scene_id=scene_id,
    )
    try:
        prompt = await paid_call(
            shop,
            intent,
            run,
            lambda: asyncio.to_thread(writer.reword, clip.prompt, clip.notice),
        )
    except ProviderError:
        return await asyncio.to_thread(_not_reworded, studio, video_id, run, clip)
    return await asyncio.to_thread(_reworded, studio, video_id, run, clip, prompt)


def _read(
    studio: Studio, video_id: str, run: int, scene_id: str, generation: int
) -> tuple[Video, ClipState]:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        return video, clips.clip_of(c, video_id, scene_id, generation)


def _reworded(studio: Studio, video_id: str, run: int, clip: ClipState, prompt: str) -> Turn:
    with studio.database.begin() as c:
        working(c, video_id, run)
        clips.change_clip(c, clip, prompt=prompt)
    return {"outcome": "again"}


def _not_reworded(studio: Studio, video_id: str, run: int, clip: ClipState) -> Turn:
    with studio.database.begin() as c:
        video = working(c, video_id, run)
        below = studio.services.prices.below(clip.ladder.tier)
        step = ladder.after_no_rewording(clip.ladder, tier_below=below)
        return take(c, studio, video, clip, step)
