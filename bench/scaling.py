"""Scaling: one worker that holds thousands of clips at the vendor, and what that takes.

python -m bench.run scaling
python -m bench.scaling VIDEOS JOB_S [postgres]
"""

from __future__ import annotations

import json
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
PLENTY = {"in_flight": 100_000, "per_user": 100_000, "per_minute": 1_000_000}


@dataclass
class Scaling:
    """What one worker took to make so many videos of eight bought clips each."""

    backend: str
    videos: int
    job_s: float
    """How long the vendor takes for a clip."""
    submitted_s: float = 0.0
    """From the worker's start until the vendor has all clips, scripts and voices included."""
    submit_cpu_s: float = 0.0
    in_flight: int = 0
    """The most clips at the vendor at one time."""
    hold_mb: float = 0.0
    hold_cpu_percent: float = 0.0
    """Of one core."""
    restart_s: float = 0.0
    """From the start after a SIGKILL until every clip is looked at again."""
    finished_s: float = 0.0
    """From the first clip that is ready at the vendor to the last finished video."""
    cpu_s: float = 0.0
    peak_mb: float = 0.0
    delays_ms: list[int] = field(default_factory=list)
    """From `ready at the vendor` to `ready here`, for every clip."""
    doubles: int = 0
    wrong: tuple[str, ...] = ()


def measure(folder: Path, videos: int, job_s: float, *, url: str = "") -> Scaling:
    """Ask for all videos, let one worker begin, kill it once all is in flight, and let it end."""
    found = Scaling("Postgres" if url else "SQLite", videos, job_s)
    # The vendor's own times vary by half; here all are alike, so that all are in flight at once.
    faults = {"late": 1, "late_factor": job_s * 1000}
    with ExitStack() as held:
        vendor = held.enter_context(running_vendor(folder, job_ms=1, faults=faults))
        settings = {
            "workspace": str(folder / "workspace"),
            "database_url": url,
            "fake_base_url": vendor.url,
            "limits": {"fake": PLENTY},
        }
        studio = held.enter_context(studio_from(load_settings(**settings)))
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
        _run(found, studio, vendor, settings)
        _settle(found, studio, vendor, folder / "bill.db")
    return found


def _run(found: Scaling, studio: Studio, vendor: Vendor, settings: dict[str, Any]) -> None:
    clips = found.videos * SCENES
    with _worker(settings, found.job_s) as worker:
        began = time.monotonic()
        _wait(lambda: _totals(vendor)["accepted"] >= clips, found, worker)
        found.submitted_s = time.monotonic() - began
        found.submit_cpu_s = _cpu_s(worker)
        _say(f"{clips} clips sent after {found.submitted_s:.0f} s")
        time.sleep(5)
        found.in_flight = _totals(vendor)["running"]
        before, since = _cpu_s(worker), time.monotonic()
        time.sleep(HOLD_S)
        found.hold_cpu_percent = 100 * (_cpu_s(worker) - before) / (time.monotonic() - since)
        found.hold_mb = _mb(worker)
        found.cpu_s += _cpu_s(worker)
        worker.kill()
    looked_at, open_clips = _polls(vendor), clips - _ready(studio)
    began = time.monotonic()
    with _worker(settings, found.job_s) as worker:
        _wait(lambda: _polls(vendor) >= looked_at + open_clips, found, worker)
        found.restart_s = time.monotonic() - began
        _say(f"all looked at again after {found.restart_s:.0f} s")
        _wait(lambda: _completed(studio) >= found.videos, found, worker)
        found.cpu_s += _cpu_s(worker)


def _settle(found: Scaling, studio: Studio, vendor: Vendor, bill: Path) -> None:
    with sqlite3.connect(bill) as connection:
        done = dict(connection.execute("SELECT place, done_at_ms FROM jobs").fetchall())
    connection.close()
    clips = tables.clips.c
    with studio.database.read() as c:
        rows = c.execute(select(clips.video_id, clips.scene_id, clips.ready_at_ms)).all()
        found.wrong = audit(c)
        last = c.execute(select(func.max(tables.videos.c.updated_at_ms))).scalar_one()
    found.delays_ms = [
        ready - done[f"{video}/{scene}/g1/a1"] for video, scene, ready in rows if ready
    ]
    found.finished_s = (last - min(done.values())) / 1000
    found.doubles = _totals(vendor)["doubles"]


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


def _ready(studio: Studio) -> int:
    with studio.database.read() as c:
        counted = select(func.count()).where(tables.clips.c.status == "ready")
        return int(c.execute(counted).scalar_one())


def _completed(studio: Studio) -> int:
    status = tables.videos.c.status
    with studio.database.read() as c:
        counted = select(func.count()).where(status == "completed")
        return int(c.execute(counted).scalar_one())


def _cpu_s(worker: psutil.Process) -> float:
    times = worker.cpu_times()
    return float(times.user + times.system)


def _mb(worker: psutil.Process) -> float:
    return float(worker.memory_full_info().pss / 1e6)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def _worker(settings: dict[str, Any], job_s: float) -> Iterator[psutil.Process]:
    command = [sys.executable, "-m", "bench.scaling", "--worker", json.dumps(settings), str(job_s)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"working\n"
            yield psutil.Process(process.pid)
        finally:
            process.kill()


def work(settings: dict[str, Any], job_s: float) -> None:
    """Be the worker; its clip maker knows how long this vendor takes."""

    def slow_vendor(resources: Resources) -> FakeVendorClips:
        typical_ms = round(job_s * 1000)
        return FakeVendorClips(
            resources.fake_base_url, typical_ms=typical_ms, longest_ms=3 * typical_ms
        )

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


def show(folder: Path, *, videos: int = 100, job_s: float = 60.0, postgres: bool = True) -> None:
    """A table with a column for each database; a tenth of the promised size unless asked."""
    results = [measure(folder / "sqlite", videos, job_s)]
    if postgres:
        with running_postgres() as server:
            results.append(
                measure(folder / "postgres", videos, job_s, url=server.create_database())
            )
    print(f"\n## One worker, {videos} videos, {videos * SCENES} clips at the vendor at once\n")
    for row in results:
        show_one(row)


def show_one(found: Scaling) -> None:
    """One run's figures."""
    p50, p95, worst = np.percentile(found.delays_ms, [50, 95, 100])
    print(f"| {found.backend} | |\n|---|---|")
    for name, text in {
        "clips at the vendor at one time": f"{found.in_flight}",
        "until all were sent, s": f"{found.submitted_s:.0f} (CPU {found.submit_cpu_s:.0f})",
        "memory while all are in flight (PSS), MB": f"{found.hold_mb:.0f}",
        "CPU while all are in flight": f"{found.hold_cpu_percent:.0f} % of a core",
        "restart after SIGKILL until all are looked at, s": f"{found.restart_s:.0f}",
        "ready there → ready here, p50 / p95 / worst, s": (
            f"{p50 / 1000:.1f} / {p95 / 1000:.1f} / {worst / 1000:.1f}"
        ),
        "first clip ready → last video finished, s": f"{found.finished_s:.0f}",
        "CPU in all, s": f"{found.cpu_s:.0f}",
        "peak memory, MB": f"{found.peak_mb:.0f}",
        "clips ordered twice": f"{found.doubles}",
        "ledger against balances": "; ".join(found.wrong) or "exact",
    }.items():
        print(f"| {name} | {text} |")
    print()


def main() -> None:
    """`--worker SETTINGS JOB_S` is the worker; else VIDEOS JOB_S [postgres]."""
    if sys.argv[1] == "--worker":
        work(json.loads(sys.argv[2]), float(sys.argv[3]))
        return
    videos, job_s = int(sys.argv[1]), float(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="reelwright-bench-") as made, ExitStack() as held:
        folder = Path(made)
        url = ""
        if "postgres" in sys.argv[3:]:
            url = held.enter_context(running_postgres()).create_database()
        show_one(measure(folder, videos, job_s, url=url))


if __name__ == "__main__":
    main()
