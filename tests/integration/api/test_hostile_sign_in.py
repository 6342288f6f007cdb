"""What nobody would send on purpose: it is refused, and breaks nothing."""

from __future__ import annotations

import pytest

from tests.support.served import Served

BODIES = [
    b"",
    b"[]",
    b"{",
    b"\xff",
    b'"x"',
    b'{"email":1,"password":null,"token":[]}',
    b'{"email":"a\\u0000@example.org","password":"correct horse","token":"\\u0000"}',
    b'{"email":"\\ud800@example.org","password":"correct horse","token":"\\ud800"}',
    b'{"email":"a@example.org","password":"x\\u0000 correct horse","token":"x"}',
    b'{"token":"\\ud800","password":"correct \\udfff horse"}',
    b'{"current_password":"\\ud800","new_password":"\\ud800 correct horse"}',
    b'{"name":"\\ud800","scopes":["keys"]}',
    b'{"name":"\\u0000","scopes":["keys"]}',
    b'{"name":"x","scopes":["keys"],"expires_at":"9999-12-31T23:59:59-14:00"}',
    b'{"name":"x","scopes":["keys"],"expires_at":"0001-01-01T00:00:00+14:00"}',
    b'{"name":"x","scopes":["keys"],"expires_at":1e300}',
    b'{"max_videos":1e300,"is_admin":"\\ud800"}',
]
PATHS = [
    ("POST", "/api/auth/register"),
    ("POST", "/api/auth/login"),
    ("POST", "/api/auth/link"),
    ("POST", "/api/auth/link/look"),
    ("POST", "/api/auth/password"),
    ("POST", "/api/keys"),
    ("PATCH", "/api/admin/accounts/local"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_a_body_that_is_none_is_refused(any_service: Served, method: str, path: str) -> None:
    root = any_service.account("root@example.org", admin=True).client
    headers = {"Content-Type": "application/json"}
    for body in BODIES:
        answer = root.request(method, path, content=body, headers=headers)
        assert 400 <= answer.status_code < 500, (body, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    [
        "/api/admin/accounts?search=%00",
        "/api/admin/accounts?cursor=%00",
        "/api/admin/accounts?limit=0",
        "/api/admin/accounts/%00",
        "/api/admin/access-code/history?limit=-1",
    ],
)
def test_an_address_that_is_none_is_refused(any_service: Served, path: str) -> None:
    root = any_service.account("root@example.org", admin=True).client
    assert root.get(path).status_code == 422


@pytest.mark.parametrize(
    "cursor", ["LTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LngA", "OTk5OTk5OTk5OTk5OTk5OTk5Lng="]
)
@pytest.mark.parametrize("search", ["\\", "%", "'", "é", "ß"])
def test_any_search_from_anywhere_is_answered(
    any_service: Served, cursor: str, search: str
) -> None:
    root = any_service.account("root@example.org", admin=True).client
    found = root.get("/api/admin/accounts", params={"cursor": cursor, "search": search})
    assert found.status_code == 200


@pytest.mark.parametrize("token", [b"", b"x", b"rw_", b"\xe9\xff", b"rw_\xe9", b"a.b.c", b"." * 9])
def test_a_token_that_is_none_is_refused(service: Served, token: bytes) -> None:
    for headers in (
        {b"authorization": b"Bearer " + token},
        {b"cookie": b"reelwright_session=" + token},
    ):
        assert service.client.get("/api/auth/me", headers=headers).status_code == 401
