"""Engine time: a video whose providers answer at once, from its request to its finished file.

python -m bench.run engine
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from reelwright.bootstrap import studio_from
from reelwright.database.event_feed import EventFeed
from reelwright.domain.events import ENDINGS, EventType
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.settings import load_settings
from reelwright.workflows.instant_hands import InstantHands
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker
from tests.support.postgres import running_postgres
from tests.support.vendor import running_vendor

VIDEOS = 20
"""Of each kind, one after the other; the first of each only warms up."""
LIMITS = {"fake": {"in_flight": 1000, "per_user": 1000, "per_minute": 100_000}}


@dataclass(frozen=True)
class EngineTime:
    """Seconds from the request to `video_ready`, of videos made one at a time."""

    backend: str
    clips: str
    median_s: float
    worst_s: float


def measure(studio: Studio, clips: str) -> EngineTime:
    """A warm worker makes one video after the other, with hands that take no time."""
    took = [_make(studio, f"{clips} {number}", clips) for number in range(VIDEOS + 1)][1:]
    return EngineTime(
        backend="SQLite" if studio.database.is_sqlite else "Postgres",
        clips=clips,
        median_s=statistics.median(took),
        worst_s=max(took),
    )


def _make(studio: Studio, theme: str, clips: str) -> float:
    request = MakeRequest(
        theme=theme, language="en", writer="fake", voice="fake", music="none", clips=clips
    )
    asked = read_request(request)
    began = time.monotonic()
    video = start_video(asked, studio)
    for event in EventFeed(studio.database).follow(video.id, timeout_s=60):
        if event.type in ENDINGS:
            assert event.type is EventType.VIDEO_READY, event
            return time.monotonic() - began
    raise TimeoutError(f"{video.id} did not end.")


def compare(folder: Path) -> list[EngineTime]:
    """Both databases, with drawn clips and with clips that a vendor makes in no time."""
    found: list[EngineTime] = []
    with running_postgres() as server, running_vendor(folder, job_ms=1) as vendor:
        for url in ("", server.create_database()):
            settings = load_settings(
                workspace=folder / ("postgres" if url else "sqlite"),
                database_url=url,
                fake_base_url=vendor.url,
                limits=LIMITS,
            )
            with studio_from(settings) as studio:
                services = studio.services
                worker = Worker(
                    studio,
                    hands=lambda s=services: InstantHands(resources=s.resources, store=s.store),
                )
                worker.start()
                found += [measure(studio, clips) for clips in ("motion", "fake:gold")]
                worker.stop()
    return found


def show(folder: Path) -> None:
    """The table."""
    print("\n## Engine time of an eight-scene video whose providers answer at once\n")
    print("| database | clips | median, s | worst, s |")
    print("|---|---|---|---|")
    for row in compare(folder):
        kind = "drawn" if row.clips == "motion" else "bought"
        print(f"| {row.backend} | {kind} | {row.median_s:.2f} | {row.worst_s:.2f} |")
