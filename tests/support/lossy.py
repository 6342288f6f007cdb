"""Lossy: a way to a server that loses answers and breaks off streams, as real ones do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx2


@dataclass
class Lossy(httpx2.BaseTransport):
    """`lose` answers are lost after the server gave them; then `cut` answers end in mid-stream."""

    lose: int = 0
    cut: int = 0
    cut_after: int = 1000
    """Bytes of an answer that come before it breaks."""
    within: httpx2.BaseTransport = field(default_factory=httpx2.HTTPTransport)
    asked: list[httpx2.Request] = field(default_factory=list)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        response = self.within.handle_request(request)
        if self.lose > 0:
            self.lose -= 1
            response.read()
            response.close()
            raise httpx2.ReadError("The connection was reset.", request=request)
        if self.cut > 0 and response.is_success:
            self.cut -= 1
            assert isinstance(response.stream, httpx2.SyncByteStream)
            stream = _Cut(response.stream, self.cut_after)
            return httpx2.Response(response.status_code, headers=response.headers, stream=stream)
        return response

    def close(self) -> None:
        self.within.close()


@dataclass
class _Cut(httpx2.SyncByteStream):
    whole: httpx2.SyncByteStream
    most: int

    def __iter__(self) -> Iterator[bytes]:
        left = self.most
        for chunk in self.whole:
            yield chunk[:left]
            left -= len(chunk)
            if left <= 0:
                raise httpx2.ReadError("The connection was reset.")

    def close(self) -> None:
        self.whole.close()
