"""Nature kits: every scenery covers the picture, keeps moving and leaves room for words."""

from __future__ import annotations

import importlib
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pytest
import skia

from reelwright.domain.clip import ArtRef, Recipe
from reelwright.motion.kit import Kit, KitInput, Palette, Picture
from reelwright.motion.layer import Easel, Layer

SCALE = 0.1
UPRIGHT = (1080.0, 1920.0)
CALLS = {
    "forest": ("bear", "tiger", "fox", "panda"),
    "mountain": ("goat", "ski", "dragon", "volcano"),
    "ocean": ("ferry", "sunset", "crab", "pirate"),
    "underwater": ("fish", "otter", "octopus"),
    "polar": ("penguin", "wolf", "mammoth"),
    "savanna": ("giraffe", "monkey", "flamingo"),
    "desert": ("camel", "cactus", "sphinx"),
    "sky": ("airplane", "balloon", "lightning", "owl"),
    "garden": ("daisy", "tulip", "sunflower", "cricket", "cherry"),
}
"""A hero's name for every variant of every kit."""
NAMES = tuple(CALLS)
VIOLET = Palette("violet", "#1b1035", "#3d2a78", "#7d6bd6", "#e6dcff", "#ffb347")

Frame = npt.NDArray[np.float64]


def kit(name: str) -> Kit:
    return cast(Kit, importlib.import_module(f"reelwright.motion.kits.{name}").KIT)


def build(
    name: str,
    *,
    seed: int = 0,
    hero: str = "",
    pictured: bool = True,
    camera: Any = "push",
    size: tuple[float, float] = UPRIGHT,
    palette: Palette | None = None,
) -> tuple[Easel, Picture]:
    easel = Easel(*size, SCALE)

    def art(index: int, page: float) -> Layer | None:
        if index or not hero or not pictured:
            return None
        disc = skia.Paint(Color=0xFFFF00FF)
        middle = page / 2
        return easel.layer(
            page, page, lambda canvas: canvas.drawCircle(middle, middle, middle, disc)
        )

    recipe = Recipe(
        kit=name,
        kit_version=1,
        seed=seed,
        camera=camera,
        hero=ArtRef(pack="noto", name=hero) if hero else None,
    )
    return easel, kit(name).build(KitInput(easel, recipe, 6.0, palette, art))


def draw(easel: Easel, picture: Picture, t: float, *, length: float = 6.0) -> Frame:
    """A frame on a clear ground: height×width×4, 0–1."""
    surface = skia.Surface.MakeRasterN32Premul(*easel.pixel_size)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.scale(easel.scale, easel.scale)
    picture.draw(canvas, t, t / length)
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return cast(Frame, pixels.astype(np.float64) / 255)


def luminance(frame: Frame) -> Frame:
    return cast(Frame, frame[..., :3] @ np.array([0.299, 0.587, 0.114]))


SCENES = [(name, hero) for name, heroes in CALLS.items() for hero in heroes]


@pytest.fixture(scope="module", params=SCENES, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def scene(request: pytest.FixtureRequest) -> tuple[Easel, Picture]:
    """One scene of every variant, its hero called for but without a picture of it."""
    name, hero = request.param
    return build(name, seed=len(hero), hero=hero, pictured=False)


def test_every_variant_covers_the_whole_picture(scene: tuple[Easel, Picture]) -> None:
    for t in (0.0, 3.0, 6.0):
        frame = draw(*scene, t)
        assert frame[..., 3].min() == 1.0
        assert luminance(frame).mean() > 0.04


def test_every_variant_moves_in_every_second_and_never_jumps(scene: tuple[Easel, Picture]) -> None:
    for t in (0.0, 2.0, 5.9):
        change = np.abs(draw(*scene, t) - draw(*scene, t + 1 / 30))[..., :3].mean()
        assert 0.00003 < change < 0.03


def test_every_variant_keeps_the_captions_band_calm(scene: tuple[Easel, Picture]) -> None:
    light = luminance(draw(*scene, 3.0))
    rows = light.shape[0]
    band = light[round(rows * 0.62) : round(rows * 0.7)]
    assert band.mean() < 0.66
    assert band.std() < 0.14


def test_every_variant_leaves_the_card_a_ground_for_white_words(
    scene: tuple[Easel, Picture],
) -> None:
    light = luminance(draw(*scene, 3.0))
    rows, columns = light.shape
    ground = light[round(rows * 0.15) : round(rows * 0.28), columns // 4 : -columns // 4]
    assert ground.mean() < 0.78


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("camera", ["left", "rise"])
def test_no_camera_uncovers_the_edge_of_a_plane(name: str, camera: str) -> None:
    easel, picture = build(name, seed=1, camera=camera, size=(1080.0, 1080.0))
    for t in (0.0, 6.0):
        assert draw(easel, picture, t)[..., 3].min() == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_the_hero_pops_in_and_stands_above_the_captions(name: str) -> None:
    easel, picture = build(name, seed=2, hero="panda")
    before, after = draw(easel, picture, 0.0), draw(easel, picture, 1.4)

    def magenta(frame: Frame) -> npt.NDArray[np.bool_]:
        red, green, blue = frame[..., 0], frame[..., 1], frame[..., 2]
        return cast(npt.NDArray[np.bool_], (red - green > 0.3) & (blue - green > 0.25))

    shown = magenta(after)
    assert shown.sum() > magenta(before).sum() + 400
    lowest = np.flatnonzero(shown.sum(axis=1) > 12).max() / shown.shape[0]
    assert lowest < 0.66


@pytest.mark.parametrize("name", NAMES)
def test_the_same_recipe_draws_the_same_pixels_and_another_seed_does_not(name: str) -> None:
    first, again, other = (draw(*build(name, seed=seed), 2.0) for seed in (3, 3, 4))
    assert np.array_equal(first, again)
    assert np.abs(first - other).mean() > 0.02


@pytest.mark.parametrize("name", NAMES)
def test_a_palette_recolours_the_scene(name: str) -> None:
    frame = draw(*build(name, seed=1, palette=VIOLET, size=(1920.0, 1080.0)), 2.0)
    red, green, blue = (frame[..., i].mean() for i in range(3))
    assert blue > red > green


@pytest.mark.parametrize(
    ("name", "hero", "other"),
    [("mountain", "volcano", "goat"), ("forest", "maple-leaf", "panda"), ("sky", "owl", "eagle")],
)
def test_the_hero_calls_for_its_own_kind_of_scenery(name: str, hero: str, other: str) -> None:
    one, two = (draw(*build(name, seed=0, hero=word), 0.0) for word in (hero, other))
    assert np.abs(one - two).mean() > 0.04


@pytest.mark.parametrize("name", NAMES)
def test_a_kit_tells_what_it_suits(name: str) -> None:
    shown = kit(name)
    assert shown.name == name
    assert 6 <= len(shown.about) <= 12
    assert len(shown.words) > 30
    assert all(word == word.lower() for word in shown.words)
