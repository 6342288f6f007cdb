"""Campaign: a worker is killed until it was killed often enough, at every boundary and anywhere."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from chaos.boundaries import boundaries
from chaos.checks import Findings, check_all
from chaos.scenario import Director
from chaos.site import Site

AT_ONCE, ALWAYS = 5, 3
"""Videos on their way when a life begins, and while it lasts."""
RANDOM_SHARE = 0.3
"""Of the lives that end at a random instant, counted from their first breath."""
LONGEST_LIFE_S = 1.6
"""Of those; and how long a boundary is waited for before its life ends all the same."""
PATIENCE_S = 2.0
FINISH_S = 180.0


@dataclass
class Kills:
    """Who died where."""

    at: Counter[str] = field(default_factory=Counter)
    random: int = 0
    early: int = 0
    """Of those: before the worker took work, while it opened its database or recovered."""
    in_vain: Counter[str] = field(default_factory=Counter)
    """Of those: a boundary was waited for that nobody came by."""
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
    trouble: Callable[[], None] | None = None
    """What else happens between two lives, e.g. to the database's server."""
    say: Callable[[str], None] = print

    def run(self) -> Outcome:
        began = time.monotonic()
        self.random = random.Random(self.seed)
        self.kills = Kills()
        self.director = Director(self.site.studio, self.seed)
        while self.kills.total < self.wanted:
            self._one_life()
            if self.trouble is not None:
                self.trouble()
            if self.kills.total % 50 == 0:
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
        while len(self.director.active) < AT_ONCE:
            self.director.add()
        if target:
            self.director.serve(target)
        nth = self.random.choices((1, 2, 3), (7, 2, 1))[0]
        self.site.begin(self.site.life(die_at=target, nth=nth, naive=self.naive))
        longest = self.random.uniform(0.0, LONGEST_LIFE_S) if at_random else PATIENCE_S
        last, killed = time.monotonic() + longest, False
        while self.site.look(0.02):
            if time.monotonic() > last:
                killed = self.site.nursery.pid != 0
                was_ready = self.site.nursery.ready
                self.site.kill()
                break
            self.director.tick()
            if len(self.director.active) < ALWAYS:
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

    def _kind_for(self, target: str) -> str:
        """A kind that goes by there; empty, any, where all do."""
        kinds = self.director.reaching(target)
        return self.random.choice(kinds) if kinds else ""

    def _choose(self) -> str:
        """One of the boundaries that had the fewest so far."""
        names = list(self.only or boundaries())
        self.random.shuffle(names)
        names.sort(key=lambda name: self.kills.at[name])
        return self.random.choice(names[: max(1, len(names) // 4)])

    def _finish(self) -> None:
        """Let it live until every video has come to rest and every price is settled."""
        life = self.site.life(naive=self.naive)
        last = time.monotonic() + FINISH_S
        while time.monotonic() < last:
            if not self.site.look(0.05):
                self.site.begin(life)
            self.director.tick()
            waiting = self.director.active
            if all(video.kind == "trashed" and not video.left for video in waiting):
                if not waiting and self._settled():
                    break
                if waiting:
                    self.site.stop()  # the trash is emptied at a start
        if self.site.nursery.pid:
            self.site.stop()

    def _settled(self) -> bool:
        from sqlalchemy import func, select

        from reelwright.database import tables
        from reelwright.database.intents import OPEN

        count = select(func.count()).where(tables.intents.c.state.in_(OPEN))
        with self.site.studio.database.read() as c:
            return c.execute(count).scalar_one() == 0

    def _report(self, began: float) -> None:
        done = len(self.director.videos) - len(self.director.active)
        missed = sum(not self.kills.at[name] for name in boundaries())
        self.say(
            f"{time.monotonic() - began:6.0f} s  {self.kills.total} kills"
            f" ({self.kills.random} at random), {missed} boundaries not met,"
            f" {done} of {len(self.director.videos)} videos at rest,"
            f" odd: {len(self.director.odd)}"
        )
