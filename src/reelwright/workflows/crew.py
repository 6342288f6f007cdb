"""Crew: the child processes that write, speak and draw, so that none can stop the caller."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from reelwright import tracing
from reelwright.errors import RenderError

T = TypeVar("T")
PLACES = 256
CALLS = 16
"""Vendors asked at the same time; what waits for an answer needs no process of its own."""
LISTENING_IDLE_S = 60.0
"""The model that hears is kept between two answers of a vendor's voice."""
LISTEN_EVERY_S = 1.0
TOLD_TO_END = 143
"""A child's exit status: 128 and SIGTERM."""
BEGUN_AGAIN, WAIT_S = 2, 2.0
"""Times a task is begun anew whose process was ended from outside, and the wait before."""
_ENDED = (
    "A process that speaks or draws was ended from outside, again and again (often for lack of "
    "memory). Run the same command again: what was finished is kept. REELWRIGHT_WORKERS=1 needs "
    "the least memory."
)
ASKED_TO_END, ASKED_EVERY_S = 5, 2.0
"""Times an orphan is asked to end cleanly, before it is ended; it cleans up between them."""


@dataclass(frozen=True)
class Slot:
    """A place where a child says how far it is, read by the parent without waiting."""

    board: str
    index: int

    def tell(self, fraction: float) -> None:
        board = np.memmap(self.board, np.float32, "r+")
        board[self.index] = fraction

    def read(self) -> float:
        """What the child said last, 0 … 1."""
        return float(np.fromfile(self.board, np.float32)[self.index])


class Crew:
    """One process that speaks (the voice model is loaded once), several that write and draw,
    a thread that waits for the FFmpegs of the mix, and threads that wait for vendors. Each starts
    when it is first needed."""

    def __init__(self, *, painters: int, speaker_idle_s: float) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._scratch = tempfile.TemporaryDirectory(prefix="reelwright-")
        self._board = Path(self._scratch.name) / "board"
        np.zeros(PLACES, np.float32).tofile(self._board)
        self._free = list(range(PLACES))
        self._painters = painters
        # A speaking process holds half a gigabyte, which is better used by those who draw.
        self._speaker_idle_s = speaker_idle_s
        self._pools: dict[str, Executor] = {}
        self._room = asyncio.Semaphore(CALLS)
        self._speaking = 0
        self._dismissal: asyncio.TimerHandle | None = None
        self._closed = False

    async def call(self, task: Callable[..., T], *args: Any) -> T:
        """In a thread of its own, beside other calls: it waits for a vendor.

        The thread never keeps the process from ending.
        """
        async with self._room:
            answer: Future[T] = Future()
            here = contextvars.copy_context()
            given = (_answer, answer, task, args)
            threading.Thread(target=here.run, args=given, daemon=True).start()
            return await asyncio.wrap_future(answer)

    async def listen(self, task: Callable[..., T], *args: Any) -> T:
        """In the speaking process, which then stays for a while: its model is slow to load."""
        return await self.speak(task, *args, idle_s=LISTENING_IDLE_S)

    async def speak(self, task: Callable[..., T], *args: Any, idle_s: float | None = None) -> T:
        """In the speaking process, one after the other."""
        if self._dismissal is not None:
            self._dismissal.cancel()
        self._speaking += 1
        try:
            return await self._run("speaker", task, *args)
        finally:
            self._speaking -= 1
            if self._speaking == 0 and "speaker" in self._pools:
                loop = asyncio.get_running_loop()
                wait_s = self._speaker_idle_s if idle_s is None else idle_s
                self._dismissal = loop.call_later(wait_s, self._dismiss_speaker)

    async def paint(self, task: Callable[..., T], *args: Any) -> T:
        """In one of the drawing processes."""
        return await self._run("painters", task, *args)

    async def mix(self, task: Callable[..., T], *args: Any) -> T:
        """In a thread: what it waits for are FFmpegs."""
        return await self._run("mixer", task, *args)

    @contextlib.contextmanager
    def telling(self, told: Callable[[float], None]) -> Iterator[Callable[[float], None]]:
        """What a child calls to say how far it is; `told` hears it here, once a second."""
        slot = Slot(str(self._board), self._free.pop())
        slot.tell(0.0)
        listener = asyncio.get_running_loop().create_task(_listen(slot, told))
        try:
            yield slot.tell
        finally:
            listener.cancel()
            self._free.append(slot.index)

    def close(self, *, now: bool = False) -> None:
        """End every process; `now` stops work at hand (each child kills its own FFmpeg)."""
        self._closed = True
        if self._dismissal is not None:
            self._dismissal.cancel()
        for pool in self._pools.values():
            if now and isinstance(pool, ProcessPoolExecutor):
                _stop(pool)
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._pools.clear()
        self._scratch.cleanup()

    async def _run(self, name: str, task: Callable[..., T], *args: Any) -> T:
        handed = tracing.passport()
        given = (task, *args) if handed is None else (tracing.carried, handed, task, *args)
        for again in range(BEGUN_AGAIN + 1):
            pool = self._pools.get(name) or self._open(name)
            asked = (heeding, *given) if isinstance(pool, ProcessPoolExecutor) else given
            try:
                return await asyncio.wrap_future(pool.submit(*asked))
            except BrokenProcessPool as error:
                # Others of this pool met the same, and may have opened the next one.
                if self._pools.get(name) is pool:
                    del self._pools[name]
                # A service manager tells all processes to stop at once; then this wait is the last.
                await asyncio.sleep(0 if again == BEGUN_AGAIN else WAIT_S)
                if again == BEGUN_AGAIN or self._closed:
                    raise RenderError(_ENDED) from error
        raise AssertionError("the last turn answers or raises")

    def _open(self, name: str) -> Executor:
        if name == "mixer":
            pool: Executor = ThreadPoolExecutor(1)
        else:
            count = 1 if name == "speaker" else self._painters
            pool = ProcessPoolExecutor(count, self._context, prepare_child, (os.getpid(),))
        self._pools[name] = pool
        return pool

    def _dismiss_speaker(self) -> None:
        if self._speaking == 0 and "speaker" in self._pools:
            self._pools.pop("speaker").shutdown(wait=False)


def _answer(answer: Future[T], task: Callable[..., T], args: tuple[Any, ...]) -> None:
    """Run the task here, its outcome handed to whoever waits for it."""
    try:
        answer.set_result(task(*args))
    except Exception as error:  # noqa: BLE001 - handed on to whoever waits
        answer.set_exception(error)


async def _listen(slot: Slot, told: Callable[[float], None]) -> None:
    heard = 0.0
    while True:
        await asyncio.sleep(LISTEN_EVERY_S)
        if slot.read() != heard:
            heard = slot.read()
            told(heard)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the pool's processes now; each kills the FFmpeg it is running."""
    for process in list((pool._processes or {}).values()):
        process.terminate()


def prepare_child(parent: int) -> None:
    """In each child: leave Ctrl-C to the parent, end cleanly on SIGTERM and with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TOLD_TO_END))
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def heeding(task: Callable[..., T], *args: Any) -> T:
    """Run a task in a child that ends when it is told to, once the task has cleaned up.

    The pool would take the exit for the task's answer, and have the child do the next one.
    """
    try:
        return task(*args)
    except SystemExit:
        os._exit(TOLD_TO_END)


def _end_with(parent: int) -> None:
    """A parent that was killed cannot tell: look for it, and end as if told."""
    while os.getppid() == parent:
        time.sleep(0.5)
    for _ in range(ASKED_TO_END):
        # A task may keep the exit to itself: ask until one is heard.
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(ASKED_EVERY_S)
    os._exit(TOLD_TO_END)
