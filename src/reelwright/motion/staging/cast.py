"""Cast: puts a recipe's hero and satellites on a stage, lit by its mood."""

from __future__ import annotations

import skia

from reelwright.motion.brush import fill, vertical
from reelwright.motion.layer import Easel, Layer
from reelwright.motion.staging.mood import Mood
from reelwright.motion.staging.scenery import Actor
from reelwright.motion.staging.stage import Stage


def lit(easel: Easel, art: Layer, size: float, mood: Mood, depth: float) -> Layer:
    """The art in the hour's dimness, light on its head and shade of `depth` 0–1 at its feet."""

    def paint(canvas: skia.Canvas) -> None:
        art.draw(canvas)
        page, over = skia.Rect(0, 0, size, size), skia.BlendMode.kSrcATop
        canvas.drawRect(page, fill(mood.shade, mood.tint * 0.45, blend=over))
        light, shade = mood.sun, mood.shade
        stops = [(0.0, light, depth * 0.22), (0.3, light, 0.0), (0.5, shade, 0.0)]
        fall = vertical(0, size, [*stops, (1.0, shade, depth)])
        canvas.drawRect(page, fill(shader=fall, blend=over))

    return easel.layer(size, size, paint)


def hero_size(stage: Stage, share: float = 0.7) -> float:
    """A hero's side: a share of the width, never more than fits the height."""
    return min(share * stage.width, share * 0.6 * stage.height)


def hero(
    stage: Stage,
    *,
    share: float = 0.7,
    at: float = 0.42,
    x: float = 0.5,
    depth: float = 1.0,
    rise: float = 420.0,
    nod: float = 2.2,
    bob: float = 8.0,
    sway: float = 0.0,
    period_s: float = 3.2,
    shade: float = 0.45,
    floor: float | None = None,
    unless: tuple[str, ...] = (),
    shadow: float = 0.42,
) -> bool:
    """Stand the hero with its middle at `at` of the height; False where there is none.

    `floor`: share of the height below which other pieces cover it. `unless`: heroes that the
    scenery itself shows better than their picture would.
    """
    size = hero_size(stage, share)
    art = stage.given.art(0, size) if shows_hero(stage, unless) else None
    if art is None:
        return False
    easel, mood = stage.given.easel, stage.mood
    cut = lit(easel, art, size, mood, shade)
    drop = size / 760
    # A short picture's bushes and waves are high for its height: the hero stands higher too.
    lift = 0.03 if stage.height < 1500 else 0.0
    cut = cut.with_shadow(blur=24 * drop, drop=24 * drop, alpha=shadow, colour=mood.shade)
    stage.add(
        Actor(
            cut,
            stage.width * x,
            stage.down(at - lift),
            depth,
            rise * stage.unit,
            nod=nod,
            bob=bob * stage.unit,
            sway=sway * stage.unit,
            period_s=period_s,
            floor=None if floor is None else stage.down(floor),
        )
    )
    return True


def shows_hero(stage: Stage, unless: tuple[str, ...]) -> bool:
    """Whether there is a hero that the scenery does not already show."""
    hero = stage.given.recipe.hero
    return not stage.alone and (hero is None or hero.name not in unless)


def satellite(
    stage: Stage,
    index: int,
    *,
    x: float,
    at: float,
    share: float = 0.26,
    depth: float = 1.3,
    rise: float = 240.0,
    nod: float = 4.0,
    bob: float = 7.0,
) -> bool:
    """Stand satellite `index` (1…) with its middle at shares of width and height."""
    size = hero_size(stage, share)
    art = stage.given.art(index, size)
    if art is None:
        return False
    easel, mood = stage.given.easel, stage.mood
    cut = lit(easel, art, size, mood, 0.4)
    cut = cut.with_shadow(blur=16, drop=12, alpha=0.4, colour=mood.shade)
    stage.add(
        Actor(
            cut,
            stage.width * (1 - x if stage.mirror else x),
            stage.down(at),
            depth,
            rise * stage.unit,
            delay_s=0.5 + 0.25 * index,
            nod=nod,
            bob=bob * stage.unit,
            period_s=2.6 + 0.3 * index,
            phase=index * 1.7,
        )
    )
    return True
