"""Polling: few looks, little lateness, and not all at once."""

from __future__ import annotations

import math
import random
from collections import Counter
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.polling import PollRules, next_poll_ms

RULES = PollRules()


def _looks(end_ms: float, typical_ms: int, seed: int) -> list[int]:
    """Times of all looks at a job that ends at `end_ms`; the last one finds it done."""
    at = [next_poll_ms(0, typical_ms, seed=seed)]
    while at[-1] < end_ms:
        at.append(at[-1] + next_poll_ms(at[-1], typical_ms, seed=seed))
    return at


@pytest.mark.parametrize("typical_ms", [20_000, 60_000, 180_000])
def test_a_job_costs_about_six_looks_and_is_found_within_a_twentieth(typical_ms: int) -> None:
    chance = random.Random(typical_ms)
    counts, late = [], []
    for seed in range(1000):
        end_ms = typical_ms * math.exp(chance.gauss(0, 0.25))
        at = _looks(end_ms, typical_ms, seed)
        counts.append(len(at))
        late.append((at[-1] - end_ms) / typical_ms)
    assert mean(counts) < 7
    assert max(counts) < 25
    assert mean(late) < 0.055
    assert sorted(late)[950] < 0.14


def test_the_first_look_comes_near_sixty_per_cent_of_the_typical_time() -> None:
    firsts = [next_poll_ms(0, 60_000, seed=seed) for seed in range(500)]
    assert all(30_500 <= first <= 41_500 for first in firsts)
    assert abs(mean(firsts) - 36_000) < 500


def test_looks_are_dense_around_the_expected_end_and_back_off_to_a_ceiling() -> None:
    calm = PollRules(jitter=0)
    pauses = {at: next_poll_ms(at, 60_000, rules=calm) for at in (40_000, 60_000, 90_000, 10**7)}
    assert pauses[60_000] == 2_400
    assert pauses[40_000] > 2 * pauses[60_000]
    assert pauses[90_000] > 2 * pauses[60_000]
    assert pauses[10**7] == calm.ceiling_ms


def test_eight_thousand_clips_are_not_looked_at_together() -> None:
    seconds = Counter(next_poll_ms(0, 60_000, seed=f"v/{at}/g1") // 1000 for at in range(8000))
    assert max(seconds.values()) < 8000 / 8


def test_a_clip_is_looked_at_at_the_same_times_by_every_process() -> None:
    assert next_poll_ms(500, 2000, seed="v/s1/g1") == next_poll_ms(500, 2000, seed="v/s1/g1")


@given(st.integers(0, 10**10), st.integers(0, 10**8), st.integers())
def test_a_pause_is_never_nothing_and_never_endless(
    waited_ms: int, typical_ms: int, seed: int
) -> None:
    pause = next_poll_ms(waited_ms, typical_ms, seed=seed)
    assert RULES.floor_ms * 0.85 <= pause <= max(RULES.ceiling_ms, 0.6 * typical_ms) * 1.15 + 1
