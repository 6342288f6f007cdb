"""Videos of generated stills through the durable flow: each picture sent for once, the ledger is
the vendor's bill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from reelwright.domain.clip import MediaClip
from reelwright.domain.events import EventType
from reelwright.domain.video import Video
from reelwright.operations.control import purge_now
from tests.emulators.google import Google
from tests.support.workshop import Workshop, workshop

A_STILL = 34_000


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, served_google: Google) -> Iterator[Workshop]:
    folder = tmp_path_factory.mktemp("stills")
    key = {"gemini_api_key": SecretStr("k"), "gemini_base_url": served_google.url}
    with workshop(folder, cache=folder / "cache", **key) as opened:
        yield opened


def made(shop: Workshop, theme: str, **wishes: object) -> Video:
    video = shop.ask(theme, clips="stills", **wishes)
    assert shop.end(video).type is EventType.VIDEO_READY
    return video


def spent(shop: Workshop, video: Video) -> int:
    cost = shop.cost(video)
    assert cost is not None
    assert (cost.reserved_microusd, cost.doubt_microusd) == (0, 0)
    return cost.committed_microusd


def troubles(shop: Workshop, video: Video) -> list[object]:
    return [e.payload["trouble"] for e in shop.story(video) if e.type is EventType.CLIP_FAILED]


def test_each_still_is_sent_for_once_moves_and_is_charged_by_the_piece(
    shop: Workshop, google: Google
) -> None:
    video = made(shop, "lighthouses", scenes=4)
    assert spent(shop, video) == google.bill()["pictures"] == 4 * A_STILL
    assert google.posts == {"image": 4}
    stills = [clip.clip for clip in shop.clips(video)]
    assert all(isinstance(still, MediaClip) and still.media == "image" for still in stills)
    assert len({still.camera for still in stills if isinstance(still, MediaClip)}) == 4
    assert {clip.tier for clip in shop.clips(video)} == {"stills:gemini-nano-banana-2.1"}


def test_the_estimate_counts_pictures_and_is_what_is_charged(
    shop: Workshop, google: Google
) -> None:
    video = shop.ask("storyboards", clips="stills:gemini-3-pro-image", scenes=2, approve=True)
    assert shop.end(video).type is EventType.STORYBOARD_READY
    plan = shop.now(video).plan
    assert plan is not None
    (line,) = plan.estimate.lines
    assert (line.quantity, line.unit, line.microusd) == (2, "pictures", 270_000)
    assert google.posts == {}


def test_a_budget_buys_as_many_stills_as_it_reaches_for(shop: Workshop, google: Google) -> None:
    video = made(shop, "thrift", scenes=4, budget="0.07")
    assert spent(shop, video) == google.bill()["pictures"] == 2 * A_STILL
    kinds = [clip.clip.kind for clip in shop.clips(video) if clip.clip is not None]
    assert sorted(kinds) == ["drawn", "drawn", "media", "media"]


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [("blocked", "filtered"), ("filtered", "filtered"), ("no_image", "failed"),
     ("503", "unavailable")],
)  # fmt: skip
def test_what_brought_no_picture_is_told_costs_nothing_and_is_asked_again(
    shop: Workshop, google: Google, fault: str, trouble: str
) -> None:
    google.fail("image", fault)
    video = made(shop, f"trouble {fault}", scenes=1)
    assert troubles(shop, video) == [trouble]
    assert spent(shop, video) == google.bill()["pictures"] == A_STILL
    assert google.posts == {"image": 2}


def test_a_retired_model_leads_to_a_drawing_that_says_so(shop: Workshop, google: Google) -> None:
    google.fail("image", "404")
    video = made(shop, "retired", scenes=1)
    assert troubles(shop, video) == ["model_retired"]
    (clip,) = shop.clips(video)
    assert clip.fallback_from == "stills:gemini-nano-banana-2.1"
    assert "no longer served" in clip.notice
    assert google.bill()["pictures"] == 0


def test_a_purged_video_leaves_no_still_in_the_cache(shop: Workshop, google: Google) -> None:
    stills = shop.studio.services.resources.cache / "stills"
    before = set(stills.glob("*")) if stills.exists() else set()
    video, other = made(shop, "to be purged", scenes=2), made(shop, "to stay", scenes=1)
    assert len(set(stills.glob("*")) - before) == 3
    purge_now(shop.studio, video.id)
    assert len(set(stills.glob("*")) - before) == 1
    purge_now(shop.studio, other.id)
    assert set(stills.glob("*")) == before
