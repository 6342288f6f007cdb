"""From a matched topic to facts: its own sentences, then those of topics that speak of it."""

from __future__ import annotations

import re
from dataclasses import replace

from reelwright.domain.language_words import OPENING_VERBS
from reelwright.domain.sentences import leans_back, word_count
from reelwright.domain.spoken_prose import speakable
from reelwright.domain.surprise import surprise
from reelwright.meaning import Vectors, embed
from reelwright.providers.script.facts import Fact
from reelwright.providers.script.library import Library, Topic
from reelwright.providers.script.theme_words import content_words, words_pattern
from reelwright.providers.script.topic_search import Match

WEIGHED = 90
"""So many sentences of other topics are weighed by meaning; the rest is too far off."""

NEIGHBOURS = 8
FAR = 0.3
"""Likeness to the theme under which a sentence of another topic is off it."""

_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_LISTED_BEFORE = re.compile(r"(?:,|\b(?:et|ou|and|or|y|o|e))\s+(?:\w{1,3}['’ ]\s*){0,2}$")
_LISTED_AFTER = re.compile(r"(?:,|\s+(?:et|ou|and|or|y|o|e)\b|\.)")
_EXAMPLE = re.compile(r"\b(?:such as|like|tels? que|telles? que|comme|tales? como|como)\b[^.]*$")
_SINGULAR = ("il", "elle", "it", "he", "she", "él", "ella")
_COPULA = {
    "fr": r"est|sont|était|étaient|fut|furent|désigne|désignent|forment?|constituent?|a|ont|se|s'",
    "en": r"is|are|was|were|has|have|forms?|refers|comprises?",
    "es": r"es|son|era|eran|fue|fueron|constituyen?|forma|forman|se",
}
_BINOMIAL = re.compile(
    r"\b(?!Les |La |Le |Una |The )[A-Z][a-z]{3,}(?:us|a|is|um|es|ys|os|on|er|ma|ra) "
    r"[a-z]{4,}(?:us|a|is|um|ae|ii|ens|ica|or)\b"
)


def gather(theme: str, match: Match, library: Library) -> tuple[list[Fact], list[int]]:
    """Facts on `theme`, grouped by topic, the theme's own first; and each group's topic."""
    topic = library.topics[match.place]
    own = _own_facts(topic, library.language)
    patterns = _theme_patterns(theme, topic, library)
    meaning = embed([f"{theme}. {topic.title}", topic.text[:300]]).mean(axis=0, keepdims=True)
    others = _other_facts(match.place, patterns, meaning, library)
    places = [match.place]
    facts = list(own)
    for place, found in others:
        facts += [replace(fact, group=len(places)) for fact in found]
        places.append(place)
    return facts, places


def _own_facts(topic: Topic, language: str) -> list[Fact]:
    facts = []
    sentences = speakable(topic.text, language)
    for order, text in enumerate(sentences):
        worth = 4.0 + 0.2 * surprise(text, language) - 0.05 * order + (1.0 if order == 0 else 0.0)
        worth -= _oddness(text, topic)
        facts.append(Fact(text, 0, order, worth, leans_back(text, language)))
    return _named(facts, topic, language)


def _oddness(text: str, topic: Topic) -> float:
    return 2.0 if topic.is_nature and _BINOMIAL.search(text) else 0.0


def _named(facts: list[Fact], topic: Topic, language: str) -> list[Fact]:
    """Facts whose subject stands in an earlier one get its name, so that they can stand alone."""
    subject = _subject(facts[0].text, topic, language) if facts else ""
    return [_standing(fact, subject, language) if fact.leans else fact for fact in facts]


def _standing(fact: Fact, subject: str, language: str) -> Fact:
    first, _, rest = fact.text.partition(" ")
    if not subject or not rest:
        return fact
    if first.lower() in _SINGULAR:
        text = f"{subject} {rest}"
    elif first.lower() in OPENING_VERBS.get(language, frozenset()):
        text = f"{subject} {first.lower()} {rest}"
    else:
        return fact
    return replace(fact, text=text, leans=leans_back(text, language))


def _subject(lead: str, topic: Topic, language: str) -> str:
    """`La lave` from `La lave est …`; empty where the lead's subject is not plain."""
    if topic.is_person:
        return topic.name
    match = re.match(rf"(?P<np>[^,;:.]{{2,40}}?)\s+(?:{_COPULA[language]})(?=[\s'])", lead)
    if match is None or re.match(r"(?:Les|Los|Las|Des|Un[ea]?|An?)\s", match["np"]):
        return ""
    known = set(content_words(topic.name, language)) & set(content_words(match["np"], language))
    return match["np"] if known else ""


def _theme_patterns(theme: str, topic: Topic, library: Library) -> list[re.Pattern[str]]:
    """How other texts speak of the theme: in its own words and by the topic's title."""
    names = [content_words(theme, library.language), content_words(topic.name, library.language)]
    return [words_pattern(stems) for stems in names if stems and len("".join(stems)) > 2]


def _other_facts(
    main: int, patterns: list[re.Pattern[str]], meaning: Vectors, library: Library
) -> list[tuple[int, list[Fact]]]:
    """Facts of topics that name the theme, or stand next to it in meaning, the closest first."""
    candidates: dict[int, list[Fact]] = {}
    mentioned = {place for pattern in patterns for place in library.mentioning(pattern)}
    near = library.near(meaning[0], NEIGHBOURS)
    for place in mentioned - {main}:
        topic = library.topics[place]
        found = _mention_facts(topic, patterns, library.language, near=place in near)
        if found:
            candidates[place] = found
    for place in _linked(main, library):
        if place not in candidates:
            candidates[place] = _lead_facts(library.topics[place], library.language)
    weighed = _weigh(candidates, meaning)
    return sorted(weighed, key=lambda item: -max(fact.worth for fact in item[1]))


def _linked(main: int, library: Library) -> list[int]:
    """Topics, no people, that the theme's own text names."""
    text = frozenset(content_words(library.topics[main].text, library.language))
    return [
        place
        for place, words in enumerate(library.title_words)
        if words and words <= text and place != main and not library.topics[place].is_person
    ]


def _mention_facts(
    topic: Topic, patterns: list[re.Pattern[str]], language: str, *, near: bool
) -> list[Fact]:
    """The sentences of `topic` that name the theme; all of them where it is the theme's kin."""
    kin = near or any(pattern.search(topic.name) for pattern in patterns)
    facts = []
    for order, text in enumerate(speakable(topic.text, language)):
        names = any(_named_in(text, pattern) for pattern in patterns)
        worth = (1.4 if names else 1.1 if kin else -9.0) + 0.2 * surprise(text, language)
        worth -= 12.0 if order and _ACRONYM.search(text) else 0.0
        worth -= _oddness(text, topic) + 0.04 * max(0, word_count(text) - 24)
        facts.append(Fact(text, 0, order, worth, leans_back(text, language)))
    return [fact for fact in _named(facts, topic, language) if fact.worth > -3]


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
    flat = sorted((item for item in flat if item[1].worth > -3), key=lambda item: -item[1].worth)
    flat = flat[:WEIGHED]
    likeness = embed([fact.text for _, fact in flat]) @ meaning[0]
    kept: dict[int, list[Fact]] = {}
    for (place, fact), like in zip(flat, likeness, strict=True):
        if like >= FAR + (0.12 if fact.worth < 1.0 else 0.0):
            worth = fact.worth + 2.5 * float(like)
            kept.setdefault(place, []).append(replace(fact, worth=worth))
    return [(place, sorted(facts, key=lambda fact: fact.order)) for place, facts in kept.items()]
