"""The fake vendor as a process: every fault gives its error, the bill is what was accepted."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reelwright.domain.brief import Brief
from reelwright.domain.clip import MediaClip
from reelwright.domain.prices import shipped_prices
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
from reelwright.ports import ClipRequest
from reelwright.providers.clips.fake import FakeVendorClips
from reelwright.providers.fake_vendor.bill import CLIP_PRICES, SCRIPT_PRICE, SPEECH_PRICE
from reelwright.providers.fake_vendor.faults import FAULTS
from reelwright.providers.script.fakepaid import FakePaidWriter, script_place
from reelwright.providers.voice.fakepaid import FakePaidVoice, speech_place
from reelwright.render.picture_check import check_picture
from tests.support.vendor import Vendor, running_vendor

SCENE = Scene(id="s01", voice_over="Les abeilles fabriquent le miel.")
GOLD_4_S = 800_000


def asked(model: str = "gold", duration_ms: int = 4000, seed: int = 0) -> ClipRequest:
    return ClipRequest(
        SCENE, 1, duration_ms, 1080, 1920, prompt="A hive in the sun", model=model, seed=seed
    )


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


@asynccontextmanager
async def clips(url: str, **options: Any) -> AsyncIterator[FakeVendorClips]:
    maker = FakeVendorClips(url, **options)
    try:
        yield maker
    finally:
        await maker.close()


async def ended(maker: FakeVendorClips, operation: str, place: str) -> None:
    """Poll until the job is done, or raises what it ended with."""
    for _ in range(300):
        if (await maker.poll(operation, place=place)).done:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{operation} never ended")


async def found(maker: FakeVendorClips, place: str) -> str | None:
    """What a patient look-up finds."""
    for _ in range(20):
        if (operation := await maker.find(place)) is not None:
            return operation
        await asyncio.sleep(0.01)
    return None


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


async def delivered(vendor: Vendor, place: str, folder: Path) -> MediaClip:
    async with clips(vendor.url) as maker:
        job = await maker.submit(asked(), place=place)
        await ended(maker, job.operation, place)
        clip = await maker.fetch(job.operation, asked(), place=place, folder=folder)
        assert isinstance(clip, MediaClip)
        return clip


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


def test_two_hundred_submissions_at_once_are_all_accepted_once(vendor: Vendor) -> None:
    async def submitted() -> set[str]:
        async with clips(vendor.url) as maker:
            jobs = await asyncio.gather(
                *(maker.submit(asked("bronze"), place=f"many/{n}") for n in range(200))
            )
            return {job.operation for job in jobs}

    assert len(asyncio.run(submitted())) == 200
    time.sleep(0.05)
    billed = vendor.bill()["places"]
    for n in range(200):
        told = billed[f"many/{n}"]
        assert (told["accepted"], told["charged_microusd"]) == (1, 4 * 30_000)


def test_a_place_that_is_asked_for_twice_is_charged_twice_and_counted_as_a_double(
    vendor: Vendor, place: str, tmp_path: Path
) -> None:
    doubles = vendor.bill()["totals"]["doubles"]
    for _ in range(2):
        asyncio.run(delivered(vendor, place, tmp_path))
    assert vendor.at(place)["accepted"] == 2
    assert vendor.at(place)["charged_microusd"] == 2 * GOLD_4_S
    assert vendor.bill()["totals"]["doubles"] == doubles + 1


def test_a_bill_outlives_its_vendor(tmp_path: Path) -> None:
    with running_vendor(tmp_path, job_ms=1) as first:
        asyncio.run(delivered(first, "kept/s01/g1/a1", tmp_path))
        before = first.bill()
        os.kill(first.process.pid, signal.SIGKILL)
    with running_vendor(tmp_path, job_ms=1) as second:
        after = second.bill()
        assert (after["totals"], after["places"]) == (before["totals"], before["places"])

        async def still_there() -> str | None:
            async with clips(second.url) as maker:
                return await maker.find("kept/s01/g1/a1")

        assert asyncio.run(still_there())


def test_an_accepted_job_outlives_a_client_that_is_killed(vendor: Vendor, place: str) -> None:
    script = (
        "import httpx2, os, sys\n"
        "body = dict(tier='gold', duration_ms=4000, width=9, height=16, place=sys.argv[2])\n"
        "httpx2.post(sys.argv[1] + '/v1/clips', json=body, trust_env=False)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, vendor.url, place], timeout=30, check=False)
    assert ran.returncode == -signal.SIGKILL
    time.sleep(0.05)
    assert vendor.at(place)["charged_microusd"] == GOLD_4_S


def test_the_same_seed_meets_the_same_faults_again(tmp_path: Path) -> None:
    outcomes = []
    for day in ("first", "second"):
        folder = tmp_path / day
        folder.mkdir()
        with running_vendor(folder, faults="rate_limited=0.3,filtered=0.3", seed=5) as vendor:
            bodies = (
                {"tier": "gold", "duration_ms": 4000, "width": 9, "height": 16, "place": f"p/{n}"}
                for n in range(40)
            )
            with vendor.client() as client:
                answers = [client.post("/v1/clips", json=body).status_code for body in bodies]
            outcomes.append(answers)
    assert outcomes[0] == outcomes[1]
    assert {200, 429} == set(outcomes[0])


def test_sentences_and_scripts_are_charged_when_they_are_accepted(vendor: Vendor) -> None:
    text, brief = "Bonjour à toutes les abeilles.", Brief(theme="Abeilles", scenes=3)
    with closing(FakePaidVoice(vendor.url)) as voice:
        voice.speak(text, language="fr-FR", voice="low_fr-FR", speed=1.1)
    with closing(FakePaidWriter(vendor.url)) as writer:
        assert len(writer.write(brief).scenes) == 3
    spoken = speech_place(text, language="fr-FR", voice="low_fr-FR", speed=1.1)
    assert vendor.at(spoken)["charged_microusd"] == SPEECH_PRICE * len(text)
    assert vendor.at(script_place(brief))["charged_microusd"] == SCRIPT_PRICE


def test_a_lost_answer_to_a_sentence_is_in_doubt_and_was_charged(vendor: Vendor) -> None:
    vendor.set_faults("voice:reset_after_accept=1,script:rate_limited=1")
    with closing(FakePaidVoice(vendor.url)) as voice, pytest.raises(Unavailable) as failure:
        voice.speak("Perdu.", language="fr-FR", voice="high_fr-FR", speed=1.0)
    assert failure.value.sent
    spoken = speech_place("Perdu.", language="fr-FR", voice="high_fr-FR", speed=1.0)
    assert vendor.at(spoken)["accepted"] == 1
    with closing(FakePaidWriter(vendor.url)) as writer, pytest.raises(RateLimited):
        writer.write(Brief(theme="Refused"))
    assert vendor.at(script_place(Brief(theme="Refused")))["accepted"] == 0


def test_the_bill_uses_the_prices_of_the_shipped_table() -> None:
    prices, today = shipped_prices(), date(2026, 12, 1)
    for tier, microusd in CLIP_PRICES.items():
        assert prices.clip_cost_microusd(f"fake:{tier}", 1000, on=today) == microusd
    spoken = prices.voice_price("fakepaid", today).cost_microusd(characters=1)
    written = prices.script_price("fakepaid", today).cost_microusd()
    assert (spoken, written) == (SPEECH_PRICE, SCRIPT_PRICE)


def test_every_fault_is_named_in_the_help_and_unknown_ones_are_refused() -> None:
    command = [sys.executable, "-m", "reelwright.providers.fake_vendor"]
    helped = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True)
    assert all(name in helped.stdout for name in FAULTS)
    wrong = subprocess.run(
        [*command, "--bill", "unused.db", "--faults", "filterd=1"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert wrong.returncode == 2
    assert "No fault is called 'filterd'. There are: filtered" in wrong.stderr


def test_what_is_no_request_is_answered_and_not_accepted(vendor: Vendor) -> None:
    before = vendor.bill()["totals"]["accepted"]
    with vendor.client() as client:
        wrong = [
            client.post("/v1/clips", content=b"{"),
            client.post("/v1/clips", json=[]),
            client.post("/v1/clips", json={"tier": "gold", "duration_ms": 4000, "place": "p"}),
            client.post("/v1/clips", json={"tier": "gold", "duration_ms": 5000, "place": "p"}),
            client.get("/v1/elsewhere"),
            client.get("/v1/outputs/nothing"),
        ]
    assert [answer.status_code for answer in wrong] == [400, 400, 400, 400, 404, 404]
    assert vendor.bill()["totals"]["accepted"] == before
