"""App: the API over one studio."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import Response

from reelwright import __version__
from reelwright.api import document, problems, routes, web_app
from reelwright.api.ascii_query import AsciiQuery
from reelwright.api.headers import make_careful
from reelwright.api.limits import AddressLimit, RequestLimits
from reelwright.api.metering import Metering
from reelwright.api.observed import Observed
from reelwright.api.reader import Reader
from reelwright.api.reception import Reception
from reelwright.logs import bound
from reelwright.operations.provider_watch import ProviderWatch
from reelwright.operations.readiness import Readiness
from reelwright.operations.sample_shelf import shelf_here
from reelwright.settings import Settings
from reelwright.workflows.studio import Studio

_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


def create_app(studio: Studio, settings: Settings, *, solo: bool = False) -> FastAPI:
    """Every route of api/routes, over `studio`, which the caller closes.

    `solo`: whoever asks owns the machine; only for an address that nobody else can reach.
    """
    app = FastAPI(
        title="Reelwright",
        version=__version__,
        summary="From a theme to a finished vertical video.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        generate_unique_id_function=document.operation_id,
    )
    app.state.studio, app.state.settings, app.state.solo = studio, settings, solo
    app.state.origins = frozenset(settings.origins)
    problems.install(app)
    app.state.limits, app.state.metering = RequestLimits(settings), Metering(studio)
    app.state.readiness, app.state.reception = Readiness(studio), Reception()
    app.state.samples, app.state.providers = shelf_here(), ProviderWatch()
    if not solo:
        app.add_middleware(AddressLimit, limits=app.state.limits)
    app.middleware("http")(_answered)
    app.add_middleware(Observed, metering=app.state.metering)
    app.add_middleware(Reader)
    app.add_middleware(AsciiQuery)
    for router in found_routers():
        app.include_router(router)
    document.install(app)
    web_app.install(app)
    return app


def found_routers() -> list[APIRouter]:
    """`router` of every module in api/routes."""
    names = sorted(module.name for module in iter_modules(routes.__path__))
    return [import_module(f"{routes.__name__}.{name}").router for name in names]


async def _answered(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Every answer carries its request's id and the headers that keep browsers careful."""
    given = request.headers.get("x-request-id", "")
    request.state.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    with bound(request_id=request.state.request_id):
        response = await call_next(request)
    response.headers["X-Request-Id"] = request.state.request_id
    make_careful(request, response)
    return response
