"""make_video: the order of a video's work as durable workflows, and nothing but the order.

plan ─▶ scene (each) ─▶ mix ─▶ finish, and for a bought picture scene ─▶ clip ─▶ segment. A workflow
runs steps that are safe to repeat and ends; the last part that is ready puts the next workflow
into its queue in the transaction of its own row (parts.py), so nobody waits for a child.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from reelwright.database.videos import working
from reelwright.domain.video import VideoStatus
from reelwright.errors import (
    BudgetExceeded,
    DatabaseTrouble,
    ProviderError,
    RateLimited,
    ReelwrightError,
    Superseded,
)
from reelwright.workflows import engine, parts
from reelwright.workflows.cast_video import cast_video
from reelwright.workflows.collect_clip import locate_clip, poll_clip, reconcile_clip
from reelwright.workflows.fetch_clip import fetch_clip
from reelwright.workflows.finish import finish, mix
from reelwright.workflows.make_scene import draw_poster, narrate, render
from reelwright.workflows.reword_clip import reword_clip
from reelwright.workflows.shop import Shop, Turn
from reelwright.workflows.storyboard import show_storyboard
from reelwright.workflows.submit_clip import submit_clip
from reelwright.workflows.write_video_script import write_video_script

log = logging.getLogger("reelwright.work")

Step = Callable[..., Awaitable[Turn]]
STOPPED = frozenset({"superseded", "failed", "paused"})
"""Outcomes after which a workflow has nothing more to do."""


CLIP_STEPS: dict[str, Step] = {
    "submit": submit_clip,
    "reword": reword_clip,
    "reconcile": reconcile_clip,
    "poll": poll_clip,
    "locate": locate_clip,
    "fetch": fetch_clip,
}
AFTER: dict[str, str] = {
    "again": "submit",
    "settled": "submit",
    "reword": "reword",
    "doubt": "reconcile",
    "accepted": "poll",
    "ended": "fetch",
    "expired": "locate",
}
"""Which of them follows an outcome; `wait` repeats the same, any other ends the clip's work."""
BUSY_S = 5.0


class Maker:
    """The workflows of one worker, over the means of its shop."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def register(self) -> None:
        """Make the workflows known to the engine, before it launches."""
        for workflow in (
            self.plan,
            self.scene,
            self.clip,
            self.segment,
            self.mix,
            self.finish,
        ):
            engine.register(workflow.__name__, workflow)

    async def plan(self, video_id: str, run: int) -> None:
        if await self._do(write_video_script, video_id, run) in STOPPED:
            return
        if await self._do(cast_video, video_id, run) == "storyboard":
            await self._do(show_storyboard, video_id, run)

    async def scene(self, video_id: str, run: int, scene_id: str) -> None:
        if await self._do(narrate, video_id, run, scene_id) != "pictured":
            return
        if await self._do(draw_poster, video_id, run, scene_id) not in STOPPED:
            await self._do(render, video_id, run, scene_id)

    async def segment(self, video_id: str, run: int, scene_id: str) -> None:
        await self._do(render, video_id, run, scene_id)

    async def mix(self, video_id: str, run: int) -> None:
        await self._do(mix, video_id, run)

    async def finish(self, video_id: str, run: int) -> None:
        await self._do(finish, video_id, run)

    async def clip(self, video_id: str, run: int, scene_id: str, generation: int) -> None:
        """submit → poll → fetch, with what the ladder says between them."""
        upcoming: str | None = "submit"
        fetches = 0
        while upcoming:
            more = (fetches,) if upcoming == "fetch" else ()
            outcome = await self._do(
                CLIP_STEPS[upcoming], video_id, run, scene_id, generation, *more
            )
            if outcome != "wait":
                upcoming = AFTER.get(outcome)
            fetches += upcoming == "fetch"

    async def _do(self, step: Step, *arguments: str | int) -> str:
        """Run a step until it has an outcome of its own, waiting durably where it must."""
        attempt, waited_s = 0, 0.0
        while True:
            turn = await engine.run_step(
                step.__name__, self._guarded, step, attempt, waited_s, *arguments
            )
            wait_s = turn.get("wait_s", 0.0)
            if wait_s > 0:
                await engine.sleep(wait_s)
            if turn["outcome"] == "retry":
                attempt += 1
            elif turn["outcome"] == "busy":
                waited_s += wait_s
            else:
                return turn["outcome"]

    async def _guarded(
        self, step: Step, attempt: int, waited_s: float, *arguments: str | int
    ) -> Turn:
        """One attempt of a step, its errors turned into outcomes; a database that is away is
        waited for here, since nothing could be written down about it."""
        studio, name, since = self._shop.studio, step.__name__, time.monotonic()
        studio.at(f"{name}:before")
        while True:
            try:
                turn = await self._attempt(step, attempt, waited_s, *arguments)
            except DatabaseTrouble as error:
                await self._shop.endure(error, since)
            else:
                studio.at(f"{name}:after")
                return turn

    async def _attempt(
        self, step: Step, attempt: int, waited_s: float, *arguments: str | int
    ) -> Turn:
        """The only place that decides on retries."""
        policy = self._shop.studio.services.policy
        try:
            return await step(self._shop, *arguments)
        except Superseded:
            return {"outcome": "superseded"}
        except DatabaseTrouble:
            raise
        except RateLimited as error:
            if waited_s <= policy.ladder.rate_limit_patience_s:
                return {"outcome": "busy", "wait_s": error.retry_after_s or BUSY_S}
            return await self._stop(arguments, VideoStatus.FAILED, error)
        except ProviderError as error:
            if error.retryable and attempt < len(policy.call_waits_s):
                return {"outcome": "retry", "wait_s": policy.call_waits_s[attempt]}
            return await self._stop(arguments, VideoStatus.FAILED, error)
        except BudgetExceeded as error:
            return await self._stop(arguments, VideoStatus.PAUSED, error)
        except ReelwrightError as error:
            return await self._stop(arguments, VideoStatus.FAILED, error)
        except Exception as error:
            log.exception("%s of %s", step.__name__, arguments)
            # A video never hangs for what nobody foresaw.
            unforeseen = ReelwrightError(f"Something went wrong that nobody foresaw: {error!r}.")
            return await self._stop(arguments, VideoStatus.FAILED, unforeseen)

    async def _stop(
        self, arguments: tuple[str | int, ...], status: VideoStatus, error: ReelwrightError
    ) -> Turn:
        def stopped() -> Turn:
            studio, (video_id, run) = self._shop.studio, arguments[:2]
            with studio.database.begin() as c:
                video = working(c, str(video_id), int(run))
                kind = type(error).__name__
                parts.stop(c, studio, video, status, notice=error.message, error=kind)
            return {"outcome": "paused" if status is VideoStatus.PAUSED else "failed"}

        try:
            return await asyncio.to_thread(stopped)
        except Superseded:
            return {"outcome": "superseded"}
