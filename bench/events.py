"""Event delivery: how long from an event's commit in one process to its reader in another.

python -m bench.events
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reelwright.database.connect import Database, parse_database_url
from reelwright.database.event_feed import EventFeed
from reelwright.database.migrate import migrate
from tests.support.postgres import running_postgres
from tests.support.rows import add_video

VIDEOS = 20
EVENTS = 200
"""Told by the writer, one every 20 ms, the videos in turn."""

WRITER = f"""
import sys, time
from reelwright.database.connect import Database, lock_video
from reelwright.database.events import append
from reelwright.domain.events import EventType

database = Database(sys.argv[1])
for number in range({EVENTS}):
    time.sleep(0.02)
    name = f"video{{number % {VIDEOS}}}"
    with database.begin() as c:
        lock_video(c, name)
        payload = {{"at": time.time()}}
        append(c, name, EventType.CLIP_PROGRESS, run=1, payload=payload, now_ms=0)
database.close()
"""


@dataclass(frozen=True)
class Delivery:
    """Milliseconds from just before the commit to the reader; CPU of the reading process."""

    backend: str
    readers: int
    events: int
    p50_ms: float
    p95_ms: float
    worst_ms: float
    cpu_percent: float


def measure(database: Database, readers: int) -> Delivery:
    """Deliver every event to so many readers of this process, spread over the videos."""
    for number in range(VIDEOS):
        add_video(database, f"video{number}")
    url = database.url.render_as_string(hide_password=False)
    cpu, began = time.process_time(), time.monotonic()
    with subprocess.Popen([sys.executable, "-c", WRITER, url]):
        late_ms = asyncio.run(_read(database, readers))
    took_s = time.monotonic() - began
    p50, p95, worst = np.percentile(late_ms, [50, 95, 100])
    return Delivery(
        backend="SQLite" if database.is_sqlite else "Postgres",
        readers=readers,
        events=len(late_ms),
        p50_ms=float(p50),
        p95_ms=float(p95),
        worst_ms=float(worst),
        cpu_percent=100 * (time.process_time() - cpu) / took_s,
    )


async def _read(database: Database, readers: int) -> list[float]:
    feed = EventFeed(database)

    async def read(number: int) -> list[float]:
        late_ms: list[float] = []
        async with aclosing(feed.subscribe(f"video{number % VIDEOS}")) as events:
            async for event in events:
                late_ms.append(1000 * (time.time() - event.payload["at"]))
                if len(late_ms) == EVENTS // VIDEOS:
                    break
        return late_ms

    try:
        told = await asyncio.gather(*(read(number) for number in range(readers)))
    finally:
        await feed.close()
    return [late for one in told for late in one]


def compare(folder: Path, *, readers: tuple[int, ...] = (20, 1000)) -> list[Delivery]:
    """Both databases, with few and with many readers."""
    found: list[Delivery] = []
    with running_postgres() as server:
        for count in readers:
            for text in ("", server.create_database()):
                database = Database(parse_database_url(text, folder / str(count)))
                migrate(database)
                found.append(measure(database, count))
                database.close()
    return found


def show(folder: Path) -> None:
    """The table."""
    print("\n## From an event's commit to its readers in another process\n")
    print("| database | readers | p50, ms | p95, ms | worst, ms | CPU of the reading process |")
    print("|---|---|---|---|---|---|")
    for row in compare(folder):
        print(
            f"| {row.backend} | {row.readers} | {row.p50_ms:.0f} | {row.p95_ms:.0f} "
            f"| {row.worst_ms:.0f} | {row.cpu_percent:.0f} % |"
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        show(Path(made))
