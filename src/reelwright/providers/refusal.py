"""Refusal: what a vendor's status, or its silence, means to whoever asked."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.errors import (
    LoginRefused,
    ModelRetired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)

_MOST_SAID = 300


def refusal(
    status: int,
    said: str,
    *,
    provider: str,
    paid: bool,
    key_step: str = "Check the key and what it may do.",
    retired_step: str = "",
    retry_after_s: float | None = None,
    secrets: Sequence[str] = (),
) -> ProviderError:
    """The error that a status other than 200 stands for.

    `said` is the vendor's own message, `key_step` and `retired_step` say what a person does
    about a refused key and an unknown model (no `retired_step`: a 404 is an ordinary refusal).
    After 5xx a paid request may still have been carried out.
    """
    told = quoted(said, secrets)
    if status == 429:
        return RateLimited(
            f"{provider} was asked too often: {told}", provider, True, retry_after_s=retry_after_s
        )
    if status in {401, 403}:
        return LoginRefused(f"{provider} refuses the key ({status}): {told} {key_step}", provider)
    if status == 404 and retired_step:
        return ModelRetired(
            f"{provider} does not serve this model: {told} {retired_step}", provider
        )
    if status == 408 or status >= 500:
        return Unavailable(
            f"{provider} failed with {status}: {told}", provider, retryable=True, sent=paid
        )
    return Rejected(f"{provider} refuses the request ({status}): {told}", provider)


def silence(kind: str, *, provider: str, sent: bool) -> Unavailable:
    """What no whole answer means; `kind` names what happened, without addresses or keys."""
    said = "gave no whole answer" if sent else "is out of reach"
    return Unavailable(f"{provider} {said} ({kind}).", provider, retryable=True, sent=sent)


def seconds(text: str | None) -> float | None:
    """A Retry-After header in seconds; None where it tells none."""
    try:
        return max(0.0, float(text or ""))
    except ValueError:
        return None


def quoted(said: str, secrets: Sequence[str] = ()) -> str:
    """A vendor's message on one line, shortened, without the secrets it may repeat."""
    for secret in secrets:
        if secret:
            said = said.replace(secret, "…")
    line = " ".join(said.split())
    short = line if len(line) <= _MOST_SAID else line[:_MOST_SAID] + "…"
    return short if short.endswith((".", "!", "?", "…")) else f"{short or 'no reason is given'}."
