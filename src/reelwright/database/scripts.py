"""Rows of scripts: what a writer wrote for the same request before."""

from __future__ import annotations

from sqlalchemy import Connection, select

from reelwright.database import tables
from reelwright.database.connect import insert_or_ignore
from reelwright.domain.script import Script

T = tables.scripts


def find_script(c: Connection, key: str) -> Script | None:
    """The script of this fingerprint, None where none was written."""
    kept = c.execute(select(T.c.script).where(T.c.key == key)).scalar_one_or_none()
    return None if kept is None else Script.model_validate(kept)


def keep_script(c: Connection, key: str, writer: str, script: Script, *, now_ms: int) -> None:
    """The newest writing holds."""
    c.execute(T.delete().where(T.c.key == key))
    values = {"key": key, "writer": writer, "script": script.model_dump(mode="json")}
    insert_or_ignore(c, T, {**values, "at_ms": now_ms})
