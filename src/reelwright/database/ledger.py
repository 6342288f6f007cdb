"""Ledger: money set aside before a paid call and settled after it, kept with its balances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy import update as update_rows
from sqlalchemy.engine import Row

from reelwright.database.connect import insert_or_ignore
from reelwright.database.ledger_rows import (
    Reservation,
    ledger_sums,
    reservation_of,
    scopes_of,
)
from reelwright.database.tables import balances, ledger
from reelwright.domain.model import Model
from reelwright.domain.money import (
    Caps,
    Charge,
    LedgerKind,
    crossed,
    dollars,
    dollars_up,
    month_of,
)
from reelwright.errors import BudgetExceeded, Conflict, InputError, NotFound

T = ledger


class Alert(Model):
    """A share of a cap was reached; told once per scope and share."""

    scope: str
    """`video:ID`, `account:ID:2026-11` or `all:2026-11`."""
    share: int
    """50, 90 or 100 per cent."""
    cap: int
    """Micro-dollars."""


def reserve(c: Connection, charge: Charge, *, caps: Caps, now_ms: int) -> tuple[Alert, ...]:
    """Set the charge's money aside; nothing happens where that is done already.

    An intent may be reserved again after a release. Raises BudgetExceeded, with nothing
    written, where a cap does not allow it, and Conflict for an intent that is settled.
    """
    month = month_of(now_ms)
    limits = _limits(charge, month, caps)
    held = _lock(c, tuple(limits))
    known = reservation_of(c, charge.intent)
    if known is not None and known.last is LedgerKind.RESERVE:
        return ()
    if known is not None and known.last is not LedgerKind.RELEASE:
        raise Conflict(
            f"{charge.intent} is settled already ({known.last}); a new attempt needs a new key."
        )
    for scope, cap in limits.items():
        used = _used(held[scope])
        # What is free fits even where a bill went over the cap.
        if cap is not None and charge.microusd and used + charge.microusd > cap:
            missing = used + charge.microusd - cap
            raise BudgetExceeded(_refusal(charge, scope, used=used, cap=cap), scope, missing)
    _write(c, charge, month, [(LedgerKind.RESERVE, charge.microusd)], now_ms=now_ms)
    alerts = []
    for scope, cap in limits.items():
        row = held[scope]
        passed = crossed(0, _used(row) + charge.microusd, cap)
        shares = [share for share in passed if share > row.alerted]
        alerts += [Alert(scope=scope, share=share, cap=cap or 0) for share in shares]
        if shares:
            _tell(c, scope, shares[-1])
    return tuple(alerts)


def commit(
    c: Connection,
    intent: str,
    *,
    microusd: int,
    now_ms: int,
    note: str = "",
    doubt_microusd: int = 0,
) -> bool:
    """The vendor took `microusd`, and perhaps `doubt_microusd` more: charge it, whatever was
    set aside.

    True where rows were written, False where just this was done already. Raises NotFound
    without a reservation and Conflict where it was settled in another way.
    """
    known = _locked(c, intent, microusd)
    last = LedgerKind.DOUBT if doubt_microusd else LedgerKind.COMMIT
    done = (known.committed_microusd, known.doubt_microusd) == (microusd, doubt_microusd)
    if known.last is last and done:
        return False
    _must_be(known, LedgerKind.RESERVE, "commit")
    entries = _spent(microusd, known.open_microusd - doubt_microusd)
    if doubt_microusd:
        entries.append((LedgerKind.DOUBT, doubt_microusd))
    return _write(c, known.charge, known.month, entries, now_ms=now_ms, note=note)


def release(c: Connection, intent: str, *, now_ms: int, note: str = "") -> bool:
    """It certainly costs nothing: give back what was set aside. As `commit` otherwise."""
    return _close(c, intent, LedgerKind.RELEASE, now_ms=now_ms, note=note)


def doubt(c: Connection, intent: str, *, now_ms: int, note: str = "") -> bool:
    """Whether it was charged stays unknown: count it as in doubt. As `commit` otherwise."""
    return _close(c, intent, LedgerKind.DOUBT, now_ms=now_ms, note=note)


def settle_doubt(c: Connection, intent: str, *, microusd: int, now_ms: int, note: str = "") -> bool:
    """A charge in doubt is cleared up: the vendor took `microusd` (0: it never did)."""
    known = _locked(c, intent, microusd)
    if known.last is LedgerKind.COMMIT and known.committed_microusd == microusd:
        return False
    _must_be(known, LedgerKind.DOUBT, "settle")
    back = known.doubt_microusd
    entries = [(LedgerKind.DOUBT, -back), *_spent(microusd, back)]
    return _write(c, known.charge, known.month, entries, now_ms=now_ms, note=note)


def forget_alerts(c: Connection, scope: str) -> None:
    """After a cap was raised: its shares are told anew."""
    c.execute(update_rows(balances).where(balances.c.scope == scope).values(alerted=0))


def audit(c: Connection) -> tuple[str, ...]:
    """Where ledger and balances disagree, in words; empty when all is right."""
    sums: dict[str, tuple[int, int, int]] = {}
    by = (T.c.video_id, T.c.account_id, T.c.month)
    for video, account, month, *amounts in c.execute(select(*by, *ledger_sums()).group_by(*by)):
        for scope in scopes_of(video, account, month):
            before = sums.get(scope, (0, 0, 0))
            reserved, committed, doubted = (a + b for a, b in zip(before, amounts, strict=True))
            sums[scope] = (reserved, committed, doubted)
    kept = {
        row.scope: (row.reserved_microusd, row.committed_microusd, row.doubt_microusd)
        for row in c.execute(select(balances))
    }
    found = [
        f"{scope}: the ledger says reserved, committed, doubt {sums.get(scope, (0, 0, 0))},"
        f" the balance {kept.get(scope, (0, 0, 0))}"
        for scope in sorted({*sums, *kept})
        if sums.get(scope, (0, 0, 0)) != kept.get(scope, (0, 0, 0))
    ]
    reserved = ledger_sums()[0]
    overdrawn = select(T.c.intent, reserved).group_by(T.c.intent).order_by(T.c.intent)
    for intent, amount in c.execute(overdrawn):
        if amount < 0:
            found.append(f"{intent}: closed for {-amount} more than was set aside")
    return tuple(found)


def _close(c: Connection, intent: str, kind: LedgerKind, *, now_ms: int, note: str) -> bool:
    known = _locked(c, intent)
    if known.last is kind:
        return False
    _must_be(known, LedgerKind.RESERVE, kind)
    entries = [(kind, known.open_microusd)]
    return _write(c, known.charge, known.month, entries, now_ms=now_ms, note=note)


def _spent(microusd: int, aside: int) -> list[tuple[LedgerKind, int]]:
    """Rows that turn what is set aside into what was taken."""
    rest = aside - microusd
    if rest > 0:
        return [(LedgerKind.RELEASE, rest), (LedgerKind.COMMIT, microusd)]
    if rest < 0:
        return [(LedgerKind.RESERVE, -rest), (LedgerKind.COMMIT, microusd)]
    return [(LedgerKind.COMMIT, microusd)]


def _locked(c: Connection, intent: str, microusd: int = 0) -> Reservation:
    """The intent's rows, nobody else writing any until the transaction ends."""
    if microusd < 0:
        raise InputError(f"{intent}: {microusd} micro-dollars cannot be charged.")
    seen = reservation_of(c, intent)
    if seen is None:
        raise NotFound(f"No money was set aside for {intent}. Reserve it before the call.")
    _lock(c, scopes_of(seen.charge.video_id, seen.charge.account_id, seen.month))
    known = reservation_of(c, intent)
    if known is None or known.month != seen.month:
        raise Conflict(f"{intent} was reserved anew meanwhile. Run the step again.")
    return known


def _must_be(known: Reservation, kind: LedgerKind, wanted: str) -> None:
    if known.last is not kind:
        raise Conflict(
            f"Cannot {wanted} {known.charge.intent}: its money is at '{known.last}' already."
        )


def _write(
    c: Connection,
    charge: Charge,
    month: str,
    entries: Sequence[tuple[LedgerKind, int]],
    *,
    now_ms: int,
    note: str = "",
) -> bool:
    """Add the rows, and their sums to the balances, which are locked."""
    moved = dict.fromkeys(LedgerKind, 0)
    row = charge.model_dump() | {"at_ms": now_ms, "month": month, "note": note or charge.note}
    for kind, microusd in entries:
        c.execute(insert(T).values({**row, "kind": kind, "microusd": microusd}))
        moved[kind] += microusd
    taken = moved[LedgerKind.COMMIT] + moved[LedgerKind.RELEASE] + moved[LedgerKind.DOUBT]
    b = balances.c
    c.execute(
        update_rows(balances)
        .where(b.scope.in_(scopes_of(charge.video_id, charge.account_id, month)))
        .values(
            reserved_microusd=b.reserved_microusd + moved[LedgerKind.RESERVE] - taken,
            committed_microusd=b.committed_microusd + moved[LedgerKind.COMMIT],
            doubt_microusd=b.doubt_microusd + moved[LedgerKind.DOUBT],
        )
    )
    return True


def _lock(c: Connection, scopes: Sequence[str]) -> dict[str, Row[Any]]:
    """The scopes' balances, made where missing, held until the transaction ends.

    Everybody makes and then locks them in the same order, so that nobody waits in a circle.
    """
    wanted = select(balances).where(balances.c.scope.in_(scopes)).order_by(balances.c.scope)
    there = {row.scope for row in c.execute(wanted)}
    for scope in sorted(set(scopes) - there):
        insert_or_ignore(c, balances, {"scope": scope, **_NOTHING})
    # SQLite knows no row locks and needs none: a writer is alone from its BEGIN IMMEDIATE.
    return {row.scope: row for row in c.execute(wanted.with_for_update())}


_NOTHING = {"reserved_microusd": 0, "committed_microusd": 0, "doubt_microusd": 0, "alerted": 0}


def _tell(c: Connection, scope: str, share: int) -> None:
    c.execute(update_rows(balances).where(balances.c.scope == scope).values(alerted=share))


def _limits(charge: Charge, month: str, caps: Caps) -> dict[str, int | None]:
    """Scopes with their caps; the narrowest is checked, and named, first."""
    scopes = scopes_of(charge.video_id, charge.account_id, month)
    allowed = (caps.video, caps.account_month, caps.installation_month)
    return dict(zip(scopes, allowed, strict=True))


def _used(row: Row[Any]) -> int:
    used: int = row.reserved_microusd + row.committed_microusd + row.doubt_microusd
    return used


def _refusal(charge: Charge, scope: str, *, used: int, cap: int) -> str:
    kind, _, rest = scope.partition(":")
    month = rest.rpartition(":")[2]
    whole = dollars_up(used + charge.microusd)
    owner, remedy = {
        "video": (
            "the video's budget",
            f"Continue with `reelwright resume {charge.video_id} --budget {whole[:-2]}` or more",
        ),
        "account": (
            f"the account's cap for {month}",
            f"Raise the account's cap to {whole} or more, or resume next month",
        ),
        "all": (
            f"the installation's cap for {month}",
            f"Raise the installation's cap to {whole} or more, or resume next month",
        ),
    }[kind]
    return (
        f"{charge.tier} asks {dollars(charge.microusd)}, and {owner} of {dollars(cap)} has "
        f"{dollars(max(0, cap - used))} left: {dollars_up(used + charge.microusd - cap)} are "
        f"missing. {remedy}; what is made is kept."
    )
