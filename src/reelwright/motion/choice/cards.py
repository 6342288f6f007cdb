"""Cards: which date, number or place stands large over a scene's picture."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.domain.clip import Card, Place
from reelwright.domain.facts_in_text import Fact, facts_in_text
from reelwright.domain.script import Scene

WORTH = 1.2
"""Weight from which a fact is worth a card."""
WORTH_SECOND = 1.9
"""Weight that a card beside another scene's card needs."""


def card_for(scene: Scene, language: str) -> Card | None:
    """The scene's most telling date or number; None where nothing is worth standing large."""
    fact = _best(scene, language)
    return Card(kind=fact.kind, text=fact.text, sub=fact.sub) if fact else None


def cards_for(scenes: Sequence[Scene], language: str) -> dict[str, Card]:
    """Cards by scene id: half of the scenes at most, the most telling first, none twice."""
    best = {scene.id: fact for scene in scenes if (fact := _best(scene, language))}
    order = [scene.id for scene in scenes]
    chosen: dict[str, Card] = {}
    texts: set[str] = set()
    for scene_id, fact in sorted(best.items(), key=lambda item: -item[1].weight):
        place = order.index(scene_id)
        beside = {order[i] for i in (place - 1, place + 1) if 0 <= i < len(order)}
        crowded = bool(beside & chosen.keys()) and fact.weight < WORTH_SECOND
        if len(chosen) >= max(1, (len(scenes) + 1) // 2) or fact.text in texts or crowded:
            continue
        chosen[scene_id] = Card(kind=fact.kind, text=fact.text, sub=fact.sub)
        texts.add(fact.text)
    return chosen


def place_card(place: Place, country: str = "") -> Card:
    """The card of a map: the place, and its country in the script's language."""
    sub = country if country and country.casefold() != place.name.casefold() else ""
    return Card(kind="place", text=place.name.upper(), sub=sub.upper())


def _best(scene: Scene, language: str) -> Fact | None:
    facts = facts_in_text(scene.voice_over, language)
    return facts[0] if facts and facts[0].weight >= WORTH else None
