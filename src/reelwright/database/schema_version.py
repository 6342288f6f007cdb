"""Schema version: whether the database is as this Reelwright wants it."""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from reelwright.database.migrate import VERSION_TABLE
from reelwright.database.migrations import VERSIONS


def is_up_to_date(c: Connection) -> bool:
    """False also where the database is empty."""
    try:
        version = c.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    except DBAPIError:
        return False
    return bool(version == VERSIONS[-1])
