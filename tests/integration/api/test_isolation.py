"""Isolation: no route and no socket tells, or does, anything for whom it is not for."""

from __future__ import annotations

import base64
import json
import secrets
from typing import Any

import pytest
from sqlalchemy import insert, select
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from reelwright.database import service_tables, tables
from reelwright.database.videos import change_video
from reelwright.operations.api_keys import make_key
from reelwright.operations.sharing import share
from reelwright.operations.sign_in import principal_of
from tests.support.forged_tokens import FORGED, House
from tests.support.isolation import ROUTES, Ask, May, routes_of
from tests.support.made import add_made
from tests.support.served import Served

PRIVATE = "PRIVATE-7f3a"
"""Stands in everything of hers that can be told."""
SILENT = frozenset({May.STREAM, May.OWNER_STREAM})


@pytest.fixture
def house(service: Served) -> House:
    ada = service.account("ada@example.org", max_videos=5)
    studio, now_ms = service.studio, service.studio.now_ms()
    video = add_made(studio, f"{PRIVATE.lower()}-video", account_id=ada.id)
    principal = principal_of(studio, ada.token)
    about, _ = make_key(studio, principal, f"{PRIVATE} key", ("videos:read",))
    hook = {
        "id": "5" * 24,
        "account_id": ada.id,
        "url": f"https://{PRIVATE}.example.org/",
        "secret": "whsec_" + base64.b64encode(PRIVATE.encode()).decode(),
        "events": [],
        "created_at_ms": now_ms,
    }
    delivery = {
        "webhook_id": hook["id"],
        "video_id": video.id,
        "seq": 1,
        "payload": {"title": PRIVATE},
        "created_at_ms": now_ms,
    }
    upload = {
        "id": "7" * 24,
        "account_id": ada.id,
        "kind": "picture",
        "name": PRIVATE,
        "object_key": f"uploads/{PRIVATE}/0.png",
        "media_type": "image/png",
        "size_bytes": 1,
        "created_at_ms": now_ms,
    }
    with studio.database.begin() as c:
        change_video(c, video.id, now_ms=now_ms, title=PRIVATE, notice=PRIVATE)
        c.execute(insert(service_tables.webhooks).values(hook))
        c.execute(insert(service_tables.webhook_deliveries).values(delivery))
        c.execute(insert(service_tables.uploads).values(upload))
    ids = {
        "video_id": video.id,
        "scene": "s01",
        "version": "1",
        "name": "final.mp4",
        "kind": "srt",
        "file": "Anton.ttf",
        "voice": "fake:high_en-US",
        "key_id": about.id,
        "webhook_id": str(hook["id"]),
        "delivery_id": "1",
        "upload_id": str(upload["id"]),
        "session_id": ada.session_id,
        "account_id": ada.id,
    }
    return House(service, ada, ids)


def _rows(house: House) -> list[Any]:
    """Everything of Ada's, as the database has it; when it was last used apart."""
    by_account = (
        tables.accounts,
        tables.videos,
        service_tables.sessions,
        service_tables.api_keys,
        service_tables.webhooks,
        service_tables.favourites,
        service_tables.uploads,
    )
    found: list[Any] = []
    with house.served.studio.database.read() as c:
        for table in by_account:
            mine = table.c.id if table is tables.accounts else table.c.account_id
            columns = [each for each in table.c if not each.name.startswith("last_")]
            found += c.execute(select(*columns).where(mine == house.ada.id)).all()
        for table in (tables.scenes, service_tables.shares, service_tables.webhook_deliveries):
            found += c.execute(select(table)).all()
    return found


def _ask(client: TestClient, house: House, route: tuple[str, str], ask: Ask, **other: str) -> Any:
    method, template = route
    path = house.path(template, **other) + ask.query
    return client.request(method, path, json=ask.body, follow_redirects=False)


def _only(*kinds: May, but: bool = False) -> list[tuple[tuple[str, str], Ask]]:
    return [(route, ask) for route, ask in ROUTES.items() if (ask.may in kinds) != but]


def test_every_route_and_socket_says_who_may_ask_it(service: Served) -> None:
    there = set(routes_of(service.app))
    assert there - set(ROUTES) == set(), "new routes: say in tests/support/isolation.py who may"
    assert set(ROUTES) - there == set(), "routes that are gone"


def test_another_user_finds_nothing_of_hers_and_changes_nothing(house: House) -> None:
    before = _rows(house)
    bob = house.served.account("bob@example.org")
    for route, ask in _only(May.ADMIN, May.ANYBODY, May.STREAM, but=True):
        if route[0] == "SOCKET":
            continue
        answer = _ask(bob.client, house, route, ask)
        assert answer.status_code != 401, route
        assert answer.status_code < 500, (route, answer.text)
        assert PRIVATE not in answer.text, route
        if ask.may in {May.OWNER, May.OWNER_STREAM}:
            assert answer.status_code == 404, (route, answer.text)
        if ask.may is May.LINK:
            assert answer.status_code in {403, 404}, (route, answer.text)
        if route[1].startswith("/api/auth/"):  # some of it ends one's own session
            bob = house.served.account(f"bob-{secrets.token_hex(4)}@example.org")
    assert _rows(house) == before


def test_of_a_shared_video_others_get_what_is_shown_and_nothing_else(house: House) -> None:
    studio = house.served.studio
    with studio.database.begin() as c:
        change_video(c, house.ids["video_id"], now_ms=1, title="Shown", version=1)
    share(studio, house.ids["video_id"], account_id=house.ada.id)
    bob = house.served.account("bob@example.org")
    for route, ask in _only(May.OWNER, May.OWNER_STREAM):
        if "{video_id}" not in route[1] or route[0] == "SOCKET" or ask.may is May.OWNER_STREAM:
            continue
        answer = _ask(bob.client, house, route, ask)
        assert (answer.status_code != 404) == ask.shown, (route, answer.text)
        assert answer.status_code < 400 or not ask.shown, (route, answer.text)
        told = answer.text.replace(house.ids["video_id"], "ID")
        assert PRIVATE not in told, route
        assert PRIVATE.lower() not in told, route


def test_what_is_private_looks_like_what_is_not_there(house: House) -> None:
    nothing = {
        "video_id": "no-such-video-of-anybody",
        "key_id": "f" * len(house.ids["key_id"]),
        "webhook_id": "e" * len(house.ids["webhook_id"]),
        "session_id": "d" * len(house.ids["session_id"]),
    }
    bob = house.served.account("bob@example.org")
    for route, ask in _only(May.OWNER, May.OWNER_STREAM, May.LINK):
        if route[0] == "SOCKET":
            continue
        hers = _ask(bob.client, house, route, ask)
        nobodys = _ask(bob.client, house, route, ask, **nothing)
        assert (hers.status_code, _told(hers, house.ids)) == (
            nobodys.status_code,
            _told(nobodys, nothing),
        ), route


def _told(answer: Any, ids: dict[str, str]) -> str:
    """What an answer says, without the ids that were asked for and the request's own."""
    text = str(answer.text)
    kind = answer.headers.get("content-type", "")
    if text and kind.startswith("application/problem+json"):
        text = json.dumps(answer.json() | {"instance": ""})
    for name in ("video_id", "key_id", "webhook_id", "session_id"):
        text = text.replace(ids[name], "ID")
    return text


def test_an_administrator_does_not_look_into_others_videos(house: House) -> None:
    before = _rows(house)
    root = house.served.account("root@example.org", admin=True)
    for route, ask in _only(May.OWNER, May.OWNER_STREAM):
        if route[0] != "SOCKET":
            answer = _ask(root.client, house, route, ask)
            assert answer.status_code == 404, (route, answer.text)
    assert _rows(house) == before


def test_administration_is_closed_to_everybody_else(house: House) -> None:
    bob = house.served.account("bob@example.org")
    for route, ask in _only(May.ADMIN):
        answer = _ask(bob.client, house, route, ask)
        assert answer.status_code == 403, (route, answer.text)
        assert PRIVATE not in answer.text


def test_a_key_without_the_scope_opens_nothing(house: House) -> None:
    studio = house.served.studio
    principal = principal_of(studio, house.ada.token)
    _, key = make_key(studio, principal, "bare", ("account",))
    client = house.served.with_token(key)
    before = _rows(house)
    for route, ask in _only(May.ANYBODY, May.LINK, but=True):
        if route[0] == "SOCKET" or route[1].startswith("/api/auth/"):
            continue
        answer = _ask(client, house, route, ask)
        assert answer.status_code == 403, (route, answer.text)
        assert PRIVATE not in answer.text, route
    assert _rows(house) == before


@pytest.mark.parametrize("what", FORGED)
def test_a_token_that_is_not_good_opens_nothing(house: House, what: str) -> None:
    token = FORGED[what](house)
    client = house.served.with_token(token) if token else house.served.stranger()
    before = _rows(house)
    for route, ask in _only(May.ANYBODY, May.LINK, but=True):
        if route[0] == "SOCKET":
            continue
        answer = _ask(client, house, route, ask)
        assert answer.status_code == 401, (route, answer.status_code, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert PRIVATE not in answer.text, route
    for route, ask in _only(May.LINK):
        answer = _ask(client, house, route, ask)
        assert answer.status_code in {401, 403, 404}, (route, answer.text)
    assert _rows(house) == before


@pytest.mark.parametrize("what", ["of an expired session", "HS512", "of a disabled user"])
def test_a_cookie_that_is_not_good_opens_nothing(house: House, what: str) -> None:
    cookies = {"reelwright_session": FORGED[what](house)}
    client = house.served.stranger(cookies=cookies, headers={"Origin": "http://testserver"})
    for route, ask in _only(May.OWNER, May.SIGNED_IN, May.ADMIN):
        answer = _ask(client, house, route, ask)
        assert answer.status_code == 401, (route, answer.text)


def test_her_cookie_does_nothing_for_another_site_s_page(house: House) -> None:
    client = house.served.stranger(
        cookies={"reelwright_session": house.ada.token}, headers={"Origin": "https://evil.example"}
    )
    before = _rows(house)
    for route, ask in _only(May.OWNER, May.SIGNED_IN):
        if route[0] in {"POST", "PUT", "PATCH", "DELETE"}:
            answer = _ask(client, house, route, ask)
            assert answer.status_code == 403, (route, answer.text)
    assert _rows(house) == before


@pytest.mark.parametrize("what", FORGED)
def test_a_socket_closes_for_a_token_that_is_not_good(house: House, what: str) -> None:
    token = FORGED[what](house)
    client = house.served.with_token(token) if token else house.served.stranger()
    for (method, template), _ in _only(*SILENT):
        if method == "SOCKET":
            assert _closed(client, house.path(template)) in {4401, 4403, 1008}


def test_a_socket_of_her_video_is_not_there_for_another_user(house: House) -> None:
    bob = house.served.account("bob@example.org")
    assert _closed(bob.client, house.path("/ws/video/{video_id}")) == 4404
    assert _closed(bob.client, "/ws/video/no-such-video-of-anybody") == 4404


def test_the_socket_of_all_videos_tells_another_user_nothing_of_hers(house: House) -> None:
    bob = house.served.account("bob@example.org")
    with bob.client.websocket_connect("/ws/videos") as socket:
        first = socket.receive_text()
    assert PRIVATE not in first
    assert json.loads(first)["videos"] == []


def _closed(client: TestClient, path: str) -> int:
    """The code with which a socket closes before it says anything."""
    try:
        with client.websocket_connect(path) as socket:
            said = socket.receive_text()
    except WebSocketDisconnect as closed:
        return closed.code
    raise AssertionError(f"{path} said {said[:200]}")
