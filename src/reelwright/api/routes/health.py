"""Health: whether this process answers, and whether it can do its work."""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from reelwright import __version__
from reelwright.operations.readiness import Check, Readiness

router = APIRouter(tags=["health"])
log = logging.getLogger("reelwright.api")


class HealthOut(BaseModel):
    """This process answers."""

    status: str
    version: str


class ReadyOut(BaseModel):
    """`ready`, or `missing` with what is missing by name."""

    status: str
    checks: dict[str, str]
    """`ok`, or `missing`."""


def readiness_of(request: Request) -> Readiness:
    """The one that the app was made with."""
    readiness: Readiness = request.app.state.readiness
    return readiness


@router.get("/api/health")
def health() -> HealthOut:
    """This process answers."""
    return HealthOut(status="ok", version=__version__)


@router.get("/api/ready", responses={503: {"model": ReadyOut}})
def ready(response: Response, readiness: Annotated[Readiness, Depends(readiness_of)]) -> ReadyOut:
    """The database is there and up to date, objects can be written, a worker is alive.

    503 where something is missing. Anybody may ask, so the reasons go to the log.
    """
    checks = readiness.checks()
    missing = [check for check in checks if not check.ok]
    _note(missing)
    response.status_code = 503 if missing else 200
    response.headers["Cache-Control"] = "no-store"
    return ReadyOut(
        status="missing" if missing else "ready",
        checks={check.name: "ok" if check.ok else "missing" for check in checks},
    )


def _note(missing: list[Check]) -> None:
    for check in missing:
        log.warning("Not ready: %s: %s", check.name, check.message)
