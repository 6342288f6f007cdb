"""Which topic of the library a theme means: by meaning, by words, then weighed exactly."""

from __future__ import annotations

from typing import NamedTuple

from reelwright.meaning import Vectors, embed
from reelwright.providers.script.library import Library, opening
from reelwright.providers.script.theme_words import content_words

ACCEPTED = 0.6
"""Score from which a topic counts as the theme's own."""

CANDIDATES = 64
WEIGHED = 20
SHARING = 40


class Match(NamedTuple):
    """A topic and how well it fits the theme; 0.6 and above is the theme itself."""

    place: int
    score: float


def find_topics(theme: str, library: Library) -> list[Match]:
    """Topics that fit `theme`, best first (at most 20)."""
    wanted = content_words(theme, library.language)
    vector = embed([theme])
    places = library.near(vector[0], CANDIDATES)
    places += [place for place in _sharing_words(wanted, library) if place not in places]
    fits = {place: _words_fit(wanted, place, library) for place in places}
    rough = dict(zip(places, library.closeness(vector[0], places), strict=True))
    places = sorted(places, key=lambda place: -rough[place] - fits[place])[:WEIGHED]
    likeness = meaning_likeness(vector, places, library)
    matches = [
        Match(place, like + fits[place]) for place, like in zip(places, likeness, strict=True)
    ]
    return sorted(matches, key=lambda match: -match.score)


def meaning_likeness(vector: Vectors, places: list[int], library: Library) -> list[float]:
    """Likeness of each topic's name and of its text to `vector`, the mean of both."""
    topics = [library.topics[place] for place in places]
    names = embed([f"{topic.title}. {topic.description[:80]}" for topic in topics]) @ vector[0]
    texts = embed([topic.text[:300] for topic in topics]) @ vector[0]
    return [float(value) for value in (names + texts) / 2]


def _sharing_words(wanted: list[str], library: Library) -> list[int]:
    """Topics named, or opening, with most of the theme's words; the closest first."""
    goal = set(wanted)
    found = [
        (max(_overlap(goal, title), 0.8 * len(goal & lead) / len(goal)), place)
        for place, (title, lead) in enumerate(
            zip(library.title_words, library.lead_words, strict=True)
        )
        if title & goal or lead & goal
    ]
    return [place for fit, place in sorted(found, reverse=True)[:SHARING] if fit > 0.3]


def _overlap(goal: set[str], words: frozenset[str]) -> float:
    return len(words & goal) / len(words | goal)


def _words_fit(wanted: list[str], place: int, library: Library) -> float:
    """How far the theme's words are the topic's title (at most 0.65) or its text's subject.

    Less where they only describe the title's own noun (`Jeu du loup`), and where the word that
    matters most is nowhere in the topic.
    """
    goal = set(wanted)
    if not goal:
        return 0.0
    topic = library.topics[place]
    title = library.title_words[place]
    covered = len(goal & title) / len(goal)
    exact = len(goal & title) / max(1, len(title))
    first = set(content_words(opening(topic.text, 4), library.language))
    lead = library.lead_words[place]
    named = 0.85 if "".join(wanted) in lead else 0.75 * len(goal & lead) / len(goal)
    named = 0.9 if goal <= first else named
    fit = 0.4 * max(covered * (0.6 + 0.4 * exact), named)
    if covered and _head(content_words(topic.name, library.language), library) not in goal:
        fit *= 0.5
    if _head(wanted, library) not in content_words(f"{topic.title} {topic.text}", library.language):
        fit -= 0.15
    return fit + (0.25 if title == goal else 0.0)


def _head(stems: list[str], library: Library) -> str:
    """The noun that the others describe: the first in French and Spanish, the last in English."""
    if not stems:
        return ""
    return stems[-1] if library.language == "en" else stems[0]
