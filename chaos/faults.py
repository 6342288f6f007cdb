"""Faults: no kills, but a vendor with another mixture of all its faults for every seed."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from chaos.checks import Findings, check_all, vendor_jobs
from chaos.scenario import Director, Kind, Planned
from chaos.site import Site
from reelwright.database import tables
from reelwright.domain.video import VideoStatus
from reelwright.errors import ReelwrightError
from reelwright.operations import control
from reelwright.providers.fake_vendor.faults import FAULTS

AT_ONCE = 12
LONGEST_S = 900.0
"""A mixture may ask for thirty attempts, each with a time-out."""
RATES = (0.1, 0.2, 0.3, 0.5, 0.8)
AFTER_ACCEPT = ("reset_after_accept", "error_after_accept", "hang_after_accept")
SPOKEN = ("slow", "rate_limited", "retry_after", "error_500", "error_503", "hang", *AFTER_ACCEPT)
"""What can happen to a sentence or a script too, and passes."""
ASKED = Kind({"clips": "fake:gold", "voice": "fakepaid", "writer": "fakepaid"})
RESUMES = 12
NOT_ACCEPTED = frozenset({"rate_limited", "model_retired", "rejected", "unavailable"})
"""Told of one request; another one at the same place may have been accepted before or after it."""


def mixture(seed: int) -> dict[str, float]:
    """Three to eight faults with their rates.

    A finished output that vanished and a lost answer are not mixed: what a vendor charges, and
    neither says nor shows, nobody can know of.
    """
    dice = random.Random(seed)
    names = [name for name in FAULTS if name != "slow"]
    chosen = set(dice.sample(names, dice.randint(3, 8)))
    if "lost" in chosen:
        chosen -= {*AFTER_ACCEPT, "hang"}
    # Looks that are hardly ever answered end, after long enough, in a doubt that is no charge.
    polls = sorted(name for name in chosen if name.startswith("poll_"))
    chosen -= set(polls[1:])
    mixed = {name: dice.choice(RATES) for name in sorted(chosen)}
    looks = {*polls[:1], "find_error"} & chosen
    mixed |= {name: min(mixed[name], 0.5) for name in looks}
    for name in (*AFTER_ACCEPT, "hang", "poll_hang"):
        if name in mixed:
            mixed[name] = min(mixed[name], 0.3)  # each costs a time-out
    return mixed


@dataclass
class FaultOutcome:
    """What the seeds came to."""

    seeds: int
    findings: Findings
    seconds: float
    troubles: Counter[str] = field(default_factory=Counter)
    """Attempts that brought no picture, by the trouble that was told."""
    struck: Counter[str] = field(default_factory=Counter)
    """In how many mixtures each fault was."""
    fell: int = 0
    """Scenes that ended below the tier that was asked for."""
    resumed: int = 0
    """Videos that ended without a voice or script, and were resumed by hand."""


@dataclass
class FaultCampaign:
    """One small video for every seed, twelve at a time, in one worker that is never killed."""

    site: Site
    seeds: range
    say: Callable[[str], None] = print

    def run(self) -> FaultOutcome:
        began = time.monotonic()
        self.director = Director(self.site.studio, self.seeds.start)
        self.outcome = FaultOutcome(len(self.seeds), Findings(), 0.0)
        self._mixtures: dict[str, dict[str, float]] = {}
        self._last: dict[str, float] = {}
        self._resumed: Counter[str] = Counter()
        self.site.begin(self.site.life())
        for count, seed in enumerate(self.seeds):
            self._begin(seed)
            while len(self.director.active) >= AT_ONCE:
                self._wait()
            if count % 100 == 0:
                self.say(f"{time.monotonic() - began:6.0f} s  seed {seed}")
        while self.director.active:
            self._wait()
        self.outcome.resumed = len(self._resumed)
        self.site.stop()
        found = check_all(self.site, self.director)
        with self.site.studio.database.read() as c:
            self._check_stories(c, found)
        self.outcome.findings = found
        self.outcome.seconds = time.monotonic() - began
        return self.outcome

    def _begin(self, seed: int) -> None:
        """Lay the seed's mixture over its video alone, and start that."""
        mixed = mixture(seed)
        self.outcome.struck.update(mixed.keys())
        self._mixtures[f"seed-{seed}-"] = mixed
        dice = random.Random(seed // AT_ONCE)
        spoken = dict.fromkeys(dice.sample(SPOKEN, 3), 0.15)
        self.site.vendor.set_faults(
            {
                "slow_ms": 50,
                "retry_after_s": 0.05,
                **self._mixtures,
                "voice": spoken,
                "script": spoken,
            }
        )
        video = self.director.start("gold", f"seed {seed}", ASKED, scenes=2)
        self._last[video.id] = time.monotonic() + LONGEST_S

    def _wait(self) -> None:
        """Look at every video once; what has ended needs its mixture no longer."""
        assert self.site.look(0.05), self.site.log_tail()
        for video in self.director.active:
            self._look_at(video)
            if time.monotonic() > self._last[video.id]:
                self.director.odd.append(f"{video.id} takes longer than {LONGEST_S} s")
                video.done = True
            if video.done:
                number = video.id.split("-")[1]
                self._mixtures.pop(f"seed-{number}-", None)

    def _look_at(self, video: Planned) -> None:
        rows = tables.videos.c
        with self.site.studio.database.read() as c:
            status = c.execute(select(rows.status).where(rows.id == video.id)).scalar_one()
        video.done = status == VideoStatus.COMPLETED
        if status == VideoStatus.FAILED and self._resumed[video.id] < RESUMES:
            self._resumed[video.id] += 1
            try:
                control.resume(self.site.studio, video.id)
            except ReelwrightError as error:
                self.director.odd.append(f"{video.id} cannot be resumed: {error}")
                video.done = True

    def _check_stories(self, c: Connection, found: Findings) -> None:
        """429s never count, refusals are told apart from failures, falls are told."""
        events = tables.events.c
        query = select(events.video_id, events.scene_id, events.payload).where(
            events.type == "clip_failed"
        )
        story: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        for video_id, scene_id, told in c.execute(query.order_by(events.id)):
            story[video_id, scene_id].append((told["trouble"], told["attempt"]))
            self.outcome.troubles[told["trouble"]] += 1
        endings = {
            job.place: job.ending
            for job in vendor_jobs(self.site.workspace.parent / "bill.db")
            if job.kind == "clip"
        }
        for (video_id, scene_id), line in story.items():
            expected = 1
            for trouble, attempt in line:
                place = f"{video_id}/{scene_id}/g1/a{attempt}"
                found.must(attempt == expected, f"{place}: attempt {expected} was due ({line})")
                expected = attempt + (trouble != "rate_limited")
                ended = endings.get(place)
                if {trouble, ended} & {"filtered", "failed"}:
                    told = trouble == ended or trouble in NOT_ACCEPTED
                    found.must(told, f"{place}: {trouble} was told, it was {ended}")
        self._check_falls(c, found)

    def _check_falls(self, c: Connection, found: Findings) -> None:
        events, clips = tables.events.c, tables.clips.c
        fell = select(events.video_id, events.scene_id).where(events.type == "clip_fallback")
        told = {(row.video_id, row.scene_id) for row in c.execute(fell)}
        for row in c.execute(select(tables.clips).where(clips.status == "ready")):
            drawn = (row.clip or {}).get("kind") == "drawn"
            lower = row.ladder["tier"] != row.tier
            if not (drawn or lower):
                continue
            self.outcome.fell += 1
            says_so = row.fallback_from and (row.video_id, row.scene_id) in told
            found.must(bool(says_so), f"{row.video_id}/{row.scene_id} fell and does not say so")
