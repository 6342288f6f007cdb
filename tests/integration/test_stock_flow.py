"""Videos of stock clips through the durable flow: free, credited, each clip once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from reelwright.domain.clip import MediaClip
from reelwright.domain.events import EventType
from tests.emulators.loopback import Fault, running
from tests.emulators.stock import KEY, Flaw, Pexels
from tests.support.workshop import Workshop, workshop


@pytest.fixture(scope="module")
def site() -> Iterator[Pexels]:
    with running(Pexels()) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, site: Pexels) -> Iterator[Workshop]:
    folder = tmp_path_factory.mktemp("stock")
    with workshop(folder, pexels_api_key=SecretStr(KEY), pexels_base_url=site.url) as opened:
        yield opened


def pictures(shop: Workshop, theme: str) -> list[MediaClip]:
    video = shop.ask(theme, clips="pexels")
    assert shop.end(video).type is EventType.VIDEO_READY
    cost = shop.cost(video)
    assert cost is None or (cost.committed_microusd, cost.doubt_microusd) == (0, 0)
    found = [clip.clip for clip in shop.clips(video)]
    return [clip for clip in found if isinstance(clip, MediaClip)]


def test_eight_scenes_share_no_clip_and_each_is_credited(shop: Workshop) -> None:
    clips = pictures(shop, "pandas")
    assert len(clips) == 8
    assert len({clip.credit for clip in clips}) == 8
    assert all(clip.credit.startswith("Ada Filmer on Pexels, https://") for clip in clips)
    assert all(clip.key and not clip.path for clip in clips)


def test_faults_of_the_site_cost_neither_the_video_nor_a_clip_twice(
    shop: Workshop, site: Pexels
) -> None:
    site.faults += [Fault.BROKEN, Fault.UNANSWERED, Fault.AWAY, Fault.TRUNCATED]
    site.flaws += [Flaw.NO_VIDEO, Flaw.GONE]
    clips = pictures(shop, "otters")
    assert len({clip.credit for clip in clips}) == len(clips) >= 6
