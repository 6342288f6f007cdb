"""Live: the API on a real server, and clients that watch it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import uvicorn
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect

from reelwright.api.live import Live, stop_live
from reelwright.database.connect import Database, lock_video
from reelwright.database.events import append
from reelwright.domain.events import EventType
from tests.support.rows import wait_until


@dataclass(frozen=True)
class Address:
    """Where the server listens."""

    port: int

    @property
    def http(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws(self) -> str:
        return f"ws://127.0.0.1:{self.port}"


@contextlib.contextmanager
def listening(app: FastAPI, **of_live: Any) -> Iterator[Address]:
    """The app on a port of its own, in a thread; `of_live` are Live's options."""
    app.state.live = Live(app.state.studio, **of_live)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="warning", ws="websockets-sansio"
    )
    server = uvicorn.Server(config)
    loop = asyncio.new_event_loop()

    def run() -> None:
        try:
            loop.run_until_complete(server.serve())
        finally:
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
            loop.close()

    thread = threading.Thread(target=run, name="server")
    thread.start()
    try:
        wait_until(lambda: server.started)
        yield Address(server.servers[0].sockets[0].getsockname()[1])
    finally:
        stop_live(app)
        server.should_exit = True
        thread.join()


@contextlib.asynccontextmanager
async def watching(
    address: Address, path: str, token: str = "", **headers: str
) -> AsyncIterator[ClientConnection]:
    """A socket on the path, with a bearer token where one is given."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if token:
        given["Authorization"] = f"Bearer {token}"
    async with connect(address.ws + path, additional_headers=given, proxy=None) as socket:
        yield socket


async def told(socket: ClientConnection, *, within_s: float = 60.0) -> dict[str, Any]:
    """The next message."""
    async with asyncio.timeout(within_s):
        message: dict[str, Any] = json.loads(await socket.recv())
        return message


def tell(
    database: Database,
    video_id: str,
    *,
    now_ms: int,
    type: EventType = EventType.CLIP_PROGRESS,
    **payload: Any,
) -> int:
    """Append one event."""
    with database.begin() as c:
        lock_video(c, video_id)
        return append(c, video_id, type, run=1, payload=payload, now_ms=now_ms)
