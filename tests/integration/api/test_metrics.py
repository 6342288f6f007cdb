"""Metrics: what Prometheus reads, and who may."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import insert

from reelwright.database import tables
from reelwright.domain.money import month_of
from tests.support.rows import add_video
from tests.support.served import Served


def _samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_method_and_status(service: Served) -> None:
    admin = service.account(admin=True).client
    service.client.get("/api/health")
    service.client.get("/api/health")
    service.client.get("/api/no-such-thing-123")
    service.client.request("BREW", "/api/health")
    admin.get("/api/admin/running")
    found = _samples(admin.get("/metrics").text)
    name = "reelwright_requests_total"
    assert found[name, (("method", "GET"), ("route", "/api/health"), ("status", "200"))] == 2
    admins = (("method", "GET"), ("route", "/api/admin/running"), ("status", "200"))
    assert found[name, admins] == 1
    assert found[name, (("method", "GET"), ("route", "(none)"), ("status", "404"))] == 1
    routes = {dict(labels).get("route", "") for _, labels in found}
    assert not any("no-such-thing" in route for route in routes)
    assert not any("BREW" in str(labels) for _, labels in found)
    seconds = "reelwright_request_seconds_count"
    assert found[seconds, (("method", "GET"), ("route", "/api/health"))] == 2


def test_work_money_and_queues_are_read_from_the_rows(any_service: Served) -> None:
    studio = any_service.studio
    add_video(studio.database, status="processing")
    now_ms = studio.now_ms()
    balance = {
        "scope": f"all:{month_of(now_ms)}",
        "reserved_microusd": 0,
        "committed_microusd": 800_000,
        "doubt_microusd": 0,
        "alerted": 0,
    }
    intent = {
        "key": "panda/s01/g1/a1",
        "kind": "clip",
        "video_id": "panda",
        "account_id": "local",
        "provider": "veo",
        "tier": "veo:fast",
        "state": "done",
        "sent_at_ms": now_ms - 5000,
        "closed_at_ms": now_ms,
    }
    with studio.database.begin() as c:
        c.execute(insert(tables.balances).values(balance))
        c.execute(insert(tables.intents).values(intent))
    admin = any_service.account(admin=True).client
    found = _samples(admin.get("/metrics").text)
    assert found["reelwright_videos", (("status", "processing"),)] == 1
    month = ("month", month_of(now_ms))
    assert found["reelwright_money_microusd", (month, ("state", "committed"))] == 800_000
    clips = (("outcome", "done"), ("provider", "veo"))
    assert found["reelwright_clips_last_day", clips] == 1
    assert found["reelwright_workers", ()] == 0


def test_metrics_are_for_administrators(service: Served) -> None:
    assert service.client.get("/metrics").status_code == 401
    assert service.account().client.get("/metrics").status_code == 403
    assert service.account("b@example.org", admin=True).client.get("/metrics").status_code == 200


def test_metrics_are_for_programs_on_this_machine(service: Served) -> None:
    here = service.stranger(base_url="http://127.0.0.1:8000", client=("127.0.0.1", 50_000))
    assert here.get("/metrics").status_code == 200


@pytest.mark.parametrize(
    ("base_url", "headers"),
    [
        ("http://127.0.0.1:8000", {"X-Forwarded-For": "203.0.113.9"}),
        ("http://127.0.0.1:8000", {"Forwarded": "for=203.0.113.9"}),
        ("http://videos.example.org", {}),
    ],
)
def test_a_proxy_on_this_machine_does_not_open_them_to_strangers(
    service: Served, base_url: str, headers: dict[str, str]
) -> None:
    proxied = service.stranger(base_url=base_url, client=("127.0.0.1", 50_000), headers=headers)
    assert proxied.get("/metrics").status_code == 401
