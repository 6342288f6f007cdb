"""Observed: every request and socket is counted, timed and logged, at the outermost."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reelwright.api.metering import UNKNOWN, Metering

log = logging.getLogger("reelwright.requests")
QUIET = frozenset({"/api/health", "/api/ready", "/metrics"})
"""Asked every few seconds by those who watch: counted, not logged."""
CUT_OFF = 499
"""Who asked went away before there was an answer."""


class Observed:
    """Wraps the whole app; spans of requests are FastAPI's own."""

    def __init__(self, app: ASGIApp, metering: Metering) -> None:
        self._app = app
        self._metering = metering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            with self._metering.sockets.track_inprogress():
                await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, status = time.perf_counter(), CUT_OFF

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception:
            status = 500
            raise
        finally:
            seconds, route = time.perf_counter() - began, route_of(scope)
            self._metering.answered(route, method_of(scope), status, seconds)
            if scope["path"] not in QUIET:
                _note(scope, route, status, seconds)


def route_of(scope: Scope) -> str:
    """The route's own path (`/api/videos/{video_id}`), so that metrics stay few."""
    route = scope.get("route")
    return str(getattr(route, "path", UNKNOWN))


def method_of(scope: Scope) -> str:
    """A method that exists; strangers may send any word."""
    method = str(scope["method"])
    return method if method in METHODS else "OTHER"


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _note(scope: Scope, route: str, status: int, seconds: float) -> None:
    # Without the query: links to media carry their signature there.
    ids = {"request_id": scope.get("state", {}).get("request_id", "")}
    video_id = scope.get("path_params", {}).get("video_id")
    if video_id:
        ids["video_id"] = str(video_id)
    log.info(
        "%s %s %d",
        scope["method"],
        route if route != UNKNOWN else scope["path"][:200],
        status,
        extra={**ids, "status": status, "ms": round(seconds * 1000, 1)},
    )
