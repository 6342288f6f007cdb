"""Shop: what a worker's steps work with: rows, hands, and the clip makers it has opened."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NotRequired, TypedDict

from reelwright.errors import DatabaseTrouble, ReelwrightError
from reelwright.ports import ClipMaker
from reelwright.providers.registry import open_clip_maker
from reelwright.workflows.calls import Calls
from reelwright.workflows.hands import Hands
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.work")

ENDURE_S = 1.0


class Turn(TypedDict):
    """What a step came to; the workflow's order depends on nothing else."""

    outcome: str
    wait_s: NotRequired[float]
    """To be waited, durably, before what comes next."""


DONE: Turn = {"outcome": "done"}


@dataclass(frozen=True)
class Shop:
    """One worker's means."""

    studio: Studio
    hands: Hands
    calls: Calls
    give_up: Callable[[ReelwrightError], None]
    """Ends the worker: without a database it can neither work nor say so."""
    since_ms: int = 0
    """Unix time at which this worker began."""
    makers: dict[str, ClipMaker] = field(default_factory=dict)

    def maker(self, tier: str) -> ClipMaker:
        """The clip maker of a tier, opened once. Raises InputError for one there is not."""
        if tier not in self.makers:
            self.makers[tier] = open_clip_maker(tier, self.studio.services.resources)
        return self.makers[tier]

    async def endure(self, error: DatabaseTrouble, since: float) -> None:
        """Wait a moment for the database; after too long, end the worker.

        `since` is the monotonic time of the first trouble. What is under way stays pending and
        goes on where it was with the next worker.
        """
        log.warning("%s", error)
        if time.monotonic() - since > self.studio.services.policy.database_patience_s:
            self.give_up(error)
            await asyncio.Event().wait()
        await asyncio.sleep(ENDURE_S)

    async def close(self) -> None:
        """Close every connection to a vendor."""
        for maker in self.makers.values():
            await maker.close()
        self.makers.clear()
