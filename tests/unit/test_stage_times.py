"""How long each stage of a run took, read from its events."""

from __future__ import annotations

from reelwright.domain.events import Event, EventType
from reelwright.operations.outcome import stage_times
from reelwright.stages import Stage

E = EventType


def story(*lines: tuple[int, EventType, str]) -> list[Event]:
    return [
        Event(
            video_id="v",
            seq=seq,
            type=what,
            at_ms=at_ms,
            payload={"stage": stage} if stage else {},
        )
        for seq, (at_ms, what, stage) in enumerate(lines, 1)
    ]


def test_the_wait_at_the_storyboard_is_left_out_of_the_stages_it_lies_in() -> None:
    events = story(
        (0, E.STAGE_STARTED, Stage.WRITE_SCRIPT),
        (1_000, E.STAGE_FINISHED, Stage.WRITE_SCRIPT),
        (1_000, E.STAGE_STARTED, Stage.MAKE_CLIP),
        (2_000, E.STAGE_STARTED, Stage.NARRATE_SCENE),
        (5_000, E.STORYBOARD_READY, ""),
        (3_605_000, E.VIDEO_APPROVED, ""),
        (3_606_000, E.STAGE_FINISHED, Stage.NARRATE_SCENE),
        (3_606_000, E.STAGE_STARTED, Stage.RENDER_SEGMENT),
        (3_609_000, E.STAGE_FINISHED, Stage.MAKE_CLIP),
        (3_610_000, E.STAGE_FINISHED, Stage.RENDER_SEGMENT),
    )
    assert stage_times(events, 1) == {
        Stage.WRITE_SCRIPT: 1_000,
        Stage.NARRATE_SCENE: 4_000,
        Stage.MAKE_CLIP: 8_000,
        Stage.RENDER_SEGMENT: 4_000,
    }


def test_another_run_and_a_stage_without_an_end_count_for_nothing() -> None:
    events = story(
        (0, E.STAGE_STARTED, Stage.WRITE_SCRIPT),
        (10, E.STAGE_FINISHED, Stage.WRITE_SCRIPT),
        (10, E.STAGE_STARTED, Stage.MAKE_CLIP),
    )
    assert stage_times(events, 1) == {Stage.WRITE_SCRIPT: 10}
    assert stage_times(events, 2) == {}
