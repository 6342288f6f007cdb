"""collect_clip: what became of a picture that was ordered: waited for, or looked up."""

from __future__ import annotations

import asyncio
import logging

from reelwright.database.intents import Intent
from reelwright.domain.ladder import Trouble
from reelwright.domain.polling import next_poll_ms
from reelwright.domain.video import IntentState
from reelwright.errors import (
    ClipFailed,
    ClipFiltered,
    OperationExpired,
    ProviderError,
    Rejected,
)
from reelwright.workflows.settle_clip import SETTLED, lost, ordered, proved_absent, refused
from reelwright.workflows.shop import Shop, Turn
from reelwright.workflows.studio import Studio
from reelwright.workflows.submit_clip import accepted

log = logging.getLogger("reelwright.clips")

MISSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between looks at a vendor that does not answer; the last one repeats."""
BLIND_TIMES = 4
"""Times the longest job after which a vendor that does not answer is no longer asked."""


def _waited_ms(studio: Studio, intent: Intent) -> int:
    """Since the request went out."""
    return studio.now_ms() - (intent.sent_at_ms or studio.now_ms())


def _gave_up(shop: Shop, intent: Intent, longest_ms: int) -> bool:
    """Whether the vendor was asked in vain for long enough; hours in which no worker ran do not
    count, so that one lost answer after them costs no picture."""
    asked_ms = min(_waited_ms(shop.studio, intent), shop.studio.now_ms() - shop.since_ms)
    return asked_ms > BLIND_TIMES * longest_ms


async def reconcile_clip(
    shop: Shop, video_id: str, run: int, scene_id: str, generation: int
) -> Turn:
    """Find out what became of a request whose answer was lost.

    Outcomes: accepted (its output was found), doubt (look again later), again (it was never
    accepted), draw and others from the ladder (the outcome stays unknown).
    """
    studio, policy = shop.studio, shop.studio.services.policy
    found = await ordered(shop, video_id, scene_id, generation, IntentState.SENDING)
    if found is None:
        return SETTLED
    clip, intent, maker = found.clip, found.intent, found.maker
    able = maker.capabilities
    try:
        operation = await maker.find(intent.key) if able.findable else None
    except ProviderError as error:
        log.warning("%s cannot be looked up: %s", intent.key, error)
        if _gave_up(shop, intent, able.longest_ms):
            return await asyncio.to_thread(lost, studio, clip, intent)
        return {"outcome": "doubt", "wait_s": policy.doubt_check_s}
    if operation is not None:
        await asyncio.to_thread(accepted, studio, intent, generation, operation)
        return {"outcome": "accepted"}
    assert intent.sent_at_ms is not None
    left_ms = intent.sent_at_ms + able.longest_ms * policy.doubt_grace - studio.now_ms()
    if left_ms > 0:
        wait_s = min(policy.doubt_check_s, left_ms / 1000 + 0.05)
        return {"outcome": "doubt", "wait_s": wait_s}
    settle = proved_absent if able.findable else lost
    return await asyncio.to_thread(settle, studio, clip, intent)


async def poll_clip(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    """Look at the job until it ends; one step, however long it takes.

    Outcomes: ended (fetch it), expired (look into the storage), and the ladder's.
    """
    studio = shop.studio
    found = await ordered(shop, video_id, scene_id, generation, IntentState.ACCEPTED)
    if found is None:
        return SETTLED
    clip, intent, maker = found.clip, found.intent, found.maker
    able, rules = maker.capabilities, studio.services.policy.polling
    misses = 0
    while True:
        waited = _waited_ms(studio, intent)
        pause = next_poll_ms(waited, able.typical_ms, rules=rules, seed=intent.key) / 1000
        try:
            job = await maker.poll(intent.operation, place=intent.key)
            if job.done:
                return {"outcome": "ended"}
            misses = 0
        except OperationExpired:
            return {"outcome": "expired"}
        except (ClipFiltered, ClipFailed, Rejected) as error:
            trouble = Trouble.FILTERED if isinstance(error, ClipFiltered) else Trouble.FAILED
            return await asyncio.to_thread(refused, studio, clip, intent, trouble, error.message)
        except ProviderError as error:
            misses += 1
            pause = max(error.retry_after_s or 0.0, MISSES[min(misses, len(MISSES)) - 1])
        overdue = waited > BLIND_TIMES * able.longest_ms
        if _gave_up(shop, intent, able.longest_ms) if misses else overdue:
            return {"outcome": "expired"}
        await asyncio.sleep(pause)


async def locate_clip(shop: Shop, video_id: str, run: int, scene_id: str, generation: int) -> Turn:
    """The vendor forgot the job's name: its output may still lie in the storage.

    Outcomes: ended (found), wait, and the ladder's.
    """
    studio, policy = shop.studio, shop.studio.services.policy
    found = await ordered(shop, video_id, scene_id, generation, IntentState.ACCEPTED)
    if found is None:
        return SETTLED
    clip, intent, maker = found.clip, found.intent, found.maker
    try:
        operation = await maker.find(intent.key) if maker.capabilities.findable else None
    except ProviderError:
        if _gave_up(shop, intent, maker.capabilities.longest_ms):
            return await asyncio.to_thread(lost, studio, clip, intent)
        return {"outcome": "wait", "wait_s": policy.doubt_check_s}
    if operation is not None:
        return {"outcome": "ended"}
    assert intent.sent_at_ms is not None
    longest = maker.capabilities.longest_ms * policy.doubt_grace
    if maker.capabilities.findable and studio.now_ms() < intent.sent_at_ms + longest:
        return {"outcome": "wait", "wait_s": policy.doubt_check_s}
    return await asyncio.to_thread(lost, studio, clip, intent)
