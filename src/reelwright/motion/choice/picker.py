"""Picker: chooses kit, art, palette, camera and card for a whole script at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from reelwright.domain.brief import Aspect
from reelwright.domain.clip import Card, Place, Recipe
from reelwright.domain.language import short_language
from reelwright.domain.script import Script
from reelwright.domain.style import Style
from reelwright.motion.choice.cards import cards_for, place_card
from reelwright.motion.choice.casting import cast_scenes, find_cast
from reelwright.motion.choice.gazetteer import country_name, find_place, places_in
from reelwright.motion.choice.kit_match import FALLBACK, MAP, kit_scores, suitable
from reelwright.motion.kit import Kit
from reelwright.motion.registry import KITS

Camera = Literal["push", "pull", "left", "right", "rise"]

CAMERAS: tuple[Camera, ...] = ("push", "left", "rise", "right", "pull")
FALLBACK_WORTH = 0.22
"""What a scene in paper is worth: scenery that fits less well gives way to it."""
FAIR_FIT = 0.3
"""Below this, scenery begins to look wrong."""
FALLBACK_SHARE = 0.25
MAP_SHARE = 0.25
_BEAM = 80
_STYLE = 0.06
_AGAIN = 0.06
"""What each earlier use of a kit costs it."""
_SOON_AGAIN = 0.08
_BESIDE = 3.0
_STEP = 11
"""Kits take their variant from the seed and their hour from its half, by remainders: a step
that shares no factor with small counts changes both."""
_TOO_MUCH = 0.5


@dataclass(frozen=True)
class _Path:
    """Kits chosen so far, and what they are worth together."""

    kits: tuple[str, ...]
    worth: float
    uses: Mapping[str, int]
    places: frozenset[str]


def choose_recipes(
    script: Script,
    *,
    style: Style,
    aspect: Aspect = Aspect.PORTRAIT,
    pinned: Mapping[str, Recipe] | None = None,
    seed: int = 0,
    kits: Mapping[str, Kit] = KITS,
) -> dict[str, Recipe]:
    """A recipe for every scene by its id; the same arguments give the same recipes.

    `pinned` recipes stay as they are and count as neighbours. No two neighbours share a kit.
    """
    held = dict(pinned or {})
    cast = find_cast(script)
    places = _places(script)
    options = _options(script, style, kits, kit_scores(script, kits, cast.heroes()), places)
    fixed = {index: held[scene.id] for index, scene in enumerate(script.scenes) if scene.id in held}
    shares = {MAP: MAP_SHARE, FALLBACK: 0.5 if FALLBACK in style.kits else FALLBACK_SHARE}
    fixed_kits = {index: each.kit for index, each in fixed.items()}
    chosen = _best_path(options, places, fixed_kits, shares)
    heroes = cast_scenes(
        cast,
        chosen,
        needs_hero=frozenset({FALLBACK}),
        silhouettes=frozenset({FALLBACK}),
        theme_first=frozenset({MAP}),
        fixed={index: recipe.hero for index, recipe in fixed.items()},
        seed=seed,
    )
    cards = _cards(script, chosen, places)
    turns = _Turns(style, seed)
    setting = find_place(script.title, script.language)
    recipes: dict[str, Recipe] = {}
    for index, scene in enumerate(script.scenes):
        if index in fixed:
            recipes[scene.id] = fixed[index]
            turns.skip(fixed[index])
            continue
        place = places[index]
        kit = kits[chosen[index]]
        hero, satellites = heroes[index]
        recipes[scene.id] = Recipe(
            kit=kit.name,
            kit_version=kit.version,
            hero=hero if kit.shows_art else None,
            satellites=satellites if kit.shows_art else (),
            palette=turns.palette(),
            finish=style.finish,
            camera=turns.camera(kit.name),
            seed=turns.seed(kit.name),
            card=cards.get(scene.id),
            place=place[0] if place else setting,
        )
    return recipes


class _Turns:
    """Cameras, palettes and seeds, handed out so that neighbours and repeats differ."""

    def __init__(self, style: Style, seed: int) -> None:
        self._palettes = style.palettes
        self._seed = seed
        self._turn = seed % 97
        self._camera: Camera | None = None
        self._uses: Counter[str] = Counter()

    def skip(self, recipe: Recipe) -> None:
        self._turn += 1
        self._camera = recipe.camera
        self._uses[recipe.kit] += 1

    def palette(self) -> str:
        return self._palettes[self._turn % len(self._palettes)] if self._palettes else ""

    def camera(self, kit: str) -> Camera:
        move: Camera = "push" if kit == MAP else CAMERAS[self._turn % len(CAMERAS)]
        if move == self._camera:
            move = CAMERAS[(self._turn + 2) % len(CAMERAS)]
        self._camera = move
        return move

    def seed(self, kit: str) -> int:
        """Another step with each use of a kit, so that its variants and hours come in turn."""
        digest = hashlib.sha256(f"{self._seed}:{kit}".encode()).digest()
        start = int.from_bytes(digest[:2], "big")
        self._uses[kit] += 1
        self._turn += 1
        return start + _STEP * (self._uses[kit] - 1)


def _places(script: Script) -> list[tuple[Place, float] | None]:
    """The place that each scene speaks of most, with its weight."""
    found: list[tuple[Place, float] | None] = []
    for scene in script.scenes:
        named = places_in(scene.voice_over, script.language)
        found.append(max(named, key=lambda each: each[1]) if named else None)
    return found


def _options(
    script: Script,
    style: Style,
    kits: Mapping[str, Kit],
    scores: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
    places: Sequence[tuple[Place, float] | None],
) -> list[dict[str, float]]:
    """Kit → worth for every scene, fallback and map among them."""
    names = suitable(kits)
    options = []
    for row, place in zip(scores, places, strict=True):
        worth = {
            name: _worth(float(score)) + _STYLE * (name in style.kits)
            for name, score in zip(names, row, strict=True)
        }
        worth[FALLBACK] = FALLBACK_WORTH + _STYLE * (FALLBACK in style.kits)
        if place is not None and MAP in kits:
            worth[MAP] = 0.02 + 0.43 * place[1] + _STYLE * (MAP in style.kits)
        options.append(worth)
    return options


def _worth(score: float) -> float:
    """A fit, with what misses the mark counted twice."""
    return score - max(0.0, FAIR_FIT - score)


def _best_path(
    options: Sequence[Mapping[str, float]],
    places: Sequence[tuple[Place, float] | None],
    fixed: Mapping[int, str],
    shares: Mapping[str, float],
) -> tuple[str, ...]:
    """Kits by scene, found by beam search: worth, less what repetition costs."""
    paths = [_Path((), 0.0, {}, frozenset())]
    for index, worth in enumerate(options):
        offered = {fixed[index]: 0.0} if index in fixed else worth
        place = places[index]
        name = f"{place[0].longitude},{place[0].latitude}" if place else ""
        grown = [
            _Path(
                (*path.kits, kit),
                path.worth + value - _cost(path, kit, name, _most(kit, shares, len(options))),
                {**path.uses, kit: path.uses.get(kit, 0) + 1},
                path.places | {name} if kit == MAP else path.places,
            )
            for path in paths
            for kit, value in offered.items()
        ]
        grown.sort(key=lambda path: (-path.worth, path.kits))
        paths = grown[:_BEAM]
    return paths[0].kits


def _most(kit: str, shares: Mapping[str, float], scenes: int) -> int:
    """How many scenes of a script a kit may have."""
    return max(1, round(shares.get(kit, 0.5) * scenes))


def _cost(path: _Path, kit: str, place: str, most: int) -> float:
    """What taking `kit` next costs: neighbours alike, the same again, too much of one."""
    used = path.uses.get(kit, 0)
    cost = 0.5 * _AGAIN * used if kit == FALLBACK else _AGAIN * used
    if path.kits and path.kits[-1] == kit:
        cost += _BESIDE
    if len(path.kits) > 1 and path.kits[-2] == kit:
        cost += _SOON_AGAIN
    if used + 1 > most:
        cost += _TOO_MUCH
    if kit == MAP and place in path.places:
        cost += _TOO_MUCH
    return cost


def _cards(
    script: Script, kits: Sequence[str], places: Sequence[tuple[Place, float] | None]
) -> dict[str, Card]:
    """Place cards on maps; dates and numbers on other scenes, half of all at most."""
    cards: dict[str, Card] = {}
    language = short_language(script.language)
    for index, scene in enumerate(script.scenes):
        place = places[index]
        if kits[index] == MAP and place is not None:
            cards[scene.id] = place_card(place[0], country_name(place[0], language))
    others = [scene for scene in script.scenes if scene.id not in cards]
    return cards | cards_for(others, script.language)
