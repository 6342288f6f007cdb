"""From matched topics to facts: the theme's own sentences, then those of topics that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.sentences import leans_back, word_count
from reelwright.domain.spoken_prose import speakable
from reelwright.domain.surprise import surprise
from reelwright.meaning import Vectors, embed
from reelwright.providers.script.facts import Fact
from reelwright.providers.script.library import Library, Topic
from reelwright.providers.script.subjects import speaks_of_another, subject_of, with_subject
from reelwright.providers.script.theme_words import content_words, words_pattern
from reelwright.providers.script.topic_search import ACCEPTED, Match

WEIGHED = 60
"""So many sentences of other topics are weighed by meaning; the rest is too far off."""

FAR = 0.3
"""Likeness to the theme under which a sentence of another topic is off it."""

FAR_TOPIC = 0.35
"""The same for the topic as a whole."""

LINKED = 0.55
"""The same for a topic that only the theme's own text names."""

NEAR_TOPIC = 0.6
"""Likeness from which all of a topic that names the theme is about it."""

EXAMPLES = 6
"""A theme that is a kind of thing (`Les dinosaures`) is told by so many of its kind."""

_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_LISTED_BEFORE = re.compile(r"(?:,|\b(?:et|ou|and|or|y|o|e))\s+(?:\w{1,3}['’ ]\s*){0,2}$")
_LISTED_AFTER = re.compile(r"(?:,|\s+(?:et|ou|and|or|y|o|e)\b|\.)")
_EXAMPLE = re.compile(
    r"\b(?:except(?:é|o)?|excluding|sauf|hormis|à l['’]exception|excepción|salvo|unlike|such as|"
    r"like|tels? que|telles? que|comme|tales? como|como)\b[^.]*$",
    re.IGNORECASE,
)
_BINOMIAL = re.compile(
    r"\b(?!Les |La |Le |Una |The )[A-Z][a-z]{3,}(?:us|a|is|um|es|ys|os|on|er|ma|ra) "
    r"[a-z]{4,}(?:us|a|is|um|ae|ii|ens|ica|or)\b"
)


@dataclass(frozen=True)
class Gathered:
    """Facts and, for each of their groups, the place of its topic; the first is the theme's."""

    facts: list[Fact]
    places: list[int]
    is_kind: bool
    """Whether the theme is a kind of thing that several topics stand for alike."""


def gather(theme: str, matches: Sequence[Match], library: Library) -> Gathered:
    """Facts on `theme` from its topics (best first, the first one accepted)."""
    topic = library.topics[matches[0].place]
    alike = _of_its_kind(theme, matches, library)
    places = [match.place for match in alike]
    facts: list[Fact] = []
    for group, place in enumerate(places):
        own = _own_facts(library.topics[place], library.language)
        for fact in own[:2] if len(places) > 1 else own:
            facts.append(replace(fact, group=group, worth=fact.worth - 0.2 * group))
    words = [theme] if len(places) > 1 else [f"{theme}. {topic.title}", topic.text[:300]]
    meaning = embed(words).mean(axis=0, keepdims=True)
    patterns = _theme_patterns(theme, topic.name if len(places) == 1 else "", library)
    for place, found in _other_facts(set(places), patterns, meaning, library):
        facts += [replace(fact, group=len(places)) for fact in found]
        places.append(place)
    return Gathered(facts, places, len(alike) > 1)


def _of_its_kind(theme: str, matches: Sequence[Match], library: Library) -> Sequence[Match]:
    """The first match alone, or with its like where no topic is the theme itself."""
    first = matches[0]
    same = library.title_words[first.place] == frozenset(content_words(theme, library.language))
    if same or library.topics[first.place].is_person:
        return matches[:1]
    floor = max(ACCEPTED, first.score - 0.15)
    alike = [match for match in matches if match.score >= floor or match is first]
    if len(alike) < 3:
        return matches[:1]
    return [match for match in matches[:EXAMPLES] if match.score >= ACCEPTED]


def _own_facts(topic: Topic, language: str) -> list[Fact]:
    facts = []
    for order, text in enumerate(speakable(topic.text, language)):
        worth = 4.0 + 0.2 * surprise(text, language) - 0.05 * order + (1.0 if order == 0 else 0.0)
        worth -= _oddness(text, topic)
        facts.append(Fact(text, 0, order, worth, leans_back(text, language)))
    return _named(facts, topic, language)


def _oddness(text: str, topic: Topic) -> float:
    return 2.0 if topic.is_nature and _BINOMIAL.search(text) else 0.0


def _named(facts: list[Fact], topic: Topic, language: str) -> list[Fact]:
    """Facts with their subject's name for its pronoun, so that they can stand alone."""
    subject = subject_of(facts[0].text, topic, language) if facts else ""
    if not subject:
        return facts
    texts = [with_subject(fact.text, subject, language) for fact in facts]
    return [
        fact if text == fact.text else replace(fact, text=text, leans=leans_back(text, language))
        for fact, text in zip(facts, texts, strict=True)
    ]


def _theme_patterns(theme: str, name: str, library: Library) -> list[re.Pattern[str]]:
    """How other texts speak of the theme: in its own words and by the topic's name."""
    names = [content_words(text, library.language) for text in (theme, name)]
    return [words_pattern(stems) for stems in names if len("".join(stems)) > 2]


def _other_facts(
    own: set[int], patterns: list[re.Pattern[str]], meaning: Vectors, library: Library
) -> list[tuple[int, list[Fact]]]:
    """Facts of topics that name the theme, or that its text names, the closest first."""
    mentioned = {place for pattern in patterns for place in library.mentioning(pattern)}
    linked = {place for main in own for place in _linked(main, library)}
    places = sorted((mentioned | linked) - own)
    candidates: dict[int, list[Fact]] = {}
    for place, close in zip(places, library.closeness(meaning[0], places), strict=True):
        if close < (FAR_TOPIC if place in mentioned else LINKED):
            continue
        topic = library.topics[place]
        found = (
            _mention_facts(topic, patterns, library.language, near=close >= NEAR_TOPIC)
            if place in mentioned
            else _lead_facts(topic, library.language)
        )
        candidates[place] = [replace(fact, worth=fact.worth + 2 * close) for fact in found]
    weighed = _weigh(candidates, meaning)
    return sorted(weighed, key=lambda item: -max(fact.worth for fact in item[1]))


def _linked(main: int, library: Library) -> list[int]:
    """Topics, no people, that the theme's own text names; not parts of its own name."""
    topic = library.topics[main]
    text = frozenset(content_words(topic.text, library.language))
    own = library.title_words[main]
    return [
        place
        for place, words in enumerate(library.title_words)
        if words <= text
        and not words <= own
        and not library.topics[place].is_person
        and _says(topic.text, library.topics[place].name, library.language)
    ]


def _says(text: str, name: str, language: str) -> bool:
    return words_pattern(content_words(name, language)).search(text) is not None


def _mention_facts(
    topic: Topic, patterns: list[re.Pattern[str]], language: str, *, near: bool
) -> list[Fact]:
    """The sentences of `topic` that name the theme; all of them where it is the theme's kin."""
    kin = near or any(pattern.search(topic.name) for pattern in patterns)
    facts = []
    for order, text in enumerate(speakable(topic.text, language)):
        names = any(_named_in(text, pattern) for pattern in patterns)
        worth = (1.4 if names else 0.9 if kin else -9.0) + 0.2 * surprise(text, language)
        worth -= 12.0 if order and _ACRONYM.search(text) else 0.0
        worth -= _oddness(text, topic) + 0.04 * max(0, word_count(text) - 24)
        facts.append(Fact(text, 0, order, worth, leans_back(text, language)))
    return [
        fact
        if order == 0 or not speaks_of_another(fact.text, topic, language)
        else replace(fact, leans=True)
        for order, fact in enumerate(_named(facts, topic, language))
        if fact.worth > -3
    ]


def _named_in(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the sentence speaks of the theme, and not just lists it among others."""
    return any(
        not (
            _LISTED_BEFORE.search(text[: found.start()]) and _LISTED_AFTER.match(text, found.end())
        )
        and not _EXAMPLE.search(text[: found.start()])
        for found in pattern.finditer(text)
    )


def _lead_facts(topic: Topic, language: str) -> list[Fact]:
    texts = speakable(topic.text, language)[:1]
    return [Fact(text, 0, 0, 0.3 + 0.2 * surprise(text, language)) for text in texts]


def _weigh(candidates: dict[int, list[Fact]], meaning: Vectors) -> list[tuple[int, list[Fact]]]:
    """Candidates with the likeness of their text to the theme in their worth; far ones gone."""
    flat = [(place, fact) for place, facts in candidates.items() for fact in facts]
    flat = sorted(flat, key=lambda item: -item[1].worth)[:WEIGHED]
    likeness = embed([fact.text for _, fact in flat]) @ meaning[0]
    kept: dict[int, list[Fact]] = {}
    for (place, fact), like in zip(flat, likeness, strict=True):
        if like >= FAR:
            worth = fact.worth + 2.0 * float(like)
            kept.setdefault(place, []).append(replace(fact, worth=worth))
    return [(place, sorted(facts, key=lambda fact: fact.order)) for place, facts in kept.items()]
