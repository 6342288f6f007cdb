"""Problems: every error as an RFC 9457 problem document."""

from __future__ import annotations

import logging
import math
import re

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from reelwright.api.headers import make_careful
from reelwright.api.reader import for_reader
from reelwright.errors import (
    BudgetExceeded,
    ConfigError,
    Conflict,
    Forbidden,
    InputError,
    NotFound,
    NotSignedIn,
    ProviderError,
    QuotaExceeded,
    RateLimited,
    ReelwrightError,
    StorageError,
    TooLarge,
)

log = logging.getLogger("reelwright.api")

MEDIA_TYPE = "application/problem+json"
STATUS: tuple[tuple[type[ReelwrightError], int], ...] = (
    (NotSignedIn, 401),
    (BudgetExceeded, 402),
    (QuotaExceeded, 403),
    (Forbidden, 403),
    (NotFound, 404),
    (Conflict, 409),
    (TooLarge, 413),
    (InputError, 422),
    (RateLimited, 429),
    (ConfigError, 503),
    (StorageError, 503),
    (ProviderError, 503),
)
"""In order; what is not among them is told without details."""


def install(app: FastAPI) -> None:
    """Let the app answer with problem documents only."""
    app.add_exception_handler(ReelwrightError, _told)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unforeseen)


def problem(
    request: HTTPConnection,
    status: int,
    name: str,
    detail: str,
    *,
    headers: dict[str, str] | None = None,
    **more: object,
) -> JSONResponse:
    """`name` is CamelCase or words; the type is its kebab-case form."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|\s+", "-", name).lower()
    body = {
        "type": f"/problems/{words}",
        "title": words.replace("-", " ").capitalize(),
        "status": status,
        "detail": detail,
        "instance": getattr(request.state, "request_id", ""),
        **more,
    }
    return JSONResponse(body, status, headers=headers, media_type=MEDIA_TYPE)


def status_of(error: ReelwrightError) -> int:
    """500 for what a person cannot do anything about."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


async def _told(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ReelwrightError)
    if status_of(error) == 500:
        return await _unforeseen(request, error)
    return refusal(request, error)


def refusal(request: HTTPConnection, error: ReelwrightError) -> JSONResponse:
    """What a foreseen error is answered with."""
    status = status_of(error)
    headers = {}
    if isinstance(error, RateLimited):
        headers["Retry-After"] = str(math.ceil(error.retry_after_s or 1))
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return problem(request, status, type(error).__name__, for_reader(str(error)), headers=headers)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    return problem(
        request, error.status_code, str(error.detail), str(error.detail), headers=headers
    )


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fields = [
        {"field": ".".join(str(part) for part in each["loc"][1:]), "message": each["msg"]}
        for each in error.errors()
    ]
    detail = "; ".join(f"{each['field']}: {each['message']}" for each in fields)
    return problem(request, 422, "InputError", detail, errors=fields)


async def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    detail = "Something went wrong that nobody foresaw; the log has it under this instance."
    answer = problem(request, 500, "Unforeseen", detail)
    # It is given outside of everything that adds headers.
    make_careful(request, answer)
    return answer
