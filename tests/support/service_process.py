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


@dataclass(frozen=True)
class ServiceProcess:
    """A server that answers until the block it was started in ends."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def running_service(
    workspace: Path, *options: str, database_url: str = "", **settings: str
) -> Iterator[ServiceProcess]:
    """A server without a worker and without limits, offline; `settings` are REELWRIGHT_ ones."""
    chosen = {
        "workspace": str(workspace),
        "database_url": database_url,
        "offline": "1",
        "rate_limit": "",
        "rate_limit_address": "",
        **settings,
    }
    environment = os.environ | {f"REELWRIGHT_{k.upper()}": v for k, v in chosen.items()}
    command = [sys.executable, "-m", "reelwright.cli.main", "serve", "--port", "0", "--no-worker"]
    # What it says goes into a file: a pipe that nobody empties would stop it.
    with TemporaryFile() as said:
        process = subprocess.Popen(
            [*command, *options], env=environment | {"COLUMNS": "200"}, stdout=said, stderr=said
        )
        try:
            yield ServiceProcess(process, _port(process, said.fileno()))
        finally:
            process.terminate()
            try:
                process.wait(timeout=START_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(process: subprocess.Popen[bytes], said: int) -> int:
    last = time.monotonic() + START_S
    while True:
        told = os.pread(said, 100_000, 0)
        found = _ADDRESS.search(told)
        if found:
            return int(found[1])
        if process.poll() is not None or time.monotonic() > last:
            raise RuntimeError(f"The service did not start:\n{told.decode(errors='replace')}")
        time.sleep(0.05)
