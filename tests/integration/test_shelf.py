"""Pages of videos are read along an index: they cost the same however many videos there are."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from reelwright.database.connect import Database
from reelwright.database.shelf import Place, page_query
from reelwright.domain.shelf import Of, Sort, Wanted
from reelwright.domain.video import VideoStatus

ALONG_AN_INDEX = [(of, Sort.DATE) for of in Of] + [(Of.MINE, Sort.VIEWS), (Of.SHARED, Sort.VIEWS)]


def plan(database: Database, wanted: Wanted, sees: str | None, after: Place | None) -> str:
    """How SQLite goes about a page."""
    query = page_query(wanted, account_id="ada", sees=sees, after=after, limit=20)
    told = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with database.read() as c:
        rows = c.execute(text(f"EXPLAIN QUERY PLAN {told}".replace(":", "\\:"))).all()
    return "\n".join(row[3] for row in rows)


@pytest.mark.parametrize("after", [None, Place(value=7, id="v7")])
@pytest.mark.parametrize("sees", ["ada", None])
@pytest.mark.parametrize(("of", "sort"), ALONG_AN_INDEX)
def test_a_page_follows_an_index_and_sorts_nothing(
    of: Of, sort: Sort, sees: str | None, after: Place | None, sqlite_database: Database
) -> None:
    told = plan(sqlite_database, Wanted(of=of, sort=sort), sees, after)
    assert "TEMP B-TREE FOR ORDER BY" not in told
    assert "INDEX ix_" in told.splitlines()[0], told


def test_one_status_follows_an_index_too(sqlite_database: Database) -> None:
    wanted = Wanted(statuses=(VideoStatus.FAILED,))
    told = plan(sqlite_database, wanted, "ada", None)
    assert "ix_videos_account_id_status_created_at_ms" in told
    assert "TEMP B-TREE FOR ORDER BY" not in told
