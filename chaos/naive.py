"""Naive: a paid picture ordered as most programs do it, first the call and then the note.

The counter-proof: the same campaign must find this billed twice.
"""

from __future__ import annotations

import asyncio

from reelwright.database import clips, intents
from reelwright.database.videos import working
from reelwright.domain.video import ClipStatus, IntentState
from reelwright.errors import ProviderError
from reelwright.workflows import money
from reelwright.workflows.shop import DONE, Shop, Turn
from reelwright.workflows.submit_clip import (
    STANDS,
    Clearance,
    _intent,
    _request,
    accepted,
)


async def submit_clip(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    """Call, then write down; a step that is repeated calls again."""
    found = await asyncio.to_thread(_wanted, shop, video_id, run, scene_id, generation)
    if not isinstance(found, Clearance):
        return found
    shop.studio.at("submit:intended")
    try:
        job = await shop.maker(found.intent.tier).submit(found.request, place=found.intent.key)
    except ProviderError:
        return {"outcome": "wait", "wait_s": 0.05}
    shop.studio.at("submit:answered")
    await asyncio.to_thread(_noted, shop, found, run, generation, job.operation)
    return {"outcome": "accepted"}


def _wanted(
    shop: Shop, video_id: str, run: int, scene_id: str, generation: int
) -> Clearance | Turn:
    with shop.studio.database.begin() as c:
        video = working(c, video_id, run)
        clip = clips.clip_of(c, video_id, scene_id, generation)
        if clip.status in {ClipStatus.READY, ClipStatus.FAILED}:
            return DONE
        known = intents.find_intent(c, clip.key)
        if known is not None and known.state is not IntentState.NEW:
            return STANDS.get(known.state, {"outcome": "settled"})
        request = _request(c, shop, video, clip)
        return Clearance(_intent(shop.studio, video, clip, request), request, 0.0)


def _noted(shop: Shop, found: Clearance, run: int, generation: int, operation: str) -> None:
    studio, intent = shop.studio, found.intent
    with studio.database.begin() as c:
        video = working(c, intent.video_id, run)
        intents.begin_intent(c, intent)
        money.reserve(c, studio, video, intent)
        intents.mark_sending(c, intent, now_ms=studio.now_ms())
        sent = intents.intent_of(c, intent.key)
    accepted(studio, sent, generation, operation)
