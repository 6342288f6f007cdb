"""Disk: no room at the Nth write, for every N over a run; then room again, and the run goes on."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from chaos.checks import Findings, check_all
from chaos.scenario import Director, Kind, Planned
from chaos.site import Site
from reelwright.database import tables
from reelwright.domain.video import VideoStatus
from reelwright.operations import control

ASKED = Kind({"clips": "fake:gold", "voice": "fakepaid", "writer": "fakepaid"})
SCENES = 2
STRUGGLE_S = 0.4
"""How long a worker goes on with a full disk before room is given back, or it dies."""
END_S = 60.0
KILOBYTES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 384, 512, 768, *range(1024, 8193, 512))
WORDS = (
    "No space left",
    "The disk is full",
    "cannot grow",
    "The disk failed under the database",
)
"""One of them is told wherever room is missing."""


@dataclass
class DiskOutcome:
    """What the injections came to."""

    findings: Findings = field(default_factory=Findings)
    injected: Counter[str] = field(default_factory=Counter)
    """Runs that met a lack of room, by what was scarce."""
    spared: Counter[str] = field(default_factory=Counter)
    """Runs that needed less."""
    failed: Counter[str] = field(default_factory=Counter)
    """Of the first: videos that ended with the words, and were resumed."""
    killed: int = 0
    """Of the first: workers killed while there was no room."""
    ended: int = 0
    """Of the first: workers that could not begin or ended by themselves, with the words."""
    seconds: float = 0.0


@dataclass
class DiskCampaign:
    """One small video for every N, each with a worker of its own."""

    site: Site
    stores: Iterable[int] = range(1, 31)
    pages: Iterable[int] = range(0, 121)
    kilobytes: Iterable[int] = KILOBYTES
    spared_in_a_row: int = 6
    """After so many runs that needed less, larger N tell nothing new."""
    say: Callable[[str], None] = print

    def run(self) -> DiskOutcome:
        began = time.monotonic()
        self.director = Director(self.site.studio, 1)
        self.outcome = DiskOutcome()
        for kind, numbers in (
            ("store", self.stores),
            ("pages", self.pages),
            ("filesize", self.kilobytes),
        ):
            spared = 0
            for number in numbers:
                met = self._one(kind, number)
                spared = 0 if met else spared + 1
                if spared == self.spared_in_a_row:
                    break
            self.say(f"{time.monotonic() - began:6.0f} s  {kind}: {self.outcome.injected[kind]}")
        found = check_all(self.site, self.director)
        found.wrong += self.outcome.findings.wrong
        self.outcome.findings = found
        self.outcome.seconds = time.monotonic() - began
        return self.outcome

    def _one(self, kind: str, number: int) -> bool:
        """One run with that little room; whether it met the lack of it."""
        self.site.clear_log()  # which may grow to so many kilobytes only, too
        self.site.begin(self.site.life(scarce=f"{kind}:{number}"))
        video = self.director.start("gold", f"{kind} {number}", ASKED, scenes=SCENES)
        status, notice = self._until(video, END_S, watch=True)
        met = status != VideoStatus.COMPLETED
        if met:
            time.sleep(STRUGGLE_S)
            self._relieve(kind, number)
            status, notice = self._until(video, END_S)
        if status == VideoStatus.FAILED:
            clear = any(word in notice for word in WORDS)
            self.outcome.findings.must(clear, f"{video.id} failed with: {notice}")
            self.outcome.failed[kind] += 1
            control.resume(self.site.studio, video.id)
            status, notice = self._until(video, END_S)
        video.done = status == VideoStatus.COMPLETED
        if self.site.nursery.pid:
            self.site.stop()
        if met and kind != "store":
            clear = self._told()
            self.outcome.findings.must(clear, f"{kind} {number}: the log has no clear word")
        (self.outcome.injected if met else self.outcome.spared)[kind] += 1
        return met

    def _relieve(self, kind: str, number: int) -> None:
        """Give room back to the living worker, or to the one after it."""
        if not self.site.look():
            self.outcome.ended += 1
        elif kind != "store" and number % 3 == 0:
            self.site.kill()
            self.outcome.killed += 1
        else:
            self.site.nursery.signal(signal.SIGUSR1)
            return
        self.site.begin(self.site.life())

    def _until(self, video: Planned, within_s: float, *, watch: bool = False) -> tuple[str, str]:
        """Wait until the video has ended, or for so long; its status and notice.

        To `watch` is to wait also for the worker's end or for clear words in its log; else a
        worker that has ended is followed by another one.
        """
        rows, last = tables.videos.c, time.monotonic() + within_s
        query = select(rows.status, rows.notice).where(rows.id == video.id)
        while True:
            alive = self.site.look(0.03)
            with self.site.studio.database.read() as c:
                status, notice = c.execute(query).one()
            ended = status in {VideoStatus.COMPLETED, VideoStatus.FAILED}
            if ended or time.monotonic() > last or (watch and self._told()):
                return status, notice
            if not alive:
                if watch:
                    return status, notice
                self.site.begin(self.site.life())

    def _told(self) -> bool:
        """Whether the log has clear words."""
        told = self.site.log_tail(10**9)
        return any(word in told for word in WORDS)
