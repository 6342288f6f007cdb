"""Errors: what Google's refusals and silences mean, in our own tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2

from reelwright.errors import (
    ClipFailed,
    ClipFiltered,
    LoginRefused,
    ModelRetired,
    OperationExpired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.providers.google.access import Reached

NOT_SENT = (
    *(httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout),
    *(httpx2.ProxyError, httpx2.UnsupportedProtocol),
)
"""Failures before a byte has left this machine."""
BAD_PROMPT = 3
"""`INVALID_ARGUMENT`: the same request would fail again."""
_SAFETY = re.compile(
    r"usage guidelines|responsible ai|safety|sensitive|violat|prohibited|support codes?", re.I
)
_DELAY = re.compile(r"^(\d+(?:\.\d+)?)s$")


@contextmanager
def translated(
    reached: Reached,
    *,
    model: str = "",
    option: str = "",
    in_doubt: bool = False,
    errors_are_free: bool = False,
) -> Iterator[None]:
    """Raise our errors for the SDK's.

    `option` is how a person names another model. `in_doubt`: a charge may hang on the request
    although its answer is lost or, unless `errors_are_free`, a server error.
    """
    from google.auth import exceptions as login
    from google.genai import errors as sdk

    name = reached.provider
    try:
        yield
    except sdk.APIError as error:
        costly = in_doubt and not errors_are_free
        raise refusal(reached, error, model=model, option=option, in_doubt=costly) from error
    except httpx2.HTTPError as error:
        raise silence(name, error, in_doubt=in_doubt) from error
    except login.TransportError as error:
        raise Unavailable(
            f"Google's login server is out of reach ({type(error).__name__}).", name, True
        ) from error
    except login.GoogleAuthError as error:
        raise LoginRefused(
            f"{name}: Google Cloud gives no login ({type(error).__name__}). Set "
            "REELWRIGHT_GOOGLE_CREDENTIALS, or run `gcloud auth application-default login`.",
            name,
        ) from error
    except ValueError as error:
        # JSON that cannot be read, or that has another shape than the SDK knows.
        raise Unavailable(
            f"The answer of {name} cannot be read ({type(error).__name__}).",
            name,
            retryable=True,
            sent=in_doubt,
        ) from error


@contextmanager
def looking(name: str, operation: str) -> Iterator[None]:
    """Around `translated` where a job that was accepted is looked at: no refusal ends the job."""
    try:
        yield
    except ModelRetired as error:
        raise OperationExpired(f"{name} no longer knows {operation}.", name) from error
    except Rejected as error:
        # A login that may not look now: the clip is made, and charged, all the same.
        raise Unavailable(error.message, name, retryable=True) from error


def silence(name: str, error: httpx2.HTTPError, *, in_doubt: bool) -> Unavailable:
    """What no (whole) answer means."""
    left = not isinstance(error, NOT_SENT)
    said = "gave no whole answer" if left else "is out of reach"
    return Unavailable(
        f"{name} {said} ({type(error).__name__}).", name, retryable=True, sent=left and in_doubt
    )


def refusal(
    reached: Reached, error: Any, *, model: str, option: str, in_doubt: bool
) -> ProviderError:
    """The error that an HTTP status stands for; `error` has `code`, `message`, `details`."""
    said = one_line(error.message) or "no reason is given."
    return refused(
        reached,
        int(error.code or 0),
        said,
        model=model,
        option=option,
        in_doubt=in_doubt,
        retry_after_s=retry_delay(error.details),
    )


def refused(
    reached: Reached,
    status: int,
    said: str,
    *,
    model: str = "",
    option: str = "",
    in_doubt: bool = False,
    retry_after_s: float | None = None,
) -> ProviderError:
    """The error that a status and its message stand for."""
    name = reached.provider
    if status == 429:
        return RateLimited(f"{name} was asked too often: {said}", name, True, retry_after_s)
    if status == 404 and model:
        return ModelRetired(
            f"{name} no longer serves {model}, or not to you: {said} "
            f"Name another model with {option}.",
            name,
        )
    if status == 401:
        return LoginRefused(f"{name} does not know this login: {said} Check {_key(reached)}.", name)
    if status == 403:
        return LoginRefused(
            f"{name} is not allowed to this login: {said} Check {_key(reached)}, its rights, and "
            "that the API is switched on.",
            name,
        )
    if 400 <= status < 500:
        return Rejected(f"{name} refuses the request: {said}", name)
    return Unavailable(f"{name} failed with {status}: {said}", name, retryable=True, sent=in_doubt)


def failed_job(name: str, code: int, message: str) -> ProviderError:
    """What a job's own error means; nothing of it is charged."""
    said = one_line(message)
    if _SAFETY.search(said):
        return ClipFiltered(f"{name} filtered the clip: {said}", name, retryable=True)
    if code == BAD_PROMPT:
        return Rejected(f"{name} refuses the prompt: {said}", name)
    return ClipFailed(f"{name} could not make the clip (code {code}): {said}", name, retryable=True)


def _key(reached: Reached) -> str:
    if reached.vertex:
        return "REELWRIGHT_GOOGLE_CREDENTIALS and REELWRIGHT_VERTEX_PROJECT"
    return "REELWRIGHT_GEMINI_API_KEY"


def retry_delay(details: Any) -> float | None:
    """Seconds of a `google.rpc.RetryInfo` in an error's body, None where it has none."""
    body = details.get("error", details) if isinstance(details, dict) else {}
    entries = body.get("details") if isinstance(body, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        found = _DELAY.match(str(entry.get("retryDelay", ""))) if isinstance(entry, dict) else None
        if found:
            return float(found[1])
    return None


def one_line(text: object) -> str:
    """What a vendor said, short enough for a message."""
    return " ".join(str(text or "").split())[:400]
