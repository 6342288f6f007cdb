"""Purging a video: everything of its own goes, wherever it lies; nothing of another video does."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelwright.database.artifacts import record_artifacts
from reelwright.database.videos import find_video
from reelwright.domain.events import EventType
from reelwright.domain.video import Video, VideoStatus
from reelwright.operations import control
from reelwright.stages import Stage
from reelwright.storage.keys import ARTIFACTS, CLIPS, VIDEOS, clip_prefix
from reelwright.workflows.caretaker import SWEEP_AFTER_S, purge, sweep
from tests.emulators.buckets import gcs, s3
from tests.emulators.s3 import KEY_ID, REGION, SECRET
from tests.support.vendor import Vendor
from tests.support.workshop import Workshop, workshop


@pytest.fixture
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Any]]:
    """Settings of where objects lie."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    kind = getattr(request, "param", "workspace")
    if kind == "workspace":
        yield {}
    elif kind == "folder":
        yield {"objects_url": (tmp_path / "shared").as_uri()}
    elif kind == "gs":
        with gcs(tmp_path) as opened:
            bucket = opened.fresh()
            yield {"objects_url": bucket.url, "gcs_base_url": bucket.door.url}
    else:
        with s3() as opened:
            bucket = opened.fresh()
            address = {"s3_base_url": bucket.door.url, "s3_region": REGION}
            yield {"objects_url": bucket.url, **address}


@pytest.fixture
def shop(store: dict[str, Any], tmp_path: Path, vendor: Vendor) -> Iterator[Workshop]:
    vendor.set_faults()
    with workshop(tmp_path, vendor.url, **store) as opened:
        yield opened


def made(shop: Workshop, theme: str, **wishes: Any) -> Video:
    video = shop.ask(theme, clips="fake:bronze", scenes=2, **wishes)
    assert shop.end(video).type is EventType.VIDEO_READY
    return video


def keys(shop: Workshop, prefix: str) -> set[str]:
    return {found.key for found in shop.studio.objects().list(prefix)}


def lay(shop: Workshop, key: str, tmp_path: Path) -> str:
    """Put a file there as a vendor, or a worker that died, would have left it."""
    path = tmp_path / "left.mp4"
    path.write_bytes(b"a film")
    shop.studio.objects().put_file(key, path)
    return key


@pytest.mark.parametrize("store", ["workspace", "folder", "gs", "s3"], indirect=True)
def test_what_a_vendor_wrote_for_a_video_goes_with_it_and_nothing_of_others(
    shop: Workshop, tmp_path: Path
) -> None:
    mine, other = made(shop, "cats"), made(shop, "cats and dogs")
    before = keys(shop, ARTIFACTS)
    for clip in shop.clips(mine):
        lay(shop, f"{clip_prefix(clip.key)}7361/sample_0.mp4", tmp_path)
    kept = lay(shop, f"{clip_prefix(shop.clips(other)[0].key)}sample_0.mp4", tmp_path)
    alike = lay(shop, f"{clip_prefix(mine.id + '-2/s01/g1/a1')}sample_0.mp4", tmp_path)
    lay(shop, f"{ARTIFACTS}/{Stage.MAKE_CLIP}/{mine.id}/s01/g9/a1.mp4", tmp_path)
    shared = lay(shop, f"{ARTIFACTS}/{Stage.MAKE_CLIP}/{mine.id}/s01/g8/a1.mp4", tmp_path)
    with shop.studio.database.begin() as c:
        lent = shared.removeprefix(f"{ARTIFACTS}/")
        record_artifacts(c, other.id, Stage.MAKE_CLIP, [lent], now_ms=0)
    control.purge_now(shop.studio, mine.id)
    assert keys(shop, CLIPS) == {kept, alike}
    left = keys(shop, ARTIFACTS)
    assert {key for key in left if mine.id in key} == {shared}
    assert {key for key in before if other.id in key} <= left
    assert keys(shop, f"{VIDEOS}/{mine.id}") == set()
    assert keys(shop, f"{VIDEOS}/{other.id}") != set()
    control.purge_now(shop.studio, other.id)
    assert keys(shop, ARTIFACTS) == set()
    assert keys(shop, CLIPS) == {alike}


def test_a_video_given_up_at_its_storyboard_leaves_no_narration(shop: Workshop) -> None:
    video = shop.ask("storyboard", scenes=2, approve=True)
    assert shop.end(video).type is EventType.STORYBOARD_READY
    assert keys(shop, f"{ARTIFACTS}/{Stage.NARRATE_SCENE}") != set()
    control.purge_now(shop.studio, video.id)
    assert keys(shop, ARTIFACTS) == set()


def test_a_video_that_was_restored_before_the_trash_was_emptied_stays(shop: Workshop) -> None:
    video = made(shop, "restored")
    control.delete(shop.studio, video.id)
    control.restore(shop.studio, video.id)
    purge(shop.studio, video.id)
    assert shop.now(video).status is VideoStatus.COMPLETED
    assert keys(shop, f"{VIDEOS}/{video.id}") != set()


def test_a_purged_video_can_be_asked_for_again_and_is_bought_anew(
    shop: Workshop, vendor: Vendor
) -> None:
    first = made(shop, "again")
    control.purge_now(shop.studio, first.id)
    again = made(shop, "again", budget="5")
    assert again.id == f"{first.id}-2"
    old, new = shop.cost(first), shop.cost(again)
    assert old is not None
    assert new is not None
    assert old.committed_microusd == new.committed_microusd
    places = vendor.bill()["places"].items()
    bill = sum(told["charged_microusd"] for name, told in places if name.startswith(first.id))
    assert old.committed_microusd + new.committed_microusd == bill
    # The name goes on with the new one.
    assert shop.ask("again", clips="fake:bronze", scenes=2, budget="5").id == again.id


def test_a_purged_video_that_cost_nothing_can_be_asked_for_again(any_shop: Workshop) -> None:
    shop = any_shop
    theme = f"free again {shop.backend}"
    first = shop.ask(theme, scenes=1)
    assert shop.end(first).type is EventType.VIDEO_READY
    control.purge_now(shop.studio, first.id)
    again = shop.ask(theme, scenes=1)
    assert shop.end(again).type is EventType.VIDEO_READY


@pytest.mark.parametrize("store", ["gs"], indirect=True)
def test_what_was_fetched_of_a_video_that_another_machine_purged_is_swept(shop: Workshop) -> None:
    video = made(shop, "fetched")
    folder = shop.studio.folder(video.id)
    control.purge_now(shop.studio, video.id)
    with shop.studio.database.read() as c:
        assert find_video(c, video.id) is None
    for name in (video.id, made(shop, "living").id):
        version = shop.studio.folder(name) / "v1"
        version.mkdir(parents=True, exist_ok=True)
        long_ago = time.time() - 2 * SWEEP_AFTER_S
        os.utime(shop.studio.folder(name), (long_ago, long_ago))
    sweep(shop.studio)
    assert not folder.exists()
    assert version.exists()
