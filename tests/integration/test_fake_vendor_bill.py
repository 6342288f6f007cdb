"""The fake vendor's bill: what was accepted, once, at the shipped prices, whoever is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reelwright.domain.brief import Brief
from reelwright.domain.prices import shipped_prices
from reelwright.errors import (
    RateLimited,
    Unavailable,
)
from reelwright.providers.fake_vendor.bill import CLIP_PRICES, SCRIPT_PRICE, SPEECH_PRICE
from reelwright.providers.fake_vendor.faults import FAULTS
from reelwright.providers.script.fakepaid import FakePaidWriter, script_place
from reelwright.providers.voice.fakepaid import FakePaidVoice, speech_place
from tests.support.vendor import Vendor, running_vendor
from tests.support.vendor_clips import GOLD_4_S, asked, clips, delivered


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
