"""API keys: made once, no more than who made them, and gone when revoked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from reelwright.database.service_tables import api_keys
from reelwright.operations import accounts
from reelwright.operations.api_keys import MOST, principal_of_key
from reelwright.operations.principal import Principal
from tests.support.served import Caller, Served


def make(
    who: Caller, *scopes: str, name: str = "Report", **given: Any
) -> tuple[int, dict[str, Any]]:
    answer = who.client.post("/api/keys", json={"name": name, "scopes": scopes, **given})
    return answer.status_code, answer.json()


def test_a_key_is_told_once_and_opens_no_more_than_its_scopes(any_service: Served) -> None:
    ada = any_service.account()
    status, told = make(ada, "videos:read")
    assert status == 201
    program = any_service.with_token(told["key"])
    me = program.get("/api/auth/me").json()
    assert (me["account"]["id"], me["scopes"]) == (ada.id, ["videos:read"])
    assert me["key_id"] == told["about"]["id"]
    assert program.get("/api/keys").status_code == 403
    assert program.get("/api/auth/sessions").status_code == 403
    listed = ada.client.get("/api/keys")
    assert told["key"] not in listed.text
    (one,) = listed.json()["items"]
    assert one["prefix"] == told["key"][:11]
    assert one["last_used_at"] is not None


def test_a_key_is_kept_as_a_hash(service: Served) -> None:
    _, told = make(service.account(), "videos:read")
    with service.studio.database.read() as c:
        kept = str(list(c.execute(select(api_keys))))
    assert told["key"] not in kept
    assert len(told["key"]) >= 40


def test_a_revoked_key_opens_nothing(any_service: Served) -> None:
    ada, eve = any_service.account(), any_service.account("eve@example.org")
    _, told = make(ada, "videos:read")
    address = f"/api/keys/{told['about']['id']}"
    assert eve.client.delete(address).status_code == 404
    assert ada.client.delete(address).status_code == 204
    assert ada.client.delete(address).status_code == 404
    assert any_service.with_token(told["key"]).get("/api/auth/me").status_code == 401
    assert ada.client.get("/api/keys").json()["items"] == []


def test_a_key_ends_on_its_day(service: Served) -> None:
    ada, now = service.account(), datetime.now(UTC)
    assert make(ada, "videos:read", expires_at=(now - timedelta(1)).isoformat())[0] == 422
    assert make(ada, "videos:read", expires_at="2030-01-01T00:00:00")[0] == 422
    for far in ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", 1e300):
        assert make(ada, "videos:read", expires_at=far)[0] == 422
    status, told = make(ada, "videos:read", expires_at=(now + timedelta(1)).isoformat())
    assert status == 201
    assert principal_of_key(service.studio, told["key"]).account_id == ada.id
    later = replace(service.studio, now_ms=lambda: service.studio.now_ms() + 86_400_000)
    with pytest.raises(Exception, match="expired"):
        principal_of_key(later, told["key"])


def test_a_key_makes_no_key_that_may_more_than_itself(service: Served) -> None:
    ada = service.account()
    _, told = make(ada, "keys", "videos:read")
    program = replace(ada, client=service.with_token(told["key"]))
    assert make(program, "videos:read")[0] == 201
    assert make(program, "videos:write")[0] == 403
    assert make(ada, "admin")[0] == 403
    assert make(ada, "everything")[0] == 422
    assert make(ada)[0] == 422


def test_a_key_of_an_administrator_who_is_one_no_more_loses_that_scope(service: Served) -> None:
    root, other = (service.account(f"{who}@example.org", admin=True) for who in ("a", "b"))
    _, told = make(root, "admin", "videos:read")
    assert "admin" in principal_of_key(service.studio, told["key"]).scopes
    accounts.set_admin(service.studio, Principal(other.id, is_admin=True), root.id, False)
    assert principal_of_key(service.studio, told["key"]).scopes == {"videos:read"}


def test_a_disabled_accounts_keys_open_nothing(service: Served) -> None:
    ada, root = service.account(), service.account("root@example.org", admin=True)
    _, told = make(ada, "videos:read")
    accounts.set_disabled(service.studio, Principal(root.id, is_admin=True), ada.id, True)
    assert service.with_token(told["key"]).get("/api/auth/me").status_code == 401


def test_an_account_has_only_so_many_keys(service: Served) -> None:
    ada = service.account()
    assert {make(ada, "videos:read")[0] for _ in range(MOST)} == {201}
    assert make(ada, "videos:read")[0] == 422
