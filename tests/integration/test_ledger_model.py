"""The ledger against a model: ledger = balances = three numbers a video, in any order of steps."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reelwright.database import ledger
from reelwright.database.connect import Database, parse_database_url
from reelwright.database.costs import costs_by_month, costs_by_video
from reelwright.database.tables import metadata
from reelwright.domain.money import Caps, Charge
from reelwright.errors import BudgetExceeded, Conflict

NOVEMBER = int(datetime(2026, 11, 30, 23, 0, tzinfo=UTC).timestamp() * 1000)


def _charge(key: str, microusd: int) -> Charge:
    return Charge(
        intent=key,
        microusd=microusd,
        account_id="ann",
        video_id=key[0],
        provider="fake",
        tier="fake:silver",
    )


CAP = 600


class LedgerMachine(RuleBasedStateMachine):
    """Ledger = balances = a model of three numbers, whatever happens in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(parse_database_url("", Path(self.folder.name)))
        metadata.create_all(self.database.engine)
        self.now_ms = NOVEMBER
        self.kinds: dict[str, str] = {}
        self.amounts: dict[str, int] = {}
        self.videos: dict[str, dict[str, int]] = {}

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def _used(self, video: str) -> int:
        return sum(self.videos.get(video, {}).values())

    def _move(self, key: str, kind: str, amount: int) -> None:
        video = self.videos.setdefault(key[0], {"reserve": 0, "commit": 0, "doubt": 0})
        if self.kinds.get(key) in video:
            video[self.kinds[key]] -= self.amounts[key]
        self.kinds[key], self.amounts[key] = kind, amount
        if kind in video:
            video[kind] += amount

    @rule(video=st.sampled_from("vw"), at=st.integers(1, 3), microusd=st.integers(0, 250))
    def reserve(self, video: str, at: int, microusd: int) -> None:
        key = f"{video}/s{at}"
        kind = self.kinds.get(key, "release")
        try:
            with self.database.begin() as c:
                charge = _charge(key, microusd)
                ledger.reserve(c, charge, caps=Caps(video=CAP), now_ms=self.now_ms)
        except BudgetExceeded:
            assert kind == "release"
            assert self._used(video) + microusd > CAP
            return
        except Conflict:
            assert kind in {"commit", "doubt"}
            return
        if kind == "release":
            assert not microusd or self._used(video) + microusd <= CAP
            self._move(key, "reserve", microusd)

    @precondition(lambda self: self.kinds)
    @rule(data=st.data(), what=st.sampled_from(["commit", "release", "doubt", "settle"]))
    def close(self, data: st.DataObject, what: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.kinds)))
        microusd = data.draw(st.integers(0, 300))
        kind, at = self.kinds[key], self.now_ms
        end = "commit" if what == "settle" else what
        same = kind == end and (end != "commit" or self.amounts[key] == microusd)
        fits = kind == ("doubt" if what == "settle" else "reserve")
        try:
            with self.database.begin() as c:
                wrote = {
                    "commit": lambda: ledger.commit(c, key, microusd=microusd, now_ms=at),
                    "release": lambda: ledger.release(c, key, now_ms=at),
                    "doubt": lambda: ledger.doubt(c, key, now_ms=at),
                    "settle": lambda: ledger.settle_doubt(c, key, microusd=microusd, now_ms=at),
                }[what]()
        except Conflict:
            assert not same
            assert not fits
            return
        assert wrote == (not same)
        if wrote:
            assert fits
            self._move(key, end, microusd if end == "commit" else self.amounts[key])

    @rule()
    def a_month_passes(self) -> None:
        self.now_ms += 30 * 86_400_000

    @invariant()
    def ledger_balances_and_model_agree(self) -> None:
        with self.database.read() as c:
            assert ledger.audit(c) == ()
            lines = {line.name: line for line in costs_by_video(c)}
            months = costs_by_month(c)
        for video, sums in self.videos.items():
            line = lines[video]
            assert line.reserved_microusd == sums["reserve"]
            assert line.committed_microusd == sums["commit"]
            assert line.doubt_microusd == sums["doubt"]
        bill = sum(sums["commit"] + sums["doubt"] for sums in self.videos.values())
        assert sum(line.bill_microusd for line in months) == bill


LedgerMachine.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestLedgerMachine = LedgerMachine.TestCase
