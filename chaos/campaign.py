"""Campaign: a worker is killed until it was killed often enough, at every boundary and anywhere."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import func, select

from chaos.boundaries import boundaries
from chaos.checks import Findings, check_all
from chaos.scenario import KINDS, Director
from chaos.site import Site
from reelwright.database import tables
from reelwright.database.intents import OPEN

AT_ONCE, ALWAYS = 5, 3
"""Videos on their way when a life begins, and while it lasts."""
RANDOM_SHARE = 0.3
"""Of the lives that end at a random instant, counted from their first breath."""
LONGEST_LIFE_S = 1.6
PATIENCE_S = 3.0
"""How long a boundary is waited for, once work is taken, before that life ends all the same."""
SERVER_SHARE, LATE_SHARE = 0.15, 0.2
"""Of the lives that lose their server, and of those that begin without it."""
FINISH_S = 180.0
ANEW_S = 6.0


class Server(Protocol):
    """A database's server."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def kill(self) -> None: ...


@dataclass
class Kills:
    """Who died where."""

    at: Counter[str] = field(default_factory=Counter)
    random: int = 0
    early: int = 0
    """Of those: before the worker took work, while it opened its database or recovered."""
    in_vain: Counter[str] = field(default_factory=Counter)
    """Of those: a boundary was waited for that nobody came by."""
    server: Counter[str] = field(default_factory=Counter)
    """Stops of the database's server: `fast` and `immediate`."""
    other: Counter[int] = field(default_factory=Counter)
    """Lives that ended by themselves, by exit code."""

    @property
    def total(self) -> int:
        return self.at.total() + self.random


@dataclass
class Outcome:
    """What a campaign came to."""

    seed: int
    kills: Kills
    findings: Findings
    director: Director
    seconds: float
    lives: int
    ready_s: list[float]

    @property
    def missed(self) -> tuple[str, ...]:
        """Boundaries at which nobody was killed."""
        return tuple(name for name in boundaries() if not self.kills.at[name])


@dataclass
class Campaign:
    """Kill, begin again, until `wanted` kills are done; then let everything finish."""

    site: Site
    seed: int
    wanted: int
    naive: bool = False
    only: tuple[str, ...] = ()
    """Boundaries to kill at; empty means all, and random instants too."""
    kinds: tuple[str, ...] = ()
    """Kinds of videos; empty means all."""
    at_once: int = AT_ONCE
    patience_s: float = PATIENCE_S
    server: Server | None = None
    """The database's server, which is stopped and killed too."""
    stops: int = 0
    """How often at least."""
    say: Callable[[str], None] = print

    def run(self) -> Outcome:
        began = time.monotonic()
        self.random = random.Random(self.seed)
        self.kills = Kills()
        self.director = Director(self.site.studio, self.seed, self.kinds or tuple(KINDS))
        while self.kills.total < self.wanted or self.kills.server.total() < self.stops:
            enough = self.kills.total >= self.wanted
            if self.server is not None and (enough or self.random.random() < SERVER_SHARE):
                self._life_without_server(self.server)
            else:
                self._one_life()
            if self.kills.total % 25 == 0:
                self._report(began)
        self._finish()
        return Outcome(
            seed=self.seed,
            kills=self.kills,
            findings=check_all(self.site, self.director),
            director=self.director,
            seconds=time.monotonic() - began,
            lives=self.site.lives,
            ready_s=self.site.ready_s,
        )

    def _one_life(self) -> None:
        at_random = not self.only and self.random.random() < RANDOM_SHARE
        target = "" if at_random else self._choose()
        while len(self.director.active) < self.at_once:
            self.director.add()
        if target:
            self.director.serve(target)
        nth = 1 if self.only else self.random.choices((1, 2, 3), (7, 2, 1))[0]
        self.site.begin(self.site.life(die_at=target, nth=nth, naive=self.naive))
        longest = self.random.uniform(0.0, LONGEST_LIFE_S) if at_random else self.patience_s
        last, killed = time.monotonic() + longest, False
        while self.site.look(0.02):
            if target and not self.site.nursery.ready:
                last = time.monotonic() + longest
            if time.monotonic() > last:
                killed = self.site.nursery.pid != 0
                was_ready = self.site.nursery.ready
                self.site.kill()
                break
            self.director.tick()
            if len(self.director.active) < min(ALWAYS, self.at_once):
                self.director.add(self._kind_for(target))
        code = self.site.nursery.code
        if code != -signal.SIGKILL:
            self.kills.other[code] += 1
        elif killed:
            self.kills.random += 1
            self.kills.early += not was_ready
            if target:
                self.kills.in_vain[target] += 1
        else:
            self.kills.at[target] += 1

    def _life_without_server(self, server: Server) -> None:
        """The server goes away under a worker, or before one begins, and comes back."""
        while len(self.director.active) < self.at_once:
            self.director.add()
        late = self.random.random() < LATE_SHARE
        if not late:
            self.site.begin(self.site.life())
            self._watch(self.random.uniform(0.2, 1.2))
        immediate = self.random.random() < 0.5
        server.kill() if immediate else server.stop()
        self.kills.server["immediate" if immediate else "fast"] += 1
        if late:
            self.site.begin(self.site.life())
        self._watch(self.random.uniform(0.05, 1.0))
        server.start()
        self._watch(self.random.uniform(0.5, LONGEST_LIFE_S))
        if self.site.look():
            self.site.kill()
            self.kills.random += 1
        else:
            self.kills.other[self.site.nursery.code] += 1

    def _watch(self, for_s: float) -> None:
        """Let it work, and people act, for so long."""
        last = time.monotonic() + for_s
        while time.monotonic() < last and self.site.look(0.02):
            self.director.tick()

    def _kind_for(self, target: str) -> str:
        """A kind that goes by there; empty, any, where all do."""
        kinds = self.director.reaching(target)
        return self.random.choice(kinds) if kinds else ""

    def _choose(self) -> str:
        """One of the boundaries that had the fewest so far."""
        names = [name for name in self.only or boundaries() if self.director.offers(name)]
        self.random.shuffle(names)
        names.sort(key=lambda name: self.kills.at[name])
        return self.random.choice(names[: max(1, len(names) // 4)])

    def _finish(self) -> None:
        """Let it live until every video has come to rest and every price is settled."""
        began = time.monotonic()
        anew_at = began + ANEW_S
        while time.monotonic() < began + FINISH_S:
            if not self.site.look(0.05):
                self.site.begin(self.site.life(naive=self.naive))
            self.director.tick()
            waiting = [video for video in self.director.active if video.left or not video.purges]
            if not self.director.active and self._settled():
                break
            if not waiting and time.monotonic() > anew_at:
                # What is left, trash and strays, is looked after when a worker begins.
                anew_at = time.monotonic() + ANEW_S
                self.site.stop()
        self.director.tick()
        if self.site.nursery.pid:
            self.site.stop()

    def _settled(self) -> bool:
        """Whether every price is settled and the engine has nothing left."""
        count = select(func.count()).where(tables.intents.c.state.in_(OPEN))
        with self.site.studio.database.read() as c:
            left = c.execute(count).scalar_one()
        return left == 0 and not self.site.studio.tasks.unfinished([""])

    def _report(self, began: float) -> None:
        done = len(self.director.videos) - len(self.director.active)
        missed = sum(not self.kills.at[name] for name in boundaries())
        self.say(
            f"{time.monotonic() - began:6.0f} s  {self.kills.total} kills"
            f" ({self.kills.random} at random), {missed} boundaries not met,"
            f" {done} of {len(self.director.videos)} videos at rest,"
            f" odd: {len(self.director.odd)}"
        )
