"""What a worker sees to between videos: lost work, retention, the trash, and kept scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete, text

from reelwright.database.artifacts import artifacts_of
from reelwright.database.tables import ledger, scenes
from reelwright.database.videos import change_video, find_video, locked
from reelwright.domain.events import EventType
from reelwright.domain.video import VideoStatus
from reelwright.ports import Services
from reelwright.workflows.caretaker import purge_trash, put_in_trash, revive_stalled, trash_old
from reelwright.workflows.studio import Studio
from tests.support.vendor import Vendor
from tests.support.workshop import Workshop

DAY_MS = 86_400_000


def later(studio: Studio, days: float, **policy: object) -> Studio:
    """The same studio that many days later, with other settings."""
    services: Services = studio.services
    changed = replace(services, policy=services.policy.model_copy(update=policy))
    return replace(studio, services=changed, now_ms=lambda: studio.now_ms() + round(days * DAY_MS))


def test_a_video_whose_work_got_lost_is_taken_up_anew(shop: Workshop) -> None:
    shop.worker.stop()
    video = shop.ask("stalled", scenes=2)
    with shop.studio.database.begin() as c:
        c.execute(text("DELETE FROM workflow_status"))
    revive_stalled(later(shop.studio, 1))
    assert shop.now(video).run == 2
    assert shop.now(video).status is VideoStatus.QUEUED


def test_a_video_that_cannot_be_read_keeps_no_other_from_being_taken_up(shop: Workshop) -> None:
    shop.worker.stop()
    broken, whole = shop.ask("broken", scenes=2), shop.ask("whole", scenes=2)
    with shop.studio.database.begin() as c:
        c.execute(text("DELETE FROM workflow_status"))
        c.execute(text("UPDATE videos SET brief = '{}' WHERE id = :id"), {"id": broken.id})
    revive_stalled(later(shop.studio, 1))
    assert shop.now(whole).run == 2


def test_work_that_is_only_slow_is_left_alone(shop: Workshop) -> None:
    shop.worker.stop()
    video = shop.ask("slow", scenes=2)
    revive_stalled(later(shop.studio, 1))
    assert shop.now(video).run == 1


def test_the_trash_is_emptied_after_its_days_and_takes_only_the_videos_own(
    shop: Workshop,
) -> None:
    one = shop.ask("one", clips="fake:bronze", scenes=2)
    shop.end(one)
    two = shop.ask("two", clips="fake:bronze", scenes=2)
    shop.end(two)
    studio, store = shop.studio, shop.studio.services.store
    with studio.database.begin() as c:
        put_in_trash(c, studio, locked(c, one.id))
        mine, others = artifacts_of(c, one.id), artifacts_of(c, two.id)
    purge_trash(later(studio, 29))
    assert shop.now(one).status is VideoStatus.TRASHED
    purge_trash(later(studio, 31))
    with studio.database.read() as c:
        assert find_video(c, one.id) is None
        assert c.execute(ledger.select().where(ledger.c.video_id == one.id)).first() is not None
    assert not studio.folder(one.id).exists()
    assert [key for key in mine if key not in others and store.find(key)] == []
    assert all(store.find(key) for key in others)
    assert shop.end(two).type is EventType.VIDEO_READY


def test_a_purge_that_was_killed_halfway_goes_on(shop: Workshop) -> None:
    video = shop.ask("halfway", scenes=2)
    shop.end(video)
    studio = shop.studio
    with studio.database.begin() as c:
        put_in_trash(c, studio, locked(c, video.id))

    def die(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        purge_trash(replace(later(studio, 31), at=die))
    purge_trash(later(studio, 31))
    with studio.database.read() as c:
        assert find_video(c, video.id) is None


def test_retention_moves_old_videos_to_the_trash_only_where_it_is_set(shop: Workshop) -> None:
    video = shop.ask("old", scenes=2)
    shop.end(video)
    trash_old(later(shop.studio, 100))
    assert shop.now(video).status is VideoStatus.COMPLETED
    trash_old(later(shop.studio, 100, retention_days=90))
    assert shop.now(video).status is VideoStatus.TRASHED


def test_a_paid_script_is_reused_for_the_same_request_and_written_anew_when_asked(
    shop: Workshop, vendor: Vendor
) -> None:
    wishes = {"writer": "fakepaid", "scenes": 2}
    first = shop.ask("kept script", **wishes)
    shop.end(first)
    asked = vendor.bill()["requests"].get("script", 0)
    with shop.studio.database.begin() as c:
        # As if it were another video of the same request, which has no script yet.
        change_video(c, first.id, now_ms=shop.studio.now_ms(), script_key="", script=None)
        c.execute(delete(scenes).where(scenes.c.video_id == first.id))
    (shop.studio.folder(first.id) / "v1" / "final.mp4").unlink()
    again = shop.ask("kept script", **wishes)
    assert shop.end(again, after=len(shop.story(first))).type is EventType.VIDEO_READY
    assert vendor.bill()["requests"].get("script", 0) == asked
    fresh = shop.ask("kept script", fresh=True, **wishes)
    assert shop.end(fresh, after=len(shop.story(first))).type is EventType.VIDEO_READY
    assert vendor.bill()["requests"].get("script", 0) == asked + 1
