"""Budget: a fixed sum spent where it shows, on the first and last scenes before the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reelwright.domain.model import Model
from reelwright.domain.prices import DRAWN


class SceneCost(Model):
    """What one scene's clip would cost, micro-dollars by tier."""

    scene_id: str
    microusd: Mapping[str, int]
    """A tier that cannot make this scene is left out."""


def importance_order(ids: Sequence[str]) -> tuple[str, ...]:
    """Scenes as they show: first, last, second, second to last, then the others in order."""
    corners = (0, -1, 1, -2)
    ends = [ids[at] for at in corners if -len(ids) <= at < len(ids)]
    return tuple(dict.fromkeys((*ends, *ids)))


def plan_budget(
    scenes: Sequence[SceneCost], tiers: Sequence[str], budget_microusd: int | None
) -> dict[str, str]:
    """Tier of every scene; `tiers` has the wanted one first, then those it may fall to.

    With a budget the sum of the chosen costs never exceeds it; scenes it does not reach are
    drawn. Without one every scene gets the wanted tier, or the first that can make it.
    """
    costs = {scene.scene_id: _offers(scene, tiers) for scene in scenes}
    if budget_microusd is None:
        return {scene_id: next(iter(offers), DRAWN) for scene_id, offers in costs.items()}
    order = importance_order([scene.scene_id for scene in scenes])
    chosen = dict.fromkeys(costs, DRAWN)
    left = budget_microusd
    for scene_id in order:
        offers = costs[scene_id]
        cheapest = min(offers, key=offers.__getitem__, default=DRAWN)
        if offers and offers[cheapest] <= left:
            chosen[scene_id] = cheapest
            left -= offers[cheapest]
    for scene_id in order:
        offers, now = costs[scene_id], chosen[scene_id]
        if now == DRAWN:
            continue
        # At worst it finds what the scene already has.
        best = next(tier for tier, cost in offers.items() if cost - offers[now] <= left)
        left -= offers[best] - offers[now]
        chosen[scene_id] = best
    return chosen


def _offers(scene: SceneCost, tiers: Sequence[str]) -> dict[str, int]:
    """Costs of the tiers that can make the scene, best tier first; drawing is no offer."""
    known = scene.microusd
    return {tier: known[tier] for tier in tiers if tier in known and tier != DRAWN}
