"""Admin: money, providers, running work and figures of the installation, as JSON or CSV."""

from __future__ import annotations

from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel

from reelwright.api.deps import StudioDep, admin_only
from reelwright.api.schemas import admin as told
from reelwright.api.tables import AS_CSV, CsvWanted, csv_table, plain_rows
from reelwright.operations import administration, analytics

router = APIRouter(
    prefix="/api/admin", tags=["admin"], dependencies=[Depends(admin_only)], responses=AS_CSV
)

Days = Annotated[int, Query(ge=1, le=366, description="How far to look back.")]
Hours = Annotated[int, Query(ge=1, le=744, description="How far to look back.")]
Month = Annotated[str, Query(max_length=7, description="2026-11, UTC; empty means this one.")]
Out = TypeVar("Out", bound=BaseModel)


@router.get("/budget", response_model=told.BudgetOut)
def budget(studio: StudioDep, as_csv: CsvWanted, month: Month = "") -> told.BudgetOut | Response:
    """Caps, what was spent in a month, by provider and by day (CSV has the days)."""
    found = administration.budget(studio, month)
    cap = found.installation_cap_microusd
    total = found.total
    used = total.reserved_microusd + total.bill_microusd
    caps = (
        ("installation", cap, "REELWRIGHT_MONTH_CAP"),
        ("account", found.account_cap_microusd, "REELWRIGHT_ACCOUNT_MONTH_CAP"),
        ("video", found.video_cap_microusd, "REELWRIGHT_VIDEO_CAP"),
    )
    out = told.BudgetOut(
        month=found.month,
        caps=tuple(
            told.CapOut(name=name, cap_microusd=amount, setting=setting)
            for name, amount, setting in caps
        ),
        total=told.SpentOut.model_validate(total),
        left_microusd=None if cap is None else max(0, cap - used),
        by_provider=_all(told.SpentOut, found.by_provider),
        by_day=_all(told.DayOut, found.by_day),
    )
    return _csv(told.DayOut, out.by_day, f"spent-{found.month}") if as_csv else out


@router.get("/providers", response_model=tuple[told.ProviderHealthOut, ...])
def providers(
    studio: StudioDep, as_csv: CsvWanted, hours: Hours = administration.HOURS
) -> tuple[told.ProviderHealthOut, ...] | Response:
    """How each provider's paid requests ended: success, failures by cause, latency, last error."""
    found = administration.providers_health(studio, hours=hours)
    out = _all(told.ProviderHealthOut, found)
    return _csv(told.ProviderHealthOut, out, "providers") if as_csv else out


@router.get("/running", response_model=told.RunningOut)
def running(studio: StudioDep, as_csv: CsvWanted) -> told.RunningOut | Response:
    """Videos at work, requests in flight by provider, workers alive (CSV has the videos)."""
    out = told.RunningOut.model_validate(administration.running(studio))
    return _csv(told.WorkingVideoOut, out.videos, "running") if as_csv else out


@router.get("/failures", response_model=tuple[told.FailureOut, ...])
def failures(
    studio: StudioDep, as_csv: CsvWanted, days: Days = analytics.DAYS
) -> tuple[told.FailureOut, ...] | Response:
    """Clips and videos that failed, by cause and prompt, the most frequent first."""
    out = _all(told.FailureOut, analytics.failure_lines(studio, days=days))
    return _csv(told.FailureOut, out, "failures") if as_csv else out


@router.get("/metrics", response_model=told.MetricsOut)
def metrics(
    studio: StudioDep, as_csv: CsvWanted, days: Days = analytics.DAYS
) -> told.MetricsOut | Response:
    """Time per stage, share of clips without retry, cost per video, quota use, on one page.

    CSV has the time per stage; the other figures have addresses of their own.
    """
    out = told.MetricsOut(
        days=days,
        stages=_all(told.StageOut, analytics.stage_lines(studio, days=days)),
        clips=_clips(analytics.clip_shares(studio, days=days)),
        costs=_costs(*analytics.video_costs(studio, days=days)),
        quota=told.QuotaOut.model_validate(analytics.quota_use(studio)),
    )
    return _csv(told.StageOut, out.stages, "stages") if as_csv else out


@router.get("/metrics/stages", response_model=tuple[told.StageOut, ...])
def stages(
    studio: StudioDep, as_csv: CsvWanted, days: Days = analytics.DAYS
) -> tuple[told.StageOut, ...] | Response:
    """Wall time of each stage; the wait for approval is left out."""
    out = _all(told.StageOut, analytics.stage_lines(studio, days=days))
    return _csv(told.StageOut, out, "stages") if as_csv else out


@router.get("/metrics/clips", response_model=tuple[told.ClipShareOut, ...])
def clips(
    studio: StudioDep, as_csv: CsvWanted, days: Days = analytics.DAYS
) -> tuple[told.ClipShareOut, ...] | Response:
    """Share of pictures that came at the first attempt, by tier."""
    out = _clips(analytics.clip_shares(studio, days=days))
    return _csv(told.ClipShareOut, out, "clips") if as_csv else out


@router.get("/metrics/costs", response_model=told.CostsOut)
def costs(
    studio: StudioDep, as_csv: CsvWanted, days: Days = analytics.DAYS
) -> told.CostsOut | Response:
    """What each finished video was billed, the most expensive first."""
    out = _costs(*analytics.video_costs(studio, days=days))
    return _csv(told.VideoCostOut, out.items, "costs") if as_csv else out


@router.get("/metrics/quota", response_model=told.QuotaOut)
def quota(studio: StudioDep, as_csv: CsvWanted) -> told.QuotaOut | Response:
    """How much of their quota accounts use, the fullest first."""
    out = told.QuotaOut.model_validate(analytics.quota_use(studio))
    return _csv(told.QuotaLineOut, out.lines, "quota") if as_csv else out


def _all(kind: type[Out], found: tuple[object, ...]) -> tuple[Out, ...]:
    return tuple(kind.model_validate(each) for each in found)


def _clips(found: tuple[analytics.ClipShare, ...]) -> tuple[told.ClipShareOut, ...]:
    return tuple(
        told.ClipShareOut(**each.line.model_dump(), share_without_retry=each.share_without_retry)
        for each in found
    )


def _costs(summary: analytics.CostSummary, lines: tuple[analytics.VideoCost, ...]) -> told.CostsOut:
    return told.CostsOut(**summary.model_dump(), items=_all(told.VideoCostOut, lines[:1000]))


def _csv(kind: type[BaseModel], rows: tuple[BaseModel, ...], name: str) -> Response:
    columns = [*kind.model_fields, *kind.model_computed_fields]
    return csv_table(plain_rows(rows), name=name, columns=columns)
