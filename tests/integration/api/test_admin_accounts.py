"""What administrators do with accounts over HTTP, and nobody else."""

from __future__ import annotations

import pytest

from reelwright.operations.access_code import check_access_code, note_rotation
from tests.support.served import Served

ROUTES = [
    ("GET", "/api/admin/accounts"),
    ("GET", "/api/admin/accounts/local"),
    ("PATCH", "/api/admin/accounts/local"),
    ("POST", "/api/admin/accounts/local/reset-link"),
    ("GET", "/api/admin/access-code"),
    ("GET", "/api/admin/access-code/history"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_only_administrators_see_to_accounts(service: Served, method: str, path: str) -> None:
    body = {"json": {}} if method == "PATCH" else {}
    ada, root = service.account(), service.account("root@example.org", admin=True)
    assert ada.client.request(method, path, **body).status_code == 403
    assert service.client.request(method, path, **body).status_code == 401
    wish = {"name": "reads", "scopes": ["videos:read"]}
    key = root.client.post("/api/keys", json=wish).json()["key"]
    assert service.with_token(key).request(method, path, **body).status_code == 403


def test_accounts_are_found_and_changed(any_service: Served) -> None:
    root = any_service.account("root@example.org", admin=True).client
    ada = any_service.account()
    first = root.get("/api/admin/accounts", params={"limit": 1}).json()
    second = root.get("/api/admin/accounts", params={"cursor": first["next_cursor"]}).json()
    assert {each["email"] for each in first["items"] + second["items"]} == {
        "",
        "ada@example.org",
        "root@example.org",
    }
    assert second["next_cursor"] is None
    found = root.get("/api/admin/accounts", params={"search": "ADA"}).json()["items"]
    assert [each["id"] for each in found] == [ada.id]
    changed = root.patch(f"/api/admin/accounts/{ada.id}", json={"max_videos": -1})
    assert (changed.status_code, changed.json()["max_videos"]) == (200, -1)
    assert ada.client.get("/api/auth/me").json()["account"]["max_videos"] == -1
    off = root.patch(f"/api/admin/accounts/{ada.id}", json={"disabled": True, "max_videos": 3})
    assert (off.json()["disabled"], off.json()["max_videos"]) == (True, 3)
    assert ada.client.get("/api/auth/me").status_code == 401


def test_a_change_that_is_refused_changes_nothing(service: Served) -> None:
    root = service.account("root@example.org", admin=True)
    me = f"/api/admin/accounts/{root.id}"
    for wrong, expected in (
        ({"max_videos": 5, "disabled": True}, 409),
        ({"max_videos": -2}, 422),
        ({"max_videos": 10**12}, 422),
        ({"email": "other@example.org"}, 422),
    ):
        assert root.client.patch(me, json=wrong).status_code == expected
    assert root.client.get(me).json()["max_videos"] == 2
    assert root.client.patch("/api/admin/accounts/nobody", json={}).status_code == 404
    for cursor in ("x", "é", "AAAA"):
        answer = root.client.get("/api/admin/accounts", params={"cursor": cursor})
        assert answer.status_code == 422


def test_a_reset_link_is_handed_over_by_an_administrator(service: Served) -> None:
    root, ada = service.account("root@example.org", admin=True), service.account()
    link = root.client.post(f"/api/admin/accounts/{ada.id}/reset-link")
    assert link.status_code == 201
    assert link.json()["path"] == f"/link#{link.json()['token']}"
    told = service.client.post("/api/auth/link/look", json={"token": link.json()["token"]})
    assert told.json() == {"kind": "reset", "email": "ada@example.org"}
    assert root.client.post("/api/admin/accounts/local/reset-link").status_code == 409


def test_the_access_code_is_told_to_administrators_with_its_history(service: Served) -> None:
    root = service.account("root@example.org", admin=True).client
    note_rotation(service.studio)
    now = root.get("/api/admin/access-code").json()["now"]
    check_access_code(service.studio, "signup", now["code"], "10.0.0.1")
    (last,) = root.get("/api/admin/access-code/history").json()["items"]
    assert (last["code"], last["uses"]) == (now, 1)
