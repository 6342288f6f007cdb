"""Grounding: what Wikipedia says about a theme, for a language model to keep to."""

from __future__ import annotations

from reelwright.domain.brief import Brief
from reelwright.domain.language import short_language
from reelwright.domain.script import Source
from reelwright.domain.script_prompt import MOST_KNOWLEDGE
from reelwright.errors import ProviderError
from reelwright.providers.script.asked import Knowledge
from reelwright.providers.script.library import LANGUAGES, load_library
from reelwright.providers.script.topic_search import ACCEPTED, find_topics
from reelwright.providers.script.wikipedia import (
    CREDIT,
    LICENCE,
    find_article,
    offline_source,
)
from reelwright.providers.script.wikipedia_api import WikipediaApi

RELATED = 3
"""Topics that are as near as the theme's own are told along."""


class WikipediaGrounding:
    """Finds the article when online, the offline summaries otherwise; a theme may have neither."""

    def __init__(self, base_url: str = "", *, online: bool = True) -> None:
        self._base_url = base_url or None
        self._online = online

    def __call__(self, brief: Brief) -> Knowledge | None:
        """None where nothing is known: the model then writes from what it knows itself."""
        found = self._article(brief) if self._online else None
        return found or _summaries(brief)

    def _article(self, brief: Brief) -> Knowledge | None:
        try:
            article = find_article(brief, WikipediaApi(brief.language, self._base_url))
        except ProviderError:
            return None  # Wikipedia is a help, not a need.
        if article is None:
            return None
        source = Source(title=article.title, url=article.url, licence=LICENCE, credit=CREDIT)
        return Knowledge(f"{article.title}\n{article.text[:MOST_KNOWLEDGE]}", (source,))


def _summaries(brief: Brief) -> Knowledge | None:
    short = short_language(brief.language)
    if short not in LANGUAGES:
        return None
    library = load_library(short)
    near = [match for match in find_topics(brief.theme, library) if match.score >= ACCEPTED]
    topics = [library.topics[match.place] for match in near[:RELATED]]
    if not topics:
        return None
    text = "\n\n".join(f"{topic.title}\n{topic.text}" for topic in topics)
    return Knowledge(text, tuple(offline_source(topic.title, short) for topic in topics))
