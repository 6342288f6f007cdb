"""The fake vendor as a process: every fault gives its documented error."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelwright.domain.clip import MediaClip
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
from reelwright.providers.clips.fake import FakeVendorClips
from reelwright.providers.voice.fakepaid import FakePaidVoice
from reelwright.render.picture_check import check_picture
from tests.support.vendor import Vendor, running_vendor
from tests.support.vendor_clips import GOLD_4_S, asked, clips, delivered, ended, found


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendor]:
    with running_vendor(tmp_path_factory.mktemp("vendor"), job_ms=20) as vendor:
        yield vendor


@pytest.fixture
def vendor(started: Vendor) -> Vendor:
    started.set_faults()
    return started


@pytest.fixture
def place(request: pytest.FixtureRequest) -> str:
    """A place of this test's own."""
    return f"{request.node.name}/s01/g1/a1"


def submission_error(vendor: Vendor, place: str, **options: Any) -> ProviderError:
    async def submit() -> None:
        async with clips(vendor.url, **options) as maker:
            await maker.submit(asked(), place=place)

    with pytest.raises(ProviderError) as failure:
        asyncio.run(submit())
    return failure.value


@pytest.mark.parametrize(
    ("fault", "kind", "retryable", "sent"),
    [
        ("rate_limited", RateLimited, True, False),
        ("retry_after", RateLimited, True, False),
        ("rejected", Rejected, False, False),
        ("retired", ModelRetired, False, False),
        ("error_500", Unavailable, True, True),
        ("error_503", Unavailable, True, True),
        ("first_fail", Unavailable, True, True),
        ("reset_before_accept", Unavailable, True, True),
        ("hang", Unavailable, True, True),
    ],
)
def test_a_submission_that_is_not_accepted_costs_nothing_and_leaves_nothing(
    vendor: Vendor, place: str, fault: str, kind: type[ProviderError], retryable: bool, sent: bool
) -> None:
    vendor.set_faults(f"{fault}=1,retry_after_s=0.5")
    error = submission_error(vendor, place, timeout_s=0.3)
    assert type(error) is kind
    assert error.retryable is retryable
    assert error.retry_after_s == (0.5 if fault == "retry_after" else None)
    assert getattr(error, "sent", False) is sent
    assert vendor.at(place)["accepted"] == 0


@pytest.mark.parametrize("fault", ["reset_after_accept", "error_after_accept", "hang_after_accept"])
def test_an_answer_lost_after_the_acceptance_leaves_an_output_to_be_found(
    vendor: Vendor, place: str, fault: str, tmp_path: Path
) -> None:
    vendor.set_faults(f"{fault}=1")
    error = submission_error(vendor, place, timeout_s=0.3)
    assert isinstance(error, Unavailable)
    assert error.sent

    async def recovered() -> MediaClip:
        async with clips(vendor.url) as maker:
            operation = await found(maker, place)
            assert operation is not None
            clip = await maker.fetch(operation, asked(), place=place, folder=tmp_path)
            assert isinstance(clip, MediaClip)
            return clip

    assert asyncio.run(recovered()).duration_ms == 4000
    assert vendor.at(place) == {
        "accepted": 1, "charged_microusd": GOLD_4_S, "running": 0, "filtered": 0, "failed": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("faults", "kind", "retryable"),
    [
        ("filtered=1", ClipFiltered, True),
        ("failed=1", ClipFailed, True),
        ("failed=1,failed_code=8", ClipFailed, True),
        ("failed=1,failed_code=3", ClipFailed, False),
    ],
)
def test_a_job_that_ends_without_a_picture_is_not_charged(
    vendor: Vendor, place: str, faults: str, kind: type[ProviderError], retryable: bool
) -> None:
    vendor.set_faults(faults)

    async def polled() -> None:
        async with clips(vendor.url) as maker:
            job = await maker.submit(asked(), place=place)
            try:
                await ended(maker, job.operation, place)
            finally:
                assert await maker.find(place) is None

    with pytest.raises(kind) as failure:
        asyncio.run(polled())
    assert failure.value.retryable is retryable
    told = vendor.at(place)
    assert (told["accepted"], told["charged_microusd"]) == (1, 0)
    assert told["filtered"] + told["failed"] == 1


def test_an_expired_operation_leaves_its_output_in_the_storage(
    vendor: Vendor, place: str, tmp_path: Path
) -> None:
    vendor.set_faults("expired=1")

    async def rescued() -> int:
        async with clips(vendor.url) as maker:
            job = await maker.submit(asked(), place=place)
            with pytest.raises(OperationExpired):
                await ended(maker, job.operation, place)
            assert await maker.find(place) == job.operation
            clip = await maker.fetch(job.operation, asked(), place=place, folder=tmp_path)
            assert isinstance(clip, MediaClip)
            return clip.duration_ms

    assert asyncio.run(rescued()) == 4000
    assert vendor.at(place)["charged_microusd"] == GOLD_4_S


def test_a_lost_output_is_charged_and_nowhere_to_be_found(
    vendor: Vendor, place: str, tmp_path: Path
) -> None:
    vendor.set_faults("lost=1")

    async def sought() -> None:
        async with clips(vendor.url) as maker:
            job = await maker.submit(asked(), place=place)
            with pytest.raises(OperationExpired):
                await ended(maker, job.operation, place)
            assert await maker.find(place) is None
            with pytest.raises(OperationExpired, match="gone"):
                await maker.fetch(job.operation, asked(), place=place, folder=tmp_path)

    asyncio.run(sought())
    assert vendor.at(place)["charged_microusd"] == GOLD_4_S


def test_a_vendor_without_look_up_delivers_and_finds_nothing(
    vendor: Vendor, place: str, tmp_path: Path
) -> None:
    async def made() -> str | None:
        async with clips(vendor.url, findable=False) as maker:
            job = await maker.submit(asked("lost"), place=place)
            await ended(maker, job.operation, place)
            await maker.fetch(job.operation, asked("lost"), place=place, folder=tmp_path)
        async with clips(vendor.url) as anyone:
            return await anyone.find(place)

    assert asyncio.run(made()) is None


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("poll_rate_limited", RateLimited),
        ("poll_error", Unavailable),
        ("poll_reset", Unavailable),
        ("poll_hang", Unavailable),
    ],
)
def test_a_poll_that_fails_puts_nothing_in_doubt_and_may_be_repeated(
    vendor: Vendor, place: str, fault: str, error: type[ProviderError]
) -> None:
    async def polled() -> None:
        async with clips(vendor.url, timeout_s=0.3) as maker:
            job = await maker.submit(asked(), place=place)
            vendor.set_faults(f"{fault}=1")
            with pytest.raises(error) as failure:
                await maker.poll(job.operation, place=place)
            assert failure.value.retryable
            assert not getattr(failure.value, "sent", False)
            vendor.set_faults()
            await ended(maker, job.operation, place)

    asyncio.run(polled())


@pytest.mark.parametrize("fault", ["truncated", "download_error"])
def test_a_broken_download_leaves_no_file_and_succeeds_when_repeated(
    vendor: Vendor, place: str, fault: str, tmp_path: Path
) -> None:
    async def fetched() -> None:
        async with clips(vendor.url) as maker:
            job = await maker.submit(asked(), place=place)
            await ended(maker, job.operation, place)
            vendor.set_faults(f"{fault}=1")
            with pytest.raises(Unavailable) as failure:
                await maker.fetch(job.operation, asked(), place=place, folder=tmp_path)
            assert failure.value.retryable
            assert list(tmp_path.iterdir()) == []
            vendor.set_faults()
            await maker.fetch(job.operation, asked(), place=place, folder=tmp_path)

    asyncio.run(fetched())


def test_a_look_up_that_fails_is_told_apart_from_nothing_found(vendor: Vendor, place: str) -> None:
    async def sought() -> None:
        async with clips(vendor.url) as maker:
            await maker.submit(asked(), place=place)
            vendor.set_faults("find_error=1")
            with pytest.raises(Unavailable):
                await maker.find(place)

    asyncio.run(sought())


def test_a_good_film_moves_and_is_not_black(vendor: Vendor, place: str, tmp_path: Path) -> None:
    clip = asyncio.run(delivered(vendor, place, tmp_path))
    assert check_picture(Path(clip.path), duration_ms=clip.duration_ms).problems == ()


@pytest.mark.parametrize("fault", ["black", "frozen"])
def test_a_bad_film_is_what_it_is_called(
    vendor: Vendor, place: str, fault: str, tmp_path: Path
) -> None:
    vendor.set_faults(f"{fault}=1")
    clip = asyncio.run(delivered(vendor, place, tmp_path))
    problems = check_picture(Path(clip.path), duration_ms=clip.duration_ms).problems
    assert any(problem.startswith(fault) for problem in problems)


def test_a_film_of_the_wrong_length_is_described_as_it_is(
    vendor: Vendor, place: str, tmp_path: Path
) -> None:
    vendor.set_faults("wrong_duration=1")
    assert asyncio.run(delivered(vendor, place, tmp_path)).duration_ms == 1000
    assert vendor.at(place)["charged_microusd"] == GOLD_4_S


def test_a_corrupt_film_is_refused_though_it_is_charged(
    vendor: Vendor, place: str, tmp_path: Path
) -> None:
    vendor.set_faults("corrupt=1")
    with pytest.raises(CheckFailed):
        asyncio.run(delivered(vendor, place, tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert vendor.at(place)["charged_microusd"] == GOLD_4_S


def test_a_late_job_ends_after_all(vendor: Vendor, place: str) -> None:
    vendor.set_faults("late=1,late_factor=20")

    async def waited() -> float:
        async with clips(vendor.url) as maker:
            begun = time.monotonic()
            job = await maker.submit(asked(), place=place)
            await ended(maker, job.operation, place)
            return time.monotonic() - begun

    assert asyncio.run(waited()) >= 0.4


def test_faults_keep_to_their_tier_and_place(vendor: Vendor) -> None:
    vendor.set_faults({"gold": {"rejected": 1}, "/s03/": {"retired": 1}})

    async def outcomes() -> list[str]:
        said = []
        async with clips(vendor.url) as maker:
            for tier, where in (("gold", "s01"), ("silver", "s01"), ("silver", "s03")):
                try:
                    await maker.submit(asked(tier), place=f"scopes/{where}/g1/a1")
                    said.append("accepted")
                except ProviderError as error:
                    said.append(type(error).__name__)
        return said

    assert asyncio.run(outcomes()) == ["Rejected", "accepted", "ModelRetired"]


def test_a_full_vendor_takes_no_more_than_it_can_hold(vendor: Vendor) -> None:
    vendor.set_faults("bronze:capacity=3,late=1,late_factor=15")

    async def submitted() -> list[object]:
        async with clips(vendor.url) as maker:
            return await asyncio.gather(
                *(maker.submit(asked("bronze"), place=f"full/{n}") for n in range(10)),
                return_exceptions=True,
            )

    outcomes = asyncio.run(submitted())
    assert sum(isinstance(outcome, RateLimited) for outcome in outcomes) == 7
    assert vendor.bill()["tiers"]["bronze"]["peak_running"] == 3


def test_an_unknown_tier_names_what_to_change(vendor: Vendor, place: str) -> None:
    async def submit() -> None:
        async with clips(vendor.url) as maker:
            await maker.submit(asked("platinum"), place=place)

    with pytest.raises(ModelRetired, match=r"fake:platinum.*was not found.*--clips"):
        asyncio.run(submit())


def test_nobody_at_the_address_means_certainly_not_sent() -> None:
    async def submit() -> None:
        async with clips("http://127.0.0.1:9") as maker:
            await maker.submit(asked(), place="nowhere")

    with pytest.raises(Unavailable, match="out of reach") as failure:
        asyncio.run(submit())
    assert not failure.value.sent
    assert failure.value.retryable


def test_without_an_address_the_command_that_starts_one_is_named() -> None:
    with pytest.raises(ConfigError, match=r"fake_vendor --port.*REELWRIGHT_FAKE_BASE_URL"):
        FakeVendorClips("")
    voice = FakePaidVoice("")
    assert voice.voices()
    with pytest.raises(ConfigError, match="REELWRIGHT_FAKE_BASE_URL"):
        voice.speak("Un.", language="fr-FR", voice="", speed=1.0)
