"""Stills by an image model on an emulator: the picture comes with the answer and is kept."""

from __future__ import annotations

import asyncio
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
    ModelRetired,
    OperationExpired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.motion.photo import measure_photo
from reelwright.ports import Access, ClipRequest, Resources
from reelwright.providers.clips.stills import StillClips
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
def served() -> Iterator[Google]:
    with running_google() as google:
        yield google


@pytest.fixture
def google(served: Google, bucket: Bucket) -> Google:
    served.heal()
    bucket.clear()
    return served


@pytest.fixture(params=["bucket", "disk"])
def known(
    request: pytest.FixtureRequest, google: Google, bucket: Bucket, tmp_path: Path
) -> Resources:
    vendors = (
        ("gemini", Access(api_key="k", base_url=google.url)),
        ("gcs", Access(base_url=bucket.url)),
    )
    url = f"gs://{bucket.name}/reels" if request.param == "bucket" else ""
    return Resources(cache=tmp_path / "cache", offline=True, objects_url=url, vendors=vendors)


def asked(**given: object) -> ClipRequest:
    values = {"duration_ms": 4000, "width": 1080, "height": 1920, "prompt": "A shore", **given}
    return ClipRequest(SCENE, 1, **values)  # type: ignore[arg-type]


def done_with(known: Resources, use: Callable[[StillClips], Awaitable[T]]) -> T:
    async def used() -> T:
        maker = StillClips(known)
        try:
            return await use(maker)
        finally:
            await maker.close()

    return asyncio.run(used())


@pytest.mark.parametrize(
    ("width", "height", "ratio"), [(1080, 1920, "9:16"), (1080, 1080, "1:1"), (1920, 1080, "16:9")]
)
def test_a_still_is_drawn_in_shape_and_fetched_by_another_process(
    known: Resources, google: Google, tmp_path: Path, width: int, height: int, ratio: str
) -> None:
    wanted = asked(width=width, height=height)
    job = done_with(known, lambda maker: maker.submit(wanted, place=PLACE))
    assert job.done

    async def fetched(maker: StillClips) -> object:
        assert (await maker.poll(job.operation, place=PLACE)).done
        return await maker.fetch(job.operation, wanted, place=PLACE, folder=tmp_path)

    clip = done_with(known, fetched)
    assert isinstance(clip, MediaClip)
    size = measure_photo(Path(clip.path))
    assert (clip.media, clip.duration_ms) == ("image", 0)
    assert (clip.width, clip.height) == (size.width, size.height)
    across, down = (int(part) for part in ratio.split(":"))
    assert clip.width * down == clip.height * across
    given = google.asked[0][1]["generationConfig"]
    assert given["imageConfig"] == {"aspectRatio": ratio}
    assert google.posts == {"image": 1}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("blocked", ClipFiltered), ("filtered", ClipFiltered), ("no_image", ClipFailed)],
)
def test_an_answer_without_a_picture_is_told_at_once_and_costs_nothing(
    known: Resources, google: Google, fault: str, kind: type[ProviderError]
) -> None:
    google.fail("image", fault)

    async def submitted(maker: StillClips) -> None:
        with pytest.raises(kind):
            await maker.submit(asked(), place=PLACE)

    done_with(known, submitted)
    assert google.bill()["pictures"] == 0


def test_a_picture_that_came_and_cannot_be_kept_is_in_doubt(
    known: Resources, google: Google, bucket: Bucket
) -> None:
    if known.objects_url:
        bucket.door.fail(503, method="PUT")
    else:
        known.cache.parent.mkdir(exist_ok=True)
        known.cache.write_text("a file where the folder should be")

    async def submitted(maker: StillClips) -> Unavailable:
        with pytest.raises(Unavailable, match="cannot be kept") as failure:
            await maker.submit(asked(), place=PLACE)
        return failure.value

    assert done_with(known, submitted).sent
    assert google.bill()["pictures"] == 34_000


@pytest.mark.parametrize(
    ("fault", "kind", "sent"),
    [
        ("400", Rejected, None),
        ("403", Rejected, None),
        ("404", ModelRetired, None),
        ("429", RateLimited, None),
        ("503", Unavailable, False),
        ("drop_after", Unavailable, True),
        ("garbage", Unavailable, True),
    ],
)
def test_each_fault_has_its_error_and_is_asked_once(
    known: Resources, google: Google, fault: str, kind: type[ProviderError], sent: bool | None
) -> None:
    google.fail("image", fault)

    async def submitted(maker: StillClips) -> ProviderError:
        with pytest.raises(kind) as failure:
            await maker.submit(asked(), place=PLACE)
        return failure.value

    assert getattr(done_with(known, submitted), "sent", None) is sent
    assert google.posts == {"image": 1}


def test_what_is_no_picture_fails_its_check(
    known: Resources, google: Google, tmp_path: Path
) -> None:
    google.fail("image", "corrupt")

    async def fetched(maker: StillClips) -> None:
        job = await maker.submit(asked(), place=PLACE)
        with pytest.raises(CheckFailed, match="stills"):
            await maker.fetch(job.operation, asked(), place=PLACE, folder=tmp_path)

    done_with(known, fetched)


def test_a_still_that_was_swept_is_expired(known: Resources, tmp_path: Path) -> None:
    gone = "gs://films/reels/clips/v/still.png" if known.objects_url else "file:gone.png"

    async def fetched(maker: StillClips) -> None:
        with pytest.raises(OperationExpired):
            await maker.fetch(gone, asked(), place=PLACE, folder=tmp_path)

    done_with(known, fetched)
