"""Isolation: every route and socket of the app, who may ask it, and what is asked in a walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fastapi import FastAPI


class May(StrEnum):
    """Who gets an answer, and which one everybody else gets."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed in"
    """One's own things; others' are not in the answer."""
    OWNER = "owner"
    """For everybody else it is not there: 404."""
    ADMIN = "admin"
    LINK = "whoever has the signed link"
    STREAM = "signed in, and the answer has no end"
    OWNER_STREAM = "owner, and the answer has no end"


@dataclass(frozen=True)
class Ask:
    """One route: who may, and a body that is right in itself."""

    may: May
    body: Any = None
    query: str = ""
    shown: bool = False
    """Others get an answer too where the owner shares the video: without what is the owner's."""


V = "/api/videos/{video_id}"
_ORDER = {"theme": "cats", "language": "en", "writer": "fake", "voice": "fake", "music": "none"}
_SIGN_UP = {"email": "eve@example.org", "password": "a-long-enough-word-7"}

ROUTES: dict[tuple[str, str], Ask] = {
    ("GET", "/api/openapi.json"): Ask(May.ANYBODY),
    ("GET", "/api/health"): Ask(May.ANYBODY),
    ("GET", "/api/ready"): Ask(May.ANYBODY),
    ("GET", "/metrics"): Ask(May.ADMIN),
    # accounts
    ("GET", "/api/auth/rules"): Ask(May.ANYBODY),
    ("POST", "/api/auth/register"): Ask(May.ANYBODY, _SIGN_UP),
    ("POST", "/api/auth/login"): Ask(May.ANYBODY, _SIGN_UP),
    ("POST", "/api/auth/link/look"): Ask(May.ANYBODY, {"token": "x" * 43}),
    ("POST", "/api/auth/link"): Ask(May.ANYBODY, {"token": "x" * 43, "password": "long-enough-7"}),
    ("POST", "/api/auth/logout"): Ask(May.SIGNED_IN),
    ("GET", "/api/auth/me"): Ask(May.SIGNED_IN),
    ("GET", "/api/auth/sessions"): Ask(May.SIGNED_IN),
    ("DELETE", "/api/auth/sessions/{session_id}"): Ask(May.OWNER),
    ("DELETE", "/api/auth/sessions"): Ask(May.SIGNED_IN),
    ("POST", "/api/auth/password"): Ask(
        May.SIGNED_IN, {"current_password": "not-it-at-all", "new_password": "long-enough-7-words"}
    ),
    ("POST", "/api/keys"): Ask(May.SIGNED_IN, {"name": "ci", "scopes": ["videos:read"]}),
    ("GET", "/api/keys"): Ask(May.SIGNED_IN),
    ("DELETE", "/api/keys/{key_id}"): Ask(May.OWNER),
    # videos
    ("POST", "/api/videos"): Ask(May.SIGNED_IN, _ORDER),
    ("POST", "/api/videos/create"): Ask(May.SIGNED_IN, _ORDER),
    # Planning draws on nothing of anybody's, and takes its time: a refused one will do.
    ("POST", "/api/videos/estimate"): Ask(May.SIGNED_IN, {"theme": ""}),
    ("GET", "/api/videos"): Ask(May.SIGNED_IN),
    ("GET", V): Ask(May.OWNER, shown=True),
    ("GET", f"{V}/status"): Ask(May.OWNER, shown=True),
    ("GET", f"{V}/script"): Ask(May.OWNER, shown=True),
    ("POST", f"{V}/cancel"): Ask(May.OWNER),
    ("POST", f"{V}/resume"): Ask(May.OWNER),
    ("POST", f"{V}/retry"): Ask(May.OWNER),
    ("POST", f"{V}/approve"): Ask(May.OWNER),
    ("POST", f"{V}/duplicate"): Ask(May.OWNER),
    ("DELETE", V): Ask(May.OWNER),
    ("POST", f"{V}/restore"): Ask(May.OWNER),
    ("PUT", f"{V}/share"): Ask(May.OWNER),
    ("DELETE", f"{V}/share"): Ask(May.OWNER),
    ("PUT", f"{V}/favourite"): Ask(May.OWNER, shown=True),
    # One's own mark, also on what is no longer shown: the answer is the same for any id.
    ("DELETE", f"{V}/favourite"): Ask(May.SIGNED_IN),
    ("POST", f"{V}/views"): Ask(May.OWNER, shown=True),
    # scenes
    ("GET", f"{V}/scenes"): Ask(May.OWNER, shown=True),
    ("POST", f"{V}/scenes"): Ask(May.OWNER, {"voice_over": "One more."}),
    ("PATCH", f"{V}/scenes/{{scene}}"): Ask(May.OWNER, {"voice_over": "Otherwise."}),
    ("DELETE", f"{V}/scenes/{{scene}}"): Ask(May.OWNER),
    ("PUT", f"{V}/scenes/order"): Ask(May.OWNER, {"order": ["s03", "s01", "s02"]}),
    ("POST", f"{V}/scenes/{{scene}}/regenerate"): Ask(May.OWNER),
    ("POST", f"{V}/revert"): Ask(May.OWNER, {"to": 1}),
    # media
    ("GET", f"{V}/stream"): Ask(May.OWNER, shown=True),
    ("GET", f"{V}/download"): Ask(May.OWNER, shown=True),
    ("GET", f"{V}/thumbnail"): Ask(May.OWNER, shown=True),
    ("GET", f"{V}/subtitles.{{kind}}"): Ask(May.OWNER, shown=True),
    ("GET", f"{V}/provenance"): Ask(May.OWNER, shown=True),
    ("GET", "/api/media/{video_id}/posters/{scene}"): Ask(May.LINK),
    ("HEAD", "/api/media/{video_id}/posters/{scene}"): Ask(May.LINK),
    ("GET", "/api/media/{video_id}/v{version}/{name}"): Ask(May.LINK),
    ("HEAD", "/api/media/{video_id}/v{version}/{name}"): Ask(May.LINK),
    # catalogue
    ("GET", "/api/catalogue"): Ask(May.SIGNED_IN),
    ("GET", "/api/catalogue/styles/{name}.webp"): Ask(May.SIGNED_IN),
    ("GET", "/api/catalogue/fonts/{file}"): Ask(May.SIGNED_IN),
    ("GET", "/api/catalogue/voices/{voice}/sample"): Ask(May.SIGNED_IN),
    ("GET", "/api/catalogue/music/{name}/sample"): Ask(May.SIGNED_IN),
    # uploads
    ("POST", "/api/uploads"): Ask(May.SIGNED_IN),
    ("GET", "/api/uploads"): Ask(May.SIGNED_IN),
    ("GET", "/api/uploads/{upload_id}"): Ask(May.OWNER),
    ("GET", "/api/uploads/{upload_id}/content"): Ask(May.LINK),
    ("HEAD", "/api/uploads/{upload_id}/content"): Ask(May.LINK),
    ("DELETE", "/api/uploads/{upload_id}"): Ask(May.OWNER),
    # live
    ("POST", "/api/tickets"): Ask(May.SIGNED_IN),
    ("GET", f"{V}/events"): Ask(May.OWNER_STREAM, shown=True),
    ("GET", "/api/events"): Ask(May.STREAM),
    ("SOCKET", "/ws/video/{video_id}"): Ask(May.OWNER_STREAM, shown=True),
    ("SOCKET", "/ws/videos"): Ask(May.STREAM),
    # webhooks
    ("POST", "/api/webhooks"): Ask(May.SIGNED_IN, {"url": "https://192.0.2.1/told"}),
    ("GET", "/api/webhooks"): Ask(May.SIGNED_IN),
    ("DELETE", "/api/webhooks/{webhook_id}"): Ask(May.OWNER),
    ("POST", "/api/webhooks/{webhook_id}/enable"): Ask(May.OWNER),
    ("POST", "/api/webhooks/{webhook_id}/disable"): Ask(May.OWNER),
    ("POST", "/api/webhooks/{webhook_id}/test"): Ask(May.OWNER),
    ("GET", "/api/webhooks/{webhook_id}/deliveries"): Ask(May.OWNER),
    ("POST", "/api/webhooks/{webhook_id}/deliveries/{delivery_id}/resend"): Ask(May.OWNER),
    # administration
    ("GET", "/api/admin/accounts"): Ask(May.ADMIN),
    ("GET", "/api/admin/accounts/{account_id}"): Ask(May.ADMIN),
    ("PATCH", "/api/admin/accounts/{account_id}"): Ask(May.ADMIN, {"max_videos": 9}),
    ("POST", "/api/admin/accounts/{account_id}/reset-link"): Ask(May.ADMIN),
    ("GET", "/api/admin/access-code"): Ask(May.ADMIN),
    ("GET", "/api/admin/access-code/history"): Ask(May.ADMIN),
    ("GET", "/api/admin/budget"): Ask(May.ADMIN),
    ("GET", "/api/admin/providers"): Ask(May.ADMIN),
    ("GET", "/api/admin/running"): Ask(May.ADMIN),
    ("GET", "/api/admin/failures"): Ask(May.ADMIN),
    ("GET", "/api/admin/metrics"): Ask(May.ADMIN),
    ("GET", "/api/admin/metrics/stages"): Ask(May.ADMIN),
    ("GET", "/api/admin/metrics/clips"): Ask(May.ADMIN),
    ("GET", "/api/admin/metrics/costs"): Ask(May.ADMIN),
    ("GET", "/api/admin/metrics/quota"): Ask(May.ADMIN),
}
"""A route that is new goes here, with who may ask it: the walk then asks it as everybody else."""


def routes_of(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Method (`SOCKET` for a WebSocket) and path of everything the app answers."""
    yield from _routes(app.routes)


def _routes(routes: Any) -> Iterator[tuple[str, str]]:
    for route in routes:
        within = getattr(route, "original_router", route)
        if hasattr(within, "routes") and within.routes is not None:
            assert not getattr(route, "path", ""), f"{route} is mounted; name what lies in it"
            yield from _routes(within.routes)
        elif getattr(route, "methods", None):
            methods = set(route.methods)
            # Starlette adds HEAD to GET where the route says nothing of its own.
            plain = type(route).__name__ == "Route"
            for method in sorted(methods - {"HEAD"} if plain else methods):
                yield method, route.path
        else:
            yield "SOCKET", route.path
