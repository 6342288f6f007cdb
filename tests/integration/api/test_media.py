"""Media over HTTP: links that are signed and expire, ranges, and no way to any other file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from reelwright.operations import media
from reelwright.operations.media import LINK_S, links_of, poster_link, signer_of
from tests.integration.api.test_videos import made
from tests.support.served import Caller, Served, served
from tests.support.workshop import Workshop, workshop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A worker whose hands take no time, one for all tests of this file."""
    with workshop(tmp_path_factory.mktemp("media")) as opened:
        yield opened


@pytest.fixture(scope="module")
def kitchen(shop: Workshop) -> Iterator[Served]:
    """The API with that worker beside it."""
    with served(shop.studio) as running:
        yield running


@pytest.fixture(scope="module")
def ada(kitchen: Served) -> Caller:
    return kitchen.account(max_videos=-1)


@pytest.fixture(scope="module")
def video_id(shop: Workshop, ada: Caller) -> str:
    """A finished video."""
    return made(shop, ada)


def links(ada: Caller, video_id: str) -> dict[str, str]:
    told: dict[str, str] = ada.client.get(f"/api/videos/{video_id}").json()["links"]
    return told


@pytest.fixture
def content(shop: Workshop, video_id: str) -> bytes:
    return (shop.studio.folder(video_id) / "v1" / "final.mp4").read_bytes()


def test_every_link_opens_for_whoever_has_it(kitchen: Served, ada: Caller, video_id: str) -> None:
    types = {
        "stream": "video/mp4",
        "download": "video/mp4",
        "thumbnail": "image/jpeg",
        "subtitles_srt": "application/x-subrip; charset=utf-8",
        "subtitles_vtt": "text/vtt; charset=utf-8",
        "provenance": "application/json",
    }
    told = links(ada, video_id)
    assert set(told) == set(types)
    for name, link in told.items():
        answer = kitchen.client.get(link)
        assert (answer.status_code, answer.headers["content-type"]) == (200, types[name]), name
        how = "attachment" if name == "download" else "inline"
        assert answer.headers["content-disposition"].startswith(how)
        assert int(answer.headers["content-length"]) == len(answer.content)
    assert kitchen.client.get(told["subtitles_vtt"]).text.startswith("WEBVTT")
    assert kitchen.client.get(told["provenance"]).json()["theme"] == "cats"


def test_the_whole_file_comes_as_it_lies_there(
    kitchen: Served, ada: Caller, video_id: str, content: bytes
) -> None:
    answer = kitchen.client.get(links(ada, video_id)["stream"])
    assert (answer.content, answer.headers["accept-ranges"]) == (content, "bytes")


def test_a_signed_in_person_is_led_to_the_links(
    kitchen: Served, ada: Caller, video_id: str, content: bytes
) -> None:
    for way in ("stream", "download"):
        answer = ada.client.get(f"/api/videos/{video_id}/{way}", follow_redirects=False)
        assert answer.status_code == 307
        assert kitchen.client.get(answer.headers["location"]).content == content
    for way in ("thumbnail", "subtitles.srt", "subtitles.vtt", "provenance"):
        assert ada.client.get(f"/api/videos/{video_id}/{way}").status_code == 200
    assert ada.client.get(f"/api/videos/{video_id}/subtitles.exe").status_code == 422


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=0-99", slice(0, 100)),
        ("bytes=10-", slice(10, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=-99999999", slice(0, None)),
        ("bytes=5-99999999", slice(5, None)),
    ],
)
def test_a_range_is_answered_with_just_that_part(
    wanted: str, part: slice, kitchen: Served, ada: Caller, video_id: str, content: bytes
) -> None:
    answer = kitchen.client.get(links(ada, video_id)["stream"], headers={"Range": wanted})
    assert (answer.status_code, answer.content) == (206, content[part])
    start = range(len(content))[part].start
    end = start + len(answer.content) - 1
    assert answer.headers["content-range"] == f"bytes {start}-{end}/{len(content)}"


@pytest.mark.parametrize("wanted", ["bytes=9999999-", "bytes=-0", "bytes=9999999-99999999"])
def test_a_range_beyond_the_file_is_refused(
    wanted: str, kitchen: Served, ada: Caller, video_id: str, content: bytes
) -> None:
    answer = kitchen.client.get(links(ada, video_id)["stream"], headers={"Range": wanted})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(content)}"


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=1-0",
        "bytes=a-b",
        "lines=1-2",
        "bytes=0-1,3-4",
        "bytes=-",
        "",
        "bytes=" + "9" * 40 + "-",
    ],
)
def test_a_range_that_is_none_is_answered_with_all(
    wanted: str, kitchen: Served, ada: Caller, video_id: str, content: bytes
) -> None:
    answer = kitchen.client.get(links(ada, video_id)["stream"], headers={"Range": wanted})
    assert (answer.status_code, answer.content) == (200, content)


def test_what_is_known_is_not_sent_again(
    kitchen: Served, ada: Caller, video_id: str, content: bytes
) -> None:
    link = links(ada, video_id)["stream"]
    tag = kitchen.client.get(link).headers["etag"]
    assert kitchen.client.get(link, headers={"If-None-Match": tag}).status_code == 304
    partly = {"Range": "bytes=0-4", "If-Range": tag}
    assert kitchen.client.get(link, headers=partly).status_code == 206
    changed = kitchen.client.get(link, headers=partly | {"If-Range": '"other"'})
    assert (changed.status_code, changed.content) == (200, content)
    head = kitchen.client.head(link)
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(content)))


def test_a_link_that_was_altered_or_expired_is_not_there(
    shop: Workshop, kitchen: Served, ada: Caller, video_id: str
) -> None:
    link = links(ada, video_id)["stream"]
    path, _, query = link.partition("?")
    other = made(shop, ada, theme="dogs")
    altered = [
        path,
        f"{path}?{query}0",
        link.replace("expires=", "expires=9"),
        f"{path.replace('video.mp4', 'thumbnail.jpg')}?{query}",
        f"{path.replace('/v1/', '/v2/')}?{query}",
        f"{path.replace(video_id, other)}?{query}",
        f"{path}?expires=&signature=",
        f"{path}?expires=99999999999&signature={'0' * 64}",
    ]
    for wrong in altered:
        assert kitchen.client.get(wrong).status_code in {404, 422}, wrong
    late = replace(signer_of(shop.studio), now_s=lambda: time.time() - LINK_S - 901)
    old = links_of(late, video_id, 1)[media.VIDEO]
    assert kitchen.client.get(old).status_code == 404


def test_links_stay_the_same_for_a_while_and_open_for_an_hour(shop: Workshop) -> None:
    signer = signer_of(shop.studio)
    at = [links_of(replace(signer, now_s=lambda s=s: s), "v", 1)[media.VIDEO] for s in (900, 1700)]
    assert at[0].split("expires=")[1].split("&")[0] == "4500"
    assert at[1].split("expires=")[1].split("&")[0] == "5400"


@pytest.mark.parametrize(
    "name",
    [
        "final.mp4",
        "../v1/final.mp4",
        "..%2f..%2f..%2freelwright.db",
        "%2e%2e/%2e%2e/reelwright.db",
        "video.mp4%00.jpg",
        "....//video.mp4",
        "/etc/passwd",
    ],
)
def test_no_name_becomes_a_path(name: str, shop: Workshop, kitchen: Served, video_id: str) -> None:
    for start in (f"/api/media/{video_id}/v1/", "/api/media/", f"/api/media/{video_id}/posters/"):
        signed = f"{start}{name}?expires=99999999999&signature={'0' * 64}"
        assert kitchen.client.get(signed).status_code in {404, 422}, signed


def test_even_a_signed_name_that_is_none_opens_nothing(
    shop: Workshop, kitchen: Served, video_id: str
) -> None:
    signer = signer_of(shop.studio)
    for key in (f"{video_id}/v1/final.mp4", f"{video_id}/v7/video.mp4", "nobody/v1/video.mp4"):
        assert kitchen.client.get(signer.sign(key, expires_s=60)).status_code == 404


def test_a_purged_videos_links_open_nothing(shop: Workshop, kitchen: Served, ada: Caller) -> None:
    video_id = made(shop, ada, theme="gone")
    link = links(ada, video_id)["stream"]
    assert ada.client.delete(f"/api/videos/{video_id}", params={"purge": True}).status_code == 200
    assert kitchen.client.get(link).status_code == 404


def test_a_scenes_still_is_seen_where_there_is_one(
    shop: Workshop, kitchen: Served, ada: Caller, video_id: str
) -> None:
    scenes: list[dict[str, Any]] = ada.client.get(f"/api/videos/{video_id}/scenes").json()
    stills = [scene["poster"] for scene in scenes if scene["poster"]]
    for link in stills:
        answer = kitchen.client.get(link)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    wrong = poster_link(signer_of(shop.studio), video_id, "s99")
    assert kitchen.client.get(wrong).status_code == 404
