"""What every kind of test may ask for: a fresh database, of each sort where nothing else is said.

`database` runs a test twice, on SQLite and on Postgres; `sqlite_database` and
`postgres_database` once. All are migrated and closed afterwards.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reelwright.database.connect import Database, parse_database_url
from reelwright.database.migrate import migrate

if TYPE_CHECKING:
    from tests.emulators.google import Google
    from tests.support.postgres import Postgres


@pytest.fixture(scope="module")
def served_google() -> Iterator[Google]:
    """Emulated Google, one for all tests of a file."""
    from tests.emulators.google import running_google

    with running_google() as google:
        yield google


@pytest.fixture
def google(served_google: Google) -> Google:
    """The same, with nothing counted and no fault."""
    served_google.heal()
    return served_google


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The session's one server; tests that stop it begin their own with `running_postgres`.

    It writes nothing down for good: what a machine that loses power would lose is for those.
    """
    from tests.support.postgres import HASTY, running_postgres

    with running_postgres(*HASTY) as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A fresh, empty database on Postgres, as REELWRIGHT_DATABASE_URL would name it."""
    url = postgres.create_database()
    yield url
    postgres.drop_database(url)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each sort, as REELWRIGHT_DATABASE_URL would name it."""
    if request.param == "sqlite":
        return parse_database_url("", tmp_path / "workspace")
    return parse_database_url(request.getfixturevalue("postgres_url"), tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """A fresh, migrated database of each sort."""
    found = request.getfixturevalue(f"{request.param}_database")
    assert isinstance(found, Database)
    return found


@pytest.fixture
def sqlite_database(tmp_path: Path, migrated_file: Path) -> Iterator[Database]:
    """A fresh, migrated SQLite file."""
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    shutil.copyfile(migrated_file, workspace / "reelwright.db")
    database = Database(parse_database_url("", workspace))
    yield database
    database.close()


@pytest.fixture
def postgres_database(postgres: Postgres, migrated_url: str) -> Iterator[Database]:
    """A fresh, migrated database on Postgres."""
    url = postgres.create_database(like=migrated_url)
    database = Database(parse_database_url(url, Path()))
    yield database
    database.close()
    postgres.drop_database(url)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every SQLite test's database is copied from."""
    return Path(_migrated(parse_database_url("", tmp_path_factory.mktemp("migrated"))).path)


@pytest.fixture(scope="session")
def migrated_url(postgres: Postgres) -> str:
    """What every Postgres test's database is copied from."""
    url = postgres.create_database()
    _migrated(parse_database_url(url, Path()))
    return url


def _migrated(url: str) -> Database:
    database = Database(url)
    migrate(database)
    database.close()
    return database
