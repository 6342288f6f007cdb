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


def test_an_unknown_address_is_a_problem_document(service: Served) -> None:
    answer = service.account().client.get("/api/no-such-thing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/not-found"
