"""The API's guide and the example: every line of them runs, so that they cannot go stale."""

from __future__ import annotations

import asyncio
import os
import re
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reelwright.client import Client
from reelwright.workflows.casting import Cast, CastOrder
from reelwright.workflows.desk import Here
from reelwright.workflows.instant_hands import InstantHands
from tests.support.live import listening
from tests.support.served import Caller, Served, served
from tests.support.workshop import workshop

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "howto" / "api.md"
EMAIL, PASSWORD = "ada@example.org", "correct horse battery"
SAID = {"text": "Cats sleep all day long.", "language": "en"}


class InstantDesk(Here):
    """Estimates as the rest here is made: pictures are chosen in no time."""

    def __init__(self, hands: InstantHands) -> None:
        self._hands = hands

    def cast(self, order: CastOrder) -> Cast:
        return asyncio.run(self._hands.cast(order))


@dataclass(frozen=True)
class Place:
    """A service, and what the guide's variables stand for."""

    service: Served
    ada: Caller
    environment: dict[str, str]


def blocks(language: str) -> list[str]:
    """The page's examples."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("guide")
    with (
        workshop(folder, voice="fake") as shop,
        served(shop.studio) as service,
        listening(service.app) as where,
    ):
        services = shop.studio.services
        hands = InstantHands(resources=services.resources, store=services.store)
        service.app.state.desk = InstantDesk(hands)
        ada = service.account(EMAIL, password=PASSWORD, max_videos=-1)
        with Client(where.http) as stranger:
            token = stranger.sign_in(EMAIL, PASSWORD).token
        with Client(where.http, token) as client:
            key = client.make_key("guide", ["videos:read", "videos:write"]).key
            video_id = client.create(text=SAID["text"], language="en").video_id
            assert list(client.watch(video_id))[-1].type == "video_ready"
        variables = {"URL": where.http, "TOKEN": ada.token, "KEY": key, "ID": video_id}
        yield Place(service, ada, variables)


def test_the_guides_curl_examples_do_what_they_say(place: Place, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("there is no curl on this machine")
    (tmp_path / ".curlrc").write_text('fail-with-body\nnoproxy = "*"\n', encoding="ascii")
    environment = {**os.environ, **place.environment, "CURL_HOME": str(tmp_path)}
    told = []
    for block in blocks("bash"):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, block + done.stdout + done.stderr
        told.append(done.stdout)
    assert len(told) == 6
    assert '"token"' in told[0]
    assert '"rw_' in told[1]
    assert '"video_id"' in told[2]
    assert '"microusd":0' in told[3]
    assert '"next_cursor"' in told[4]
    assert "/problems/not-found" in told[5]
    assert (tmp_path / "octopus.mp4").stat().st_size > 0


def test_the_guides_python_runs_from_top_to_bottom(
    place: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    names: dict[str, Any] = {}
    try:
        for number, block in enumerate(blocks("python"), 1):
            exec(compile(block, f"{PAGE.name}, example {number}", "exec"), names)
    finally:
        if "client" in names:
            names["client"].close()
    told = capsys.readouterr().out
    assert "video_ready" in told
    assert "Unknown style" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["octopus.mp4", "octopus.srt"]


def test_the_guide_names_every_wish_and_every_refusal() -> None:
    from reelwright.client import errors
    from reelwright.client.wishes import Brief

    page = PAGE.read_text(encoding="utf-8")
    missing = {name for name in Brief.__annotations__ if f"`{name}`" not in page}
    assert missing <= {"access_code"}
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    named = {kind.__name__ for kind in kinds if issubclass(kind, errors.ClientError)}
    assert {name for name in named if f"`{name}`" not in page} <= {"ClientError", "ApiError"}


def test_the_example_makes_a_video(
    place: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REELWRIGHT_SERVER", place.environment["URL"])
    monkeypatch.setenv("REELWRIGHT_SERVER_KEY", place.environment["KEY"])
    example = runpy.run_path(str(ROOT / "examples" / "first_video.py"))
    assert example["main"]("The octopus", str(tmp_path / "octopus.mp4")) == 0
    assert (tmp_path / "octopus.mp4").is_file()
    assert example["main"]("", str(tmp_path / "none.mp4")) == 1
    assert "theme is empty" in capsys.readouterr().err
