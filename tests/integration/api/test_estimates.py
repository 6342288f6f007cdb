"""Estimates over HTTP: nothing is asked of whom must be paid, and nobody else is kept waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.domain.brief import Brief
from reelwright.errors import RateLimited
from reelwright.storage.local import LocalStore
from reelwright.workflows.desk import Elsewhere
from reelwright.workflows.writing import WriteOrder
from tests.integration.api.test_videos import ORDER
from tests.support.served import Served

SCRIPT = "**VISUAL:** A cat\n**VOICE-OVER:** Cats sleep.\n"


@pytest.fixture
def desk() -> Iterator[Elsewhere]:
    opened = Elsewhere()
    yield opened
    opened.close()


@pytest.mark.parametrize("writer", ["gemini", "openai:gpt-of-mine"])
def test_a_writer_that_may_cost_is_not_asked_and_its_price_is_told(
    writer: str, service: Served
) -> None:
    order = ORDER | {"writer": writer, "scenes": 9}
    answer = service.account().client.post("/api/videos/estimate", json=order)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert len(told["scenes"]) == 9
    assert 70_000 < told["duration_ms"] < 80_000
    assert {line["part"] for line in told["lines"]} <= {"script"}
    assert (told["cost"]["microusd"] > 0) == (writer == "gemini")
    assert any("only once the video is made" in each for each in told["warnings"])
    assert "--" not in "".join(told["warnings"])


def test_a_child_writes_as_this_process_would(desk: Elsewhere, service: Served) -> None:
    services = service.studio.services
    brief = Brief(theme="cats", language="en-US", source="script")
    order = WriteOrder(brief, SCRIPT, services.resources, services.store)
    assert [scene.voice_over for scene in desk.write(order).script.scenes] == ["Cats sleep."]


def test_who_asks_beyond_the_places_is_asked_to_come_again(tmp_path: Path, service: Served) -> None:
    order = WriteOrder(
        Brief(theme="cats", language="en-US", source="script"),
        SCRIPT,
        service.studio.services.resources,
        LocalStore(tmp_path),
    )
    service.app.state.desk = Elsewhere(waiting=0)
    with pytest.raises(RateLimited):
        service.app.state.desk.write(order)
    answer = service.account().client.post("/api/videos/estimate", json=ORDER)
    assert (answer.status_code, "retry-after" in answer.headers) == (429, True)
