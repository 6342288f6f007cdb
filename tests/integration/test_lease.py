"""Leases and the reaper on a real server, with real processes that are really killed."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from dbos import run_dbos_database_migrations
from sqlalchemy import text

from reelwright.database.connect import Database
from reelwright.errors import Conflict, DatabaseTrouble
from reelwright.workflows.lease import LOST_EXIT_CODE, Lease, Reaper, new_executor_id, session_name
from tests.support.rows import wait_until

CHECK_S = 0.1
STILL_PENDING = "SELECT workflow_uuid FROM dbos.workflow_status WHERE status = 'PENDING'"

WORKER = """
import sys, time
from reelwright.database.connect import Database
from reelwright.workflows.lease import Lease, end_process

lease = Lease(Database(sys.argv[1]), sys.argv[2], on_lost=end_process, check_s=0.1)
lease.acquire()
print("alive", flush=True)
time.sleep(60)
"""


@pytest.fixture
def engine_database(postgres_database: Database) -> Database:
    """One on which the engine's own tables lie too."""
    logging.getLogger("dbos").setLevel(logging.ERROR)
    run_dbos_database_migrations(postgres_database.dbos_url())
    return postgres_database


def ask(database: Database, question: str, *values: object) -> list[tuple[object, ...]]:
    with psycopg.connect(database.dbos_url(), autocommit=True) as connection:
        answer = connection.execute(question, values)
        return answer.fetchall() if answer.description else []


def begin_work(database: Database, executor_id: str, workflow_id: str = "clip:panda:1:s1") -> None:
    ask(
        database,
        "INSERT INTO dbos.workflow_status (workflow_uuid, status, executor_id, priority)"
        " VALUES (%s, 'PENDING', %s, 0)",
        workflow_id,
        executor_id,
    )


def take_up(database: Database, executor_id: str) -> None:
    ask(
        database,
        "UPDATE dbos.workflow_status SET status = 'ENQUEUED', executor_id = NULL"
        " WHERE executor_id = %s",
        executor_id,
    )


def cut_lease_of(database: Database, executor_id: str) -> None:
    """Close the connection that holds its lock, as a broken network would."""
    cut = ask(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted",
    )
    assert cut == [(True,)], executor_id


@contextmanager
def a_worker(database: Database, executor_id: str) -> Iterator[subprocess.Popen[str]]:
    url = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", WORKER, url, executor_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "alive\n"
            yield process
        finally:
            process.kill()


@contextmanager
def reapers(database: Database, taken: list[str], count: int = 1) -> Iterator[None]:
    def recover(executor_id: str) -> None:
        taken.append(executor_id)
        take_up(database, executor_id)

    found = [
        Reaper(database, f"reaper{number}", recover=recover, check_s=CHECK_S)
        for number in range(count)
    ]
    for reaper in found:
        reaper.start()
    try:
        yield
    finally:
        for reaper in found:
            reaper.stop()


def test_a_killed_workers_work_is_taken_up_once_and_a_living_ones_never(
    engine_database: Database,
) -> None:
    taken: list[str] = []
    with a_worker(engine_database, "living"), a_worker(engine_database, "dying") as dying:
        begin_work(engine_database, "living", "clip:fox:1:s1")
        begin_work(engine_database, "dying", "clip:panda:1:s1")
        begin_work(engine_database, "dying", "clip:panda:1:s2")
        with reapers(engine_database, taken, count=3):
            threading.Event().wait(4 * CHECK_S)
            assert taken == []
            dying.kill()
            wait_until(lambda: taken)
            threading.Event().wait(4 * CHECK_S)
    assert taken == ["dying"]


def test_a_dead_worker_asleep_in_a_transaction_holds_up_nobody(engine_database: Database) -> None:
    begin_work(engine_database, "asleep")
    theirs = Database(engine_database.url.render_as_string(hide_password=False))
    theirs.name_sessions(session_name("asleep"))
    asleep = theirs.engine.connect()
    asleep.execute(text("UPDATE dbos.workflow_status SET priority = 1"))  # and never commits
    taken: list[str] = []
    with reapers(engine_database, taken):
        wait_until(lambda: not ask(engine_database, STILL_PENDING))
    assert taken == ["asleep"]
    with pytest.raises(DatabaseTrouble):
        asleep.execute(text("SELECT 1"))
    asleep.close()
    theirs.close()


def test_work_that_could_not_be_taken_up_is_tried_again(engine_database: Database) -> None:
    begin_work(engine_database, "dead")
    tries: list[str] = []

    def recover(executor_id: str) -> None:
        tries.append(executor_id)
        if len(tries) < 3:
            raise ConnectionError("the engine is busy")
        take_up(engine_database, executor_id)

    reaper = Reaper(engine_database, "me", recover=recover, check_s=0.02)
    reaper.start()
    wait_until(lambda: len(tries) == 3)
    threading.Event().wait(0.1)
    reaper.stop()
    assert tries == ["dead"] * 3


def test_the_reaper_outlives_its_connection(engine_database: Database) -> None:
    taken: list[str] = []
    with reapers(engine_database, taken):
        begin_work(engine_database, "first")
        wait_until(lambda: not ask(engine_database, STILL_PENDING))
        ask(
            engine_database,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        begin_work(engine_database, "second", "clip:panda:1:s2")
        wait_until(lambda: taken == ["first", "second"])


def test_a_database_without_an_engine_has_nobody_to_reap(postgres_database: Database) -> None:
    taken: list[str] = []
    with reapers(postgres_database, taken):
        threading.Event().wait(2 * CHECK_S)
        run_dbos_database_migrations(postgres_database.dbos_url())
        begin_work(postgres_database, "dead")
        wait_until(lambda: taken == ["dead"])


def test_a_name_belongs_to_one_worker(postgres_database: Database) -> None:
    one = Lease(postgres_database, "me", on_lost=lambda: None)
    two = Lease(postgres_database, "me", on_lost=lambda: None)
    one.acquire()
    with pytest.raises(Conflict, match="runs as me"):
        two.acquire()
    one.release()
    two.acquire()
    two.release()
    assert new_executor_id() != new_executor_id()


def test_a_worker_that_loses_its_lease_is_told_once(postgres_database: Database) -> None:
    lost: list[bool] = []
    lease = Lease(postgres_database, "me", on_lost=lambda: lost.append(True), check_s=0.02)
    lease.acquire()
    cut_lease_of(postgres_database, "me")
    wait_until(lambda: lost)
    threading.Event().wait(0.1)
    lease.release()
    assert lost == [True]


def test_a_worker_that_loses_its_lease_ends_with_its_own_exit_code(
    postgres_database: Database,
) -> None:
    with a_worker(postgres_database, "me") as worker:
        cut_lease_of(postgres_database, "me")
        assert worker.wait(timeout=5) == LOST_EXIT_CODE
