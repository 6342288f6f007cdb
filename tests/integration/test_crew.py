"""The crew: what waits for a vendor runs side by side, and what fails there is heard here."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from reelwright.errors import RateLimited, RenderError
from reelwright.workflows.crew import CALLS, Crew


@asynccontextmanager
async def opened() -> AsyncIterator[Crew]:
    crew = Crew(painters=1, speaker_idle_s=0.1)
    try:
        yield crew
    finally:
        crew.close(now=True)


def test_as_many_calls_as_allowed_wait_at_the_same_time() -> None:
    together = threading.Barrier(CALLS, timeout=20)

    async def all_at_once() -> list[int]:
        async with opened() as crew:
            return await asyncio.gather(*(crew.call(together.wait) for _ in range(CALLS)))

    assert sorted(asyncio.run(all_at_once())) == list(range(CALLS))


def test_one_call_more_waits_for_its_turn() -> None:
    begun, go_on = threading.Semaphore(0), threading.Event()

    def wait() -> None:
        begun.release()
        assert go_on.wait(20)

    async def crowded() -> bool:
        async with opened() as crew:
            calls = [asyncio.create_task(crew.call(wait)) for _ in range(CALLS)]
            for _ in calls:
                assert await asyncio.to_thread(begun.acquire, timeout=20)
            late = asyncio.create_task(crew.call(begun.release))
            await asyncio.sleep(0.1)
            waited = not late.done()
            go_on.set()
            await asyncio.gather(*calls, late)
            return waited

    assert asyncio.run(crowded())


def test_what_a_call_raises_is_raised_where_it_was_asked_for() -> None:
    def refuse() -> None:
        raise RateLimited("Too often.", "vendor", retry_after_s=3.0)

    async def asked() -> None:
        async with opened() as crew:
            await crew.call(refuse)

    with pytest.raises(RateLimited, match="Too often"):
        asyncio.run(asked())


def test_a_crew_that_is_closed_now_begins_nothing_that_waits(tmp_path: Path) -> None:
    async def work() -> float:
        async with opened() as crew:
            await crew.paint(time.sleep, 0)
            begun = [tmp_path / name for name in "abc"]
            tasks = [asyncio.create_task(crew.paint(begin_and_stay, path)) for path in begun]
            while not begun[0].exists():
                await asyncio.sleep(0.01)
            started = time.monotonic()
            crew.close(now=True)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            return time.monotonic() - started

    assert asyncio.run(work()) < 5
    assert [path.name for path in tmp_path.iterdir()] == ["a-cleaned"]


def begin_and_stay(path: Path) -> None:
    path.touch()
    try:
        time.sleep(8)
    finally:
        path.rename(path.with_name(f"{path.name}-cleaned"))


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_a_task_whose_process_is_ended_from_outside_is_begun_anew(
    sign: signal.Signals, tmp_path: Path
) -> None:
    async def work() -> list[str]:
        async with opened() as crew:
            # The second waits in the same pool, and is not to end the pool that comes after.
            tasks = [crew.paint(end_at_first, tmp_path / name, sign) for name in "ab"]
            return await asyncio.gather(*tasks)

    assert asyncio.run(work()) == ["a", "b"]


def test_a_task_whose_process_is_ended_again_and_again_is_told_so() -> None:
    async def work() -> None:
        async with opened() as crew:
            await crew.paint(end_always)

    with pytest.raises(RenderError, match="again and again"):
        asyncio.run(work())


def test_a_crew_that_is_closed_meanwhile_begins_nothing_anew(tmp_path: Path) -> None:
    async def work() -> None:
        crew = Crew(painters=1, speaker_idle_s=0.1)
        task = asyncio.create_task(crew.paint(end_at_first, tmp_path / "a", signal.SIGKILL))
        while not (tmp_path / "a").exists():
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        crew.close(now=True)
        await task

    with pytest.raises(RenderError):
        asyncio.run(work())


def end_at_first(marker: Path, sign: int) -> str:
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), sign)
        time.sleep(30)
    return marker.name


def end_always() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


ORPHANED = """
import asyncio, os, sys, time
from reelwright.workflows.crew import Crew

async def work():
    crew = Crew(painters=1, speaker_idle_s=0.1)
    print(await crew.paint(os.getpid), flush=True)
    await crew.paint(time.sleep, 60)

if __name__ == "__main__":
    asyncio.run(work())
"""


def test_a_child_ends_with_its_parent_though_its_task_keeps_the_exit_to_itself(
    tmp_path: Path,
) -> None:
    program = tmp_path / "orphaned.py"
    program.write_text(ORPHANED)
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        time.sleep(0.3)  # the second task has begun
        parent.kill()
        # Its output ends with the last process that holds it.
        assert parent.stdout.read() == ""
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
