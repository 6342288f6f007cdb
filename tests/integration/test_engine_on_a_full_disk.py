"""The workflow engine's own writes on a full disk: waited for, and told in words."""

from __future__ import annotations

import logging

import pytest
from dbos._utils import retriable_sqlite_exception
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from reelwright.database.connect import SETTING, Database
from reelwright.database.connect_trouble import trouble_of


def write_without_room(engine: Engine) -> None:
    with engine.begin() as c:
        c.execute(text("PRAGMA max_page_count = 1"))
        c.execute(text("CREATE TABLE big (content TEXT)"))


def test_a_write_without_room_is_one_that_the_engine_tries_again(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    engine = sqlite_database.second_engine()
    assert engine is not None
    with caplog.at_level(logging.WARNING), pytest.raises(OperationalError) as refused:
        write_without_room(engine)
    assert retriable_sqlite_exception(refused.value)
    assert "The disk is full" in caplog.text
    told = trouble_of(refused.value, place="reelwright.db", setting=SETTING)
    assert told is not None
    assert "Make room" in told.message
