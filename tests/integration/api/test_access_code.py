"""The access code: hourly, known to every process, throttled, and its changes noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from reelwright.database.access_codes import code_hours
from reelwright.database.attempts import count_attempt
from reelwright.database.connect import Database
from reelwright.database.service_tables import attempts
from reelwright.errors import Forbidden, RateLimited
from reelwright.operations.access_code import (
    ALPHABET,
    CATCH_UP,
    HOUR_MS,
    WRONG_CODES,
    check_access_code,
    code_history,
    code_of,
    codes_now,
    note_rotation,
)
from reelwright.operations.duties import DUTIES, HOURLY
from reelwright.workflows.instant_hands import InstantHands
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker import Worker
from tests.support.made import studio_of
from tests.support.rows import wait_until
from tests.support.served import served

SECRET = b"an installation's secret"
NOON_MS = 500_000 * HOUR_MS
MINUTE_MS = 60_000


@dataclass
class Clock:
    """Unix time as a test sets it."""

    ms: int = NOON_MS

    def __call__(self) -> int:
        return self.ms


@contextmanager
def at_noon(database: Database, folder: Path, **settings: Any) -> Iterator[tuple[Studio, Clock]]:
    clock = Clock()
    with studio_of(database, folder / "workspace", **settings) as studio:
        yield replace(studio, now_ms=clock), clock


def test_a_code_has_eight_characters_that_nobody_mistakes() -> None:
    codes = {code_of(SECRET, hour) for hour in range(2_000)}
    assert len(codes) == 2_000
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) == set(ALPHABET)
    assert not set("OI01") & set(ALPHABET)
    assert code_of(b"another secret", 1) != code_of(SECRET, 1)


def test_next_becomes_now_and_now_previous(sqlite_database: Database, tmp_path: Path) -> None:
    with at_noon(sqlite_database, tmp_path) as (studio, clock):
        before = codes_now(studio)
        clock.ms += HOUR_MS
        after = codes_now(studio)
        assert (after.now, after.previous) == (before.next, before.now)
        clock.ms += 10 * MINUTE_MS
        assert codes_now(studio).previous is None


def test_the_last_code_works_within_the_grace_and_the_next_one_not_yet(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with at_noon(sqlite_database, tmp_path, access_code_grace_minutes=5) as (studio, clock):
        code = codes_now(studio).now.code
        check_access_code(studio, "signup", f" {code[:4].lower()}-{code[4:]} ", "10.0.0.1")
        with pytest.raises(Forbidden):
            check_access_code(studio, "signup", codes_now(studio).next.code, "10.0.0.1")
        clock.ms += HOUR_MS + 5 * MINUTE_MS - 1
        check_access_code(studio, "signup", code, "10.0.0.1")
        clock.ms += 1
        with pytest.raises(Forbidden):
            check_access_code(studio, "signup", code, "10.0.0.1")


@pytest.mark.parametrize(
    ("setting", "needed"),
    [("signup", {"signup"}), ("signup+create", {"signup", "create"}), ("never", set())],
)
def test_the_setting_says_what_needs_a_code(
    sqlite_database: Database, tmp_path: Path, setting: str, needed: set[str]
) -> None:
    refused = set()
    with at_noon(sqlite_database, tmp_path, access_code_required=setting) as (studio, _):
        for what in ("signup", "create"):
            try:
                check_access_code(studio, what, "", "10.0.0.1")  # type: ignore[arg-type]
            except Forbidden:
                refused.add(what)
    assert refused == needed


@pytest.mark.parametrize("given", ["", "O0I1O0I1", "ABCDEFGHJ", "é" * 8, "\ud800", "\0" * 8])
def test_what_is_no_code_is_refused(studio: Studio, given: str) -> None:
    with pytest.raises(Forbidden):
        check_access_code(studio, "signup", given, "10.0.0.1")


def test_guessing_is_throttled_for_each_address_and_right_codes_are_not(
    database: Database, tmp_path: Path
) -> None:
    with at_noon(database, tmp_path) as (studio, clock):
        code = codes_now(studio).now.code
        for _ in range(WRONG_CODES.most + 5):
            check_access_code(studio, "signup", code, "10.0.0.2")
        for _ in range(WRONG_CODES.most):
            with pytest.raises(Forbidden):
                check_access_code(studio, "signup", "AAAAAAAA", "10.0.0.1")
        clock.ms += MINUTE_MS
        with pytest.raises(RateLimited) as refused:
            check_access_code(studio, "signup", code, "10.0.0.1")
        assert refused.value.retry_after_s == WRONG_CODES.window_s - 60
        check_access_code(studio, "signup", code, "10.0.0.2")
        clock.ms += WRONG_CODES.window_s * 1000 - MINUTE_MS
        check_access_code(studio, "signup", code, "10.0.0.1")


def test_a_server_without_a_worker_notes_every_change(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with at_noon(sqlite_database, tmp_path) as (studio, clock), served(studio) as service:
        admin = service.account("root@example.org", admin=True).client

        def hours() -> list[str]:
            told = admin.get("/api/admin/access-code/history").json()["items"]
            return [each["code"]["code"] for each in told]

        first = codes_now(studio).now.code
        assert hours() == [first]
        clock.ms += 2 * HOUR_MS
        assert len(hours()) == 3
        assert hours()[0] == codes_now(studio).now.code == code_of(studio.secret(), 500_002)
        assert hours()[-1] == first


def test_a_worker_alone_notes_every_change_and_clears_up_every_hour(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with at_noon(sqlite_database, tmp_path) as (studio, clock):
        with studio.database.begin() as c:
            count_attempt(c, "old", window_ms=1, now_ms=NOON_MS - 25 * HOUR_MS)

        def noted() -> int:
            with studio.database.read() as c:
                return len(code_hours(c, 9))

        def counted() -> bool:
            with studio.database.read() as c:
                return c.execute(select(attempts.c.key)).first() is not None

        services = studio.services
        policy = services.policy.model_copy(update={"house_s": 0.05})
        quick = replace(studio, services=replace(services, policy=policy))
        hands = InstantHands(resources=services.resources, store=services.store)
        worker = Worker(quick, hands=lambda: hands, duties=DUTIES, hourly_duties=HOURLY)
        worker.start()
        try:
            wait_until(lambda: noted() == 1 and not counted())
            clock.ms += HOUR_MS
            wait_until(lambda: noted() == 2)
        finally:
            worker.stop()


def test_every_change_is_noted_once_with_its_uses_and_lost_hours_are_made_up_for(
    database: Database, tmp_path: Path
) -> None:
    with at_noon(database, tmp_path) as (studio, clock):
        note_rotation(studio)
        note_rotation(studio)
        check_access_code(studio, "signup", codes_now(studio).now.code, "10.0.0.1")
        clock.ms += 3 * HOUR_MS
        note_rotation(studio)
        history = code_history(studio)
        assert [each.uses for each in history] == [0, 0, 0, 1]
        assert [each.code.begins_at_ms for each in history] == [
            NOON_MS + hours * HOUR_MS for hours in (3, 2, 1, 0)
        ]
        assert history[0].code == codes_now(studio).now
        clock.ms += 1_000 * HOUR_MS
        note_rotation(studio)
        assert len(code_history(studio, limit=10_000)) == 4 + CATCH_UP + 1
