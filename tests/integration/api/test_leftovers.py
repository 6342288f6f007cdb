"""What served its time is removed, and nothing else; many rows in small bites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Table, func, insert, select

from reelwright.database import service_tables as tables
from reelwright.database.leftovers import leftovers
from reelwright.operations.leftovers import AT_ONCE, remove_leftovers
from reelwright.workflows.studio import Studio
from tests.support.rows import add_account, add_video

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
NOW_MS = 20_000 * DAY_MS
HISTORY = 90


def rows(name: str, ago_ms: int) -> Mapping[Table, dict[str, Any]]:
    """A row in each table, of which the last thing happened so long ago."""
    at_ms = NOW_MS - ago_ms
    mine = {"account_id": "ada", "created_at_ms": at_ms}
    return {
        tables.sessions: {"id": name, "last_seen_ms": at_ms, "expires_at_ms": at_ms, **mine},
        tables.one_time_links: {
            "token_hash": name,
            "kind": "reset",
            "expires_at_ms": at_ms,
            **mine,
        },
        tables.access_codes: {"hour": at_ms // HOUR_MS, "rotated_at_ms": at_ms},
        tables.tickets: {"ticket_hash": name, "account_id": "ada", "expires_at_ms": at_ms},
        tables.attempts: {"key": name, "window_ms": at_ms, "count": 3},
        tables.idempotency: {"key": name, "request_hash": "", **mine},
        tables.plays: {"video_id": "panda", "account_id": "ada", "day": at_ms // DAY_MS},
        tables.webhook_deliveries: {
            "webhook_id": "hook",
            "video_id": name,
            "seq": 1,
            "payload": {},
            "created_at_ms": at_ms,
        },
    }


AGES_MS: Mapping[str, tuple[int, int]] = {
    "sessions": (HISTORY * DAY_MS - 1, HISTORY * DAY_MS + 1),
    "one_time_links": (HISTORY * DAY_MS - 1, HISTORY * DAY_MS + 1),
    "access_codes": (HISTORY * DAY_MS, HISTORY * DAY_MS + HOUR_MS),
    "tickets": (-1, 0),
    "attempts": (DAY_MS, DAY_MS + 1),
    "idempotency": (DAY_MS, DAY_MS + 1),
    "plays": (DAY_MS, 2 * DAY_MS),
    "webhook_deliveries": (30 * DAY_MS, 30 * DAY_MS + 1),
}
"""Of each table: how old a row may be that stays, and one that goes."""


@pytest.fixture
def later(any_studio: Studio) -> Studio:
    database = any_studio.database
    add_account(database, "ada")
    add_video(database, "panda", account_id="ada")
    hook = {"id": "hook", "account_id": "ada", "url": "", "secret": "", "events": []}
    with database.begin() as c:
        c.execute(insert(tables.webhooks).values(created_at_ms=1, **hook))
    return replace(any_studio, now_ms=lambda: NOW_MS)


def test_what_served_its_time_goes_and_what_has_not_stays(later: Studio) -> None:
    kept: dict[str, Any] = {}
    with later.database.begin() as c:
        for name, (young, old) in AGES_MS.items():
            for word, age in (("stays", young), ("goes", old)):
                table, row = next((t, row) for t, row in rows(word, age).items() if t.name == name)
                c.execute(insert(table).values(row))
        waits = rows("waits", 60 * DAY_MS)[tables.webhook_deliveries] | {"next_at_ms": NOW_MS}
        c.execute(insert(tables.webhook_deliveries).values(waits))
    assert {each.table.name for each in leftovers(0, history_ms=0)} == AGES_MS.keys()
    remove_leftovers(later)
    remove_leftovers(later)
    with later.database.read() as c:
        for name in AGES_MS:
            table = tables.metadata.tables[name]
            kept[name] = c.execute(select(func.count()).select_from(table)).scalar()
        left = set(c.execute(select(tables.webhook_deliveries.c.video_id)).scalars())
    assert kept == {**dict.fromkeys(AGES_MS, 1), "webhook_deliveries": 2}
    assert left == {"stays", "waits"}


def test_more_than_fit_in_one_transaction_go_all_the_same(later: Studio) -> None:
    old = NOW_MS - 2 * DAY_MS
    many = [{"key": f"k{n}", "window_ms": old, "count": 1} for n in range(2 * AT_ONCE + 1)]
    with later.database.begin() as c:
        c.execute(insert(tables.attempts), many)
    remove_leftovers(later)
    with later.database.read() as c:
        assert c.execute(select(func.count()).select_from(tables.attempts)).scalar() == 0
