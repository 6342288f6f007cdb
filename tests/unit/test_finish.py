"""Finishes: each leaves its mark, cheaply and the same way every time."""

import numpy as np
import pytest
import skia

from reelwright.errors import ConfigError
from reelwright.motion.finish import FINISHES, finish_of
from reelwright.motion.layer import Easel

EASEL = Easel(1080, 1920, 0.1)


def drawn(name, index=0, seed=0):
    surface = skia.Surface.MakeRasterN32Premul(*EASEL.pixel_size)
    canvas = surface.getCanvas()
    canvas.clear(0xFF888888)
    finish = finish_of(name, EASEL, seed=seed)
    if finish.grade is not None:
        canvas.saveLayer(None, finish.grade)
    canvas.drawCircle(54, 80, 40, skia.Paint(Color=0xFFE04030))
    if finish.grade is not None:
        canvas.restore()
    finish.overlay(canvas, index)
    return surface.toarray()


@pytest.mark.parametrize("name", [name for name in FINISHES if name != "clean"])
def test_every_finish_leaves_its_mark_and_the_middle_readable(name):
    plain, finished = drawn("clean"), drawn(name)
    assert np.abs(plain.astype(int) - finished.astype(int)).mean() > 1
    assert finished[60:100, 40:70, :3].mean() > 40


def test_clean_changes_nothing():
    finish = finish_of("clean", EASEL)
    assert finish.grade is None
    assert finish.overlays == ()


def test_film_grain_moves_from_frame_to_frame_and_repeats_for_the_same_frame():
    assert not np.array_equal(drawn("film", 0), drawn("film", 4))
    assert np.array_equal(drawn("film", 4), drawn("film", 4))


def test_noir_has_no_colour():
    middle = drawn("noir")[70:90, 45:65, :3].astype(int)
    assert np.ptp(middle, axis=2).max() <= 12


def test_an_unknown_finish_names_those_there_are():
    with pytest.raises(ConfigError, match="film"):
        finish_of("shiny", EASEL)
