"""A budget is spent where it shows and never exceeded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.budget import SceneCost, importance_order, plan_budget
from reelwright.domain.prices import DRAWN

TIERS = ("gold", "silver", "bronze")


def _scenes(count: int, gold: int = 800, silver: int = 320, bronze: int = 120) -> list[SceneCost]:
    costs = {"gold": gold, "silver": silver, "bronze": bronze}
    return [SceneCost(scene_id=f"s{at}", microusd=costs) for at in range(1, count + 1)]


@pytest.mark.parametrize(
    ("ids", "order"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "ab"),
        ("abc", "acb"),
        ("abcd", "adbc"),
        ("abcdefgh", "ahbgcdef"),
    ],
)
def test_hook_and_ending_come_first(ids: str, order: str) -> None:
    assert importance_order(list(ids)) == tuple(order)


def test_without_a_budget_every_scene_gets_the_wanted_tier() -> None:
    assert set(plan_budget(_scenes(8), TIERS, None).values()) == {"gold"}
    assert set(plan_budget(_scenes(8), TIERS[1:], None).values()) == {"silver"}


def test_a_small_budget_goes_to_the_first_and_the_last_scene() -> None:
    chosen = plan_budget(_scenes(8), TIERS, 240)
    assert [at for at, tier in chosen.items() if tier != DRAWN] == ["s1", "s8"]
    assert chosen["s1"] == chosen["s8"] == "bronze"


def test_what_is_left_upgrades_the_same_scenes_first() -> None:
    chosen = plan_budget(_scenes(8), TIERS, 8 * 120 + 680 + 200)
    assert chosen["s1"] == "gold"
    assert chosen["s8"] == "silver"
    assert {chosen[f"s{at}"] for at in range(2, 8)} == {"bronze"}


def test_nothing_to_spend_draws_everything_but_what_is_free() -> None:
    assert set(plan_budget(_scenes(3), TIERS, 0).values()) == {DRAWN}
    free = [SceneCost(scene_id="s1", microusd={"pexels": 0})]
    assert plan_budget(free, ("pexels",), 0) == {"s1": "pexels"}


def test_a_tier_that_cannot_make_a_scene_is_passed_over() -> None:
    scenes = [
        SceneCost(scene_id="s1", microusd={"bronze": 5}),
        SceneCost(scene_id="s2", microusd={}),
    ]
    assert plan_budget(scenes, TIERS, None) == {"s1": "bronze", "s2": DRAWN}
    assert plan_budget(scenes, TIERS, 5) == {"s1": "bronze", "s2": DRAWN}


SCENES = st.lists(
    st.dictionaries(st.sampled_from(TIERS), st.integers(0, 1_000_000)), max_size=12
).map(
    lambda costs: [
        SceneCost(scene_id=f"s{at}", microusd=cost) for at, cost in enumerate(costs, start=1)
    ]
)


@given(SCENES, st.integers(0, 6_000_000))
def test_the_plan_never_exceeds_the_budget(scenes: list[SceneCost], budget: int) -> None:
    chosen = plan_budget(scenes, TIERS, budget)
    assert list(chosen) == [scene.scene_id for scene in scenes]
    costs = {scene.scene_id: scene.microusd for scene in scenes}
    spent = {at: costs[at][tier] for at, tier in chosen.items() if tier != DRAWN}
    assert sum(spent.values()) <= budget
    left = budget - sum(spent.values())
    # What is left buys no drawn scene a clip, and no scene a better one.
    for scene_id, tier in chosen.items():
        offers = [costs[scene_id][name] for name in TIERS if name in costs[scene_id]]
        if tier == DRAWN:
            assert not offers or min(offers) > left
            continue
        better = [
            costs[scene_id][name] for name in TIERS[: TIERS.index(tier)] if name in costs[scene_id]
        ]
        assert all(cost - spent[scene_id] > left for cost in better)


@given(st.integers(1, 12), st.integers(0, 12_000))
def test_a_scene_that_shows_more_is_never_worse_off(count: int, budget: int) -> None:
    chosen = plan_budget(_scenes(count), TIERS, budget)
    ranks = [(*TIERS, DRAWN).index(chosen[at]) for at in importance_order(list(chosen))]
    drawn = [rank == 3 for rank in ranks]
    assert drawn == sorted(drawn)
