"""Live delivery: from an event's commit to clients that drop and come back, on one server process.

python -m bench.live [--clients 1000] [--drops 10] [--seconds 120] [--rate 20] [--postgres]
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from bench.watchers import Watcher, allow_many_files, watch
from reelwright.bootstrap import studio_from
from reelwright.database.connect import Database, lock_video
from reelwright.database.events import append
from reelwright.domain.events import EventType
from reelwright.operations.sign_in import open_session
from reelwright.settings import Settings, load_settings
from reelwright.workflows.studio import wall_clock_ms
from tests.support.postgres import running_postgres
from tests.support.rows import add_account, add_video
from tests.support.service_process import ServiceProcess, running_service

VIDEOS = 100
ACCOUNTS = 20
WATCH_ALL = 10
"""One client in so many watches all videos of its account instead of one."""
BY_EVENTS = 7
"""One client in so many watches by server-sent events instead of a socket."""
PROCESSES = 2
"""That the clients are spread over."""


@dataclass(frozen=True)
class Found:
    """What came of it; times from just before the commit to the client's own loop."""

    clients: int
    drops: int
    opened: int
    """Connections in all."""
    refused: int
    events: int
    delivered: int
    wrong: int
    """Clients that missed, doubled or disordered anything."""
    live_ms: tuple[float, float, float]
    """p50, p95, p99."""
    all_p95_ms: float
    """Of what was missed during a drop too."""
    server_cpu_percent: float
    clients_cpu_percent: float
    server_mb: float


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


def measure(
    settings: Settings, *, clients: int, drops: int, seconds: float, rate: float, seed: int
) -> Found:
    """One run over a fresh database."""
    count = round(seconds * rate)
    watchers = _watchers(_filled(settings), clients, drops, seconds, seed)
    for watcher in watchers:
        watcher.expected = sum(len(_seqs(each, count)) for each in _own(watcher))
    with running_service(settings.workspace, database_url=settings.database_url) as service:
        watchers, used = _watched(service, watchers, settings, count, rate)
    late = [each for watcher in watchers for each in watcher.late_ms]
    live = np.percentile([each for each in late if each >= 0] or [np.nan], (50, 95, 99))
    return Found(
        clients=clients,
        drops=sum(len(watcher.drops) for watcher in watchers),
        opened=sum(watcher.opened for watcher in watchers),
        refused=sum(watcher.refused for watcher in watchers),
        events=count,
        delivered=sum(len(watcher.heard) for watcher in watchers),
        wrong=sum(not _is_right(watcher, count) for watcher in watchers),
        live_ms=(float(live[0]), float(live[1]), float(live[2])),
        all_p95_ms=float(np.percentile(np.abs(late or [np.nan]), 95)),
        **used,
    )


def _filled(settings: Settings) -> list[str]:
    """Accounts and their videos; the accounts' tokens."""
    tokens = []
    with studio_from(settings) as studio:
        for number in range(ACCOUNTS):
            account_id = add_account(studio.database, f"account{number}")
            with studio.database.begin() as c:
                tokens.append(open_session(c, studio, account_id).token)
        for number in range(VIDEOS):
            owner = f"account{number % ACCOUNTS}"
            add_video(studio.database, f"video{number}", account_id=owner)
    return tokens


def _watchers(
    tokens: list[str], clients: int, drops: int, seconds: float, seed: int
) -> list[Watcher]:
    chance = random.Random(seed)
    watchers = []
    for number in range(clients):
        video = number % VIDEOS
        by_events, of_all = number % BY_EVENTS == 0, number % WATCH_ALL == 0
        one = f"/api/videos/video{video}/events" if by_events else f"/ws/video/video{video}"
        path = ("/api/events" if by_events else "/ws/videos") if of_all else one
        cuts = sorted(chance.uniform(0, seconds) for _ in range(drops))
        watchers.append(Watcher(number, path, tokens[video % ACCOUNTS], cuts))
    return watchers


def _is_right(watcher: Watcher, count: int) -> bool:
    own = _own(watcher)
    for each in own:
        heard = [seq for name, seq in watcher.heard if name == f"video{each}"]
        if heard != _seqs(each, count):
            return False
    return len({name for name, _ in watcher.heard}) <= len(own)


def _own(watcher: Watcher) -> list[int]:
    """Numbers of the videos that it watches."""
    video = watcher.number % VIDEOS
    if watcher.path in {"/ws/videos", "/api/events"}:
        return [each for each in range(VIDEOS) if each % ACCOUNTS == video % ACCOUNTS]
    return [video]


def _seqs(video: int, count: int) -> list[int]:
    """What is written of a video."""
    return list(range(1, len(range(video, count, VIDEOS)) + 1))


def _watched(
    service: ServiceProcess, watchers: list[Watcher], settings: Settings, count: int, rate: float
) -> tuple[list[Watcher], dict[str, float]]:
    """The watchers as they are afterwards, and what the processes used meanwhile."""
    with contextlib.ExitStack() as held:
        halves = [
            held.enter_context(_watching(service.port, watchers[start::PROCESSES]))
            for start in range(PROCESSES)
        ]
        for lead, _ in halves:
            lead.recv()
        server = psutil.Process(service.process.pid)
        callers = [psutil.Process(pid) for _, pid in halves]
        before, start = (_cpu_s(server), sum(map(_cpu_s, callers))), time.time()
        for lead, _ in halves:
            lead.send(start)
        with _writing(settings, count, rate) as writer:
            writer.wait()
        took_s = time.time() - start
        after = _cpu_s(server), sum(map(_cpu_s, callers))
        memory = server.memory_info().rss / 1e6
        for lead, _ in halves:
            lead.send("done")
        back = [watcher for lead, _ in halves for watcher in lead.recv()]
    shares = [100 * (late - early) / took_s for early, late in zip(before, after, strict=True)]
    return back, {
        "server_cpu_percent": shares[0],
        "clients_cpu_percent": shares[1],
        "server_mb": memory,
    }


def _cpu_s(process: psutil.Process) -> float:
    used = process.cpu_times()
    return float(used.user + used.system)


@contextlib.contextmanager
def _watching(port: int, watchers: list[Watcher]) -> Iterator[tuple[Connection, int]]:
    lead, end = multiprocessing.Pipe()
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=watch, args=(port, watchers, end), daemon=True)
    process.start()
    end.close()
    assert process.pid is not None
    try:
        yield lead, process.pid
        process.join(5)
    finally:
        process.kill()
        process.join()


@contextlib.contextmanager
def _writing(settings: Settings, count: int, rate: float) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "bench.live", "--write", str(settings.workspace)]
    command += [settings.database_url, str(count), str(rate)]
    with subprocess.Popen(command) as process:
        try:
            yield process
        finally:
            process.terminate()


def _settings(workspace: str | Path, database_url: str = "") -> Settings:
    return load_settings(workspace=Path(workspace), database_url=database_url, offline=True)


def show(folder: Path, **given: Any) -> None:
    """Both databases, or the one that is named."""
    chosen = {"clients": 1000, "drops": 10, "seconds": 120.0, "rate": 20.0, "seed": 1} | given
    on = chosen.pop("on", ("SQLite", "Postgres"))
    print(f"\n## Live: {chosen['rate']:g} events/s for {chosen['seconds']:g} s, one process\n")
    print(
        "| database | clients | drops | connections | refused | events | delivered | wrong "
        "| p50, ms | p95, ms | p99, ms | with drops p95, ms | server CPU | clients' CPU | MB |"
    )
    print("|---|" + "---:|" * 14, flush=True)
    allow_many_files()
    for backend in on:
        with contextlib.ExitStack() as held:
            workspace = folder / backend
            workspace.mkdir()
            url = ""
            if backend == "Postgres":
                url = held.enter_context(running_postgres()).create_database()
            _print(backend, measure(_settings(workspace, url), **chosen))


def _print(backend: str, found: Found) -> None:
    p50, p95, p99 = found.live_ms
    print(
        f"| {backend} | {found.clients:,} | {found.drops:,} | {found.opened:,} | {found.refused} "
        f"| {found.events:,} | {found.delivered:,} | {found.wrong} | {p50:.0f} | {p95:.0f} "
        f"| {p99:.0f} | {found.all_p95_ms:.0f} | {found.server_cpu_percent:.0f} % "
        f"| {found.clients_cpu_percent:.0f} % | {found.server_mb:.0f} |",
        flush=True,
    )


def main() -> None:
    """Read the options, run once on the database asked for."""
    if sys.argv[1:2] == ["--write"]:
        with studio_from(_settings(*sys.argv[2:4])) as studio:
            write(studio.database, int(sys.argv[4]), float(sys.argv[5]))
        return
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--clients", type=int, default=1000)
    reading.add_argument("--drops", type=int, default=10, help="of each client")
    reading.add_argument("--seconds", type=float, default=120.0)
    reading.add_argument("--rate", type=float, default=20.0, help="events a second, over all")
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--postgres", action="store_true")
    given = vars(reading.parse_args())
    on = ("Postgres",) if given.pop("postgres") else ("SQLite",)
    with tempfile.TemporaryDirectory(prefix="reelwright-live-") as folder:
        show(Path(folder), on=on, **given)


if __name__ == "__main__":
    main()
