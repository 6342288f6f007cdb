"""Health and readiness: what those who watch over the service may know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from reelwright.database.connect import Database
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker_lock import WorkerLock
from tests.support.made import studio_of
from tests.support.served import Served, served


def test_a_process_that_answers_is_healthy_to_anybody(service: Served) -> None:
    assert service.client.get("/api/health").json()["status"] == "ok"


def test_without_a_worker_nothing_would_be_made_so_it_is_not_ready(service: Served) -> None:
    answer = service.client.get("/api/ready")
    assert answer.status_code == 503
    assert answer.json() == {
        "status": "missing",
        "checks": {"database": "ok", "objects": "ok", "worker": "missing"},
    }


def test_with_a_worker_it_is_ready(service: Served) -> None:
    lock = WorkerLock(service.studio.services.workspace)
    assert lock.try_acquire()
    try:
        answer = service.client.get("/api/ready")
    finally:
        lock.release()
    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert answer.headers["cache-control"] == "no-store"


def test_a_database_of_another_version_is_missing(service: Served) -> None:
    with service.studio.database.begin() as c:
        c.execute(text("UPDATE reelwright_version SET version_num = '0000'"))
    answer = service.client.get("/api/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "missing"


def test_objects_that_cannot_be_written_are_missing(service: Served) -> None:
    (service.studio.services.workspace / "health").write_text("a file where a folder must be")
    answer = service.client.get("/api/ready")
    assert answer.json()["checks"]["objects"] == "missing"
    assert str(service.studio.services.workspace) not in answer.text


def test_a_database_that_is_away_is_told_not_raised(
    postgres_database: Database, tmp_path: Path
) -> None:
    with (
        studio_of(postgres_database, tmp_path / "workspace", voice="fake") as studio,
        served(studio) as service,
    ):
        assert service.client.get("/api/ready").json()["checks"]["database"] == "ok"
        away = Database(str(studio.database.url.set(port=1).render_as_string(hide_password=False)))
        lost = _with_database(studio, away)
        with served(lost) as unreachable:
            answer = unreachable.client.get("/api/ready")
        away.close()
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "missing"
    assert answer.json()["checks"]["worker"] == "missing"


def _with_database(studio: Studio, database: Database) -> Studio:
    return replace(studio, database=database)


@pytest.mark.parametrize("address", ["/api/health", "/api/ready"])
def test_who_watches_is_never_limited(studio: Studio, address: str) -> None:
    with served(studio, rate_limit_address="1/hour") as service:
        statuses = {service.client.get(address).status_code for _ in range(4)}
    assert 429 not in statuses
