"""Server: the fake vendor listening on loopback until it is told to stop."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from pathlib import Path

from reelwright.providers.fake_vendor.bill import Bill
from reelwright.providers.fake_vendor.faults import Faults, Odds
from reelwright.providers.fake_vendor.vendor import FakeVendor
from reelwright.providers.fake_vendor.wire import WireProtocol

HOST = "127.0.0.1"
BACKLOG = 4096


async def serve(
    *, port: int, bill: Path, faults: Faults, job_ms: int, tiny: bool, until_stdin_ends: bool
) -> None:
    """Listen (0 takes a free port), print `{"url": …}`, and serve until SIGTERM or SIGINT.

    With `until_stdin_ends` the vendor also ends with whoever holds its standard input.
    """
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    account = Bill(bill)
    vendor = FakeVendor(account, Odds(faults), job_ms=job_ms, tiny=tiny)
    server = await loop.create_server(
        lambda: WireProtocol(vendor.answer), HOST, port, backlog=BACKLOG
    )
    address = server.sockets[0].getsockname()
    print(json.dumps({"url": f"http://{HOST}:{address[1]}"}), flush=True)
    if until_stdin_ends:
        await loop.connect_read_pipe(lambda: _Leash(ended), sys.stdin)
    await ended.wait()
    server.close()
    account.close()


class _Leash(asyncio.Protocol):
    """Ends the server when standard input does."""

    def __init__(self, ended: asyncio.Event) -> None:
        self._ended = ended

    def connection_lost(self, exc: Exception | None) -> None:
        self._ended.set()
