"""Administration over HTTP: figures that add up, as JSON and CSV, for administrators alone."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from sqlalchemy import insert, text

from reelwright.database import analytics, events, tables
from reelwright.database.connect import Database
from reelwright.domain.events import EventType
from reelwright.domain.money import month_of
from reelwright.workflows.studio import Studio
from tests.support.rows import add_video
from tests.support.served import Served

MINUTE = 60_000


def _at(
    studio: Studio, what: EventType, minutes_ago: float, video: str = "panda", **more: Any
) -> None:
    scene_id = more.pop("scene_id", "")
    once = f"1/{what}/{more['stage']}" if "stage" in more else None
    now_ms = studio.now_ms() - round(minutes_ago * MINUTE)
    with studio.database.begin() as c:
        events.append(
            c, video, what, run=1, scene_id=scene_id, payload=more, once=once, now_ms=now_ms
        )


def _intent(studio: Studio, key: str, state: str, **more: Any) -> None:
    now_ms = studio.now_ms()
    row = {
        "key": key,
        "kind": "clip",
        "video_id": "panda",
        "account_id": "local",
        "provider": "veo",
        "tier": "veo:fast",
        "state": state,
        "microusd": 800_000,
        "sent_at_ms": now_ms - 10 * MINUTE,
        "closed_at_ms": now_ms - 9 * MINUTE,
    }
    with studio.database.begin() as c:
        c.execute(insert(tables.intents).values(row | more))


def _charge(studio: Studio, microusd: int) -> None:
    now_ms = studio.now_ms()
    with studio.database.begin() as c:
        for kind in ("reserve", "commit"):
            row = {
                "at_ms": now_ms,
                "month": month_of(now_ms),
                "kind": kind,
                "microusd": microusd,
                "intent": "panda/s01/g1/a1",
                "account_id": "local",
                "video_id": "panda",
                "provider": "veo",
                "tier": "veo:fast",
            }
            c.execute(insert(tables.ledger).values(row))


@pytest.fixture
def told(service: Served) -> Served:
    """One video that was made, with a clip that failed once and came at the second attempt."""
    studio = service.studio
    add_video(studio.database, title="=HYPERLINK(1)", status="processing")
    _at(studio, EventType.STAGE_STARTED, 30, stage="make_clip")
    clip = {
        "video_id": "panda",
        "scene_id": "s01",
        "generation": 1,
        "status": "ready",
        "tier": "veo:fast",
        "prompt": "A panda eats bamboo",
        "retry_count": 1,
        "created_at_ms": studio.now_ms() - 30 * MINUTE,
        "ready_at_ms": studio.now_ms() - 20 * MINUTE,
    }
    smooth = clip | {"scene_id": "s02", "retry_count": 0}
    with studio.database.begin() as c:
        c.execute(insert(tables.clips), [clip, smooth])
    why = "the picture was refused"
    _at(
        studio,
        EventType.CLIP_FAILED,
        25,
        scene_id="s01",
        trouble="filtered",
        tier="veo:fast",
        why=why,
    )
    _at(studio, EventType.STAGE_FINISHED, 20, stage="make_clip")
    _at(studio, EventType.VIDEO_READY, 15, version=1)
    _intent(studio, "panda/s01/g1/a1", "refused", note=why)
    _intent(studio, "panda/s01/g1/a2", "done")
    _intent(studio, "panda/s02/g1/a1", "accepted", closed_at_ms=None)
    _charge(studio, 800_000)
    return service


def test_the_figures_of_a_video_are_told_to_an_admin(told: Served) -> None:
    admin = told.account(admin=True).client
    metrics = admin.get("/api/admin/metrics").json()
    assert metrics["stages"][0] | {"mean_ms": 0} == {
        "stage": "make_clip",
        "runs": 1,
        "mean_ms": 0,
        "p50_ms": pytest.approx(10 * MINUTE, abs=2000),
        "p95_ms": pytest.approx(10 * MINUTE, abs=2000),
        "longest_ms": pytest.approx(10 * MINUTE, abs=2000),
    }
    clips = metrics["clips"][0]
    assert (clips["ready"], clips["without_retry"], clips["share_without_retry"]) == (2, 1, 0.5)
    assert metrics["costs"]["total_microusd"] == 800_000
    assert metrics["costs"]["items"][0]["bill"] == "0.80 $"
    assert metrics["quota"]["accounts"] == 2


def test_failures_are_told_by_cause_and_prompt(told: Served) -> None:
    line = told.account(admin=True).client.get("/api/admin/failures").json()[0]
    assert line["cause"] == "filtered"
    assert line["prompt"] == "A panda eats bamboo"
    assert (line["count"], line["last_error"]) == (1, "the picture was refused")


def test_a_provider_s_health_is_counted_from_its_requests(told: Served) -> None:
    (veo,) = told.account(admin=True).client.get("/api/admin/providers").json()
    assert (veo["sent"], veo["succeeded"], veo["failed"], veo["in_flight"]) == (3, 1, 1, 1)
    assert (veo["success_share"], veo["p50_ms"]) == (0.5, pytest.approx(MINUTE, abs=2000))
    assert veo["causes"] == {"filtered": 1}
    assert veo["last_error"] == "the picture was refused"
    assert veo["last_error_at"].endswith("Z")


def test_running_work_and_the_budget_are_told(told: Served) -> None:
    admin = told.account(admin=True).client
    running = admin.get("/api/admin/running").json()
    assert running["live_workers"] == 0
    assert [video["video_id"] for video in running["videos"]] == ["panda"]
    assert running["in_flight"][0] | {"oldest_sent_at": ""} == {
        "provider": "veo",
        "kind": "clip",
        "count": 1,
        "microusd": 800_000,
        "oldest_sent_at": "",
    }
    budget = admin.get("/api/admin/budget").json()
    assert budget["total"]["spent"] == "0.80 $"
    assert budget["by_provider"][0]["name"] == "veo"
    assert budget["by_day"][0]["committed_microusd"] == 800_000


def test_a_month_that_is_none_is_refused(told: Served) -> None:
    answer = told.account(admin=True).client.get("/api/admin/budget?month=2026-13")
    assert answer.status_code == 422
    assert "not a month" in answer.json()["detail"]


ADDRESSES = (
    "budget",
    "providers",
    "running",
    "failures",
    "metrics",
    "metrics/stages",
    "metrics/clips",
    "metrics/costs",
    "metrics/quota",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_figure_comes_as_csv_too(told: Served, address: str) -> None:
    admin = told.account(admin=True).client
    asked = admin.get(f"/api/admin/{address}?format=csv")
    preferred = admin.get(f"/api/admin/{address}", headers={"Accept": "text/csv"})
    assert asked.headers["content-type"] == "text/csv; charset=utf-8"
    assert preferred.text == asked.text
    lines = list(csv.reader(io.StringIO(asked.text)))
    assert len(lines) >= 2
    assert len({len(line) for line in lines}) == 1


def test_a_title_that_is_a_formula_is_text_in_csv(told: Served) -> None:
    text_of = told.account(admin=True).client.get("/api/admin/metrics/costs?format=csv").text
    assert "'=HYPERLINK(1)" in text_of


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_but_an_admin_is_told(told: Served, address: str) -> None:
    assert told.account().client.get(f"/api/admin/{address}").status_code == 403
    assert told.client.get(f"/api/admin/{address}").status_code == 401


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("SELECT * FROM events WHERE type IN ('a','b') AND at_ms >= 5", "ix_events_type_at_ms"),
        ("SELECT * FROM clips WHERE ready_at_ms >= 5", "ix_clips_ready_at_ms"),
        (
            "SELECT * FROM intents WHERE state IN ('sending','accepted')",
            "ix_intents_state_sent_at_ms",
        ),
    ],
)
def test_what_is_asked_by_time_is_found_by_index(
    sqlite_database: Database, asked: str, index: str
) -> None:
    with sqlite_database.read() as c:
        plan = " ".join(str(row) for row in c.execute(text(f"EXPLAIN QUERY PLAN {asked}")))
    assert index in plan


def test_the_questions_are_the_same_on_both_databases(database: Database) -> None:
    add_video(database)
    with database.begin() as c:
        payload = {"trouble": "failed", "tier": "veo:fast", "why": "x"}
        events.append(c, "panda", EventType.CLIP_FAILED, run=1, payload=payload, now_ms=5)
        events.append(
            c, "panda", EventType.VIDEO_FAILED, run=1, payload={"notice": "no disk"}, now_ms=6
        )
    with database.read() as c:
        found = analytics.failures(c, since_ms=0)
        assert [(line.what, line.cause) for line in found] == [
            ("clip", "failed"),
            ("video", "no disk"),
        ]
        assert analytics.stage_events(c, since_ms=0) == ()
        assert analytics.bills_of_finished(c, since_ms=0) == {}
