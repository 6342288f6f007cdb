"""Bill: every request the fake vendor accepted, on the disk before it is answered."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

CLIP_PRICES = {"gold": 200_000, "silver": 80_000, "bronze": 30_000, "lost": 80_000}
"""Micro-dollars a second of clip, by tier."""
SPEECH_PRICE = 10
"""Micro-dollars a character."""
SCRIPT_PRICE = 2_000
"""Micro-dollars a script."""
CHARGED = frozenset({"made", "expired", "lost"})
"""Endings that cost; `filtered` and `failed` do not."""


@dataclass(frozen=True, slots=True)
class Job:
    """One accepted request; a column of the bill for each field."""

    operation: str
    kind: str
    """clip, speech or script."""
    place: str
    tier: str
    duration_ms: int
    width: int
    height: int
    seed: int
    ending: str
    """made, filtered, failed, expired or lost."""
    flaw: str
    """What is wrong with the picture, empty where nothing is."""
    price_microusd: int
    accepted_at_ms: int
    done_at_ms: int

    def charged_microusd(self, now_ms: int) -> int:
        """A clip is charged when it is done, as Veo's are."""
        done = now_ms >= self.done_at_ms
        return self.price_microusd if done and self.ending in CHARGED else 0


def now_ms() -> int:
    """Unix time."""
    return time.time_ns() // 1_000_000


class Bill:
    """Accepted jobs in memory and in an SQLite file; what is charged follows from them.

    `accept` returns when the job is on the disk; jobs that arrive together share a commit.
    """

    def __init__(self, path: Path) -> None:
        self.jobs: dict[str, Job] = {}
        self.by_place: defaultdict[str, list[Job]] = defaultdict(list)
        self._open: list[Job] = []
        self._unwritten: list[Job] = []
        self._written: asyncio.Future[None] | None = None
        self._file = sqlite3.connect(path, isolation_level=None)
        # NORMAL survives the death of any process; only a power cut could take the last commits.
        self._file.executescript(
            "pragma journal_mode=wal; pragma synchronous=normal;"
            f"create table if not exists jobs ({_COLUMNS}, primary key (operation));"
        )
        for row in self._file.execute(f"select {_COLUMNS} from jobs order by rowid"):
            self._keep(Job(*row))

    async def accept(self, job: Job) -> None:
        """Write the job down, together with those that arrive in the same moment."""
        loop = asyncio.get_running_loop()
        if self._written is None:
            self._written = loop.create_future()
            loop.call_soon(self._commit, self._written)
        self._unwritten.append(job)
        await asyncio.shield(self._written)

    def _commit(self, written: asyncio.Future[None]) -> None:
        jobs, self._unwritten, self._written = self._unwritten, [], None
        try:
            self._file.execute("begin immediate")
            self._file.executemany(_INSERT, [astuple(job) for job in jobs])
            self._file.execute("commit")
        except sqlite3.Error as error:
            written.set_exception(error)
            return
        for job in jobs:
            self._keep(job)
        written.set_result(None)

    def _keep(self, job: Job) -> None:
        self.jobs[job.operation] = job
        self.by_place[job.place].append(job)
        self._open.append(job)

    def running(self, tier: str) -> int:
        """Clips of the tier that are being made now."""
        at = now_ms()
        self._open = [job for job in self._open if job.done_at_ms > at]
        return sum(job.tier == tier for job in (*self._open, *self._unwritten))

    def report(self) -> dict[str, Any]:
        """Totals, the same for every place, and for every tier with its busiest moment."""
        at = now_ms()
        places = {place: _sums(jobs, at) for place, jobs in self.by_place.items()}
        by_tier: defaultdict[str, list[Job]] = defaultdict(list)
        for job in self.jobs.values():
            by_tier[job.tier].append(job)
        totals = _sums(self.jobs.values(), at)
        totals["doubles"] = sum(max(0, len(jobs) - 1) for jobs in self.by_place.values())
        tiers = {
            tier: {**_sums(jobs, at), "peak_running": _peak(jobs)} for tier, jobs in by_tier.items()
        }
        return {"totals": totals, "tiers": tiers, "places": places}

    def close(self) -> None:
        """Close the file."""
        self._file.close()


_NAMES = [field.name for field in fields(Job)]
_COLUMNS = ", ".join(_NAMES)
_INSERT = f"insert into jobs ({_COLUMNS}) values ({', '.join('?' * len(_NAMES))})"


def _sums(jobs: Iterable[Job], at_ms: int) -> dict[str, int]:
    sums = dict.fromkeys(("accepted", "charged_microusd", "running", "filtered", "failed"), 0)
    for job in jobs:
        sums["accepted"] += 1
        sums["charged_microusd"] += job.charged_microusd(at_ms)
        if at_ms < job.done_at_ms:
            sums["running"] += 1
        elif job.ending in sums:
            sums[job.ending] += 1
    return sums


def _peak(jobs: Iterable[Job]) -> int:
    """The most jobs that ran at one time; one that ends as another begins makes room for it."""
    changes = []
    for job in jobs:
        changes += [(job.accepted_at_ms, 1), (job.done_at_ms, -1)]
    most = level = 0
    for _, change in sorted(changes):
        level += change
        most = max(most, level)
    return most
