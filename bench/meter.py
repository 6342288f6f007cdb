"""Meter: wall time, CPU time and peak memory of a block with all its child processes."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

LOOK_EVERY_S = 0.2


@dataclass
class Meter:
    """Use as a context manager; the figures stand once the block has ended.

    Memory is the sum over the process tree of what is resident, shared pages divided among those
    who share them (PSS), looked at five times a second, less what this process held before. CPU
    counts this process and every child that has ended.
    """

    wall_s: float = 0.0
    cpu_s: float = 0.0
    peak_mb: float = 0.0

    def __enter__(self) -> Meter:
        self._own = _resident(os.getpid())
        self._stop = threading.Event()
        self._looker = threading.Thread(target=self._look, daemon=True)
        self._started, self._cpu = time.monotonic(), _cpu()
        self._looker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wall_s, self.cpu_s = time.monotonic() - self._started, _cpu() - self._cpu
        self._stop.set()
        self._looker.join()

    def _look(self) -> None:
        while not self._stop.wait(LOOK_EVERY_S):
            held = sum(_resident(pid) for pid in tree(os.getpid())) - self._own
            self.peak_mb = max(self.peak_mb, held / 1e6)


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _resident(pid: int) -> int:
    """Bytes, shared pages divided."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration, IndexError, ValueError):
        return 0


def tree(root: int) -> list[int]:
    """`root` and all processes below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, queue = [], [root]
    while queue:
        pid = queue.pop()
        found.append(pid)
        queue += children.get(pid, [])
    return found
