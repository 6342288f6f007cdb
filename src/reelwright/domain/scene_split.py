"""Sentences dealt out to scenes, so that every scene lasts about as long as the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reelwright.domain.sentences import has_verb, word_count

FEWEST_WORDS = 12
MOST_WORDS = 28
"""Mean words of a scene above which the script gets more scenes."""


def scene_count(words: int, asked: int) -> int:
    """Scenes for a text of `words` words: `asked`, more for long texts, fewer for short ones."""
    if words < FEWEST_WORDS * asked:
        return max(1, words // FEWEST_WORDS)
    return max(asked, -(-words // MOST_WORDS))


def deal(sentences: Sequence[str], count: int, language: str) -> list[list[str]]:
    """`sentences` in order as `count` scenes of even length.

    Where there are fewer sentences than scenes, the longest are cut at a comma near their
    middle; what cannot be cut leaves fewer scenes.
    """
    parts = list(sentences)
    while len(parts) < count and _cut_longest(parts, language):
        pass
    count = min(count, len(parts))
    sizes = [word_count(part) for part in parts]
    goal = sum(sizes) / max(1, count)
    best: list[list[float]] = [[float("inf")] * (len(parts) + 1) for _ in range(count + 1)]
    start: list[list[int]] = [[0] * (len(parts) + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    for scene in range(1, count + 1):
        for end in range(scene, len(parts) + 1):
            for begin in range(scene - 1, end):
                cost = best[scene - 1][begin] + (sum(sizes[begin:end]) - goal) ** 2
                if cost < best[scene][end]:
                    best[scene][end], start[scene][end] = cost, begin
    scenes: list[list[str]] = []
    end = len(parts)
    for scene in range(count, 0, -1):
        scenes.insert(0, parts[start[scene][end] : end])
        end = start[scene][end]
    return scenes


def _cut_longest(parts: list[str], language: str) -> bool:
    """Cut the longest sentence that has a comma with a verb and five words on either side."""
    cuts = [
        (-word_count(part), abs(at - len(part) / 2), place, at)
        for place, part in enumerate(parts)
        for at in (found.end() for found in re.finditer(r",(?=\s)|、|，", part))
        if min(word_count(part[:at]), word_count(part[at:])) >= 5
        and not part[at:].lstrip()[:1].isupper()
        and has_verb(part[:at], language)
        and has_verb(part[at:], language)
    ]
    if not cuts:
        return False
    *_, place, at = min(cuts)
    parts[place : place + 1] = [parts[place][:at].strip(), parts[place][at:].strip()]
    return True
