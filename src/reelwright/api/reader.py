"""Reader: in which language whoever asks is told what the service has to say."""

from __future__ import annotations

from contextvars import ContextVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from reelwright.api.french import in_french
from reelwright.domain.wording import from_afar

_LANGUAGES = ("en", "fr")
_LANGUAGE: ContextVar[str] = ContextVar("reelwright_reader", default=_LANGUAGES[0])


class Reader:
    """Middleware: notes the language of a request for `for_reader`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _LANGUAGE.set(wanted(Headers(scope=scope).get("accept-language", "")))
        await self._app(scope, receive, send)


def wanted(accept_language: str) -> str:
    """The language that is liked most of those spoken here; English where none is.

    >>> wanted("de-CH, fr;q=0.9, en;q=0.8")
    'fr'
    """
    best, most = _LANGUAGES[0], 0.0
    for each in accept_language.split(","):
        tag, _, quality = each.partition(";")
        language = tag.strip().partition("-")[0].lower()
        liked = _quality(quality)
        if language in _LANGUAGES and liked > most:
            best, most = language, liked
    return best


def for_reader(told: str) -> str:
    """What operations tell, for one without a command line, in the language of who asks."""
    told = from_afar(told)
    return in_french(told) if _LANGUAGE.get() == "fr" else told


def _quality(parameter: str) -> float:
    value = parameter.strip().removeprefix("q=")
    try:
        return float(value) if value else 1.0
    except ValueError:
        return 0.0
