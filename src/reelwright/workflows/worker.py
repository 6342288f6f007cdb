"""Worker: the process that does the work; one for a workspace on SQLite, many on Postgres."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Sequence

from reelwright.database.connect import SETTING
from reelwright.database.connect_trouble import trouble_of
from reelwright.errors import ReelwrightError
from reelwright.providers.registry import clip_maker_names, open_clip_maker
from reelwright.workflows import engine
from reelwright.workflows.calls import Calls
from reelwright.workflows.casting import FREE_TIERS
from reelwright.workflows.hands import CrewHands, Hands
from reelwright.workflows.lease import Lease, Reaper, end_process, new_executor_id, session_name
from reelwright.workflows.make_video import Maker
from reelwright.workflows.post import keep_telling
from reelwright.workflows.schedules import Duty, keep_house
from reelwright.workflows.shop import Shop
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.worker")

ONLY_EXECUTOR = "local"
"""On SQLite there is one worker, and every next one takes up what the last one left."""
DRAIN_S = 30.0
SWITCH_S = 0.001
SCENES_AHEAD = 8
"""Scenes taken from the queue beyond those being drawn, so that the next voice is ready."""


class Worker:
    """Runs the engine until it is told to stop, on an event loop and thread of its own."""

    def __init__(
        self,
        studio: Studio,
        *,
        hands: Callable[[], Hands] | None = None,
        speaker_idle_s: float = 0.5,
        duties: Sequence[Duty] = (),
        hourly_duties: Sequence[Duty] = (),
    ) -> None:
        self._studio = studio
        self._make_hands = hands or (lambda: _crew(studio, speaker_idle_s))
        self._duties, self._hourly_duties = duties, hourly_duties
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self.error: ReelwrightError | None = None
        """Why it ended by itself."""

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def start(self) -> None:
        """Returns once work is being taken. Raises what kept it from starting."""
        self._thread.start()
        self._started.wait()
        if self.error is not None:
            raise self.error

    def stop(self) -> None:
        """Take no more work, let paid calls come to their answer, end the children."""
        if self._loop is not None and self._stop is not None and self.alive:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        # A thread that holds the database's one place for writing, or the event loop, waits at
        # most this long for another thread to let it go on.
        sys.setswitchinterval(SWITCH_S)
        try:
            asyncio.run(self._work())
        except ReelwrightError as error:
            self.error = error
        except Exception as error:
            # The engine knows the same database by connections of its own.
            place = self._studio.database.place
            self.error = trouble_of(error, place=place, setting=SETTING)
            if self.error is None:
                log.exception("The worker ended.")
                self.error = ReelwrightError(f"The worker ended: {error!r}.")
        finally:
            self._started.set()

    async def _work(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        studio, database = self._studio, self._studio.database
        executor_id = ONLY_EXECUTOR if database.is_sqlite else new_executor_id()
        check_s = studio.services.policy.lease_check_s
        shop = Shop(studio, self._make_hands(), Calls(), self._give_up, since_ms=studio.now_ms())
        with contextlib.ExitStack() as held:
            if not database.is_sqlite:
                lease = Lease(database, executor_id, on_lost=end_process, check_s=check_s)
                lease.acquire()
                held.callback(lease.release)
                database.name_sessions(session_name(executor_id))
            engine.configure(database, executor_id)
            Maker(shop).register()
            vendors = await _vendors(studio)
            at_once = studio.services.workers + SCENES_AHEAD
            await asyncio.to_thread(
                studio.tasks.open_queues, studio.services.policy, vendors, scenes_at_once=at_once
            )
            engine.launch()
            held.callback(engine.shut_down)
            if not database.is_sqlite:
                reaper = Reaper(database, executor_id, recover=engine.recover, check_s=check_s)
                reaper.start()
                held.callback(reaper.stop)
            house = asyncio.create_task(keep_house(shop, self._duties, self._hourly_duties))
            post = asyncio.create_task(keep_telling(studio))
            self._started.set()
            await self._stop.wait()
            house.cancel()
            post.cancel()
            # What is left under way ends with the loop; it stays pending and goes on elsewhere.
            self._loop.set_exception_handler(lambda *_: None)
            if not await shop.calls.drain(DRAIN_S):
                log.warning("Calls under way were left; they will be looked up.")
            await asyncio.gather(post, return_exceptions=True)
            # Closing joins threads that may be waiting for this loop.
            await asyncio.to_thread(held.pop_all().close)
            await _end_others()
            shop.hands.close(now=True)
            await shop.close()

    def _give_up(self, error: ReelwrightError) -> None:
        self.error = error
        if self._stop is not None:
            self._stop.set()


async def _end_others() -> None:
    """End what is left on this loop, so that nothing opens a connection anew."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _vendors(studio: Studio) -> dict[str, bool]:
    """Every clip maker that is paid or asked elsewhere, and whether it lacks nothing."""
    found: dict[str, bool] = {}
    for name in clip_maker_names():
        if name in FREE_TIERS:
            continue
        try:
            maker = open_clip_maker(name, studio.services.resources)
        except ReelwrightError:
            found[name] = False
            continue
        found[name] = not getattr(maker, "available", lambda: None)()
        await maker.close()
    return found


def _crew(studio: Studio, speaker_idle_s: float) -> Hands:
    services = studio.services
    return CrewHands(
        painters=services.workers,
        resources=services.resources,
        store=services.store,
        speaker_idle_s=speaker_idle_s,
    )
