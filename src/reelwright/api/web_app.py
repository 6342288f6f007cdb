"""Web app: hands out the built pages, which the wheel carries."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from reelwright.api.deps import SAFE_METHODS
from reelwright.api.ranges import answer_file
from reelwright.operations.media import MediaFile, file_here

BUILT = Path(__file__).parent / "web"
INDEX = "index.html"
HASHED = "assets/"
"""Files whose names tell their content: a browser never asks for them twice."""
FOREVER = "public, max-age=31536000, immutable"
NOT_PAGES = frozenset({"api", "ws", "metrics"})
REFERENCE, REFERENCE_PAGE = "api/docs", "api-reference.html"
"""Among the API's addresses, the one that is a page: its reference for people."""
NOT_BUILT = "The web app is not built. Run: make web\n"
_SMALLER = frozenset({".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".txt"})


@dataclass(frozen=True)
class Page:
    """One file, as it is and compressed."""

    body: bytes
    compressed: bytes | None
    media_type: str
    etag: str
    film: MediaFile | None = None
    """Some browsers play only what they get in parts."""

    @classmethod
    def of(cls, file: Path) -> Page:
        """Read once, when the app starts: there are a few megabytes of them."""
        kind = mimetypes.guess_type(file.name, strict=False)[0] or "application/octet-stream"
        if kind.startswith("video/"):
            return cls(b"", None, kind, "", file_here(file, kind))
        body = file.read_bytes()
        if file.suffix == ".webmanifest":
            kind = "application/manifest+json"
        smaller = gzip.compress(body, mtime=0) if file.suffix in _SMALLER else None
        return cls(body, smaller, kind, f'"{hashlib.sha256(body).hexdigest()[:20]}"')

    def answer(self, request: Request, *, hashed: bool) -> Response:
        """The file, compressed where the browser can read that."""
        cache = FOREVER if hashed else "no-cache"
        if self.film is not None:
            return answer_file(request, self.film, download=False, cache=cache)
        headers = {
            "ETag": self.etag,
            "Cache-Control": cache,
            "Vary": "Accept-Encoding",
        }
        if request.headers.get("if-none-match") == self.etag:
            return Response(status_code=304, headers=headers)
        if self.compressed and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(self.compressed, media_type=self.media_type, headers=headers)
        return Response(self.body, media_type=self.media_type, headers=headers)


def install(app: FastAPI, folder: Path = BUILT) -> None:
    """Answer every address that no route has, and that is not the API's.

    The app finds its own pages: whatever is no file is its index.
    """
    pages = _pages_in(folder)
    not_found = app.router.default

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].lstrip("/")
        path = REFERENCE_PAGE if path == REFERENCE else path
        if scope["type"] != "http" or scope["method"] not in SAFE_METHODS or _elsewhere(path):
            return await not_found(scope, receive, send)
        hashed = path.startswith(HASHED)
        found = pages.get(path) if hashed else pages.get(path, pages.get(INDEX))
        if found is not None:
            response = found.answer(Request(scope), hashed=hashed)
        elif hashed:
            return await not_found(scope, receive, send)
        else:
            response = PlainTextResponse(NOT_BUILT, status_code=503)
        return await response(scope, receive, send)

    app.router.default = answer


@lru_cache(maxsize=1)
def _pages_in(folder: Path) -> Mapping[str, Page]:
    """By path; read and compressed once in a process."""
    return {
        file.relative_to(folder).as_posix(): Page.of(file)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _elsewhere(path: str) -> bool:
    return path.partition("/")[0] in NOT_PAGES
