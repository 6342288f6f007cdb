"""Watchers: many clients in one process, each dropping its connection at times that were drawn."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import resource
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from bench.stream import Stream, StreamOver

PATIENCE_S, SETTLE_S = 60.0, 2.0
"""How long the last events may take after the last was written, on a machine that is busy."""
ROOM = 65_536
"""Open files, where the machine allows so many."""


@dataclass
class Watcher:
    """One client: what it heard, in order, across its connections."""

    number: int
    path: str
    token: str
    drops: list[float]
    """Seconds after the start at which its connection is cut."""
    expected: int = 0
    """Events that are to come in all."""
    after: str = ""
    heard: list[tuple[str, int]] = field(default_factory=list)
    late_ms: list[float] = field(default_factory=list)
    """From just before the commit; negative for what was told while it was away."""
    opened: int = 0
    refused: int = 0


def allow_many_files() -> None:
    """A socket each: as many as the hard limit lets."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ROOM if most == resource.RLIM_INFINITY else min(ROOM, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def watch(port: int, watchers: list[Watcher], lead: Connection) -> None:
    """A process: tells `lead` when all are there, begins and ends at its word, gives them back."""
    allow_many_files()
    asyncio.run(_watch(port, watchers, lead))
    lead.send(watchers)


async def _watch(port: int, watchers: list[Watcher], lead: Connection) -> None:
    ready, done = asyncio.Semaphore(0), asyncio.Event()
    began: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(_one(each, port, ready, began, done)) for each in watchers]
    for _ in watchers:
        await ready.acquire()
    lead.send("ready")
    began.set_result(await asyncio.to_thread(lead.recv))
    await asyncio.to_thread(lead.recv)
    last = time.monotonic() + PATIENCE_S
    while time.monotonic() < last and any(len(each.heard) < each.expected for each in watchers):
        await asyncio.sleep(0.1)
    await asyncio.sleep(SETTLE_S)  # for what would come twice
    done.set()
    await asyncio.gather(*tasks)


async def _one(
    watcher: Watcher,
    port: int,
    ready: asyncio.Semaphore,
    began: asyncio.Future[float],
    done: asyncio.Event,
) -> None:
    chance, cuts = random.Random(watcher.number), iter(watcher.drops)
    first = True
    while not done.is_set():
        try:
            path = f"{watcher.path}?after={watcher.after}"
            stream = await Stream.open(port, path, watcher.token)
            shown = json.loads(await stream.next())
        except (OSError, EOFError, StreamOver):
            watcher.refused += 1
            await asyncio.sleep(chance.uniform(0.05, 0.3))
            continue
        watcher.opened += 1
        watcher.after = watcher.after or str(shown.get("cursor", shown.get("seq")))
        if first:
            ready.release()
            first = False
        reading = asyncio.create_task(_read(watcher, stream, time.time()))
        start, cut = await began, next(cuts, None)
        ends = [asyncio.create_task(done.wait()), reading]
        wait_s = None if cut is None else max(0.0, start + cut - time.time())
        await asyncio.wait(ends, timeout=wait_s, return_when=asyncio.FIRST_COMPLETED)
        for task in ends:
            task.cancel()
        await asyncio.gather(*ends, return_exceptions=True)
        with contextlib.suppress(OSError):
            stream.abort() if chance.random() < 0.5 else stream.close()
        await asyncio.sleep(0 if done.is_set() else chance.uniform(0.05, 0.3))


async def _read(watcher: Watcher, stream: Stream, connected: float) -> None:
    with contextlib.suppress(OSError, EOFError, StreamOver):
        while True:
            event = json.loads(await stream.next())
            if event["type"] == "heartbeat":
                continue
            watcher.heard.append((event["video_id"], event["seq"]))
            watcher.after = event.get("cursor") or str(event["seq"])
            sent = event["payload"]["sent"]
            late_ms = 1000 * (time.time() - sent)
            watcher.late_ms.append(late_ms if sent > connected else -late_ms)
