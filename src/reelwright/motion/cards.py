"""Cards: the date, number or place that stands large over a scene's picture."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.domain.clip import Card, Place
from reelwright.domain.facts_in_text import Fact, facts_in_text
from reelwright.domain.script import Scene
from reelwright.ports import ScreenText

WORTH = 1.2
"""Weight from which a fact is worth a card."""
WORTH_SECOND = 1.9
"""Weight that a card beside another scene's card needs."""

WHITE = "#ffffff"
GOLD = "#ffd27a"
INK = "#0b0f1a"
_START_MS = 350
_STEP_MS = 220
_BIG, _LONG, _SMALL = 190.0, 140.0, 60.0
"""Anton's capitals reach from 0.35 of the size above a line's y to 0.59 below it."""
_LONG_FROM = 10
"""Characters from which the big line is set smaller."""


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


def card_texts(
    card: Card, canvas: tuple[int, int], *, accent: str = GOLD
) -> tuple[ScreenText, ...]:
    """Lines of a card in the upper part of a picture whose shape is `canvas`.

    A date has its day over its year; numbers and places have their small line below.
    `accent` colours the small line.
    """
    width, height = canvas
    unit = min(width, height) / 1080
    x, page = width / unit / 2, height / unit
    top = 286.0 if page > 1500 else 0.11 * page
    big = _BIG if len(card.text) < _LONG_FROM else _LONG
    over = card.kind == "date" and bool(card.sub)
    small_y = top + 26 if over else top + 0.94 * big + 50
    big_y = top + 96 + 0.35 * big if over else top + 0.35 * big
    first, second = (_START_MS, _START_MS + _STEP_MS)
    texts = [
        ScreenText(
            text=card.text,
            x=x,
            y=big_y,
            size=big,
            font="Anton",
            colour=WHITE,
            outline=INK,
            outline_width=7.0,
            start_ms=second if over else first,
            entrance="pop" if card.kind == "number" else "rise",
        )
    ]
    if card.sub:
        texts.append(
            ScreenText(
                text=card.sub,
                x=x,
                y=small_y,
                size=_SMALL,
                font="Montserrat Black",
                colour=accent,
                outline=INK,
                outline_width=5.0,
                start_ms=first if over else second,
                entrance="rise",
            )
        )
    return tuple(sorted(texts, key=lambda text: text.y))


def _best(scene: Scene, language: str) -> Fact | None:
    facts = facts_in_text(scene.voice_over, language)
    return facts[0] if facts and facts[0].weight >= WORTH else None
