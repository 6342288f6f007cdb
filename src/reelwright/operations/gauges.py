"""Gauges: the few numbers that a monitor asks for again and again, read in few queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reelwright.database import analytics, provider_health, running_work
from reelwright.database.costs import month_balance
from reelwright.domain.events import EventType
from reelwright.domain.money import month_of
from reelwright.operations.administration import workers_alive
from reelwright.operations.analytics import percentile, times_by_stage
from reelwright.workflows.studio import Studio

HOUR_MS = 3_600_000

Values = Mapping[tuple[str, ...], float]
"""By label values."""


@dataclass(frozen=True)
class Gauges:
    """How things stand now, over all processes."""

    videos: Values
    queued: Values
    in_flight: Values
    clips: Values
    stages: Values
    stage_seconds: Values
    money: Values
    workers: int


def read_gauges(studio: Studio) -> Gauges:
    """Raises StorageError."""
    now_ms = studio.now_ms()
    month = month_of(now_ms)
    with studio.database.read() as c:
        statuses = running_work.videos_by_status(c)
        requests = running_work.in_flight(c)
        counts = provider_health.request_counts(c, since_ms=now_ms - 24 * HOUR_MS)
        events = analytics.stage_events(c, since_ms=now_ms - HOUR_MS)
        balance = month_balance(c, month)
        queued = studio.tasks.depths(c)
    finished: dict[tuple[str, ...], float] = {}
    for event in events:
        if event.type is EventType.STAGE_FINISHED:
            stage = (str(event.payload["stage"]),)
            finished[stage] = finished.get(stage, 0) + 1
    money: dict[tuple[str, ...], float] = {
        (month, "reserved"): balance.reserved_microusd,
        (month, "committed"): balance.committed_microusd,
        (month, "in_doubt"): balance.doubt_microusd,
    }
    times = times_by_stage(events)
    return Gauges(
        videos={(status,): count for status, count in statuses.items()},
        queued={(queue,): count for queue, count in queued.items()},
        in_flight={(line.provider, line.kind): line.count for line in requests},
        clips={
            (line.provider, str(line.state)): line.count for line in counts if line.kind == "clip"
        },
        stages=finished,
        stage_seconds={(stage,): percentile(ms, 50) / 1000 for stage, ms in times.items() if ms},
        money=money,
        workers=workers_alive(studio),
    )
