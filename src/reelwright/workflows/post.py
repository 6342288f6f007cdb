"""post: tells webhooks of events, again and again until they have heard."""

from __future__ import annotations

import asyncio
import json
import logging
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from reelwright.database.webhooks import (
    Claimed,
    anything_due,
    claim_due,
    disable_webhook,
    settle,
)
from reelwright.domain.webhook import ATTEMPTS, GONE, Attempt, excerpt, is_delivered, wait_ms
from reelwright.errors import ReelwrightError
from reelwright.storage.outbound import Outbound
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.post")

LOOK_S = 1.0
LEASE_MS = 60_000
"""Longer than any attempt takes; after it, another worker tries one whose worker died."""
AT_ONCE = 8
EACH = 2
"""Of one webhook, so that one that hangs keeps nobody waiting."""


def outbound_of(studio: Studio) -> Outbound:
    """How this installation asks addresses that users gave."""
    return Outbound(local=studio.services.policy.webhooks_local)


async def keep_telling(studio: Studio) -> None:
    """Deliveries as they fall due, until cancelled; safe in several workers at once."""
    outbound = outbound_of(studio)
    loop = asyncio.get_running_loop()
    under_way: set[asyncio.Future[None]] = set()
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="post")
    try:
        while True:
            try:
                claimed = await asyncio.to_thread(claim, studio, AT_ONCE - len(under_way))
            except ReelwrightError as error:
                log.warning("Webhooks wait: %s", error)
                claimed = ()
            for one in claimed:
                task = loop.run_in_executor(pool, deliver, studio, outbound, one)
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            if under_way:
                await asyncio.wait(under_way, timeout=LOOK_S, return_when=asyncio.FIRST_COMPLETED)
            if not claimed:
                await asyncio.sleep(LOOK_S)
    finally:
        # What is being told ends in time by itself; it needs the database to say so.
        await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)


def claim(studio: Studio, limit: int) -> tuple[Claimed, ...]:
    """What is due, taken for this process for a while. Raises StorageError."""
    now_ms = studio.now_ms()
    if limit <= 0:
        return ()
    with studio.database.read() as c:
        if not anything_due(c, now_ms=now_ms):
            return ()
    with studio.database.begin() as c:
        return claim_due(c, now_ms=now_ms, lease_ms=LEASE_MS, limit=limit, each=EACH)


def deliver(
    studio: Studio,
    outbound: Outbound,
    claimed: Claimed,
    *,
    chance: Callable[[], float] = random.random,
) -> None:
    """One attempt, and what became of it; what goes wrong is logged."""
    try:
        _attempt(studio, outbound, claimed, chance)
    except ReelwrightError as error:
        # The lease ends, and it is tried again.
        log.warning("Delivery %s: %s", claimed.delivery.message_id, error)
    except Exception:
        log.exception("Delivery %s", claimed.delivery.message_id)


def _attempt(
    studio: Studio, outbound: Outbound, claimed: Claimed, chance: Callable[[], float]
) -> None:
    delivery, attempt, now_ms = claimed.delivery, _send(studio, outbound, claimed), studio.now_ms()
    with studio.database.begin() as c:
        if not attempt.error:
            settle(c, delivery, attempt, next_at_ms=None, delivered_at_ms=now_ms)
            return
        wait = wait_ms(delivery.attempts, chance=chance())
        if wait is None:
            error = f"{attempt.error} Given up after {ATTEMPTS} attempts."
            attempt = attempt.model_copy(update={"error": error})
        settle(c, delivery, attempt, next_at_ms=None if wait is None else now_ms + wait)
        if attempt.status_code == GONE:
            why = "The receiver answered 410: it wants no more."
            disable_webhook(c, delivery.webhook_id, why, now_ms=now_ms)


def _send(studio: Studio, outbound: Outbound, claimed: Claimed) -> Attempt:
    at_ms, began = studio.now_ms(), time.monotonic()
    status, said = None, ""
    try:
        answer = outbound.send(claimed.url, headers=_headers(claimed, at_ms), body=_body(claimed))
        status, said = answer.status, excerpt(answer.body)
        error = "" if is_delivered(status) else f"The answer was {status}."
    except ReelwrightError as trouble:
        error = str(trouble)
    took_ms = round((time.monotonic() - began) * 1000)
    return Attempt(at_ms=at_ms, took_ms=took_ms, status_code=status, error=error, answer=said)


def _body(claimed: Claimed) -> bytes:
    return json.dumps(claimed.delivery.payload, ensure_ascii=False).encode()


def _headers(claimed: Claimed, now_ms: int) -> dict[str, str]:
    # Loaded where it is needed: workers without the service's packages tell nobody.
    from standardwebhooks import Webhook

    at = datetime.fromtimestamp(now_ms // 1000, UTC)
    message_id, text = claimed.delivery.message_id, _body(claimed).decode()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Reelwright-Webhooks",
        "webhook-id": message_id,
        "webhook-timestamp": str(now_ms // 1000),
        "webhook-signature": Webhook(claimed.secret).sign(message_id, at, text),
    }
