"""Door: the loopback server in front of an emulated store; it counts, and fails on demand."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wsgi import get_input_stream

Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

REASONS = {
    400: ("Bad Request", "InvalidArgument"),
    401: ("Unauthorized", "AuthenticationRequired"),
    403: ("Forbidden", "AccessDenied"),
    404: ("Not Found", "NoSuchBucket"),
    429: ("Too Many Requests", "SlowDown"),
    500: ("Internal Server Error", "InternalError"),
    503: ("Service Unavailable", "ServiceUnavailable"),
}
DROPPED, ANSWER_LOST, TRUNCATED, HELD = -1, -2, -3, -4
"""Faults that are no status: nothing read, done but unanswered, half of the body sent, and held
at the door until it is healed."""
HELD_S = 10.0


@dataclass
class Door:
    """A WSGI application behind which the store stands."""

    app: App
    url: str = ""
    requests: list[str] = field(default_factory=list)
    """`PUT /bucket/key`, one a request, in their order."""
    _faults: list[tuple[str, str, int]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _healed: threading.Event = field(default_factory=threading.Event)

    def fail(self, fault: int, *, method: str = "", path: str = "", times: int = 1) -> None:
        """The next `times` requests (of that method, with that in their path) go wrong.

        `fault` is a status or one of the faults above.
        """
        with self._lock:
            self._healed.clear()
            self._faults += [(method, path, fault)] * times

    def heal(self) -> None:
        """No more faults, and the count begins anew."""
        with self._lock:
            self._faults.clear()
            self.requests.clear()
            self._healed.set()

    def count(self, method: str) -> int:
        """How many requests of a method there were."""
        return sum(line.startswith(f"{method} ") for line in self.requests)

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        fault = self._next_fault(method, environ["PATH_INFO"])
        if fault == HELD:
            self._healed.wait(HELD_S)
        if fault in {DROPPED, HELD}:
            return _hang_up(environ, start)
        if fault > 0:
            return _refuse(environ, start, fault)
        if fault == ANSWER_LOST:
            for _ in self.app(environ, lambda *_: None):
                pass
            return _hang_up(environ, start)
        body = self.app(environ, start)
        return _half(environ, body) if fault == TRUNCATED else body

    def _next_fault(self, method: str, path: str) -> int:
        with self._lock:
            self.requests.append(f"{method} {path}")
            for index, (wanted, part, fault) in enumerate(self._faults):
                if wanted in {"", method} and part in path:
                    del self._faults[index]
                    return fault
        return 0


def _refuse(environ: Environ, start: Callable[..., Any], status: int) -> Iterable[bytes]:
    get_input_stream(environ).read()
    reason, code = REASONS[status]
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>No.</Message></Error>"
    start(f"{status} {reason}", [("Content-Type", "application/xml")])
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body.encode()]


def _hang_up(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    start("200 OK", [])
    return [b"never seen"]


def _half(environ: Environ, body: Iterable[bytes]) -> Iterator[bytes]:
    whole = b"".join(body)
    yield whole[: len(whole) // 2]
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing is printed."""


@contextlib.contextmanager
def opened(app: App) -> Iterator[Door]:
    """Serve on a free port until the block ends."""
    door = Door(app)
    server = make_server("127.0.0.1", 0, door, threaded=True, request_handler=_Silent)
    server.daemon_threads = True
    door.url = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield door
    finally:
        door.heal()
        server.shutdown()
        thread.join()
        server.server_close()
