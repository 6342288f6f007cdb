"""Outbound: requests to addresses that users gave, which must not reach anything inside."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from reelwright.errors import InputError, Unavailable
from reelwright.storage.outbound_address import Target, is_public, read_target

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]

TRIED = 3
"""Addresses of one name that are tried, in the order of the answer."""


@dataclass(frozen=True)
class Answer:
    """What came back: `body` is cut at the size that was asked for."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def connect(address: str, port: int, timeout_s: float) -> socket.socket:
    """A connection to an address, never a name. Raises OSError."""
    return socket.create_connection((address, port), timeout=timeout_s)


@dataclass(frozen=True)
class Outbound:
    """Sends one request and follows nothing.

    A name is resolved once, every address it has must be public, and the connection goes to
    one of those that were checked. `local` allows http and any address: for development.
    """

    local: bool = False
    patience_s: float = 10.0
    """For everything together: name, connection, request and answer."""
    most_bytes: int = 64 * 1024
    """Of the answer's body that are read."""
    resolve: Resolve = resolve
    connect: Connect = connect
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def check(self, url: str) -> Target:
        """What the address says, without asking anybody. Raises InputError."""
        return read_target(url, local=self.local)

    def send(
        self, url: str, *, method: str = "POST", headers: Mapping[str, str], body: bytes = b""
    ) -> Answer:
        """Raises InputError for an address that may not be asked, Unavailable where no answer
        came in time."""
        target, last = self.check(url), time.monotonic() + self.patience_s
        addresses = self._addresses(target, last)
        try:
            # TLS is shaken hands on in the same time; a name stays the name for it and for Host.
            raw = self._reach(target, addresses, last)
        except OSError as error:
            raise _away(target, error) from error
        asking = http.client.HTTPConnection(target.host, target.port)
        asking.sock = cast(Any, _Line(raw, last))
        try:
            asking.putrequest(method, target.path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": target.host_header, **headers}.items():
                asking.putheader(name, value)
            asking.putheader("Content-Length", str(len(body)))
            asking.putheader("Connection", "close")
            asking.endheaders(body)
            answer = asking.getresponse()
            text = answer.read(self.most_bytes)
            return Answer(answer.status, dict(answer.getheaders()), text)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _away(target, error) from error
        finally:
            asking.close()
            raw.close()

    def _addresses(self, target: Target, last: float) -> list[str]:
        try:
            found = _within(lambda: self.resolve(target.host, target.port), last)
        except (OSError, UnicodeError) as error:
            raise _away(target, error) from error
        if not found:
            raise Unavailable(f"{target.host} has no address.", retryable=True)
        # All of them: a name that also leads inside was made to.
        inner = [address for address in found if not is_public(address)]
        if inner and not self.local:
            raise InputError(f"{target.host} leads to {inner[0]}, which is no public address.")
        return found[:TRIED]

    def _reach(self, target: Target, addresses: list[str], last: float) -> socket.socket:
        trouble: OSError = OSError("no address answered")
        for address in addresses:
            raw: socket.socket | None = None
            try:
                raw = self.connect(address, target.port, _left(last))
                if target.scheme == "http":
                    return raw
                raw.settimeout(_left(last))
                return self.tls.wrap_socket(raw, server_hostname=target.host)
            except OSError as error:
                trouble = error
                if raw is not None:
                    raw.close()
        raise trouble


class _Line:
    """A connection as http.client wants it, whose every wait ends at the same moment.

    Who opened it closes it: http.client would, before the answer is read.
    """

    def __init__(self, raw: socket.socket, last: float) -> None:
        self._raw, self._last = raw, last

    def sendall(self, data: bytes) -> None:
        """Raises OSError when the time is over."""
        self._raw.settimeout(_left(self._last))
        self._raw.sendall(data)

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        """What the answer is read from."""
        return io.BufferedReader(_Timed(self._raw, self._last))

    def close(self) -> None:
        """Left to who opened it."""


class _Timed(io.RawIOBase):
    def __init__(self, raw: socket.socket, last: float) -> None:
        super().__init__()
        self._raw, self._last = raw, last

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._raw.settimeout(_left(self._last))
        return self._raw.recv_into(buffer)


def _left(last: float) -> float:
    left = last - time.monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left


def _within(ask: Callable[[], list[str]], last: float) -> list[str]:
    """The answer of something that has no limit of its own; it is left behind when time is over."""
    found: list[list[str]] = []
    trouble: list[BaseException] = []

    def run() -> None:
        try:
            found.append(ask())
        except (OSError, UnicodeError) as error:
            trouble.append(error)

    thread = threading.Thread(target=run, name="resolve", daemon=True)
    thread.start()
    thread.join(_left(last))
    if trouble:
        raise trouble[0]
    if not found:
        raise TimeoutError("the name was not resolved in time")
    return found[0]


def _away(target: Target, error: Exception) -> Unavailable:
    why = "not in time" if isinstance(error, TimeoutError) else str(error) or repr(error)
    return Unavailable(f"{target.host} did not answer: {why[:200]}.", retryable=True, sent=True)
