"""Live progress over a real server: every event once and in order, for those who may see it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import threading
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from sqlalchemy import update
from websockets.exceptions import ConnectionClosed

from reelwright.api.live import Live, StreamEnded
from reelwright.database.sessions import revoke_session
from reelwright.database.tables import accounts
from reelwright.database.videos import change_video
from reelwright.domain.events import EventType
from reelwright.domain.onlooker import KEPT, TOLD
from reelwright.operations import control
from reelwright.operations.api_keys import make_key, revoke_key
from reelwright.operations.principal import Principal
from reelwright.operations.sharing import share, unshare
from reelwright.workflows.studio import Studio
from tests.support.live import Address, listening, tell, told, watching
from tests.support.made import add_made
from tests.support.rows import add_video
from tests.support.served import Caller, Served, served


@pytest.fixture
def ada(any_service: Served) -> Caller:
    return any_service.account("ada@example.org")


@pytest.fixture
def eve(any_service: Served) -> Caller:
    return any_service.account("eve@example.org")


@pytest.fixture
def address(any_service: Served) -> Iterator[Address]:
    with listening(any_service.app, check_s=0.1) as where:
        yield where


def video_of(service: Served, caller: Caller, video_id: str = "panda") -> str:
    return add_video(service.studio.database, video_id, account_id=caller.id)


def say(service: Served, video_id: str = "panda", **payload: Any) -> int:
    now_ms = service.studio.now_ms()
    return tell(service.studio.database, video_id, now_ms=now_ms, **payload)


async def closed(address: Address, path: str, token: str = "", **headers: str) -> tuple[int, str]:
    """How the socket ends."""
    async with watching(address, path, token, **headers) as socket:
        with contextlib.suppress(ConnectionClosed):
            async with asyncio.timeout(5):
                async for _ in socket:
                    pass
    assert socket.close_code is not None
    return socket.close_code, socket.close_reason or ""


def test_a_snapshot_comes_first_and_then_each_event(
    any_service: Served, ada: Caller, address: Address
) -> None:
    video_of(any_service, ada)
    say(any_service)

    async def watch() -> None:
        async with watching(address, "/ws/video/panda", ada.token) as socket:
            snapshot = await told(socket)
            assert (snapshot["type"], snapshot["seq"]) == ("snapshot", 1)
            assert snapshot["video"]["status"] == "queued"
            await asyncio.to_thread(say, any_service, type=EventType.CLIP_COMPLETED, clip=1)
            event = await told(socket)
            assert event["at"].endswith("+00:00")
            del event["at"]
            assert event == {
                "type": "clip_completed",
                "video_id": "panda",
                "seq": 2,
                "run": 1,
                "scene_id": "",
                "payload": {"clip": 1},
            }

    asyncio.run(watch())


def test_what_was_missed_is_told_again_from_after(
    any_service: Served, ada: Caller, address: Address
) -> None:
    video_of(any_service, ada)
    for _ in range(5):
        say(any_service)

    async def watch() -> list[int]:
        async with watching(address, "/ws/video/panda?after=2", ada.token) as socket:
            assert (await told(socket))["seq"] == 5
            heard = [(await told(socket))["seq"] for _ in range(3)]
            await asyncio.to_thread(say, any_service)
            return [*heard, (await told(socket))["seq"]]

    assert asyncio.run(watch()) == [3, 4, 5, 6]


def test_watchers_that_drop_and_come_back_miss_and_double_nothing(
    any_service: Served, ada: Caller, address: Address
) -> None:
    names = ("panda", "fox", "owl")
    for name in names:
        video_of(any_service, ada, name)
    count = 15

    async def write() -> None:
        for _ in range(count):
            for name in names:
                await asyncio.to_thread(say, any_service, name)

    async def watch_one(name: str, chance: random.Random) -> list[int]:
        heard: list[int] = []
        while len(heard) < count:
            after = heard[-1] if heard else 0
            path = f"/ws/video/{name}?after={after}"
            async with watching(address, path, ada.token) as socket:
                assert (await told(socket))["type"] == "snapshot"
                for _ in range(min(chance.randint(0, 6), count - len(heard))):
                    heard.append((await told(socket))["seq"])
        return heard

    async def watch_all(chance: random.Random) -> list[tuple[str, int]]:
        heard: list[tuple[str, int]] = []
        cursor = ""
        while len(heard) < count * len(names):
            path = f"/ws/videos?after={cursor}"
            async with watching(address, path, ada.token) as socket:
                snapshot = await told(socket)
                cursor = cursor or snapshot["cursor"]
                started.set()
                for _ in range(min(chance.randint(0, 6), count * len(names) - len(heard))):
                    event = await told(socket)
                    heard.append((event["video_id"], event["seq"]))
                    cursor = event["cursor"]
        return heard

    started = asyncio.Event()

    async def all_at_once() -> None:
        everything = asyncio.create_task(watch_all(random.Random(1)))
        await started.wait()
        singles = [watch_one(name, random.Random(name)) for name in (*names, *names)]
        *heard, _ = await asyncio.gather(*singles, write())
        assert heard == [list(range(1, count + 1))] * len(singles)
        story = await everything
        for name in names:
            assert [seq for told_of, seq in story if told_of == name] == list(range(1, count + 1))

    asyncio.run(all_at_once())


def test_another_accounts_video_is_not_found(
    any_service: Served, ada: Caller, eve: Caller, address: Address
) -> None:
    video_of(any_service, ada)

    async def watch() -> None:
        assert (await closed(address, "/ws/video/panda", eve.token))[0] == 4404
        assert await closed(address, "/ws/video/panda", eve.token) == (
            4404,
            "There is no video 'panda'.",
        )
        assert (await closed(address, "/ws/video/%00", ada.token))[0] == 4404

    asyncio.run(watch())
    url = address.http + "/api/videos/panda/events"
    answer = httpx2.get(url, headers={"Authorization": f"Bearer {eve.token}"}, trust_env=False)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def shown_video(service: Served, ada: Caller) -> None:
    """Ada's, shared, and made once more: much of what can be said of it was said."""
    add_made(service.studio, "panda", account_id=ada.id, tier="veo:gold")
    now_ms = service.studio.now_ms()
    with service.studio.database.begin() as c:
        change_video(c, "panda", now_ms=now_ms, version=1, notice="SECRET", title="Pandas")
    share(service.studio, "panda", account_id=ada.id)
    for type in EventType:
        if type is not EventType.VIDEO_TRASHED:
            say(service, type=type, microusd=7, notice="SECRET", stage="make_clip", revision=2)


def test_others_watch_a_shared_video_and_hear_nothing_of_its_owners_affairs(
    any_service: Served, ada: Caller, eve: Caller, address: Address
) -> None:
    shown_video(any_service, ada)

    async def watch() -> None:
        heard = []
        async with watching(address, "/ws/video/panda?after=0", eve.token) as socket:
            snapshot = await told(socket)
            assert (snapshot["video"]["title"], snapshot["video"]["own"]) == ("Pandas", False)
            assert {scene["tier"] for scene in snapshot["video"]["scenes"]} == {""}
            while len(heard) < len(TOLD):
                heard.append(await told(socket))
            # Live, as from the table.
            await asyncio.to_thread(say, any_service, type=EventType.MONEY_COMMITTED, microusd=7)
            await asyncio.to_thread(say, any_service, type=EventType.VIDEO_READY, version=2, cost=7)
            last = await told(socket)
        assert (last["type"], last["payload"]) == ("video_ready", {"version": 2})
        assert {event["type"] for event in heard} == TOLD.keys()
        for message in (snapshot, *heard):
            assert "SECRET" not in str(message)
            assert "microusd" not in str(message)
            assert "veo" not in str(message)
        # The owner hears the same events whole, though others heard them first.
        path = f"/ws/video/panda?after={snapshot['seq']}"
        async with watching(address, path, ada.token) as socket:
            assert (await told(socket))["video"]["own"] is True
            assert (await told(socket))["payload"] == {"microusd": 7}
            assert (await told(socket))["payload"] == {"version": 2, "cost": 7}

    asyncio.run(watch())


@pytest.mark.parametrize("how", ["unshared", "trashed", "purged"])
def test_who_watches_a_shared_video_is_let_go_when_it_is_no_longer_shown(
    service: Served, how: str
) -> None:
    ada, eve = service.account("ada@example.org"), service.account("eve@example.org")
    shown_video(service, ada)
    ends = {
        "unshared": lambda: unshare(service.studio, "panda", account_id=ada.id),
        "trashed": lambda: control.delete(service.studio, "panda", account_id=ada.id),
        "purged": lambda: control.delete(service.studio, "panda", now=True, account_id=ada.id),
    }

    async def watch(address: Address) -> None:
        url = address.http + "/api/videos/panda/events"
        headers = {"Authorization": f"Bearer {eve.token}"}
        async with (
            watching(address, "/ws/video/panda", eve.token) as socket,
            watching(address, "/ws/video/panda", ada.token) as own,
            httpx2.AsyncClient(trust_env=False, timeout=5) as client,
            client.stream("GET", url, headers=headers) as stream,
        ):
            lines = stream.aiter_lines()
            assert (await anext(lines)).startswith("id: ")
            assert (await told(socket))["type"] == (await told(own))["type"] == "snapshot"
            await asyncio.to_thread(ends[how])
            with contextlib.suppress(ConnectionClosed):
                async with asyncio.timeout(5):
                    async for _ in socket:
                        pass
            assert socket.close_code == 4404
            assert "no longer there" in [line async for line in lines][-2]
            assert own.close_code is None
        assert (await closed(address, "/ws/video/panda", eve.token))[0] == 4404

    with listening(service.app, check_s=0.1) as address:
        asyncio.run(watch(address))


def test_every_type_of_event_is_told_to_onlookers_or_kept_from_them() -> None:
    assert {
        EventType.CLIP_SUBMITTED,
        EventType.CLIP_FAILED,
        EventType.CLIP_FALLBACK,
        EventType.VIDEO_TRASHED,
        EventType.VIDEO_RESTORED,
        EventType.MONEY_RESERVED,
        EventType.MONEY_COMMITTED,
        EventType.MONEY_RELEASED,
        EventType.BUDGET_ALERT,
    } == KEPT, "a new type of event: say in domain/onlooker.py what others hear of it"


def test_all_of_mine_is_nobody_elses(
    any_service: Served, ada: Caller, eve: Caller, address: Address
) -> None:
    video_of(any_service, ada)
    video_of(any_service, eve, "fox")

    async def watch() -> None:
        async with watching(address, "/ws/videos", eve.token) as socket:
            snapshot = await told(socket)
            assert [video["id"] for video in snapshot["videos"]] == ["fox"]
            await asyncio.to_thread(say, any_service, "panda")
            await asyncio.to_thread(say, any_service, "fox")
            assert (await told(socket))["video_id"] == "fox"

    asyncio.run(watch())


def test_nobody_listens_without_signing_in(any_service: Served, address: Address) -> None:
    async def watch() -> None:
        assert (await closed(address, "/ws/videos"))[0] == 4401
        assert (await closed(address, "/ws/videos", "forged"))[0] == 4401
        assert (await closed(address, "/ws/videos?ticket=forged"))[0] == 4401
        assert (await closed(address, "/ws/videos?token=forged"))[0] == 4401

    asyncio.run(watch())
    assert httpx2.get(address.http + "/api/events", trust_env=False).status_code == 401


def test_a_place_that_is_none_is_refused(
    any_service: Served, ada: Caller, address: Address
) -> None:
    video_of(any_service, ada)

    async def watch() -> None:
        for path in ("video/panda?after=-1", "video/panda?after=x", "videos?after=W10"):
            assert (await closed(address, f"/ws/{path}", ada.token))[0] == 4400

    asyncio.run(watch())


def test_a_cookie_is_taken_from_our_own_pages_only(
    any_service: Served, ada: Caller, address: Address
) -> None:
    cookie = f"reelwright_session={ada.token}"

    async def watch() -> None:
        elsewhere = {"Cookie": cookie, "Origin": "https://elsewhere.example"}
        assert (await closed(address, "/ws/videos", **elsewhere))[0] == 4403
        assert (await closed(address, "/ws/videos", Cookie=cookie))[0] == 4403
        own = {"Cookie": cookie, "Origin": address.http}
        async with watching(address, "/ws/videos", **own) as socket:
            assert (await told(socket))["type"] == "snapshot"

    asyncio.run(watch())


def test_a_ticket_opens_one_socket_once(any_service: Served, ada: Caller, address: Address) -> None:
    made = ada.client.post("/api/tickets")
    assert made.status_code == 201
    path = f"/ws/videos?ticket={made.json()['ticket']}"

    async def watch() -> None:
        async with watching(address, path) as socket:
            assert (await told(socket))["type"] == "snapshot"
        assert (await closed(address, path))[0] == 4401

    asyncio.run(watch())


def test_the_end_of_a_session_a_key_or_an_account_ends_its_sockets(
    any_service: Served, ada: Caller, eve: Caller, address: Address
) -> None:
    studio = any_service.studio
    owner = Principal(ada.id)
    kept, key = make_key(studio, owner, "robot", ["videos:read"])
    ticket = any_service.with_token(key).post("/api/tickets").json()["ticket"]

    def end_all() -> None:
        revoke_key(studio, owner, kept.id)
        with studio.database.begin() as c:
            revoke_session(c, ada.id, ada.session_id, now_ms=studio.now_ms())
            c.execute(update(accounts).where(accounts.c.id == eve.id).values(disabled=True))

    async def watch() -> None:
        async with asyncio.TaskGroup() as together:
            ends = [
                together.create_task(closed(address, "/ws/videos", ada.token)),
                together.create_task(closed(address, "/ws/videos", eve.token)),
                together.create_task(closed(address, "/ws/videos", key)),
                together.create_task(closed(address, f"/ws/videos?ticket={ticket}")),
            ]
            while any_service.app.state.live.watchers < 4:
                await asyncio.sleep(0.01)
            await asyncio.to_thread(end_all)
        assert [end.result()[0] for end in ends] == [4401] * 4

    asyncio.run(watch())


def test_a_key_without_the_scope_watches_nothing(
    any_service: Served, ada: Caller, address: Address
) -> None:
    _, key = make_key(any_service.studio, Principal(ada.id), "robot", ["webhooks"])
    assert asyncio.run(closed(address, "/ws/videos", key))[0] == 4403


def test_a_quiet_stream_has_a_heartbeat(service: Served) -> None:
    bob = service.account("bob@example.org")

    async def watch(address: Address) -> None:
        async with watching(address, "/ws/videos", bob.token) as socket:
            assert (await told(socket))["type"] == "snapshot"
            assert (await told(socket))["type"] == "heartbeat"
            assert (await told(socket))["type"] == "heartbeat"

    with listening(service.app, heartbeat_s=0.1) as address:
        asyncio.run(watch(address))


def test_who_reads_too_slowly_is_told_to_come_again(service: Served) -> None:
    bob = service.account("bob@example.org")
    video_of(service, bob)
    say(service)

    async def watch() -> tuple[list[str], int]:
        stream = live.messages(Principal(bob.id), "panda", "")
        heard = [(await anext(stream)).text]
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(say, service)
        heard.append((await waiting).text)
        for _ in range(10):
            await asyncio.to_thread(say, service)
        await asyncio.sleep(0.3)
        with pytest.raises(StreamEnded) as ended:
            await anext(stream)
        await live.close()
        return heard, ended.value.code

    live = Live(service.studio, room=4)
    heard, code = asyncio.run(watch())
    assert json.loads(heard[1])["seq"] == 2
    assert code == 4408


def test_an_account_has_so_many_streams_and_no_more(service: Served) -> None:
    bob = service.account("bob@example.org")

    async def watch(address: Address) -> None:
        async with watching(address, "/ws/videos", bob.token) as socket:
            await told(socket)
            assert (await closed(address, "/ws/videos", bob.token))[0] == 4429
            headers = {"Authorization": f"Bearer {bob.token}"}
            async with httpx2.AsyncClient(trust_env=False, headers=headers) as client:
                assert (await client.get(address.http + "/api/events")).status_code == 429

    with listening(service.app, most_each=1) as address:
        asyncio.run(watch(address))


def test_a_server_that_stops_says_so(service: Served) -> None:
    bob = service.account("bob@example.org")
    watched, ended = threading.Event(), []

    async def watch(address: Address) -> None:
        async with watching(address, "/ws/videos", bob.token) as socket:
            await told(socket)
            watched.set()
            with pytest.raises(ConnectionClosed) as over:
                await told(socket)
            assert over.value.rcvd is not None
            ended.append(over.value.rcvd.code)

    with listening(service.app) as address:
        thread = threading.Thread(target=lambda: asyncio.run(watch(address)))
        thread.start()
        assert watched.wait(5)
    thread.join()
    assert ended == [1012]


def test_who_cancels_what_serves_a_socket_is_told_no_other_end(service: Served) -> None:
    bob = service.account("bob@example.org")
    video_of(service, bob)
    for _ in range(4):
        # The test's client cancels it, and raises where the scope did not know its own word.
        with bob.client.websocket_connect("/ws/video/panda") as socket:
            assert socket.receive_json()["type"] == "snapshot"


def test_server_sent_events_go_on_after_the_last_one(
    any_service: Served, ada: Caller, address: Address
) -> None:
    video_of(any_service, ada)
    for _ in range(3):
        say(any_service)
    headers = {"Authorization": f"Bearer {ada.token}", "Last-Event-ID": "1"}
    url = address.http + "/api/videos/panda/events"
    with (
        httpx2.Client(trust_env=False, timeout=5) as client,
        client.stream("GET", url, headers=headers) as answer,
    ):
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.iter_lines()
        assert json.loads(next(lines).removeprefix("data: "))["type"] == "snapshot"
        assert next(lines) == ""
        heard = []
        for _ in range(2):
            heard.append(next(lines))
            assert json.loads(next(lines).removeprefix("data: "))["type"] == "clip_progress"
            assert next(lines) == ""
        say(any_service)
        heard.append(next(lines))
    assert heard == ["id: 2", "id: 3", "id: 4"]


def test_server_sent_events_of_all_videos_carry_their_cursor(
    any_service: Served, ada: Caller, address: Address
) -> None:
    video_of(any_service, ada)
    headers = {"Authorization": f"Bearer {ada.token}"}
    url = address.http + "/api/events"
    with httpx2.Client(trust_env=False, timeout=5) as client:
        with client.stream("GET", url, headers=headers) as answer:
            first = next(answer.iter_lines())
        assert first.startswith("id: ")
        say(any_service)
        again = headers | {"Last-Event-ID": first.removeprefix("id: ")}
        with client.stream("GET", url, headers=again) as answer:
            lines = [line for line, _ in zip(answer.iter_lines(), range(4), strict=False)]
    assert json.loads(lines[0].removeprefix("data: "))["type"] == "snapshot"
    assert json.loads(lines[3].removeprefix("data: "))["seq"] == 1


def test_at_home_another_sites_page_watches_nothing(studio: Studio) -> None:
    with served(studio, solo=True) as service, listening(service.app) as address:

        async def watch() -> None:
            elsewhere = await closed(address, "/ws/videos", Origin="https://elsewhere.example")
            assert elsewhere[0] == 4403
            for headers in ({}, {"Origin": address.http}):
                async with watching(address, "/ws/videos", **headers) as socket:
                    assert (await told(socket))["type"] == "snapshot"

        asyncio.run(watch())
