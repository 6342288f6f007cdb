"""Provider watch: which providers are ready, looked up aside and remembered for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from reelwright.errors import ReelwrightError
from reelwright.operations.providers import ProviderLine, list_providers
from reelwright.ports import Resources
from reelwright.workflows.desk import Desk

FRESH_S = 600.0
AGAIN_S = 5.0
"""After a look that came to nothing."""
PATIENCE_S = 4.0
"""So long is the first look waited for: some ask the machine's network who they are."""
OWN = frozenset({"kokoro", "espeak", "motion", "wikipedia", "fake", "fakepaid"})
"""What this machine has of its own, which is known at once."""

Lines = tuple[ProviderLine, ...]


def own_providers(resources: Resources) -> Lines:
    """Those that this machine has of its own."""
    return list_providers(resources, only=OWN)


class ProviderWatch:
    """One of a process. Vendors' libraries are loaded at the desk, not in this process."""

    def __init__(
        self, look: Callable[[Resources], Lines] = list_providers, *, patience_s: float = PATIENCE_S
    ) -> None:
        self._look_up = look
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._known: Lines = ()
        self._again_at = 0.0
        self._looking: threading.Thread | None = None

    def lines(self, resources: Resources, desk: Desk) -> tuple[Lines, bool]:
        """Every provider, and whether that is all of them: until vendors are known, our own."""
        with self._lock:
            if time.monotonic() >= self._again_at and self._looking is None:
                self._looking = threading.Thread(
                    target=self._look, args=(resources, desk), daemon=True
                )
                self._looking.start()
            looking, known = self._looking, self._known
        if not known and looking is not None:
            looking.join(self._patience_s)
        if self._known:
            return self._known, True
        return own_providers(resources), False

    def _look(self, resources: Resources, desk: Desk) -> None:
        known: Lines = ()
        try:
            known = desk.do(self._look_up, resources)
        except ReelwrightError:
            # The desk is busy or was closed: what was known stays, and the next one looks again.
            pass
        finally:
            with self._lock:
                self._known = known or self._known
                self._again_at = time.monotonic() + (FRESH_S if known else AGAIN_S)
                self._looking = None
