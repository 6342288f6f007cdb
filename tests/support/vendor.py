"""Vendor: the fake vendor as a process of its own, for tests, campaigns and benches."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2


@dataclass(frozen=True)
class Vendor:
    """A running fake vendor: its address, what it is owed, and what goes wrong at it."""

    url: str
    process: subprocess.Popen[bytes]

    def bill(self) -> dict[str, Any]:
        """`totals`, `tiers`, `places` and `requests`, as of now."""
        with self.client() as client:
            return self._json(client.get("/v1/bill"))

    def at(self, place: str) -> dict[str, int]:
        """What one place has accepted and costs; zeros for a place the vendor never saw."""
        nothing = dict.fromkeys(("accepted", "charged_microusd", "running"), 0)
        return self.bill()["places"].get(place, nothing)

    def set_faults(self, spec: str | dict[str, Any] = "") -> None:
        """All faults anew; none without `spec`."""
        body = {"spec": spec} if isinstance(spec, str) else spec
        with self.client() as client:
            self._json(client.post("/v1/faults", json=body))

    def client(self) -> httpx2.Client:
        """A bare client of the API; without certificates, whose reading takes 0.1 s."""
        return httpx2.Client(base_url=self.url, timeout=30, trust_env=False, verify=False)

    @staticmethod
    def _json(response: httpx2.Response) -> Any:
        assert response.status_code == 200, response.text
        return response.json()


@contextlib.contextmanager
def running_vendor(
    folder: Path,
    *,
    faults: str | dict[str, Any] = "",
    seed: int = 1,
    job_ms: int = 100,
    tiny: bool = True,
    port: int = 0,
) -> Iterator[Vendor]:
    """A vendor whose bill is `folder/bill.db`, until the block or this process ends."""
    spec = faults if isinstance(faults, str) else json.dumps(faults)
    command = [
        *(sys.executable, "-m", "reelwright.providers.fake_vendor", "--until-stdin-ends"),
        *("--port", str(port), "--bill", str(folder / "bill.db"), "--faults", spec),
        *("--seed", str(seed), "--job-ms", str(job_ms), *(["--tiny"] if tiny else [])),
    ]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, f"The fake vendor did not start: exit code {process.wait(5)}."
        yield Vendor(json.loads(line)["url"], process)
    finally:
        process.kill()
        process.communicate()
