"""Drawn frames: buffers of the right size, moving, never black, the same every time."""

import itertools

import numpy as np
import pytest
import skia

from reelwright.domain.clip import ArtRef, Place, Recipe
from reelwright.motion.frames import DrawnFrames, poster, upscale_filters

PORTRAIT = (1080, 1920)
SHAPES = (PORTRAIT, (1080, 1080), (1920, 1080))


def recipe(kit="papercut", **given):
    return Recipe(kit=kit, kit_version=1, **given)


def frames(of, size=PORTRAIT, count=4, draw_scale=0.1):
    source = DrawnFrames(of, aspect_size=size, frame_count=count, fps=30, draw_scale=draw_scale)
    shape = (source.height, source.width, 4)
    return source, [np.frombuffer(each, np.uint8).reshape(shape).copy() for each in source.frames()]


def test_frames_are_counted_and_sized_as_the_input_says():
    source, drawn = frames(recipe(), count=3)
    assert (source.width, source.height) == (108, 192)
    assert len(drawn) == 3
    assert "108x192" in source.input_args
    assert source.input_args[-2:] == ("-i", "pipe:0")


def test_default_drawing_is_720_wide_for_a_1080_wide_page():
    source = DrawnFrames(recipe(), aspect_size=PORTRAIT, frame_count=1, fps=30)
    assert (source.width, source.height) == (720, 1280)


def test_filters_enlarge_to_the_page_in_bt709():
    scale = upscale_filters(1080, 1920)[0]
    assert scale.startswith("scale=1080:1920:")
    assert "out_color_matrix=bt709:out_range=tv" in scale


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", SHAPES)
def test_every_papercut_world_fills_every_shape_and_moves(seed, size):
    _, drawn = frames(recipe(seed=seed), size=size, count=12)
    for picture in drawn:
        assert picture[..., 3].min() == 255
        assert picture[..., :3].mean() > 40
    moved = [np.abs(a.astype(int) - b.astype(int)).mean() for a, b in itertools.pairwise(drawn)]
    assert min(moved) > 0.1


def test_worlds_of_neighbouring_seeds_differ():
    pictures = [frames(recipe(seed=seed), count=1)[1][0].astype(int) for seed in range(5)]
    for first, second in itertools.pairwise(pictures):
        assert np.abs(first - second).mean() > 15


def test_the_same_recipe_draws_the_same_pixels():
    of = recipe(hero=ArtRef(pack="noto", name="panda"), seed=7, finish="film", camera="left")
    first, second = frames(of)[1], frames(of)[1]
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_a_silhouette_becomes_a_medallion_and_a_sticker_has_a_white_border():
    bare = frames(recipe(seed=1), count=10)[1][-1].astype(int)
    sticker = recipe(seed=1, hero=ArtRef(pack="noto", name="panda"))
    coin = recipe(seed=1, hero=ArtRef(pack="game-icons", name="castle"))
    pictures = [frames(of, count=10)[1][-1].astype(int) for of in (sticker, coin)]
    for picture in pictures:
        assert np.abs(picture - bare).mean() > 3


@pytest.mark.parametrize(
    "place",
    [
        Place(name="Sichuan", country="China", longitude=103.5, latitude=31.2),
        Place(name="Suva", country="Fiji", longitude=178.4, latitude=-18.1),
        Place(name="Chicago", country="United States of America", longitude=-87.6, latitude=41.9),
        Place(name="Paris", country="no such land", longitude=2.35, latitude=48.85),
        Place(name="mid-ocean", longitude=-30, latitude=35),
        None,
    ],
)
def test_the_map_flies_to_any_place_without_leaving_the_page_bare(place):
    _, drawn = frames(recipe("map", place=place), count=20, draw_scale=0.08)
    for picture in drawn:
        assert picture[..., :3].sum(axis=2).min() > 0
        assert picture[..., :3].mean() > 20


def test_the_map_lights_the_country_under_the_place():
    lit = recipe("map", place=Place(name="Paris", longitude=2.35, latitude=48.85))
    _, drawn = frames(lit, count=60, draw_scale=0.08)
    reds = [(each[..., 2].astype(int) - each[..., 0] > 80).mean() for each in (drawn[0], drawn[-1])]
    assert reds[1] > reds[0] + 0.05


def test_a_poster_is_a_png_of_the_size_asked_for():
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(poster(recipe(), (108, 192))))
    assert (image.width(), image.height()) == (108, 192)
