"""fault_words: what the workflow does about each fault, as its own code decides it."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.domain import ladder
from reelwright.domain.ladder import Action, LadderRules, Trouble
from reelwright.domain.policy import Policy
from reelwright.domain.prices import shipped_prices
from reelwright.errors import (
    CheckFailed,
    ClipFailed,
    ClipFiltered,
    OperationExpired,
    ProviderError,
    RateLimited,
    Unavailable,
)
from reelwright.workflows.submit_clip import definite_no
from tests.support.fault_table import Kind, Outcome, Provider

TIERS = {"veo": "veo:veo-3.1-fast-generate-001", "omni": "omni:gemini-omni-1.2-flash"}
FREE_OF_CHARGE = frozenset({"pexels", "pixabay"})
WAITS = Policy().call_waits_s
LOOKED_UP = "looked up at its place in the bucket: found, it is fetched; proved absent, sent again"
NOT_LOOKED_UP = "it cannot be looked up; the next rung follows"


@dataclass(frozen=True)
class Consequence:
    """What follows, and what the ledger says then."""

    next: str
    charge: str
    """`nothing`, `in doubt`, `charged` or `open` (known once the clip is there)."""


def raised(outcome: Outcome) -> Exception:
    """An error such as the adapter raises."""
    if not issubclass(outcome.error, ProviderError):
        return outcome.error("")
    if issubclass(outcome.error, Unavailable):
        return outcome.error("", "", True, None, bool(outcome.sent))
    wait_s = 7.0 if outcome.told_wait else None
    return outcome.error("", "", issubclass(outcome.error, RateLimited), wait_s)


def consequence(provider: Provider, outcome: Outcome) -> Consequence:
    """By the same functions and rules that the workflows follow."""
    error = raised(outcome)
    if provider.kind is Kind.KEEP:
        stops = "the video stops with this message; what is finished is kept"
        again = "the store makes the request again (six times, up to a minute); then "
        return Consequence((again if outcome.requests > 1 else "") + stops, "nothing")
    if provider.kind is Kind.CALL:
        return _after_call(outcome, error)
    if provider.kind is Kind.POLL:
        return _after_look(error, findable="key" not in provider.name)
    return _after_submission(provider, error)


def _after_call(outcome: Outcome, error: Exception) -> Consequence:
    """As `make_video` and `paid_call` do."""
    if isinstance(error, RateLimited):
        return Consequence(f"asked again {_when(error)}, for up to six hours", "nothing")
    if isinstance(error, Unavailable):
        waits = ", ".join(f"{wait:g}" for wait in WAITS)
        next = f"asked again after {waits} s; then the video stops and can be resumed"
        return Consequence(next, "in doubt" if error.sent else "nothing")
    answers = f"charged ({outcome.paid:g} answers)" if outcome.paid else "nothing"
    return Consequence("the video stops with this message", answers)


def _after_look(error: Exception, *, findable: bool) -> Consequence:
    """As `poll_clip` and `locate_clip` do."""
    if isinstance(error, OperationExpired):
        if findable:
            return Consequence("the bucket is looked into for the clip, which is fetched", "open")
        return Consequence("the clip is lost; the next rung follows", "in doubt")
    wait = f" {_when(error)}" if isinstance(error, RateLimited) else ""
    return Consequence(f"looked at again{wait}; the clip goes on being made", "open")


def _after_submission(provider: Provider, error: Exception) -> Consequence:
    """As `submit_clip`, `collect_clip` and `fetch_clip` do."""
    findable = "bucket" in provider.name or provider.name.split()[1] in FREE_OF_CHARGE
    if isinstance(error, OperationExpired):
        return _after_look(error, findable=findable)
    if isinstance(error, CheckFailed):
        return Consequence(_rung(provider, Trouble.WRONG_RESULT, error), "nothing")
    assert isinstance(error, ProviderError)
    trouble = definite_no(error) or _ended(error)
    if trouble is None:
        return Consequence(
            LOOKED_UP if findable else NOT_LOOKED_UP, "open" if findable else "in doubt"
        )
    return Consequence(_rung(provider, trouble, error), "nothing")


def _ended(error: ProviderError) -> Trouble | None:
    """A job's end without a clip."""
    if isinstance(error, ClipFiltered):
        return Trouble.FILTERED
    return Trouble.FAILED if isinstance(error, ClipFailed) else None


def _rung(provider: Provider, trouble: Trouble, error: Exception) -> str:
    """The ladder's own words for its next step."""
    name = provider.name.split()[1]
    tier = TIERS.get(name, name)
    prices = shipped_prices()
    step = ladder.after(
        ladder.start(tier),
        trouble,
        rules=LadderRules(),
        can_reword=True,
        tier_below=prices.below(tier) if tier in prices.tiers_of(name) else None,
        retry_after_s=getattr(error, "retry_after_s", None),
    )
    wait = f", after {step.wait_s:g} s" if step.wait_s and step.action is not Action.DRAW else ""
    return f"{step.why}{wait}"


def _when(error: RateLimited) -> str:
    return "when the vendor says" if error.retry_after_s is not None else "after a wait"
