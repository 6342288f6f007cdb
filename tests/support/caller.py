"""Caller: one HTTP connection that is kept, as cheap as can be, so that the server is measured."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    path: str
    body: Any = None
    """Sent as JSON."""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    """By small letters."""
    body: bytes


class Caller:
    """A connection to a server on this machine; opened at the first request."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect now, where it is not yet."""
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        return self._reader, self._writer

    async def send(self, ask: Ask) -> Answer:
        """The answer. Raises OSError or EOFError where the connection breaks."""
        reader, writer = await self.open()
        content = b"" if ask.body is None else json.dumps(ask.body).encode()
        lines = [f"{ask.method} {ask.path} HTTP/1.1", f"Host: 127.0.0.1:{self._port}"]
        lines += [f"{name}: {value}" for name, value in ask.headers.items()]
        if content:
            lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
        try:
            writer.write("\r\n".join([*lines, "", ""]).encode() + content)
            return await self._read(reader, ask.method)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """The next request opens another connection."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _read(self, reader: asyncio.StreamReader, method: str) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {}
        for line in filter(None, head[1:]):
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        status = int(head[0].split()[1])
        body = b""
        if headers.get("transfer-encoding") == "chunked":
            while size := int(await reader.readline(), 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readexactly(2)
        elif method != "HEAD" and status not in {204, 304}:
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            self.close()
        return Answer(status, headers, body)
