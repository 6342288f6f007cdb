"""The fakes in this process: each fault once, in its order, with its documented error."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from reelwright.domain.brief import Brief
from reelwright.domain.clip import MediaClip
from reelwright.domain.script import Scene
from reelwright.errors import (
    CheckFailed,
    ClipFailed,
    ClipFiltered,
    InputError,
    ModelRetired,
    OperationExpired,
    ProviderError,
    RateLimited,
    ReelwrightError,
    Rejected,
    Unavailable,
)
from reelwright.ports import ClipCapabilities, ClipRequest, Resources, ScriptWriter, Speech, Voice
from reelwright.providers.clips.faulty import Fault, FaultyClips
from reelwright.providers.fake_vendor.faults import Faults, Odds, parse_faults, share
from reelwright.providers.registry import open_voice, open_writer, voice_names, writer_names
from reelwright.providers.script.fake import FakeWriter
from reelwright.providers.script.fakepaid import FakePaidWriter
from reelwright.providers.script.faulty import FaultyWriter
from reelwright.providers.voice.fake import FakeVoice
from reelwright.providers.voice.fakepaid import FakePaidVoice
from reelwright.providers.voice.faulty import FaultyVoice
from tests.support.vendor import Vendor, running_vendor

PLACE = "video/s01/g1/a1"
ASKED = ClipRequest(Scene(id="s01", voice_over="Bonjour."), 1, 4000, 108, 192)
TEXT = "« Les pandas » ont 42 dents."
BRIEF = Brief(theme="Les pandas", scenes=3)


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendor]:
    with running_vendor(tmp_path_factory.mktemp("vendor")) as started:
        yield started


# Clips


@pytest.mark.parametrize(
    ("fault", "kind", "sent", "accepted"),
    [
        (Fault.RATE_LIMITED, RateLimited, False, 0),
        (Fault.REJECTED, Rejected, False, 0),
        (Fault.RETIRED, ModelRetired, False, 0),
        (Fault.UNREACHABLE, Unavailable, False, 0),
        (Fault.SWALLOWED, Unavailable, True, 0),
        (Fault.UNANSWERED, Unavailable, True, 1),
    ],
)
def test_a_written_down_submission_fails_once_and_only_what_was_accepted_is_found(
    fault: Fault, kind: type[ProviderError], sent: bool, accepted: int
) -> None:
    async def submitted() -> None:
        maker = FaultyClips([fault])
        with pytest.raises(kind) as failure:
            await maker.submit(ASKED, place=PLACE)
        assert getattr(failure.value, "sent", False) is sent
        assert maker.accepted[PLACE] == accepted
        assert (await maker.find(PLACE) is not None) is (accepted == 1)
        await maker.submit(ASKED, place=PLACE)
        assert maker.accepted[PLACE] == accepted + 1
        assert maker.asked["submit"] == 2

    asyncio.run(submitted())


@pytest.mark.parametrize(
    ("fault", "kind", "left"),
    [
        (Fault.FILTERED, ClipFiltered, False),
        (Fault.FAILED, ClipFailed, False),
        (Fault.EXPIRED, OperationExpired, True),
        (Fault.LOST, OperationExpired, False),
        (Fault.UNANSWERED, Unavailable, True),
        (Fault.RATE_LIMITED, RateLimited, True),
    ],
)
def test_a_written_down_poll_ends_as_told_and_leaves_an_output_or_none(
    fault: Fault, kind: type[ProviderError], left: bool
) -> None:
    async def polled() -> None:
        maker = FaultyClips(polls=[Fault.RUNNING, fault])
        job = await maker.submit(ASKED, place=PLACE)
        assert not (await maker.poll(job.operation, place=PLACE)).done
        with pytest.raises(kind):
            await maker.poll(job.operation, place=PLACE)
        assert (await maker.find(PLACE) is not None) is left

    asyncio.run(polled())


@pytest.mark.parametrize(
    ("fault", "kind"), [(Fault.UNUSABLE, CheckFailed), (Fault.UNANSWERED, Unavailable)]
)
def test_a_written_down_fetch_fails_once(
    fault: Fault, kind: type[ReelwrightError], tmp_path: Path
) -> None:
    async def fetched() -> None:
        maker = FaultyClips(fetches=[fault, Fault.TOO_SHORT])
        job = await maker.submit(ASKED, place=PLACE)
        with pytest.raises(kind):
            await maker.fetch(job.operation, ASKED, place=PLACE, folder=tmp_path)
        lengths = []
        for _ in range(2):
            clip = await maker.fetch(job.operation, ASKED, place=PLACE, folder=tmp_path)
            assert isinstance(clip, MediaClip)
            lengths.append(clip.duration_ms)
        assert lengths == [1000, 4000]

    asyncio.run(fetched())


def test_faulty_clips_that_cannot_be_looked_up_find_nothing() -> None:
    async def sought() -> str | None:
        maker = FaultyClips(capabilities=ClipCapabilities(instant=False, findable=False))
        await maker.submit(ASKED, place=PLACE)
        return await maker.find(PLACE)

    assert asyncio.run(sought()) is None


# Voices


@pytest.fixture(params=["faulty", "fakepaid"])
def voice(request: pytest.FixtureRequest, vendor: Vendor) -> Iterator[Voice]:
    if request.param == "faulty":
        yield FaultyVoice()
        return
    with closing(FakePaidVoice(vendor.url)) as paid:
        yield paid


def spoken(voice: Voice) -> Speech:
    return voice.speak(TEXT, language="fr-FR", voice="", speed=1.0)


def test_a_fake_voice_says_what_the_plain_one_says_under_its_own_name(voice: Voice) -> None:
    speech, plain = spoken(voice), spoken(FakeVoice())
    assert speech.voice == f"{voice.name}:high_fr-FR"
    assert speech.words == plain.words
    assert speech.sample_rate == plain.sample_rate
    assert np.allclose(speech.samples, plain.samples, atol=1e-4)
    assert {info.id.split(":")[0] for info in voice.voices()} == {voice.name}
    assert voice.capabilities.word_timings


def test_a_fake_voice_refuses_what_every_voice_refuses(voice: Voice) -> None:
    with pytest.raises(InputError, match="nothing to say"):
        voice.speak(" … ", language="fr-FR", voice="", speed=1.0)
    with pytest.raises(InputError, match="Did you mean"):
        voice.speak("Un.", language="fr-FR", voice="hihg_fr-FR", speed=1.0)


def test_a_voice_is_limited_first_then_fails_then_speaks() -> None:
    voice = FaultyVoice(rate_limited_times=1, retry_after_s=0.2, fail_times=1, sent=True)
    with pytest.raises(RateLimited) as limited:
        spoken(voice)
    assert limited.value.retry_after_s == 0.2
    with pytest.raises(Unavailable) as failed:
        spoken(voice)
    assert failed.value.sent
    assert spoken(voice).words
    assert voice.calls == 3


def test_a_voice_gives_no_times_or_sound_of_the_wrong_length_where_told() -> None:
    timeless = FaultyVoice(timings=False)
    assert spoken(timeless).words is None
    assert not timeless.capabilities.word_timings
    whole = len(spoken(FakeVoice()).samples)
    for length in (0.5, 1.0, 1.5):
        assert len(spoken(FaultyVoice(length=length)).samples) == round(whole * length)


# Writers


@pytest.fixture(params=["faulty", "fakepaid"])
def writer(request: pytest.FixtureRequest, vendor: Vendor) -> Iterator[ScriptWriter]:
    if request.param == "faulty":
        yield FaultyWriter()
        return
    with closing(FakePaidWriter(vendor.url)) as paid:
        yield paid


def test_a_fake_writer_writes_what_the_plain_one_writes(writer: ScriptWriter) -> None:
    assert writer.write(BRIEF) == FakeWriter().write(BRIEF)


def test_a_writer_fails_in_the_order_told_then_writes() -> None:
    writer = FaultyWriter(rate_limited_times=1, fail_times=1, sent=True, invalid_times=1)
    kinds = []
    for _ in range(3):
        with pytest.raises(ProviderError) as failure:
            writer.write(BRIEF)
        assert failure.value.retryable
        kinds.append(type(failure.value))
    assert kinds == [RateLimited, Unavailable, ProviderError]
    assert writer.write(BRIEF).scenes


def test_a_blocked_writer_refuses_for_good_and_a_short_one_writes_too_little() -> None:
    with pytest.raises(Rejected) as failure:
        FaultyWriter(blocked=True).write(BRIEF)
    assert not failure.value.retryable
    assert len(FaultyWriter(scenes=1).write(BRIEF).scenes) == 1


def test_paid_fakes_are_opened_by_name(tmp_path: Path, vendor: Vendor) -> None:
    resources = Resources(cache=tmp_path, fake_base_url=vendor.url)
    assert "fakepaid" in voice_names()
    assert "fakepaid" in writer_names()
    with closing(open_voice("fakepaid", resources)) as voice:  # type: ignore[type-var]
        assert voice.name == "fakepaid"
    with closing(open_writer("fakepaid", resources)) as writer:  # type: ignore[type-var]
        assert writer.name == "fakepaid"
    with pytest.raises(InputError, match="Did you mean fakepaid"):
        open_writer("fakepiad", resources)


# Faults


def test_faults_are_read_from_a_line_or_from_json() -> None:
    line = parse_faults("filtered=0.1, gold:filtered=1,/s03/:failed", seed=3)
    told = parse_faults(
        '{"filtered": 0.1, "gold": {"filtered": 1}, "/s03/": {"failed": 1}}', seed=3
    )
    assert line == told
    assert line.value("filtered", tier="silver", place="v/s01/g1/a1") == 0.1
    assert line.value("filtered", tier="gold", place="v/s01/g1/a1") == 1
    assert line.value("failed", tier="gold", place="v/s03/g1/a1") == 1
    assert line.value("slow_ms") == 500


@pytest.mark.parametrize("spec", ["filterd=1", "filtered=often", "{", '{"gold": {"late": "x"}}'])
def test_faults_that_make_no_sense_are_refused(spec: str) -> None:
    with pytest.raises(InputError):
        parse_faults(spec)


def test_a_fault_strikes_about_as_often_as_its_rate_and_the_same_ones_for_a_seed() -> None:
    def struck(seed: int) -> list[int]:
        odds = Odds(Faults((("", "filtered", 0.2),), seed))
        return [n for n in range(2000) if odds.strikes("filtered", "gold", f"v/{n}", 1)]

    assert 320 < len(struck(1)) < 480
    assert struck(1) == struck(1)
    assert struck(1) != struck(2)
    assert all(0 <= share(1, "x", n) < 1 for n in range(100))
