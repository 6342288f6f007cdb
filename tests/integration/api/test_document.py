"""The API's description: complete in itself, and honest about what an operation may answer."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.support.served import Served

PROBLEM = "application/problem+json"


@pytest.fixture
def document(service: Served) -> dict[str, Any]:
    told: dict[str, Any] = service.client.get("/api/openapi.json").json()
    return told


def test_every_schema_that_is_named_is_there(document: dict[str, Any]) -> None:
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert named - set(document["components"]["schemas"]) == set()
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_every_refusal_is_a_problem(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for status, answer in operation["responses"].items():
                # What is missing is told by name to whoever watches over the service.
                if int(status) < 400 or path == "/api/ready" or "content" not in answer:
                    continue
                assert list(answer["content"]) == [PROBLEM], (method, path, status)


def test_who_may_ask_is_said_of_every_operation(document: dict[str, Any]) -> None:
    open_to_all = {"/api/health", "/api/ready"}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            statuses = set(operation["responses"])
            if operation.get("security"):
                assert {"401", "403", "429", "503"} <= statuses, (method, path)
            else:
                signed = any(
                    each["name"] == "signature" for each in operation.get("parameters", ())
                )
                assert signed or path in open_to_all or path.startswith("/api/auth/"), path
    assert set(document["components"]["securitySchemes"]) == {"token", "cookie"}
