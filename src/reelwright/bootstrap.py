"""Bootstrap: settings become services, in one place."""

from __future__ import annotations

from reelwright.ports import Resources, Services
from reelwright.settings import Settings
from reelwright.storage.local import LocalStore


def services_from(settings: Settings) -> Services:
    """Everything the operations need."""
    workspace = settings.workspace.expanduser().absolute()
    return Services(
        store=LocalStore(workspace / "artifacts"),
        workspace=workspace,
        resources=Resources(
            cache=settings.cache.expanduser().absolute(),
            threads=min(2, settings.workers),
            offline=settings.offline,
            wikipedia_base_url=settings.wikipedia_base_url,
            weights_base_url=settings.weights_base_url,
        ),
        workers=settings.workers,
        default_voice=settings.voice,
    )
