"""Uploads over HTTP: sent, listed, looked at, deleted, limited, and nobody else's."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from reelwright.api.reception import AT_ONCE, Reception
from reelwright.database.tables import accounts
from reelwright.domain.upload import file_name
from reelwright.errors import RateLimited
from reelwright.workflows.caretaker import sweep
from reelwright.workflows.studio import Studio
from tests.integration.api.test_videos import ORDER, ended, made
from tests.support.own_files import own_file
from tests.support.served import Caller, Served, served
from tests.support.workshop import Workshop, workshop

FORM = "multipart/form-data"


def send(who: Caller, kind: str, content: bytes, name: str = "own.bin", **given: Any) -> Any:
    files = {"file": (name, content, given.pop("type", "application/octet-stream"))}
    return who.client.post("/api/uploads", data={"kind": kind}, files=files)


def upload(who: Caller, kind: str, suffix: str, name: str = "") -> str:
    """Id of a new one."""
    answer = send(who, kind, own_file(suffix), name or f"my {kind}.{suffix}")
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def kept(studio: Studio) -> list[str]:
    """Names of everything that lies in the store or on the way there."""
    root = studio.services.workspace
    folders = (root / "artifacts" / "uploads", root / "scratch")
    return [str(path) for folder in folders for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("kind", "suffix", "media_type"),
    [
        ("picture", "jpg", "image/jpeg"),
        ("picture", "webp", "image/png"),
        ("clip", "mp4", "video/mp4"),
        ("clip", "webm", "video/mp4"),
        ("music", "mp3", "audio/flac"),
        ("voice_over", "m4a", "audio/wav"),
    ],
)
def test_a_file_is_kept_in_its_clean_form(
    kind: str, suffix: str, media_type: str, service: Served
) -> None:
    ada, sent = service.account(), own_file(suffix)
    answer = send(ada, kind, sent, f"Été {kind}.{suffix}")
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["kind"], told["media_type"]) == (kind, media_type)
    assert told["name"] == f"Été {kind}.{suffix}"
    seen = kind in {"picture", "clip"}
    assert (told["width"], told["height"]) == ((180, 320) if seen else (None, None))
    assert (told["duration_ms"] is None) == (kind == "picture")
    content = service.client.get(told["content"])
    assert (content.status_code, content.headers["content-type"]) == (200, media_type)
    assert len(content.content) == told["size_bytes"]
    assert content.content != sent
    assert ada.client.get(answer.headers["location"]).json() == told


def test_uploads_are_listed_newest_first_and_by_kind(any_service: Served) -> None:
    ada, eve = any_service.account(), any_service.account("eve@example.org")
    sent = [upload(ada, kind, "wav") for kind in ("music", "voice_over", "music")]
    upload(eve, "music", "wav")
    first = ada.client.get("/api/uploads", params={"limit": 2}).json()
    assert [each["id"] for each in first["items"]] == [sent[2], sent[1]]
    rest = ada.client.get("/api/uploads", params={"cursor": first["next_cursor"]}).json()
    assert ([each["id"] for each in rest["items"]], rest["next_cursor"]) == ([sent[0]], None)
    heard = ada.client.get("/api/uploads", params={"kind": "music"}).json()
    assert [each["id"] for each in heard["items"]] == [sent[2], sent[0]]
    wrong = ada.client.get("/api/uploads", params={"cursor": "nonsense"})
    assert wrong.status_code == 422


def test_anothers_upload_is_not_there_also_for_an_order(service: Served) -> None:
    ada, eve = service.account(), service.account("eve@example.org")
    mine = upload(ada, "music", "wav")
    address = f"/api/uploads/{mine}"
    for answer in (eve.client.get(address), eve.client.delete(address)):
        assert answer.status_code == 404
    for wishes in ({"music": f"upload:{mine}"}, {"voice_over": mine}, {"media": [mine]}):
        theirs = eve.client.post("/api/videos", json=ORDER | wishes)
        never = eve.client.post("/api/videos", json=json_with(ORDER | wishes, mine, "0" * 24))
        assert (theirs.status_code, never.status_code) == (404, 404)
        assert theirs.json()["detail"].replace(mine, "") == never.json()["detail"].replace(
            "0" * 24, ""
        )
    assert ada.client.get(address).status_code == 200


def json_with(order: Any, old: str, new: str) -> Any:
    return json.loads(json.dumps(order).replace(old, new))


def test_an_upload_of_another_kind_is_refused_by_name(service: Served) -> None:
    ada = service.account()
    music = upload(ada, "music", "wav", "song.wav")
    for wishes in ({"voice_over": music}, {"media": [music]}):
        answer = ada.client.post("/api/videos", json=ORDER | wishes)
        assert answer.status_code == 422
        assert "song.wav was uploaded as music" in answer.json()["detail"]
    picture = upload(ada, "picture", "png")
    answer = ada.client.post("/api/videos", json=ORDER | {"music": f"upload:{picture}"})
    assert answer.status_code == 422
    both = ada.client.post("/api/videos", json=ORDER | {"media": [picture], "clips": "veo"})
    assert (both.status_code, "Give either" in both.json()["detail"]) == (422, True)


def test_a_link_opens_the_clean_file_and_no_other(service: Served) -> None:
    ada = service.account()
    mine, other = upload(ada, "music", "wav"), upload(ada, "music", "wav")
    link = ada.client.get(f"/api/uploads/{mine}").json()["content"]
    part = service.client.get(link, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"fLaC")
    assert service.client.head(link).status_code == 200
    for wrong in (link.replace(mine, other), link + "0", link.partition("?")[0]):
        assert service.client.get(wrong).status_code in {404, 422}
    assert ada.client.delete(f"/api/uploads/{mine}").status_code == 204
    assert service.client.get(link).status_code == 404


def test_what_is_kept_is_counted_and_limited(studio: Studio) -> None:
    with served(studio, upload_count=2) as service:
        ada = service.account()
        first = upload(ada, "music", "wav")
        upload(ada, "music", "wav")
        answer = send(ada, "music", own_file("wav"))
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/quota-exceeded")
        ada.client.delete(f"/api/uploads/{first}")
        assert send(ada, "music", own_file("wav")).status_code == 201
    with served(studio, upload_total_mb=0) as service:
        assert send(ada, "music", own_file("wav")).status_code == 403
    assert len(kept(studio)) == 2


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    """A worker whose hands take no time, and no Whisper: texts are laid along a recording."""
    with workshop(tmp_path, whisper="off") as opened:
        yield opened


def test_a_video_is_made_of_a_persons_own_files(shop: Workshop) -> None:
    with served(shop.studio) as kitchen:
        ada = kitchen.account()
        picture, clip = upload(ada, "picture", "png", "2.png"), upload(ada, "clip", "mp4", "1.mp4")
        music, voice = upload(ada, "music", "mp3"), upload(ada, "voice_over", "wav")
        wishes = {
            "script": "**VOICE OVER:** One two.\n\n**VOICE OVER:** Three four.",
            "media": [clip, f"upload:{picture}"],
            "music": f"upload:{music}",
            "voice_over": voice,
            "writer": "",
            "voice": "",
        }
        video_id = made(shop, ada, **wishes)
        told = ada.client.get(f"/api/videos/{video_id}").json()
        assert told["status"] == "completed"
        assert [scene["picture"] for scene in told["scenes"]] == ["own", "own"]
        named = {each["name"] for each in ingredients(ada, video_id)}
        assert {"1.mp4", "2.png", "my music.mp3", "my voice_over.wav"} <= named
        for each in (picture, clip, music, voice):
            assert ada.client.delete(f"/api/uploads/{each}").status_code == 204
        # The video keeps what it needs, until it is purged.
        assert ada.client.get("/api/uploads").json()["items"] == []
        assert len(kept(shop.studio)) == 4
        assert ada.client.post(f"/api/videos/{video_id}/resume").status_code < 500
        ended(shop, video_id)
        ada.client.delete(f"/api/videos/{video_id}", params={"purge": True})
        assert kept(shop.studio) == []


def ingredients(who: Caller, video_id: str) -> list[dict[str, Any]]:
    answer = who.client.get(f"/api/videos/{video_id}/provenance")
    found: list[dict[str, Any]] = answer.json()["ingredients"]
    return found


def test_one_scene_shows_an_upload_until_it_is_told_not_to(shop: Workshop) -> None:
    with served(shop.studio) as kitchen:
        ada = kitchen.account()
        picture = upload(ada, "picture", "png", "beach.png")
        video_id = made(shop, ada)
        scene = f"/api/videos/{video_id}/scenes/s02"
        edited = ada.client.patch(scene, json={"clip": f"upload:{picture}"})
        assert edited.status_code == 202, edited.text
        ended(shop, video_id)
        assert shown(ada, video_id)[:3] == ["drawn:papercut", "media:beach.png", "drawn:papercut"]
        copied = ada.client.post(f"/api/videos/{video_id}/duplicate").json()["video_id"]
        assert ada.client.delete(f"/api/uploads/{picture}").status_code == 204
        assert ada.client.patch(scene, json={"clip": f"upload:{picture}"}).status_code == 404
        assert ada.client.patch(scene, json={"clip": ""}).status_code == 202
        ended(shop, video_id)
        assert shown(ada, video_id)[1] == "drawn:papercut"
        ended(shop, copied)
        ada.client.delete(f"/api/videos/{video_id}", params={"purge": True})
        assert ada.client.post(f"/api/videos/{copied}/approve").status_code == 202
        ended(shop, copied)
        assert shown(ada, copied)[1] == "media:beach.png"
        assert len(kept(shop.studio)) == 1


def shown(who: Caller, video_id: str) -> list[str]:
    """What each scene shows."""
    answer = who.client.get(f"/api/videos/{video_id}/scenes")
    return [scene["shows"] for scene in answer.json()]


def test_uploads_that_nobody_keeps_are_swept_away_later(studio: Studio) -> None:
    with served(studio) as service:
        ada, bob = service.account(), service.account("bob@example.org")
        upload(bob, "music", "wav")
        upload(ada, "music", "wav")
        with studio.database.begin() as c:
            c.execute(delete(accounts).where(accounts.c.id == bob.id))
        sweep(studio)
        assert len(kept(studio)) == 2
        for path in kept(studio):
            os.utime(path, (0, 0))
        sweep(studio)
        assert len(kept(studio)) == 1
        assert (
            service.client.get(
                ada.client.get("/api/uploads").json()["items"][0]["content"]
            ).status_code
            == 200
        )


def form(kind: str, size: int, *, first: str = "kind") -> Iterator[bytes]:
    """A form with a file of so many bytes, in pieces; `first` is the field that comes first."""
    field = f'--cut\r\nContent-Disposition: form-data; name="kind"\r\n\r\n{kind}\r\n'.encode()
    yield field if first == "kind" else b""
    yield b'--cut\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n'
    for _ in range(size // 65_536):
        yield bytes(65_536)
    yield b"\r\n" + (b"" if first == "kind" else field) + b"--cut--\r\n"


@pytest.mark.parametrize("first", ["kind", "file"])
def test_a_file_over_its_limit_is_cut_before_it_is_read(first: str, studio: Studio) -> None:
    limits = {f"upload_{kind}_mb": 1 for kind in ("picture", "clip", "music", "voice_over")}
    with served(studio, **limits) as service:
        ada, sent = service.account(), 0

        def body() -> Iterator[bytes]:
            nonlocal sent
            for piece in form("picture", 50_000_000, first=first):
                sent += len(piece)
                yield piece

        headers = {"Content-Type": f"{FORM}; boundary=cut"}
        scope = asyncio.run(asked_in_pieces(service, ada, body(), headers))
        assert (scope["status"], scope["problem"]["type"]) == (413, "/problems/too-large")
        assert sent < 1_300_000
        long = headers | {"Content-Length": "99000000"}
        scope = asyncio.run(asked_in_pieces(service, ada, iter([b"--cut"]), long))
        assert (scope["status"], scope["read"]) == (413, 0)
        assert kept(studio) == []


async def asked_in_pieces(
    service: Served, who: Caller, body: Iterator[bytes], headers: dict[str, str]
) -> dict[str, Any]:
    """Status and problem of an upload, and how many pieces of its body the app asked for."""
    told: dict[str, Any] = {"read": 0, "body": b""}
    given = headers | {"Authorization": f"Bearer {who.token}", "Host": "testserver"}

    async def receive() -> dict[str, Any]:
        told["read"] += 1
        piece = next(body, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def send(message: Any) -> None:
        told["status"] = message.get("status", told.get("status"))
        told["body"] += message.get("body", b"")

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/api/uploads",
        "raw_path": b"/api/uploads",
        "query_string": b"",
        "root_path": "",
        "server": ("testserver", 80),
        "client": ("testclient", 1),
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
    }
    await service.app(scope, receive, send)
    return {**told, "problem": json.loads(told["body"])}


def test_a_form_that_is_none_is_told_and_nothing_is_kept(service: Served) -> None:
    ada, picture = service.account(), own_file("png")
    client, url = ada.client, "/api/uploads"
    multipart = {"Content-Type": f"{FORM}; boundary=cut"}
    answers = [
        client.post(url),
        client.post(url, json={"kind": "picture"}),
        client.post(url, data={"kind": "picture"}, files={}),
        client.post(url, files={"file": ("a.png", picture)}),
        client.post(url, data={"kind": "program"}, files={"file": ("a.png", picture)}),
        client.post(url, data={"kind": "picture", "more": "x"}, files={"file": ("a", picture)}),
        client.post(url, data={"kind": "picture"}, files=[("file", picture), ("file", picture)]),
        client.post(url, data={"kind": "picture" * 99}, files={"file": ("a.png", picture)}),
        client.post(url, content=b"", headers={"Content-Type": FORM}),
        client.post(url, content=b"--cut", headers=multipart),
        client.post(url, content=b"no boundary at all", headers=multipart),
        client.post(
            url, content=b"".join([*form("picture", 0)][:2]) + b"cut off", headers=multipart
        ),
        client.post(
            url,
            content=b"x",
            headers={"Content-Type": f"multipart/form-data; boundary={'c' * 999}"},
        ),
        send(ada, "picture", b""),
        send(ada, "picture", picture, "x" * 5000),
        send(ada, "picture", own_file("mp3"), "a.png", type="image/png"),
    ]
    for answer in answers:
        assert answer.status_code == 422, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
    assert kept(service.studio) == []
    assert client.get(url).json()["items"] == []


def test_a_name_is_kept_as_data_and_leads_nowhere(service: Served) -> None:
    name = "../../a\u202egnp" + "x" * 2000 + ".exe"
    answer = send(service.account(), "picture", own_file("png"), name)
    told = answer.json()
    assert (answer.status_code, told["name"]) == (201, file_name(name))
    content = service.client.get(told["content"])
    assert "\n" not in content.headers["content-disposition"]
    assert all(path.endswith(".png") for path in kept(service.studio))


def test_files_that_come_at_the_same_time_are_counted_exactly(
    any_studio: Studio,
) -> None:
    with served(any_studio, upload_count=2) as service:
        ada = service.account()

        def one(_: int) -> int:
            return int(send(ada, "music", own_file("wav")).status_code)

        own_file("wav")
        with ThreadPoolExecutor(4) as pool:
            codes = sorted(pool.map(one, range(4)))
        assert codes == [201, 201, 403, 403]
        assert len(kept(any_studio)) == 2


def test_an_account_sends_some_files_at_a_time() -> None:
    reception = Reception()
    with ExitStack() as guests:
        for _ in range(AT_ONCE):
            guests.enter_context(reception.guest("ada"))
        with pytest.raises(RateLimited), reception.guest("ada"):
            pass
        with reception.guest("bob"):
            pass
    with reception.guest("ada"):
        pass
