"""Limits of requests: by account, by key and by address, and what a client is told of them."""

from __future__ import annotations

import pytest

from reelwright.errors import ConfigError
from reelwright.operations.api_keys import make_key
from reelwright.operations.sign_in import principal_of
from reelwright.workflows.studio import Studio
from tests.support.served import served


def test_an_account_that_asks_too_often_is_told_when_to_ask_again(studio: Studio) -> None:
    with served(studio, rate_limit="3/minute") as service:
        ada = service.account(admin=True)
        answers = [ada.client.get("/api/admin/running") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[0].headers["ratelimit-policy"] == '"account";q=3;w=60'
    assert answers[0].headers["ratelimit"].startswith('"account";r=2;t=')
    refused = answers[3]
    assert refused.json()["type"] == "/problems/rate-limited"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit"].startswith('"account";r=0;t=')


def test_one_account_does_not_use_up_another_s_requests(studio: Studio) -> None:
    with served(studio, rate_limit="2/minute") as service:
        ada = service.account(admin=True)
        bob = service.account("bob@example.org", admin=True)
        statuses = [ada.client.get("/api/admin/running").status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        assert bob.client.get("/api/admin/running").status_code == 200


def test_a_second_session_of_an_account_shares_its_limit_and_a_key_has_its_own(
    studio: Studio,
) -> None:
    with served(studio, rate_limit="2/minute") as service:
        ada = service.account(admin=True)
        for _ in range(2):
            ada.client.get("/api/admin/running")
        assert service.with_token(ada.token).get("/api/admin/running").status_code == 429
        principal = principal_of(studio, ada.token)
        _, key = make_key(studio, principal, "ci", ("admin", "videos:read"))
        answer = service.with_token(key).get("/api/admin/running")
    assert answer.status_code == 200
    assert answer.headers["ratelimit-policy"] == '"key";q=2;w=60'


def test_an_address_that_asks_too_often_is_refused_whoever_it_says_to_be(studio: Studio) -> None:
    with served(studio, rate_limit_address="3/minute") as service:
        statuses = [
            service.with_token(f"rw_{number:032d}").get("/api/admin/running").status_code
            for number in range(5)
        ]
        elsewhere = service.stranger(client=("198.51.100.7", 1)).get("/api/admin/running")
    assert statuses == [401, 401, 401, 429, 429]
    assert elsewhere.status_code == 401


def test_the_owner_of_the_machine_is_not_limited(studio: Studio) -> None:
    limits = {"rate_limit": "1/hour", "rate_limit_address": "1/hour"}
    with served(studio, solo=True, **limits) as service:
        statuses = [service.client.get("/api/admin/running").status_code for _ in range(3)]
    assert statuses == [200, 200, 200]


def test_a_rate_that_is_none_is_named_with_its_setting(studio: Studio) -> None:
    with (
        pytest.raises(ConfigError, match="REELWRIGHT_RATE_LIMIT is wrong"),
        served(studio, rate_limit="plenty"),
    ):
        pass
