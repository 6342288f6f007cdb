"""Videos over HTTP: asked for, listed, looked at, changed, and nobody else's business."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reelwright.database.videos import load_video
from tests.support.served import Caller, Served, served
from tests.support.workshop import Workshop, workshop

ORDER: dict[str, Any] = {
    "theme": "cats",
    "language": "en",
    "writer": "fake",
    "voice": "fake",
    "music": "none",
}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    """A worker whose hands take no time."""
    with workshop(tmp_path) as opened:
        yield opened


@pytest.fixture
def kitchen(shop: Workshop) -> Iterator[Served]:
    """The API with that worker beside it."""
    with served(shop.studio) as running:
        yield running


def asked(caller: Caller, **wishes: Any) -> str:
    """Id of a new video."""
    answer = caller.client.post("/api/videos", json=ORDER | wishes)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["video_id"])


def made(shop: Workshop, caller: Caller, **wishes: Any) -> str:
    """Id of a new video that came to its end."""
    video_id = asked(caller, **wishes)
    ended(shop, video_id)
    return video_id


def ended(shop: Workshop, video_id: str) -> None:
    """Wait until the present run is over."""
    with shop.studio.database.read() as c:
        video = load_video(c, video_id)
    shop.end(video)


def ids(answer: Any) -> list[str]:
    """Of a page."""
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def test_a_video_is_asked_for_made_and_told(shop: Workshop, kitchen: Served) -> None:
    ada = kitchen.account()
    video_id = made(shop, ada)
    answer = ada.client.get(f"/api/videos/{video_id}")
    told = answer.json()
    assert (told["status"], told["own"], told["origin"]) == ("completed", True, "api")
    assert len(told["scenes"]) == told["scenes_total"] == told["scenes_ready"] == 8
    assert told["cost"] == {"microusd": 0, "text": "0.00 $"}
    assert told["created_at"].endswith("Z")
    assert str(shop.studio.services.workspace) not in answer.text


def test_a_video_in_the_making_tells_how_long_the_last_ones_took(
    shop: Workshop, kitchen: Served
) -> None:
    ada, bea = kitchen.account(), kitchen.account("bea@example.org")
    first = asked(ada)
    assert ada.client.get(f"/api/videos/{first}").json()["pace"] is None
    ended(shop, first)
    assert ada.client.get(f"/api/videos/{first}").json()["pace"] is None
    second = asked(bea)
    pace = bea.client.get(f"/api/videos/{second}").json()["pace"]
    assert (pace["videos"], set(pace)) == (1, {"script_ms", "scene_ms", "finish_ms", "videos"})
    ended(shop, second)


def test_the_status_has_the_first_services_fields(shop: Workshop, kitchen: Served) -> None:
    ada = kitchen.account()
    video_id = made(shop, ada)
    told = ada.client.get(f"/api/videos/{video_id}/status").json()
    assert set(told) >= {
        "video_id",
        "status",
        "total_clips",
        "completed_clips",
        "bucket_name",
        "clips",
        "created_at",
        "updated_at",
    }
    assert (told["status"], told["total_clips"], told["completed_clips"]) == ("completed", 8, 8)
    assert list(told["clips"]) == [str(number) for number in range(1, 9)]
    assert set(told["clips"]["1"]) == {
        "status",
        "operation_name",
        "prompt",
        "retry_count",
        "gcs_uri",
    }
    assert told["clips"]["8"]["status"] == "ready"


@pytest.mark.parametrize(
    ("status", "first"),
    [
        ("awaiting_approval", "processing"),
        ("queued", "processing"),
        ("ready_to_assemble", "ready_to_assemble"),
        ("assembling", "assembling"),
        ("paused", "processing"),
        ("completed", "completed"),
        ("cancelled", "failed"),
    ],
)
def test_every_status_is_one_of_the_first_five(status: str, first: str, service: Served) -> None:
    ada = service.account()
    video_id = asked(ada)
    stand(service, video_id, status)
    told = ada.client.get(f"/api/videos/{video_id}/status").json()
    assert (told["status"], told["state"]) == (first, status)


def stand(service: Served, video_id: str, status: str) -> None:
    """Have a video stand so."""
    from sqlalchemy import update

    from reelwright.database.tables import videos

    with service.studio.database.begin() as c:
        c.execute(update(videos).where(videos.c.id == video_id).values(status=status, version=1))


def test_two_accounts_may_ask_for_the_same_theme(service: Served) -> None:
    ada, bob = service.account(), service.account("bob@example.org")
    first, second = asked(ada), asked(bob)
    assert first != second
    assert ids(ada.client.get("/api/videos")) == [first]
    assert ids(bob.client.get("/api/videos")) == [second]


@pytest.mark.parametrize(
    ("wish", "value", "told"),
    [
        ("clips", "media:/etc", "folder of the server"),
        ("clips", "media:~", "folder of the server"),
        ("clips", " Media:/etc", "folder of the server"),
        ("music", "/etc/passwd", "file of the server"),
        ("music", "../../secret.mp3", "file of the server"),
        ("music", "tests", "Unknown music"),
        ("style", "../cinematic", "Unknown style"),
        ("captions", "/etc/passwd", "Unknown caption"),
        ("theme", "\x00", "NUL"),
        ("theme", " ", "theme is empty"),
        ("theme", "x" * 301, "theme"),
        ("script_file", "/etc/passwd", "script_file"),
        ("text_file", "/etc/passwd", "text_file"),
        ("voice_over", "/etc/passwd", "voice_over"),
        ("voice", "nobody:x", "No voice provider"),
        ("writer", "nobody", "Unknown writer"),
        ("budget", "much", "not an amount"),
        ("scenes", 0, "scenes"),
        ("speed", 9, "speed"),
        ("aspect", "4:3", "aspect"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_made(
    wish: str, value: Any, told: str, service: Served
) -> None:
    ada = service.account()
    for path in ("/api/videos", "/api/videos/create", "/api/videos/estimate"):
        answer = ada.client.post(path, json=ORDER | {wish: value})
        assert (answer.status_code, answer.headers["content-type"]) == (
            422,
            "application/problem+json",
        ), answer.text
        assert told in answer.json()["detail"]
    assert ids(ada.client.get("/api/videos")) == []


def test_an_estimate_names_every_choice_and_keeps_nothing(service: Served) -> None:
    ada = service.account(max_videos=0)
    answer = ada.client.post("/api/videos/estimate", json=ORDER)
    told = answer.json()
    assert answer.status_code == 200, answer.text
    assert (len(told["scenes"]), told["cost"]["microusd"]) == (8, 0)
    assert told["scenes"][0]["picture"].startswith("drawn:")
    assert ids(ada.client.get("/api/videos")) == []


def test_a_pasted_script_is_made_as_it_says(shop: Workshop, kitchen: Served) -> None:
    ada = kitchen.account()
    script = "**VISUAL:** a cat\n**VOICE-OVER:** Cats sleep all day long.\n"
    video_id = made(shop, ada, theme="", writer="", script=script)
    told = ada.client.get(f"/api/videos/{video_id}/script").json()
    assert [scene["voice_over"] for scene in told["scenes"]] == ["Cats sleep all day long."]
    text = ada.client.get(f"/api/videos/{video_id}/script", params={"format": "text"})
    assert "Cats sleep all day long." in text.text
    assert text.headers["content-type"].startswith("text/plain")


def test_more_than_the_quota_is_refused(service: Served) -> None:
    ada = service.account(max_videos=1)
    asked(ada)
    answer = ada.client.post("/api/videos", json=ORDER)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/quota-exceeded")


def test_a_private_video_is_not_there_for_another_account(shop: Workshop, kitchen: Served) -> None:
    ada, bob = kitchen.account(), kitchen.account("bob@example.org", admin=True)
    video_id = made(shop, ada)
    for method, path, body in EVERY_WAY:
        answer = bob.client.request(method, f"/api/videos/{video_id}{path}", json=body)
        assert answer.status_code == 404, (method, path, answer.text)
    assert ids(bob.client.get("/api/videos", params={"of": "shared"})) == []
    assert ada.client.get(f"/api/videos/{video_id}").json()["status"] == "completed"


EVERY_WAY: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("GET", "/status", None),
    ("GET", "/script", None),
    ("GET", "/scenes", None),
    ("GET", "/stream", None),
    ("GET", "/download", None),
    ("GET", "/thumbnail", None),
    ("GET", "/subtitles.srt", None),
    ("GET", "/subtitles.vtt", None),
    ("GET", "/provenance", None),
    ("DELETE", "", None),
    ("POST", "/cancel", None),
    ("POST", "/resume", None),
    ("POST", "/retry", None),
    ("POST", "/approve", None),
    ("POST", "/duplicate", None),
    ("POST", "/restore", None),
    ("PUT", "/share", None),
    ("DELETE", "/share", None),
    ("PUT", "/favourite", None),
    ("POST", "/views", None),
    ("POST", "/scenes", {"voice_over": "Mine now."}),
    ("PATCH", "/scenes/1", {"voice_over": "Mine now."}),
    ("DELETE", "/scenes/1", None),
    ("PUT", "/scenes/order", {"order": ["s01"]}),
    ("POST", "/scenes/1/regenerate", None),
    ("POST", "/revert", {"to": 1}),
]
READING = {"", "/status", "/script", "/scenes", "/stream", "/thumbnail", "/provenance"}


def test_a_shared_video_is_read_by_all_and_changed_by_its_owner_alone(
    shop: Workshop, kitchen: Served
) -> None:
    ada, bob = kitchen.account(), kitchen.account("bob@example.org")
    video_id = made(shop, ada)
    assert ada.client.put(f"/api/videos/{video_id}/share").status_code == 204
    told = bob.client.get(f"/api/videos/{video_id}").json()
    assert (told["own"], told["shared"], told["cost"], told["costs"]) == (False, True, None, [])
    for path in READING:
        answer = bob.client.get(f"/api/videos/{video_id}{path}")
        assert answer.status_code == 200, (path, answer.text)
    for method, path, body in EVERY_WAY:
        if method != "GET" and path not in {"/favourite", "/views"}:
            answer = bob.client.request(method, f"/api/videos/{video_id}{path}", json=body)
            assert answer.status_code == 404, (method, path, answer.text)
    assert ids(bob.client.get("/api/videos", params={"of": "shared"})) == [video_id]
    assert ada.client.delete(f"/api/videos/{video_id}/share").status_code == 204
    assert bob.client.get(f"/api/videos/{video_id}").status_code == 404


def test_what_is_shared_and_put_in_the_trash_is_seen_by_nobody_else(service: Served) -> None:
    ada, bob = service.account(), service.account("bob@example.org")
    video_id = asked(ada)
    stand(service, video_id, "completed")
    ada.client.put(f"/api/videos/{video_id}/share")
    bob.client.put(f"/api/videos/{video_id}/favourite")
    assert ada.client.delete(f"/api/videos/{video_id}").json()["purged"] is False
    assert bob.client.get(f"/api/videos/{video_id}").status_code == 404
    for of in ("shared", "favourites"):
        assert ids(bob.client.get("/api/videos", params={"of": of})) == []
    assert ids(ada.client.get("/api/videos")) == []
    assert ids(ada.client.get("/api/videos", params={"status": "trashed"})) == [video_id]
    assert ada.client.post(f"/api/videos/{video_id}/restore").json()["status"] == "completed"
    assert ids(bob.client.get("/api/videos", params={"of": "favourites"})) == [video_id]


def test_a_video_that_is_not_finished_cannot_be_shared(service: Served) -> None:
    ada = service.account()
    answer = ada.client.put(f"/api/videos/{asked(ada)}/share")
    assert answer.status_code == 409


def test_favourites_are_each_accounts_own(service: Served) -> None:
    ada, bob = service.account(), service.account("bob@example.org")
    first, second = asked(ada), asked(ada)
    stand(service, first, "completed")
    for _ in range(2):
        assert ada.client.put(f"/api/videos/{first}/favourite").status_code == 204
    assert ids(ada.client.get("/api/videos", params={"of": "favourites"})) == [first]
    assert ids(bob.client.get("/api/videos", params={"of": "favourites"})) == []
    assert ada.client.get(f"/api/videos/{first}").json()["favourite"] is True
    assert ada.client.get(f"/api/videos/{second}").json()["favourite"] is False
    ada.client.delete(f"/api/videos/{first}/favourite")
    assert ids(ada.client.get("/api/videos", params={"of": "favourites"})) == []


def test_a_view_counts_once_for_each_account_and_day(any_service: Served) -> None:
    ada, bob = any_service.account(), any_service.account("bob@example.org")
    video_id = asked(ada)
    stand(any_service, video_id, "completed")
    ada.client.put(f"/api/videos/{video_id}/share")
    counts = [ada.client.post(f"/api/videos/{video_id}/views").json() for _ in range(3)]
    counts += [bob.client.post(f"/api/videos/{video_id}/views").json() for _ in range(2)]
    assert [told["views"] for told in counts] == [1, 1, 1, 2, 2]


def test_pages_follow_one_another_in_every_order_without_gap_or_double(
    any_service: Served,
) -> None:
    ada = any_service.account(max_videos=-1)
    videos = [asked(ada, theme=f"cats {number}") for number in range(7)]
    same_moment(any_service, videos)
    for sort in ("date", "views"):
        seen: list[str] = []
        cursor = ""
        while True:
            params = {"sort": sort, "limit": 3, "cursor": cursor}
            page = ada.client.get("/api/videos", params=params).json()
            seen += [item["id"] for item in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert sorted(seen) == sorted(videos)
        assert len(set(seen)) == 7


def same_moment(service: Served, videos: list[str]) -> None:
    """Have some of the videos begin in the same millisecond, and others be watched more."""
    from sqlalchemy import update

    from reelwright.database.tables import videos as rows

    with service.studio.database.begin() as c:
        for number, video_id in enumerate(videos):
            values = {"created_at_ms": 1_000 + number // 3, "views": number % 2}
            c.execute(update(rows).where(rows.c.id == video_id).values(**values))


def test_lists_are_filtered_by_status_and_searched_by_title(any_service: Served) -> None:
    ada = any_service.account(max_videos=-1)
    whales = asked(ada, theme="Les Étoiles de 100% nuit")
    cats = asked(ada, theme="Cats")
    stand(any_service, cats, "completed")
    for search, found in [
        ("étoiles", [whales]),
        ("100%", [whales]),
        ("CAT", [cats]),
        ("_ats", []),
        ("x", []),
    ]:
        assert ids(ada.client.get("/api/videos", params={"search": search})) == found, search
    assert ids(ada.client.get("/api/videos", params={"status": "completed"})) == [cats]
    both = ada.client.get("/api/videos", params={"status": ["completed", "queued"]})
    assert set(ids(both)) == {cats, whales}


@pytest.mark.parametrize(
    "cursor", ["x", "bWluZS5kYXRlLjE", "AAAA", "%00", "é", "bWluZS52aWV3cy4xLmE"]
)
def test_a_cursor_that_no_page_gave_is_refused(cursor: str, service: Served) -> None:
    ada = service.account()
    answer = ada.client.get("/api/videos", params={"cursor": cursor})
    assert answer.status_code == 422, answer.text


def test_a_video_is_cancelled_taken_up_again_and_copied(shop: Workshop, kitchen: Served) -> None:
    ada = kitchen.account(max_videos=3)
    video_id = made(shop, ada, approve=True)
    assert ada.client.get(f"/api/videos/{video_id}").json()["status"] == "awaiting_approval"
    cancelled = ada.client.post(f"/api/videos/{video_id}/cancel").json()
    assert cancelled["status"] == "cancelled"
    notice = ada.client.get(f"/api/videos/{video_id}").json()["notice"]
    assert notice == "Cancelled. What was made is kept. Go on with “resume”."
    assert ada.client.post(f"/api/videos/{video_id}/approve").status_code == 409
    assert ada.client.post(f"/api/videos/{video_id}/resume").status_code == 202
    ended(shop, video_id)
    assert ada.client.post(f"/api/videos/{video_id}/approve").status_code == 202
    ended(shop, video_id)
    before = ada.client.get(f"/api/videos/{video_id}/script").json()
    copied = ada.client.post(f"/api/videos/{video_id}/duplicate")
    assert (copied.status_code, copied.headers["location"]) == (201, copied.json()["url"])
    copy = copied.json()["video_id"]
    ended(shop, copy)
    after = ada.client.get(f"/api/videos/{copy}").json()
    assert (after["status"], after["title"]) == ("awaiting_approval", before["title"])
    said = [scene["voice_over"] for scene in after["scenes"]]
    assert said == [scene["voice_over"] for scene in before["scenes"]]
    assert ada.client.post(f"/api/videos/{copy}/cancel").status_code == 200
    gone = ada.client.delete(f"/api/videos/{copy}", params={"purge": True}).json()
    assert gone["purged"] is True
    assert ada.client.get(f"/api/videos/{copy}").status_code == 404


def test_without_signing_in_nothing_is_told(service: Served) -> None:
    video_id = asked(service.account())
    for method, path, body in [*EVERY_WAY, ("DELETE", "/favourite", None)]:
        answer = service.client.request(method, f"/api/videos/{video_id}{path}", json=body)
        assert answer.status_code == 401, (method, path)
    for method, path in [("GET", ""), ("POST", ""), ("POST", "/create"), ("POST", "/estimate")]:
        answer = service.client.request(method, f"/api/videos{path}", json=ORDER)
        assert answer.status_code == 401, (method, path)


@pytest.mark.parametrize(
    ("path", "wish", "value"),
    [
        ("/api/videos", "voice", "gemini:Puck"),
        ("/api/videos", "writer", "gemini"),
        ("/api/videos", "clips", "veo"),
        ("/api/videos/estimate", "voice", "gemini:Puck"),
    ],
)
def test_what_is_not_set_up_here_is_no_failure_of_the_service(
    path: str, wish: str, value: str, service: Served
) -> None:
    answer = service.account().client.post(path, json=ORDER | {wish: value})
    assert answer.status_code == 422, answer.text
    assert "REELWRIGHT_" in answer.json()["detail"]
