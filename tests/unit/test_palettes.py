"""Palettes: from deep to light, so that every kit finds its contrast."""

import pytest

from reelwright.errors import ConfigError
from reelwright.motion.brush import rgb
from reelwright.motion.palettes import palette, palettes


def lightness(colour: str) -> float:
    red, green, blue = rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_are_enough_palettes() -> None:
    assert len(palettes()) >= 24


@pytest.mark.parametrize("name", list(palettes()))
def test_colours_climb_from_deep_to_light(name: str) -> None:
    each = palette(name)
    steps = [lightness(colour) for colour in (each.deep, each.dark, each.mid, each.light)]
    assert steps == sorted(steps)
    assert steps[-1] - steps[0] > 100


def test_an_unknown_palette_offers_the_nearest() -> None:
    with pytest.raises(ConfigError, match="lagoon"):
        palette("lagon")
