"""Science, indoor and everyday-life scenery: every kit, at a quarter of its size."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import skia

from reelwright.domain.clip import ArtRef, Recipe
from reelwright.motion.brush import fill
from reelwright.motion.kit import Kit, KitInput, Palette, Picture
from reelwright.motion.layer import Easel, Layer

NAMES = (
    "laboratory circuits body microcosm home food market factory theatre library stadium road"
).split()
SIZES = {"9:16": (1080, 1920), "1:1": (1080, 1080), "16:9": (1920, 1080)}
SECONDS = 6.0
SEA = Palette("sea", "#0b2a3d", "#17506b", "#5fa9b8", "#eaf3e6", "#ff8a5b")

Pixels = npt.NDArray[np.float64]


def kit_named(name: str) -> Kit:
    kit: Kit = import_module(f"reelwright.motion.kits.{name}").KIT
    return kit


def picture(
    name: str,
    seed: int,
    *,
    aspect: str = "9:16",
    palette: Palette | None = None,
    hero: str = "noto",
    camera: Any = "push",
    scale: float = 0.25,
) -> tuple[Easel, Picture]:
    easel = Easel(*SIZES[aspect], scale)

    def art(index: int, size: float) -> Layer | None:
        if not hero or index:
            return None
        tone = "#ffffff" if hero == "game-icons" else "#e0452f"

        def paint(canvas: skia.Canvas) -> None:
            canvas.drawCircle(size / 2, size / 2, size * 0.4, fill(tone))

        return easel.layer(size, size, paint)

    recipe = Recipe(
        kit=name,
        kit_version=1,
        hero=ArtRef(pack=hero, name="thing") if hero else None,
        seed=seed,
        camera=camera,
    )
    return easel, kit_named(name).build(KitInput(easel, recipe, SECONDS, palette, art))


def frame(easel: Easel, drawn: Picture, t: float) -> Pixels:
    """Red, green and blue 0…1 of the frame at `t` seconds."""
    surface = skia.Surface.MakeRasterN32Premul(*easel.pixel_size)
    canvas = surface.getCanvas()
    canvas.clear(0xFF000000)
    canvas.scale(easel.scale, easel.scale)
    drawn.draw(canvas, t, t / SECONDS)
    shot = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return np.asarray(shot[..., :3], dtype=np.float64) / 255


@lru_cache(maxsize=64)
def usual(name: str, seed: int) -> tuple[Easel, Picture]:
    return picture(name, seed)


@pytest.mark.parametrize("name", NAMES)
def test_kit_says_in_several_languages_what_it_suits(name: str) -> None:
    kit = kit_named(name)
    assert kit.name == name
    assert kit.shows_art
    assert 6 <= len(kit.about) <= 12
    assert len(kit.words) >= 20
    assert all(word == word.lower() for word in kit.words)


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("name", NAMES)
def test_every_variant_moves_until_its_end_without_flicker_or_black(name: str, seed: int) -> None:
    easel, drawn = usual(name, seed)
    for t in (0.0, 2.0, SECONDS - 0.2):
        first, second = frame(easel, drawn, t), frame(easel, drawn, t + 1 / 30)
        assert first.mean() > 0.07, "too dark"
        assert np.abs(first - second).max() > 0.02, "frozen"
        assert abs(first.mean() - second.mean()) < 0.008, "flickers"


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("name", NAMES)
def test_the_band_where_captions_sit_is_calm(name: str, seed: int) -> None:
    easel, drawn = usual(name, seed)
    grey = frame(easel, drawn, 3.0).mean(axis=2)
    high = grey.shape[0]
    band = grey[round(high * 0.55) : round(high * 0.68)]
    rough = np.abs(np.diff(band, axis=0)).mean() + np.abs(np.diff(band, axis=1)).mean()
    assert rough < 0.03


@pytest.mark.parametrize("name", NAMES)
def test_neighbouring_seeds_look_different(name: str) -> None:
    shots = [frame(*usual(name, seed), 3.0) for seed in (0, 1)]
    assert np.abs(shots[0] - shots[1]).mean() > 0.05


@pytest.mark.parametrize("name", NAMES)
def test_the_same_recipe_draws_the_same_pixels(name: str) -> None:
    assert np.array_equal(frame(*usual(name, 1), 2.5), frame(*picture(name, 1), 2.5))


@pytest.mark.parametrize("name", NAMES)
def test_a_palette_recolours_but_keeps_light_and_dark(name: str) -> None:
    plain, dressed = frame(*usual(name, 2), 3.0), frame(*picture(name, 2, palette=SEA), 3.0)
    assert np.abs(plain - dressed).mean() > 0.015
    alike = np.corrcoef(plain.mean(axis=2).ravel(), dressed.mean(axis=2).ravel())[0, 1]
    assert alike > 0.8


@pytest.mark.parametrize("aspect", ["1:1", "16:9"])
@pytest.mark.parametrize("name", NAMES)
def test_wide_pictures_are_filled_to_every_edge(name: str, aspect: str) -> None:
    easel, drawn = picture(name, 4, aspect=aspect, camera="right", scale=0.2)
    for t in (0.0, SECONDS):
        shot = frame(easel, drawn, t).mean(axis=2)
        assert shot.mean() > 0.07
        for edge in (shot[:, :4], shot[:, -4:], shot[:4], shot[-4:]):
            assert edge.mean() > 0.01


@pytest.mark.parametrize("hero", ["", "game-icons"])
@pytest.mark.parametrize("name", NAMES)
def test_a_scene_lives_without_a_hero_and_with_a_silhouette(name: str, hero: str) -> None:
    easel, drawn = picture(name, 5, hero=hero, scale=0.2)
    first, second = frame(easel, drawn, 4.0), frame(easel, drawn, 4.1)
    assert first.mean() > 0.07
    assert np.abs(first - second).max() > 0.02


@pytest.mark.parametrize("camera", ["push", "pull", "left", "right", "rise"])
def test_each_camera_moves_its_own_way(camera: str) -> None:
    easel, drawn = picture("library", 3, hero="", camera=camera, scale=0.2)
    assert np.abs(frame(easel, drawn, 0.0) - frame(easel, drawn, SECONDS)).mean() > 0.01
