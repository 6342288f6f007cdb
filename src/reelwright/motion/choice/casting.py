"""Casting: which picture is the hero of each scene, and which ones stand by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reelwright.domain.clip import ArtRef
from reelwright.domain.language import short_language
from reelwright.domain.script import Scene, Script
from reelwright.motion.choice.art_search import distinct, find_art

Found = list[tuple[ArtRef, float]]

SURE = 0.6
"""A score from which a picture shows what the scene says."""
FAIR = 0.5
"""A score from which it does so well enough where the theme offers nothing."""
_STANDING_BY = 0.78
_UNSURE = 0.2
"""What the theme's hero costs where the scene has its own; and one that only seems to fit."""
_TIRED = 0.07
"""What each use of a hero costs it in the scenes that follow."""
_TITLE_WEIGHT = 1.1
_SPELLED = 0.72
"""A score that only a spelled word reaches; a title is too short for likeness alone."""

_STANDING_BY_THEME = 0.75
_MINOR = frozenset(
    "person man woman boy girl child bust-in-silhouette busts-in-silhouette older-person old-man "
    "old-woman writing-hand clapping-hands tongue mouth nose leg foot ear eye eyes bone tooth "
    "speaking-head open-hands family office-worker footprints water-wave globe-with-meridians "
    "human-ear anatomy body-balance construction hole world-map calendar tear-off-calendar "
    "spiral-calendar baby infinity wireless elevator".split()
)
"""Pictures that say little: parts of a body, anybody at all."""
_MINOR_COST = 0.45
_NEAREST = 0.45
_TILES = frozenset(
    "sunrise sunset sunrise-over-mountains cityscape cityscape-at-dusk night-with-stars fog "
    "bridge-at-night milky-way national-park desert shooting-star sparkler fireworks family window "
    "framed-picture x-ray railway-car camping".split()
)
"""Pictures that are scenes with a frame of their own: only paper can hold them."""
_BODY = frozenset("anatomical-heart brain lungs eye ear tooth bone drop-of-blood".split())
"""Heroes of scripts in which parts of a body are no longer minor."""

PLAIN = tuple(
    ArtRef(pack="noto", name=name)
    for name in ("open-book", "light-bulb", "magnifying-glass-tilted-left", "star", "key")
)
"""Heroes for a scene that names nothing, where the kit cannot do without one."""


@dataclass(frozen=True)
class Cast:
    """Pictures found for a script: by scene, and for its theme."""

    scenes: tuple[Found, ...]
    theme: Found

    def heroes(self) -> list[ArtRef | None]:
        """Best picture of each scene, the theme's where it names nothing."""
        return [
            found[0][0] if found and found[0][1] >= SURE else self._theme_hero()
            for found in self.scenes
        ]

    def _theme_hero(self) -> ArtRef | None:
        return self.theme[0][0] if self.theme and self.theme[0][1] >= SURE else None


def find_cast(script: Script) -> Cast:
    """Search pictures for every scene and for the theme."""
    language = short_language(script.language)
    title = [
        (ref, min(1.0, score * _TITLE_WEIGHT))
        for ref, score in find_art(script.title, 6, language=language)
    ]
    bodily = bool(title) and title[0][0].name in _BODY
    scenes = tuple(_of_scene(scene, language, bodily=bodily) for scene in script.scenes)
    recurring: Counter[ArtRef] = Counter()
    for found in scenes:
        recurring.update(ref for ref, score in found if score >= SURE)
    often = [(ref, SURE) for ref, count in recurring.most_common(4) if count >= 3]
    sure = [(ref, score) for ref, score in title if score >= _SPELLED]
    return Cast(scenes, distinct(_merged(sure, often)))


def _of_scene(scene: Scene, language: str, *, bodily: bool) -> Found:
    said = find_art(scene.voice_over, 8, language=language)
    found = said
    if scene.visual_prompt:
        shown = [
            (ref, min(1.0, score + 0.05))
            for ref, score in find_art(scene.visual_prompt, 8, language="en")
        ]
        found = _merged(shown, [(ref, score - 0.1) for ref, score in said])
    if not bodily:
        found = [(ref, score - _MINOR_COST * (ref.name in _MINOR)) for ref, score in found]
        found.sort(key=lambda item: -item[1])
    return distinct(found)[:8]


def _merged(*lists: Found) -> Found:
    best: dict[ArtRef, float] = {}
    for found in lists:
        for ref, score in found:
            best[ref] = max(score, best.get(ref, 0.0))
    return sorted(best.items(), key=lambda item: (-item[1], item[0].pack, item[0].name))


def cast_scenes(
    cast: Cast,
    kits: Sequence[str],
    *,
    needs_hero: frozenset[str],
    silhouettes: frozenset[str],
    theme_first: frozenset[str],
    fixed: Mapping[int, ArtRef | None],
    seed: int,
) -> list[tuple[ArtRef | None, tuple[ArtRef, ...]]]:
    """Hero and up to two satellites by scene.

    `needs_hero`: kits that are empty without one. `silhouettes`: kits that dress one-coloured
    pictures well. `theme_first`: kits that are about something else than their hero.
    `fixed`: heroes of scenes that are not ours to change.
    """
    uses: Counter[ArtRef] = Counter(ref for ref in fixed.values() if ref is not None)
    chosen: list[tuple[ArtRef | None, tuple[ArtRef, ...]]] = []
    for place, found in enumerate(cast.scenes):
        if place in fixed:
            chosen.append((fixed[place], ()))
            continue
        kit = kits[place]
        before = chosen[-1][0] if chosen else None
        own = [] if kit in theme_first and cast.theme else found
        hero = _hero(cast, own, kit in silhouettes, before, uses)
        if hero is None and kit in needs_hero:
            hero = _stand_in(cast, found, before, seed + place)
        if hero is not None:
            uses[hero] += 1
        chosen.append((hero, _satellites(cast, found, hero, kit in silhouettes)))
    return chosen


def _hero(
    cast: Cast, found: Found, silhouettes: bool, before: ArtRef | None, uses: Counter[ArtRef]
) -> ArtRef | None:
    """The picture that says most and has been seen least."""
    best, best_score = None, 0.0
    for own, candidates in ((True, found), (False, cast.theme)):
        for ref, score in candidates:
            if score < (FAIR if own else SURE) or not _dressed(ref, silhouettes):
                continue
            worth = score - _TIRED * uses[ref] - (0.12 if ref == before else 0.0)
            worth -= _UNSURE if not own or score < SURE else 0.0
            if worth > best_score:
                best, best_score = ref, worth
    return best


def _stand_in(cast: Cast, found: Found, before: ArtRef | None, seed: int) -> ArtRef:
    """Some hero for a kit that is empty without: the theme's, the nearest, or a plain one."""
    for ref, score in (*cast.theme, *found):
        if ref != before and score >= _NEAREST:
            return ref
    return PLAIN[seed % len(PLAIN)]


def _satellites(
    cast: Cast, found: Found, hero: ArtRef | None, silhouettes: bool
) -> tuple[ArtRef, ...]:
    """Two in paper, one in scenery, where more would hover without reason."""
    if hero is None:
        return ()
    ranked = distinct([(hero, 1.0), *found])[1:]
    theme = {ref for ref, _ in cast.theme}
    fitting = [
        ref
        for ref, score in ranked
        if score >= _STANDING_BY
        and _dressed(ref, silhouettes)
        and (silhouettes or ref not in theme)
    ]
    return tuple(fitting[: 2 if silhouettes else 1])


def _dressed(ref: ArtRef, silhouettes: bool) -> bool:
    """Whether the picture may stand in scenery; `silhouettes` says that the kit is paper."""
    return silhouettes or (ref.pack == "noto" and ref.name not in _TILES)
