"""Document: the OpenAPI description, with the problems that each operation may answer with."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from reelwright.api.deps import SAFE_METHODS
from reelwright.api.examples import show_examples
from reelwright.api.limits import FREE
from reelwright.api.problems import MEDIA_TYPE
from reelwright.api.schemas.problem import Problem, WrongField

MODELS = (Problem, WrongField)
_REPLACED = ("HTTPValidationError", "ValidationError")
"""FastAPI's own words for a request that does not fit; ours is a problem like all others."""
PAID = frozenset({"videos", "scenes"})
"""Tags of what may cost money."""
TOLD = {
    400: "The request cannot be read",
    401: "Nobody is signed in, or no longer",
    402: "The money set aside for it is spent",
    403: "Not allowed, or the quota is full",
    404: "There is no such thing, or it belongs to somebody else",
    409: "It does not fit how things stand now",
    413: "There is too much of it",
    422: "Something in the request cannot be used; `errors` says what",
    429: "Asked too often; `Retry-After` says how long to wait",
    503: "Something that the service needs is missing or away",
}


def operation_id(route: APIRoute) -> str:
    """`videos_get_video`: what generated clients call it."""
    return f"{route.tags[0]}_{route.name}" if route.tags else route.name


def install(app: FastAPI) -> None:
    """Let the app describe itself so."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # the way FastAPI documents


def _described(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes
    )
    schemas = document["components"]["schemas"]
    for name in _REPLACED:
        schemas.pop(name, None)
    for model in MODELS:
        told = model.model_json_schema(ref_template="#/components/schemas/{model}")
        told.pop("$defs", None)
        schemas[model.__name__] = told
    show_examples(schemas)
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for status in _problems(path, method.upper(), operation):
                _tell(operation["responses"], status)
    return document


def _problems(path: str, method: str, operation: dict[str, Any]) -> Iterator[int]:
    """Statuses of the refusals that an operation may meet."""
    tags, changes = set(operation.get("tags", ())), method not in SAFE_METHODS
    if path in FREE:
        return
    yield from (429, 503)
    if "requestBody" in operation:
        yield 400
    if "requestBody" in operation or "parameters" in operation:
        yield 422
    if "security" in operation:
        yield from (401, 403)
    if changes:
        yield from (403, 409)
    if changes and tags & PAID:
        # 404 also for an upload that the body names.
        yield from (402, 404)
    if changes and "uploads" in tags:
        yield 413
    if changes and "auth" in tags:
        yield from (401, 404)
    if "{" in path:
        yield 404


def _tell(responses: dict[str, Any], status: int) -> None:
    """What the operation says of this status itself stays, but for FastAPI's own 422."""
    if str(status) in responses and status != HTTPStatus.UNPROCESSABLE_ENTITY:
        return
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    responses[str(status)] = {
        "description": TOLD[status],
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
