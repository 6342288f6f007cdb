"""Client: the SDK's client on connections of our own, so that nothing is ever sent twice."""

from __future__ import annotations

import asyncio
import threading
import weakref
from typing import TYPE_CHECKING

import httpx2

from reelwright.errors import ReelwrightError
from reelwright.providers.google.access import (
    Reached,
    checked_model,
    credentials_for,
    is_plain,
)
from reelwright.providers.google.errors import translated

if TYPE_CHECKING:
    from google import genai
    from google.genai.client import AsyncClient

API_VERSION = "v1"
CONNECT_S = 10.0
CONNECTIONS = 64


class GoogleClients:
    """Clients of one door, opened when first asked for: one for threads, one per event loop.

    The SDK is handed our own httpx2 connections: they follow no redirect, and an installed
    aiohttp, with which the SDK sends a POST again after a dropped connection, is never used.
    """

    def __init__(self, reached: Reached, *, timeout_s: float) -> None:
        self.reached = reached
        self._timeout_s = timeout_s
        self._threads: _Opened | None = None
        self._lock = threading.Lock()
        self._opening: asyncio.Future[_Opened] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def for_threads(self) -> genai.Client:
        """The client for code outside an event loop. Raises ConfigError for a bad login."""
        with self._lock:
            if self._threads is None:
                self._threads = _Opened(self.reached, self._timeout_s)
                # Nobody closes a voice that is kept per process and then forgotten.
                weakref.finalize(self, self._threads.line.close)
            return self._threads.client

    async def here(self) -> AsyncClient:
        """The client of the running event loop; that of a loop that ended is dropped.

        The SDK takes seconds to load: a thread does it, so that the loop goes on.
        """
        loop = asyncio.get_running_loop()
        if self._opening is None or self._loop is not loop:
            self._loop = loop
            self._opening = loop.run_in_executor(None, _Opened, self.reached, self._timeout_s)
        try:
            opened = await asyncio.shield(self._opening)
        except ReelwrightError:
            self._opening = None
            raise
        return opened.client.aio

    async def look_up(self, model: str, *, option: str) -> str:
        """The model's name, once Google showed that it knows it and the login. Costs nothing."""
        line = await self.here()
        with translated(self.reached, model=model, option=option):
            await line.models.get(model=checked_model(model))
        return model

    def close(self) -> None:
        """Close the connections of threads; the next request opens them again."""
        opened, self._threads = self._threads, None
        if opened is not None:
            opened.line.close()

    async def aclose(self) -> None:
        """Close every connection."""
        self.close()
        opening, self._opening = self._opening, None
        if opening is None or not opening.done() or opening.exception() is not None:
            return
        opened = opening.result()
        opened.line.close()
        if self._loop is asyncio.get_running_loop():
            await opened.async_line.aclose()


class _Opened:
    """The SDK's client and its connections, which the SDK leaves to us to close."""

    def __init__(self, reached: Reached, timeout_s: float) -> None:
        from google import genai
        from google.genai import types

        access = reached.access
        plain = is_plain(access.base_url)
        limits = httpx2.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
        timeout = httpx2.Timeout(timeout_s, connect=min(CONNECT_S, timeout_s))
        # Without TLS nothing is verified: that saves 0.1 s of reading certificates. An emulator
        # stands on this machine or next to it: no proxy lies between.
        self.line = httpx2.Client(
            timeout=timeout, limits=limits, verify=not plain, trust_env=not plain
        )
        self.async_line = httpx2.AsyncClient(
            timeout=timeout, limits=limits, verify=not plain, trust_env=not plain
        )
        options = types.HttpOptions(
            base_url=access.base_url.rstrip("/") or None,
            api_version=API_VERSION,
            timeout=round(timeout_s * 1000),
            retry_options=types.HttpRetryOptions(attempts=1),
            httpx_client=self.line,
            httpx_async_client=self.async_line,
        )
        if reached.vertex:
            self.client = genai.Client(
                vertexai=True,
                project=access.project,
                location=reached.location,
                credentials=credentials_for(access),
                http_options=options,
            )
        else:
            self.client = genai.Client(vertexai=False, api_key=access.api_key, http_options=options)
