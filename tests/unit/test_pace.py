"""How long the next video will take, measured on the last ones."""

from __future__ import annotations

from reelwright.domain.events import Event, EventType
from reelwright.operations.pace import Pace, measured

E = EventType


def story(video_id: str, *lines: tuple[int, EventType]) -> list[Event]:
    return [
        Event(video_id=video_id, seq=seq, type=what, at_ms=at_ms)
        for seq, (at_ms, what) in enumerate(lines, 1)
    ]


def test_pace_is_the_median_for_each_scene_without_the_wait_for_approval() -> None:
    straight = story(
        "a",
        (0, E.VIDEO_CREATED),
        (2_000, E.SCRIPT_READY),
        (6_000, E.SEGMENT_READY),
        (12_000, E.SEGMENT_READY),
        (13_000, E.VIDEO_READY),
    )
    approved = story(
        "b",
        (0, E.VIDEO_CREATED),
        (4_000, E.SCRIPT_READY),
        (5_000, E.STORYBOARD_READY),
        (3_605_000, E.VIDEO_APPROVED),
        (3_611_000, E.SEGMENT_READY),
        (3_614_000, E.VIDEO_READY),
    )
    assert measured([*straight, *approved]) == Pace(
        script_ms=3_000, scene_ms=6_000, finish_ms=2_000, videos=2
    )


def test_a_video_that_never_was_finished_tells_nothing_of_the_pace() -> None:
    assert measured(story("a", (0, E.VIDEO_CREATED), (2_000, E.SCRIPT_READY))) is None
    assert measured([]) is None
