"""Installation: a service with its worker and an administrator, as people meet it in its pages."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from tests.support.service_process import ServiceProcess, running_service

ROOT, PASSWORD = "root@example.org", "correct horse battery"


@dataclass
class Installation:
    """A service with its worker, which may be stopped and started again."""

    workspace: Path
    held: ExitStack
    service: ServiceProcess
    root: dict[str, str] = field(repr=False)
    """The administrator's header."""

    @classmethod
    def begin(cls, workspace: Path) -> Installation:
        """The first start; its administrator has a password."""
        held = ExitStack()
        service = held.enter_context(running_service(workspace, worker=True))
        given = {"token": service.first_link(), "email": ROOT, "password": PASSWORD}
        signed = httpx2.post(f"{service.address}/api/auth/link", json=given, timeout=60)
        root = {"Authorization": f"Bearer {signed.json()['token']}"}
        return cls(workspace, held, service, root)

    def restart(self) -> None:
        """At the same address."""
        port = self.service.port
        self.held.close()
        self.service = self.held.enter_context(
            running_service(self.workspace, worker=True, port=port)
        )

    def access_code(self) -> str:
        """The present hour's."""
        answer = httpx2.get(
            f"{self.service.address}/api/admin/access-code", headers=self.root, timeout=60
        )
        return str(answer.json()["now"]["code"])
