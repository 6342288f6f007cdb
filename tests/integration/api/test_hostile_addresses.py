"""Addresses and headers that no proper client sends, byte by byte: refused, and nothing breaks."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.support.served import Served

PATHS = [
    "/api//",
    "/api/videos/\x00",
    "/api/videos/\udcff",
    "/api/videos/é",
    "/api/videos/" + "a" * 9000,
]
QUERIES = [
    b"\xff\xfe",
    b"search=\xff",
    b"search=%ff%00",
    b"search=%ED%A0%80",
    b"cursor=%ff",
    b"cursor=eyJhIjoxfQ",
    b"cursor=" + b"9" * 300,
    b"limit=1&limit=x",
    b"status=completed&status=?",
    b"=&=&==",
]
HEADERS = [
    (b"authorization", b"Bearer \xff\xfe"),
    (b"authorization", b"Bearer rw_\xff"),
    (b"authorization", b"Bearer " + b"a." * 5000),
    (b"cookie", b"reelwright_session=\xff\x00"),
    (b"host", b"[::1"),
    (b"host", b"\xff:99999"),
    (b"content-length", b"abc"),
    (b"content-type", b"\xff"),
    (b"range", b"bytes=" + b"9" * 30 + b"-"),
    (b"idempotency-key", b"\xff"),
    (b"x-request-id", b"\xff" * 9),
]


def status(service: Served, path: str, query: bytes = b"", *headers: tuple[bytes, bytes]) -> int:
    """Of the answer to a request that is handed to the app as it stands."""
    told: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            told.append(message["status"])

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(errors="surrogateescape"),
        "root_path": "",
        "query_string": query,
        "headers": headers,
        "client": ("192.0.2.7", 5),
        "server": ("testserver", 80),
        "state": {},
    }
    asyncio.run(service.app(scope, receive, send))
    return told[0]


def test_what_is_no_address_is_refused(service: Served) -> None:
    ada = (b"authorization", f"Bearer {service.account().token}".encode())
    assert {status(service, path, b"", ada) for path in PATHS} <= {404, 422}


@pytest.mark.parametrize("path", ["/api/videos", "/api/uploads", "/api/admin/accounts"])
def test_what_is_no_query_is_passed_over_or_refused(path: str, service: Served) -> None:
    root = service.account(admin=True)
    headers = (b"authorization", f"Bearer {root.token}".encode())
    assert {status(service, path, query, headers) for query in QUERIES} <= {200, 422}


def test_headers_that_are_none_open_nothing(service: Served) -> None:
    for header in HEADERS:
        assert status(service, "/api/videos", b"", header) == 401, header
