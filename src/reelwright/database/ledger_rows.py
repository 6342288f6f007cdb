"""Rows of the ledger read and summed up, for one intent or for any group of them.

Rows are only ever added, and each kind sums up by itself: what is set aside now is the sum of
reserve minus commit, release and doubt. A commit below its reservation releases the rest, one
above it reserves the difference first; a cleared doubt is taken back by a negative row.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, case, cast, func, select
from sqlalchemy.engine import Row

from reelwright.database.tables import ledger
from reelwright.domain.model import Model
from reelwright.domain.money import Charge, LedgerKind

T = ledger


class Reservation(Model):
    """One intent's rows, summed up."""

    charge: Charge
    month: str
    last: LedgerKind
    """The intent is open where this is RESERVE."""
    open_microusd: int
    committed_microusd: int
    doubt_microusd: int


def scopes_of(video_id: str, account_id: str, month: str) -> tuple[str, str, str]:
    """The balances that one charge belongs to, the narrowest first."""
    return f"video:{video_id}", f"account:{account_id}:{month}", f"all:{month}"


def reservation_of(c: Connection, intent: str) -> Reservation | None:
    """The intent's rows summed up, None where there are none."""
    rows = c.execute(select(T).where(T.c.intent == intent).order_by(T.c.id)).all()
    if not rows:
        return None
    sums = dict.fromkeys(LedgerKind, 0)
    for row in rows:
        sums[LedgerKind(row.kind)] += row.microusd
    taken = sums[LedgerKind.COMMIT] + sums[LedgerKind.RELEASE] + sums[LedgerKind.DOUBT]
    opened = [row for row in rows if row.kind == LedgerKind.RESERVE][-1]
    return Reservation(
        charge=_charge(opened),
        month=opened.month,
        last=LedgerKind(rows[-1].kind),
        open_microusd=sums[LedgerKind.RESERVE] - taken,
        committed_microusd=sums[LedgerKind.COMMIT],
        doubt_microusd=sums[LedgerKind.DOUBT],
    )


def ledger_sums() -> tuple[ColumnElement[int], ColumnElement[int], ColumnElement[int]]:
    """Columns `reserved`, `committed` and `doubt` of a grouped query over the ledger."""
    amount = T.c.microusd
    reserved = case((T.c.kind == LedgerKind.RESERVE, amount), else_=-amount)
    committed = case((T.c.kind == LedgerKind.COMMIT, amount), else_=0)
    doubted = case((T.c.kind == LedgerKind.DOUBT, amount), else_=0)
    return _sum(reserved, "reserved"), _sum(committed, "committed"), _sum(doubted, "doubt")


def _charge(row: Row[Any]) -> Charge:
    return Charge(**{name: getattr(row, name) for name in Charge.model_fields})


def _sum(amount: ColumnElement[int], name: str) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(amount), 0), BigInteger).label(name)
