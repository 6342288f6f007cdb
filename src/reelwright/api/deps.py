"""Deps: what a route is given: the studio, and who asks."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPBearer
from starlette.requests import HTTPConnection

from reelwright.api.limits import RequestLimits
from reelwright.errors import Forbidden, NotSignedIn
from reelwright.operations.principal import OWNER, Principal
from reelwright.operations.sign_in import principal_of
from reelwright.settings import Settings
from reelwright.workflows.studio import Studio

COOKIE = "reelwright_session"
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_BEARER = HTTPBearer(
    scheme_name="token",
    description="A session's token, or a key (`rw_…`).",
    auto_error=False,
)
_COOKIE = APIKeyCookie(
    name=COOKIE,
    scheme_name="cookie",
    description="A browser's session; what changes anything must come from our own pages.",
    auto_error=False,
)
SIGN_IN = (Security(_BEARER), Security(_COOKIE))
"""For a route that asks `who_asks` by itself."""


def studio_of(connection: HTTPConnection) -> Studio:
    """The one that the app was made with."""
    studio: Studio = connection.app.state.studio
    return studio


def settings_of(connection: HTTPConnection) -> Settings:
    """Those that the app was made with."""
    settings: Settings = connection.app.state.settings
    return settings


def who_asks(connection: HTTPConnection) -> Principal:
    """By bearer token (a session's or a key), else by cookie; counted against its limit.

    A cookie travels by itself, so what changes anything must come from our own pages: its
    Origin is checked. Raises NotSignedIn, Forbidden, RateLimited.
    """
    if connection.app.state.solo:
        check_local(connection)
        return OWNER
    principal = _recognised(connection)
    limits: RequestLimits = connection.app.state.limits
    limits.count(connection, principal)
    return principal


def _recognised(connection: HTTPConnection) -> Principal:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return principal_of(studio_of(connection), token.strip())
    token = connection.cookies.get(COOKIE, "")
    if not token:
        raise NotSignedIn("Sign in first (POST /api/auth/login), or send a key as a bearer token.")
    if connection.scope.get("method", "GET") not in SAFE_METHODS:
        check_origin(connection)
    return principal_of(studio_of(connection), token)


def check_local(connection: HTTPConnection) -> None:
    """Raises Forbidden where a page of another site asks, by whatever name it calls this machine.

    In solo mode a browser needs no cookie, so a site whose name it is told to be 127.0.0.1 would
    read everything.
    """
    if connection.url.hostname not in LOCAL_NAMES:
        raise Forbidden("Without signing in the service answers to 127.0.0.1 and localhost alone.")
    if "origin" in connection.headers:
        check_origin(connection)


def check_origin(connection: HTTPConnection) -> None:
    """Raises Forbidden where another site's page asks."""
    origin = connection.headers.get("origin", "")
    # A socket's own address begins with ws, and the page that opens it with http.
    own = re.sub("^ws", "http", str(connection.base_url).rstrip("/"))
    if origin not in {own, *connection.app.state.origins}:
        raise Forbidden(f"Requests from {origin or 'a page of unknown origin'} are not taken.")


def signed_in(
    connection: HTTPConnection,
    _token: Annotated[object, Security(_BEARER)],
    _cookie: Annotated[object, Security(_COOKIE)],
) -> Principal:
    """`who_asks`, in a form that the API's description knows for a sign-in."""
    return who_asks(connection)


# Those that wait for nothing are coroutines: each plain function would be sent to a thread.
async def _studio(connection: HTTPConnection) -> Studio:
    return studio_of(connection)


async def _settings(connection: HTTPConnection) -> Settings:
    return settings_of(connection)


StudioDep = Annotated[Studio, Depends(_studio)]
SettingsDep = Annotated[Settings, Depends(_settings)]
CurrentUser = Annotated[Principal, Depends(signed_in)]


def scoped(scope: str) -> Callable[[Principal], Awaitable[Principal]]:
    """A dependency that lets in only who has the scope."""

    async def checked(principal: CurrentUser) -> Principal:
        if scope not in principal.scopes:
            raise Forbidden(f"This needs the scope {scope}, which your key does not have.")
        return principal

    return checked


Reader = Annotated[Principal, Depends(scoped("videos:read"))]
Writer = Annotated[Principal, Depends(scoped("videos:write"))]


def check_admin(principal: Principal) -> None:
    """Raises Forbidden for everybody else."""
    if not principal.is_admin or "admin" not in principal.scopes:
        raise Forbidden("This is for administrators.")


async def admin_only(principal: CurrentUser) -> Principal:
    """The same as a dependency."""
    check_admin(principal)
    return principal


CurrentAdmin = Annotated[Principal, Depends(admin_only)]


def address_of(connection: HTTPConnection) -> str:
    """Where a request comes from; empty where nobody knows."""
    return connection.client.host if connection.client is not None else ""


def request_id_of(request: Request) -> str:
    """Names this request in answers and in the log."""
    return str(getattr(request.state, "request_id", ""))
