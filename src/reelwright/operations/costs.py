"""Costs: what was spent, is in doubt or set aside, and what the caps leave."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection

from reelwright.database import library
from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.database.costs import (
    CostLine,
    costs_by_month,
    costs_by_provider,
    costs_by_video,
)
from reelwright.database.videos import load_video
from reelwright.domain.model import Model
from reelwright.domain.money import month_of
from reelwright.operations.room import Cap, caps_for, month_caps
from reelwright.workflows.studio import Studio


class By(StrEnum):
    """What a report has a line for."""

    VIDEO = "video"
    PROVIDER = "provider"
    MONTH = "month"


class CostReport(Model):
    """Lines with their sum; charges in doubt stand apart from what is spent for certain."""

    by: By
    video_id: str
    """Only of this video; empty for all."""
    lines: tuple[CostLine, ...]
    total: CostLine
    titles: dict[str, str]
    """Of the videos that are still there, where the lines are videos."""
    caps: tuple[Cap, ...]


def report_costs(
    studio: Studio,
    *,
    by: By = By.VIDEO,
    video_id: str | None = None,
    account_id: str | None = None,
) -> CostReport:
    """Of all videos, of one account's, or of one video. Raises NotFound."""
    costs = {By.VIDEO: costs_by_video, By.PROVIDER: costs_by_provider, By.MONTH: costs_by_month}
    with studio.database.read() as c:
        caps = _caps(c, studio, video_id, account_id)
        lines = costs[by](c, account_id, video_id=video_id)
        names = [line.name for line in lines] if by is By.VIDEO else []
        return CostReport(
            by=by,
            video_id=video_id or "",
            lines=lines,
            total=_total(lines),
            titles=library.all_titles(c, names),
            caps=caps,
        )


def _caps(
    c: Connection, studio: Studio, video_id: str | None, account_id: str | None
) -> tuple[Cap, ...]:
    if video_id is not None:
        return caps_for(c, studio, load_video(c, video_id, account_id=account_id))
    month = month_of(studio.now_ms())
    account_cap = studio.services.policy.caps.account_month
    return month_caps(c, studio, account_id or LOCAL_ACCOUNT, account_cap, month)


def _total(lines: tuple[CostLine, ...]) -> CostLine:
    return CostLine(
        name="total",
        reserved_microusd=sum(line.reserved_microusd for line in lines),
        committed_microusd=sum(line.committed_microusd for line in lines),
        doubt_microusd=sum(line.doubt_microusd for line in lines),
    )
