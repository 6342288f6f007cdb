"""One key, one video: also in parallel, after a crash, and at the edge of the quota."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select, update

from reelwright.database.service_tables import idempotency
from reelwright.database.tables import accounts, videos
from tests.integration.api.test_videos import ORDER, asked, ids, stand
from tests.support.served import Caller, Served

PARALLEL = 100


def sent(caller: Caller, key: str, **wishes: Any) -> Any:
    """The answer to a request under a key."""
    headers = {"Idempotency-Key": key}
    return caller.client.post("/api/videos", json=ORDER | wishes, headers=headers)


def together(count: int, act: Callable[[int], Any], *, threads: int = 25) -> list[Any]:
    """What `act` gave, called so often side by side."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(act, range(count)))


def counted(service: Served, account_id: str) -> tuple[int, int]:
    """Rows of videos, and what the account's count says."""
    with service.studio.database.read() as c:
        rows = select(func.count()).where(videos.c.account_id == account_id)
        count = select(accounts.c.video_count).where(accounts.c.id == account_id)
        return c.execute(rows).scalar_one(), c.execute(count).scalar_one()


def test_a_hundred_requests_under_one_key_make_one_video(any_service: Served) -> None:
    ada = any_service.account(max_videos=-1)
    answers = together(PARALLEL, lambda _: sent(ada, "k-1"))
    assert {answer.status_code for answer in answers} <= {201, 409}
    made = {answer.json()["video_id"] for answer in answers if answer.status_code == 201}
    assert len(made) == 1
    assert counted(any_service, ada.id) == (1, 1)
    again = sent(ada, "k-1")
    assert (again.status_code, again.json()["video_id"]) == (201, made.pop())
    assert again.headers["idempotent-replayed"] == "true"


def test_the_same_key_gives_the_first_answer_once_more(any_service: Served) -> None:
    ada = any_service.account()
    first = sent(ada, "k")
    stand(any_service, first.json()["video_id"], "completed")
    second = sent(ada, "k")
    assert second.json() == first.json()
    assert second.headers["location"] == first.headers["location"]
    assert "idempotent-replayed" not in first.headers


def test_another_request_under_the_key_is_refused(service: Served) -> None:
    ada = service.account()
    first = sent(ada, "k")
    assert first.status_code == 201
    assert sent(ada, "k", theme="dogs").status_code == 422
    headers = {"Idempotency-Key": "k"}
    path = f"/api/videos/{first.json()['video_id']}/duplicate"
    assert ada.client.post(path, headers=headers).status_code == 422
    assert counted(service, ada.id) == (1, 1)


def test_a_key_is_its_accounts_own(service: Served) -> None:
    ada, bob = service.account(), service.account("bob@example.org")
    first, second = sent(ada, "k"), sent(bob, "k")
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["video_id"] != second.json()["video_id"]


def test_a_request_that_failed_leaves_its_key_free(service: Served) -> None:
    ada = service.account(max_videos=1)
    video_id = asked(ada)
    assert sent(ada, "k").status_code == 403
    assert ada.client.post(f"/api/videos/{video_id}/cancel").status_code == 200
    assert sent(ada, "k").status_code == 201


def test_a_key_that_still_runs_is_told_and_one_that_was_abandoned_taken_over(
    any_service: Served,
) -> None:
    ada = any_service.account()
    assert sent(ada, "k").status_code == 201
    running(any_service, began_ms_ago=1_000)
    assert sent(ada, "k").status_code == 409
    running(any_service, began_ms_ago=61_000)
    taken = sent(ada, "k")
    assert (taken.status_code, "idempotent-replayed" in taken.headers) == (201, False)


def running(service: Served, *, began_ms_ago: int) -> None:
    """As if the first request's process had died before it did anything."""
    began = service.studio.now_ms() - began_ms_ago
    with service.studio.database.begin() as c:
        c.execute(update(idempotency).values(status=None, body=None, created_at_ms=began))


def test_an_answer_is_forgotten_after_a_day(service: Served) -> None:
    ada = service.account()
    first = sent(ada, "k")
    with service.studio.database.begin() as c:
        c.execute(
            update(idempotency).values(created_at_ms=idempotency.c.created_at_ms - 86_400_001)
        )
    second = sent(ada, "k")
    assert first.json()["video_id"] != second.json()["video_id"]


@pytest.mark.parametrize("key", ["with blank", "x" * 256, "é", "tab\t!"])
def test_a_key_that_is_none_is_refused(key: str, service: Served) -> None:
    ada = service.account()
    headers = {"Idempotency-Key": key.encode()}
    answer = ada.client.post("/api/videos", json=ORDER, headers=headers)
    assert answer.status_code == 422
    assert ids(ada.client.get("/api/videos")) == []


def test_a_paid_change_under_one_key_is_made_once(service: Served) -> None:
    ada = service.account()
    video_id = asked(ada)
    stand(service, video_id, "failed")
    headers = {"Idempotency-Key": "again"}
    path = f"/api/videos/{video_id}/retry"
    first = ada.client.post(path, headers=headers)
    second = ada.client.post(path, headers=headers)
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert ada.client.post(path).status_code == 409


def test_two_hundred_requests_at_once_make_exactly_as_many_as_the_quota_allows(
    any_service: Served,
) -> None:
    quota = 7
    ada = any_service.account(max_videos=quota)

    def one(number: int) -> int:
        wishes = ORDER | {"theme": f"cats {number % 5}"}
        return int(ada.client.post("/api/videos", json=wishes).status_code)

    answers = together(200, one)
    assert (answers.count(201), answers.count(403)) == (quota, 200 - quota)
    assert counted(any_service, ada.id) == (quota, quota)


def test_a_video_needs_the_access_code_where_the_installation_says_so(service: Served) -> None:
    from reelwright.operations.access_code import codes_now
    from tests.support.served import served

    with served(service.studio, access_code_required="signup+create") as careful:
        ada = careful.account()
        assert ada.client.post("/api/videos", json=ORDER).status_code == 403
        code = codes_now(careful.studio).now.code
        answer = ada.client.post("/api/videos", json=ORDER | {"access_code": code})
        assert answer.status_code == 201, answer.text
        path = f"/api/videos/{answer.json()['video_id']}/duplicate"
        assert ada.client.post(path).status_code == 403
        assert ada.client.post(path, json={"access_code": code}).status_code == 201
