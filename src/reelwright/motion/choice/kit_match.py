"""How well each kit of scenery suits each scene: by meaning, by telling words, by theme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from reelwright.domain.clip import ArtRef
from reelwright.domain.language import short_language
from reelwright.domain.script import Scene, Script
from reelwright.meaning import Vectors, embed
from reelwright.motion.choice.art_search import art_index
from reelwright.motion.choice.spelling import Lexicon, Token, tokens
from reelwright.motion.kit import Kit

Scores = npt.NDArray[np.float32]
"""Scenes × kits; about 0.3 is a fair fit, 0.6 a good one."""

MAP, FALLBACK = "map", "papercut"
"""Kits that are not chosen by likeness."""

_THEME = 0.35
"""Share of the whole script's fit that each scene shares in."""
_KIN = 0.2
_ART = 0.45
_TELLING = 0.25
"""Best fit from which a scene speaks for itself."""
_BY_NAME, _UNNAMED = frozenset({"temple", "stadium", "crowd", "village"}), 0.12
"""Kits that tell something definite, and what they lose where no word calls for them."""
_HOME, _LOST = 0.08, 0.22
_LIFELESS = frozenset({"space", "blackhole", "circuits", "crowd", "fortress", "factory"})
"""Kits in which no animal is at home."""
_EXACT = frozenset({"march", "people", "haus", "casa", "port", "rede", "nave"})
"""Words of kits that begin other, common words (marché, porter)."""


def suitable(kits: Mapping[str, Kit]) -> list[str]:
    """Names of the kits that compete by likeness, in a stable order."""
    return sorted(name for name in kits if name not in (MAP, FALLBACK))


def kit_scores(script: Script, kits: Mapping[str, Kit], heroes: Sequence[ArtRef | None]) -> Scores:
    """Fit of every scene (rows) to every suitable kit (columns); `heroes` by scene."""
    names = suitable(kits)
    language = short_language(script.language)
    by_meaning = np.stack([_meaning(scene, kits, names) for scene in script.scenes])
    by_words = np.stack([_words(scene, kits, names, language) for scene in script.scenes])
    by_meaning -= _UNNAMED * (by_words == 0) * np.array([name in _BY_NAME for name in names])
    by_art = np.stack([_art_fit(hero, kits, names) + _at_home(hero, names) for hero in heroes])
    own = by_meaning + by_words + by_art
    theme = 0.5 * own.mean(axis=0) + 0.5 * _theme(script, kits, names, language)
    # A scene that speaks of nothing (a closing line) is at home where the script is.
    told = np.clip(own.max(axis=1, keepdims=True) / _TELLING, 0, 1)
    own = told * own + (1 - told) * 0.9 * theme
    kin = _kinship(kits, names) @ np.maximum(theme, 0)
    scores: Scores = ((1 - _THEME) * own + _THEME * theme + _KIN * kin).astype(np.float32)
    return scores


def _kinship(kits: Mapping[str, Kit], names: Sequence[str]) -> Scores:
    """Kits × kits: how near their worlds are, so that a forest's neighbour is a mountain
    rather than a laboratory; nothing for itself."""
    middles = np.stack([_phrases(kits[name].about)[0].mean(axis=0) for name in names])
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    near: Scores = np.maximum(0, np.asarray(middles @ middles.T) - 0.2).astype(np.float32)
    np.fill_diagonal(near, 0)
    return near


def _art_fit(hero: ArtRef | None, kits: Mapping[str, Kit], names: Sequence[str]) -> Scores:
    """Whether the hero would be at home in a kit, by the likeness of their names."""
    if hero is None:
        return np.zeros(len(names), np.float32)
    index = art_index()
    vector = index.vectors[:, index.position[f"{hero.pack}:{hero.name}"]].mean(axis=0)
    fits = []
    for name in names:
        phrases, common = _phrases(kits[name].about)
        fits.append(float((phrases @ vector).max()) - 0.5 * common)
    fit: Scores = (_ART * np.maximum(0, np.array(fits) - 0.15)).astype(np.float32)
    return fit


@lru_cache(maxsize=1)
def _homes() -> dict[str, frozenset[str]]:
    text = files("reelwright").joinpath("assets/art/homes.toml").read_text("utf-8")
    return {kit: frozenset(names.split()) for kit, names in tomllib.loads(text).items()}


def _at_home(hero: ArtRef | None, names: Sequence[str]) -> Scores:
    """A gain where an animal or plant lives in the kit's world, a loss where it would be lost."""
    homes = _homes()
    fits = np.zeros(len(names), np.float32)
    if hero is None or not any(hero.name in each for each in homes.values()):
        return fits
    for column, name in enumerate(names):
        if name in homes:
            fits[column] = _HOME if hero.name in homes[name] else -_LOST
        elif name in _LIFELESS:
            fits[column] = -_LOST
    return fits


def _meaning(scene: Scene, kits: Mapping[str, Kit], names: Sequence[str]) -> Scores:
    """Likeness of what is said, and of what is seen where a writer described it."""
    texts = [scene.voice_over]
    if scene.visual_prompt:
        texts.append(scene.visual_prompt)
    likeness = _likeness(texts, kits, names)
    said: Scores = likeness[0]
    return said if len(texts) == 1 else 0.4 * said + 0.7 * likeness[1]


def _theme(script: Script, kits: Mapping[str, Kit], names: Sequence[str], language: str) -> Scores:
    """Fit of the title, with the words that recur as keywords."""
    keywords = " ".join(dict.fromkeys(word for scene in script.scenes for word in scene.keywords))
    likeness = _likeness([script.title, keywords[:200] or script.title], kits, names)
    told = tokens(script.title)
    spelled = [_spelled(kits[name], name, told, language) for name in names]
    theme: Scores = likeness.max(axis=0) + np.array(spelled, np.float32)
    return theme


def _words(scene: Scene, kits: Mapping[str, Kit], names: Sequence[str], language: str) -> Scores:
    told = tokens(scene.voice_over)
    shown = tokens(scene.visual_prompt)
    scores = [
        max(_spelled(kits[name], name, told, language), _spelled(kits[name], name, shown, "en"))
        for name in names
    ]
    return np.array(scores, np.float32)


def _spelled(kit: Kit, name: str, told: list[Token], language: str) -> float:
    """0.2 for the first telling word, less for each further one."""
    matches = _lexicon(name, kit.words).matches(told, language)
    count = len({match.start for match in matches})
    return 0.2 * (1 - 0.5**count) * 2 if count else 0.0


@lru_cache(maxsize=128)
def _lexicon(name: str, words: tuple[str, ...]) -> Lexicon:
    """A kit's words; long ones are stems."""
    return Lexicon(
        {name: [word if len(word) < 5 or word in _EXACT else f"{word}*" for word in words]}
    )


def _likeness(texts: Sequence[str], kits: Mapping[str, Kit], names: Sequence[str]) -> Scores:
    """Texts × kits: the best of a kit's phrases, freed from what it is like to anything."""
    queries = embed(texts)
    columns = []
    for name in names:
        phrases, common = _phrases(kits[name].about)
        columns.append((queries @ phrases.T).max(axis=1) - common)
    likeness: Scores = np.stack(columns, axis=1).astype(np.float32)
    return likeness


_ANYTHING = (
    "C'est une histoire incroyable que peu de gens connaissent.",
    "Il a commencé très jeune et n'a jamais cessé.",
    "Nobody knew why it happened at that time.",
    "It is one of the most famous in the world.",
    "Es uno de los más importantes de su tiempo.",
    "Fue conocido por todos desde el principio.",
    "Das ist heute noch so wie damals.",
    "And that is why it matters to you.",
)
"""Sentences about nothing: what a kit is like to these, it is like to all."""


@lru_cache(maxsize=128)
def _phrases(about: tuple[str, ...]) -> tuple[Vectors, float]:
    """Vectors of a kit's phrases, and how like they are to anything at all."""
    phrases = embed(about)
    common = float((embed(_ANYTHING) @ phrases.T).max(axis=1).mean())
    return phrases, common
