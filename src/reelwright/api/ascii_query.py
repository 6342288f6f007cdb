"""AsciiQuery: raw bytes in the query of an address are read as if they had been encoded."""

from __future__ import annotations

import string
from urllib.parse import quote

from starlette.types import ASGIApp, Receive, Scope, Send

_PLAIN = string.punctuation
"""What a query may hold as it is, `%` and `&` among it."""


class AsciiQuery:
    """Wraps the whole app: not every server refuses such a query, and nobody behind can read it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        if not query.isascii():
            scope = {**scope, "query_string": quote(query, safe=_PLAIN).encode()}
        await self._app(scope, receive, send)
