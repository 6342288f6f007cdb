"""Migrate: brings the schema up to date at every start, safely with several processes at once."""

from __future__ import annotations

import time
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from reelwright.database.accounts import LOCAL_ACCOUNT
from reelwright.database.connect import Database, insert_or_ignore
from reelwright.database.migrations import VERSIONS
from reelwright.database.tables import accounts
from reelwright.errors import ConfigError

VERSION_TABLE = "reelwright_version"
# Any number that no other program on the same database is likely to lock.
_ADVISORY_LOCK = 0x5265656C77726967


def migrate(database: Database) -> None:
    """Bring the schema to this version and seed the local owner; one SELECT where that is done.

    Raises ConfigError, with nothing changed, where a newer Reelwright wrote the database.
    """
    if _version(database) == VERSIONS[-1]:
        return
    with database.begin() as c:
        if not database.is_sqlite:
            c.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        _upgrade(c)
        _seed(c)


def _version(database: Database) -> str | None:
    try:
        with database.read() as c:
            version = c.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    except DBAPIError:
        return None  # no such table: the database is new
    if version is not None and version not in VERSIONS:
        raise ConfigError(
            f"The database {database.place} was written by a newer Reelwright (schema {version},"
            f" this one knows {VERSIONS[-1]}). Update with pip install --upgrade reelwright;"
            " nothing was changed."
        )
    return None if version is None else str(version)


def _upgrade(c: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = c
    command.upgrade(config, "head")


def _seed(c: Connection) -> None:
    owner = {
        "id": LOCAL_ACCOUNT,
        "name": "Local owner",
        "is_admin": True,
        "max_videos": -1,
        "created_at_ms": time.time_ns() // 1_000_000,
    }
    insert_or_ignore(c, accounts, owner)
