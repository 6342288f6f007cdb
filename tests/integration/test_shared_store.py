"""A bucket behind the whole flow: made on one machine, handed out and gone on with on another."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.domain.events import EventType
from reelwright.operations import control
from reelwright.operations.delivery import deliver
from reelwright.operations.outcome import outcome_of
from reelwright.storage.open import open_store
from reelwright.workflows.caretaker import purge
from reelwright.workflows.studio import Studio
from tests.emulators.buckets import Bucket, gcs, s3
from tests.emulators.s3 import KEY_ID, REGION, SECRET
from tests.support.vendor import Vendor
from tests.support.workshop import Workshop, workshop


@pytest.fixture
def bucket(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bucket]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    kind = getattr(request, "param", "gs")
    with gcs(tmp_path) if kind == "gs" else s3() as opened:
        yield opened.fresh()


@pytest.fixture
def shared(bucket: Bucket, tmp_path: Path, vendor: Vendor) -> Iterator[Workshop]:
    """A worker whose objects lie in the bucket."""
    vendor.set_faults()
    with workshop(tmp_path, vendor.url, **settings(bucket)) as opened:
        yield opened


@pytest.mark.parametrize("bucket", ["gs", "s3"], indirect=True)
def test_what_is_finished_here_is_handed_out_there(
    shared: Workshop, bucket: Bucket, tmp_path: Path
) -> None:
    video = shared.ask(clips="fake")
    assert shared.end(video).type is EventType.VIDEO_READY
    made = outcome_of(shared.studio, video.id).made
    (tmp_path / "workspace" / "videos").rename(tmp_path / "burnt")
    there = elsewhere(shared.studio, bucket, tmp_path / "other")
    delivered = deliver(made, tmp_path / "out" / "cats.mp4", studio=there)
    version = tmp_path / "burnt" / video.id / "v1"
    assert delivered.video.read_bytes() == (version / "final.mp4").read_bytes()
    assert (tmp_path / "out" / "cats.jpg").read_bytes() == (version / "thumbnail.jpg").read_bytes()
    for clip in made.clips:
        assert clip.kind != "media" or there.services.store.find(clip.key) is not None


@pytest.mark.parametrize("bucket", ["gs", "s3"], indirect=True)
def test_what_is_finished_here_is_not_joined_again_there(
    shared: Workshop, bucket: Bucket, tmp_path: Path
) -> None:
    video = shared.ask(clips="fake", scenes=2)
    ended = shared.end(video)
    (tmp_path / "workspace" / "videos").rename(tmp_path / "burnt")
    assert shared.ask(clips="fake", scenes=2).run == 1
    joins = len([line for line in bucket.door.requests if line.endswith("final.mp4")])
    control.retry(shared.studio, video.id)
    ended = shared.end(video, after=ended.seq)
    assert (ended.type, ended.payload["version"]) == (EventType.VIDEO_READY, 1)
    puts = [line for line in bucket.door.requests if line.endswith("final.mp4")][joins:]
    assert not any(line.startswith("PUT") for line in puts)
    # Lost there as well, it is joined anew.
    bucket.objects.delete(f"videos/{video.id}/v1/final.mp4")
    assert shared.ask(clips="fake", scenes=2).run == 3
    ended = shared.end(video, after=ended.seq)
    assert (ended.type, ended.payload["version"]) == (EventType.VIDEO_READY, 2)


def test_a_version_that_the_bucket_lost_is_brought_back_from_here(
    shared: Workshop, bucket: Bucket
) -> None:
    video = shared.ask(scenes=2)
    ended = shared.end(video)
    key = f"videos/{video.id}/v1/final.mp4"
    bucket.objects.delete(key)
    control.retry(shared.studio, video.id)
    assert shared.end(video, after=ended.seq).payload["version"] == 1
    assert bucket.objects.size(key)


def test_a_purged_video_leaves_nothing_in_the_bucket(shared: Workshop, bucket: Bucket) -> None:
    video = shared.ask(clips="fake")
    shared.end(video)
    assert list(bucket.objects.list(f"videos/{video.id}/")) != []
    assert list(bucket.objects.list("artifacts/")) != []
    control.purge_now(shared.studio, video.id)
    assert list(bucket.objects.list("")) == []
    purge(shared.studio, video.id)


@pytest.mark.parametrize("what", ["make_clip", "narrate_scene", "final.mp4"])
def test_after_a_bucket_refused_it_goes_on_and_pays_for_nothing_twice(
    what: str, shared: Workshop, bucket: Bucket, vendor: Vendor
) -> None:
    bucket.door.fail(403, method="PUT", path=what, times=99)
    video = shared.ask(what, clips="fake", scenes=4)
    ended = shared.end(video)
    assert ended.type is EventType.VIDEO_FAILED
    assert "refuses access" in ended.payload["notice"]
    bucket.door.heal()
    control.resume(shared.studio, video.id)
    assert shared.end(video, after=ended.seq).type is EventType.VIDEO_READY
    places = {p: told for p, told in vendor.bill()["places"].items() if p.startswith(video.id)}
    assert [told["accepted"] for told in places.values()] == [1] * 4
    cost = shared.cost(video)
    assert cost is not None
    assert cost.committed_microusd == sum(told["charged_microusd"] for told in places.values())


def settings(bucket: Bucket) -> dict[str, str]:
    """As a person sets them."""
    name = "gcs_base_url" if bucket.vendor == "gcs" else "s3_base_url"
    return {"objects_url": bucket.url, name: bucket.door.url, "s3_region": REGION}


def elsewhere(studio: Studio, bucket: Bucket, workspace: Path) -> Studio:
    """The same rows and the same bucket, seen from another machine."""
    resources = studio.services.resources
    store = open_store(resources.objects_url, resources, workspace)
    services = dataclasses.replace(studio.services, store=store, workspace=workspace)
    return dataclasses.replace(studio, services=services)
