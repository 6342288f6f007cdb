"""Fleet: a simulation of larger fleets than fit on this machine, and what gives way first.

python -m bench.run fleet

Not a measurement: events are simulated, with costs that were measured (docs/scaling.md).
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from reelwright.domain.polling import PollRules, next_poll_ms

SEED = 7
QUEUES = 5
"""Queues a worker looks into: plan, scenes, finish, one vendor's clips, the engine's own."""


@dataclass(frozen=True)
class Costs:
    """Milliseconds, measured on Postgres; see docs/scaling.md."""

    send_cpu_ms: float = 55.0
    """Of a worker's one running thread, until a clip is sent: its share of plan, scene, submit."""
    fetch_cpu_ms: float = 50.0
    """The same from its end at the vendor to its segment, with its share of mix and finish."""
    poll_cpu_ms: float = 1.2
    send_database_ms: float = 35.0
    """Of the server's processors."""
    fetch_database_ms: float = 30.0
    look_database_ms: float = 0.3
    """One look of one worker into one queue that has nothing for it."""
    look_cpu_ms: float = 2.4
    look_every_ms: float = 100.0
    money_ms: float = 8.0
    """Held by a transaction that sets money aside or settles it: one at a time in the fleet."""
    connections: int = 50
    """Of a busy worker to the server."""


@dataclass(frozen=True)
class Fleet:
    """What is simulated."""

    workers: int
    in_flight: int
    """Clips that are wanted at the vendor at one time; as many follow once."""
    job_s: float
    vendor_limit: int = 1_000_000
    """The vendor's own bound of clips at one time."""
    cores: int = 4
    """Of the database's server."""
    calm: bool = False
    """Whether workers look into the queues the less often the more they are."""


class Line:
    """So many servers and one line before them; work is served in the order it comes."""

    def __init__(self, servers: int, *, share: float = 1.0) -> None:
        self._free_at = [0.0] * servers
        self._share = max(share, 0.01)
        self.busy_ms = 0.0

    def serve(self, at_ms: float, work_ms: float) -> float:
        """When work that comes at `at_ms` is done."""
        took_ms = work_ms / self._share
        begins = max(at_ms, heapq.heappop(self._free_at))
        heapq.heappush(self._free_at, begins + took_ms)
        self.busy_ms += took_ms
        return begins + took_ms


@dataclass
class Found:
    """What came of one fleet."""

    fleet: Fleet
    load: dict[str, float]
    """Share of each means that was in use, 1 is all of it; connections in thousands."""
    per_s: float
    """Clips finished a second, over the whole run."""
    delays_ms: list[float] = field(default_factory=list)
    peak: int = 0

    @property
    def first(self) -> str:
        """The means that is used most."""
        return max(self.load, key=lambda name: self.load[name])


class Simulation:
    """All clips are wanted at the start; each is sent, waited for, fetched."""

    def __init__(self, fleet: Fleet, costs: Costs) -> None:
        self._fleet, self._costs = fleet, costs
        self._random = random.Random(SEED)
        self._events: list[tuple[float, int, Callable[[float], None]]] = []
        self._number = itertools.count()
        every_ms = costs.look_every_ms * (fleet.workers if fleet.calm else 1)
        looks = QUEUES / every_ms
        self._idle_cpu = looks * costs.look_cpu_ms
        self._idle_database = looks * costs.look_database_ms * fleet.workers / fleet.cores
        share = 1 - min(0.99, self._idle_cpu)
        self._workers = [Line(1, share=share) for _ in range(fleet.workers)]
        self._database = Line(fleet.cores, share=1 - min(0.99, self._idle_database))
        self._money = Line(1)
        self._room = fleet.vendor_limit
        self._waiting: deque[int] = deque()
        self._backlogs: list[deque[int]] = [deque() for _ in range(fleet.workers)]
        self._running = self._peak = 0
        self._delays: list[float] = []
        self._last_ms = 0.0

    def run(self) -> Found:
        """Until every clip is here."""
        for clip in range(self._fleet.in_flight):
            self._at(0.0, lambda now, clip=clip: self._want(clip, now))
        while self._events:
            now, _, event = heapq.heappop(self._events)
            event(now)
        span = self._last_ms
        workers = sum(line.busy_ms for line in self._workers) / len(self._workers) / span
        return Found(
            fleet=self._fleet,
            load={
                "workers' processors": min(1.0, workers),
                "database's processors": min(1.0, self._database.busy_ms / self._fleet.cores / span)
                if self._idle_database < 1
                else self._idle_database,
                "the lock of the money": self._money.busy_ms / span,
            },
            per_s=1000 * self._fleet.in_flight / span,
            delays_ms=self._delays,
            peak=self._peak,
        )

    def _at(self, at_ms: float, event: Callable[[float], None]) -> None:
        heapq.heappush(self._events, (at_ms, next(self._number), event))

    def _want(self, clip: int, now: float) -> None:
        if self._room == 0:
            self._waiting.append(clip)
            return
        self._room -= 1
        backlog = self._backlogs[clip % len(self._backlogs)]
        backlog.append(clip)
        if len(backlog) == 1:
            self._send(clip, now)

    def _send(self, clip: int, now: float) -> None:
        done = self._workers[clip % len(self._workers)].serve(now, self._costs.send_cpu_ms)
        self._at(done, lambda at: self._write(clip, at))

    def _write(self, clip: int, now: float) -> None:
        # A worker takes the next one when it has time: what it polls is served in between.
        backlog = self._backlogs[clip % len(self._backlogs)]
        backlog.popleft()
        if backlog:
            self._send(backlog[0], now)
        done = self._database.serve(now, self._costs.send_database_ms)
        self._at(done, lambda at: self._reserve(clip, at))

    def _reserve(self, clip: int, now: float) -> None:
        self._at(self._money.serve(now, self._costs.money_ms), lambda at: self._sent(clip, at))

    def _sent(self, clip: int, now: float) -> None:
        self._running += 1
        self._peak = max(self._peak, self._running)
        ready = now + self._fleet.job_s * 1000 * self._random.uniform(0.5, 1.5)
        self._at(now, lambda at: self._poll(clip, now, ready, at))

    def _poll(self, clip: int, sent: float, ready: float, now: float) -> None:
        worker = self._workers[clip % len(self._workers)]
        seen = worker.serve(now, self._costs.poll_cpu_ms)
        if now >= ready:
            self._fetch(clip, ready, seen)
            return
        waited = round(now - sent)
        pause = next_poll_ms(waited, round(self._fleet.job_s * 1000), rules=PollRules(), seed=clip)
        self._at(seen + pause, lambda at: self._poll(clip, sent, ready, at))

    def _fetch(self, clip: int, ready: float, now: float) -> None:
        self._running -= 1
        done = self._workers[clip % len(self._workers)].serve(now, self._costs.fetch_cpu_ms)
        self._at(done, lambda at: self._keep(ready, at))

    def _keep(self, ready: float, now: float) -> None:
        done = self._database.serve(now, self._costs.fetch_database_ms)
        self._at(done, lambda at: self._settle(ready, at))

    def _settle(self, ready: float, now: float) -> None:
        self._at(self._money.serve(now, self._costs.money_ms), lambda at: self._here(ready, at))

    def _here(self, ready: float, now: float) -> None:
        self._delays.append(now - ready)
        self._last_ms = max(self._last_ms, now)
        self._room += 1
        if self._waiting:
            self._want(self._waiting.popleft(), now)


FLEETS = (
    Fleet(workers=1, in_flight=1_000, job_s=120),
    Fleet(workers=1, in_flight=8_000, job_s=600),
    Fleet(workers=2, in_flight=8_000, job_s=120),
    Fleet(workers=8, in_flight=8_000, job_s=120),
    Fleet(workers=8, in_flight=30_000, job_s=300),
    Fleet(workers=20, in_flight=30_000, job_s=120),
    Fleet(workers=50, in_flight=100_000, job_s=300),
    Fleet(workers=50, in_flight=100_000, job_s=300, calm=True),
    Fleet(workers=50, in_flight=100_000, job_s=300, cores=16, calm=True),
    Fleet(workers=20, in_flight=30_000, job_s=120, vendor_limit=500),
)


def simulate(fleets: Sequence[Fleet] = FLEETS, costs: Costs | None = None) -> list[Found]:
    """The same fleets and costs give the same figures."""
    return [Simulation(fleet, costs or Costs()).run() for fleet in fleets]


def show(_: Path) -> None:
    """The table."""
    print("\n## Larger fleets (simulation)\n")
    print(
        "| workers | clips | job, s | vendor's bound | database cores | at once | clips/s "
        "| delay p50 / p95, s | used: workers, database, money | connections | gives way first |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for found in simulate():
        fleet = found.fleet
        p50, p95 = np.percentile(found.delays_ms, [50, 95]) / 1000
        used = ", ".join(f"{100 * share:.0f} %" for share in found.load.values())
        bound = f"{fleet.vendor_limit}" if fleet.vendor_limit < 1_000_000 else "none"
        first = "the vendor's bound" if fleet.vendor_limit < 1_000_000 else found.first
        calm = " (calm)" if fleet.calm else ""
        print(
            f"| {fleet.workers}{calm} | {fleet.in_flight} | {fleet.job_s:.0f} | {bound} "
            f"| {fleet.cores} | {found.peak} | {found.per_s:.1f} | {p50:.1f} / {p95:.1f} | {used} "
            f"| {fleet.workers * Costs().connections} | {first} |"
        )
