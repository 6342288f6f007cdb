"""The catalogue over HTTP: what can be chosen, and a picture or a sound of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from reelwright.operations.provider_watch import ProviderWatch, own_providers
from reelwright.operations.providers import ProviderLine
from reelwright.operations.sample_shelf import SampleShelf
from reelwright.ports import Resources
from reelwright.workflows.desk import Here
from reelwright.workflows.studio import Studio
from tests.support.made import studio_of
from tests.support.rows import wait_until
from tests.support.served import Served, served

URL = "/api/catalogue"


class CountingDesk(Here):
    """Counts what is done at it."""

    def __init__(self) -> None:
        self.done = 0

    def do(self, task: Callable[[Any], Any], given: Any) -> Any:
        self.done += 1
        return task(given)


def test_everything_that_an_order_takes_can_be_chosen(service: Served) -> None:
    told = service.account().client.get(URL, params={"language": "fr"}).json()
    assert told["language"] == "fr-FR"
    assert {"fr-FR", "en-US", "pt-BR"} <= {each["tag"] for each in told["languages"]}
    assert all(
        style["title"]["fr"] and style["note"]["fr"] and style["note"]["en"]
        for style in told["styles"]
    )
    assert [each["name"] for each in told["captions"]] == ["duo", "word", "phrase", "calm"]
    assert told["limits"]["uploads"]["picture_bytes"] == 20_000_000
    assert {each["name"] for each in told["aspects"]} == {"9:16", "1:1", "16:9"}
    defaults = told["defaults"]
    assert defaults["style"] in {each["name"] for each in told["styles"]}
    assert defaults["clips"] in {each["name"] for each in told["tiers"]}


def test_voices_are_those_that_speak_the_language_and_one_is_the_default(service: Served) -> None:
    told = service.account().client.get(URL, params={"language": "en-GB"}).json()
    voices = told["voices"]
    assert {each["language"].partition("-")[0] for each in voices} == {"en"}
    assert voices[0]["language"] == "en-GB"
    assert [each["provider"] for each in voices if each["default"]] == ["fake"]
    paid = [each for each in voices if each["provider"] == "fakepaid"]
    assert paid
    assert all(each["microusd_per_minute"] > 0 and each["sample"] is None for each in paid)


def test_what_is_not_ready_says_why_without_a_command(
    service: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    service.app.state.providers = ProviderWatch(patience_s=60)
    told = service.account().client.get(URL).json()
    assert told["complete"]
    veo = next(each for each in told["tiers"] if each["provider"] == "veo")
    assert veo["missing"]
    assert not veo["free"]
    assert veo["microusd_per_second"] > 0
    drawn = told["tiers"][0]
    assert (drawn["name"], drawn["free"], drawn["missing"]) == ("motion", True, "")
    everything = [each["missing"] for each in (*told["tiers"], *told["missing_voices"])]
    assert "`" not in "".join(everything)


def test_until_vendors_are_known_there_is_what_this_machine_has(service: Served) -> None:
    known = threading.Event()

    def look(resources: Resources) -> tuple[ProviderLine, ...]:
        known.wait(30)
        return own_providers(resources)

    service.app.state.providers = ProviderWatch(look, patience_s=0)
    client = service.account().client
    told = client.get(URL).json()
    assert (told["complete"], told["tiers"][0]["name"]) == (False, "motion")
    known.set()
    wait_until(lambda: client.get(URL).json()["complete"])


def test_a_language_that_is_none_is_refused(service: Served) -> None:
    assert service.account().client.get(URL, params={"language": "??"}).status_code == 422


def test_pictures_and_fonts_of_everything_listed_are_there_and_are_kept(service: Served) -> None:
    client = service.account().client
    told = client.get(URL).json()
    places = [(each["picture"], "image/webp") for each in told["styles"]]
    places += [(each["font_file"], "font/ttf") for each in told["captions"]]
    for place, media_type in places:
        answer = client.get(place)
        assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
        assert "max-age=" in answer.headers["cache-control"]
        tag = {"if-none-match": answer.headers["etag"]}
        assert client.get(place, headers=tag).status_code == 304


def test_a_voice_is_made_to_speak_once_however_many_ask(service: Served) -> None:
    desk = CountingDesk()
    service.app.state.samples = SampleShelf(desk)
    client = service.account().client
    voice = client.get(URL).json()["voices"][0]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(client.get, [voice["sample"]] * 4))
    assert {each.status_code for each in answers} == {200}
    assert {each.headers["content-type"] for each in answers} == {"audio/mp4"}
    assert answers[0].content[4:8] == b"ftyp"
    assert desk.done == 1


def test_music_is_heard_and_begins_where_it_is_asked_to(service: Served) -> None:
    client = service.account().client
    mood = next(each for each in client.get(URL).json()["music"] if each["name"] == "epic")
    assert client.get(mood["sample"]).content == client.get(mood["tracks"][0]["sample"]).content
    part = client.get(mood["sample"], headers={"range": "bytes=0-99"})
    assert (part.status_code, len(part.content)) == (206, 100)


@pytest.mark.parametrize(
    "place",
    [
        "styles/no_such_style.webp",
        "fonts/NoSuchFont.ttf",
        "music/no_such_track/sample",
        "voices/no:such/sample",
        "voices/fakepaid:high_en-US/sample",
    ],
)
def test_what_there_is_none_of_is_not_found(place: str, service: Served) -> None:
    assert service.account().client.get(f"{URL}/{place}").status_code == 404


def test_fakes_are_listed_only_beside_a_fake_vendor(
    sqlite_database: Any, tmp_path: Any, studio: Studio
) -> None:
    opened = studio_of(sqlite_database, tmp_path / "other", fake_base_url="")
    with opened as plain, served(plain) as service:
        client = service.account().client
        told = client.get(URL).json()
        assert not [each for each in told["voices"] if each["provider"].startswith("fake")]
        assert client.get(f"{URL}/voices/fake:high_en-US/sample").status_code == 404


def test_nobody_signs_in_for_it_in_solo_mode(studio: Studio) -> None:
    with served(studio, solo=True) as service:
        assert service.client.get(URL).status_code == 200
