"""Webhooks on both databases: nothing told is lost, all is signed, nobody else looks in."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from reelwright.database.connect import Database
from reelwright.domain.events import EventType
from reelwright.domain.webhook import ATTEMPTS, EXCERPT, LOGGED, WAITS_S, wait_ms
from reelwright.operations.api_keys import make_key
from reelwright.operations.principal import Principal
from reelwright.storage.outbound import Outbound
from reelwright.workflows.post import LEASE_MS, claim, deliver
from reelwright.workflows.studio import Studio
from tests.support.live import tell
from tests.support.made import studio_of
from tests.support.rows import add_video, wait_until
from tests.support.served import Caller, Served, served
from tests.support.workshop import workshop


@dataclass
class Receiver:
    """What was told, and what is answered to it."""

    status: int = 200
    says: bytes = b""
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    @property
    def types(self) -> list[str]:
        return [json.loads(body)["type"] for _, body in self.heard]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    here = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            here.heard.append(({k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(here.status)
            self.send_header("Content-Length", str(len(here.says)))
            self.end_headers()
            self.wfile.write(here.says)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    here.url = f"http://127.0.0.1:{server.server_port}/hook"
    yield here
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Clock:
    """The studio's clock, which a test moves."""

    ahead_ms: int = 0

    def pass_s(self, seconds: float) -> None:
        self.ahead_ms += round(seconds * 1000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(database: Database, tmp_path: Path, clock: Clock) -> Iterator[Served]:
    """The API where webhooks may be told on loopback."""
    with studio_of(database, tmp_path / "workspace", voice="fake") as opened:
        services = opened.services
        policy = services.policy.model_copy(update={"webhooks_local": True})
        studio = replace(
            opened,
            services=replace(services, policy=policy),
            now_ms=lambda: opened.now_ms() + clock.ahead_ms,
        )
        with served(studio) as running:
            yield running


@pytest.fixture
def ada(here: Served) -> Caller:
    caller = here.account("ada@example.org")
    add_video(here.studio.database, account_id=caller.id)
    return caller


def made(caller: Caller, receiver: Receiver, *events: str) -> dict[str, Any]:
    answer = caller.client.post("/api/webhooks", json={"url": receiver.url, "events": list(events)})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


def say(studio: Studio, type: EventType = EventType.VIDEO_READY, **payload: Any) -> int:
    return tell(studio.database, "panda", now_ms=studio.now_ms(), type=type, **payload)


def post(studio: Studio) -> int:
    """Deliver what is due; how many attempts."""
    claimed = claim(studio, 10)
    for one in claimed:
        deliver(studio, Outbound(local=True), one, chance=lambda: 0.0)
    return len(claimed)


def log_of(caller: Caller, webhook: dict[str, Any]) -> list[dict[str, Any]]:
    answer = caller.client.get(f"/api/webhooks/{webhook['id']}/deliveries")
    assert answer.status_code == 200
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_an_event_is_told_once_and_signed(here: Served, ada: Caller, receiver: Receiver) -> None:
    webhook = made(ada, receiver)
    seq = say(here.studio, title="Ün")
    assert (post(here.studio), post(here.studio)) == (1, 0)
    ((headers, body),) = receiver.heard
    Verifier(webhook["secret"]).verify(body, headers)
    told = json.loads(body)
    assert told["type"] == "video_ready"
    assert told["data"] == {
        "video_id": "panda",
        "seq": seq,
        "run": 1,
        "scene_id": "",
        "payload": {"title": "Ün"},
    }
    with pytest.raises(WebhookVerificationError):
        Verifier(webhook["secret"]).verify(body + b" ", headers)
    (line,) = log_of(ada, webhook)
    assert (line["status"], line["status_code"], line["attempts"]) == ("delivered", 200, 1)
    assert line["message_id"] == headers["webhook-id"]


def test_a_notice_names_routes_and_no_commands(
    here: Served, ada: Caller, receiver: Receiver
) -> None:
    made(ada, receiver)
    say(here.studio, EventType.VIDEO_FAILED, notice="Go on with `reelwright resume panda`.")
    post(here.studio)
    ((_, body),) = receiver.heard
    assert json.loads(body)["data"]["payload"] == {"notice": "Go on with “resume”."}


def test_only_what_is_wanted_is_told_and_only_of_own_videos(
    here: Served, ada: Caller, receiver: Receiver
) -> None:
    made(ada, receiver, "video_ready")
    eve = here.account("eve@example.org")
    made(eve, receiver)
    say(here.studio, EventType.CLIP_PROGRESS)
    say(here.studio)
    post(here.studio)
    assert receiver.types == ["video_ready"]


def test_an_event_that_is_rolled_back_is_told_to_nobody(
    here: Served, ada: Caller, receiver: Receiver
) -> None:
    from reelwright.database.events import append

    made(ada, receiver)

    def half() -> None:
        with here.studio.database.begin() as c:
            append(c, "panda", EventType.VIDEO_READY, run=1, now_ms=here.studio.now_ms())
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert post(here.studio) == 0


def test_what_fails_is_tried_again_on_the_schedule_and_then_given_up(
    here: Served, ada: Caller, receiver: Receiver, clock: Clock
) -> None:
    webhook = made(ada, receiver)
    receiver.status = 503
    say(here.studio)
    assert post(here.studio) == 1
    for wait in WAITS_S:
        clock.pass_s(wait - 4)
        assert post(here.studio) == 0
        clock.pass_s(4)
        assert post(here.studio) == 1
    clock.pass_s(200_000)
    assert post(here.studio) == 0
    (line,) = log_of(ada, webhook)
    assert (line["status"], line["attempts"], line["status_code"]) == ("given_up", ATTEMPTS, 503)
    assert [each["status_code"] for each in line["log"]] == [503] * ATTEMPTS
    assert line["log"][0]["error"] == "The answer was 503."
    assert line["log"][-1]["error"] == line["error"]
    assert sorted(each["at"] for each in line["log"]) == [each["at"] for each in line["log"]]
    assert len({headers["webhook-id"] for headers, _ in receiver.heard}) == 1


def test_a_delivery_whose_worker_died_is_made_by_the_next(
    here: Served, ada: Caller, receiver: Receiver, clock: Clock
) -> None:
    made(ada, receiver)
    say(here.studio)
    assert len(claim(here.studio, 10)) == 1
    assert post(here.studio) == 0
    clock.pass_s(LEASE_MS / 1000)
    assert post(here.studio) == 1
    assert receiver.types == ["video_ready"]


def test_an_attempt_that_comes_late_changes_nothing(
    here: Served, ada: Caller, receiver: Receiver, clock: Clock
) -> None:
    webhook = made(ada, receiver)
    say(here.studio)
    (late,) = claim(here.studio, 10)
    clock.pass_s(LEASE_MS / 1000)
    assert post(here.studio) == 1
    receiver.status = 500
    deliver(here.studio, Outbound(local=True), late)
    assert log_of(ada, webhook)[0]["status"] == "delivered"


def test_many_workers_tell_each_event_once(here: Served, ada: Caller, receiver: Receiver) -> None:
    made(ada, receiver)
    for _ in range(12):
        say(here.studio)
    threads = [
        threading.Thread(target=lambda: [post(here.studio) for _ in range(6)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while post(here.studio):
        pass
    assert sorted(json.loads(body)["data"]["seq"] for _, body in receiver.heard) == [*range(1, 13)]


def test_410_disables_until_it_is_enabled_again(
    here: Served, ada: Caller, receiver: Receiver, clock: Clock
) -> None:
    webhook = made(ada, receiver)
    receiver.status = 410
    say(here.studio)
    post(here.studio)
    say(here.studio)
    clock.pass_s(10_000)
    assert post(here.studio) == 0
    (listed,) = ada.client.get("/api/webhooks").json()["items"]
    assert listed["disabled_at"] is not None
    assert "410" in listed["disabled_for"]
    place = f"/api/webhooks/{webhook['id']}"
    assert ada.client.post(f"{place}/test").status_code == 409
    number = log_of(ada, webhook)[0]["id"]
    assert ada.client.post(f"{place}/deliveries/{number}/resend").status_code == 409
    receiver.status = 200
    assert ada.client.post(f"{place}/enable").json()["disabled_at"] is None
    say(here.studio)
    assert post(here.studio) == 1


def test_one_that_is_disabled_by_hand_is_told_nothing_until_it_is_enabled(
    here: Served, ada: Caller, receiver: Receiver
) -> None:
    webhook = made(ada, receiver)
    place = f"/api/webhooks/{webhook['id']}"
    say(here.studio)
    disabled = ada.client.post(f"{place}/disable").json()
    assert disabled["disabled_for"] == "You disabled it."
    again = ada.client.post(f"{place}/disable").json()
    assert again["disabled_at"] == disabled["disabled_at"]
    say(here.studio)
    assert post(here.studio) == 0
    assert [line["status"] for line in log_of(ada, webhook)] == ["given_up"]
    assert ada.client.post(f"{place}/enable").json()["disabled_at"] is None
    say(here.studio)
    assert post(here.studio) == 1


def test_a_trial_and_a_resend_come_under_their_own_ids(
    here: Served, ada: Caller, receiver: Receiver
) -> None:
    webhook = made(ada, receiver, "video_failed")
    place = f"/api/webhooks/{webhook['id']}"
    trial = ada.client.post(f"{place}/test")
    assert trial.status_code == 202
    ada.client.post(f"{place}/test")
    assert post(here.studio) == 2
    assert receiver.types == ["webhook_trial"] * 2
    again = ada.client.post(f"{place}/deliveries/{trial.json()['id']}/resend")
    assert again.json()["status"] == "waiting"
    assert post(here.studio) == 1
    assert [len(line["log"]) for line in log_of(ada, webhook)] == [1, 2]
    ids = [headers["webhook-id"] for headers, _ in receiver.heard]
    assert ids == [ids[0], ids[1], ids[0]]
    assert ids[0] != ids[1]


def test_the_log_keeps_the_last_attempts_with_the_beginning_of_each_answer(
    here: Served, ada: Caller, receiver: Receiver
) -> None:
    webhook = made(ada, receiver)
    say(here.studio)
    for number in range(LOGGED + 2):
        receiver.says = f"\x00\x1b[31m answer\n{number} ".encode() + b"\xff" * 5_000
        post(here.studio)
        (line,) = log_of(ada, webhook)
        ada.client.post(f"/api/webhooks/{webhook['id']}/deliveries/{line['id']}/resend")
    assert len(line["log"]) == LOGGED
    told = line["log"][-1]
    assert (told["status_code"], told["error"]) == (200, "")
    assert told["answer"].startswith(f"[31m answer {LOGGED + 1} ")
    assert len(told["answer"]) == EXCERPT
    assert 0 <= told["took_ms"] < 10_000


def test_the_log_comes_in_pages(here: Served, ada: Caller, receiver: Receiver) -> None:
    webhook = made(ada, receiver)
    for _ in range(5):
        say(here.studio)
    seen, cursor = [], ""
    while cursor is not None:
        page = ada.client.get(
            f"/api/webhooks/{webhook['id']}/deliveries?limit=2&cursor={cursor}"
        ).json()
        seen += [line["payload"]["data"]["seq"] for line in page["items"]]
        cursor = page["next_cursor"]
    assert seen == [5, 4, 3, 2, 1]


def test_another_accounts_webhook_is_not_found(
    here: Served, ada: Caller, receiver: Receiver
) -> None:
    webhook = made(ada, receiver)
    say(here.studio)
    number = log_of(ada, webhook)[0]["id"]
    eve = here.account("eve@example.org")
    place = f"/api/webhooks/{webhook['id']}"
    assert eve.client.get("/api/webhooks").json() == {"items": []}
    for method, path in (
        ("DELETE", place),
        ("POST", f"{place}/enable"),
        ("POST", f"{place}/disable"),
        ("POST", f"{place}/test"),
        ("GET", f"{place}/deliveries"),
        ("POST", f"{place}/deliveries/{number}/resend"),
    ):
        assert eve.client.request(method, path).status_code == 404
    _, key = make_key(here.studio, Principal(ada.id), "robot", ["videos:read"])
    assert here.with_token(key).get("/api/webhooks").status_code == 403
    assert here.client.get("/api/webhooks").status_code == 401


def test_a_deleted_webhook_is_told_nothing(here: Served, ada: Caller, receiver: Receiver) -> None:
    webhook = made(ada, receiver)
    say(here.studio)
    assert ada.client.delete(f"/api/webhooks/{webhook['id']}").status_code == 204
    say(here.studio)
    assert post(here.studio) == 0


def test_what_cannot_be_told_is_refused_at_once(ada: Caller, receiver: Receiver) -> None:
    for given in (
        {"url": receiver.url, "events": ["video_eaten"]},
        {"url": "ftp://hooks.example.com/"},
        {"url": "https://user:password@hooks.example.com/"},
    ):
        assert ada.client.post("/api/webhooks", json=given).status_code == 422
    for _ in range(10):
        made(ada, receiver)
    assert ada.client.post("/api/webhooks", json={"url": receiver.url}).status_code == 422


def test_without_the_setting_nothing_inside_is_told(service: Served, receiver: Receiver) -> None:
    bob = service.account("bob@example.org")
    answer = bob.client.post("/api/webhooks", json={"url": receiver.url})
    assert answer.status_code == 422
    assert "https://" in answer.json()["detail"]


def test_a_worker_tells_by_itself(tmp_path: Path, receiver: Receiver) -> None:
    from reelwright.operations.principal import OWNER
    from reelwright.operations.webhooks import make_webhook

    with workshop(tmp_path, webhooks_local=True) as shop:
        make_webhook(shop.studio, OWNER, receiver.url, ["video_created", "video_ready"])
        shop.end(shop.ask())
        wait_until(lambda: len(receiver.heard) == 2)
    assert sorted(receiver.types) == ["video_created", "video_ready"]


def test_a_wait_grows_by_chance_and_ends() -> None:
    assert [wait_ms(1, chance=0.0), wait_ms(1, chance=1.0)] == [5000, 6000]
    assert wait_ms(len(WAITS_S), chance=0.0) == 86_400_000
    assert wait_ms(ATTEMPTS, chance=0.0) is None
