"""Scaling: one worker that holds thousands of clips at the vendor, and what that takes.

python -m bench.run scaling
python -m bench.scaling VIDEOS [postgres]

First the vendor takes a day for a clip: all are sent, and held again after a SIGKILL. Then its
jobs end, the first part of them one after the other, the rest (of up to 200 videos) at the same
moment.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from sqlalchemy import func, select

from reelwright.bootstrap import studio_from
from reelwright.database import tables
from reelwright.database.ledger import audit
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.ports import Resources
from reelwright.providers import registry
from reelwright.providers.clips.fake import FakeVendorClips
from reelwright.settings import load_settings
from reelwright.workflows.instant_hands import InstantHands
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker
from tests.support.postgres import running_postgres
from tests.support.vendor import Vendor, running_vendor

SCENES = 8
HOLD_S = 30.0
"""Watched while every clip is at the vendor."""
LOOK_S = 1.0
DAY_MS = 86_400_000
PATIENT_MS, OVERDUE_MS = 3_600_000, 60_000
"""What the clip maker says a job takes. Of the first worker's, none is looked at a second time;
of the second one's, all are overdue, and each is looked at every half a minute."""
RESTARTED_PER_S = 80
"""Clips looked at again a second at least: the first job ends when a restart is over."""
STEADY_SHARE = 0.1
STEADY_PER_S = 4.0
"""Of the jobs, the first part ends at this pace, in any order of videos and scenes: with 8,000 at
the vendor, that of jobs of half an hour."""
DRAINED_UP_TO = 200
"""Videos. Of more than that the rest of the jobs does not end: their drain is so much longer."""
SEED = 5
PLENTY = {"in_flight": 100_000, "per_user": 100_000, "per_minute": 1_000_000}


@dataclass
class Scaling:
    """What one worker took to make so many videos of eight bought clips each."""

    backend: str
    videos: int
    submitted_s: float = 0.0
    """From the worker's start until the vendor has all clips, scripts and voices included."""
    submit_cpu_s: float = 0.0
    in_flight: int = 0
    """The most clips at the vendor at one time."""
    sent_mb: float = 0.0
    """Memory of the worker that sent them."""
    hold_mb: float = 0.0
    """Of the next one, which looks at each every half a minute."""
    hold_cpu_percent: float = 0.0
    """Of one core."""
    restart_s: float = 0.0
    """From the start after a SIGKILL until every clip is looked at again."""
    drained_s: float | None = None
    """From the moment when the rest of the jobs ended to the last finished video."""
    cpu_s: float = 0.0
    peak_mb: float = 0.0
    delays_ms: list[int] = field(default_factory=list)
    """From `ready at the vendor` to `ready here`, for the clips that came one after the other."""
    doubles: int = 0
    wrong: tuple[str, ...] = ()


def measure(folder: Path, videos: int, *, url: str = "") -> Scaling:
    """Ask for all videos, let one worker begin, kill it once all is in flight, and let it end."""
    found = Scaling("Postgres" if url else "SQLite", videos)
    with ExitStack() as held:
        settings = {
            "workspace": str(folder / "workspace"),
            "database_url": url,
            "limits": {"fake": PLENTY},
        }
        with running_vendor(folder, faults={"late": 1, "late_factor": DAY_MS}, job_ms=1) as vendor:
            settings["fake_base_url"] = vendor.url
            studio = held.enter_context(studio_from(load_settings(**settings)))
            _ask(studio, videos)
            _send(found, vendor, settings)
        port = int(vendor.url.rpartition(":")[2])
        drained = videos <= DRAINED_UP_TO
        steady, burst_ms = _let_jobs_end(folder / "bill.db", drained=drained)
        with running_vendor(folder, port=port) as vendor:
            _bring_home(found, studio, vendor, settings, None if drained else steady)
            found.doubles = _totals(vendor)["doubles"]
        _settle(found, studio, folder / "bill.db", burst_ms, drained=drained)
    return found


def _ask(studio: Studio, videos: int) -> None:
    for number in range(videos):
        request = MakeRequest(
            theme=f"video {number}",
            language="en",
            writer="fake",
            voice="fake",
            music="none",
            clips="fake:gold",
        )
        start_video(read_request(request), studio)


def _send(found: Scaling, vendor: Vendor, settings: dict[str, Any]) -> None:
    clips = found.videos * SCENES
    with _worker(settings, PATIENT_MS) as worker:
        began = time.monotonic()
        _wait(lambda: _totals(vendor)["accepted"] >= clips, found, worker)
        found.submitted_s = time.monotonic() - began
        found.submit_cpu_s = _cpu_s(worker)
        _say(f"{clips} clips sent after {found.submitted_s:.0f} s")
        time.sleep(5)
        found.in_flight = _totals(vendor)["running"]
        found.sent_mb = _mb(worker)
        found.cpu_s += _cpu_s(worker)
        worker.kill()


def _let_jobs_end(bill: Path, *, drained: bool) -> tuple[int, int]:
    """Write down when each job ends: how many one by one, and the Unix time in ms of the rest."""
    with sqlite3.connect(bill) as connection:
        names = [name for (name,) in connection.execute("SELECT operation FROM jobs")]
        random.Random(SEED).shuffle(names)
        steady = round(len(names) * STEADY_SHARE)
        lead_s = 15 + HOLD_S + len(names) / RESTARTED_PER_S
        first_ms = time.time_ns() // 1_000_000 + round(lead_s * 1000)
        burst_ms = first_ms + round(steady * 1000 / STEADY_PER_S)
        if not drained:
            names = names[:steady]
        ends = [
            (min(burst_ms, first_ms + round(number * 1000 / STEADY_PER_S)), name)
            for number, name in enumerate(names)
        ]
        connection.executemany("UPDATE jobs SET done_at_ms = ? WHERE operation = ?", ends)
    connection.close()
    return steady, burst_ms


def _bring_home(
    found: Scaling,
    studio: Studio,
    vendor: Vendor,
    settings: dict[str, Any],
    ready: int | None,
) -> None:
    """Until so many clips are `ready`, or all videos are finished."""
    began = time.monotonic()
    with _worker(settings, OVERDUE_MS) as worker:
        _wait(lambda: _polls(vendor) >= found.videos * SCENES, found, worker)
        found.restart_s = time.monotonic() - began
        _say(f"all looked at again after {found.restart_s:.0f} s")
        before, since = _cpu_s(worker), time.monotonic()
        time.sleep(HOLD_S)
        found.hold_cpu_percent = 100 * (_cpu_s(worker) - before) / (time.monotonic() - since)
        found.hold_mb = _mb(worker)
        if ready is None:
            _wait(lambda: _completed(studio) >= found.videos, found, worker)
        else:
            _wait(lambda: _ready(studio) >= ready, found, worker)
        found.cpu_s += _cpu_s(worker)


def _settle(found: Scaling, studio: Studio, bill: Path, burst_ms: int, *, drained: bool) -> None:
    with sqlite3.connect(bill) as connection:
        done = dict(connection.execute("SELECT place, done_at_ms FROM jobs").fetchall())
    connection.close()
    clips = tables.clips.c
    with studio.database.read() as c:
        rows = c.execute(select(clips.video_id, clips.scene_id, clips.ready_at_ms)).all()
        found.wrong = audit(c)
        last = c.execute(select(func.max(tables.videos.c.updated_at_ms))).scalar_one()
    for video, scene, ready in rows:
        ended = done[f"{video}/{scene}/g1/a1"]
        if ready and ended < burst_ms:
            found.delays_ms.append(ready - ended)
    found.drained_s = (last - burst_ms) / 1000 if drained else None


def _wait(true: Callable[[], bool], found: Scaling, worker: psutil.Process) -> None:
    while not true():
        assert worker.is_running()
        found.peak_mb = max(found.peak_mb, _mb(worker))
        time.sleep(LOOK_S)


def _totals(vendor: Vendor) -> dict[str, int]:
    totals: dict[str, int] = vendor.bill()["totals"]
    return totals


def _polls(vendor: Vendor) -> int:
    return int(vendor.bill()["requests"].get("poll", 0))


def _completed(studio: Studio) -> int:
    status = tables.videos.c.status
    with studio.database.read() as c:
        counted = select(func.count()).where(status == "completed")
        return int(c.execute(counted).scalar_one())


def _ready(studio: Studio) -> int:
    ready = tables.clips.c.ready_at_ms
    with studio.database.read() as c:
        return int(c.execute(select(func.count()).where(ready.is_not(None))).scalar_one())


def _cpu_s(worker: psutil.Process) -> float:
    times = worker.cpu_times()
    return float(times.user + times.system)


def _mb(worker: psutil.Process) -> float:
    return float(worker.memory_full_info().pss / 1e6)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def _worker(settings: dict[str, Any], typical_ms: int) -> Iterator[psutil.Process]:
    command = [
        sys.executable,
        "-m",
        "bench.scaling",
        "--worker",
        json.dumps(settings),
        str(typical_ms),
    ]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"working\n"
            yield psutil.Process(process.pid)
        finally:
            process.kill()


def work(settings: dict[str, Any], typical_ms: int) -> None:
    """Be the worker; its clip maker knows how long this vendor takes."""

    def slow_vendor(resources: Resources) -> FakeVendorClips:
        return FakeVendorClips(resources.fake_base_url, typical_ms=typical_ms, longest_ms=DAY_MS)

    registry.CLIP_MAKERS["fake"] = slow_vendor
    with studio_from(load_settings(**settings)) as studio:
        services = studio.services
        worker = Worker(
            studio,
            hands=lambda: InstantHands(resources=services.resources, store=services.store),
        )
        worker.start()
        print("working", flush=True)
        sys.stdin.read()


def show(folder: Path, *, videos: int = 50) -> None:
    """Both databases, at a twentieth of the promised size."""
    print(f"\n## One worker, {videos} videos, {videos * SCENES} clips at the vendor at once\n")
    show_one(measure(folder, videos))
    with running_postgres() as server:
        show_one(measure(_made(folder / "postgres"), videos, url=server.create_database()))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def show_one(found: Scaling) -> None:
    """One run's figures."""
    p50, p95, worst = np.percentile(found.delays_ms, [50, 95, 100])
    print(f"| {found.backend} | |\n|---|---|")
    for name, text in {
        "clips at the vendor at one time": f"{found.in_flight}",
        "until all were sent, s": f"{found.submitted_s:.0f} (CPU {found.submit_cpu_s:.0f})",
        "memory of the worker that sent them (PSS), MB": f"{found.sent_mb:.0f}",
        "restart after SIGKILL until all are looked at, s": f"{found.restart_s:.0f}",
        "memory while each is looked at every 30 s, MB": f"{found.hold_mb:.0f}",
        "CPU while each is looked at every 30 s": f"{found.hold_cpu_percent:.0f} % of a core",
        f"ready there → ready here at {STEADY_PER_S:.0f} clips a second, p50 / p95 / worst, s": (
            f"{p50 / 1000:.1f} / {p95 / 1000:.1f} / {worst / 1000:.1f}"
        ),
        "the rest ready at one moment → last video finished, s": (
            "not run" if found.drained_s is None else f"{found.drained_s:.0f}"
        ),
        "CPU in all, s": f"{found.cpu_s:.0f}",
        "peak memory, MB": f"{found.peak_mb:.0f}",
        "clips ordered twice": f"{found.doubles}",
        "ledger against balances": "; ".join(found.wrong) or "exact",
    }.items():
        print(f"| {name} | {text} |")
    print()


def main() -> None:
    """`--worker SETTINGS` is the worker; else VIDEOS [postgres]."""
    if sys.argv[1] == "--worker":
        work(json.loads(sys.argv[2]), int(sys.argv[3]))
        return
    with tempfile.TemporaryDirectory(prefix="reelwright-bench-") as made, ExitStack() as held:
        url = ""
        if "postgres" in sys.argv[2:]:
            url = held.enter_context(running_postgres()).create_database()
        show_one(measure(Path(made), int(sys.argv[1]), url=url))


if __name__ == "__main__":
    main()
