"""Analytics: how well the work went in the last days, for whoever runs the installation."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.database import analytics
from reelwright.database.analytics import ClipLine, FailureLine, QuotaLine
from reelwright.domain.events import Event
from reelwright.domain.model import Model
from reelwright.operations.outcome import stage_times
from reelwright.stages import Stage
from reelwright.workflows.studio import Studio

DAY_MS = 86_400_000
DAYS = 30
"""Looked back on where nobody says otherwise."""


class StageLine(Model):
    """How long one stage of a run took, on the wall; milliseconds."""

    stage: str
    runs: int
    mean_ms: int
    p50_ms: int
    p95_ms: int
    longest_ms: int


class VideoCost(Model):
    """What a finished video was billed."""

    video_id: str
    account_id: str
    title: str
    bill_microusd: int


class CostSummary(Model):
    """What finished videos were billed, over all of them; micro-dollars."""

    videos: int
    total_microusd: int
    mean_microusd: int
    p50_microusd: int
    p95_microusd: int
    free_videos: int


class ClipShare(Model):
    """Pictures of one tier; the share that came at the first attempt, 0 to 1."""

    line: ClipLine
    share_without_retry: float


class QuotaUse(Model):
    """Accounts, the fullest first, and how many are full."""

    accounts: int
    full: int
    unlimited: int
    disabled: int
    lines: tuple[QuotaLine, ...]


def stage_lines(studio: Studio, *, days: int = DAYS) -> tuple[StageLine, ...]:
    """In the order of the stages; the wait for approval is left out."""
    with studio.database.read() as c:
        events = analytics.stage_events(c, since_ms=_since(studio, days))
    return tuple(
        StageLine(
            stage=stage,
            runs=len(times),
            mean_ms=round(sum(times) / len(times)),
            p50_ms=percentile(times, 50),
            p95_ms=percentile(times, 95),
            longest_ms=max(times),
        )
        for stage, times in times_by_stage(events).items()
        if times
    )


def times_by_stage(events: Sequence[Event]) -> dict[str, list[int]]:
    """Milliseconds of every run's stages that began and ended among these events."""
    runs: dict[tuple[str, int], list[Event]] = {}
    for event in events:
        runs.setdefault((event.video_id, event.run), []).append(event)
    took: dict[str, list[int]] = {stage: [] for stage in Stage}
    for (_, run), story in runs.items():
        for stage, ms in stage_times(story, run).items():
            took[stage].append(ms)
    return took


def clip_shares(studio: Studio, *, days: int = DAYS) -> tuple[ClipShare, ...]:
    """By the tier that was wanted."""
    with studio.database.read() as c:
        lines = analytics.clip_lines(c, since_ms=_since(studio, days))
    return tuple(
        ClipShare(line=line, share_without_retry=round(line.without_retry / line.ready, 4))
        for line in lines
    )


def video_costs(studio: Studio, *, days: int = DAYS) -> tuple[CostSummary, tuple[VideoCost, ...]]:
    """Of the videos that became ready, the most expensive first, with their sum."""
    since_ms = _since(studio, days)
    with studio.database.read() as c:
        finished = analytics.finished_videos(c, since_ms=since_ms)
        bills = analytics.bills_of_finished(c, since_ms=since_ms)
    lines = [
        VideoCost(
            video_id=video_id,
            account_id=account_id,
            title=title,
            bill_microusd=bills.get(video_id, 0),
        )
        for video_id, (title, account_id) in finished.items()
    ]
    lines.sort(key=lambda line: (-line.bill_microusd, line.video_id))
    amounts = [line.bill_microusd for line in lines]
    summary = CostSummary(
        videos=len(lines),
        total_microusd=sum(amounts),
        mean_microusd=round(sum(amounts) / len(amounts)) if amounts else 0,
        p50_microusd=percentile(amounts, 50),
        p95_microusd=percentile(amounts, 95),
        free_videos=amounts.count(0),
    )
    return summary, tuple(lines)


def failure_lines(studio: Studio, *, days: int = DAYS) -> tuple[FailureLine, ...]:
    """By cause and prompt, the most frequent first."""
    with studio.database.read() as c:
        return analytics.failures(c, since_ms=_since(studio, days))


def quota_use(studio: Studio) -> QuotaUse:
    """As it stands now."""
    with studio.database.read() as c:
        lines = analytics.quota_lines(c)
    return QuotaUse(
        accounts=len(lines),
        full=sum(0 <= line.max_videos <= line.video_count for line in lines),
        unlimited=sum(line.max_videos < 0 for line in lines),
        disabled=sum(line.disabled for line in lines),
        lines=lines,
    )


def percentile(amounts: Sequence[int], percent: int) -> int:
    """The nearest rank; 0 of nothing."""
    if not amounts:
        return 0
    rank = max(1, -(-len(amounts) * percent // 100))
    return sorted(amounts)[rank - 1]


def _since(studio: Studio, days: int) -> int:
    return studio.now_ms() - days * DAY_MS
