"""Scenes over HTTP: edited one by one, each change a revision that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.api.test_videos import ended, made
from tests.support.served import Caller, served
from tests.support.vendor import Vendor
from tests.support.workshop import Workshop, workshop


@pytest.fixture
def shop(tmp_path: Path, vendor: Vendor) -> Iterator[Workshop]:
    """A worker whose hands take no time, and a vendor beside it."""
    vendor.set_faults()
    with workshop(tmp_path, vendor.url) as opened:
        yield opened


@pytest.fixture
def ada(shop: Workshop) -> Iterator[Caller]:
    with served(shop.studio) as running:
        yield running.account()


@pytest.fixture
def video_id(shop: Workshop, ada: Caller) -> str:
    """A finished video of three scenes."""
    return made(shop, ada, scenes=3)


def scenes(ada: Caller, video_id: str) -> list[dict[str, Any]]:
    answer = ada.client.get(f"/api/videos/{video_id}/scenes")
    assert answer.status_code == 200, answer.text
    told: list[dict[str, Any]] = answer.json()
    return told


def order(ada: Caller, video_id: str) -> list[str]:
    return [scene["id"] for scene in scenes(ada, video_id)]


def test_scenes_are_told_in_playing_order(ada: Caller, video_id: str) -> None:
    told = scenes(ada, video_id)
    assert [scene["number"] for scene in told] == [1, 2, 3]
    assert {scene["status"] for scene in told} == {"ready"}
    assert "preview" not in told[0]


def test_an_edit_is_made_at_once_or_waits(shop: Workshop, ada: Caller, video_id: str) -> None:
    path = f"/api/videos/{video_id}/scenes/2"
    answer = ada.client.patch(path, json={"voice_over": "Other words.", "run": False})
    assert (answer.status_code, answer.json()["revision"]) == (202, 2)
    told = ada.client.get(f"/api/videos/{video_id}").json()
    assert (told["status"], told["edited"]) == ("completed", True)
    stale = ada.client.patch(path, json={"voice_over": "Others.", "revision": 1})
    assert stale.status_code == 409
    assert ada.client.patch(path, json={"visual_prompt": "A cat", "revision": 2}).status_code == 202
    assert ada.client.patch(path, json={"voice_over": "While it is made."}).status_code == 409
    ended(shop, video_id)
    told = ada.client.get(f"/api/videos/{video_id}").json()
    assert (told["version"], told["edited"]) == (2, False)
    assert (told["scenes"][1]["voice_over"], told["scenes"][1]["visual_prompt"]) == (
        "Other words.",
        "A cat",
    )
    assert [each["revision"] for each in told["revisions"]] == [1, 2, 3]


def test_scenes_are_added_removed_put_in_order_and_brought_back(ada: Caller, video_id: str) -> None:
    base = f"/api/videos/{video_id}"
    first, second, third = order(ada, video_id)
    added = ada.client.post(
        f"{base}/scenes", json={"voice_over": "In between.", "after": first, "run": False}
    )
    assert added.status_code == 202, added.text
    new = order(ada, video_id)[1]
    assert order(ada, video_id) == [first, new, second, third]
    removed = ada.client.delete(f"{base}/scenes/{second}", params={"run": False, "revision": 2})
    assert removed.status_code == 202, removed.text
    assert order(ada, video_id) == [first, new, third]
    wanted = [third, first, new]
    changed = ada.client.put(f"{base}/scenes/order", json={"order": wanted, "run": False})
    assert changed.status_code == 202, changed.text
    assert order(ada, video_id) == wanted
    for wrong in (wanted, wanted[:2], [third, third, new]):
        answer = ada.client.put(f"{base}/scenes/order", json={"order": wrong, "run": False})
        assert answer.status_code == 422, answer.text
    back = ada.client.post(f"{base}/revert", json={"to": 1, "run": False})
    assert back.status_code == 202, back.text
    assert order(ada, video_id) == [first, second, third]


@pytest.mark.parametrize(
    "change",
    [
        {"voice_over": ""},
        {"voice_over": "…"},
        {"voice_over": "a\x00b"},
        {"keywords": ["a\x00b"]},
        {"voice_over": "x" * 100_000},
        {"voice_over": "fine", "revision": -1},
        {"voice_over": "fine", "budget": "much"},
        {"voice_over": "fine", "path": "/etc/passwd"},
    ],
)
def test_a_scene_that_cannot_be_is_refused(
    change: dict[str, Any], ada: Caller, video_id: str
) -> None:
    answer = ada.client.patch(f"/api/videos/{video_id}/scenes/1", json=change)
    assert (answer.status_code, answer.headers["content-type"]) == (
        422,
        "application/problem+json",
    ), answer.text


def test_a_scene_that_is_not_there_is_told(ada: Caller, video_id: str) -> None:
    for scene in ("9", "s99"):
        path = f"/api/videos/{video_id}/scenes/{scene}"
        assert ada.client.patch(path, json={"voice_over": "Hello."}).status_code == 404
        assert ada.client.delete(path).status_code == 404


def test_a_bought_picture_is_made_anew_once_under_one_key(shop: Workshop, ada: Caller) -> None:
    video_id = made(shop, ada, scenes=2, clips="fake:gold")
    before = scenes(ada, video_id)[0]
    path = f"/api/videos/{video_id}/scenes/1/regenerate"
    headers = {"Idempotency-Key": "again"}
    answers = [ada.client.post(path, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    ended(shop, video_id)
    after = scenes(ada, video_id)[0]
    assert (after["generation"], after["shown"]) == (before["generation"] + 1,) * 2
    assert after["cost"]["microusd"] > before["cost"]["microusd"] > 0
    status = ada.client.get(f"/api/videos/{video_id}/status").json()
    assert status["clips"]["1"]["operation_name"]
    listed = ada.client.get("/api/videos").json()["items"][0]
    assert listed["cost"]["microusd"] == sum(s["cost"]["microusd"] for s in scenes(ada, video_id))


def test_a_drawn_picture_is_not_bought(ada: Caller, video_id: str) -> None:
    answer = ada.client.post(f"/api/videos/{video_id}/scenes/1/regenerate")
    assert (answer.status_code, "drawn" in answer.json()["detail"]) == (422, True)
