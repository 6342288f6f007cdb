"""Facts: the sentences a script may be made of, where they come from and how much they are worth.

`choose` picks them for a length, `arrange` puts the most surprising one first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reelwright.domain.sentences import leans_back, word_count
from reelwright.domain.surprise import surprise

ALIKE = 0.6
"""Share of common words above which two sentences say the same."""


@dataclass(frozen=True)
class Fact:
    """One spoken sentence; `group` is its source and `order` its place there."""

    text: str
    group: int
    order: int
    worth: float
    leans: bool = False
    """Only makes sense right after the fact before it in its group."""

    @property
    def words(self) -> int:
        return word_count(self.text)


def choose(facts: Sequence[Fact], *, words: int, most: int) -> list[Fact]:
    """The worthiest facts that together have about `words` words, never over `most`.

    A fact that leans on others takes them along. Kept in the order of `facts`.
    """
    runs = {id(fact): _run_before(fact, facts) for fact in facts}
    chosen: list[Fact] = []
    total = 0
    for fact in sorted(facts, key=lambda one: -one.worth):
        run = [one for one in runs[id(fact)] if one not in chosen]
        length = sum(one.words for one in run)
        if not run or total + length > most or any(_repeats(one, chosen) for one in run):
            continue
        chosen += run
        total += length
        if total >= words:
            break
    return [fact for fact in facts if fact in chosen]


def _run_before(fact: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """`fact` with the facts it leans on, in order; empty where one of them is missing."""
    run = [fact]
    while run[0].leans:
        place = facts.index(run[0])
        before = facts[place - 1] if place else None
        if before is None or (before.group, before.order) != (run[0].group, run[0].order - 1):
            return []
        run.insert(0, before)
    return run


def _repeats(fact: Fact, chosen: Iterable[Fact]) -> bool:
    words = _telling(fact.text)
    return any(_share(words, _telling(other.text)) > ALIKE for other in chosen)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if len(word) > 3)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def arrange(
    facts: Sequence[Fact], language: str, opens: Callable[[Fact], bool] = lambda fact: True
) -> list[Fact]:
    """The most surprising fact that `opens` admits first, with those that lean on it.

    The others stay as they were.
    """
    openings = [fact for fact in facts if not fact.leans and not leans_back(fact.text, language)]
    if not openings:
        return list(facts)
    fit = [fact for fact in openings if opens(fact)] or openings
    hook = max(fit, key=lambda fact: surprise(fact.text, language))
    start = facts.index(hook)
    end = start + 1
    while end < len(facts) and facts[end].leans and facts[end].group == hook.group:
        end += 1
    return [*facts[start:end], *facts[:start], *facts[end:]]
