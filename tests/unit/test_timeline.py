"""Pace and timeline arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.pacing import MAX_SPEED, MIN_SPEED, pace_of, speaking_speed
from reelwright.domain.script import Scene, Script
from reelwright.render.timing import (
    CLOSING_MS,
    FPS,
    LEAD_MS,
    SAMPLES_PER_FRAME,
    TAIL_MS,
    lay_out,
    scene_frames,
)


def script_of(words: int, target: float | None) -> Script:
    scene = Scene(id="s01", voice_over=" ".join(["mot"] * words))
    return Script(title="t", language="fr-FR", scenes=(scene,), target_seconds=target)


@given(words=st.integers(1, 5000), target=st.floats(0.1, 1000))
def test_speed_stays_natural_whatever_is_asked(words: int, target: float) -> None:
    speed = speaking_speed(words, target)
    assert MIN_SPEED <= speed <= MAX_SPEED
    exact = words / 2.5 / target
    if MIN_SPEED < exact < MAX_SPEED:
        assert speed == pytest.approx(exact)


def test_formula_of_the_original_design() -> None:
    assert speaking_speed(176, 64) == pytest.approx(1.1)


def test_words_set_the_length_where_nobody_asked_for_one() -> None:
    assert pace_of(script_of(300, None)) == 1.0
    assert pace_of(script_of(300, None), asked=1.15) == 1.15
    assert pace_of(script_of(176, 64)) == 1.1


@given(lengths=st.lists(st.integers(1, 60_000), min_size=1, max_size=40))
def test_scenes_follow_each_other_to_the_frame(lengths: list[int]) -> None:
    spans = lay_out([(f"s{i}", length) for i, length in enumerate(lengths)])
    position = 0
    for span, length in zip(spans, lengths, strict=True):
        assert span.start_frame == position
        position += span.frame_count
        # the voice ends inside its own scene, with its pause
        voice_end = span.voice_sample + length * 48
        assert voice_end <= (span.start_frame + span.frame_count) * SAMPLES_PER_FRAME
    assert [span.scene_id for span in spans] == [f"s{i}" for i in range(len(lengths))]


@given(spoken=st.integers(1, 60_000))
def test_a_scene_is_the_fewest_whole_frames_that_hold_it(spoken: int) -> None:
    for last, tail in ((False, TAIL_MS), (True, CLOSING_MS)):
        frames = scene_frames(spoken, last=last)
        needed = LEAD_MS + spoken + tail
        assert frames * 1000 >= needed * FPS > (frames - 1) * 1000
