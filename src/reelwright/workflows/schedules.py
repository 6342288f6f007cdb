"""schedules: what a worker sees to between videos: inbox, trash, retention, lost work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from reelwright.errors import ReelwrightError
from reelwright.workflows import engine
from reelwright.workflows.caretaker import purge_trash, revive_stalled, sweep, trash_old
from reelwright.workflows.shop import Shop
from reelwright.workflows.strays import settle_strays
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.house")

HOUR_S = 3600.0
DAY_MS = 86_400_000
KEEP_NOTES_DAYS = 7
"""How long the engine's own notes on finished work are kept."""


Duty = Callable[[Studio], object]


async def keep_house(
    shop: Shop, duties: Sequence[Duty], hourly_duties: Sequence[Duty] = ()
) -> None:
    """Rounds until cancelled; each duty is safe in several workers at once.

    Those given are what the layers above want done, e.g. reading the inbox.
    """
    studio, policy = shop.studio, shop.studio.services.policy
    hourly_at = 0.0
    while True:
        for duty in (*duties, revive_stalled):
            await _duty(duty, studio)
        now = asyncio.get_running_loop().time()
        if now >= hourly_at:
            hourly_at = now + HOUR_S
            for duty in (settle_strays, trash_old, purge_trash, sweep, _forget, *hourly_duties):
                await _duty(duty, studio)
        await asyncio.sleep(policy.house_s)


async def _duty(duty: Duty, studio: Studio) -> None:
    """What goes wrong in one duty is logged and keeps nobody from the others."""
    try:
        await asyncio.to_thread(duty, studio)
    except ReelwrightError as error:
        log.warning("%s: %s", duty.__name__, error)
    except Exception:
        log.exception("%s failed.", duty.__name__)


def _forget(studio: Studio) -> None:
    engine.forget_finished(before_ms=studio.now_ms() - KEEP_NOTES_DAYS * DAY_MS)
