"""Administration: the installation's money, providers and work at this moment."""

from __future__ import annotations

from datetime import UTC, datetime

from reelwright.database import provider_health, running_work
from reelwright.database.costs import DAY_MS, CostLine, costs_by_day, costs_by_month
from reelwright.database.costs import costs_by_provider as costs_of_providers
from reelwright.database.running_work import InFlight, WorkingVideo
from reelwright.domain.model import Model
from reelwright.domain.money import month_of
from reelwright.domain.video import IntentState
from reelwright.errors import InputError
from reelwright.operations.analytics import percentile
from reelwright.workflows.lease import live_workers
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker_lock import WorkerLock

HOURS = 24
"""Looked back on for the health of providers."""


class DayCost(Model):
    """Charged on one day, UTC."""

    day: str
    """`2026-11-23`."""
    committed_microusd: int


class Budget(Model):
    """What the installation may spend and has spent in a month; micro-dollars."""

    month: str
    """`2026-11`, UTC."""
    installation_cap_microusd: int | None
    """None where there is no cap."""
    account_cap_microusd: int | None
    video_cap_microusd: int | None
    total: CostLine
    by_provider: tuple[CostLine, ...]
    by_day: tuple[DayCost, ...]


class ProviderHealth(Model):
    """How one provider's paid requests of one kind ended in the last hours."""

    provider: str
    kind: str
    """`clip`, `voice` or `script`."""
    sent: int
    succeeded: int
    failed: int
    """Refused, lost, or certainly not accepted."""
    in_flight: int
    success_share: float | None
    """Of those that ended, 0 to 1; None where none did."""
    p50_ms: int
    p95_ms: int
    causes: dict[str, int]
    """Troubles of its clips, e.g. `rate_limited`."""
    last_error: str
    last_error_at_ms: int | None


class Running(Model):
    """What is being made."""

    live_workers: int
    videos: tuple[WorkingVideo, ...]
    in_flight: tuple[InFlight, ...]
    by_status: dict[str, int]


def budget(studio: Studio, month: str = "") -> Budget:
    """Of the present month unless another is named. Raises InputError for what is no month."""
    month = month or month_of(studio.now_ms())
    try:
        datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError(f"'{month[:20]}' is not a month. Write it like 2026-11.") from error
    caps = studio.services.policy.caps
    with studio.database.read() as c:
        sums = costs_by_month(c, month=month)
        providers = costs_of_providers(c, month=month)
        days = costs_by_day(c, month)
    nothing = CostLine(name=month, reserved_microusd=0, committed_microusd=0, doubt_microusd=0)
    return Budget(
        month=month,
        installation_cap_microusd=caps.installation_month,
        account_cap_microusd=caps.account_month,
        video_cap_microusd=caps.video,
        total=sums[0] if sums else nothing,
        by_provider=providers,
        by_day=tuple(
            DayCost(day=_day(on), committed_microusd=amount) for on, amount in days.items()
        ),
    )


def providers_health(studio: Studio, *, hours: int = HOURS) -> tuple[ProviderHealth, ...]:
    """From the requests that were written down before they were sent; by provider and kind."""
    since_ms = studio.now_ms() - hours * 3_600_000
    with studio.database.read() as c:
        counts = provider_health.request_counts(c, since_ms=since_ms)
        latencies = provider_health.latencies(c, since_ms=since_ms)
        errors = provider_health.last_errors(c, since_ms=since_ms)
        troubles = provider_health.troubles(c, since_ms=since_ms)
    states: dict[tuple[str, str], dict[IntentState, int]] = {}
    for count in counts:
        states.setdefault((count.provider, count.kind), {})[count.state] = count.count
    found = []
    for (provider, kind), of in states.items():
        done = of.get(IntentState.DONE, 0)
        failed = sum(of.get(state, 0) for state in provider_health.FAILED)
        times, error = latencies.get((provider, kind), []), errors.get((provider, kind))
        found.append(
            ProviderHealth(
                provider=provider,
                kind=kind,
                sent=sum(of.values()),
                succeeded=done,
                failed=failed,
                in_flight=sum(of.values()) - done - failed,
                success_share=round(done / (done + failed), 4) if done + failed else None,
                p50_ms=percentile(times, 50),
                p95_ms=percentile(times, 95),
                causes=troubles.get(provider, {}) if kind == "clip" else {},
                last_error=error.message if error else "",
                last_error_at_ms=error.at_ms if error else None,
            )
        )
    return tuple(found)


def running(studio: Studio) -> Running:
    """Videos, requests and workers at this moment."""
    with studio.database.read() as c:
        videos = running_work.working_videos(c)
        requests = running_work.in_flight(c)
        statuses = running_work.videos_by_status(c)
    return Running(
        live_workers=workers_alive(studio),
        videos=videos,
        in_flight=requests,
        by_status=statuses,
    )


def workers_alive(studio: Studio) -> int:
    """How many processes take work. Raises DatabaseTrouble."""
    if studio.database.is_sqlite:
        return int(WorkerLock(studio.services.workspace).holder() is not None)
    return live_workers(studio.database)


def _day(number: int) -> str:
    return f"{datetime.fromtimestamp(number * DAY_MS // 1000, UTC):%Y-%m-%d}"
