"""Headers: what keeps browsers careful with every answer."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response

YEAR_S = 31_536_000
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}


def make_careful(connection: HTTPConnection, response: Response) -> None:
    """A header that the answer has already stays; a page may be stricter than the rest."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if connection.url.scheme == "https":
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR_S}")
