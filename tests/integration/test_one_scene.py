"""One scene of a finished video is edited: the ledger and the artifacts show what that takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from reelwright.bootstrap import studio_from
from reelwright.database.artifacts import artifacts_of
from reelwright.database.event_feed import EventFeed
from reelwright.database.ledger import audit
from reelwright.database.scenes import scenes_of
from reelwright.database.tables import ledger
from reelwright.domain.events import ENDINGS, EventType
from reelwright.domain.scene_state import SceneState
from reelwright.domain.video import Video
from reelwright.operations import scenes
from reelwright.operations.request import MakeRequest
from reelwright.operations.videos import read_request, start_video
from reelwright.providers.registry import open_voice
from reelwright.providers.voice.fakepaid import FakePaidVoice
from reelwright.settings import load_settings
from reelwright.workflows.instant_hands import InstantHands
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker
from tests.support.vendor import Vendor, running_vendor


@pytest.fixture
def vendor(tmp_path: Path) -> Iterator[Vendor]:
    with running_vendor(tmp_path, job_ms=20) as running:
        yield running


@pytest.fixture
def studio(tmp_path: Path, vendor: Vendor) -> Iterator[Studio]:
    settings = load_settings(workspace=tmp_path / "workspace", fake_base_url=vendor.url)
    with studio_from(settings) as opened:
        services = opened.services
        worker = Worker(
            opened,
            hands=lambda: InstantHands(resources=services.resources, store=services.store),
        )
        voice = open_voice("fakepaid", services.resources)
        assert isinstance(voice, FakePaidVoice)
        worker.start()
        try:
            yield opened
        finally:
            worker.stop()
            voice.close()


def made(studio: Studio, video: Video) -> int:
    """Wait for the run's end; the number of the version that came of it."""
    for event in EventFeed(studio.database).follow(video.id, timeout_s=20):
        if event.run == video.run and event.type in ENDINGS:
            assert event.type is EventType.VIDEO_READY, event
            return int(event.payload["version"])
    raise TimeoutError(video.id)


def entries(studio: Studio) -> list[tuple[str, str, int]]:
    """Kind, intent and micro-dollars of every ledger entry."""
    with studio.database.read() as c:
        rows = c.execute(select(ledger.c.kind, ledger.c.intent, ledger.c.microusd))
        return [(row[0], row[1], row[2]) for row in rows]


def kept(studio: Studio, video: Video) -> tuple[dict[str, SceneState], set[str]]:
    """Every scene by its id, and the keys of all artifacts."""
    with studio.database.read() as c:
        states = {state.scene.id: state for state in scenes_of(c, video.id)}
        return states, set(artifacts_of(c, video.id))


def test_an_edited_scene_costs_one_clip_one_narration_one_segment_and_the_join(
    studio: Studio, vendor: Vendor
) -> None:
    request = MakeRequest(
        theme="pandas",
        language="en",
        writer="fake",
        voice="fakepaid",
        music="none",
        clips="fake:gold",
    )
    video = start_video(read_request(request), studio)
    assert made(studio, video) == 1
    paid_before, asked_before = entries(studio), vendor.bill()["requests"]
    states_before, artifacts_before = kept(studio, video)

    edited = scenes.edit(
        studio, video.id, "3", voice_over="Pandas eat bamboo.", visual_prompt="a panda that eats"
    )
    assert made(studio, edited) == 2

    paid = entries(studio)[len(paid_before) :]
    assert Counter(kind for kind, _, _ in paid) == {"reserve": 2, "commit": 2}
    assert {intent.split("/")[1] for _, intent, _ in paid} == {"s03"}
    clip, voice = sorted((usd for kind, _, usd in paid if kind == "commit"), reverse=True)
    assert (clip, voice) == (800_000, 10 * len("Pandas eat bamboo."))

    asked = Counter(vendor.bill()["requests"]) - Counter(asked_before)
    assert (asked["clip"], asked["speech"], asked["download"]) == (1, 1, 1)
    assert vendor.bill()["totals"]["doubles"] == 0

    states, artifacts = kept(studio, video)
    new = Counter(key.split("/")[0] for key in artifacts - artifacts_before)
    assert new == {"narrate_scene": 1, "make_clip": 1, "render_segment": 1, "mix_sound": 1}
    for scene_id, before in states_before.items():
        same = (states[scene_id].narration, states[scene_id].segment, states[scene_id].shown) == (
            before.narration,
            before.segment,
            before.shown,
        )
        assert same == (scene_id != "s03")
    with studio.database.read() as c:
        assert audit(c) == ()


def test_another_text_alone_costs_no_clip(studio: Studio, vendor: Vendor) -> None:
    request = MakeRequest(
        theme="bears", language="en", writer="fake", voice="fakepaid", clips="fake:gold"
    )
    video = start_video(read_request(request), studio)
    made(studio, video)
    before = entries(studio)

    edited = scenes.edit(studio, video.id, "5", voice_over="Bears sleep in winter.")
    assert made(studio, edited) == 2

    text = 10 * len("Bears sleep in winter.")
    paid = entries(studio)[len(before) :]
    assert [(kind, usd) for kind, _, usd in paid] == [("reserve", text), ("commit", text)]
    assert vendor.bill()["totals"]["doubles"] == 0
