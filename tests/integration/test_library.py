"""What lists, pages and reports of videos say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.database.connect import Database
from reelwright.database.scenes import change_scene
from reelwright.errors import NotFound
from reelwright.operations.costs import By, report_costs
from reelwright.operations.library import find_id, view_video
from reelwright.workflows import money
from reelwright.workflows.studio import Studio
from tests.support.made import GOLD_4_S, add_made, clip_intent, spend, studio_of


@pytest.fixture
def studio(database: Database, tmp_path: Path) -> Iterator[Studio]:
    with studio_of(database, tmp_path / "workspace") as opened:
        yield opened


def test_ids_may_be_abbreviated_as_long_as_one_video_is_meant(studio: Studio) -> None:
    for name in ("pandas-11", "pandas-12", "wolves-1", "100%-wool"):
        add_made(studio, name)
    assert find_id(studio, "wol") == "wolves-1"
    assert find_id(studio, "pandas-11") == "pandas-11"
    assert find_id(studio, "100%") == "100%-wool"
    with pytest.raises(NotFound, match="begins several ids: pandas-11, pandas-12"):
        find_id(studio, "pandas")
    with pytest.raises(NotFound, match=r"no video 'wolfes-1'. Did you mean wolves-1"):
        find_id(studio, "wolfes-1")
    with pytest.raises(NotFound, match="no video ''"):
        find_id(studio, " ")
    with pytest.raises(NotFound):
        find_id(studio, "wol", account_id="ann")


def test_costs_are_told_by_video_provider_and_month_with_doubt_apart(
    database: Database, tmp_path: Path
) -> None:
    with studio_of(database, tmp_path, month_cap="2") as studio:
        video = add_made(studio, tier="fake:gold")
        spend(studio, video, GOLD_4_S, "s01")
        spend(studio, video, GOLD_4_S, "s02")
        with studio.database.begin() as c:
            intent = clip_intent(video, GOLD_4_S, "s02")
            money.doubt(c, studio, video, intent)
        for by, name in ((By.VIDEO, video.id), (By.PROVIDER, "fake")):
            report = report_costs(studio, by=by)
            assert [line.name for line in report.lines] == [name]
            total = report.total
            assert (total.committed_microusd, total.doubt_microusd) == (0, GOLD_4_S)
            assert total.reserved_microusd == GOLD_4_S
        assert len(report_costs(studio, by=By.MONTH, video_id=video.id).lines) == 1
        (cap,) = report_costs(studio).caps
        assert (cap.left_microusd, cap.setting) == (400_000, "REELWRIGHT_MONTH_CAP")
        view = view_video(studio, video.id)
        assert [scene.microusd for scene in view.scenes] == [GOLD_4_S, GOLD_4_S, 0]


def test_a_scene_that_fell_back_says_from_what_and_why(studio: Studio) -> None:
    video = add_made(studio, tier="fake:gold")
    with studio.database.begin() as c:
        c.exec_driver_sql(
            "UPDATE clips SET fallback_from = 'fake:gold', notice = 'filtered three times',"
            ' clip = \'{"kind": "drawn", "scene_id": "s01", "recipe":'
            ' {"kit": "forest", "kit_version": 1}}\' WHERE scene_id = \'s01\''
        )
        change_scene(c, video.id, "s02", tier="motion")
    first, second, third = view_video(studio, video.id).scenes
    assert (first.picture, first.shows, first.fallback_from) == (
        "drawn", "drawn:forest", "fake:gold",
    )  # fmt: skip
    assert first.why == "filtered three times"
    assert (second.picture, third.picture) == ("drawn", "bought")
