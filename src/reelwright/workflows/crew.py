"""Crew: the child processes that speak and draw, so that neither can stop the caller."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from reelwright.errors import RenderError

T = TypeVar("T")


@dataclass(frozen=True)
class Slot:
    """A place where a child says how far it is, read by the parent without waiting."""

    board: str
    index: int

    def tell(self, fraction: float) -> None:
        board = np.memmap(self.board, np.float32, "r+")
        board[self.index] = fraction


class Board:
    """One fraction per scene, in a file that children map into memory."""

    def __init__(self, path: Path, places: int) -> None:
        self._path = str(path)
        np.zeros(max(1, places), np.float32).tofile(path)

    def slot(self, index: int) -> Slot:
        return Slot(self._path, index)

    def read(self) -> list[float]:
        return [float(value) for value in np.fromfile(self._path, np.float32)]


@dataclass(frozen=True)
class Crew:
    """One process that speaks (the voice model is loaded once), several that draw, and a thread
    that waits for the FFmpegs of the mix."""

    speaker: Executor
    painters: Executor
    mixer: Executor
    board: Board

    def speak(self, task: Callable[..., T], *args: Any) -> Future[T]:
        return self.speaker.submit(task, *args)

    def dismiss_speaker(self) -> None:
        """End the speaking process, and wait until it has: its half gigabyte is better used by
        those who draw."""
        self.speaker.shutdown(wait=True)

    def mix(self, task: Callable[..., T], *args: Any) -> Future[T]:
        return self.mixer.submit(task, *args)

    def paint(self, task: Callable[..., T], *args: Any) -> Future[T]:
        return self.painters.submit(task, *args)


@contextlib.contextmanager
def crew(*, painters: int, places: int) -> Iterator[Crew]:
    """Processes for one video; leaving the block early ends them and their FFmpegs."""
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        pools = [
            ProcessPoolExecutor(count, context, _prepare, (os.getpid(),)) for count in (1, painters)
        ]
        mixer = ThreadPoolExecutor(1)
        try:
            yield Crew(pools[0], pools[1], mixer, Board(Path(scratch) / "board", places))
        except BaseException:
            for pool in pools:
                _stop(pool)
            raise
        finally:
            for executor in (*pools, mixer):
                executor.shutdown(wait=True, cancel_futures=True)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the pool's processes now; each kills the FFmpeg it is running."""
    for process in list((pool._processes or {}).values()):
        process.terminate()


def _prepare(parent: int) -> None:
    """In each child: leave Ctrl-C to the parent, end cleanly on SIGTERM and with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """A parent that was killed cannot tell: look for it, and end as if told."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


def result_of(future: Future[T]) -> T:
    """The step's result; a child that died becomes a RenderError with the next step."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool as error:
        raise RenderError(
            "A process that speaks or draws was ended from outside (often for lack of memory). "
            "Run the same command again: what was finished is kept. "
            "REELWRIGHT_WORKERS=1 needs the least memory."
        ) from error
