"""The app answers, and says who it is not for."""

from __future__ import annotations

from tests.support.served import Served


def test_the_service_says_that_it_is_there_to_anybody(any_service: Served) -> None:
    answer = any_service.client.get("/api/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"


def test_every_answer_names_its_request_and_keeps_browsers_careful(service: Served) -> None:
    answer = service.client.get("/api/health", headers={"X-Request-Id": "abcdefgh12345678"})
    assert answer.headers["x-request-id"] == "abcdefgh12345678"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "strict-transport-security" not in answer.headers


def test_behind_https_browsers_are_told_to_stay_with_it(service: Served) -> None:
    behind = service.stranger(base_url="https://testserver").get("/api/no-such-thing")
    assert behind.headers["strict-transport-security"].startswith("max-age=")
    assert behind.headers["x-content-type-options"] == "nosniff"


def test_an_error_that_nobody_foresaw_keeps_browsers_careful_too(service: Served) -> None:
    def broken() -> None:
        raise RuntimeError

    service.app.add_api_route("/api/broken", broken)
    with service.stranger(raise_server_exceptions=False) as client:
        answer = client.get("/api/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "RuntimeError" not in answer.text


def test_the_page_of_a_one_time_link_tells_no_other_site_and_runs_no_other_script(
    service: Served,
) -> None:
    headers = service.client.get("/link").headers
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy


def test_an_unknown_address_is_a_problem_document(service: Served) -> None:
    answer = service.account().client.get("/api/no-such-thing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/not-found"
