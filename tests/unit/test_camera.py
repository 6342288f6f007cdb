"""The camera's views: inside the picture, always moving, quick at a scene's edges."""

import itertools

import pytest

from reelwright.motion.camera import ENTRY_FRAMES, EXIT_FRAMES, edge_zoom, framed, view

MOVES = ("push", "pull", "left", "right", "rise")


@pytest.mark.parametrize("move", MOVES)
def test_a_view_never_shows_beyond_the_picture(move):
    for index in range(101):
        seen = view(move, index / 100)
        room = (seen.zoom - 1) / 2 + 1e-9
        assert abs(seen.x) <= room
        assert abs(seen.y) <= room


@pytest.mark.parametrize("move", MOVES)
def test_the_camera_never_stands_still(move):
    views = [framed(move, index, 120) for index in range(120)]
    steps = [
        abs(b.zoom - a.zoom) + abs(b.x - a.x) + abs(b.y - a.y) for a, b in itertools.pairwise(views)
    ]
    assert min(steps) > 1e-5


def test_edges_are_quick_and_the_middle_is_left_alone():
    zooms = [edge_zoom(index, 90) for index in range(90)]
    assert zooms[0] > 1.05
    assert zooms[-1] > 1.05
    assert set(zooms[ENTRY_FRAMES : 90 - EXIT_FRAMES - 1]) == {1.0}


def test_a_scene_of_one_frame_has_a_view():
    assert framed("push", 0, 1).zoom >= 1
