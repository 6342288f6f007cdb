"""Wire: the fake vendor's HTTP/1.1, spoken on the bare socket so that an answer can be cut."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import parse_qsl, unquote

MAX_HEAD = 16 * 1024
MAX_BODY = 4 * 1024 * 1024
_HEAD_END = b"\r\n\r\n"
_AT_ONCE = struct.pack("ii", 1, 0)
_REASONS = {status.value: status.phrase for status in HTTPStatus}


class Cut(Enum):
    """How an answer fails to arrive."""

    NONE = "none"
    RESET = "reset"
    HANG = "hang"
    TRUNCATE = "truncate"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, whole."""

    method: str
    path: str
    query: str
    body: bytes

    def asked(self, name: str) -> str:
        """A parameter of the query, empty where it is not given."""
        return dict(parse_qsl(self.query)).get(name, "")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, or what becomes of it."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    cut: Cut = Cut.NONE


Answering = Callable[[Request], Answer | Awaitable[Answer]]


def json_answer(
    value: Any, *, status: int = 200, headers: tuple[tuple[str, str], ...] = ()
) -> Answer:
    """An answer of JSON."""
    return Answer(status, json.dumps(value, separators=(",", ":")).encode(), headers=headers)


class WireProtocol(asyncio.Protocol):
    """One connection: requests are answered one after the other, connections are kept open."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._buffer = b""
        self._busy = False
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._busy = True

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._serve()

    def _serve(self) -> None:
        while not self._busy:
            request = self._next_request()
            if request is None:
                return
            answer = self._answering(request)
            if isinstance(answer, Answer):
                self._send(answer)
            else:
                self._busy = True
                self._task = asyncio.ensure_future(self._send_later(answer))

    async def _send_later(self, answer: Awaitable[Answer]) -> None:
        sent = await answer
        if self._transport.is_closing():
            return
        self._busy = False
        self._send(sent)
        self._serve()

    def _next_request(self) -> Request | None:
        """The next whole request; what cannot be read ends the connection."""
        end = self._buffer.find(_HEAD_END)
        if end < 0:
            if len(self._buffer) > MAX_HEAD:
                self._refuse("The head is too long.")
            return None
        lines = self._buffer[:end].split(b"\r\n")
        start = lines[0].decode("latin-1").split(" ")
        length = _length(lines[1:])
        if len(start) != 3 or length is None or length > MAX_BODY:
            self._refuse("The request cannot be read.")
            return None
        total = end + len(_HEAD_END) + length
        if len(self._buffer) < total:
            return None
        body = self._buffer[end + len(_HEAD_END) : total]
        self._buffer = self._buffer[total:]
        path, _, query = start[1].partition("?")
        return Request(start[0], unquote(path), query, body)

    def _refuse(self, why: str) -> None:
        self._busy = True
        self._send(json_answer({"error": {"code": 400, "message": why}}, status=400))
        self._transport.close()

    def _send(self, answer: Answer) -> None:
        if answer.cut is Cut.HANG:
            self._busy = True  # nothing follows, until the client gives up
            return
        if answer.cut is Cut.RESET:
            self._reset()
            return
        head = (
            f"HTTP/1.1 {answer.status} {_REASONS.get(answer.status, '')}\r\n"
            f"content-type: {answer.kind}\r\ncontent-length: {len(answer.body)}\r\n"
        )
        head += "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
        if answer.cut is Cut.TRUNCATE:
            self._busy = True
            self._transport.write(head.encode() + b"\r\n" + answer.body[: len(answer.body) // 2])
            self._transport.close()
            return
        self._transport.write(head.encode() + b"\r\n" + answer.body)

    def _reset(self) -> None:
        """Ends the connection with RST, as a crashed host or a strict proxy does."""
        self._busy = True
        handle = self._transport.get_extra_info("socket")
        if handle is not None:
            handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self._transport.abort()


def _length(headers: list[bytes]) -> int | None:
    """Length of the body; None where it is not told in a way that is understood."""
    length = 0
    for line in headers:
        name, _, value = line.partition(b":")
        folded = name.lower()
        if folded == b"transfer-encoding":
            return None
        if folded == b"content-length":
            if not value.strip().isdigit():
                return None
            length = int(value)
    return length
