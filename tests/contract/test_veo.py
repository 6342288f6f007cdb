"""Clips by Veo on an emulator, with the unmodified SDK: each paid request is sent once."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from reelwright.domain.clip import MediaClip
from reelwright.domain.script import Scene
from reelwright.errors import (
    CheckFailed,
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
from reelwright.providers.clips.veo import VeoClips
from reelwright.providers.registry import open_clip_maker, open_writer
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


def resources(google: Google, bucket: Bucket | None) -> Resources:
    vendors = (
        ("vertex", Access(base_url=google.url, project="p", location="us-central1")),
        ("gcs", Access(base_url=bucket.url if bucket else "")),
    )
    url = f"gs://{bucket.name}/reels" if bucket else ""
    return Resources(cache=Path(), offline=True, objects_url=url, vendors=vendors)


@pytest.fixture(params=["bucket", "inline"])
def known(request: pytest.FixtureRequest, google: Google, bucket: Bucket) -> Resources:
    return resources(google, bucket if request.param == "bucket" else None)


def asked(**given: object) -> ClipRequest:
    values = {"duration_ms": 4000, "width": 1080, "height": 1920, "prompt": "A shore", **given}
    return ClipRequest(SCENE, 1, **values)  # type: ignore[arg-type]


def done_with(
    known: Resources, use: Callable[[VeoClips], Awaitable[T]], *, timeout_s: float = 20.0
) -> T:
    async def used() -> T:
        maker = VeoClips(known, timeout_s=timeout_s)
        try:
            return await use(maker)
        finally:
            await maker.close()

    return asyncio.run(used())


async def ended(maker: VeoClips, job: ClipJob) -> ClipJob:
    for _ in range(200):
        job = await maker.poll(job.operation, place=PLACE)
        if job.done:
            return job
        await asyncio.sleep(0.02)
    raise AssertionError("it never ends")


def test_a_clip_is_made_from_submission_to_file(
    known: Resources, google: Google, tmp_path: Path
) -> None:
    async def made(maker: VeoClips) -> object:
        job = await ended(maker, await maker.submit(asked(duration_ms=5500), place=PLACE))
        return await maker.fetch(job.operation, asked(), place=PLACE, folder=tmp_path)

    clip = done_with(known, made)
    assert isinstance(clip, MediaClip)
    content = Path(clip.path).read_bytes()
    assert clip.sha256 == hashlib.sha256(content).hexdigest()
    assert (clip.scene_id, clip.media, clip.duration_ms) == ("s01", "video", 6000)
    assert clip.height > clip.width
    assert [path.name for path in tmp_path.iterdir()] == [Path(clip.path).name]
    bill = google.bill()["clips"]
    assert list(bill.values()) == [{"accepted": 1, "charged_microusd": 480_000}]


def test_what_is_asked_for_is_mute_and_in_shape_and_lies_below_its_place(
    google: Google, bucket: Bucket
) -> None:
    known = resources(google, bucket)
    shape = {"width": 1920, "height": 1080, "duration_ms": 9000, "seed": 2**40 + 7}
    wide = asked(negative_prompt="text, logo", **shape)
    done_with(known, lambda maker: maker.submit(wide, place=PLACE))
    body = google.asked[0][1]
    assert body["instances"] == [{"prompt": "A shore"}]
    given = body["parameters"]
    assert given == {
        "negativePrompt": "text, logo",
        "sampleCount": 1,
        "storageUri": f"gs://films/reels/clips/{PLACE}/",
        "durationSeconds": 8,
        "seed": 7,
        "aspectRatio": "16:9",
        "resolution": "720p",
        "personGeneration": "allow_adult",
        "generateAudio": False,
    }
    assert google.bill()["clips"] == {PLACE: {"accepted": 1, "charged_microusd": 640_000}}


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
    google.fail("submit", fault)

    async def submitted(maker: VeoClips) -> ProviderError:
        with pytest.raises(kind) as failure:
            await maker.submit(asked(), place=PLACE)
        await asyncio.sleep(2 * google.slow_s if fault == "slow" else 0)
        return failure.value

    error = done_with(known, submitted, timeout_s=0.2 if fault == "slow" else 20)
    assert google.posts["submit"] == 1
    assert getattr(error, "sent", None) is sent
    bill = google.bill()["clips"]
    assert sum(line["accepted"] for line in bill.values()) == accepted


def test_a_lost_answer_s_output_is_found_and_fetched_without_another_submission(
    google: Google, bucket: Bucket, tmp_path: Path
) -> None:
    google.fail("submit", "drop_after")

    async def recovered(maker: VeoClips) -> object:
        with pytest.raises(Unavailable):
            await maker.submit(asked(), place=PLACE)
        google.studio.finish_all()
        operation = await maker.find(PLACE)
        assert operation is not None
        assert await maker.find("video/s01/g1/a") is None
        job = await maker.poll(operation, place=PLACE)
        assert job.done
        return await maker.fetch(operation, asked(), place=PLACE, folder=tmp_path)

    clip = done_with(resources(google, bucket), recovered)
    assert isinstance(clip, MediaClip)
    assert clip.duration_ms == 4000
    assert google.posts["submit"] == 1


def test_only_with_a_bucket_a_clip_can_be_looked_up(google: Google, bucket: Bucket) -> None:
    assert VeoClips(resources(google, bucket)).capabilities.findable
    bare = resources(google, None)
    assert not VeoClips(bare).capabilities.findable
    assert done_with(bare, lambda maker: maker.find(PLACE)) is None


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("filtered", ClipFiltered),
        ("failed:3", Rejected),
        ("failed:8", ClipFailed),
        ("failed:13", ClipFailed),
        ("no_video", ClipFailed),
    ],
)
def test_done_is_not_success_and_what_came_to_nothing_costs_nothing(
    known: Resources, google: Google, fault: str, kind: type[ProviderError]
) -> None:
    google.fail("submit", fault)

    async def failed(maker: VeoClips) -> None:
        job = await maker.submit(asked(), place=PLACE)
        with pytest.raises(kind):
            await ended(maker, job)
        assert await maker.find(PLACE) is None

    done_with(known, failed)
    assert [line["charged_microusd"] for line in google.bill()["clips"].values()] == [0]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("429", RateLimited),
        ("500", Unavailable),
        ("503", Unavailable),
        ("drop_before", Unavailable),
    ],
)
def test_a_poll_that_fails_is_no_doubt_about_the_clip(
    known: Resources, google: Google, fault: str, kind: type[ProviderError]
) -> None:
    async def polled(maker: VeoClips) -> ProviderError:
        job = await maker.submit(asked(), place=PLACE)
        google.fail("poll", fault)
        with pytest.raises(kind) as failure:
            await maker.poll(job.operation, place=PLACE)
        assert (await ended(maker, job)).done
        return failure.value

    assert not getattr(done_with(known, polled), "sent", False)


def test_an_expired_operation_s_output_is_still_fetched_from_the_bucket(
    google: Google, bucket: Bucket, tmp_path: Path
) -> None:
    async def expired(maker: VeoClips) -> object:
        job = await maker.submit(asked(), place=PLACE)
        google.fail("poll", "expired")
        with pytest.raises(OperationExpired):
            await maker.poll(job.operation, place=PLACE)
        return await maker.fetch(job.operation, asked(), place=PLACE, folder=tmp_path)

    assert isinstance(done_with(resources(google, bucket), expired), MediaClip)


def test_an_expired_operation_without_a_bucket_is_gone(google: Google, tmp_path: Path) -> None:
    async def expired(maker: VeoClips) -> None:
        job = await maker.submit(asked(), place=PLACE)
        google.fail("poll", "expired")
        with pytest.raises(OperationExpired):
            await maker.fetch(job.operation, asked(), place=PLACE, folder=tmp_path)

    done_with(resources(google, None), expired)


def test_an_output_that_is_no_video_fails_its_check_and_leaves_nothing(
    google: Google, bucket: Bucket, tmp_path: Path
) -> None:
    bucket.put(f"reels/clips/{PLACE}/1/sample_0.mp4", b"no film")

    async def fetched(maker: VeoClips) -> None:
        operation = await maker.find(PLACE)
        assert operation is not None
        with pytest.raises(CheckFailed):
            await maker.fetch(operation, asked(), place=PLACE, folder=tmp_path)

    done_with(resources(google, bucket), fetched)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("fault", "kind"), [(403, Rejected), (503, Unavailable)])
def test_a_bucket_that_cannot_be_read_is_told_by_its_error(
    google: Google, bucket: Bucket, fault: int, kind: type[ProviderError]
) -> None:
    bucket.fail(fault)

    async def sought(maker: VeoClips) -> None:
        with pytest.raises(kind, match="films"):
            await maker.find(PLACE)

    done_with(resources(google, bucket), sought)
    assert bucket.requests() == 1


def test_a_retired_model_names_the_option_that_changes_it(google: Google) -> None:
    async def retired(maker: VeoClips) -> None:
        with pytest.raises(ModelRetired, match=r"veo-3\.0-generate-001.*--clips veo:MODEL"):
            await maker.submit(asked(model="veo-3.0-generate-001"), place=PLACE)

    done_with(resources(google, None), retired)


def test_without_a_project_the_missing_setting_is_named() -> None:
    bare = Resources(cache=Path(), vendors=(("gemini", Access(api_key="k")),))
    assert "REELWRIGHT_VERTEX_PROJECT" in (VeoClips(bare).available() or "")

    async def submitted(maker: VeoClips) -> None:
        with pytest.raises(ConfigError, match="REELWRIGHT_VERTEX_PROJECT"):
            await maker.submit(asked(), place=PLACE)

    done_with(bare, submitted)


def test_eight_clips_are_made_at_the_same_time(
    google: Google, bucket: Bucket, tmp_path: Path
) -> None:
    async def one(maker: VeoClips, number: int) -> object:
        place = f"video/s{number:02d}/g1/a1"
        job = await ended(maker, await maker.submit(asked(), place=place))
        return await maker.fetch(job.operation, asked(), place=place, folder=tmp_path)

    async def all_eight(maker: VeoClips) -> list[object]:
        return await asyncio.gather(*(one(maker, number) for number in range(8)))

    assert len(done_with(resources(google, bucket), all_eight)) == 8
    assert google.posts["submit"] == 8
    assert len(google.bill()["clips"]) == 8


def test_from_a_theme_to_a_clip_through_the_names_people_use(
    google: Google, bucket: Bucket, tmp_path: Path
) -> None:
    from reelwright.domain.brief import Brief

    known = resources(google, bucket)
    script = open_writer("gemini", known).write(
        Brief(theme="Leuchttürme", language="de-DE", scenes=3)
    )

    async def made() -> object:
        maker = open_clip_maker("veo:veo-3.1-lite-generate-001", known)
        try:
            wanted = ClipRequest(
                script.scenes[0],
                1,
                4000,
                1080,
                1920,
                prompt=script.scenes[0].visual_prompt,
                model="veo-3.1-lite-generate-001",
            )
            job = await maker.submit(wanted, place=PLACE)
            while not (await maker.poll(job.operation, place=PLACE)).done:
                await asyncio.sleep(0.02)
            return await maker.fetch(job.operation, wanted, place=PLACE, folder=tmp_path)
        finally:
            await maker.close()

    assert isinstance(asyncio.run(made()), MediaClip)
    assert google.bill()["clips"] == {PLACE: {"accepted": 1, "charged_microusd": 120_000}}
