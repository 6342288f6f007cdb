"""paid_call: a sentence or a script that costs money, asked for and answered in one call.

Such a call has no operation name to come back to: one that was interrupted may be repeated once,
and both are written down, the lost one as a charge in doubt.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from reelwright import tracing
from reelwright.database import intents
from reelwright.database.intents import Intent
from reelwright.database.videos import locked, working
from reelwright.domain.video import IntentState
from reelwright.errors import ProviderError, RateLimited, Unavailable
from reelwright.workflows import money
from reelwright.workflows.shop import Shop
from reelwright.workflows.studio import Studio

T = TypeVar("T")


def _once(_: object) -> float:
    return 1


async def paid_call(
    shop: Shop,
    intent: Intent,
    run: int,
    call: Callable[[], Awaitable[T]],
    *,
    most: int = 1,
    charged: Callable[[T], float] = _once,
) -> T:
    """Make the call with its price set aside before and settled after.

    `intent.key` is the business key without the number of the attempt, `intent.microusd` the
    price of one answer. A call that may ask again has the price of `most` answers set aside, and
    `charged` tells how many it came to; a ProviderError tells them itself (`paid`).

    Raises what the call raises, RateLimited where the provider's own limits leave no room now,
    BudgetExceeded where the money does not reach.
    """
    if intent.microusd == 0:
        return await call()
    async with shop.calls.one():
        sent = await asyncio.to_thread(_intend, shop.studio, intent, run, most)
        return await _paid(shop.studio, sent, call, charged)


async def _paid(
    studio: Studio,
    intent: Intent,
    call: Callable[[], Awaitable[T]],
    charged: Callable[[T], float],
) -> T:
    studio.at(f"{intent.kind}:intended")
    try:
        with tracing.span(f"{intent.provider} {intent.kind}", kind="client", tier=intent.tier):
            answer = await call()
    except ProviderError as error:
        unknown = isinstance(error, Unavailable) and error.sent
        await asyncio.to_thread(_settle, studio, intent, times=error.paid, unknown=unknown)
        raise
    studio.at(f"{intent.kind}:answered")
    await asyncio.to_thread(_settle, studio, intent, times=charged(answer), unknown=False)
    return answer


def settle_answered(studio: Studio, key: str) -> None:
    """The answer of an interrupted call was kept: it was paid, and is not asked for again."""
    with studio.database.begin() as c:
        open_ones = intents.open_like(c, key)
    for intent in open_ones:
        _settle(studio, intent, times=intent.answers, unknown=False)


def _intend(studio: Studio, intent: Intent, run: int, most: int) -> Intent:
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        video = working(c, intent.video_id, run)
        lost = [
            known
            for known in intents.open_like(c, intent.key)
            if intents.move_intent(
                c, known.key, token=known.token, to=IntentState.LOST, now_ms=now_ms
            )
        ]
        limits = studio.services.policy.limits_of(intent.provider)
        wait_s = intents.wait_for_room(c, intent, limits, now_ms=now_ms)
        if wait_s > 0:
            raise RateLimited(
                f"{intent.provider} is asked as often as its limits allow.",
                intent.provider,
                retryable=True,
                retry_after_s=wait_s,
            )
        # After the counting, as everywhere: else two might wait for each other.
        for known in lost:
            money.doubt(c, studio, video, known)
        numbered = replace(intent, key=f"{intent.key}/a{intents.count_like(c, intent.key) + 1}")
        intents.begin_intent(c, numbered)
        money.reserve(c, studio, video, numbered, times=most)
        intents.mark_sending(c, numbered, now_ms=now_ms)
        return intents.intent_of(c, numbered.key)


def _settle(studio: Studio, intent: Intent, *, times: float, unknown: bool) -> None:
    """Charge `times` answers, and one more as in doubt where its outcome is `unknown`."""
    to = IntentState.LOST if unknown else IntentState.DONE if times else IntentState.REFUSED
    with studio.database.begin() as c:
        video = locked(c, intent.video_id)
        moved = intents.move_intent(
            c, intent.key, token=intent.token, to=to, now_ms=studio.now_ms()
        )
        if moved:
            money.settle(c, studio, video, intent, times=times, unknown=unknown)
