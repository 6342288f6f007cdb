"""Readiness: whether this process can do its work, and what is missing where not."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from reelwright.database.schema_version import is_up_to_date
from reelwright.domain.model import Model
from reelwright.errors import ReelwrightError
from reelwright.operations.administration import workers_alive
from reelwright.workflows.studio import Studio

PROBE_EVERY_S = 60.0
"""A bucket takes money for every write: it is tried this often at most."""
PROBE = "health/probe"


class Check(Model):
    """One thing that is needed."""

    name: str
    """`database`, `objects` or `worker`."""
    ok: bool
    message: str = ""
    """What is missing, and the next step."""


class Readiness:
    """Looks at everything that is needed, each time it is asked; of one process."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._lock = threading.Lock()
        self._written: tuple[float, Check] | None = None

    def checks(self, *, workers: bool = True) -> tuple[Check, ...]:
        """Database, objects, and a worker where `workers`; never raises for what is missing."""
        database = self._database()
        found = [database, self._objects()]
        if workers:
            unknown = Check(name="worker", ok=False, message="The database could not be asked.")
            found.append(self._worker() if database.ok else unknown)
        return tuple(found)

    def _database(self) -> Check:
        try:
            with self._studio.database.read() as c:
                right = is_up_to_date(c)
        except ReelwrightError as error:
            return Check(name="database", ok=False, message=str(error))
        message = "The schema is of another version: run the same Reelwright everywhere."
        return Check(name="database", ok=right, message="" if right else message)

    def _objects(self) -> Check:
        with self._lock:
            remote = "://" in self._studio.services.resources.objects_url
            if remote and self._written and time.monotonic() - self._written[0] < PROBE_EVERY_S:
                return self._written[1]
            check = self._probe()
            self._written = (time.monotonic(), check)
            return check

    def _probe(self) -> Check:
        try:
            objects = self._studio.objects()
            with tempfile.TemporaryDirectory(prefix="reelwright-") as folder:
                path = Path(folder) / "probe"
                path.write_bytes(b"ready?")
                objects.put_file(PROBE, path)
            there = objects.size(PROBE) is not None
            objects.delete(PROBE)
        except (ReelwrightError, OSError) as error:
            return Check(name="objects", ok=False, message=str(error))
        message = "" if there else "What was written is not there. Check REELWRIGHT_OBJECTS_URL."
        return Check(name="objects", ok=there, message=message)

    def _worker(self) -> Check:
        try:
            alive = workers_alive(self._studio)
        except ReelwrightError as error:
            return Check(name="worker", ok=False, message=str(error))
        message = "No worker is alive. Start one with `reelwright worker`."
        return Check(name="worker", ok=alive > 0, message="" if alive else message)
