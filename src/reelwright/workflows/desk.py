"""Desk: where an estimate's script is written and its pictures chosen, here or in a child."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

from reelwright.errors import RateLimited, Unavailable
from reelwright.meaning import embed, kept
from reelwright.ports import Written
from reelwright.workflows.casting import Cast, CastOrder, cast
from reelwright.workflows.crew import heeding, prepare_child
from reelwright.workflows.writing import WriteOrder, write

T = TypeVar("T")
A = TypeVar("A")
WAITING = 8
"""Who asks beyond these is asked to come again: each holds a thread that answers requests."""
PATIENCE_S = 180.0
"""A recording is heard first."""
IDLE_S = 600.0
"""The child holds some 300 MB, which go back when nobody asks for so long."""
WARM_AFTER_S = 5.0
"""Once the service is up: what starts and stops at once need not load anything."""
NICE = 5
"""The child's priority, below that of the process that answers requests."""


class Desk(Protocol):
    """Each method raises what the stage raises."""

    def write(self, order: WriteOrder) -> Written: ...

    def cast(self, order: CastOrder) -> Cast: ...

    def do(self, task: Callable[[A], T], given: A) -> T:
        """Any function of a module, which a child can load by its name."""
        ...


class Here:
    """In this process, which gives back afterwards what it loaded."""

    def write(self, order: WriteOrder) -> Written:
        return write(order)

    def cast(self, order: CastOrder) -> Cast:
        return cast(order)

    def do(self, task: Callable[[A], T], given: A) -> T:
        return task(given)


class Elsewhere:
    """In one child process, which keeps what it loaded; raises RateLimited and Unavailable too."""

    def __init__(self, *, waiting: int = WAITING, idle_s: float = IDLE_S) -> None:
        self._places = threading.BoundedSemaphore(waiting)
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._timer: threading.Timer | None = None

    def warm(self, *, after_s: float = WARM_AFTER_S) -> None:
        """Have the child load what it needs in a while, unless it is asked before."""
        self._set_timer(after_s, lambda: self._submit(_warm, None))

    def write(self, order: WriteOrder) -> Written:
        return self.do(_write, order)

    def cast(self, order: CastOrder) -> Cast:
        return self.do(_cast, order)

    def close(self) -> None:
        """End the child, and what it is doing."""
        self._stop_timer()
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):
                process.terminate()
            pool.shutdown(wait=True, cancel_futures=True)

    def do(self, task: Callable[[A], T], given: A) -> T:
        if not self._places.acquire(blocking=False):
            busy = "Much is being worked out already. Ask again in some seconds."
            raise RateLimited(busy, retryable=True, retry_after_s=5)
        self._stop_timer()
        try:
            return self._submit(task, given).result(PATIENCE_S)
        except (TimeoutError, BrokenProcessPool) as error:
            self.close()
            ended = "This was not ready in time. Ask again in a moment."
            raise Unavailable(ended, retryable=True, retry_after_s=5) from error
        finally:
            self._places.release()
            self._set_timer(self._idle_s, self.close)

    def _submit(self, task: Callable[[A], T], given: A) -> Future[T]:
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, context, _prepare, (os.getpid(),))
            return self._pool.submit(heeding, task, given)

    def _set_timer(self, after_s: float, act: Callable[[], object]) -> None:
        timer = threading.Timer(after_s, act)
        timer.daemon = True
        self._stop_timer()
        with self._lock:
            self._timer = timer
            timer.start()

    def _stop_timer(self) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None


def _prepare(parent: int) -> None:
    prepare_child(parent)
    if hasattr(os, "nice"):
        os.nice(NICE)


def _warm(_: None) -> None:
    from reelwright.stages import make_clip  # all that can be drawn comes along

    assert make_clip
    with kept():
        embed(["warm"])


def _write(order: WriteOrder) -> Written:
    with kept():
        return write(order)


def _cast(order: CastOrder) -> Cast:
    with kept():
        return cast(order)
