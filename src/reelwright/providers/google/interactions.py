"""Interactions: the errors of Google's Interactions API, which has a tree of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2

from reelwright.errors import Unavailable
from reelwright.providers.google.access import Reached
from reelwright.providers.google.errors import one_line, refused, retry_delay, silence, translated


@contextmanager
def translated_interaction(
    reached: Reached, *, model: str = "", option: str = "", in_doubt: bool = False
) -> Iterator[None]:
    """Raise our errors for the SDK's; as `translated`."""
    # The SDK raises these and exports them nowhere.
    from google.genai._gaos.lib import compat_errors as sdk

    name = reached.provider
    try:
        with translated(reached, model=model, option=option, in_doubt=in_doubt):
            yield
    except sdk.APIConnectionError as error:
        cause = error.__cause__
        if isinstance(cause, httpx2.HTTPError):
            raise silence(name, cause, in_doubt=in_doubt) from error
        raise Unavailable(
            f"{name} gave no answer ({type(error).__name__}).", name, True, sent=in_doubt
        ) from error
    except sdk.APIResponseValidationError as error:
        raise Unavailable(
            f"The answer of {name} cannot be read.", name, retryable=True, sent=in_doubt
        ) from error
    except sdk.APIError as error:
        raise refused(
            reached,
            error.status_code or 0,
            _said(error.body) or one_line(error.message),
            model=model,
            option=option,
            in_doubt=in_doubt,
            retry_after_s=retry_delay(error.body),
        ) from error


def _said(body: object) -> str:
    told = body.get("error") if isinstance(body, dict) else None
    return one_line(told.get("message")) if isinstance(told, dict) else ""
