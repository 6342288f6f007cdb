"""Calls: the paid calls that are under way in this process, so that it can stop between them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator


class Calls:
    """Counts calls from before their intent until their answer is written down."""

    def __init__(self) -> None:
        self._under_way = 0
        self._closed = False
        self._none = asyncio.Event()
        self._none.set()

    @contextlib.asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """The span of one call; once the worker stops, none begins any more."""
        if self._closed:
            # The process is about to end: what waits here stays pending.
            await asyncio.Event().wait()
        self._under_way += 1
        self._none.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if self._under_way == 0:
                self._none.set()

    async def drain(self, timeout_s: float) -> bool:
        """Let no further call begin and wait for those under way; False where some remain."""
        self._closed = True
        try:
            await asyncio.wait_for(self._none.wait(), timeout_s)
        except TimeoutError:
            return False
        return True
