"""Tone and audience: heeded by who can, told where nobody does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from reelwright.domain.events import EventType
from reelwright.domain.video import Video
from tests.emulators.google import Google, running_google
from tests.support.workshop import Workshop, workshop


@pytest.fixture(scope="module")
def google() -> Iterator[Google]:
    with running_google() as served:
        yield served


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, google: Google) -> Iterator[Workshop]:
    key = {"gemini_api_key": SecretStr("k"), "gemini_base_url": google.url}
    with workshop(tmp_path_factory.mktemp("wishes"), **key) as opened:
        yield opened


def warnings(shop: Workshop, video: Video) -> tuple[str, ...]:
    assert shop.end(video).type is EventType.VIDEO_READY
    plan = shop.now(video).plan
    assert plan is not None
    return plan.warnings


def test_a_language_model_is_told_tone_and_audience_as_data(shop: Workshop, google: Google) -> None:
    wishes = {"tone": "playful,  never silly", "audience": "children of eight"}
    video = shop.ask("bees", writer="gemini", scenes=2, **wishes)
    assert not any("--tone" in told for told in warnings(shop, video))
    assert (video.brief.tone, video.brief.audience) == (
        "playful, never silly",
        "children of eight",
    )
    asked = str(google.asked[0][1]["contents"])
    assert "playful, never silly" in asked
    assert "children of eight" in asked


def test_where_nobody_heeds_them_that_is_told(shop: Workshop) -> None:
    video = shop.ask("ants", tone="solemn", scenes=2)
    assert any("Nobody here heeds --tone" in told for told in warnings(shop, video))


def test_another_tone_writes_another_script(shop: Workshop, google: Google) -> None:
    google.heal()
    for tone in ("calm", "lively", "lively"):
        video = shop.ask("owls", writer="gemini", scenes=2, tone=tone)
        assert shop.end(video).type is EventType.VIDEO_READY
    assert google.posts["content"] == 2
