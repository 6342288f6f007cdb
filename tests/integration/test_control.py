"""What a person can ask of a video: what it changes, and that a refusal changes nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reelwright.database.connect import Database
from reelwright.database.events import read_events
from reelwright.database.scenes import scenes_of
from reelwright.database.videos import change_video, load_video
from reelwright.domain.events import EventType
from reelwright.domain.prices import parse_prices
from reelwright.domain.video import WORKING, Video, VideoStatus
from reelwright.errors import (
    BudgetExceeded,
    Conflict,
    InputError,
    NotFound,
    QuotaExceeded,
    ReelwrightError,
)
from reelwright.operations import control, scenes
from reelwright.operations.costs import report_costs
from reelwright.operations.library import list_videos, view_video
from reelwright.workflows.cast_video import price_plan
from reelwright.workflows.studio import Studio
from tests.support.made import GOLD_4_S, add_made, everything, queued, spend, studio_of
from tests.support.rows import add_account

S = VideoStatus


@pytest.fixture
def studio(database: Database, tmp_path: Path) -> Iterator[Studio]:
    with studio_of(database, tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def here(sqlite_database: Database, tmp_path: Path) -> Iterator[Studio]:
    """For rules that do not depend on the database."""
    with studio_of(sqlite_database, tmp_path / "workspace") as opened:
        yield opened


def now(studio: Studio, video: Video) -> Video:
    with studio.database.read() as c:
        return load_video(c, video.id)


def told(studio: Studio, video: Video) -> list[EventType]:
    with studio.database.read() as c:
        return [event.type for event in read_events(c, video.id)]


Operation = Callable[[Studio, str], object]
OPERATIONS: dict[str, tuple[Operation, frozenset[VideoStatus]]] = {
    "cancel": (control.cancel, frozenset({*WORKING, S.PAUSED, S.AWAITING_APPROVAL})),
    "resume": (control.resume, control.STOPPED),
    "retry": (control.retry, control.STOPPED | {S.COMPLETED}),
    "approve": (control.approve, frozenset({S.AWAITING_APPROVAL})),
    "delete": (control.delete, frozenset(S) - {S.TRASHED}),
    "restore": (control.restore, frozenset({S.TRASHED})),
    "edit": (
        lambda studio, video_id: scenes.edit(studio, video_id, "2", voice_over="Other words."),
        frozenset(S) - WORKING - {S.TRASHED},
    ),
    "remove": (
        lambda studio, video_id: scenes.remove(studio, video_id, "s03"),
        frozenset(S) - WORKING - {S.TRASHED},
    ),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_does_not_fit_how_a_video_stands_is_refused_and_changes_nothing(
    name: str, here: Studio
) -> None:
    operation, allowed = OPERATIONS[name]
    for status in S:
        video = add_made(here, f"v-{status.replace('_', '-')}", status=status)
        with here.database.begin() as c:
            change_video(c, video.id, now_ms=1, status_before_trash=S.COMPLETED)
        if status in allowed:
            operation(here, video.id)
            assert now(here, video) != video
            continue
        before = everything(here), queued(here)
        with pytest.raises(Conflict, match=video.id) as refused:
            operation(here, video.id)
        assert (
            "`reelwright" in str(refused.value)
            or "draft" in str(refused.value)
            or (name == "restore")
        )
        assert (everything(here), queued(here)) == before


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_video_that_is_unknown_or_somebody_elses_is_not_found(name: str, here: Studio) -> None:
    operation, _ = OPERATIONS[name]
    add_account(here.database, "ann")
    video = add_made(here, account_id="ann")
    before = everything(here), queued(here)
    with pytest.raises(NotFound, match="reelwright videos"):
        operation(here, "nothing-1")
    foreign = dataclasses.replace(here)
    operations: dict[str, Callable[[], object]] = {
        "cancel": lambda: control.cancel(foreign, video.id, account_id="local"),
        "resume": lambda: control.resume(foreign, video.id, account_id="local"),
        "retry": lambda: control.retry(foreign, video.id, account_id="local"),
        "approve": lambda: control.approve(foreign, video.id, account_id="local"),
        "delete": lambda: control.delete(foreign, video.id, account_id="local"),
        "restore": lambda: control.restore(foreign, video.id, account_id="local"),
        "edit": lambda: scenes.edit(foreign, video.id, "1", voice_over="x", account_id="local"),
        "remove": lambda: scenes.remove(foreign, video.id, "1", account_id="local"),
    }
    with pytest.raises(NotFound):
        operations[name]()
    assert (everything(here), queued(here)) == before


def test_a_cancelled_video_keeps_what_is_on_its_way_and_gives_its_place_back(
    studio: Studio,
) -> None:
    video = add_made(studio, status=S.PROCESSING, tier="fake:gold", shown=0)
    spend(studio, video, GOLD_4_S)
    cancelled = control.cancel(studio, video.id)
    assert cancelled.status is S.CANCELLED
    assert "One request that was sent already is still paid, fetched and kept" in cancelled.notice
    assert f"reelwright resume {video.id}" in cancelled.notice
    assert told(studio, video)[-1] is EventType.VIDEO_CANCELLED
    resumed = control.resume(studio, video.id)
    assert (resumed.status, resumed.run) == (S.QUEUED, 2)
    assert queued(studio) == 1


def test_resuming_needs_a_place_in_the_quota_again(studio: Studio) -> None:
    add_account(studio.database, "ann", max_videos=1)
    first = add_made(studio, "first-1", status=S.PROCESSING, account_id="ann")
    control.cancel(studio, first.id)
    add_made(studio, "second-1", status=S.PROCESSING, account_id="ann")
    before = everything(studio), queued(studio)
    with pytest.raises(QuotaExceeded, match="1 of 1 videos"):
        control.resume(studio, first.id)
    assert (everything(studio), queued(studio)) == before


def test_a_paused_video_needs_more_money_or_drawing(studio: Studio) -> None:
    video = add_made(studio, status=S.PAUSED, tier="fake:gold", budget=1_000_000, shown=0)
    with studio.database.begin() as c:
        change_video(c, video.id, now_ms=1, budget_microusd=1_000_000)
    spend(studio, video, GOLD_4_S)
    before = everything(studio)
    with pytest.raises(BudgetExceeded) as refused:
        control.resume(studio, video.id)
    assert "costs 0.80 $, and the video's budget of 1.00 $ has 0.20 $ left" in str(refused.value)
    assert f"`reelwright resume {video.id} --budget 2.40`" in str(refused.value)
    with pytest.raises(BudgetExceeded, match=r"0.80 \$ of pandas-1 are spent or set aside"):
        control.resume(studio, video.id, budget_microusd=500_000)
    with pytest.raises(InputError, match="not both"):
        control.resume(studio, video.id, budget_microusd=1, draw_rest=True)
    assert everything(studio) == before
    resumed = control.resume(studio, video.id, budget_microusd=2_400_000)
    assert (resumed.budget_microusd, resumed.brief.budget_microusd) == (2_400_000, 2_400_000)


def test_drawing_the_rest_keeps_the_cap_and_plans_no_more_purchases(here: Studio) -> None:
    video = add_made(here, status=S.PAUSED, tier="fake:gold", shown=0)
    resumed = control.resume(here, video.id, draw_rest=True)
    assert (resumed.brief.budget_microusd, resumed.budget_microusd) == (0, None)


@pytest.mark.parametrize(
    ("setting", "remedy"),
    [
        ("video_cap", "raise REELWRIGHT_VIDEO_CAP to 2.40 or more, or draw"),
        ("account_month_cap", "raise REELWRIGHT_ACCOUNT_MONTH_CAP to 2.40 or more, wait for the"),
        ("month_cap", "raise REELWRIGHT_MONTH_CAP to 2.40 or more, wait for the next month"),
    ],
)
def test_a_cap_that_is_a_setting_says_so_instead_of_advising_a_budget(
    setting: str, remedy: str, sqlite_database: Database, tmp_path: Path
) -> None:
    with studio_of(sqlite_database, tmp_path, **{setting: "1"}) as studio:
        video = add_made(studio, status=S.PAUSED, tier="fake:gold", shown=0)
        spend(studio, video, GOLD_4_S)
        with pytest.raises(BudgetExceeded) as refused:
            control.resume(studio, video.id)
        assert remedy in str(refused.value)
        assert "--budget" not in str(refused.value)
        assert control.resume(studio, video.id, draw_rest=True).status is S.QUEUED


def test_no_budget_reaches_beyond_what_the_installation_lets_a_video_cost(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with studio_of(sqlite_database, tmp_path, video_cap="1") as studio:
        video = add_made(studio, status=S.PAUSED, tier="fake:gold", shown=0)
        with pytest.raises(BudgetExceeded, match=r"1\.00 \$ at most \(REELWRIGHT_VIDEO_CAP\)"):
            control.resume(studio, video.id, budget_microusd=2_000_000)


def test_a_picture_made_anew_leaves_the_last_good_one_in_use(here: Studio) -> None:
    video = add_made(here, tier="fake:gold")
    control.retry(here, video.id, scene="2")
    with here.database.read() as c:
        states = scenes_of(c, video.id)
    assert [(state.generation, state.shown) for state in states] == [(1, 1), (2, 1), (1, 1)]
    view = view_video(here, video.id).scenes[1]
    assert (view.status, view.generation, view.shown) == ("pending", 2, 1)
    assert now(here, video).run == 2


def test_a_picture_is_not_made_anew_where_it_is_drawn_on_its_way_or_too_dear(
    here: Studio,
) -> None:
    drawn = add_made(here, "drawn-1")
    coming = add_made(here, "coming-1", status=S.CANCELLED, tier="fake:gold", shown=0)
    spend(here, coming, GOLD_4_S, "s02")
    dear = add_made(here, "dear-1", tier="fake:gold", budget=1_000_000)
    spend(here, dear, GOLD_4_S)
    before = everything(here), queued(here)
    refusals: list[tuple[str, type[ReelwrightError], str]] = [
        ("drawn-1", InputError, r"follows its text: .*reelwright edit drawn-1 --scene 2"),
        ("coming-1", Conflict, "still on its way"),
        ("dear-1", BudgetExceeded, r"retry dear-1 --scene 2 --budget 1\.60` or more"),
    ]
    for video_id, kind, words in refusals:
        with pytest.raises(kind, match=words):
            control.retry(here, video_id, scene="2")
    with pytest.raises(NotFound, match=r"no scene '9'.*1 to 3"):
        control.retry(here, "dear-1", scene="9")
    assert (everything(here), queued(here)) == before
    assert drawn.run == 1
    paid = control.retry(here, "dear-1", scene="2", budget_microusd=1_600_000)
    assert paid.brief.budget_microusd == 1_600_000


def test_approval_holds_for_the_price_that_was_shown(studio: Studio) -> None:
    video = add_made(studio, status=S.AWAITING_APPROVAL, tier="fake:gold", shown=0)
    with studio.database.begin() as c:
        assert video.plan is not None
        assert price_plan(c, studio, video.id, video.plan).microusd == 3 * GOLD_4_S
    dearer = parse_prices(
        '[[clips]]\ntier = "fake:gold"\nmicrousd_per_second = 300000\nfrom = "2026-11-02"\n'
    )
    services = dataclasses.replace(studio.services, prices=studio.services.prices.merged(dearer))
    later = dataclasses.replace(studio, services=services)
    with pytest.raises(Conflict, match=r"from 2\.40 \$ to 3\.60 \$.*again makes it for 3\.60"):
        control.approve(later, video.id)
    waiting = now(studio, video)
    assert waiting.status is S.AWAITING_APPROVAL
    assert waiting.plan is not None
    assert waiting.plan.estimate.microusd == 3_600_000
    assert queued(studio) == 0
    approved = control.approve(later, video.id)
    assert (approved.status, approved.run, approved.approve) == (S.PROCESSING, 1, False)
    assert queued(studio) == 3
    with pytest.raises(Conflict, match="is being made"):
        control.approve(later, video.id)
    assert queued(studio) == 3


def test_a_picture_on_its_way_is_no_longer_to_be_paid(studio: Studio) -> None:
    video = add_made(studio, tier="fake:gold", shown=0)
    spend(studio, video, GOLD_4_S, "s02")
    with studio.database.begin() as c:
        assert video.plan is not None
        assert price_plan(c, studio, video.id, video.plan).microusd == 2 * GOLD_4_S


def test_the_trash_gives_a_video_back_as_it_was(here: Studio) -> None:
    for status in (S.COMPLETED, S.PAUSED, S.AWAITING_APPROVAL, S.FAILED):
        video = add_made(here, f"v-{status.replace('_', '-')}", status=status)
        control.delete(here, video.id)
        assert [line.id for line in list_videos(here, trashed=True)] == [video.id]
        assert list_videos(here) == () or video.id not in {v.id for v in list_videos(here)}
        with pytest.raises(Conflict, match="in the trash already"):
            control.delete(here, video.id)
        assert control.restore(here, video.id).status is status
        assert told(here, video)[-2:] == [EventType.VIDEO_TRASHED, EventType.VIDEO_RESTORED]


def test_deleting_stops_the_work_and_now_leaves_nothing_but_the_bill(studio: Studio) -> None:
    video = add_made(studio, status=S.PROCESSING, tier="fake:gold")
    folder = studio.folder(video.id)
    folder.mkdir(parents=True)
    (folder / "final.mp4").write_bytes(b"film")
    spend(studio, video, GOLD_4_S)
    gone = control.purge_now(studio, video.id)
    assert (gone.purged, gone.on_their_way, gone.video.status) == (False, 1, S.TRASHED)
    assert (folder / "final.mp4").exists()
    with studio.database.begin() as c:
        c.exec_driver_sql("UPDATE intents SET state = 'done'")
    assert control.purge_now(studio, video.id).purged
    assert not folder.exists()
    with pytest.raises(NotFound):
        view_video(studio, video.id)
    report = report_costs(studio)
    assert [line.name for line in report.lines] == [video.id]
    assert report.titles == {}
