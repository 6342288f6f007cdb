"""A short slice of every campaign; `make chaos` runs them in full."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chaos.boundaries import STEPS, boundaries
from chaos.campaign import Campaign
from chaos.disk import DiskCampaign
from chaos.faults import FaultCampaign, mixture
from chaos.postgres import postgres_campaign
from chaos.scenario import FAULTS, KINDS
from chaos.site import Site, open_site
from reelwright.providers.fake_vendor.faults import FAULTS as ALL_FAULTS
from reelwright.workflows import make_video
from reelwright.workflows.make_video import CLIP_STEPS

pytestmark = pytest.mark.slow
CRITICAL = (
    "script:answered",
    "voice:answered",
    "submit:intended",
    "submit:answered",
    "submit_clip:after",
    "fetch:stored",
    "show_storyboard:after",
    "finish:joined",
)
"""Where a death is dearest: between a paid call and the note of it, or between two notes."""
KINDS_OF_SLICE = ("rich", "approved", "edited", "cancelled")


def silent(_: str) -> None:
    """Campaigns report on their way; a test has no use for it."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path, seed=1, faults=FAULTS) as opened:
        yield opened


def test_every_step_of_every_workflow_is_a_boundary_of_the_campaign() -> None:
    source = inspect.getsource(make_video)
    run = set(re.findall(r"self\._do\((\w+),", source)) - {"CLIP_STEPS"}
    assert run | {step.__name__ for step in CLIP_STEPS.values()} == set(STEPS)
    assert {"submit:intended", "voice:answered", "finish:joined", "mix:after"} < set(boundaries())


def test_every_boundary_that_few_videos_pass_has_a_kind_that_does() -> None:
    reached = [part for kind in KINDS.values() for part in kind.reaches]
    assert all(any(name.startswith(part) for name in boundaries()) for part in reached)


def test_five_hundred_seeds_mix_every_fault_of_the_vendor() -> None:
    assert {name for seed in range(1, 501) for name in mixture(seed)} == set(ALL_FAULTS) - {"slow"}


def test_a_worker_that_is_killed_again_and_again_loses_nothing_and_pays_nothing_twice(
    site: Site,
) -> None:
    outcome = Campaign(
        site, 1, 15, only=CRITICAL, kinds=KINDS_OF_SLICE, at_once=3, patience_s=20, say=silent
    ).run()
    assert outcome.findings.wrong == [], site.log_tail()
    assert outcome.kills.at.total() >= 8
    found = outcome.findings
    assert found.billed == found.committed + found.doubted > 0


def test_the_same_without_intents_bills_a_clip_twice(tmp_path: Path) -> None:
    with open_site(tmp_path, seed=1) as site:
        outcome = Campaign(
            site,
            seed=1,
            wanted=2,
            naive=True,
            only=("submit:answered",),
            kinds=("gold",),
            at_once=2,
            patience_s=20,
            say=silent,
        ).run()
    assert outcome.findings.billed_twice > 0


def test_a_faulty_vendor_is_told_apart_and_every_video_completes(site: Site) -> None:
    outcome = FaultCampaign(site, range(1, 7), say=silent).run()
    assert outcome.findings.wrong == [], site.log_tail()
    assert outcome.findings.videos == {"completed": 6}


def test_a_full_disk_is_told_in_words_and_the_run_goes_on_with_room(site: Site) -> None:
    outcome = DiskCampaign(site, stores=[3], pages=[3], kilobytes=[64], say=silent).run()
    assert outcome.findings.wrong == [], site.log_tail()
    assert outcome.injected == {"store": 1, "pages": 1, "filesize": 1}


def test_a_database_server_that_is_killed_and_comes_back_costs_nothing() -> None:
    outcome = postgres_campaign(
        1,
        1,
        only=("submit:answered",),
        stops=1,
        kinds=("rich",),
        at_once=2,
        patience_s=20,
        say=silent,
    )
    assert outcome.findings.wrong == []
    assert outcome.kills.server.total() >= 1
