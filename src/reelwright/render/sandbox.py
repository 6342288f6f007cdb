"""Sandbox: where a stranger's file is read, with little memory, time and room, and no network."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.errors import RenderError, StorageError
from reelwright.render.ffmpeg import NO_SPACE, tail_of

GB = 1 << 30
_UNSHARE = 0x10000000 | 0x40000000
"""CLONE_NEWUSER | CLONE_NEWNET: a network of its own, in which there is nobody."""
# Set in the child before the program begins: limits set from outside would come too late, and
# what a fork of this process runs in between must not touch its locks.
_CONFINE = f"""
import os, resource, sys
memory, cpu, size = map(int, sys.argv[1:4])
def limit(what, most):
    try:
        resource.setrlimit(what, (most, most))
    except (OSError, ValueError):
        pass
limit(resource.RLIMIT_AS, memory)
limit(resource.RLIMIT_CPU, cpu)
limit(resource.RLIMIT_FSIZE, size)
limit(resource.RLIMIT_NOFILE, 64)
limit(resource.RLIMIT_CORE, 0)
try:
    import ctypes
    system = ctypes.CDLL(None)
    system.prctl(1, 9, 0, 0, 0)  # end with who started it
    system.prctl(38, 1, 0, 0, 0)  # no new privileges
    system.unshare({_UNSHARE})
except (ImportError, OSError, AttributeError):
    pass
os.execv(sys.argv[4], sys.argv[4:])
"""


@dataclass(frozen=True)
class Room:
    """What a program may use at most."""

    memory_bytes: int = 2 * GB
    """Of addresses; what it really holds is much less."""
    seconds: float = 60
    """Of time; twice as many of the processor's."""
    written_bytes: int = 2 * GB
    """In one file."""


def run(command: Sequence[str], *, given: Path, room: Room, folder: Path) -> None:
    """Run a program with the file `given` as its standard input, and `folder` to write in.

    It has no environment and, where the system allows it, no network. Raises RenderError with the
    last lines it said where it fails or asks for more than its room, StorageError for a full disk.
    """
    limits = (str(room.memory_bytes), str(2 * int(room.seconds) + 1), str(room.written_bytes))
    with tempfile.TemporaryFile() as log, given.open("rb") as file:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _CONFINE, *limits, *command],
            stdin=file,
            stdout=subprocess.DEVNULL,
            stderr=log,
            cwd=folder,
            env={"LC_ALL": "C.UTF-8", "TMPDIR": str(folder), "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        try:
            code = process.wait(room.seconds)
        except subprocess.TimeoutExpired as error:
            raise RenderError(f"It took longer than {room.seconds:.0f} s.", tail_of(log)) from error
        finally:
            if process.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if code == 0:
            return
        tail = tail_of(log)
        if NO_SPACE in tail:
            raise StorageError("The disk is full. Free some space, then send the file again.")
        raise RenderError(f"It ended with code {code}.", tail)
