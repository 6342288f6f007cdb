"""The typed client on a real server: what is asked is done once, also over a bad line."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from reelwright.client import (
    ApiError,
    Client,
    Conflict,
    NotFound,
    NotSignedIn,
    QuotaExceeded,
    RateLimited,
    Refused,
    ServerTrouble,
    Unreachable,
)
from reelwright.client.wishes import Brief
from reelwright.domain.events import EventType
from tests.support.live import Address, listening, tell
from tests.support.lossy import Lossy
from tests.support.own_files import own_file
from tests.support.rows import add_video
from tests.support.served import Caller, Served, served
from tests.support.workshop import workshop

CATS: Brief = {
    "theme": "cats",
    "language": "en",
    "writer": "fake",
    "voice": "fake",
    "music": "none",
}


@dataclass(frozen=True)
class House:
    """A served workshop: its API, and where it listens."""

    served: Served
    address: Address

    def client(self, caller: Caller, transport: httpx2.BaseTransport | None = None) -> Client:
        return Client(self.address.http, caller.token, transport=transport)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    with workshop(folder) as shop, served(shop.studio) as service, listening(service.app) as where:
        yield House(service, where)


@pytest.fixture(scope="module")
def ada(house: House) -> Caller:
    return house.served.account(max_videos=-1)


@pytest.fixture(scope="module")
def finished(house: House, ada: Caller) -> str:
    """Id of a finished video."""
    with house.client(ada) as client:
        video_id = client.create(**CATS).video_id
        last = list(client.watch(video_id))[-1]
        assert last.type == "video_ready"
    return video_id


def test_a_video_is_made_edited_and_fetched(house: House, ada: Caller, tmp_path: Path) -> None:
    with house.client(ada) as client:
        assert client.me().account.max_videos == -1
        started = client.create(**CATS, approve=True)
        story = list(client.watch(started.video_id))
        assert [event.seq for event in story] == list(range(1, len(story) + 1))
        assert story[-1].type == "storyboard_ready"
        client.approve(started.video_id)
        story = list(client.watch(started.video_id, after=story[-1].seq))
        assert (story[0].type, story[-1].type) == ("video_approved", "video_ready")
        first = client.scenes(started.video_id)[0]
        client.edit_scene(started.video_id, first.id, voice_over="Cats dream.", revision=1)
        again = list(client.watch(started.video_id, after=story[-1].seq))
        assert (again[0].type, again[-1].type) == ("video_edited", "video_ready")
        assert again[-1].run == 2
        assert client.script(started.video_id).scenes[0].voice_over == "Cats dream."
        assert "Cats dream." in client.script_text(started.video_id)
        assert client.status(started.video_id).status == "completed"
        assert client.video(started.video_id).version == 2
        film = client.download(started.video_id, tmp_path / "deep" / "cats.mp4")
        words = client.download(started.video_id, tmp_path / "cats.srt", part="srt")
        assert film.stat().st_size > 0
        assert "dream" in words.read_text(encoding="utf-8").lower()
        assert [path.name for path in film.parent.iterdir()] == ["cats.mp4"]


def test_a_finished_video_is_told_to_its_end_and_no_further(
    house: House, ada: Caller, finished: str
) -> None:
    with house.client(ada) as client:
        whole = list(client.watch(finished))
        assert whole[-1].type == "video_ready"
        assert list(client.watch(finished, after=whole[-1].seq)) == []


def test_pages_follow_one_another(house: House, ada: Caller, finished: str) -> None:
    with house.client(ada) as client:
        more = {client.create(**CATS).video_id for _ in range(2)}
        for video_id in more:
            list(client.watch(video_id))
        every = [video.id for video in client.videos(page_size=2)]
        assert len(every) == len(set(every))
        assert set(every) >= more | {finished}
        assert list(client.videos(status=["paused"])) == []


def test_a_video_is_shared_kept_put_away_and_brought_back(
    house: House, ada: Caller, finished: str
) -> None:
    bob = house.served.account("bob@example.org")
    with house.client(ada) as client, house.client(bob) as other:
        with pytest.raises(NotFound):
            other.video(finished)
        client.share(finished)
        other.favourite(finished)
        assert [video.id for video in other.videos(of="favourites")] == [finished]
        assert other.count_view(finished) == 1
        other.unfavourite(finished)
        client.unshare(finished)
        assert client.delete(finished).purged is False
        with pytest.raises(Conflict, match="in the trash"):
            client.edit_scene(finished, 1, voice_over="No.")
        assert client.restore(finished).status == "completed"


def test_an_answer_that_is_lost_makes_no_second_video(house: House, ada: Caller) -> None:
    line = Lossy(lose=2)
    with house.client(ada, line) as client:
        started = client.create(**CATS, approve=True)
        keys = {request.headers["idempotency-key"] for request in line.asked}
        assert (len(line.asked), len(keys)) == (3, 1)
        videos = [video.id for video in client.videos(search="cats") if video.status != "completed"]
        assert videos == [started.video_id]
        list(client.watch(started.video_id))
        client.cancel(started.video_id)


def test_what_is_not_safe_is_not_sent_twice(house: House, ada: Caller, finished: str) -> None:
    line = Lossy(lose=1)
    with house.client(ada, line) as client, pytest.raises(Unreachable, match="reset"):
        client.cancel(finished)
    assert len(line.asked) == 1


def test_a_stream_that_breaks_goes_on_and_tells_each_event_once(house: House, ada: Caller) -> None:
    database, now_ms = house.served.studio.database, house.served.studio.now_ms()
    add_video(database, "owls", account_id=ada.id)
    for _ in range(40):
        tell(database, "owls", now_ms=now_ms, fraction=0.5)
    tell(database, "owls", now_ms=now_ms, type=EventType.VIDEO_CANCELLED)
    line = Lossy(cut=3, cut_after=1500)
    with house.client(ada, line) as client:
        story = [event.seq for event in client.watch("owls", after=2)]
    assert story == list(range(3, 42))
    assert len(line.asked) > 2


def test_a_download_that_breaks_off_goes_on_where_it_was(
    house: House, ada: Caller, finished: str, tmp_path: Path
) -> None:
    target = tmp_path / "cats[1].srt"
    with house.client(ada) as client:
        whole = client.download(finished, tmp_path / "whole.srt", part="srt").read_bytes()
    line = Lossy(cut=1, cut_after=100)
    with house.client(ada, line) as client:
        client.download(finished, target, part="srt")
        assert target.read_bytes() == whole
        assert line.asked[-1].headers["range"] == "bytes=99-"
        left_by_another = target.with_name(f".{target.name}.{tag_of(line)}.part")
        left_by_another.write_bytes(whole[:50])
        client.download(finished, target, part="srt")
        assert line.asked[-1].headers["range"] == "bytes=49-"
        target.with_name(f".{target.name}.other.part").write_bytes(b"of an earlier version" * 9)
        client.download(finished, target, part="srt")
    assert target.read_bytes() == whole
    assert {path.name for path in tmp_path.iterdir()} == {"whole.srt", "cats[1].srt"}


def tag_of(line: Lossy) -> str:
    """What names the version of the file that was asked for last."""
    return str(line.asked[-1].headers["if-range"]).strip('"')


def test_a_refusal_carries_the_services_words(house: House, ada: Caller) -> None:
    poor = house.served.account("poor@example.org", max_videos=0)
    with house.client(ada) as client:
        with pytest.raises(NotFound) as missing:
            client.video("no-such-video")
        assert missing.value.problem.status == 404
        assert len(missing.value.problem.instance) == 16
        with pytest.raises(Refused, match="Unknown style"):
            client.create(**CATS, style="../cinematic")
        with pytest.raises(Refused) as wrong:
            client.create(**CATS, scenes=0)
        assert wrong.value.problem.errors[0]["field"] == "scenes"
        again = pickle.loads(pickle.dumps(wrong.value))
        assert again.problem == wrong.value.problem
        with pytest.raises(ValueError, match="no video's id"):
            client.video("..")
    with house.client(poor) as client, pytest.raises(QuotaExceeded):
        client.create(**CATS)
    with Client(house.address.http, "rw_wrong") as client, pytest.raises(NotSignedIn):
        next(client.watch("owls"))


def test_an_own_picture_is_sent_shown_and_removed(
    house: House, ada: Caller, tmp_path: Path
) -> None:
    beach = tmp_path / "beach.png"
    beach.write_bytes(own_file("png"))
    with house.client(ada) as client:
        sent = client.upload(beach, kind="picture")
        assert (sent.kind, sent.name, sent.width) == ("picture", "beach.png", 180)
        assert client.uploaded(sent.id).id == sent.id
        assert [each.id for each in client.uploads(kind="picture")] == [sent.id]
        with pytest.raises(ApiError):
            client.upload(Path(__file__), kind="clip")
        video_id = client.create(**CATS, media=[sent.id]).video_id
        assert list(client.watch(video_id))[-1].type == "video_ready"
        assert "media:beach.png" in [scene.shows for scene in client.scenes(video_id)]
        client.edit_scene(video_id, 2, clip=f"upload:{sent.id}")
        list(client.watch(video_id, after=client.video(video_id).events))
        client.remove_upload(sent.id)
        assert list(client.uploads()) == []


def test_a_key_is_made_used_and_revoked(house: House) -> None:
    with house.client(house.served.account("eve@example.org")) as client:
        made = client.make_key("report", ["videos:read"])
        with Client(house.address.http, made.key) as reader:
            assert reader.me().scopes == ("videos:read",)
            with pytest.raises(ApiError, match="videos:write"):
                reader.create(**CATS)
        client.revoke_key(made.about.id)
        assert client.keys() == ()


def answering(*answers: httpx2.Response) -> tuple[httpx2.MockTransport, list[httpx2.Request]]:
    """A service that gives these answers one after the other."""
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return answers[min(len(asked), len(answers)) - 1]

    return httpx2.MockTransport(answer), asked


def refused(status: int, name: str, **headers: str) -> httpx2.Response:
    told = {"type": f"/problems/{name}", "detail": name}
    named = {each.replace("_", "-"): value for each, value in headers.items()}
    return httpx2.Response(status, json=told, headers=named)


def test_a_busy_service_is_asked_again_when_it_says() -> None:
    good = httpx2.Response(200, json={"views": 3})
    service, asked = answering(
        refused(429, "rate-limited", retry_after="0"),
        refused(503, "database-trouble", retry_after="0"),
        good,
    )
    with Client("http://service", transport=service) as client:
        assert client.count_view("owls") == 3
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refused(429, "rate-limited", retry_after="900"), RateLimited),
        (refused(503, "config-error"), ServerTrouble),
        (refused(500, "unforeseen"), ServerTrouble),
        (httpx2.Response(418, text="<html>short and stout</html>"), ApiError),
    ],
)
def test_what_waiting_does_not_mend_is_told_at_once(
    answer: httpx2.Response, kind: type[ApiError]
) -> None:
    service, asked = answering(answer)
    with Client("http://service", transport=service) as client, pytest.raises(kind):
        client.create(**CATS)
    assert len(asked) == 1


def test_a_service_that_is_not_there_is_named() -> None:
    with (
        Client("http://127.0.0.1:9", tries=1) as client,
        pytest.raises(Unreachable, match=r"127\.0\.0\.1:9.*Is the service running"),
    ):
        client.me()
