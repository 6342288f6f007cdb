"""The offline knowledge: Wikipedia summaries of one language and their index of meaning."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reelwright.providers.script.theme_words import content_words, stem

LANGUAGES = ("fr", "en", "es")
"""Short languages with offline knowledge."""

LEAD_WORDS = 14

_NATURE = ("Santé et médecine", "Biology and health sciences")
_PEOPLE = ("Personnalités", "People", "Personas")


def opening(text: str, words: int) -> str:
    """The first words of `text`, compounds as one (a `loup-garou` is no `loup`)."""
    return " ".join(text[: 12 * words].split()[:words]).replace("-", "")


class Topic(NamedTuple):
    """One article's summary."""

    title: str
    description: str
    text: str
    kind: str

    @property
    def name(self) -> str:
        """The title without what tells it from others: `Horizon (trou noir)` → `Horizon`."""
        return re.sub(r"\s*\([^)]*\)$", "", self.title)

    @property
    def is_person(self) -> bool:
        return self.kind in _PEOPLE

    @property
    def is_nature(self) -> bool:
        return self.kind in _NATURE


class Library:
    """All topics of one language, searchable by meaning and by words."""

    def __init__(self, language: str) -> None:
        folder = files("reelwright") / "assets" / "knowledge"
        rows = json.loads(lzma.decompress((folder / f"{language}.json.xz").read_bytes()))
        self.language = language
        self.topics = tuple(Topic(*row) for row in rows)
        with (folder / "axes.npy").open("rb") as file:
            self._axes = np.load(file).astype(np.float32)
        with (folder / f"{language}.index.npy").open("rb") as file:
            self._index = np.load(file)

    def near(self, vector: npt.NDArray[np.float32], count: int) -> list[int]:
        """Places of the `count` topics nearest in meaning to `vector` (512 numbers)."""
        likeness = self._index.astype(np.float32) @ (vector @ self._axes)
        best = np.argpartition(-likeness, count)[:count]
        return [int(place) for place in best[np.argsort(-likeness[best])]]

    def closeness(self, vector: npt.NDArray[np.float32], places: Sequence[int]) -> list[float]:
        """Likeness of topics to `vector`, by the index alone."""
        rows = self._index[list(places)].astype(np.float32)
        wanted = vector @ self._axes
        lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(wanted)
        return [float(one) for one in rows @ wanted / np.maximum(lengths, 1e-9)]

    def mentioning(self, words: re.Pattern[str]) -> list[int]:
        """Places of the topics in whose text or title `words` occurs."""
        return [
            place
            for place, topic in enumerate(self.topics)
            if words.search(topic.text) or words.search(topic.title)
        ]

    @cached_property
    def concepts(self) -> dict[str, str]:
        """Stem of every title that is one plain word, and the title: nouns worth showing."""
        return {
            stem(topic.title, self.language): topic.title
            for topic in self.topics
            if re.fullmatch(r"[^\W\d_]{4,}", topic.title) and not topic.is_person
        }

    @cached_property
    def title_words(self) -> tuple[frozenset[str], ...]:
        """Stems of each topic's title, without what stands in brackets."""
        return tuple(frozenset(content_words(topic.name, self.language)) for topic in self.topics)

    @cached_property
    def lead_words(self) -> tuple[frozenset[str], ...]:
        """Stems of each text's opening, where it names its subject (`Les ours forment …`)."""
        return tuple(
            frozenset(content_words(opening(topic.text, LEAD_WORDS), self.language))
            for topic in self.topics
        )


@lru_cache(maxsize=len(LANGUAGES))
def load_library(language: str) -> Library:
    """The library of a short language (one of LANGUAGES)."""
    return Library(language)
