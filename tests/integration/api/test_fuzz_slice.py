"""A short slice of the campaign against the API; `make fuzz` runs it in full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chaos.account_runs import run_machine
from chaos.api import ApiCampaign
from chaos.api_house import House, open_house

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


def silent(_: str) -> None:
    """The campaign reports on its way; a test has no use for it."""


def test_whatever_is_asked_is_answered_as_the_description_says(house: House) -> None:
    outcome = ApiCampaign(house, seed=1, wanted=120, say=silent).run()
    assert {each.what: each.example for each in outcome.findings.values()} == {}
    assert (outcome.inputs, len(outcome.statuses) > 60) == (120, True)
    # Nearly every operation, and not refusals alone.
    answers = set().union(*outcome.statuses.values())
    assert answers >= {200, 201, 401, 403, 404, 422}


def test_accounts_quota_and_videos_are_in_the_database_what_they_are_in_a_model(
    house: House,
) -> None:
    outcome = run_machine(house.studio, house.app, number=1, runs=6, steps=25)
    assert outcome.wrong == []
    assert outcome.runs >= 6
