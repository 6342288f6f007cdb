"""Metrics: what Prometheus scrapes, for administrators and for this machine itself."""

from __future__ import annotations

from ipaddress import ip_address

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from reelwright.api.deps import check_admin, who_asks
from reelwright.api.metering import Metering

router = APIRouter(tags=["health"])
PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


@router.get("/metrics", response_class=Response, include_in_schema=False)
def metrics(request: Request) -> Response:
    """Prometheus' text format. An administrator's key does, or asking on this machine."""
    if not asked_here(request):
        check_admin(who_asks(request))
    metering: Metering = request.app.state.metering
    return Response(metering.text(), media_type=CONTENT_TYPE_LATEST)


def asked_here(request: Request) -> bool:
    """Whether a program on this machine asks, and no proxy on its behalf for somebody else.

    A proxy that says nothing of itself is known by the name that it was asked for.
    """
    client = request.client.host if request.client else ""
    return (
        not any(name in request.headers for name in PROXIED)
        and _is_loopback(client)
        and _is_loopback(request.url.hostname or "")
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
