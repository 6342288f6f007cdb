"""Many workers on one Postgres: work spreads, moves on from the dead, and is paid for once."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import func, select

from reelwright.bootstrap import studio_from
from reelwright.database import tables
from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.database.connect import Database
from reelwright.database.ledger import audit
from reelwright.domain.events import EventType
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.settings import load_settings
from reelwright.workflows.lease import LOST_EXIT_CODE, WORKER_SESSION
from reelwright.workflows.studio import Studio
from tests.support.rows import add_account, wait_until
from tests.support.vendor import Vendor, running_vendor
from tests.support.worker_process import WorkerProcess, begin_worker, wait_for_work

CHECK_S = 0.3
"""Setting `lease_check_s` in these tests; its default is 2."""
BUSY_S = 30.0
"""Until a dead worker's work is another's, on a busy machine; docs/scaling.md has figures."""
PLENTY = {"in_flight": 100, "per_user": 100, "per_minute": 10_000}


@dataclass
class Fleet:
    """Workers, each a process, over one database, one store and one vendor."""

    settings: dict[str, Any]
    studio: Studio
    vendor: Vendor
    bill: Path
    held: ExitStack

    @property
    def database(self) -> Database:
        return self.studio.database

    def start(self, count: int, **changes: Any) -> list[WorkerProcess]:
        """So many at once, each taking work."""
        workers = [begin_worker(self.settings | changes) for _ in range(count)]
        for worker in workers:
            self.held.callback(worker.process.communicate)
            self.held.callback(worker.process.kill)
        for worker in workers:
            wait_for_work(worker)
        return workers

    def make(self, theme: str, *, scenes: int = 8, account_id: str = LOCAL_ACCOUNT) -> str:
        """A video whose every picture is paid for; its id."""
        request = MakeRequest(
            theme=theme,
            language="en",
            writer="fake",
            voice="fake",
            music="none",
            clips="fake:gold",
            scenes=scenes,
        )
        return start_video(read_request(request), self.studio, account_id=account_id).id

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database.dbos_url(), autocommit=True) as connection:
            answer = connection.execute(question, values)
            return answer.fetchall() if answer.description else []

    def done_by(self) -> Counter[int]:
        """How many of the engine's workflows each process id took last."""
        rows = self.ask(
            "SELECT executor_id FROM dbos.workflow_status WHERE executor_id IS NOT NULL"
        )
        return Counter(pid_of(executor_id) for (executor_id,) in rows)

    def at_work(self, worker: WorkerProcess) -> int:
        """How many workflows are this worker's now."""
        query = "SELECT executor_id FROM dbos.workflow_status WHERE status = 'PENDING'"
        return sum(pid_of(executor_id) == worker.pid for (executor_id,) in self.ask(query))

    def cut_off_the_first(self) -> None:
        """Close the connection that holds the first worker's lease, as a broken network would."""
        first = (
            "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity"
            " WHERE application_name = %s AND datname = current_database()"
            " ORDER BY backend_start LIMIT 1) AS lease"
        )
        assert self.ask(first, WORKER_SESSION) == [(True,)]

    def wait_until_made(self, videos: list[str], *, within_s: float = 120.0) -> None:
        status = tables.videos.c.status

        def all_made() -> bool:
            with self.database.read() as c:
                found = c.execute(select(status, func.count()).group_by(status)).all()
            counts = {row[0]: row[1] for row in found}
            assert not counts.keys() & {"failed", "paused"}, counts
            return counts.get("completed", 0) == len(videos)

        wait_until(all_made, within_s=within_s)

    def nothing_was_done_twice(self, videos: list[str]) -> None:
        """Neither at the vendor nor in the rows; and the ledger is the vendor's bill."""
        totals = self.vendor.bill()["totals"]
        assert totals["doubles"] == 0
        events, versions = tables.events.c, tables.video_versions.c
        with self.database.read() as c:
            assert audit(c) == ()
            made = c.execute(select(versions.video_id, versions.version)).all()
            assert sorted(map(tuple, made)) == [(video, 1) for video in sorted(videos)]
            told = select(events.video_id, events.type, events.scene_id, func.count())
            told = told.group_by(events.video_id, events.type, events.scene_id)
            for video, kind, scene, count in c.execute(told):
                if kind in ONCE:
                    assert count == 1, (video, kind, scene)
            spent = select(tables.balances).where(tables.balances.c.scope.startswith("all:"))
            balance = c.execute(spent).one()
        assert balance.committed_microusd + balance.doubt_microusd == totals["charged_microusd"]
        assert balance.reserved_microusd == 0


ONCE = {
    EventType.VIDEO_CREATED,
    EventType.SCRIPT_READY,
    EventType.NARRATION_READY,
    EventType.SEGMENT_READY,
    EventType.ASSEMBLY_STARTED,
    EventType.VIDEO_READY,
}


def pid_of(executor_id: str) -> int:
    """Worker names tell their process: host-PID-random."""
    return int(executor_id.split("-")[-2])


@pytest.fixture
def fleet(postgres_url: str, tmp_path: Path) -> Iterator[Fleet]:
    with running_vendor(tmp_path, job_ms=500) as vendor, ExitStack() as held:
        settings = {
            "workspace": str(tmp_path / "workspace"),
            "database_url": postgres_url,
            "fake_base_url": vendor.url,
            "lease_check_s": CHECK_S,
            "doubt_check_s": 0.3,
            "clip_waits_s": [0.3],
            "limits": {"fake": PLENTY},
        }
        studio = held.enter_context(studio_from(load_settings(**settings)))
        yield Fleet(settings, studio, vendor, tmp_path / "bill.db", held)


def test_work_spreads_and_a_killed_workers_videos_go_on_elsewhere(fleet: Fleet) -> None:
    doomed, survivor = fleet.start(2)
    videos = [fleet.make(f"cats {number}") for number in range(4)]
    # Both at the same moment: this is the spreading.
    wait_until(lambda: fleet.at_work(doomed) >= 4 and fleet.at_work(survivor) >= 4)

    doomed.kill()
    wait_until(lambda: fleet.at_work(doomed) == 0, within_s=BUSY_S)
    fleet.wait_until_made(videos)
    assert fleet.done_by()[survivor.pid] > 0
    fleet.nothing_was_done_twice(videos)


def test_a_worker_that_wakes_up_after_others_took_its_work_ends_and_sends_nothing_again(
    fleet: Fleet,
) -> None:
    (sleeper,) = fleet.start(1)
    videos = [fleet.make(f"dogs {number}") for number in range(2)]
    wait_until(lambda: fleet.at_work(sleeper) >= 6)
    sleeper.freeze()
    fleet.start(1)
    held = fleet.at_work(sleeper)
    time.sleep(3 * CHECK_S)
    # It may wake up at any moment, and its lease says so: nothing is taken from it.
    assert fleet.at_work(sleeper) == held > 0

    fleet.cut_off_the_first()
    wait_until(lambda: fleet.at_work(sleeper) == 0, within_s=BUSY_S)
    fleet.wait_until_made(videos)
    sleeper.thaw()

    assert sleeper.exit_code() == LOST_EXIT_CODE
    fleet.nothing_was_done_twice(videos)


def test_a_worker_whose_lease_is_cut_ends_and_its_work_goes_on_elsewhere(fleet: Fleet) -> None:
    (lost,) = fleet.start(1)
    videos = [fleet.make("birds")]
    wait_until(lambda: fleet.at_work(lost) >= 4)
    fleet.cut_off_the_first()

    assert lost.exit_code(within_s=BUSY_S) == LOST_EXIT_CODE
    fleet.start(1)
    fleet.wait_until_made(videos)
    fleet.nothing_was_done_twice(videos)


def test_limits_of_vendor_and_user_hold_over_all_workers(fleet: Fleet) -> None:
    for name in ("ann", "bob"):
        add_account(fleet.database, name, max_videos=9)
    limits = {"fake": {"in_flight": 6, "per_user": 4, "per_minute": 20}}
    fleet.start(2, limits=limits)
    for number in range(2):
        for name in ("ann", "bob"):
            fleet.make(f"{name} {number}", scenes=8, account_id=name)
    # 32 pictures are wanted; the minute's 20 are used up within four rounds.
    wait_until(lambda: fleet.vendor.bill()["totals"]["accepted"] >= 20)
    wait_until(lambda: fleet.vendor.bill()["totals"]["running"] == 0)

    bill = fleet.vendor.bill()
    assert bill["totals"]["accepted"] == 20
    assert bill["totals"]["doubles"] == 0
    assert 1 < bill["tiers"]["gold"]["peak_running"] <= 6
    for name in ("ann", "bob"):
        assert most_at_once(fleet.bill, name) <= 4


def test_first_and_last_scenes_are_sent_first_whichever_worker_sends(fleet: Fleet) -> None:
    limits = {"fake": {"in_flight": 1, "per_user": 1, "per_minute": 1_000}}
    fleet.start(2, limits=limits)
    ahead = fleet.make("something before", scenes=1)
    wait_until(lambda: fleet.vendor.bill()["totals"]["accepted"] == 1)
    video = fleet.make("lions")
    wait_until(lambda: fleet.vendor.bill()["totals"]["accepted"] >= 5)

    order = [place.split("/")[1] for place in sent_in_order(fleet.bill, but=ahead)]
    assert set(order[:4]) == {"s01", "s02", "s07", "s08"}, (video, order)


ASK = """
import json, sys
from reelwright.bootstrap import studio_from
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.settings import load_settings

with studio_from(load_settings(**json.loads(sys.argv[1]))) as studio:
    asked = [
        read_request(MakeRequest(theme=f"wolves {n}", language="en", writer="fake", voice="fake"))
        for n in range(6)
    ]
    print("ready", flush=True)
    sys.stdin.readline()
    for one in asked:
        print(start_video(one, studio).run, flush=True)
"""


def test_the_same_video_asked_for_twice_at_once_is_one_video(fleet: Fleet) -> None:
    command = [sys.executable, "-c", ASK, json.dumps(fleet.settings)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, **pipes) for _ in range(2)]
    for one in both:
        assert one.stdout.readline() == "ready\n"
    for one in both:
        one.stdin.write("go\n")
        one.stdin.flush()
    answers = [one.communicate(timeout=20)[0].split() for one in both]

    assert answers == [["1"] * 6] * 2
    with fleet.database.read() as c:
        assert c.execute(select(func.count()).select_from(tables.videos)).scalar_one() == 6
        taken = select(tables.accounts.c.video_count).where(tables.accounts.c.id == LOCAL_ACCOUNT)
        assert c.execute(taken).scalar_one() == 6


def sent_in_order(bill: Path, *, but: str) -> list[str]:
    """Places of accepted clips as the vendor wrote them down."""
    with sqlite3.connect(bill) as connection:
        rows = connection.execute("SELECT place FROM jobs ORDER BY rowid").fetchall()
    connection.close()
    return [place for (place,) in rows if not place.startswith(f"{but}/")]


def most_at_once(bill: Path, account: str) -> int:
    """The most jobs of one account's videos that the vendor ran at one time."""
    query = "SELECT accepted_at_ms, done_at_ms FROM jobs WHERE place LIKE ?"
    with sqlite3.connect(bill) as connection:
        spans = connection.execute(query, (f"{account}-%",)).fetchall()
    connection.close()
    assert spans
    return max(sum(a <= start < b for a, b in spans) for start, _ in spans)
