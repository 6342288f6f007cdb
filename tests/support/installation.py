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
        """Started; with the first start its administrator gets a password."""
        held, again = ExitStack(), workspace.exists()
        service = held.enter_context(running_service(workspace, worker=True))
        given = {"email": ROOT, "password": PASSWORD}
        if not again:
            given["token"] = service.first_link()
        path = "/api/auth/login" if again else "/api/auth/link"
        signed = httpx2.post(service.address + path, json=given, timeout=60)
        signed.raise_for_status()
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

    def allow(self, account_id: str, most: int) -> None:
        """So many videos for an account."""
        path = f"{self.service.address}/api/admin/accounts/{account_id}"
        change = {"max_videos": most}
        httpx2.patch(path, json=change, headers=self.root, timeout=60).raise_for_status()
