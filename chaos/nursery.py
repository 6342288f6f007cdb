"""Nursery: a process that has imported everything and opened nothing, and forks one life at a time.

A life that begins here is back in half a second; started as a new interpreter it would spend three
seconds on imports. It reads a life a line, and writes what becomes of it a line.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import threading
import traceback
from pathlib import Path

from chaos.worker import Life, live


def main() -> int:
    """Fork lives until standard input ends."""
    sys.stdin.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    say({"nursery": os.getpid()})
    while line := sys.stdin.readline():
        assert threading.active_count() == 1, "a thread would not survive the fork"
        pid = os.fork()
        if pid == 0:
            os._exit(_child(Life.read(line)))
        say({"born": pid})
        _see_it_end(pid)
    return 0


def say(told: dict[str, int]) -> None:
    """One line, whole, to whoever started the nursery."""
    os.write(1, (json.dumps(told) + "\n").encode())


def _child(life: Life) -> int:
    speak = os.dup(1)
    log = os.open(Path(life.workspace) / "worker.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for found, place in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(found, place)

    def ready() -> None:
        os.write(speak, (json.dumps({"ready": os.getpid()}) + "\n").encode())

    try:
        return live(life, ready)
    except BaseException:  # noqa: BLE001 - whatever it is, it belongs into the log
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _see_it_end(pid: int) -> None:
    watched = os.pidfd_open(pid)
    found, _, _ = select.select([watched, 0], [], [])
    if watched not in found:
        # Nobody wants a second life before the first has ended: who started us is gone.
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    os.close(watched)
    say({"died": pid, "code": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    sys.exit(main())
