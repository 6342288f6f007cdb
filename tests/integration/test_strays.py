"""Paid requests whose workflow is gone: they are seen through, and their price is settled."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from reelwright.database.intents import Intent, begin_intent, intent_of, mark_sending, open_intents
from reelwright.database.videos import load_video
from reelwright.domain.events import EventType
from reelwright.domain.video import IntentState, VideoStatus
from reelwright.operations.control import cancel
from reelwright.workflows import money
from reelwright.workflows.strays import settle_strays
from reelwright.workflows.studio import Studio
from tests.support.rows import wait_until
from tests.support.vendor import Vendor, running_vendor
from tests.support.workshop import Workshop, workshop

HOUR_MS = 3_600_000


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendor]:
    with running_vendor(tmp_path_factory.mktemp("vendor"), job_ms=300) as running:
        yield running


@pytest.fixture
def shop(tmp_path: Path, vendor: Vendor) -> Iterator[Workshop]:
    with workshop(tmp_path, vendor.url) as opened:
        yield opened


def later(studio: Studio) -> Studio:
    return replace(studio, now_ms=lambda: studio.now_ms() + HOUR_MS)


def test_a_clip_that_nobody_waits_for_any_more_is_collected_and_paid(
    shop: Workshop, vendor: Vendor, tmp_path: Path
) -> None:
    video = shop.ask("forgotten", clips="fake:gold", scenes=1)
    shop.wait_for(video, EventType.CLIP_SUBMITTED)
    cancel(shop.studio, video.id)
    shop.worker.stop()
    with shop.studio.database.begin() as c:
        c.execute(text("DELETE FROM workflow_status"))
        (sent,) = open_intents(c, video.id)
    settle_strays(later(shop.studio))
    shop.studio.close()
    with workshop(tmp_path, vendor.url) as again:
        database = again.studio.database

        def settled() -> bool:
            with database.read() as c:
                return not open_intents(c, video.id)

        wait_until(settled)
        with database.read() as c:
            assert intent_of(c, sent.key).state is IntentState.DONE
            assert load_video(c, video.id).status is VideoStatus.CANCELLED
        cost = again.cost(video)
        assert cost is not None
        assert cost.committed_microusd == vendor.at(sent.key)["charged_microusd"] > 0


def test_one_lost_answer_after_a_night_without_a_worker_costs_no_picture(
    shop: Workshop, vendor: Vendor, tmp_path: Path
) -> None:
    video = shop.ask("overnight", clips="fake:lost", scenes=1)
    shop.wait_for(video, EventType.CLIP_SUBMITTED)
    shop.worker.stop()
    with shop.studio.database.begin() as c:
        c.execute(text("UPDATE intents SET sent_at_ms = sent_at_ms - 36000000"))
    shop.studio.close()
    vendor.set_faults("poll_error=1")
    with workshop(tmp_path, vendor.url) as again:
        time.sleep(0.7)
        vendor.set_faults()
        assert again.end(video).type is EventType.VIDEO_READY
        (clip,) = again.clips(video)
        assert clip.fallback_from == ""
        assert clip.clip is not None
        assert clip.clip.kind == "media"


def test_a_sentence_whose_process_died_counts_as_in_doubt_once_nobody_asks_for_it(
    shop: Workshop,
) -> None:
    video = shop.ask("silent", scenes=1)
    shop.end(video)
    call = Intent(f"{video.id}/s01/voice-x/a1", "voice", video.id, "local", "fakepaid", "x", 500)
    with shop.studio.database.begin() as c:
        sent = begin_intent(c, call)
        money.reserve(c, shop.studio, video, sent)
        mark_sending(c, sent, now_ms=shop.studio.now_ms())
    settle_strays(shop.studio)
    with shop.studio.database.read() as c:
        assert intent_of(c, call.key).state is IntentState.SENDING, "it may still be answered"

    def lost() -> bool:
        settle_strays(later(shop.studio))
        with shop.studio.database.read() as c:
            return intent_of(c, call.key).state is IntentState.LOST

    # The video's last task ends a moment after the video.
    wait_until(lost)
    cost = shop.cost(video)
    assert cost is not None
    assert (cost.reserved_microusd, cost.doubt_microusd) == (0, 500)
