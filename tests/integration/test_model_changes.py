"""A model that changes between two runs of a video: nothing is written or spoken anew for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from reelwright.domain.events import EventType
from reelwright.domain.video import Video
from tests.emulators.google import Google, running_google
from tests.support.workshop import Workshop, workshop

LITE = "gemini-3.8-flash-lite-tts"
SPOKEN: dict[str, Any] = {"writer": "gemini", "voice": "gemini:Kore", "scenes": 2}


@pytest.fixture(scope="module")
def google() -> Iterator[Google]:
    with running_google() as served:
        yield served


def opened(google: Google, folder: Path, **more: Any) -> Any:
    key = {"gemini_api_key": SecretStr("k"), "gemini_base_url": google.url}
    return workshop(folder, whisper="off", **key, **more)


def made(shop: Workshop, **wishes: Any) -> Video:
    video = shop.ask("owls", **SPOKEN, **wishes)
    assert shop.end(video).type is EventType.VIDEO_READY, shop.story(video)[-1]
    return video


def test_a_later_default_writes_no_script_anew_and_fresh_does(
    google: Google, tmp_path: Path
) -> None:
    with opened(google, tmp_path) as shop:
        made(shop)
    google.heal()
    with opened(google, tmp_path, gemini_model="gemini-4-argon") as shop:
        made(shop, captions="phrase")
        assert google.posts["content"] == 0
        made(shop, captions="phrase", fresh=True)
        assert google.posts["content"] == 1
        assert "gemini-4-argon" in google.bill()["tokens"]


def test_a_video_is_charged_by_the_model_that_speaks(google: Google, tmp_path: Path) -> None:
    costs = {}
    for name, chosen in (("flash", {}), ("lite", {"gemini_voice_model": LITE})):
        with opened(google, tmp_path / name, **chosen) as shop:
            video = made(shop)
            plan = shop.now(video).plan
            assert plan is not None
            assert plan.spoken_by.model == chosen.get("gemini_voice_model", "gemini-3.8-flash-tts")
            cost = shop.cost(video)
            assert cost is not None
            costs[name] = cost.committed_microusd
    assert costs["lite"] < costs["flash"]
