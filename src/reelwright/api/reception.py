"""Reception: how many files are taken in at a time, of one account and of all."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated

from fastapi import Depends, Request

from reelwright.errors import RateLimited

AT_ONCE = 4
"""Files that one account may send at the same time."""
BENCHES = 2
"""Files that are decoded at the same time; the others wait their turn."""
AGAIN_S = 5.0
LOOK_S = 0.1


class Reception:
    """Lives as long as the app."""

    def __init__(self) -> None:
        self._benches = threading.BoundedSemaphore(BENCHES)
        self._guests: Counter[str] = Counter()

    @contextmanager
    def guest(self, account_id: str) -> Iterator[None]:
        """One more file of the account. Raises RateLimited."""
        if self._guests[account_id] >= AT_ONCE:
            raise RateLimited(
                f"{AT_ONCE} of your files are on their way already. Wait for one of them.",
                retry_after_s=AGAIN_S,
            )
        self._guests[account_id] += 1
        try:
            yield
        finally:
            self._guests[account_id] -= 1
            if not self._guests[account_id]:
                del self._guests[account_id]

    @asynccontextmanager
    async def bench(self) -> AsyncIterator[None]:
        """A place to decode one file; waiting for it holds no thread, and no one event loop."""
        while not self._benches.acquire(blocking=False):
            await asyncio.sleep(LOOK_S)
        try:
            yield
        finally:
            self._benches.release()


def reception_of(request: Request) -> Reception:
    """The app's own."""
    reception: Reception = request.app.state.reception
    return reception


ReceptionDep = Annotated[Reception, Depends(reception_of)]
