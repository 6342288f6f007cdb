"""The ledger on both databases: nothing charged twice, nothing over a cap, sums that agree."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update

from reelwright.database import ledger
from reelwright.database.connect import Database
from reelwright.database.costs import (
    CostLine,
    costs_by_month,
    costs_by_provider,
    costs_by_tier,
    costs_by_video,
)
from reelwright.database.ledger import Alert
from reelwright.database.tables import balances
from reelwright.database.tables import ledger as rows
from reelwright.domain.money import Caps, Charge
from reelwright.errors import BudgetExceeded, Conflict, InputError, NotFound

NOVEMBER = int(datetime(2026, 11, 30, 23, 0, tzinfo=UTC).timestamp() * 1000)
DECEMBER = int(datetime(2026, 12, 1, 1, 0, tzinfo=UTC).timestamp() * 1000)
FREE = Caps()


def _charge(
    intent: str = "v1/s1/g1/a1",
    microusd: int = 320_000,
    *,
    account: str = "ann",
    tier: str = "fake:silver",
) -> Charge:
    return Charge(
        intent=intent,
        microusd=microusd,
        account_id=account,
        video_id=intent.split("/", maxsplit=1)[0],
        scene_id="s1",
        provider=tier.split(":", maxsplit=1)[0],
        tier=tier,
        priced_on="2026-11-01",
    )


def _reserve(
    database: Database, charge: Charge, caps: Caps = FREE, now_ms: int = NOVEMBER
) -> tuple[Alert, ...]:
    with database.begin() as c:
        return ledger.reserve(c, charge, caps=caps, now_ms=now_ms)


def _balance(database: Database, scope: str) -> tuple[int, int, int]:
    with database.read() as c:
        row = c.execute(select(balances).where(balances.c.scope == scope)).one()
    return row.reserved_microusd, row.committed_microusd, row.doubt_microusd


def _agree(database: Database) -> None:
    with database.read() as c:
        assert ledger.audit(c) == ()


def test_a_reservation_becomes_spent_in_every_scope(database: Database) -> None:
    _reserve(database, _charge())
    assert _balance(database, "video:v1") == (320_000, 0, 0)
    with database.begin() as c:
        assert ledger.commit(c, "v1/s1/g1/a1", microusd=320_000, now_ms=NOVEMBER)
    for scope in ("video:v1", "account:ann:2026-11", "all:2026-11"):
        assert _balance(database, scope) == (0, 320_000, 0)
    _agree(database)


def test_every_step_may_run_again(database: Database) -> None:
    for _ in range(2):
        _reserve(database, _charge())
        assert _balance(database, "video:v1") == (320_000, 0, 0)
    for first in (True, False):
        with database.begin() as c:
            assert ledger.commit(c, "v1/s1/g1/a1", microusd=320_000, now_ms=NOVEMBER) is first
        assert _balance(database, "video:v1") == (0, 320_000, 0)
    _agree(database)


def test_only_the_first_closing_says_that_it_wrote(database: Database) -> None:
    _reserve(database, _charge("v1/s1/g1/a1"))
    _reserve(database, _charge("v1/s2/g1/a1"))
    with database.begin() as c:
        assert ledger.release(c, "v1/s1/g1/a1", now_ms=NOVEMBER)
        assert not ledger.release(c, "v1/s1/g1/a1", now_ms=NOVEMBER)
        assert ledger.doubt(c, "v1/s2/g1/a1", now_ms=NOVEMBER)
        assert not ledger.doubt(c, "v1/s2/g1/a1", now_ms=NOVEMBER)
    assert _balance(database, "video:v1") == (0, 0, 320_000)
    _agree(database)


def test_a_reservation_is_closed_in_one_way_only(database: Database) -> None:
    _reserve(database, _charge())
    with database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=320_000, now_ms=NOVEMBER)
    for close in (ledger.release, ledger.doubt):
        with pytest.raises(Conflict, match=r"v1/s1/g1/a1.*commit"), database.begin() as c:
            close(c, "v1/s1/g1/a1", now_ms=NOVEMBER)
    with pytest.raises(Conflict), database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=5, now_ms=NOVEMBER)
    with pytest.raises(Conflict, match="new key"):
        _reserve(database, _charge())
    assert _balance(database, "video:v1") == (0, 320_000, 0)
    _agree(database)


def test_what_was_never_reserved_cannot_be_closed(database: Database) -> None:
    with pytest.raises(NotFound, match="v9/s1"), database.begin() as c:
        ledger.commit(c, "v9/s1/g1/a1", microusd=1, now_ms=NOVEMBER)
    _reserve(database, _charge())
    with pytest.raises(InputError), database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=-1, now_ms=NOVEMBER)


def test_an_intent_is_reserved_again_after_a_release(database: Database) -> None:
    for _ in range(3):
        _reserve(database, _charge())
        with database.begin() as c:
            assert ledger.release(c, "v1/s1/g1/a1", now_ms=NOVEMBER)
    _reserve(database, _charge(microusd=80_000))
    with database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=80_000, now_ms=NOVEMBER)
    assert _balance(database, "video:v1") == (0, 80_000, 0)
    _agree(database)


@pytest.mark.parametrize("billed", [0, 200_000, 320_000, 500_000])
def test_the_vendors_own_figure_is_charged(database: Database, billed: int) -> None:
    _reserve(database, _charge())
    with database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=billed, now_ms=NOVEMBER)
    assert _balance(database, "all:2026-11") == (0, billed, 0)
    _agree(database)


@pytest.mark.parametrize("billed", [0, 200_000, 320_000, 500_000])
def test_a_doubt_that_is_cleared_up_becomes_spent(database: Database, billed: int) -> None:
    _reserve(database, _charge())
    with database.begin() as c:
        ledger.doubt(c, "v1/s1/g1/a1", now_ms=NOVEMBER)
        assert ledger.settle_doubt(c, "v1/s1/g1/a1", microusd=billed, now_ms=DECEMBER)
        assert not ledger.settle_doubt(c, "v1/s1/g1/a1", microusd=billed, now_ms=DECEMBER)
    assert _balance(database, "all:2026-11") == (0, billed, 0)
    _agree(database)


def test_money_belongs_to_the_month_it_was_reserved_in(database: Database) -> None:
    _reserve(database, _charge("v1/s1/g1/a1"), now_ms=NOVEMBER)
    _reserve(database, _charge("v1/s2/g1/a1"), now_ms=DECEMBER)
    with database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=320_000, now_ms=DECEMBER)
    assert _balance(database, "account:ann:2026-11") == (0, 320_000, 0)
    assert _balance(database, "account:ann:2026-12") == (320_000, 0, 0)
    assert _balance(database, "video:v1") == (320_000, 320_000, 0)
    _agree(database)


@pytest.mark.parametrize(
    ("caps", "named"),
    [
        (Caps(video=1_000_000), r"video's budget of 1\.00 \$ has 0\.04 \$ left: 0\.28 \$"),
        (Caps(account_month=1_000_000), r"account's cap for 2026-11 of 1\.00 \$"),
        (Caps(installation_month=1_000_000), r"installation's cap for 2026-11"),
    ],
)
def test_a_cap_refuses_names_itself_and_writes_nothing(
    database: Database, caps: Caps, named: str
) -> None:
    for at in (1, 2, 3):
        _reserve(database, _charge(f"v1/s{at}/g1/a1"), caps)
    with pytest.raises(BudgetExceeded, match=named) as caught, database.begin() as c:
        ledger.reserve(c, _charge("v1/s4/g1/a1"), caps=caps, now_ms=NOVEMBER)
    assert "1.28" in str(caught.value)
    assert _balance(database, "video:v1") == (960_000, 0, 0)
    with database.read() as c:
        assert c.execute(select(func.count()).select_from(rows)).scalar_one() == 3
        assert ledger.reservation_of(c, "v1/s4/g1/a1") is None
    _agree(database)


def test_a_refused_video_says_with_which_budget_it_goes_on(database: Database) -> None:
    with pytest.raises(BudgetExceeded, match=r"`reelwright resume v1 --budget 0\.09` or more"):
        _reserve(database, _charge(microusd=81_000), Caps(video=80_000))
    _reserve(database, _charge(microusd=81_000), Caps(video=90_000))


def test_the_last_micro_dollar_of_a_cap_can_be_spent(database: Database) -> None:
    _reserve(database, _charge(microusd=99), Caps(video=100))
    _reserve(database, _charge("v1/s2/g1/a1", 1), Caps(video=100))
    with pytest.raises(BudgetExceeded):
        _reserve(database, _charge("v1/s3/g1/a1", 1), Caps(video=100))
    _reserve(database, _charge("v1/s3/g1/a1", 0), Caps(video=100))


def test_spent_money_and_doubts_count_against_a_cap_and_released_does_not(
    database: Database,
) -> None:
    caps = Caps(installation_month=100)
    for at in (1, 2, 3):
        _reserve(database, _charge(f"v{at}/s1/g1/a1", 30), caps)
    with database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=30, now_ms=NOVEMBER)
        ledger.doubt(c, "v2/s1/g1/a1", now_ms=NOVEMBER)
        ledger.release(c, "v3/s1/g1/a1", now_ms=NOVEMBER)
    _reserve(database, _charge("v4/s1/g1/a1", 40), caps)
    with pytest.raises(BudgetExceeded):
        _reserve(database, _charge("v5/s1/g1/a1", 1), caps)


def test_what_is_free_fits_a_cap_that_a_bill_went_over(database: Database) -> None:
    caps = Caps(video=100)
    _reserve(database, _charge(microusd=100), caps)
    with database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=130, now_ms=NOVEMBER)
    _reserve(database, _charge("v1/s2/g1/a1", 0), caps)
    with pytest.raises(BudgetExceeded, match=r"0\.00 \$ left"):
        _reserve(database, _charge("v1/s3/g1/a1", 1), caps)


def test_each_share_of_each_cap_is_told_once(database: Database) -> None:
    caps = Caps(video=1000, installation_month=2000)
    told = [
        [(alert.scope, alert.share, alert.cap) for alert in _reserve(database, charge, caps)]
        for charge in (_charge(f"v1/s{at}/g1/a1", 250) for at in range(1, 5))
    ]
    assert told == [
        [],
        [("video:v1", 50, 1000)],
        [],
        [("video:v1", 90, 1000), ("video:v1", 100, 1000), ("all:2026-11", 50, 2000)],
    ]
    with database.begin() as c:
        ledger.release(c, "v1/s4/g1/a1", now_ms=NOVEMBER)
    assert _reserve(database, _charge("v1/s4/g1/a1", 250), caps) == ()


def test_a_raised_cap_is_told_about_anew(database: Database) -> None:
    _reserve(database, _charge(microusd=100), Caps(video=100))
    with database.begin() as c:
        ledger.forget_alerts(c, "video:v1")
    told = _reserve(database, _charge("v1/s2/g1/a1", 20), Caps(video=200))
    assert [alert.share for alert in told] == [50]


def test_an_audit_finds_a_balance_that_was_tampered_with(database: Database) -> None:
    _reserve(database, _charge())
    with database.begin() as c:
        c.execute(update(balances).where(balances.c.scope == "video:v1").values(doubt_microusd=7))
    with database.read() as c:
        found = ledger.audit(c)
    assert len(found) == 1
    assert "video:v1" in found[0]
    assert "(320000, 0, 7)" in found[0]


def test_costs_are_summed_by_video_provider_tier_and_month(database: Database) -> None:
    _reserve(database, _charge("v1/s1/g1/a1", 100))
    _reserve(database, _charge("v1/s2/g1/a1", 40, tier="veo:lite"))
    _reserve(database, _charge("v2/s1/g1/a1", 7, account="bob"), now_ms=DECEMBER)
    with database.begin() as c:
        ledger.commit(c, "v1/s1/g1/a1", microusd=90, now_ms=DECEMBER)
        ledger.doubt(c, "v1/s2/g1/a1", now_ms=DECEMBER)
    with database.read() as c:
        assert [(line.name, line.bill_microusd) for line in costs_by_video(c)] == [
            ("v1", 130),
            ("v2", 0),
        ]
        assert [line.name for line in costs_by_video(c, "bob")] == ["v2"]
        assert costs_by_provider(c, "ann") == (
            CostLine(name="fake", reserved_microusd=0, committed_microusd=90, doubt_microusd=0),
            CostLine(name="veo", reserved_microusd=0, committed_microusd=0, doubt_microusd=40),
        )
        assert [line.name for line in costs_by_tier(c, video_id="v1")] == [
            "fake:silver",
            "veo:lite",
        ]
        assert [(line.name, line.reserved_microusd) for line in costs_by_month(c)] == [
            ("2026-12", 7),
            ("2026-11", 0),
        ]
        assert costs_by_month(c, "nobody") == ()


def test_many_threads_never_pass_a_cap_together(database: Database) -> None:
    caps = Caps(installation_month=1_000)

    def take(at: int) -> int:
        with suppress(BudgetExceeded):
            _reserve(database, _charge(f"v{at % 4}/s{at}/g1/a1", 90), caps)
            return 90
        return 0

    with ThreadPoolExecutor(8) as threads:
        taken = sum(threads.map(take, range(40)))
    assert taken == 990
    assert _balance(database, "all:2026-11") == (990, 0, 0)
    _agree(database)


def test_of_many_threads_that_close_a_reservation_one_does(database: Database) -> None:
    keys = [f"v1/s{at}/g1/a1" for at in range(6)]
    for key in keys:
        _reserve(database, _charge(key, 100))

    def close(at: int) -> bool:
        key = keys[at % len(keys)]
        ways: list[Callable[..., bool]] = [ledger.release, ledger.doubt]
        with suppress(Conflict), database.begin() as c:
            if at % 3 == 2:
                return ledger.commit(c, key, microusd=100, now_ms=NOVEMBER)
            return ways[at % 3](c, key, now_ms=NOVEMBER)
        return False

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(close, (at for turn in range(6) for at in range(turn, 36, 6)))) == 6
    assert _balance(database, "video:v1")[0] == 0
    _agree(database)


def test_many_accounts_and_months_wait_for_each_other_but_never_in_a_circle(
    database: Database,
) -> None:
    def spend(at: int) -> None:
        key, now_ms = f"v{at % 5}/s{at}/g1/a1", (NOVEMBER, DECEMBER)[at % 2]
        _reserve(database, _charge(key, 10, account="abc"[at % 3]), now_ms=now_ms)
        with database.begin() as c:
            ledger.commit(c, key, microusd=9, now_ms=DECEMBER)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(spend, range(60)))
    assert _balance(database, "all:2026-11") == (0, 270, 0)
    assert _balance(database, "all:2026-12") == (0, 270, 0)
    _agree(database)
