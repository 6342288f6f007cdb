"""Clips by Gemini Omni on an emulator: the Interactions API through the unmodified SDK."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from reelwright.domain.clip import MediaClip
from reelwright.domain.script import Scene
from reelwright.errors import (
    ClipFailed,
    ClipFiltered,
    ConfigError,
    ModelRetired,
    OperationExpired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.ports import Access, ClipJob, ClipRequest, Resources
from reelwright.providers.clips.omni import OmniClips
from tests.emulators.google import Google, running_google
from tests.support.buckets import Bucket, running_bucket

PLACE = "video/s01/g1/a1"
SCENE = Scene(id="s01", voice_over="Bonjour.")
T = TypeVar("T")


@pytest.fixture(scope="module")
def bucket() -> Iterator[Bucket]:
    with running_bucket("films") as served:
        yield served


@pytest.fixture(scope="module")
def served(bucket: Bucket) -> Iterator[Google]:
    with running_google(store=lambda _, key, body: bucket.put(key, body)) as google:
        yield google


@pytest.fixture
def google(served: Google, bucket: Bucket) -> Google:
    served.heal()
    served.slow_s = 0.4
    bucket.clear()
    return served


def resources(google: Google, bucket: Bucket, how: str) -> Resources:
    """`bucket` and `inline` go through Vertex AI, `key` through the Gemini API."""
    vertex = Access(base_url=google.url, project="p", location="us-central1")
    gemini = Access(api_key="k", base_url=google.url)
    door = ("gemini", gemini) if how == "key" else ("vertex", vertex)
    url = "" if how == "inline" else f"gs://{bucket.name}"
    vendors = (door, ("gcs", Access(base_url=bucket.url)))
    return Resources(cache=Path(), offline=True, objects_url=url, vendors=vendors)


@pytest.fixture(params=["bucket", "inline", "key"])
def known(request: pytest.FixtureRequest, google: Google, bucket: Bucket) -> Resources:
    return resources(google, bucket, request.param)


def asked(**given: object) -> ClipRequest:
    values = {"duration_ms": 4000, "width": 1080, "height": 1920, "prompt": "A shore", **given}
    return ClipRequest(SCENE, 1, **values)  # type: ignore[arg-type]


def done_with(
    known: Resources, use: Callable[[OmniClips], Awaitable[T]], *, timeout_s: float = 20.0
) -> T:
    async def used() -> T:
        maker = OmniClips(known, timeout_s=timeout_s)
        try:
            return await use(maker)
        finally:
            await maker.close()

    return asyncio.run(used())


async def ended(maker: OmniClips, job: ClipJob) -> ClipJob:
    for _ in range(200):
        job = await maker.poll(job.operation, place=PLACE)
        if job.done:
            return job
        await asyncio.sleep(0.02)
    raise AssertionError("it never ends")


def test_a_clip_covers_the_scene_to_the_second_through_every_door(
    known: Resources, google: Google, tmp_path: Path
) -> None:
    wanted = asked(duration_ms=6100)

    async def made(maker: OmniClips) -> object:
        job = await ended(maker, await maker.submit(wanted, place=PLACE))
        return await maker.fetch(job.operation, wanted, place=PLACE, folder=tmp_path)

    clip = done_with(known, made)
    assert isinstance(clip, MediaClip)
    assert clip.duration_ms == 7000
    assert clip.height > clip.width
    assert [line["accepted"] for line in google.bill()["clips"].values()] == [1]


@pytest.mark.parametrize("seconds", range(3, 16))
def test_a_length_that_is_offered_is_asked_for_as_it_is(
    google: Google, bucket: Bucket, seconds: int
) -> None:
    known = resources(google, bucket, "key")
    wanted = asked(duration_ms=seconds * 1000)
    done_with(known, lambda maker: maker.submit(wanted, place=PLACE))
    assert google.asked[0][1]["response_format"]["duration"] == f"{seconds}s"


def test_the_request_is_a_background_job_at_the_global_endpoint(
    google: Google, bucket: Bucket
) -> None:
    known = resources(google, bucket, "bucket")
    google.locations.clear()
    done_with(known, lambda maker: maker.submit(asked(), place=PLACE))
    body = google.asked[0][1]
    assert body["background"] is True
    assert body["model"] == "gemini-omni-1.2-flash"
    assert body["response_format"] == {
        "type": "video",
        "aspect_ratio": "9:16",
        "duration": "4s",
        "resolution": "720p",
        "delivery": "uri",
        "gcs_uri": f"gs://films/clips/{PLACE}/",
    }
    assert google.locations == ["global"]
    assert google.bill()["clips"] == {PLACE: {"accepted": 1, "charged_microusd": 280_000}}


@pytest.mark.parametrize(
    ("fault", "kind", "sent", "accepted"),
    [
        ("400", Rejected, None, 0),
        ("401", Rejected, None, 0),
        ("403", Rejected, None, 0),
        ("404", ModelRetired, None, 0),
        ("429", RateLimited, None, 0),
        ("500", Unavailable, True, 0),
        ("503", Unavailable, True, 0),
        ("503_after", Unavailable, True, 1),
        ("slow", Unavailable, True, 1),
        ("drop_before", Unavailable, True, 0),
        ("drop_after", Unavailable, True, 1),
        ("garbage", Unavailable, True, 1),
    ],
)
def test_each_fault_of_a_submission_has_its_error_and_sends_one_post(
    known: Resources,
    google: Google,
    fault: str,
    kind: type[ProviderError],
    sent: bool | None,
    accepted: int,
) -> None:
    google.fail("interact", fault)

    async def submitted(maker: OmniClips) -> ProviderError:
        with pytest.raises(kind) as failure:
            await maker.submit(asked(), place=PLACE)
        await asyncio.sleep(2 * google.slow_s if fault == "slow" else 0)
        return failure.value

    error = done_with(known, submitted, timeout_s=0.2 if fault == "slow" else 20)
    assert google.posts["interact"] == 1
    assert getattr(error, "sent", None) is sent
    if kind is RateLimited:
        assert error.retry_after_s == 7
    bill = google.bill()["clips"]
    assert sum(line["accepted"] for line in bill.values()) == accepted


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("filtered", ClipFiltered), ("failed:13", ClipFailed), ("no_video", ClipFailed)],
)
def test_ended_is_not_success(
    known: Resources, google: Google, fault: str, kind: type[ProviderError]
) -> None:
    google.fail("interact", fault)

    async def failed(maker: OmniClips) -> None:
        job = await maker.submit(asked(), place=PLACE)
        with pytest.raises(kind):
            await ended(maker, job)

    done_with(known, failed)
    assert [line["charged_microusd"] for line in google.bill()["clips"].values()] == [0]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("429", RateLimited), ("503", Unavailable), ("drop_before", Unavailable)],
)
def test_a_poll_that_fails_is_no_doubt_about_the_clip(
    known: Resources, google: Google, fault: str, kind: type[ProviderError]
) -> None:
    async def polled(maker: OmniClips) -> ProviderError:
        job = await maker.submit(asked(), place=PLACE)
        google.fail("interaction", fault)
        with pytest.raises(kind) as failure:
            await maker.poll(job.operation, place=PLACE)
        assert (await ended(maker, job)).done
        return failure.value

    assert not getattr(done_with(known, polled), "sent", False)


def test_a_lost_answer_and_an_expired_name_are_looked_up_in_the_bucket(
    google: Google, bucket: Bucket, tmp_path: Path
) -> None:
    async def recovered(maker: OmniClips) -> object:
        google.fail("interact", "drop_after")
        with pytest.raises(Unavailable):
            await maker.submit(asked(), place=PLACE)
        google.studio.finish_all()
        found = await maker.find(PLACE)
        assert found is not None
        assert (await maker.poll(found, place=PLACE)).done
        job = await maker.submit(asked(), place="video/s01/g1/a2")
        google.fail("interaction", "expired")
        with pytest.raises(OperationExpired):
            await maker.poll(job.operation, place="video/s01/g1/a2")
        return await maker.fetch(job.operation, asked(), place="video/s01/g1/a2", folder=tmp_path)

    assert isinstance(done_with(resources(google, bucket, "bucket"), recovered), MediaClip)


def test_only_vertex_with_a_bucket_can_look_up(google: Google, bucket: Bucket) -> None:
    able = {
        how: OmniClips(resources(google, bucket, how)).capabilities.findable
        for how in ("bucket", "inline", "key")
    }
    assert able == {"bucket": True, "inline": False, "key": False}


def test_without_key_and_project_the_missing_setting_is_named() -> None:
    async def submitted(maker: OmniClips) -> None:
        with pytest.raises(ConfigError, match="No key for omni"):
            await maker.submit(asked(), place=PLACE)

    done_with(Resources(cache=Path()), submitted)
