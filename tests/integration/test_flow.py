"""A video through the durable flow: paid pictures, faults, budgets, approval, and coming back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reelwright.domain.events import EventType
from reelwright.domain.video import ClipStatus, VideoStatus
from reelwright.workflows.runs import run_again
from tests.support.vendor import Vendor
from tests.support.workshop import Workshop, workshop

GOLD_4_S = 800_000
SILVER_4_S = 320_000


def charged(vendor: Vendor, video_id: str) -> int:
    """What the vendor charges for a video's pictures."""
    places = vendor.bill()["places"].items()
    return sum(told["charged_microusd"] for name, told in places if name.startswith(video_id))


def test_a_drawn_video_is_made_and_asking_again_makes_nothing_anew(shop: Workshop) -> None:
    video = shop.ask("drawn")
    assert shop.end(video).type is EventType.VIDEO_READY
    events = len(shop.story(video))
    again = shop.ask("drawn")
    assert again.status is VideoStatus.COMPLETED
    assert len(shop.story(video)) == events
    assert shop.cost(video) is None


def test_bought_pictures_are_charged_once_and_the_ledger_is_the_bill(
    any_shop: Workshop, vendor: Vendor
) -> None:
    shop = any_shop
    video = shop.ask(f"bought {shop.backend}", clips="fake:gold")
    assert shop.end(video).type is EventType.VIDEO_READY
    cost = shop.cost(video)
    assert cost is not None
    assert (cost.reserved_microusd, cost.doubt_microusd) == (0, 0)
    assert cost.committed_microusd == charged(vendor, video.id) == 8 * GOLD_4_S
    stages = [e.payload["stage"] for e in shop.story(video) if e.type is EventType.STAGE_FINISHED]
    assert sorted(stages) == sorted(set(stages))
    assert len(stages) == 6


def test_a_lost_answer_is_found_and_not_sent_again(any_shop: Workshop, vendor: Vendor) -> None:
    shop = any_shop
    vendor.set_faults("reset_after_accept=1")
    video = shop.ask(f"lost answer {shop.backend}", clips="fake:gold", scenes=2)
    assert shop.end(video).type is EventType.VIDEO_READY
    bill = vendor.bill()["places"]
    accepted = [told["accepted"] for name, told in bill.items() if name.startswith(video.id)]
    assert accepted == [1, 1]
    cost = shop.cost(video)
    assert cost is not None
    assert cost.committed_microusd == charged(vendor, video.id) == 2 * GOLD_4_S


def test_an_outcome_that_stays_unknown_is_drawn_with_its_charge_in_doubt(
    tmp_path: Path, vendor: Vendor
) -> None:
    vendor.set_faults("reset_after_accept=1")
    with workshop(tmp_path, vendor.url) as shop:
        video = shop.ask("unknown", clips="fake:lost", scenes=1)
        assert shop.end(video).type is EventType.VIDEO_READY
        cost = shop.cost(video)
        assert cost is not None
        assert cost.committed_microusd == 0
        assert cost.doubt_microusd == charged(vendor, video.id) == SILVER_4_S
        (clip,) = shop.clips(video)
        assert clip.status is ClipStatus.READY
        assert clip.fallback_from == "fake:lost"
        assert clip.clip is not None
        assert clip.clip.kind == "drawn"


def test_a_busy_vendor_is_waited_for_and_no_attempt_is_counted(
    shop: Workshop, vendor: Vendor
) -> None:
    vendor.set_faults("rate_limited=0.6")
    video = shop.ask("busy", clips="fake:gold", scenes=3)
    assert shop.end(video).type is EventType.VIDEO_READY
    assert [clip.key.endswith("/a1") for clip in shop.clips(video)] == [True] * 3
    cost = shop.cost(video)
    assert cost is not None
    assert cost.committed_microusd == charged(vendor, video.id) == 3 * GOLD_4_S


def test_a_filter_is_told_apart_and_costs_nothing(shop: Workshop, vendor: Vendor) -> None:
    vendor.set_faults("/a1:filtered=1")
    video = shop.ask("filtered", clips="fake:gold", scenes=1)
    assert shop.end(video).type is EventType.VIDEO_READY
    (failed,) = [e for e in shop.story(video) if e.type is EventType.CLIP_FAILED]
    assert failed.payload["trouble"] == "filtered"
    cost = shop.cost(video)
    assert cost is not None
    assert cost.committed_microusd == charged(vendor, video.id) == GOLD_4_S


def test_the_ladder_ends_with_a_drawing_and_the_scene_says_so(
    shop: Workshop, vendor: Vendor
) -> None:
    vendor.set_faults("failed=1")
    video = shop.ask("failing", clips="fake:silver", scenes=1)
    assert shop.end(video).type is EventType.VIDEO_READY
    (clip,) = shop.clips(video)
    assert clip.fallback_from == "fake:silver"
    assert [e.payload["to"] for e in shop.story(video) if e.type is EventType.CLIP_FALLBACK] == [
        "fake:bronze",
        "motion",
    ]
    assert charged(vendor, video.id) == 0


@pytest.mark.parametrize("fault", ["expired", "wrong_duration", "corrupt", "lost"])
def test_what_the_vendor_charged_is_on_record_whatever_came(
    shop: Workshop, vendor: Vendor, fault: str
) -> None:
    vendor.set_faults(f"/a1:{fault}=1")
    video = shop.ask(f"flawed {fault}", clips="fake:gold", scenes=1)
    assert shop.end(video).type is EventType.VIDEO_READY
    cost = shop.cost(video)
    assert cost is not None
    assert cost.bill_microusd == charged(vendor, video.id)
    assert cost.reserved_microusd == 0


def test_a_budget_is_spent_where_it_shows(shop: Workshop, vendor: Vendor) -> None:
    video = shop.ask("budget", clips="fake:gold", budget="1.70")
    assert shop.end(video).type is EventType.VIDEO_READY
    tiers = {state.scene.id: state.tier for state in shop.scenes(video)}
    assert tiers["s01"] != "motion"
    assert tiers["s08"] != "motion"
    assert charged(vendor, video.id) <= 1_700_000
    cost = shop.cost(video)
    assert cost is not None
    assert cost.committed_microusd == charged(vendor, video.id)


def test_a_cap_pauses_the_video_with_its_work_kept_and_says_what_finishes_it(
    tmp_path: Path, vendor: Vendor
) -> None:
    vendor.set_faults()
    with workshop(tmp_path, vendor.url, video_cap="2.00") as shop:
        video = shop.ask("capped", clips="fake:gold", scenes=4)
        assert shop.end(video).type is EventType.VIDEO_PAUSED
        now = shop.now(video)
        assert now.status is VideoStatus.PAUSED
        assert f"reelwright resume {video.id}" in now.notice
        alerts = [e.payload["share"] for e in shop.story(video) if e.type is EventType.BUDGET_ALERT]
        assert 50 in alerts
    with workshop(tmp_path, vendor.url, video_cap="4.00") as shop:
        with shop.studio.database.begin() as c:
            run_again(c, shop.studio, shop.now(video))
        assert shop.end(video).type is EventType.VIDEO_READY
        assert charged(vendor, video.id) == 4 * GOLD_4_S
        cost = shop.cost(video)
        assert cost is not None
        assert cost.committed_microusd == 4 * GOLD_4_S


def test_a_storyboard_waits_with_voice_preview_and_price_and_spends_nothing(
    shop: Workshop, vendor: Vendor
) -> None:
    video = shop.ask("board", clips="fake:gold", scenes=2, approve=True)
    assert shop.end(video).type is EventType.STORYBOARD_READY
    now = shop.now(video)
    assert now.status is VideoStatus.AWAITING_APPROVAL
    assert now.plan is not None
    assert now.plan.estimate.microusd == 2 * GOLD_4_S
    assert all(state.narration and state.drawn for state in shop.scenes(video))
    assert charged(vendor, video.id) == 0


def test_a_failed_redo_keeps_the_last_good_picture(shop: Workshop, vendor: Vendor) -> None:
    from reelwright.database.clips import begin_clip
    from reelwright.database.scenes import change_scene
    from reelwright.domain import ladder

    video = shop.ask("redo", clips="fake:bronze", scenes=1)
    shop.end(video)
    (first,) = shop.clips(video)
    vendor.set_faults("/g2/:failed=1")
    with shop.studio.database.begin() as c:
        again = first.model_copy(
            update={"generation": 2, "status": ClipStatus.PENDING, "clip": None,
                    "ladder": ladder.start("fake:bronze")}
        )  # fmt: skip
        begin_clip(c, again, now_ms=shop.studio.now_ms())
        change_scene(c, video.id, "s01", generation=2)
        run_again(c, shop.studio, shop.now(video))
    assert shop.end(video).type is EventType.VIDEO_READY
    (state,) = shop.scenes(video)
    assert (state.generation, state.shown) == (1, 1)
    one, two = shop.clips(video)
    assert one.clip == first.clip
    assert two.status is ClipStatus.FAILED
    assert "earlier picture is kept" in two.notice


def test_a_paid_script_and_voice_are_charged_and_kept(shop: Workshop, vendor: Vendor) -> None:
    before = vendor.bill()["totals"]["charged_microusd"]
    video = shop.ask("spoken", writer="fakepaid", voice="fakepaid", scenes=2)
    assert shop.end(video).type is EventType.VIDEO_READY
    cost = shop.cost(video)
    assert cost is not None
    assert cost.committed_microusd == vendor.bill()["totals"]["charged_microusd"] - before > 2_000


def test_a_voice_that_fails_twice_is_asked_a_third_time(shop: Workshop, vendor: Vendor) -> None:
    vendor.set_faults("voice:error_503=0.5")
    video = shop.ask("hoarse", voice="fakepaid", scenes=2)
    ended = shop.end(video)
    assert ended.type in {EventType.VIDEO_READY, EventType.VIDEO_FAILED}
    cost = shop.cost(video)
    assert cost is not None
    assert cost.reserved_microusd == 0
