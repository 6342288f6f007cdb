"""Worker: one life of the process that is killed; it opens everything anew."""

from __future__ import annotations

import dataclasses
import faulthandler
import json
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from chaos import hurry, naive, scarcity
from reelwright.bootstrap import studio_from
from reelwright.errors import ReelwrightError
from reelwright.workflows.instant_hands import InstantHands
from reelwright.workflows.make_video import CLIP_STEPS
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker

START_FAILED, GAVE_UP = 3, 4
"""Exit codes of a life that ended by itself."""


@dataclass(frozen=True)
class Life:
    """What one worker process is told when it begins."""

    workspace: str
    vendor_url: str
    database_url: str = ""
    die_at: str = ""
    """The boundary at which it kills itself; empty: nowhere."""
    nth: int = 1
    """At which arrival there."""
    naive: bool = False
    """Submit without an intent, as the counter-proof does."""
    scarce: str = ""
    """What is scarce: `store:N`, `pages:N` or `filesize:N`; see scarcity.py."""

    def line(self) -> str:
        """As one line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str) -> Life:
        """From such a line."""
        return cls(**json.loads(line))


def live(life: Life, ready: Callable[[], None]) -> int:
    """Work until killed, or until SIGTERM; `ready` is called when work is being taken."""
    hurry.enlist()
    if life.naive:
        CLIP_STEPS["submit"] = naive.submit_clip
    scarce = scarcity.Scarcity.read(life.scarce)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGUSR1, lambda *_: scarce.give_back())
    faulthandler.register(signal.SIGUSR2)
    scarce.begin()
    settings = hurry.settings_of(Path(life.workspace), life.vendor_url, life.database_url)
    try:
        studio = hurry.hurried(studio_from(settings, at=_killer(life.die_at, life.nth)))
        studio = _with_store(studio, scarce)
        worker = Worker(studio, hands=lambda: _hands(studio))
        worker.start()
    except ReelwrightError as error:
        print(f"did not start: {error}", flush=True)
        return START_FAILED
    ready()
    while not stop.wait(0.05):
        if not worker.alive:
            print(f"gave up: {worker.error}", flush=True)
            return GAVE_UP
    worker.stop()
    studio.close()
    return 0


def _killer(die_at: str, nth: int) -> Callable[[str], None]:
    arrivals: Counter[str] = Counter()
    counting = threading.Lock()

    def at(name: str) -> None:
        if name != die_at:
            return
        with counting:
            arrivals[name] += 1
            if arrivals[name] == nth:
                os.kill(os.getpid(), signal.SIGKILL)

    return at


def _with_store(studio: Studio, scarce: scarcity.Scarcity) -> Studio:
    services = studio.services
    store = scarce.over(services.store)
    return dataclasses.replace(studio, services=dataclasses.replace(services, store=store))


def _hands(studio: Studio) -> InstantHands:
    return InstantHands(resources=studio.services.resources, store=studio.services.store)
