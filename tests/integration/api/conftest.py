"""The API over a fresh database; nobody does the work that is queued."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.database.connect import Database
from reelwright.workflows.studio import Studio
from tests.support.made import studio_of
from tests.support.served import Served, served


@pytest.fixture
def studio(sqlite_database: Database, tmp_path: Path) -> Iterator[Studio]:
    """A studio on SQLite."""
    with studio_of(sqlite_database, tmp_path / "workspace", voice="fake") as opened:
        yield opened


@pytest.fixture
def any_studio(database: Database, tmp_path: Path) -> Iterator[Studio]:
    """The same on each sort of database."""
    with studio_of(database, tmp_path / "workspace", voice="fake") as opened:
        yield opened


@pytest.fixture
def service(studio: Studio) -> Iterator[Served]:
    """The API over SQLite."""
    with served(studio) as running:
        yield running


@pytest.fixture
def any_service(any_studio: Studio) -> Iterator[Served]:
    """The same on each sort of database."""
    with served(any_studio) as running:
        yield running
