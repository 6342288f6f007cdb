"""Worker process: a real worker in a process of its own, to be killed, frozen and cut off.

Its hands take no time, so that what is tested or measured is the engine.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reelwright.bootstrap import studio_from
from reelwright.settings import load_settings
from reelwright.workflows.instant_hands import InstantHands
from reelwright.workflows.worker import Worker


@dataclass(frozen=True)
class WorkerProcess:
    """A worker that takes work until the block it was started in ends."""

    process: subprocess.Popen[str]

    @property
    def pid(self) -> int:
        return self.process.pid

    def kill(self) -> None:
        """At once, as a machine that loses power."""
        self.process.kill()
        self.process.wait()

    def freeze(self) -> None:
        """As a machine that sleeps: its connections stay open and it does nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def exit_code(self, *, within_s: float = 60.0) -> int:
        """Of a worker that is to end by itself."""
        return self.process.wait(within_s)


@contextmanager
def running_worker(settings: dict[str, Any]) -> Iterator[WorkerProcess]:
    """A worker with these settings, once it takes work; killed with the block."""
    worker = begin_worker(settings)
    try:
        wait_for_work(worker)
        yield worker
    finally:
        worker.process.kill()
        worker.process.communicate()


def begin_worker(settings: dict[str, Any]) -> WorkerProcess:
    """Start one without waiting for it; the caller kills it."""
    return WorkerProcess(
        subprocess.Popen(
            [sys.executable, str(Path(__file__)), json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    )


def wait_for_work(worker: WorkerProcess) -> None:
    """Return once it takes work."""
    assert worker.process.stdout is not None
    assert worker.process.stdout.readline() == "working\n"


def main() -> int:
    """Work until standard input ends; exit code 1 where the worker ended by itself."""
    given = json.loads(sys.argv[1])
    with studio_from(load_settings(**given)) as studio:
        services = studio.services
        worker = Worker(
            studio,
            hands=lambda: InstantHands(resources=services.resources, store=services.store),
        )
        worker.start()
        print("working", flush=True)
        sys.stdin.read()
        worker.stop()
        return 0 if worker.error is None else 1


if __name__ == "__main__":
    sys.exit(main())
