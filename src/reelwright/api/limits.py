"""Limits: how often an account, a key or an address may ask, counted in this process's memory."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reelwright.api import problems
from reelwright.errors import ConfigError, RateLimited
from reelwright.operations.principal import Principal
from reelwright.settings import PREFIX, Settings

FREE = frozenset({"/api/health", "/api/ready", "/metrics"})
"""Never counted: those who watch over the service ask them."""
LIMITED = "/api/"
STATE = "reelwright_rate"
"""Where in a request's scope the count that belongs to it is kept."""


@dataclass(frozen=True)
class Count:
    """One limit as a request met it."""

    policy: str
    """`account`, `key` or `address`."""
    most: int
    window_s: int
    left: int
    reset_s: int

    def headers(self) -> dict[str, str]:
        """RateLimit fields as draft-ietf-httpapi-ratelimit-headers writes them."""
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.most};w={self.window_s}',
            "RateLimit": f'"{self.policy}";r={self.left};t={self.reset_s}',
        }


class RequestLimits:
    """Counts of this process; several processes each count their own. Raises ConfigError."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._by = {
            "account": _item("rate_limit", settings.rate_limit),
            "key": _item("rate_limit", settings.rate_limit),
            "address": _item("rate_limit_address", settings.rate_limit_address),
        }

    def take(self, policy: str, who: str) -> Count | None:
        """One request more of `who`; None where nothing limits it. Raises RateLimited."""
        item = self._by[policy]
        if item is None:
            return None
        allowed = self._limiter.hit(item, policy, who)
        stats = self._limiter.get_window_stats(item, policy, who)
        reset_s = max(1, math.ceil(stats.reset_time - time.time()))
        if not allowed:
            raise RateLimited(
                f"More than {item} of this {policy}. Wait {reset_s} s and ask again.",
                retryable=True,
                retry_after_s=reset_s,
            )
        return Count(policy, item.amount, item.get_expiry(), stats.remaining, reset_s)

    def count(self, connection: HTTPConnection, principal: Principal) -> None:
        """A request by who was recognised; a key is counted by itself. Raises RateLimited."""
        policy = "key" if principal.key_id else "account"
        try:
            counted = self.take(policy, principal.key_id or principal.account_id)
        except RateLimited as error:
            connection.scope[STATE] = self.spent(policy, error)
            raise
        connection.scope[STATE] = counted

    def spent(self, policy: str, error: RateLimited) -> Count | None:
        """The count to be told with a refusal."""
        item = self._by[policy]
        if item is None:
            return None
        reset_s = math.ceil(error.retry_after_s or 1)
        return Count(policy, item.amount, item.get_expiry(), 0, reset_s)


class AddressLimit:
    """Refuses what comes too often from one address, before anything is looked up for it."""

    def __init__(self, app: ASGIApp, limits: RequestLimits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or path in FREE or not path.startswith(LIMITED):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        address = connection.client.host if connection.client else "unknown"
        try:
            scope[STATE] = self._limits.take("address", address)
        except RateLimited as error:
            scope[STATE] = self._limits.spent("address", error)
            await problems.refusal(connection, error)(scope, receive, _counted(scope, send))
            return
        await self._app(scope, receive, _counted(scope, send))


def _counted(scope: Scope, send: Send) -> Send:
    """Adds the count that the request met last, which is its account's or key's if it has one."""

    async def sent(message: Message) -> None:
        count: Count | None = scope.get(STATE)
        if message["type"] == "http.response.start" and count is not None:
            headers = MutableHeaders(scope=message)
            for name, value in count.headers().items():
                headers[name] = value
        await send(message)

    return sent


def _item(name: str, text: str) -> RateLimitItem | None:
    if not text.strip():
        return None
    try:
        return parse(text)
    except ValueError as error:
        raise ConfigError(
            f"The setting {PREFIX}{name.upper()} is wrong: '{text}' is no rate. "
            "Write it like 600/minute, or leave it empty for none."
        ) from error
