"""Loopback: the HTTP server beneath the emulators, with the faults that any vendor can have."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qsl, urlsplit


class Fault(Enum):
    """What goes wrong with one request."""

    BAD_REQUEST = 400
    NO_KEY = 401
    FORBIDDEN = 403
    RETIRED = 404
    TOO_OFTEN = 429
    TOO_OFTEN_UNTOLD = "429, without a word on how long to wait"
    BROKEN = 500
    AWAY = 503
    SLOW = "slow"
    """Answered after the client gave up."""
    DROPPED = "dropped"
    """The connection is reset before anything is accepted."""
    UNANSWERED = "unanswered"
    """Accepted (and billed), then the connection is reset."""
    TRUNCATED = "truncated"
    """Accepted, and half of the answer arrives."""
    WRONG = "wrong"
    """Accepted, and the answer is well formed but not what it should hold."""


@dataclass(frozen=True)
class Asked:
    """One request, whole."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    def json(self) -> dict[str, Any]:
        told = json.loads(self.body)
        assert isinstance(told, dict)
        return told


@dataclass(frozen=True)
class Reply:
    """One answer."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


class Refused(Exception):
    """The emulator refuses a request."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.body.decode())
        self.reply = reply


def json_reply(value: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Reply:
    return Reply(status, json.dumps(value).encode(), headers=headers or {})


class Emulator:
    """Answers requests, one fault of the list at each; keeps what was asked and what it cost.

    `answer` is the vendor; `failed` words a status as the vendor does.
    """

    def __init__(self) -> None:
        self.faults: deque[Fault | None] = deque()
        """Taken one at each request; None is a request without a fault."""
        self.asked: list[Asked] = []
        """Every request that came in whole."""
        self.accepted = 0
        """Requests that were carried out, whether their answer arrived or not."""
        self.billed: Counter[str] = Counter()
        self.slow_s = 1.0
        self.url = ""

    def answer(self, asked: Asked, *, wrong: bool) -> Reply:
        """Raises Refused for what the vendor would refuse."""
        raise NotImplementedError

    def failed(self, status: int) -> Reply:
        raise NotImplementedError

    def handle(self, asked: Asked) -> tuple[Reply, Fault | None]:
        """The answer and the fault of its way back."""
        self.asked.append(asked)
        fault = self.faults.popleft() if self.faults else None
        if fault is not None and isinstance(fault.value, int):
            return self.failed(fault.value), None
        if fault is Fault.TOO_OFTEN_UNTOLD:
            return _untold(self.failed(Fault.TOO_OFTEN.value)), None
        if fault is Fault.DROPPED:
            return Reply(), fault
        try:
            reply = self.answer(asked, wrong=fault is Fault.WRONG)
        except Refused as error:
            return error.reply, None
        self.accepted += 1
        return reply, fault


def _untold(reply: Reply) -> Reply:
    """The same refusal without its Retry-After, in headers or in Google's details."""
    body = reply.body
    if reply.kind == "application/json":
        told = json.loads(body)
        if isinstance(told.get("error"), dict):
            told["error"].pop("details", None)
        body = json.dumps(told).encode()
    return Reply(reply.status, body, reply.kind)


E = TypeVar("E", bound=Emulator)


@contextlib.contextmanager
def running(emulator: E) -> Iterator[E]:
    """The emulator at its `url`, until the block ends."""
    handler = type("Handler", (_Handler,), {"emulator": emulator})
    server = _Server(("127.0.0.1", 0), handler)
    emulator.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield emulator
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    emulator: ClassVar[Emulator]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("content-length", 0))
        asked = Asked(
            self.command,
            parts.path,
            dict(parse_qsl(parts.query)),
            {name.lower(): value for name, value in self.headers.items()},
            self.rfile.read(length),
        )
        reply, fault = self.emulator.handle(asked)
        if fault in {Fault.DROPPED, Fault.UNANSWERED}:
            self._reset()
            return
        if fault is Fault.SLOW:
            time.sleep(self.emulator.slow_s)
        self._send(reply, whole=fault is not Fault.TRUNCATED)

    def _send(self, reply: Reply, *, whole: bool) -> None:
        self.send_response(reply.status)
        self.send_header("content-type", reply.kind)
        self.send_header("content-length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if whole:
            self.wfile.write(reply.body)
            return
        self.wfile.write(reply.body[: len(reply.body) // 2])
        self.close_connection = True

    def _reset(self) -> None:
        """Ends the connection with RST, as a crashed host does."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
