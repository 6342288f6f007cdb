"""Finds the picture that a sentence is about: by its words' spelling first, then by meaning."""

from __future__ import annotations

import json
import lzma
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from reelwright.domain.clip import ArtRef
from reelwright.meaning import Vectors, embed
from reelwright.motion.choice.spelling import Lexicon, Match, Token, tokens

THRESHOLD = 0.36
"""Below this likeness a picture would rather puzzle than show."""

NOTHING = "nothing"
"""Key of phrases that use a thing's name without meaning it (au cœur de la ville)."""

_NOTO_BONUS = 0.06
_WORD_LIKENESS = 0.6
"""A single word as near as this to a picture's name is its translation, or nearly."""


@dataclass(frozen=True)
class ArtIndex:
    """Every searchable picture with its vectors and words."""

    refs: tuple[ArtRef, ...]
    vectors: npt.NDArray[np.float32]
    """2 × pictures × 512: of the bare name, and of the name with its tags."""
    named: npt.NDArray[np.bool_]
    """True where only spelling may find it."""
    coloured: npt.NDArray[np.bool_]
    hub: npt.NDArray[np.float32]
    """How far each picture attracts words that mean nothing to the encoder, from 0."""
    listed: Lexicon
    labels: Lexicon
    tags: Lexicon
    position: dict[str, int]

    def likeness(self, queries: Vectors) -> npt.NDArray[np.float32]:
        """Queries × pictures, the better of both vectors."""
        sheet: npt.NDArray[np.float32] = np.maximum(
            queries @ self.vectors[0].T, queries @ self.vectors[1].T
        )
        return sheet


@lru_cache(maxsize=1)
def art_index() -> ArtIndex:
    folder = files("reelwright").joinpath("assets/art")
    entries = json.loads(lzma.decompress(folder.joinpath("index.json.xz").read_bytes()))
    table = tomllib.loads(folder.joinpath("words.toml").read_text("utf-8"))
    stored = np.load(BytesIO(folder.joinpath("index.npy").read_bytes()))
    keys = [f"{entry['pack']}:{entry['name']}" for entry in entries]
    return ArtIndex(
        refs=tuple(ArtRef(pack=entry["pack"], name=entry["name"]) for entry in entries),
        vectors=stored.astype(np.float32) / (127 * 4),
        named=np.array([entry["named"] for entry in entries]),
        coloured=np.array([entry["pack"] == "noto" for entry in entries]),
        hub=np.maximum(0, np.array([entry["hub"] for entry in entries], np.float32) - 0.25),
        listed=Lexicon(table),
        labels=Lexicon(
            {
                key: [f"{tag}:{label}" for tag, label in entry["labels"].items()]
                for key, entry in zip(keys, entries, strict=True)
            }
        ),
        tags=Lexicon(
            {
                key: [f"{tag}:{word}" for tag, words in entry["tags"].items() for word in words]
                for key, entry in zip(keys, entries, strict=True)
                if not entry["named"]
            }
        ),
        position={key: index for index, key in enumerate(keys)},
    )


@lru_cache(maxsize=1)
def _dull_words() -> frozenset[str]:
    """Words too general to choose a picture by, folded, of six languages."""
    text = files("reelwright").joinpath("assets/art/dull_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def find_art(text: str, k: int = 4, *, language: str = "") -> list[tuple[ArtRef, float]]:
    """The `k` best pictures for a text, best first, none below THRESHOLD.

    `language` is short (`fr`); empty means any. Scores: above 0.75 a listed word, above
    0.6 the picture's own name in the text's language, below that likeness of meaning.
    """
    index = art_index()
    spoken = tokens(text)
    if not spoken:
        return []
    listed = index.listed.matches(spoken, language)
    claimed = {
        place for match in listed for place in range(match.start, match.start + match.length)
    }
    names = _names(spoken, language)
    likeness = index.likeness(embed([text, *_telling(spoken, claimed | names)]))
    scores = _by_meaning(index, likeness)

    def lift(match: Match, base: float, weight: float) -> None:
        place = index.position[match.key]
        early = 0.06 * (1 - match.start / len(spoken))
        found = base + weight * float(likeness[0, place]) + early
        scores[place] = max(scores[place], found)

    for lexicon, base, weight in ((index.tags, 0.25, 0.6), (index.labels, 0.6, 0.5)):
        for match in lexicon.matches(spoken, language):
            span = range(match.start, match.start + match.length)
            if (claimed | names).isdisjoint(span) and _is_telling([spoken[i] for i in span]):
                lift(match, base, weight)
    for match in listed:
        if match.key != NOTHING:
            lift(match, 0.75, 0.5)
    order = np.argsort(-scores, kind="stable")[: max(k * 4, 12)]
    best = [(index.refs[i], min(1.0, float(scores[i]))) for i in order if scores[i] >= THRESHOLD]
    return distinct(best)[:k]


def distinct(found: Iterable[tuple[ArtRef, float]]) -> list[tuple[ArtRef, float]]:
    """Keep the first of pictures that show the same thing (honeybee, honeybee in another set)."""
    kept: list[tuple[ArtRef, float]] = []
    stems: set[str] = set()
    for ref, score in found:
        parts = {part.rstrip("s") for part in ref.name.split("-") if len(part) > 2}
        if not parts & stems:
            kept.append((ref, score))
            stems |= parts
    return kept


def _by_meaning(index: ArtIndex, likeness: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Likeness of the whole text, lifted where one of its words names the picture."""
    whole = likeness[0] + _NOTO_BONUS * index.coloured - 0.4 * index.hub
    scores: npt.NDArray[np.float32] = whole.astype(np.float32)
    if len(likeness) > 1:
        nearest = likeness[1:].max(axis=0) - index.hub
        lifted = 0.12 + 0.45 * nearest + 0.45 * whole
        scores = np.where(nearest >= _WORD_LIKENESS, np.maximum(scores, lifted), scores)
    return np.where(index.named, 0.0, scores).astype(np.float32)


def _names(spoken: list[Token], language: str) -> set[int]:
    """Tokens that are proper names by their capital, which only spelling may read; none in
    German, nor in a title where every word has one."""
    capitals = {place for place, token in enumerate(spoken) if token.written[0].isupper()}
    if language == "de" or len(capitals) > 0.6 * len(spoken):
        return set()
    return capitals - {0}


def _telling(spoken: list[Token], left_out: set[int]) -> list[str]:
    """Words that may name a thing, each once, at most sixteen."""
    words = {
        token.folded: token.written
        for place, token in enumerate(spoken)
        if place not in left_out and _is_telling([token])
    }
    return list(words.values())[:16]


def _is_telling(words: list[Token]) -> bool:
    """Whether at least one of the words is long and not general."""
    dull = _dull_words()
    return any(
        len(word.folded) > 2 and word.folded not in dull and not word.folded.isdigit()
        for word in words
    )
