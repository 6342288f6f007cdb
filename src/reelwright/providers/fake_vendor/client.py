"""Client: how the fake vendor is asked, and what its answers and silences mean."""

from __future__ import annotations

import threading
import weakref
from typing import Any

import httpx2

from reelwright.errors import (
    ConfigError,
    ModelRetired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)

PROVIDER = "fake"
START = "python -m reelwright.providers.fake_vendor --port 8990 --bill bill.db"
NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
"""Failures before a byte has left this machine."""


def checked_base_url(base_url: str) -> str:
    """Raises ConfigError where no vendor, or no address, is named."""
    if base_url and not base_url.startswith(("http://", "https://")):
        raise ConfigError(f"REELWRIGHT_FAKE_BASE_URL is '{base_url}', which is no http address.")
    if not base_url:
        raise ConfigError(
            f"No address of the fake vendor is set. Start one with `{START}` and set "
            "REELWRIGHT_FAKE_BASE_URL to the address it prints."
        )
    return base_url.rstrip("/")


def timeouts(timeout_s: float) -> httpx2.Timeout:
    """The vendor stands on this machine: a connection takes no time, an answer may."""
    return httpx2.Timeout(timeout_s, connect=min(5.0, timeout_s))


def silence(error: httpx2.HTTPError, *, paid: bool) -> Unavailable:
    """What no (whole) answer means; `paid` tells whether a charge may hang on the request."""
    sent = paid and not isinstance(error, NOT_SENT)
    said = "gave no whole answer" if sent or not isinstance(error, NOT_SENT) else "is out of reach"
    return Unavailable(
        f"The fake vendor {said} ({type(error).__name__}).",
        provider=PROVIDER,
        retryable=True,
        sent=sent,
    )


def answered(response: httpx2.Response, *, paid: bool, model: str = "") -> dict[str, Any]:
    """The JSON of a good answer. Raises the error that a bad one stands for.

    After 5xx, or an answer that cannot be read, a paid request may still have been accepted.
    """
    if response.status_code == 200:
        try:
            told = response.json()
        except ValueError as error:
            raise Unavailable(
                "The fake vendor's answer cannot be read.", PROVIDER, retryable=True, sent=paid
            ) from error
        if isinstance(told, dict):
            return told
    raise refusal(response, paid=paid, model=model)


def refusal(response: httpx2.Response, *, paid: bool, model: str = "") -> ProviderError:
    """The error that an answer other than 200 stands for."""
    status = response.status_code
    said = _message(response)
    if status == 429:
        after = _seconds(response.headers.get("retry-after", ""))
        return RateLimited(
            f"The fake vendor was asked too often: {said}", PROVIDER, True, retry_after_s=after
        )
    if status == 404 and model:
        return ModelRetired(
            f"The fake vendor no longer serves {model}: {said} Name another tier with "
            "`--clips` or in the video's ladder.",
            PROVIDER,
        )
    if 400 <= status < 500:
        return Rejected(f"The fake vendor refuses the request: {said}", PROVIDER)
    return Unavailable(
        f"The fake vendor failed with {status}: {said}", PROVIDER, retryable=True, sent=paid
    )


class PaidCalls:
    """Synchronous paid requests, each sent exactly once; for speech and scripts.

    The address is looked at when the first request is made: a voice can be listed without.
    """

    def __init__(self, base_url: str, *, timeout_s: float = 30.0) -> None:
        self._base_url = base_url
        self._timeout_s = timeout_s
        self._client: httpx2.Client | None = None
        self._opening = threading.Lock()

    def post(self, path: str, body: dict[str, Any], *, model: str) -> dict[str, Any]:
        """The answer's JSON. Raises ProviderError (Unavailable says whether it was `sent`), or
        ConfigError where no vendor is named."""
        try:
            response = self._opened().post(path, json=body)
        except httpx2.HTTPError as error:
            raise silence(error, paid=True) from error
        return answered(response, paid=True, model=model)

    def close(self) -> None:
        """Close the connections; the next request opens them again."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _opened(self) -> httpx2.Client:
        # Threads that speak at the same time share one client, which is the one that is closed.
        with self._opening:
            if self._client is None:
                url = checked_base_url(self._base_url)
                self._client = httpx2.Client(
                    base_url=url,
                    timeout=timeouts(self._timeout_s),
                    verify=url.startswith("https"),  # else 0.1 s of certificates for nothing
                    trust_env=False,
                )
                # Nobody closes a voice that is kept per process and then forgotten.
                weakref.finalize(self, self._client.close)
            return self._client


def _message(response: httpx2.Response) -> str:
    try:
        return str(response.json()["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return "no reason is given."


def _seconds(text: str) -> float | None:
    try:
        return max(0.0, float(text))
    except ValueError:
        return None
