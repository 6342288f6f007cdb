"""Costs: what was spent, is set aside or is in doubt, by video, provider and month."""

from __future__ import annotations

from sqlalchemy import Column, Connection, func, select

from reelwright.database.ledger_rows import ledger_sums
from reelwright.database.tables import balances, ledger
from reelwright.domain.model import Model

T = ledger
DAY_MS = 86_400_000


class CostLine(Model):
    """Sums of the ledger for one video, provider, tier or month; micro-dollars."""

    name: str
    reserved_microusd: int
    committed_microusd: int
    doubt_microusd: int

    @property
    def bill_microusd(self) -> int:
        """What the vendors may ask: committed and in doubt."""
        return self.committed_microusd + self.doubt_microusd


def costs_by_video(
    c: Connection,
    account_id: str | None = None,
    *,
    video_id: str | None = None,
    month: str | None = None,
) -> tuple[CostLine, ...]:
    """Per video, the one with the newest money first."""
    return _lines(c, T.c.video_id, account_id, video_id, month)


def costs_by_provider(
    c: Connection,
    account_id: str | None = None,
    *,
    video_id: str | None = None,
    month: str | None = None,
) -> tuple[CostLine, ...]:
    """Per provider, the most expensive first."""
    lines = _lines(c, T.c.provider, account_id, video_id, month)
    return tuple(sorted(lines, key=lambda line: (-line.bill_microusd, line.name)))


def costs_by_tier(
    c: Connection,
    account_id: str | None = None,
    *,
    video_id: str | None = None,
    month: str | None = None,
) -> tuple[CostLine, ...]:
    """Per `provider:model`, the most expensive first."""
    lines = _lines(c, T.c.tier, account_id, video_id, month)
    return tuple(sorted(lines, key=lambda line: (-line.bill_microusd, line.name)))


def costs_by_month(
    c: Connection,
    account_id: str | None = None,
    *,
    video_id: str | None = None,
    month: str | None = None,
) -> tuple[CostLine, ...]:
    """Per month (`2026-11`, UTC, of the reservation), the newest first."""
    lines = _lines(c, T.c.month, account_id, video_id, month)
    return tuple(sorted(lines, key=lambda line: line.name, reverse=True))


def month_balance(c: Connection, month: str) -> CostLine:
    """The installation's month, from its balance: one row however much was bought."""
    b = balances.c
    query = select(b.reserved_microusd, b.committed_microusd, b.doubt_microusd)
    row = c.execute(query.where(b.scope == f"all:{month}")).one_or_none() or (0, 0, 0)
    return CostLine(
        name=month, reserved_microusd=row[0], committed_microusd=row[1], doubt_microusd=row[2]
    )


def costs_by_day(c: Connection, month: str) -> dict[int, int]:
    """Committed micro-dollars of a month, by days since 1970 (UTC) on which they were charged."""
    day = (T.c.at_ms // DAY_MS).label("day")
    _, committed, _ = ledger_sums()
    query = select(day, committed).where(T.c.month == month).group_by(day).order_by(day)
    return {int(on): amount for on, amount in c.execute(query) if amount}


def _lines(
    c: Connection,
    by: Column[str],
    account_id: str | None,
    video_id: str | None,
    month: str | None,
) -> tuple[CostLine, ...]:
    query = select(by, *ledger_sums()).group_by(by).order_by(func.max(T.c.id).desc())
    wanted = ((T.c.account_id, account_id), (T.c.video_id, video_id), (T.c.month, month))
    for column, value in wanted:
        if value is not None:
            query = query.where(column == value)
    return tuple(
        CostLine(
            name=name,
            reserved_microusd=reserved,
            committed_microusd=committed,
            doubt_microusd=doubt,
        )
        for name, reserved, committed, doubt in c.execute(query)
    )
