"""Live delivery: from an event's commit to sockets that drop and come back, on one server process.

python -m bench.live [--clients 1000] [--drops 10] [--seconds 120] [--rate 20] [--postgres]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from reelwright.api.app import create_app
from reelwright.bootstrap import studio_from
from reelwright.database.connect import Database, lock_video
from reelwright.database.events import append
from reelwright.domain.events import EventType
from reelwright.operations.sign_in import open_session
from reelwright.settings import Settings, load_settings
from reelwright.workflows.studio import wall_clock_ms
from tests.support.postgres import running_postgres
from tests.support.rows import add_account, add_video

VIDEOS = 100
ACCOUNTS = 20
WATCH_ALL = 10
"""One client in so many watches all videos of its account instead of one."""
SETTLE_S = 10.0


@dataclass
class Watcher:
    """One client: what it heard, in order, across its connections."""

    path: str
    token: str
    drops: list[float]
    """Seconds after the start at which its connection is cut."""
    after: str = ""
    heard: list[tuple[str, int]] = field(default_factory=list)
    late_ms: list[float] = field(default_factory=list)
    closes: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """What came of it; times from just before the commit to the client's own loop."""

    clients: int
    drops: int
    events: int
    delivered: int
    wrong: int
    """Clients that missed, doubled or disordered anything."""
    live_p50_ms: float
    live_p95_ms: float
    all_p95_ms: float
    """Of what was missed during a drop too."""
    server_cpu_percent: float
    server_mb: float


def serve(settings: Settings, port: int) -> None:
    """The server process."""
    with studio_from(settings) as studio:
        app = create_app(studio, settings)
        config = uvicorn.Config(
            app, host="127.0.0.1", port=port, log_level="error", ws="websockets-sansio"
        )
        uvicorn.Server(config).run()


def write(database: Database, count: int, rate: float) -> None:
    """The writer process: events at an even pace, the videos in turn."""
    began = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        name = f"video{number % VIDEOS}"
        with database.begin() as c:
            lock_video(c, name)
            payload = {"sent": time.time()}
            append(c, name, EventType.CLIP_PROGRESS, run=1, payload=payload, now_ms=wall_clock_ms())


def measure(settings: Settings, *, clients: int, drops: int, seconds: float, rate: float) -> Found:
    """One run over a fresh database."""
    count = round(seconds * rate)
    with studio_from(settings) as studio:
        tokens = []
        for number in range(ACCOUNTS):
            account_id = add_account(studio.database, f"account{number}")
            with studio.database.begin() as c:
                tokens.append(open_session(c, studio, account_id).token)
        for number in range(VIDEOS):
            owner = f"account{number % ACCOUNTS}"
            add_video(studio.database, f"video{number}", account_id=owner)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    chance = random.Random(1)
    watchers = []
    for number in range(clients):
        video = number % VIDEOS
        path = "/ws/videos" if number % WATCH_ALL == 0 else f"/ws/video/video{video}"
        cuts = sorted(chance.uniform(0, seconds) for _ in range(drops))
        watchers.append(Watcher(path, tokens[video % ACCOUNTS], cuts))
    with _process("serve", settings, port) as server:
        took_s, cpu_s, memory = asyncio.run(
            _watch(watchers, port, settings, count, rate, psutil.Process(server.pid))
        )
    late = [each for watcher in watchers for each in watcher.late_ms]
    live = [each for each in late if each >= 0]
    return Found(
        clients=clients,
        drops=sum(len(watcher.drops) for watcher in watchers),
        events=count,
        delivered=sum(len(watcher.heard) for watcher in watchers),
        wrong=sum(not _is_right(watcher, count, number) for number, watcher in enumerate(watchers)),
        live_p50_ms=float(np.percentile(live, 50)),
        live_p95_ms=float(np.percentile(live, 95)),
        all_p95_ms=float(np.percentile(np.abs(late), 95)),
        server_cpu_percent=100 * cpu_s / took_s,
        server_mb=memory / 1e6,
    )


def _is_right(watcher: Watcher, count: int, number: int) -> bool:
    video = number % VIDEOS
    own = [video]
    if watcher.path == "/ws/videos":
        own = [each for each in range(VIDEOS) if each % ACCOUNTS == video % ACCOUNTS]
    for each in own:
        expected = list(range(1, len(range(each, count, VIDEOS)) + 1))
        if [seq for name, seq in watcher.heard if name == f"video{each}"] != expected:
            return False
    return len({name for name, _ in watcher.heard}) <= len(own)


async def _watch(
    watchers: list[Watcher],
    port: int,
    settings: Settings,
    count: int,
    rate: float,
    server: psutil.Process,
) -> tuple[float, float, int]:
    ready = asyncio.Semaphore(0)
    began: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    done = asyncio.Event()
    await _until_open(port)
    tasks = [asyncio.create_task(_one(each, port, ready, began, done)) for each in watchers]
    for _ in watchers:
        await ready.acquire()
    cpu = server.cpu_times()
    start = time.monotonic()
    began.set_result(start)
    with _process("write", settings, count, rate) as writer:
        while writer.poll() is None:
            await asyncio.sleep(0.2)
    took_s, used = time.monotonic() - start, server.cpu_times()
    await asyncio.sleep(SETTLE_S)
    memory: int = server.memory_info().rss
    done.set()
    await asyncio.gather(*tasks)
    return took_s, used.user + used.system - cpu.user - cpu.system, memory


async def _one(
    watcher: Watcher,
    port: int,
    ready: asyncio.Semaphore,
    began: asyncio.Future[float],
    done: asyncio.Event,
) -> None:
    cuts = iter(watcher.drops)
    headers = {"Authorization": f"Bearer {watcher.token}"}
    first = True
    while not done.is_set():
        url = f"ws://127.0.0.1:{port}{watcher.path}?after={watcher.after}"
        try:
            async with connect(
                url, additional_headers=headers, proxy=None, open_timeout=60, max_queue=None
            ) as told:
                shown = json.loads(await told.recv())
                watcher.after = watcher.after or str(shown.get("cursor", shown.get("seq")))
                if first:
                    ready.release()
                    first = False
                reading = asyncio.create_task(_read(watcher, told, time.time()))
                start = await began
                cut = next(cuts, None)
                ends = [asyncio.create_task(done.wait()), reading]
                wait_s = None if cut is None else max(0.0, start + cut - time.monotonic())
                await asyncio.wait(ends, timeout=wait_s, return_when=asyncio.FIRST_COMPLETED)
                for task in ends:
                    task.cancel()
                await asyncio.gather(*ends, return_exceptions=True)
                if cut is not None and random.random() < 0.5 and not done.is_set():
                    told.transport.abort()  # half of them without a word
        except (OSError, ConnectionClosed, TimeoutError):
            await asyncio.sleep(random.uniform(0.05, 0.3))


async def _read(watcher: Watcher, told: ClientConnection, connected: float) -> None:
    try:
        async for text in told:
            event = json.loads(text)
            if event["type"] == "heartbeat":
                continue
            watcher.heard.append((event["video_id"], event["seq"]))
            watcher.after = event.get("cursor") or str(event["seq"])
            sent = event["payload"]["sent"]
            late_ms = 1000 * (time.time() - sent)
            # What was told while it was away is marked by its sign.
            watcher.late_ms.append(late_ms if sent > connected else -late_ms)
    except ConnectionClosed:
        watcher.closes.append(told.close_code or 0)


async def _until_open(port: int) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.1)
    raise TimeoutError("the server did not start")


@contextlib.contextmanager
def _process(what: str, settings: Settings, *given: float) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "bench.live", f"--{what}", str(settings.workspace)]
    command += [settings.database_url, *map(str, given)]
    with subprocess.Popen(command) as process:
        try:
            yield process
        finally:
            process.terminate()


def _settings(workspace: str | Path, database_url: str = "") -> Settings:
    return load_settings(
        workspace=Path(workspace),
        database_url=database_url,
        rate_limit="",
        rate_limit_address="",
        offline=True,
    )


def show(found: Found, backend: str) -> None:
    """One line of the table."""
    print(
        "| database | clients | drops | events | delivered | wrong | p50 | p95 | with drops p95 |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    print(
        f"| {backend} | {found.clients} | {found.drops} | {found.events} | {found.delivered} "
        f"| {found.wrong} | {found.live_p50_ms:.0f} ms | {found.live_p95_ms:.0f} ms "
        f"| {found.all_p95_ms:.0f} ms |"
    )
    print(f"\nServer: {found.server_cpu_percent:.0f} % of a core, {found.server_mb:.0f} MB.")


def main() -> None:
    """Read the options, run once on each database asked for."""
    if sys.argv[1:2] == ["--serve"]:
        serve(_settings(*sys.argv[2:4]), int(sys.argv[4]))
        return
    if sys.argv[1:2] == ["--write"]:
        with studio_from(_settings(*sys.argv[2:4])) as studio:
            write(studio.database, int(sys.argv[4]), float(sys.argv[5]))
        return
    reading = argparse.ArgumentParser()
    reading.add_argument("--clients", type=int, default=1000)
    reading.add_argument("--drops", type=int, default=10)
    reading.add_argument("--seconds", type=float, default=120.0)
    reading.add_argument("--rate", type=float, default=20.0)
    reading.add_argument("--postgres", action="store_true")
    given = vars(reading.parse_args())
    on_postgres = given.pop("postgres")
    with contextlib.ExitStack() as held:
        folder = held.enter_context(tempfile.TemporaryDirectory())
        url = held.enter_context(running_postgres()).create_database() if on_postgres else ""
        found = measure(_settings(folder, url), **given)
        show(found, "Postgres" if on_postgres else "SQLite")


if __name__ == "__main__":
    main()
