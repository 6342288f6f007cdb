"""The ladder: every trouble has its next step, and every way down ends in drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.ladder import (
    Action,
    LadderRules,
    LadderState,
    LadderStep,
    Rung,
    Trouble,
    after,
    after_no_rewording,
    start,
)
from reelwright.domain.prices import DRAWN, shipped_prices

RULES = LadderRules()


def _after(
    state: LadderState,
    trouble: Trouble,
    *,
    can_reword: bool = True,
    below: str | None = "fake:bronze",
    retry_after_s: float | None = None,
    rules: LadderRules = RULES,
) -> LadderStep:
    return after(
        state,
        trouble,
        rules=rules,
        can_reword=can_reword,
        tier_below=below,
        retry_after_s=retry_after_s,
    )


def _walk(trouble: Trouble, *, can_reword: bool = True) -> list[tuple[str, float, str]]:
    """Action, wait and tier of every step while the same trouble goes on."""
    state, steps = start("fake:silver"), []
    while state.rung is not Rung.DRAWN:
        below = shipped_prices().below(state.tier)
        step = _after(state, trouble, can_reword=can_reword, below=below)
        steps.append((str(step.action), step.wait_s, step.state.tier))
        state = step.state
        assert len(steps) < 100, "the ladder does not end"
    return steps


SILVER, BRONZE = "fake:silver", "fake:bronze"


def test_failures_go_through_every_rung_with_the_designs_waits() -> None:
    assert _walk(Trouble.FAILED) == [
        ("submit", 60.0, SILVER),
        ("submit", 180.0, SILVER),
        ("reword", 600.0, SILVER),
        ("submit", 60.0, SILVER),
        ("submit", 180.0, SILVER),
        ("submit", 600.0, BRONZE),
        ("submit", 60.0, BRONZE),
        ("submit", 180.0, BRONZE),
        ("draw", 0.0, DRAWN),
    ]
    assert _walk(Trouble.WRONG_RESULT) == _walk(Trouble.FAILED) == _walk(Trouble.FILTERED)


def test_without_a_reworder_that_rung_is_skipped() -> None:
    steps = _walk(Trouble.FAILED, can_reword=False)
    assert [action for action, _, _ in steps] == ["submit"] * 5 + ["draw"]


def test_an_outage_is_waited_for_and_never_reworded() -> None:
    assert _walk(Trouble.UNAVAILABLE) == _walk(Trouble.FAILED, can_reword=False)


def test_a_refused_prompt_is_never_sent_again_as_it_is() -> None:
    assert _walk(Trouble.REJECTED) == [
        ("reword", 0.0, SILVER),
        ("submit", 0.0, BRONZE),
        ("draw", 0.0, DRAWN),
    ]


@pytest.mark.parametrize(
    "trouble", [Trouble.MODEL_RETIRED, Trouble.IN_DOUBT_LOST, Trouble.LOGIN_REFUSED]
)
def test_a_lost_answer_a_retired_model_or_a_refused_key_falls_at_once(trouble: Trouble) -> None:
    assert _walk(trouble) == [("submit", 0.0, BRONZE), ("draw", 0.0, DRAWN)]


def test_filtered_is_told_apart_and_counted_over_all_rungs() -> None:
    step = _after(start("fake:silver"), Trouble.FAILED)
    step = _after(step.state, Trouble.FILTERED)
    step = _after(step.state, Trouble.FILTERED)
    assert step.action is Action.REWORD
    assert (step.state.filtered, step.state.last_trouble) == (2, Trouble.FILTERED)
    assert "safety filter" in step.why


def test_a_prompt_refused_on_a_lower_tier_is_reworded_where_it_was_not_yet() -> None:
    lower = _after(start("fake:silver"), Trouble.MODEL_RETIRED).state
    step = _after(lower, Trouble.REJECTED, below=None)
    assert (step.action, step.state.tier) == (Action.REWORD, "fake:bronze")
    assert _after(step.state, Trouble.REJECTED, below=None).action is Action.DRAW


def test_every_attempt_but_a_429_has_its_own_number() -> None:
    state = start("fake:silver")
    state = _after(state, Trouble.RATE_LIMITED).state
    assert state.attempts_total == 1
    state = _after(state, Trouble.FAILED).state
    assert state.attempts_total == 2
    state = _after(state, Trouble.REJECTED).state
    assert (state.rung, state.attempts_total) == (Rung.REWORDED, 3)
    step = after_no_rewording(state, tier_below="fake:bronze")
    assert (step.action, step.state.tier, step.state.attempts_total) == (
        Action.SUBMIT,
        "fake:bronze",
        3,
    )
    assert after_no_rewording(state, tier_below=None).action is Action.DRAW


def test_a_429_waits_without_counting() -> None:
    state, waits = start("fake:silver"), []
    for _ in range(5):
        step = _after(state, Trouble.RATE_LIMITED)
        state, waits = step.state, [*waits, step.wait_s]
    assert waits == [60.0, 180.0, 600.0, 600.0, 600.0]
    assert (state.attempt_on_rung, state.rung, state.rate_limited) == (1, Rung.SAME, 5)
    assert _after(state, Trouble.FAILED).state.rate_limited == 0


def test_the_vendors_retry_after_is_kept() -> None:
    first = start("fake:silver")
    assert _after(first, Trouble.RATE_LIMITED, retry_after_s=7).wait_s == 7
    assert _after(first, Trouble.UNAVAILABLE, retry_after_s=90).wait_s == 90
    assert _after(first, Trouble.UNAVAILABLE, retry_after_s=5).wait_s == 60
    assert _after(first, Trouble.UNAVAILABLE, retry_after_s=1e9).wait_s == 21_600


@pytest.mark.parametrize("said", [0.0, -5.0, float("nan"), float("inf"), 1e12])
def test_an_absurd_retry_after_neither_spins_nor_waits_for_ever(said: float) -> None:
    step = _after(start("fake:silver"), Trouble.RATE_LIMITED, retry_after_s=said)
    assert step.wait_s >= 1 or step.state.tier == "fake:bronze"
    assert step.wait_s <= RULES.rate_limit_patience_s


def test_a_429_that_never_ends_goes_down_the_ladder() -> None:
    steps = _walk(Trouble.RATE_LIMITED)
    assert steps[-1] == ("draw", 0.0, DRAWN)
    assert [tier for _, _, tier in steps if tier == "fake:bronze"]
    on_silver = sum(wait for _, wait, tier in steps if tier == "fake:silver")
    assert 20_000 < on_silver <= RULES.rate_limit_patience_s


def test_waits_can_be_scaled_and_a_state_kept_as_json() -> None:
    quick = RULES.scaled(0.01)
    step = _after(start("fake:silver"), Trouble.FAILED, rules=quick)
    assert step.wait_s == pytest.approx(0.6)
    assert LadderState.model_validate_json(step.state.model_dump_json()) == step.state


def test_a_drawn_scene_starts_at_the_bottom() -> None:
    assert start(DRAWN).rung is Rung.DRAWN


@given(
    st.lists(
        st.tuples(st.sampled_from(Trouble), st.booleans(), st.none() | st.floats()),
        min_size=1,
        max_size=30,
    ),
    st.integers(1, 4),
)
def test_every_series_of_troubles_ends_in_drawing(
    series: list[tuple[Trouble, bool, float | None]], attempts: int
) -> None:
    rules = LadderRules(attempts=attempts, rate_limit_patience_s=50, shortest_wait_s=10)
    state, numbers, taken = start("fake:gold"), [1], 0
    while state.rung is not Rung.DRAWN:
        trouble, can_reword, retry_after_s = series[taken % len(series)]
        below = shipped_prices().below(state.tier)
        step = _after(
            state,
            trouble,
            can_reword=can_reword,
            below=below,
            retry_after_s=retry_after_s,
            rules=rules,
        )
        assert 0 <= step.wait_s <= max(rules.rate_limit_patience_s, rules.rung_wait_s)
        assert step.why
        assert (step.action is Action.DRAW) == (step.state.rung is Rung.DRAWN)
        if step.action is not Action.DRAW and trouble is not Trouble.RATE_LIMITED:
            numbers.append(step.state.attempts_total)
        state, taken = step.state, taken + 1
        # Four rungs of counted attempts, each with the 429s that patience allows.
        assert taken <= 4 * attempts * 7
    assert numbers == sorted(numbers)
