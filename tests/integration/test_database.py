"""Opening the database: what is committed stays, and trouble is told in words."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from reelwright.database.accounts import reserve_video
from reelwright.database.connect import (
    Database,
    insert_or_ignore,
    lock_video,
    parse_database_url,
)
from reelwright.database.migrate import migrate
from reelwright.database.tables import accounts, inbox, videos
from reelwright.errors import ConfigError, QuotaExceeded, StorageError
from tests.support.postgres import running_postgres
from tests.support.rows import add_account, add_video

KEY = {"key": "script_panda.txt", "video_id": "panda", "at_ms": 1}


def count(database: Database) -> int:
    with database.read() as c:
        return int(c.execute(select(func.count()).select_from(inbox)).scalar_one())


def in_threads(number: int, work: object) -> None:
    assert callable(work)
    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("", "sqlite:////work/space/reelwright.db"),
        ("sqlite:///mine.db", "sqlite:////work/space/mine.db"),
        ("sqlite:////elsewhere/mine.db", "sqlite:////elsewhere/mine.db"),
        ("postgres://me:s%40me@host/db", "postgresql+psycopg://me:s%40me@host/db"),
        ("postgresql://me@/db?host=/run", "postgresql+psycopg://me@/db?host=%2Frun"),
        (" postgresql+psycopg://host:6000/db\n", "postgresql+psycopg://host:6000/db"),
    ],
)
def test_the_setting_names_a_database(text: str, url: str) -> None:
    assert parse_database_url(text, Path("/work/space")) == url


@pytest.mark.parametrize(
    "text",
    ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "panda", "postgresql+asyncpg://h/d"],
)
def test_what_is_no_database_of_ours_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(ConfigError, match=r"REELWRIGHT_DATABASE_URL .*postgresql://USER"):
        parse_database_url(text, Path("/work/space"))


def test_the_engine_is_given_the_same_database(database: Database) -> None:
    assert database.dbos_url().startswith("sqlite:///" if database.is_sqlite else "postgresql://")
    odd = Database(parse_database_url("", Path("/tmp/50% é?")))
    assert odd.path == Path("/tmp/50% é?/reelwright.db")
    assert Database(odd.dbos_url()).path == odd.path


def test_every_sqlite_connection_waits_for_the_disk(sqlite_database: Database) -> None:
    def look() -> None:
        with sqlite_database.read() as c:
            together.wait()  # so many connections at once that the pool overflows
            for name, value in {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "busy_timeout": 30_000,
                "query_only": 1,
            }.items():
                assert c.exec_driver_sql(f"PRAGMA {name}").scalar() == value, name
        seen.append(1)

    seen: list[int] = []
    together = threading.Barrier(24)
    in_threads(24, look)
    assert len(seen) == 24


def test_every_postgres_connection_waits_for_the_disk_though_the_server_would_not() -> None:
    with running_postgres("synchronous_commit=off") as server:
        database = Database(parse_database_url(server.url, Path()))
        with database.begin() as c:
            assert c.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
            assert c.exec_driver_sql("SHOW fsync").scalar() == "on"
        database.close()


def test_the_commit_has_returned_before_the_caller_goes_on(sqlite_database: Database) -> None:
    trace: list[str] = []

    def listen(connection: sqlite3.Connection, *_: object) -> None:
        connection.set_trace_callback(trace.append)

    event.listen(sqlite_database.engine, "connect", listen)
    with sqlite_database.begin() as c:
        c.execute(insert(inbox).values(KEY))
    trace.append("the paid call")
    assert [line.split("(")[0].strip() for line in trace] == [
        "BEGIN IMMEDIATE",
        "INSERT INTO inbox",
        "COMMIT",
        "the paid call",
    ]


def test_the_write_ahead_log_is_on_the_disk_before_the_caller_goes_on(tmp_path: Path) -> None:
    if not os.access("/usr/bin/strace", os.X_OK):
        pytest.skip("strace is not installed")
    script = (
        "import os, sys; from pathlib import Path\n"
        "from reelwright.database.connect import *\n"
        "d = Database(parse_database_url('', Path(sys.argv[1])))\n"
        "with d.begin() as c: c.exec_driver_sql('CREATE TABLE t (a)')\n"
        "with d.begin() as c: c.exec_driver_sql('INSERT INTO t VALUES (1)')\n"
        "os.write(2, b'the paid call')\n"
    )
    traced = subprocess.run(
        ["strace", "-f", "-e", "fsync,fdatasync,write", sys.executable, "-c", script, tmp_path],
        capture_output=True,
        text=True,
        check=True,
    )
    before, _, _ = traced.stderr.partition("the paid call")
    assert "sync(" in before.splitlines()[-2]


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    def half() -> None:
        with database.begin() as c:
            c.execute(insert(inbox).values(KEY))
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert count(database) == 0


def test_writing_where_only_reading_was_asked_for_is_refused(database: Database) -> None:
    def write() -> None:
        with database.read() as c:
            c.execute(insert(inbox).values(KEY))

    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        write()
    with database.begin() as c:
        c.execute(insert(inbox).values(KEY))
    assert count(database) == 1


def test_a_reader_is_not_kept_waiting_by_a_writer(database: Database) -> None:
    with database.begin() as c:
        c.execute(insert(inbox).values(KEY))
        assert count(database) == 0
    assert count(database) == 1


def test_a_key_that_is_taken_is_left_as_it_is(database: Database) -> None:
    with database.begin() as c:
        assert insert_or_ignore(c, inbox, KEY)
        assert not insert_or_ignore(c, inbox, KEY | {"video_id": "fox"})
        assert c.execute(select(inbox.c.video_id)).scalars().all() == ["panda"]


def test_rows_of_no_video_are_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.begin() as c:
        c.execute(insert(videos).values(id="x", account_id="nobody", status="draft", brief={},
                                        created_at_ms=1, updated_at_ms=1))  # fmt: skip


def test_a_locked_video_is_changed_by_one_at_a_time(database: Database) -> None:
    add_video(database)

    def raise_run() -> None:
        for _ in range(5):
            with database.begin() as c:
                lock_video(c, "panda")
                run = c.execute(select(videos.c.run)).scalar_one()
                c.execute(update(videos).values(run=run + 1))

    in_threads(8, raise_run)
    with database.read() as c:
        assert c.execute(select(videos.c.run)).scalar() == 41


def test_a_quota_is_exact_however_many_ask_at_once(database: Database) -> None:
    add_account(database, "ann", max_videos=5)
    told: list[str] = []

    def ask() -> None:
        together.wait()
        try:
            with database.begin() as c:
                reserve_video(c, "ann")
        except QuotaExceeded as error:
            told.append(str(error))

    together = threading.Barrier(20)
    in_threads(20, ask)
    with database.read() as c:
        made = c.execute(select(accounts.c.video_count).where(accounts.c.id == "ann")).scalar()
    assert (made, len(told)) == (5, 15)
    assert "5 of 5 videos" in told[0]
    assert "A finished video keeps its place, deleted or not" in told[0]


def test_a_full_disk_is_told_and_nothing_is_lost(sqlite_database: Database) -> None:
    with sqlite_database.begin() as c:
        c.execute(insert(inbox).values(KEY))
        c.exec_driver_sql("PRAGMA max_page_count = 1")

    def fill() -> None:
        with sqlite_database.begin() as c:
            c.execute(insert(inbox).values(KEY | {"key": "x" * 100_000}))

    with pytest.raises(StorageError, match=r"disk is full: .*reelwright.db.*Make room"):
        fill()
    with sqlite_database.begin() as c:
        c.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert count(sqlite_database) == 1


def test_a_file_that_may_not_grow_is_told_and_nothing_is_lost(sqlite_database: Database) -> None:
    script = (
        "import resource, sys\n"
        "from reelwright.database.connect import Database\n"
        "from reelwright.errors import StorageError\n"
        "d = Database(sys.argv[1])\n"
        "with d.begin() as c: c.exec_driver_sql(\"INSERT INTO inbox VALUES ('a', 'v', 1)\")\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try:\n"
        "    with d.begin() as c: c.exec_driver_sql(\"INSERT INTO inbox VALUES ('b', 'v', 1)\")\n"
        "except StorageError as error: print(error)\n"
    )
    assert resource.RLIMIT_FSIZE is not None
    ran = subprocess.run(
        [sys.executable, "-c", script, sqlite_database.dbos_url()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "reelwright.db" in ran.stdout
    assert "free space" in ran.stdout or "Make room" in ran.stdout
    assert count(sqlite_database) == 1


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "reelwright.db"
    file.write_text("a shopping list, " * 200)
    with pytest.raises(StorageError, match=r"reelwright\.db is not a database .*Move that file"):
        migrate(Database(parse_database_url("", tmp_path)))
    assert file.read_text() == "a shopping list, " * 200


def test_a_damaged_database_is_told(sqlite_database: Database) -> None:
    sqlite_database.close()
    with sqlite_database.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 200_000)

    with pytest.raises(StorageError, match=r"is damaged .*copy"):
        count(sqlite_database)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"file/workspace .*REELWRIGHT_WORKSPACE"):
        Database(parse_database_url("", tmp_path / "file" / "workspace"))


def test_a_server_out_of_reach_is_told_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://ann:secret@/reelwright?host={tmp_path}"
    database = Database(parse_database_url(url, tmp_path))
    with pytest.raises(StorageError, match=r"cannot be reached .*REELWRIGHT_DATABASE_URL") as told:
        migrate(database)
    assert "secret" not in str(told.value)
    assert "ann@" in str(told.value)
    database.close()


def test_work_goes_on_after_the_server_was_away() -> None:
    with running_postgres() as server:
        database = Database(parse_database_url(server.url, Path()))
        migrate(database)
        with database.begin() as c:
            c.execute(insert(inbox).values(KEY))
        server.kill()
        with pytest.raises(StorageError, match="cannot be reached"):
            count(database)
        server.start()
        assert count(database) == 1
        database.close()
