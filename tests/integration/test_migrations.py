"""Migrations against both databases: they make what tables.py says, once, for many at a time."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, inspect, select, text

from reelwright.database import migrations
from reelwright.database.accounts import LOCAL_ACCOUNT, UNLIMITED
from reelwright.database.connect import Database
from reelwright.database.migrate import VERSION_TABLE, migrate
from reelwright.database.tables import accounts, metadata
from reelwright.errors import ConfigError

START = """
import sys
from reelwright.database.connect import Database
from reelwright.database.migrate import migrate
database = Database(sys.argv[1])
sys.stdin.readline()
migrate(database)
migrate(database)
database.close()
"""


def test_a_migrated_database_has_exactly_what_the_tables_say(database: Database) -> None:
    ours = set(metadata.tables)
    options = {
        "version_table": VERSION_TABLE,
        "include_name": lambda name, kind, _: kind != "table" or name in ours,
    }
    with database.read() as c:
        assert compare_metadata(MigrationContext.configure(c, opts=options), metadata) == []


def test_every_migration_is_listed_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([step.revision for step in steps])) == migrations.VERSIONS


def test_the_local_owner_is_seeded_and_may_make_any_number(database: Database) -> None:
    with database.read() as c:
        owner = c.execute(select(accounts)).one()
    assert (owner.id, owner.max_videos, owner.is_admin) == (LOCAL_ACCOUNT, UNLIMITED, True)


def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    command = [sys.executable, "-c", START, database_url]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
    ]
    complaints = [process.communicate(b"go\n", timeout=30)[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, complaints
    database = Database(database_url)
    with database.read() as c:
        assert c.execute(select(func.count()).select_from(accounts)).scalar() == 1
        versions = c.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalars().all()
    database.close()
    assert versions == [migrations.VERSIONS[-1]]


def test_a_database_of_a_newer_version_is_refused_and_left_alone(database: Database) -> None:
    with database.begin() as c:
        c.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
        before = inspect(c).get_table_names()
    with pytest.raises(ConfigError, match=r"newer Reelwright .*9999.*nothing was changed"):
        migrate(database)
    with database.read() as c:
        assert c.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() == "9999"
        assert inspect(c).get_table_names() == before


def test_a_start_with_nothing_to_do_is_one_quick_look(database: Database) -> None:
    def milliseconds() -> float:
        began = time.perf_counter()
        migrate(database)
        return 1000 * (time.perf_counter() - began)

    assert min(milliseconds() for _ in range(5)) < 5
    loaded = subprocess.run(
        [sys.executable, "-c", START + "print('alembic' in sys.modules)", str(_url(database))],
        input="go\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "False"


def _url(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)
