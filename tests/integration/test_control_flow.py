"""What a person asks of a video while it is being made, and after, with a worker and a vendor."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reelwright.domain.events import EventType
from reelwright.domain.video import ClipStatus, Video, VideoStatus
from reelwright.errors import BudgetExceeded, Conflict
from reelwright.operations import control, scenes
from reelwright.operations.library import view_video
from reelwright.operations.outcome import outcome_of
from tests.support.vendor import Vendor
from tests.support.workshop import Workshop, workshop

GOLD_4_S = 800_000
OWN_SCRIPT = """**VISUEL:** A panda
**VOIX OFF:** Le panda mange.

**VISUEL:** A fortress
**VOIX OFF:** La nuit tombe.
"""


def spent(shop: Workshop, video: Video) -> int:
    cost = shop.cost(video)
    return cost.bill_microusd + cost.reserved_microusd if cost else 0


def last_seq(shop: Workshop, video: Video) -> int:
    return shop.story(video)[-1].seq


def test_one_edited_scene_of_eight_costs_one_clip_one_narration_and_one_segment(
    shop: Workshop,
) -> None:
    video = shop.ask("edited", clips="fake:gold")
    assert shop.end(video).type is EventType.VIDEO_READY
    before = {scene.scene.id: scene for scene in shop.scenes(video)}
    assert spent(shop, video) == 8 * GOLD_4_S
    seq = last_seq(shop, video)
    scenes.edit(
        shop.studio, video.id, "3", voice_over="A scene said anew.", visual_prompt="Something new"
    )
    with pytest.raises(Conflict, match="is being made"):
        scenes.edit(shop.studio, video.id, "4", voice_over="Too early.")
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    assert spent(shop, video) == 9 * GOLD_4_S
    after = {scene.scene.id: scene for scene in shop.scenes(video)}
    changed = {
        name
        for name, scene in after.items()
        if scene.narration != before[name].narration or scene.segment != before[name].segment
    }
    assert changed == {"s03"}
    view = view_video(shop.studio, video.id)
    assert [(v.version, v.revision) for v in view.versions] == [(1, 1), (2, 2)]
    back = scenes.revert(shop.studio, video.id, 1)
    assert shop.end(back, after=last_seq(shop, back) - 1).type is EventType.VIDEO_READY
    assert spent(shop, video) == 9 * GOLD_4_S
    assert shop.scenes(video)[2].shown == 1
    assert shop.scenes(video)[2].segment == before["s03"].segment


def test_what_is_on_its_way_when_a_video_is_cancelled_is_kept_and_not_bought_again(
    shop: Workshop, vendor: Vendor
) -> None:
    video = shop.ask("cancelled", clips="fake:gold")
    shop.wait_for(video, EventType.CLIP_SUBMITTED)
    control.cancel(shop.studio, video.id)
    assert shop.now(video).status is VideoStatus.CANCELLED
    control.resume(shop.studio, video.id)
    assert shop.end(video, after=last_seq(shop, video) - 1).type is EventType.VIDEO_READY
    assert spent(shop, video) == 8 * GOLD_4_S
    assert all(clip.generation == 1 for clip in shop.clips(video))


def test_a_video_paused_by_a_setting_is_finished_by_drawing(tmp_path: Path, vendor: Vendor) -> None:
    vendor.set_faults()
    with workshop(tmp_path, vendor.url, video_cap="2.50") as shop:
        video = shop.ask("paused", clips="fake:gold")
        assert shop.end(video).type is EventType.VIDEO_PAUSED
        with pytest.raises(BudgetExceeded, match="raise REELWRIGHT_VIDEO_CAP"):
            control.resume(shop.studio, video.id)
        seq = last_seq(shop, video)
        control.resume(shop.studio, video.id, draw_rest=True)
        assert shop.end(video, after=seq).type is EventType.VIDEO_READY
        assert spent(shop, video) == 3 * GOLD_4_S
        tiers = [scene.tier for scene in shop.scenes(video)]
        assert sorted(tiers) == ["fake:gold"] * 3 + ["motion"] * 5


def test_an_approved_storyboard_is_made_for_its_price(shop: Workshop) -> None:
    video = shop.ask("approved", clips="fake:gold", approve=True)
    assert shop.end(video).type is EventType.STORYBOARD_READY
    view = view_video(shop.studio, video.id)
    assert all(scene.preview and scene.duration_ms for scene in view.scenes)
    seq = last_seq(shop, video)
    control.approve(shop.studio, video.id)
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    assert spent(shop, video) == view.estimate.microusd == 8 * GOLD_4_S
    bought = view_video(shop.studio, video.id)
    assert all(
        scene.picture == "bought" and scene.preview.endswith(".jpg") for scene in bought.scenes
    )


def test_an_edited_sentence_is_planned_at_the_price_that_is_charged(shop: Workshop) -> None:
    video = shop.ask("dear words", voice="fakepaid", scenes=3)
    assert shop.end(video).type is EventType.VIDEO_READY
    before, seq = spent(shop, video), last_seq(shop, video)
    said = "A sentence that nobody has heard before."
    scenes.edit(shop.studio, video.id, "2", voice_over=said)
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    plans = [e for e in shop.story(video) if e.type is EventType.VIDEO_PLANNED]
    assert plans[-1].payload["microusd"] == 10 * len(said) == spent(shop, video) - before


def test_what_was_edited_and_not_made_is_told_and_made_when_asked(shop: Workshop) -> None:
    video = shop.ask("edited later", scenes=2)
    assert shop.end(video).type is EventType.VIDEO_READY
    with pytest.raises(Conflict, match="is finished"):
        control.resume(shop.studio, video.id)
    seq = last_seq(shop, video)
    scenes.edit(shop.studio, video.id, "1", voice_over="Said otherwise.", run=False)
    scenes.move(shop.studio, video.id, "2", 1, run=False)
    view = view_video(shop.studio, video.id).video
    assert (view.status, view.edited, view.version) == (VideoStatus.COMPLETED, True, 1)
    control.resume(shop.studio, video.id)
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    view = view_video(shop.studio, video.id).video
    assert (view.edited, view.version, view.notice) == (False, 2, "")
    # Asking for it again as at first makes it, too.
    seq = last_seq(shop, video)
    scenes.edit(shop.studio, video.id, "1", voice_over="And once more.", run=False)
    assert shop.ask("edited later", scenes=2).status is VideoStatus.QUEUED
    assert shop.end(video, after=seq).payload["version"] == 3


def test_a_storyboard_that_was_edited_is_shown_anew_before_it_is_approved(shop: Workshop) -> None:
    video = shop.ask("edited board", clips="fake:gold", scenes=2, approve=True)
    shop.end(video)
    scenes.remove(shop.studio, video.id, "2", run=False)
    with pytest.raises(Conflict, match="edited since its storyboard"):
        control.approve(shop.studio, video.id)
    seq = last_seq(shop, video)
    control.resume(shop.studio, video.id)
    assert shop.end(video, after=seq).type is EventType.STORYBOARD_READY
    seq = last_seq(shop, video)
    control.approve(shop.studio, video.id)
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    assert spent(shop, video) == GOLD_4_S


def test_the_wait_for_an_approval_is_no_time_of_a_stage(shop: Workshop) -> None:
    video = shop.ask("slowly approved", scenes=2, approve=True)
    shown = shop.end(video)
    time.sleep(1.5)
    control.approve(shop.studio, video.id)
    ready = shop.end(video, after=shown.seq)
    assert ready.type is EventType.VIDEO_READY
    times = outcome_of(shop.studio, video.id).stage_ms
    assert len(times) == 6
    created = shop.story(video)[0]
    assert max(times.values()) <= ready.at_ms - created.at_ms - 1_500


def test_a_picture_is_made_anew_for_the_price_of_one(shop: Workshop) -> None:
    video = shop.ask("again", clips="fake:gold")
    shop.end(video)
    seq = last_seq(shop, video)
    control.retry(shop.studio, video.id, scene="s02")
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    assert spent(shop, video) == 9 * GOLD_4_S
    scene = shop.scenes(video)[1]
    assert (scene.generation, scene.shown) == (2, 2)
    new = next(c for c in shop.clips(video) if c.scene_id == "s02" and c.generation == 2)
    assert new.status is ClipStatus.READY


def test_the_same_request_keeps_a_persons_words_and_another_script_is_read_anew(
    shop: Workshop, tmp_path: Path
) -> None:
    file = tmp_path / "deux.md"
    file.write_text(OWN_SCRIPT, encoding="utf-8")
    wishes = {"script_file": file, "writer": ""}
    video = shop.ask("mine", **wishes)
    assert shop.end(video).type is EventType.VIDEO_READY
    seq = last_seq(shop, video)
    scenes.edit(shop.studio, video.id, "2", voice_over="Le jour monte.")
    shop.end(video, after=seq)
    seq = last_seq(shop, video)
    shop.ask("mine", **wishes, style="anime")
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    assert shop.scenes(video)[1].scene.voice_over == "Le jour monte."
    seq = last_seq(shop, video)
    file.write_text(OWN_SCRIPT.replace("mange", "dort"), encoding="utf-8")
    shop.ask("mine", **wishes, style="anime")
    shop.end(video, after=seq)
    said = [scene.scene.voice_over for scene in shop.scenes(video)]
    assert said == ["Le panda dort.", "La nuit tombe."]
    why = [revision.why for revision in view_video(shop.studio, video.id).revisions]
    assert why == ["written", "scene 2 edited", "written"]


def test_what_a_budget_bought_stays_bought_when_a_scene_is_edited(shop: Workshop) -> None:
    video = shop.ask("planned", clips="fake:gold", budget="3.50")
    assert shop.end(video).type is EventType.VIDEO_READY
    before = {scene.scene.id: (scene.tier, scene.shown) for scene in shop.scenes(video)}
    assert len({tier for tier, _ in before.values()}) > 1
    paid, seq = spent(shop, video), last_seq(shop, video)
    scenes.edit(shop.studio, video.id, "1", voice_over="Words that change no picture.")
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    assert spent(shop, video) == paid
    assert {s.scene.id: (s.tier, s.shown) for s in shop.scenes(video)} == before


def test_a_script_is_written_anew_where_that_is_asked_for(shop: Workshop) -> None:
    video = shop.ask("anew")
    shop.end(video)
    seq = last_seq(shop, video)
    scenes.edit(shop.studio, video.id, "2", voice_over="A person's words.")
    shop.end(video, after=seq)
    seq = last_seq(shop, video)
    shop.ask("anew", fresh=True)
    assert shop.end(video, after=seq).type is EventType.VIDEO_READY
    assert shop.scenes(video)[1].scene.voice_over != "A person's words."
