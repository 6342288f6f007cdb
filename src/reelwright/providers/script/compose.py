"""From arranged facts to a Script: opening, scenes, closing line, keywords and credits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reelwright.domain.brief import Brief
from reelwright.domain.language import short_language
from reelwright.domain.scene_split import deal, scene_count
from reelwright.domain.script import Scene, Script
from reelwright.domain.sentences import opening_sentence, word_count
from reelwright.domain.surprise import surprise
from reelwright.providers.script.phrases import TAGS, closing_line, opening_line
from reelwright.providers.script.theme_words import content_words

WORDS_PER_SCENE = (20, 27)
"""A script's length per scene asked for: 160 to 216 words for eight, 64 to 86 s."""

WEAK_HOOK = 0.5
"""Surprise under which the first fact gets a question before it."""


def length_for(brief: Brief) -> tuple[int, int]:
    """Words to aim for and words never to pass, closing line not counted."""
    low, high = WORDS_PER_SCENE
    return low * brief.scenes, high * brief.scenes - 8


def compose(
    sentences: Sequence[str],
    *,
    brief: Brief,
    title: str,
    keywords: Callable[[str], tuple[str, ...]],
    open_with_theme: bool = True,
    tags: Sequence[str] = (),
) -> Script:
    """Script of `sentences` in their order; `keywords` names what a scene's text is about."""
    short = short_language(brief.language)
    lines = list(sentences)
    closing = closing_line(short, f"{brief.theme}|{brief.language}")
    if open_with_theme and not _catches(lines[0], title, short):
        opener = opening_line(short, title)
        lines = [opener, *lines] if opener else lines
    if closing:
        lines.append(closing)
    count = scene_count(sum(word_count(line) for line in lines), brief.scenes)
    gap = "" if short in ("ja", "zh", "th") else " "
    texts = [gap.join(part) for part in deal(lines, count, short)]
    scenes = tuple(
        Scene(id=f"s{number:02d}", voice_over=text, keywords=keywords(text))
        for number, text in enumerate(texts, 1)
    )
    return Script(
        title=title,
        language=brief.language,
        hook=opening_sentence(scenes[0].voice_over, brief.language),
        scenes=scenes,
        hashtags=hashtags([title, *tags], short),
    )


def _catches(line: str, title: str, language: str) -> bool:
    """Whether a first line surprises and says what it is about."""
    named = set(content_words(title, language)) & set(content_words(line, language))
    return bool(named) and surprise(line, language) >= WEAK_HOOK


def hashtags(names: Sequence[str], language: str) -> tuple[str, ...]:
    """Up to four tags from `names`, then the language's own two."""
    tags: list[str] = []
    for name in names:
        tag = "#" + "".join(re.findall(r"\w+", name.lower()))
        if 3 < len(tag) <= 30 and tag not in tags:
            tags.append(tag)
    return (*tags[:4], *TAGS.get(language, ()))


_DETERMINER: dict[str, str] = {
    "fr": r"(?:les?|la|l['’]|une?|des?|du|d['’]|ses?|son|sa|leurs?|aux?|cette|ces?)",
    "en": r"(?:the|an?|its|their|his|her|this|these|some|of|in)",
    "es": r"(?:el|las?|los|una?|unos|unas|del?|al|sus?|este|esta)",
    "de": r"(?:der|die|das|den|dem|des|eine?[rnms]?|ihre?|seine?)",
    "it": r"(?:il|lo|la|i|gli|le|l['’]|un[ao']?|d[eai]l(?:l[aeo'’])?|dei|nel(?:l[ao'’])?)",
    "pt": r"(?:os?|as?|um|uma|d[oae]s?|n[oa]s?|seus?|suas?)",
}


def telling_words(text: str, language: str, *, most: int = 6) -> tuple[str, ...]:
    """Names, and the words after determiners and numbers: the nouns of a scene, roughly."""
    short = short_language(language)
    names = re.findall(
        r"(?<=[^.!?…»\s]\s)[A-ZÀ-Þ][\w'’-]+(?:\s(?:(?:de|du|of|the|da|von|del?)\s)?[A-ZÀ-Þ][\w'’-]+)*",
        text,
    )
    determiner = _DETERMINER.get(short)
    nouns = (
        re.findall(rf"(?<!\w){determiner}(?:\s+|(?<=['’]))([^\W\d_]{{4,}})", text, re.IGNORECASE)
        if determiner
        else re.findall(r"[^\W\d_]{5,}", text)
    )
    counted = re.findall(r"\d\s+(?:millions?\s+d['’e]\s?)?([^\W\d_]{4,})", text)
    found = dict.fromkeys([*names, *counted, *nouns])
    return tuple(word for word in found if len(word) > 3)[:most]
