"""The sceneries of space, history and cities, drawn small."""

from __future__ import annotations

import importlib

import numpy as np
import numpy.typing as npt
import pytest
import skia

from reelwright.domain.clip import Recipe
from reelwright.motion.kit import Kit, KitInput, Palette, Picture
from reelwright.motion.layer import Easel, Layer

NAMES = ("space", "blackhole", "planet", "city", "village", "fortress", "crowd", "temple")
ASPECTS = ((1080, 1920), (1080, 1080), (1920, 1080))
CAMERAS = ("push", "pull", "left", "right", "rise")
SCALE = 0.12
DURATION_S = 6.0
TROPIC = Palette("tropic", "#2a0d2e", "#7a2348", "#e2703a", "#ffe29a", "#3ad0c0")
MAGENTA = 0xFFFF00FF


def kit_of(name: str) -> Kit:
    found = importlib.import_module(f"reelwright.motion.kits.{name}").KIT
    assert isinstance(found, Kit)
    return found


def place_in(country: str) -> dict[str, str | float]:
    return {"name": country, "country": country, "longitude": 0.0, "latitude": 0.0}


class Scene:
    """A kit's picture of one recipe, and its frames as arrays."""

    def __init__(
        self,
        name: str,
        *,
        seed: int = 1,
        camera: str = "push",
        aspect: tuple[int, int] = ASPECTS[0],
        palette: Palette | None = None,
        hero: bool = False,
        country: str = "",
    ) -> None:
        self.easel = Easel(*aspect, SCALE)
        recipe = Recipe.model_validate(
            {"kit": name, "kit_version": 1, "seed": seed, "camera": camera}
            | ({"hero": {"pack": "noto", "name": "disc"}} if hero else {})
            | ({"place": place_in(country)} if country else {})
        )

        def art(index: int, size: float) -> Layer | None:
            if not hero or index:
                return None
            paint = skia.Paint(AntiAlias=True, Color=0xFFFFFFFF)
            middle = size / 2
            return self.easel.layer(
                size, size, lambda canvas: canvas.drawCircle(middle, middle, middle * 0.9, paint)
            )

        self.picture: Picture = kit_of(name).build(
            KitInput(self.easel, recipe, DURATION_S, palette, art)
        )

    def frame(self, u: float) -> npt.NDArray[np.float64]:
        """RGB 0–255; what the kit leaves unpainted is magenta."""
        surface = skia.Surface.MakeRasterN32Premul(*self.easel.pixel_size)
        canvas = surface.getCanvas()
        canvas.clear(MAGENTA)
        canvas.scale(SCALE, SCALE)
        self.picture.draw(canvas, u * DURATION_S, u)
        pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        rgb: npt.NDArray[np.float64] = pixels[..., :3].astype(np.float64)
        return rgb


def luma(frame: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    light: npt.NDArray[np.float64] = frame @ np.array([0.299, 0.587, 0.114])
    return light


@pytest.mark.parametrize("name", NAMES)
def test_no_camera_or_aspect_uncovers_the_edge_of_the_scenery(name: str) -> None:
    for k, camera in enumerate(CAMERAS):
        scene = Scene(name, seed=k, camera=camera, aspect=ASPECTS[k % 3])
        for u in (0.0, 1.0):
            red, green, blue = np.moveaxis(scene.frame(u), -1, 0)
            assert not ((red > 225) & (green < 35) & (blue > 225)).any(), (camera, u)


@pytest.mark.parametrize("name", NAMES)
def test_no_frame_is_nearly_black(name: str) -> None:
    for seed in range(4):
        for u in (0.0, 1.0):
            assert (luma(Scene(name, seed=seed).frame(u)) > 26).mean() > 0.5


@pytest.mark.parametrize("name", NAMES)
def test_something_moves_to_the_last_frame(name: str) -> None:
    scene = Scene(name, seed=3)
    one_second = 1 / DURATION_S
    for start in (0.4, 1 - one_second):
        difference = np.abs(scene.frame(start) - scene.frame(start + one_second)).mean()
        assert difference > 0.26  # what the freeze check allows (-60 dB of 255)


@pytest.mark.parametrize("name", NAMES)
def test_same_recipe_draws_the_same_pixels(name: str) -> None:
    assert (Scene(name, seed=5).frame(0.5) == Scene(name, seed=5).frame(0.5)).all()


@pytest.mark.parametrize("name", NAMES)
def test_seeds_make_different_pictures(name: str) -> None:
    frames = [Scene(name, seed=seed).frame(0.5) for seed in range(4)]
    differences = [np.abs(a - b).mean() for k, a in enumerate(frames) for b in frames[k + 1 :]]
    assert max(differences) > 12
    assert min(differences) > 2


@pytest.mark.parametrize("name", NAMES)
def test_palette_recolours_the_scenery(name: str) -> None:
    plain, dressed = (Scene(name, seed=1, palette=p).frame(0.5) for p in (None, TROPIC))
    assert np.abs(plain - dressed).mean() > 6


@pytest.mark.parametrize("name", NAMES)
def test_captions_band_is_calmer_than_white_text_needs(name: str) -> None:
    for seed in range(4):
        light = luma(Scene(name, seed=seed).frame(0.5))
        band = light[int(0.53 * len(light)) : int(0.67 * len(light))]
        steps = np.abs(np.diff(band, axis=0))
        assert np.percentile(steps, 90) < 25
        assert np.median(band) < 190


@pytest.mark.parametrize("name", [name for name in NAMES if kit_of(name).shows_art])
def test_hero_pops_in_above_the_captions(name: str) -> None:
    scene, empty = (Scene(name, seed=2, hero=hero) for hero in (True, False))
    high = len(scene.frame(0.5))
    upper = slice(int(0.2 * high), int(0.52 * high))
    late = np.abs(scene.frame(0.5) - empty.frame(0.5))[upper].mean()
    early = np.abs(scene.frame(0.0) - empty.frame(0.0))[upper].mean()
    assert late > 8
    assert early < late


@pytest.mark.parametrize("name", NAMES)
def test_kit_says_what_it_suits(name: str) -> None:
    kit = kit_of(name)
    assert kit.name == name
    assert 6 <= len(kit.about) <= 12
    assert all(word == word.lower() for word in kit.words)


CULTURES = ("Mexico", "Egypt", "Japan")


def test_temple_of_a_culture_stands_only_where_the_place_calls_it() -> None:
    plain = Scene("temple", seed=2).frame(0.5)
    france = Scene("temple", seed=2, country="France").frame(0.5)
    assert (plain == france).all()
    for country in CULTURES:
        assert np.abs(Scene("temple", seed=2, country=country).frame(0.5) - plain).mean() > 8


@pytest.mark.parametrize("country", CULTURES)
def test_every_temple_fills_every_picture(country: str) -> None:
    for k, camera in enumerate(CAMERAS):
        aspect = ASPECTS[k % 3]
        scene = Scene("temple", seed=k, camera=camera, aspect=aspect, hero=True, country=country)
        frame = scene.frame(1.0)
        red, green, blue = np.moveaxis(frame, -1, 0)
        assert not ((red > 225) & (green < 35) & (blue > 225)).any(), camera
        assert (luma(frame) > 26).mean() > 0.5
