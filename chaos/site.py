"""Site: a workspace with its vendor, a client of its database, and the worker that is killed."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chaos import hurry
from chaos.worker import Life
from reelwright.bootstrap import studio_from
from reelwright.workflows.studio import Studio
from tests.support.vendor import Vendor, running_vendor

JOB_MS = 120
STOP_S = 60.0


class Nursery:
    """The process that lives begin in, and what became of the last one."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "chaos.nursery"]
        here = Path(__file__).parents[1]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=here
        )
        self._rest = b""
        self.pid = 0
        """Of the living worker, 0 where there is none."""
        self.ready = False
        self.code = 0
        """Exit code of the last one; negative is the signal that killed it."""
        self._until("nursery", 60)

    def bear(self, life: Life) -> None:
        """Begin a life; back when its process exists."""
        assert not self.pid, "one life at a time"
        assert self._process.stdin is not None
        self.ready = False
        self._process.stdin.write((life.line() + "\n").encode())
        self._process.stdin.flush()
        self._until("born", 30)

    def look(self, wait_s: float = 0.0) -> None:
        """Learn what happened meanwhile."""
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        while select.select([pipe], [], [], wait_s)[0]:
            found = os.read(pipe, 65536)
            if not found:
                raise RuntimeError("The nursery ended.")
            *lines, self._rest = (self._rest + found).split(b"\n")
            for line in lines:
                self._heard(json.loads(line))
            wait_s = 0.0

    def signal(self, number: int) -> None:
        """Send the living worker a signal; nothing where it died meanwhile."""
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def await_death(self, within_s: float = STOP_S) -> None:
        """Until there is no worker."""
        last = time.monotonic() + within_s
        while self.pid:
            self.look(0.05)
            if time.monotonic() > last:
                raise RuntimeError(f"Worker {self.pid} does not end.")

    def close(self) -> None:
        """End it, and the worker with it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(STOP_S)
        self._process.stdout.close()

    def _until(self, word: str, within_s: float) -> None:
        last, self._word = time.monotonic() + within_s, ""
        while self._word != word:
            self.look(0.05)
            if time.monotonic() > last:
                raise RuntimeError(f"The nursery did not say '{word}'.")

    def _heard(self, told: dict[str, int]) -> None:
        self._word = next(iter(told))
        if self._word == "born":
            self.pid = told["born"]
        elif self._word == "ready":
            self.ready = True
        elif self._word == "died":
            self.pid, self.code = 0, told["code"]


@dataclass
class Site:
    """Everything of one campaign; the client's studio never works, it only asks."""

    workspace: Path
    vendor: Vendor
    studio: Studio
    nursery: Nursery
    database_url: str = ""
    lives: int = 0
    ready_s: list[float] = field(default_factory=list)
    """Seconds from the start of each life until work was taken."""

    def life(self, **given: Any) -> Life:
        """What a worker of this site is told."""
        return Life(str(self.workspace), self.vendor.url, self.database_url, **given)

    def begin(self, life: Life) -> None:
        """Start a worker, without waiting until it is ready."""
        self.lives += 1
        self._began = time.monotonic()
        self.nursery.bear(life)

    def look(self, wait_s: float = 0.0) -> bool:
        """Whether the worker lives; notes when it got ready."""
        was_ready = self.nursery.ready
        self.nursery.look(wait_s)
        if self.nursery.ready and not was_ready:
            self.ready_s.append(time.monotonic() - self._began)
        return bool(self.nursery.pid)

    def kill(self) -> None:
        """SIGKILL from outside, at whatever it is doing."""
        self.nursery.signal(signal.SIGKILL)
        self.nursery.await_death()

    def stop(self) -> None:
        """End the worker as a deployment does."""
        self.nursery.signal(signal.SIGTERM)
        self.nursery.await_death()

    def clear_log(self) -> None:
        """Forget what the workers said, while none lives."""
        (self.workspace / "worker.log").write_text("")

    def log_tail(self, count: int = 3000) -> str:
        """The last lines of what the workers said."""
        path = self.workspace / "worker.log"
        return path.read_text(errors="replace")[-count:] if path.exists() else ""


@contextlib.contextmanager
def open_site(
    folder: Path, *, seed: int, faults: str = "", database_url: str = ""
) -> Iterator[Site]:
    """A fresh one in `folder`; the vendor is never killed."""
    workspace = folder / "workspace"
    workspace.mkdir(parents=True)
    with running_vendor(folder, faults=faults, seed=seed, job_ms=JOB_MS) as vendor:
        settings = hurry.settings_of(workspace, vendor.url, database_url)
        studio = hurry.hurried(studio_from(settings))
        nursery = Nursery()
        try:
            yield Site(workspace, vendor, studio, nursery, database_url)
        finally:
            nursery.close()
            studio.close()
