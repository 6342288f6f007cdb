"""Google's cloud through the durable flow: eight clips together, each bought once, to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from reelwright.domain.clip import MediaClip
from reelwright.domain.events import EventType
from reelwright.domain.video import Video
from reelwright.ports import Samples
from tests.emulators.google_cloud import GoogleCloud, running_google_cloud
from tests.emulators.spoken import tones
from tests.support.workshop import Workshop, workshop

CLOUD = {"writer": "gemini", "voice": "google", "clips": "veo", "language": "fr"}


@pytest.fixture(scope="module")
def served() -> Iterator[GoogleCloud]:
    # The vendors' packages take seconds to load, which are none of a video's.
    import google.cloud.texttospeech
    import google.genai  # noqa: F401

    with running_google_cloud(say=tones, job_s=0.1) as cloud:
        yield cloud


@pytest.fixture
def cloud(served: GoogleCloud) -> GoogleCloud:
    served.google.heal()
    served.bucket.clear()
    served.tts.billed.clear()
    served.tts.asked.clear()
    return served


def opened(cloud: GoogleCloud, folder: Path, **more: Any) -> Any:
    given = {name.removeprefix("REELWRIGHT_").lower(): v for name, v in cloud.settings.items()}
    return workshop(folder, **{**given, "poll_pace": 0.02, "whisper": "off", **more})


@pytest.fixture
def shop(cloud: GoogleCloud, tmp_path: Path) -> Iterator[Workshop]:
    with opened(cloud, tmp_path) as found:
        yield found


def made(shop: Workshop) -> Video:
    video = shop.ask("Les pandas", **CLOUD)
    assert shop.end(video).type is EventType.VIDEO_READY, shop.story(video)[-1]
    return video


def clip_money(shop: Workshop, cloud: GoogleCloud, video: Video) -> tuple[int, int, int]:
    """Charged by the vendor for clips; committed and in doubt for them by the ledger."""
    moved = [event.payload for event in shop.story(video) if event.type is MONEY]
    clips = [paid for paid in moved if str(paid["provider"]) == "veo"]
    doubt = sum(paid["microusd"] for paid in clips if paid.get("in_doubt"))
    whole = sum(paid["microusd"] for paid in clips)
    return cloud.bill()["clips"], whole - doubt, doubt


MONEY = EventType.MONEY_COMMITTED


def test_eight_clips_are_made_together_and_the_ledger_is_the_vendors_bill(
    shop: Workshop, cloud: GoogleCloud
) -> None:
    cloud.google.studio.together = 8
    video = made(shop)
    clips = [clip.clip for clip in shop.clips(video)]
    assert sum(isinstance(clip, MediaClip) for clip in clips) == 8
    assert cloud.google.studio.most_at_once == 8
    assert cloud.google.posts["submit"] == 8
    assert [line["accepted"] for line in cloud.google.bill()["clips"].values()] == [1] * 8
    charged, committed, doubt = clip_money(shop, cloud, video)
    assert (committed, doubt) == (charged, 0)
    assert cloud.google.posts["content"] == 1
    assert len(cloud.tts.asked) == 8
    keys = list(cloud.bucket.stored.objects)
    assert sum(key.startswith("demo/clips/") for key in keys) == 8
    assert any(key.startswith("demo/artifacts/") for key in keys)


def test_no_more_clips_are_under_way_than_the_limit_allows(
    cloud: GoogleCloud, tmp_path: Path
) -> None:
    cloud.google.studio.together = 3
    limits = {"veo": {"in_flight": 3, "per_user": 3, "per_minute": 60}}
    with opened(cloud, tmp_path, limits=limits) as shop:
        made(shop)
    assert cloud.google.studio.most_at_once == 3
    assert cloud.google.posts["submit"] == 8


def test_lost_answers_and_refused_looks_cost_no_clip_twice(
    shop: Workshop, cloud: GoogleCloud
) -> None:
    cloud.google.fail("submit", "drop_after", "-", "503_after", "garbage")
    cloud.google.fail("poll", "403", "503", "drop_before", "401", "expired")
    video = made(shop)
    assert cloud.google.posts["submit"] == 8
    charged, committed, doubt = clip_money(shop, cloud, video)
    assert (committed, doubt) == (charged, 0)
    assert all(isinstance(clip.clip, MediaClip) for clip in shop.clips(video))


def test_a_refused_key_draws_every_scene_at_once_and_rewords_no_prompt(
    shop: Workshop, cloud: GoogleCloud
) -> None:
    cloud.google.fail("submit", *["401"] * 16)
    video = made(shop)
    assert not any(isinstance(clip.clip, MediaClip) for clip in shop.clips(video))
    assert all("refuses the key" in clip.notice for clip in shop.clips(video))
    assert cloud.google.posts["content"] == 1
    assert clip_money(shop, cloud, video) == (0, 0, 0)


class Mumbling:
    """A Say whose first `times` answers break off at once."""

    def __init__(self, times: int) -> None:
        # Scenes are spoken at the same time: each call takes its number at once.
        self._calls, self._times = count(), times

    def __call__(self, text: str, language: str, speed: float) -> Samples:
        broken = next(self._calls) < self._times
        samples = tones(text, language, speed)
        return samples[: len(samples) // 8] if broken else samples


@pytest.mark.parametrize(("times", "more", "warned"), [(1, 1, False), (16, 8, True)])
def test_a_sentence_that_was_not_said_is_asked_for_once_more_and_both_are_paid(
    shop: Workshop, cloud: GoogleCloud, times: int, more: int, warned: bool
) -> None:
    cloud.tts.say = Mumbling(times)
    try:
        video = made(shop)
    finally:
        cloud.tts.say = tones
    assert len(cloud.tts.asked) == 8 + more
    paid = [event.payload for event in shop.story(video) if event.type is MONEY]
    assert sum(str(each["provider"]) == "google" for each in paid) == 8 + more
    assert not any(each.get("in_doubt") for each in paid)
    said = [scene.narration for scene in shop.scenes(video)]
    assert any(each.warnings for each in said if each) is warned
