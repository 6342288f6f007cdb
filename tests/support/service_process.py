"""Service process: `reelwright serve` in a process of its own, as an installation runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

START_S = 120.0
_ADDRESS = re.compile(rb"Reelwright at http://127\.0\.0\.1:(\d+)")
_LINK = re.compile(rb"/link#(\S+)")


@dataclass(frozen=True)
class ServiceProcess:
    """A server that answers until the block it was started in ends."""

    process: subprocess.Popen[bytes]
    port: int
    said: int
    """A file that has what it printed."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def first_link(self) -> str:
        """The token with which the first administrator chooses a password."""
        return _said(self.process, self.said, _LINK).decode()


@contextmanager
def running_service(
    workspace: Path,
    *options: str,
    database_url: str = "",
    worker: bool = False,
    port: int = 0,
    **settings: str,
) -> Iterator[ServiceProcess]:
    """A server without limits, offline; `settings` are REELWRIGHT_ ones. Port 0 is any free one."""
    chosen = {
        "workspace": str(workspace),
        "database_url": database_url,
        "offline": "1",
        "rate_limit": "",
        "rate_limit_address": "",
        **settings,
    }
    environment = os.environ | {f"REELWRIGHT_{k.upper()}": v for k, v in chosen.items()}
    command = [sys.executable, "-m", "reelwright.cli.main", "serve", "--port", str(port)]
    command += ["--worker" if worker else "--no-worker", *options]
    # What it says goes into a file: a pipe that nobody empties would stop it.
    with TemporaryFile() as said:
        process = subprocess.Popen(
            command, env=environment | {"COLUMNS": "200"}, stdout=said, stderr=said
        )
        try:
            bound = int(_said(process, said.fileno(), _ADDRESS))
            yield ServiceProcess(process, bound, said.fileno())
        finally:
            process.terminate()
            try:
                process.wait(timeout=START_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _said(process: subprocess.Popen[bytes], said: int, what: re.Pattern[bytes]) -> bytes:
    """The first group of what is looked for, once it is there."""
    last = time.monotonic() + START_S
    while True:
        told = os.pread(said, 100_000, 0)
        found = what.search(told)
        if found:
            return found[1]
        if process.poll() is not None or time.monotonic() > last:
            raise RuntimeError(f"The service did not start:\n{told.decode(errors='replace')}")
        time.sleep(0.05)
