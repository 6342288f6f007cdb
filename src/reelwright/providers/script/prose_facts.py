"""From prose to facts: every sentence that can be spoken, weighed by surprise and by place."""

from __future__ import annotations

import re

from reelwright.domain.language import short_language
from reelwright.domain.sentences import leans_back
from reelwright.domain.spoken_prose import speakable
from reelwright.domain.surprise import surprise
from reelwright.providers.script.facts import Fact

LEAD_PARAGRAPHS = 4
"""An article's first paragraphs sum it up."""

MOST_SENTENCES = 400


def prose_facts(text: str, language: str) -> list[Fact]:
    """Facts of a person's own text, its opening and its surprises worth most."""
    return _facts(_paragraphs(text), language, lead=1, lead_bonus=0.5)


def article_facts(text: str, language: str) -> list[Fact]:
    """Facts of an encyclopedia's article, the summary at its head worth most."""
    return _facts(_paragraphs(text), language, lead=LEAD_PARAGRAPHS, lead_bonus=1.0)


def _paragraphs(text: str) -> list[str]:
    blocks = re.split(r"\n\s*\n|\n(?=\s*[-*•–]\s)|(?<=[.!?。！？»\"”])\s*\n", text)
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _facts(paragraphs: list[str], language: str, *, lead: int, lead_bonus: float) -> list[Fact]:
    short = short_language(language)
    facts: list[Fact] = []
    for number, paragraph in enumerate(paragraphs):
        for place, sentence in enumerate(speakable(paragraph, language)):
            worth = surprise(sentence, short)
            worth += lead_bonus if number < lead else 0.0
            worth += 2.5 if not facts else 0.0
            leans = place > 0 and leans_back(sentence, short)
            facts.append(Fact(sentence, number, place, worth, leans))
    return facts[:MOST_SENTENCES]
