"""Accounts over the API: made, signed in to, changed, throttled, disabled."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import bcrypt
import httpx2
import jwt
import pytest
from sqlalchemy import select

from reelwright.api.deps import COOKIE
from reelwright.database.account_rows import password_hash_of
from reelwright.database.service_tables import credentials, one_time_links, sessions
from reelwright.errors import Conflict, NotFound, RateLimited
from reelwright.operations import accounts, tokens
from reelwright.operations.access_code import codes_now
from reelwright.operations.attempts import Limit, limited
from reelwright.operations.one_time_links import (
    LASTS_MS,
    first_admin_link,
    link_for_owner,
    make_reset_link,
    use_link,
)
from reelwright.operations.principal import Principal
from reelwright.operations.sign_in import FROM_HERE, set_password_hash
from reelwright.workflows.studio import Studio
from tests.support.served import ADDRESS, Served, served

PASSWORD = "correct horse battery"
OTHER = "battery staple horse"


def register(service: Served, email: str = "ada@example.org", **given: Any) -> httpx2.Response:
    code = codes_now(service.studio).now.code
    body = {"email": email, "password": PASSWORD, "access_code": code, **given}
    return service.stranger().post("/api/auth/register", json=body)


def login(
    service: Served, password: str = PASSWORD, email: str = "ada@example.org"
) -> httpx2.Response:
    body = {"email": email, "password": password}
    return service.stranger().post("/api/auth/login", json=body)


def status(service: Served, token: str) -> int:
    return service.with_token(token).get("/api/auth/me").status_code


def test_registering_with_the_access_code_signs_in_with_a_quota_of_two(
    any_service: Served,
) -> None:
    answer = register(any_service, "Ada@Example.ORG")
    assert answer.status_code == 201
    told = answer.json()["account"]
    assert (told["email"], told["video_count"], told["max_videos"]) == ("ada@example.org", 0, 2)
    me = any_service.with_token(answer.json()["token"]).get("/api/auth/me").json()
    assert me["account"] == told
    assert "admin" not in me["scopes"]
    assert told["created_at"].endswith("Z")
    assert told["last_login"] is not None
    assert login(any_service, email=" ADA@example.org ").status_code == 200


def test_a_token_says_who_it_is_for_and_lasts_seven_days(service: Served) -> None:
    answer = register(service).json()
    claims = jwt.decode(answer["token"], options={"verify_signature": False})
    assert (claims["email"], claims["is_admin"]) == ("ada@example.org", False)
    assert claims["sub"] == answer["account"]["id"]
    assert claims["exp"] - claims["iat"] == 7 * 24 * 3600


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"access_code": ""}, 403),
        ({"access_code": "AAAAAAAA"}, 403),
        ({"email": "nobody"}, 422),
        ({"email": "a@b@example.org"}, 422),
        ({"password": "short"}, 422),
        ({"password": "Password1"}, 422),
        ({"password": "x" * 129}, 422),
        ({"is_admin": True}, 422),
    ],
)
def test_what_cannot_be_an_account_is_refused(
    service: Served, given: dict[str, Any], expected: int
) -> None:
    answer = register(service, **given)
    assert answer.status_code == expected
    assert answer.headers["content-type"] == "application/problem+json"
    assert COOKIE not in answer.cookies


def test_an_address_has_one_account_however_many_register_it_at_once(any_service: Served) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: register(any_service).status_code, range(4)))
    assert sorted(answers) == [201, 409, 409, 409]


def test_who_has_no_code_does_not_learn_which_addresses_have_accounts(service: Served) -> None:
    service.account("ada@example.org")
    known, unknown = (
        register(service, email, access_code="AAAAAAAA").json()["detail"]
        for email in ("ada@example.org", "eve@example.org")
    )
    assert known == unknown


def test_without_a_code_sign_ups_from_one_address_are_limited(studio: Studio) -> None:
    with served(studio, access_code_required="never") as service:
        assert register(service, access_code="").status_code == 201
        codes = {register(service, "no address").status_code for _ in range(19)}
        refused = register(service, "eve@example.org")
    assert codes == {422}
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 3_000


def test_the_cookie_is_for_our_own_pages_alone(service: Served) -> None:
    register(service)
    plain, safe = service.stranger(), service.stranger(base_url="https://testserver")
    body = {"email": "ada@example.org", "password": PASSWORD}
    for browser, secure in ((plain, False), (safe, True)):
        header = browser.post("/api/auth/login", json=body).headers["set-cookie"]
        assert "HttpOnly" in header
        assert "SameSite=lax" in header
        assert ("Secure" in header) == secure
    assert plain.get("/api/auth/me").status_code == 200
    for origin in ("https://evil.example", "null", ""):
        refused = plain.delete("/api/auth/sessions", headers={"Origin": origin} if origin else {})
        assert refused.status_code == 403
    foreign = {"Origin": "https://evil.example"}
    assert plain.post("/api/auth/login", json=body, headers=foreign).status_code == 403
    own = {"Origin": ADDRESS}
    assert plain.post("/api/auth/logout", headers=own).status_code == 204
    assert plain.get("/api/auth/me").status_code == 401
    assert COOKIE not in plain.cookies


def test_a_wrong_password_and_an_unknown_address_look_the_same(service: Served) -> None:
    register(service)
    wrong, unknown = login(service, OTHER), login(service, email="eve@example.org")
    none = login(service, email="no address")
    assert [each.status_code for each in (wrong, unknown, none)] == [401, 401, 401]
    assert wrong.json()["detail"] == unknown.json()["detail"] == none.json()["detail"]


def quick(service: Served, email: str = "ada@example.org") -> None:
    """An account whose wrong passwords are refused without the time that argon2id takes."""
    ada = service.account(email)
    with service.studio.database.begin() as c:
        old = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()
        set_password_hash(c, ada.id, old, now_ms=1)


def test_guesses_at_a_password_are_throttled_and_side_by_side_no_less(
    any_service: Served,
) -> None:
    quick(any_service)
    with ThreadPoolExecutor(4) as pool:
        guesses = range(FROM_HERE.most + 6)
        answers = list(pool.map(lambda _: login(any_service, OTHER).status_code, guesses))
    assert (answers.count(401), answers.count(429)) == (FROM_HERE.most, 6)
    refused = login(any_service)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= FROM_HERE.window_s
    quick(any_service, "eve@example.org")
    assert login(any_service, OTHER, "eve@example.org").status_code == 401


def test_what_succeeds_does_not_count_as_an_attempt(any_studio: Studio) -> None:
    limit = Limit("test", most=2, window_s=60)
    for _ in range(5):
        with limited(any_studio, (limit, "a")):
            pass
    for _ in range(2):
        with pytest.raises(NotFound), limited(any_studio, (limit, "a")):
            raise NotFound
    with pytest.raises(RateLimited), limited(any_studio, (limit, "a")):
        pass
    with limited(any_studio, (limit, "b")):
        pass


def test_half_a_character_is_no_password(service: Served) -> None:
    code = codes_now(service.studio).now.code
    start = f'{{"email": "ada@example.org", "password": "\\ud800{PASSWORD}"'
    bodies = {"login": f"{start}}}", "register": f'{start}, "access_code": "{code}"}}'}
    for where, body in bodies.items():
        kind = {"Content-Type": "application/json"}
        answer = service.client.post(f"/api/auth/{where}", content=body, headers=kind)
        assert answer.status_code in {401, 422}


def test_a_bcrypt_hash_of_the_earlier_system_is_accepted_and_renewed(any_service: Served) -> None:
    ada = any_service.account("ada@example.org")
    old = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()
    with any_service.studio.database.begin() as c:
        set_password_hash(c, ada.id, old, now_ms=1)
    assert login(any_service, "x" * 100).status_code == 401
    assert login(any_service, OTHER).status_code == 401
    assert login(any_service).status_code == 200
    with any_service.studio.database.read() as c:
        kept = password_hash_of(c, ada.id)
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert login(any_service).status_code == 200


def test_bcrypt_never_compares_a_password_by_its_first_72_bytes(service: Served) -> None:
    ada = service.account("ada@example.org")
    long = "é" * 36
    with service.studio.database.begin() as c:
        old = bcrypt.hashpw(long.encode(), bcrypt.gensalt(4)).decode()
        set_password_hash(c, ada.id, old, now_ms=1)
    assert login(service, long + "x").status_code == 401
    assert login(service, long).status_code == 200


def test_forged_and_foreign_tokens_are_refused(service: Served) -> None:
    ada = service.account()
    claims = jwt.decode(ada.token, options={"verify_signature": False})
    key = tokens.secret_for(service.studio.secret(), tokens.KIND)

    def signed(key: bytes = key, algorithm: str = "HS256", **changed: object) -> str:
        return jwt.encode({**claims, **changed}, key, algorithm=algorithm)

    assert status(service, signed()) == 200
    head, body, seal = ada.token.split(".")
    refused = {
        "unsigned": jwt.encode(claims, None, algorithm="none"),
        "another algorithm": signed(key + key, algorithm="HS512"),
        "another secret": signed(secrets.token_bytes(32)),
        "the secret of links": signed(service.studio.secret()),
        "another use": signed(typ="ticket"),
        "another audience": signed(aud="elsewhere"),
        "expired": signed(exp=claims["iat"]),
        "of another account": signed(sub="local"),
        "of no session": signed(sid="0" * 24),
        "cut": f"{head}.{body}",
        "altered": f"{head}.{body}.{seal[::-1]}",
        "no token": "x",
        "an unknown key": f"rw_{secrets.token_urlsafe(32)}",
    }
    assert {what: status(service, text) for what, text in refused.items()} == dict.fromkeys(
        refused, 401
    )
    by_cookie = service.stranger(cookies={COOKIE: refused["another secret"]})
    assert by_cookie.get("/api/auth/me").status_code == 401


def test_rights_are_those_of_now_and_not_of_the_token(service: Served) -> None:
    claims_admin = service.account(admin=True)
    owner = service.account("root@example.org", admin=True)
    accounts.set_admin(service.studio, Principal(owner.id, is_admin=True), claims_admin.id, False)
    assert "admin" not in claims_admin.client.get("/api/auth/me").json()["scopes"]


def test_sessions_are_listed_and_end_at_once(any_service: Served) -> None:
    first = register(any_service).json()["token"]
    second, third = (login(any_service).json()["token"] for _ in range(2))
    ada = any_service.with_token(first)
    found = ada.get("/api/auth/sessions").json()["items"]
    assert [each["current"] for each in found].count(True) == 1
    assert {each["address"] for each in found} == {"testclient"}
    (sid,) = {jwt.decode(second, options={"verify_signature": False})["sid"]}
    assert ada.delete(f"/api/auth/sessions/{sid}").status_code == 204
    assert ada.delete(f"/api/auth/sessions/{sid}").status_code == 404
    assert [status(any_service, each) for each in (first, second, third)] == [200, 401, 200]
    assert ada.delete("/api/auth/sessions").json() == {"ended": 1}
    assert [status(any_service, each) for each in (first, third)] == [200, 401]


def test_nobody_ends_the_session_of_another(service: Served) -> None:
    ada, eve = service.account(), service.account("eve@example.org")
    assert eve.client.delete(f"/api/auth/sessions/{ada.session_id}").status_code == 404
    assert status(service, ada.token) == 200


def test_a_new_password_ends_other_sessions(service: Served) -> None:
    first, second = register(service).json()["token"], login(service).json()["token"]
    ada = service.with_token(first)

    def change(present: str, wanted: str) -> int:
        body = {"current_password": present, "new_password": wanted}
        return ada.post("/api/auth/password", json=body).status_code

    assert change(OTHER, OTHER) == 403
    assert change(PASSWORD, "password1") == 422
    assert change(PASSWORD, OTHER) == 204
    assert [status(service, each) for each in (first, second)] == [200, 401]
    assert [login(service, each).status_code for each in (PASSWORD, OTHER)] == [401, 200]


def test_a_disabled_account_is_out_at_once_and_comes_back_when_enabled(
    any_service: Served,
) -> None:
    studio, root = any_service.studio, any_service.account("root@example.org", admin=True)
    by = Principal(root.id, is_admin=True)
    ada = register(any_service).json()
    accounts.set_disabled(studio, by, ada["account"]["id"], True)
    assert status(any_service, ada["token"]) == 401
    assert login(any_service).status_code == 401
    accounts.set_disabled(studio, by, ada["account"]["id"], False)
    assert status(any_service, ada["token"]) == 401
    assert login(any_service).status_code == 200


def test_an_administrator_cannot_lock_everybody_out(service: Served) -> None:
    root = service.account("root@example.org", admin=True)
    by = Principal(root.id, is_admin=True)
    with pytest.raises(Conflict):
        accounts.set_admin(service.studio, by, root.id, False)
    with pytest.raises(Conflict):
        accounts.set_disabled(service.studio, by, root.id, True)
    with pytest.raises(Conflict):
        accounts.set_disabled(service.studio, by, "local", True)
    with pytest.raises(NotFound):
        accounts.set_quota(service.studio, "nobody", 3)


def test_accounts_are_listed_page_by_page_newest_first(any_service: Served) -> None:
    made = [any_service.account(f"a{n}@example.org").id for n in range(5)]
    found, cursor = [], ""
    while True:
        page = accounts.list_accounts(any_service.studio, cursor=cursor, limit=2)
        found += [each.id for each in page.items]
        cursor = page.next_cursor
        if not cursor:
            break
    assert sorted(found) == sorted([*made, "local"])
    (one,) = accounts.list_accounts(any_service.studio, search="A3@").items
    assert one.email == "a3@example.org"
    assert accounts.list_accounts(any_service.studio, search="%_").items == ()


def test_the_first_administrator_comes_by_a_link_that_works_once(any_service: Served) -> None:
    studio = any_service.studio
    link = first_admin_link(studio)
    assert link is not None
    assert link.path == f"/link#{link.token}"
    client = any_service.stranger()
    told = client.post("/api/auth/link/look", json={"token": link.token}).json()
    assert told == {"kind": "first", "email": ""}
    body = {"token": link.token, "password": PASSWORD}
    assert client.post("/api/auth/link", json=body).status_code == 422
    answer = client.post("/api/auth/link", json={**body, "email": "root@example.org"})
    assert answer.status_code == 200
    assert (answer.json()["account"]["is_admin"], answer.json()["account"]["max_videos"]) == (
        True,
        -1,
    )
    again = client.post("/api/auth/link", json={**body, "email": "eve@example.org"})
    assert again.status_code == 404
    assert first_admin_link(studio) is None
    assert login(any_service, email="root@example.org").status_code == 200


def test_a_link_that_nobody_used_is_made_anew_and_using_one_ends_the_others(
    service: Served,
) -> None:
    one, two = first_admin_link(service.studio), first_admin_link(service.studio)
    assert one is not None
    assert two is not None
    use_link(service.studio, two.token, PASSWORD, email="root@example.org")
    with pytest.raises(NotFound):
        use_link(service.studio, one.token, OTHER, email="eve@example.org")


def test_whoever_sits_at_the_machine_can_let_somebody_in_again(service: Served) -> None:
    studio = service.studio
    use_link(studio, link_for_owner(studio).token, PASSWORD, email="root@example.org")
    assert use_link(studio, link_for_owner(studio).token, OTHER).principal.is_admin
    ada = service.account()
    again = use_link(studio, link_for_owner(studio, "Ada@example.org").token, OTHER)
    assert again.principal.account_id == ada.id
    with pytest.raises(NotFound):
        link_for_owner(studio, "nobody@example.org")


def test_a_reset_link_sets_a_new_password_and_ends_every_session(any_service: Served) -> None:
    ada = register(any_service).json()
    link = make_reset_link(any_service.studio, ada["account"]["id"])
    with ThreadPoolExecutor(3) as pool:
        body = {"token": link.token, "password": OTHER}
        answers = pool.map(
            lambda _: any_service.stranger().post("/api/auth/link", json=body).status_code,
            range(3),
        )
        assert sorted(answers) == [200, 404, 404]
    assert status(any_service, ada["token"]) == 401
    assert [login(any_service, each).status_code for each in (PASSWORD, OTHER)] == [401, 200]


def test_a_link_ends_after_a_day_and_is_kept_as_a_hash(service: Served) -> None:
    ada = service.account()
    link = make_reset_link(service.studio, ada.id)
    assert link.expires_at_ms - service.studio.now_ms() == pytest.approx(LASTS_MS, abs=10_000)
    with service.studio.database.begin() as c:
        (row,) = c.execute(select(one_time_links))
        assert link.token not in str(row)
        c.execute(one_time_links.update().values(expires_at_ms=service.studio.now_ms()))
    with pytest.raises(NotFound):
        use_link(service.studio, link.token, PASSWORD)


def test_no_password_and_no_token_is_kept_as_it_is(service: Served) -> None:
    token = register(service).json()["token"]
    with service.studio.database.read() as c:
        kept = str([*c.execute(select(credentials)), *c.execute(select(sessions))])
    assert PASSWORD not in kept
    assert token not in kept


def test_in_solo_mode_whoever_asks_owns_the_machine(studio: Studio) -> None:
    with served(studio, solo=True) as service:
        me = service.client.get("/api/auth/me").json()
        assert me["account"]["id"] == "local"
        assert "admin" in me["scopes"]
        assert service.client.get("/api/auth/rules").json()["solo"]
        assert service.client.post("/api/auth/logout").status_code == 409


@pytest.mark.parametrize(
    ("address", "headers", "expected"),
    [
        ("http://localhost:8000", {}, 200),
        ("http://[::1]:8000", {}, 200),
        ("http://127.0.0.1:8000", {"Origin": "http://127.0.0.1:8000"}, 200),
        ("http://127.0.0.1:8000", {"Origin": "https://evil.example"}, 403),
        ("http://127.0.0.1:8000", {"Origin": "null"}, 403),
        ("http://evil.example:8000", {"Origin": "http://evil.example:8000"}, 403),
        ("http://127.0.0.1.evil.example:8000", {}, 403),
    ],
)
def test_in_solo_mode_no_page_of_another_site_is_taken_for_the_owner(
    studio: Studio, address: str, headers: dict[str, str], expected: int
) -> None:
    with served(studio, solo=True) as service:
        visitor = service.stranger(base_url=address, headers=headers)
        assert visitor.get("/api/auth/me").status_code == expected


def test_who_reads_french_is_told_in_french(service: Served) -> None:
    body = {"email": "zoe@example.org", "password": PASSWORD, "access_code": "AAAAAAAA"}
    french = {"Accept-Language": "fr-CA,fr;q=0.9"}
    told = service.client.post("/api/auth/register", json=body, headers=french).json()
    assert told["detail"].startswith("Le code d’accès est faux ou dépassé")
    told = service.client.post("/api/auth/register", json=body).json()
    assert told["detail"].startswith("The access code is wrong")
