"""Ladder: what comes next when a clip could not be had, down to drawing it."""

from __future__ import annotations

import math
from enum import StrEnum

from pydantic import Field

from reelwright.domain.model import Model
from reelwright.domain.prices import DRAWN


class Trouble(StrEnum):
    """Why one attempt brought no clip."""

    RATE_LIMITED = "rate_limited"
    """Asked too often; not accepted, waits and does not count."""
    FILTERED = "filtered"
    """A safety filter refused it; not charged, the same prompt often passes."""
    FAILED = "failed"
    """Accepted and come to nothing; not charged."""
    UNAVAILABLE = "unavailable"
    """Out of reach, and certainly not sent."""
    REJECTED = "rejected"
    """Refused for good: the same prompt would be refused again."""
    LOGIN_REFUSED = "login_refused"
    """The key or account is refused: other words would not help."""
    IN_DOUBT_LOST = "in_doubt_lost"
    """Whether it was accepted stayed unknown; the charge is in doubt, so it is not sent again."""
    MODEL_RETIRED = "model_retired"
    """The tier is no longer served."""
    OVER_BUDGET = "over_budget"
    """The video's own budget does not reach for this tier any more."""
    WRONG_RESULT = "wrong_result"
    """Delivered and charged, and not usable (corrupt, of the wrong length)."""


class Rung(StrEnum):
    """Where a clip stands on its way down."""

    SAME = "same_prompt"
    REWORDED = "reworded"
    LOWER = "lower_tier"
    DRAWN = "drawn"


class Action(StrEnum):
    """What the caller does next, once the wait is over."""

    SUBMIT = "submit"
    REWORD = "reword"
    """Have the prompt reworded, then submit; if that fails, `after_no_rewording`."""
    DRAW = "draw"


class LadderRules(Model):
    """Attempts and waits; seconds."""

    attempts: int = Field(default=3, ge=1)
    """On every rung."""
    attempt_waits_s: tuple[float, ...] = (60.0, 180.0)
    """Before the second attempt, the third …; the last one repeats."""
    rung_wait_s: float = Field(default=600.0, ge=0)
    """Before the next rung's first attempt, where waiting may help."""
    rate_limit_waits_s: tuple[float, ...] = (60.0, 180.0, 600.0)
    """Where the vendor does not say how long; the last one repeats."""
    rate_limit_patience_s: float = Field(default=21_600.0, gt=0)
    """Spent waiting on 429s in a row; after that the tier is given up."""
    shortest_wait_s: float = Field(default=1.0, gt=0)
    """A vendor's `Retry-After: 0` waits this long all the same."""

    def scaled(self, factor: float) -> LadderRules:
        """The same rules with every wait multiplied, for demos and tests."""
        return LadderRules(
            attempts=self.attempts,
            attempt_waits_s=tuple(wait * factor for wait in self.attempt_waits_s),
            rung_wait_s=self.rung_wait_s * factor,
            rate_limit_waits_s=tuple(wait * factor for wait in self.rate_limit_waits_s),
            rate_limit_patience_s=self.rate_limit_patience_s * factor,
            shortest_wait_s=self.shortest_wait_s * factor,
        )


class LadderState(Model):
    """Where one clip stands; kept with its row."""

    schema_version: int = 1
    rung: Rung
    tier: str
    attempt_on_rung: int = 1
    """The attempt being made, from 1."""
    attempts_total: int = 1
    """The same over all rungs: the `a<n>` of the paid request's key. A 429 does not raise it."""
    rate_limited: int = 0
    """429s in a row."""
    rate_waited_s: float = 0.0
    """Waited on them."""
    reworded: bool = False
    filtered: int = 0
    """Times a safety filter refused, over all rungs."""
    last_trouble: Trouble | None = None


class LadderStep(Model):
    """What to do, after how long, and why in words for people."""

    action: Action
    wait_s: float
    state: LadderState
    why: str


def start(tier: str) -> LadderState:
    """The top of the ladder, on the wanted tier."""
    return LadderState(rung=Rung.DRAWN if tier == DRAWN else Rung.SAME, tier=tier)


def after(
    state: LadderState,
    trouble: Trouble,
    *,
    rules: LadderRules,
    can_reword: bool,
    tier_below: str | None,
    retry_after_s: float | None = None,
) -> LadderStep:
    """The step that follows one attempt's trouble.

    `tier_below` is the next cheaper tier that the budget allows, None where there is none.
    The same arguments give the same step; every series of troubles ends in DRAW.
    """
    if trouble is Trouble.RATE_LIMITED:
        return _after_rate_limit(state, rules, tier_below, retry_after_s)
    noted = state.model_copy(
        update={
            "last_trouble": trouble,
            "rate_limited": 0,
            "rate_waited_s": 0.0,
            "filtered": state.filtered + (trouble is Trouble.FILTERED),
        }
    )
    if trouble in _STRAIGHT_DOWN:
        return _next_tier(noted, tier_below, 0.0, _WORDS[trouble])
    spent = noted.attempt_on_rung >= rules.attempts
    if not spent and trouble is not Trouble.REJECTED:
        wait = _at(rules.attempt_waits_s, noted.attempt_on_rung)
        if retry_after_s is not None and math.isfinite(retry_after_s):
            wait = max(wait, min(retry_after_s, rules.rate_limit_patience_s))
        upcoming = noted.attempt_on_rung + 1
        again = _moved(noted, noted.rung, noted.tier, attempt=upcoming)
        why = f"{_WORDS[trouble]}; attempt {upcoming} of {rules.attempts}"
        return LadderStep(action=Action.SUBMIT, wait_s=wait, state=again, why=why)
    wait = 0.0 if trouble is Trouble.REJECTED else rules.rung_wait_s
    # Other words do not bring a vendor back that is out of reach.
    if can_reword and not noted.reworded and trouble is not Trouble.UNAVAILABLE:
        reworded = _moved(noted, Rung.REWORDED, noted.tier, reworded=True)
        why = f"{_WORDS[trouble]}; the prompt is reworded"
        return LadderStep(action=Action.REWORD, wait_s=wait, state=reworded, why=why)
    return _next_tier(noted, tier_below, wait, _WORDS[trouble])


def after_no_rewording(state: LadderState, *, tier_below: str | None) -> LadderStep:
    """The step that follows where the prompt could not be reworded."""
    # The attempt that REWORD counted was never made.
    unmade = state.model_copy(update={"attempts_total": state.attempts_total - 1})
    return _next_tier(unmade, tier_below, 0.0, "the prompt could not be reworded")


def _after_rate_limit(
    state: LadderState, rules: LadderRules, tier_below: str | None, retry_after_s: float | None
) -> LadderStep:
    count = state.rate_limited + 1
    wait = _at(rules.rate_limit_waits_s, count)
    if retry_after_s is not None and math.isfinite(retry_after_s):
        wait = retry_after_s
    wait = max(wait, rules.shortest_wait_s)
    waited = state.rate_waited_s + wait
    noted = state.model_copy(
        update={
            "last_trouble": Trouble.RATE_LIMITED,
            "rate_limited": count,
            "rate_waited_s": waited,
        }
    )
    if waited > rules.rate_limit_patience_s:
        # Quotas are counted by model, so another tier may be free; other words would not help.
        return _next_tier(noted, tier_below, 0.0, "the vendor stays busy")
    why = f"the vendor is busy (429, {count} in a row); waiting does not count as an attempt"
    return LadderStep(action=Action.SUBMIT, wait_s=wait, state=noted, why=why)


def _next_tier(
    state: LadderState, tier_below: str | None, wait_s: float, reason: str
) -> LadderStep:
    if tier_below is None or tier_below == DRAWN:
        drawn = _moved(state, Rung.DRAWN, DRAWN)
        why = f"{reason}; the scene is drawn"
        return LadderStep(action=Action.DRAW, wait_s=0.0, state=drawn, why=why)
    lower = _moved(state, Rung.LOWER, tier_below)
    why = f"{reason}; the next tier is {tier_below}"
    return LadderStep(action=Action.SUBMIT, wait_s=wait_s, state=lower, why=why)


def _moved(
    state: LadderState, rung: Rung, tier: str, *, attempt: int = 1, reworded: bool = False
) -> LadderState:
    """At the next attempt, of this rung and tier."""
    return state.model_copy(
        update={
            "rung": rung,
            "tier": tier,
            "attempt_on_rung": attempt,
            "attempts_total": state.attempts_total + (rung is not Rung.DRAWN),
            "rate_limited": 0,
            "rate_waited_s": 0.0,
            "reworded": state.reworded or reworded,
        }
    )


def _at(waits: tuple[float, ...], count: int) -> float:
    """The wait for the `count`-th time, from 1; the last one repeats."""
    return waits[min(count, len(waits)) - 1] if waits else 0.0


_STRAIGHT_DOWN = frozenset(
    {Trouble.MODEL_RETIRED, Trouble.LOGIN_REFUSED, Trouble.IN_DOUBT_LOST, Trouble.OVER_BUDGET}
)
"""Neither another attempt nor other words would help on this tier."""
_WORDS = {
    Trouble.FILTERED: "a safety filter refused the picture",
    Trouble.FAILED: "the vendor could not make the clip",
    Trouble.UNAVAILABLE: "the vendor is out of reach",
    Trouble.REJECTED: "the vendor refuses the prompt",
    Trouble.LOGIN_REFUSED: "the vendor refuses the key",
    Trouble.IN_DOUBT_LOST: "the vendor's answer was lost and the charge is in doubt",
    Trouble.MODEL_RETIRED: "the model is no longer served",
    Trouble.OVER_BUDGET: "the budget does not reach",
    Trouble.WRONG_RESULT: "the clip that came cannot be used",
}
