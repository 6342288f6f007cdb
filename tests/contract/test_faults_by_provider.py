"""Every fault of every vendor: its error, how often it was asked for, and what it costs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest

from reelwright.errors import (
    ConfigError,
    LoginRefused,
    ModelRetired,
    OperationExpired,
    ProviderError,
    Rejected,
    Unavailable,
)
from reelwright.providers.clips.veo import VeoClips
from reelwright.providers.registry import clip_maker_names, voice_names, writer_names
from reelwright.storage.bucket_client import SCHEMES
from tests.support.fault_table import PROVIDERS, Fault, Outcome, Provider
from tests.support.fault_words import consequence
from tests.support.faulted import PATIENT_S, PLACE, Rig, make_clip, rigs
from tests.support.faulted_google import ClipRig, GoogleRig

FOR_GOOD = frozenset({Rejected, LoginRefused, ModelRetired, OperationExpired})
"""Errors after which the same request would fail again."""
PAIRS = [
    pytest.param(provider, fault, outcome, id=f"{provider.name}-{fault}")
    for provider in PROVIDERS
    for fault, outcome in provider.row.items()
    if isinstance(outcome, Outcome)
]


@pytest.fixture(scope="module")
def opened() -> Iterator[dict[str, Rig]]:
    with rigs() as found:
        yield found


@pytest.mark.parametrize(("provider", "fault", "outcome"), PAIRS)
def test_each_fault_of_each_provider_is_its_own_error_after_one_submission(
    opened: dict[str, Rig], provider: Provider, fault: Fault, outcome: Outcome
) -> None:
    rig = opened[provider.name]
    with pytest.raises(outcome.error) as failure:
        rig.meet(fault)
    error = failure.value
    assert type(error) is outcome.error
    assert rig.requests() == outcome.requests
    assert in_time(rig.billed, wanted=outcome.billed)
    if isinstance(error, ProviderError):
        assert error.retryable is (outcome.error not in FOR_GOOD)
        assert (error.retry_after_s is not None) is outcome.told_wait
        assert error.paid == outcome.paid
        assert error.provider.partition(":")[0] == provider.name.split()[1]
    if isinstance(error, Unavailable):
        assert error.sent is outcome.sent
    assert not rig.secret or rig.secret not in f"{error}{error!r}"


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_every_fault_is_tested_or_explained(provider: Provider) -> None:
    assert set(provider.row) == set(Fault)
    for outcome in provider.row.values():
        assert isinstance(outcome, Outcome) or len(outcome) > 10


def test_every_provider_with_a_vendor_behind_it_is_in_the_table() -> None:
    named = {tuple(provider.name.split()[:2]) for provider in PROVIDERS}
    local = {"kokoro", "espeak", "fake", "fakepaid", "motion", "media", "wikipedia"}
    for kind, names in (
        ("script", writer_names()),
        ("voice", voice_names()),
        ("clips", clip_maker_names()),
        ("objects", SCHEMES),
    ):
        assert {name for of, name in named if of == kind} == set(names) - local


@pytest.mark.parametrize(("provider", "fault", "outcome"), PAIRS)
def test_what_the_vendor_bills_is_never_given_back_by_the_ledger(
    provider: Provider, fault: Fault, outcome: Outcome
) -> None:
    charge = consequence(provider, outcome).charge
    assert (charge == "nothing") <= (not outcome.billed), fault


def test_each_provider_works_where_nothing_goes_wrong(opened: dict[str, Rig]) -> None:
    for name, rig in opened.items():
        rig.meet(None)
        assert rig.requests() >= 1, name


def test_veo_with_a_key_alone_sends_nothing(opened: dict[str, Rig]) -> None:
    rig = opened["clips omni (key)"]
    assert isinstance(rig, GoogleRig)
    rig.arm(None)
    with pytest.raises(ConfigError, match="REELWRIGHT_VERTEX_PROJECT"):
        make_clip(VeoClips(rig.resources), rig.folder, submitted=lambda: None)
    assert not rig.google.posts


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("clips veo (Vertex AI, bucket)", True),
        ("clips omni (Vertex AI, bucket)", True),
        ("clips veo (Vertex AI, inline)", False),
        ("clips omni (key)", False),
    ],
)
def test_a_clip_whose_answer_was_lost_is_found_in_the_bucket_and_nowhere_else(
    opened: dict[str, Rig], name: str, found: bool
) -> None:
    rig = opened[name]
    assert isinstance(rig, ClipRig)
    with pytest.raises(Unavailable):
        rig.meet(Fault.DROPPED_AFTER)
    rig.google.studio.finish_all()
    maker = rig.maker(PATIENT_S)
    assert (asyncio.run(maker.find(PLACE)) is not None) is found
    assert maker.capabilities.findable is found
    assert rig.requests() == 1


def in_time(told: Callable[[], bool], *, wanted: bool) -> bool:
    """Whether it becomes so: a vendor may still be at work when its caller gave up."""
    until = time.monotonic() + 5
    while told() is not wanted and time.monotonic() < until:
        time.sleep(0.01)
    return told() is wanted
