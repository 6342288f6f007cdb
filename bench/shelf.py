"""Pages of videos: what a page costs with a thousand, ten thousand, a hundred thousand videos.

python -m bench.shelf
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import insert, text

from reelwright.database import service_tables, tables
from reelwright.database.connect import Database, parse_database_url
from reelwright.database.migrate import migrate
from reelwright.domain.brief import Brief
from reelwright.domain.shelf import Of, Sort, Wanted
from reelwright.operations.principal import Principal
from reelwright.operations.shelf import page
from reelwright.workflows.studio import Studio
from tests.support.made import studio_of
from tests.support.postgres import running_postgres

SIZES = (1_000, 10_000, 100_000)
AT_ONCE = 5_000
TIMES = 40
BIG = "big"
"""Owns half of all videos, and shares them; the rest belong to a hundred others."""
PAGES: dict[str, Wanted] = {
    "mine, by date": Wanted(),
    "mine, by views": Wanted(sort=Sort.VIEWS),
    "shared, by date": Wanted(of=Of.SHARED),
    "shared, by views": Wanted(of=Of.SHARED, sort=Sort.VIEWS),
    "favourites, by date": Wanted(of=Of.FAVOURITES),
    "shared, a title that is nowhere": Wanted(of=Of.SHARED, title="nowhere"),
}


def measure(studio: Studio) -> Iterator[tuple[str, int, float, float]]:
    """Page, number of videos, and milliseconds: median and 95th percentile."""
    who, done = Principal(BIG), 0
    for size in SIZES:
        _fill(studio.database, done, size)
        done = size
        for name, wanted in PAGES.items():
            took = []
            for _ in range(TIMES):
                began = time.perf_counter()
                page(studio, who, wanted)
                took.append((time.perf_counter() - began) * 1000)
            yield name, size, float(np.median(took)), float(np.percentile(took, 95))


def show(folder: Path) -> None:
    """One table a database."""
    print("\n## A page of 20 videos, ms p50 (p95)\n")
    print(f"| database | page | {' | '.join(f'{size:,} videos' for size in SIZES)} |")
    print("|---|---|" + "---|" * len(SIZES))
    _show("SQLite", parse_database_url("", folder), folder)
    with running_postgres() as server:
        _show("Postgres", parse_database_url(server.create_database(), folder), folder)


def _show(backend: str, url: str, folder: Path) -> None:
    database = Database(url)
    migrate(database)
    accounts = [BIG, *(f"other{number}" for number in range(100))]
    with database.begin() as c:
        rows = [{"id": name, "name": name, "created_at_ms": 0} for name in accounts]
        c.execute(insert(tables.accounts), rows)
    with studio_of(database, folder) as studio:
        found = {(name, size): (p50, p95) for name, size, p50, p95 in measure(studio)}
    for name in PAGES:
        cells = [f"{found[name, size][0]:.1f} ({found[name, size][1]:.1f})" for size in SIZES]
        print(f"| {backend} | {name} | {' | '.join(cells)} |", flush=True)


def _fill(database: Database, begin: int, end: int) -> None:
    chance = random.Random(7)
    brief = Brief(theme="x").model_dump(mode="json")
    for start in range(begin, end, AT_ONCE):
        videos: list[dict[str, Any]] = []
        for number in range(start, min(start + AT_ONCE, end)):
            videos.append(
                {
                    "id": f"v{number}",
                    "account_id": BIG if number % 2 else f"other{number % 100}",
                    "status": "completed" if number % 5 else "trashed",
                    "title": f"Video {number}",
                    "brief": brief,
                    "version": 1,
                    "views": chance.randrange(1000),
                    "created_at_ms": number * 10,
                    "updated_at_ms": number * 10,
                }
            )
        ids = [video["id"] for video in videos[1::2]]
        shares = [{"video_id": each, "shared_at_ms": n} for n, each in enumerate(ids, start)]
        kept = [
            {"account_id": BIG, "video_id": each, "created_at_ms": n}
            for n, each in enumerate(ids[::5], start)
        ]
        with database.begin() as c:
            c.execute(insert(tables.videos), videos)
            c.execute(insert(service_tables.shares), shares)
            c.execute(insert(service_tables.favourites), kept)
    if not database.is_sqlite:
        with database.begin() as c:
            c.execute(text("ANALYZE"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        show(Path(temporary))
