"""A script whose first answer cannot be used: every answer is charged, whatever follows it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from sqlalchemy import delete, select, update

from reelwright.database import tables
from reelwright.database.costs import CostLine
from reelwright.domain.events import EventType
from reelwright.domain.video import Video, VideoStatus
from reelwright.errors import BudgetExceeded, RateLimited, Unavailable
from reelwright.operations.control import cancel, resume
from reelwright.workflows.paid_call import settle_answered
from tests.emulators.loopback import Fault, running
from tests.emulators.openai import KEY, OpenAI
from tests.support.workshop import Workshop, workshop

ANSWER = 2_000
"""Micro-dollars of one answer in this test's own table."""
PRICES = f"""
[[scripts]]
model = "openai:llama3.1"
microusd_per_call = {ANSWER}
from = "2026-11-01"
"""
SCRIPT = json.dumps(
    {
        "title": "Pandas",
        "description": "Two scenes.",
        "hashtags": ["#pandas"],
        "scenes": [
            {
                "voice_over": f"Panda number {n} eats fresh bamboo all day long in the forest.",
                "visual_prompt": f"A panda eats bamboo in a misty forest, scene {n}",
                "keywords": ["panda", "bamboo"],
            }
            for n in range(2)
        ],
    }
)
UNFIT = '{"scenes": []}'


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAI]:
    with running(OpenAI()) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, server: OpenAI) -> Iterator[Workshop]:
    folder = tmp_path_factory.mktemp("repaired")
    prices = folder / "prices.toml"
    prices.write_text(PRICES, encoding="utf-8")
    key, url = SecretStr(KEY), f"{server.url}/v1"
    with workshop(folder, prices=prices, openai_api_key=key, openai_base_url=url) as opened:
        yield opened


def ask(shop: Workshop, server: OpenAI, theme: str, answers: list[str], *faults: Fault) -> Video:
    server.answers, server.accepted = list(answers), 0
    server.faults.clear()
    # The first question is answered; what goes wrong is the second.
    server.faults.extend([None, *faults])
    return shop.ask(theme, writer="openai:llama3.1", scenes=2)


def cost_of(shop: Workshop, video: Video) -> CostLine:
    cost = shop.cost(video)
    assert cost is not None
    assert cost.reserved_microusd == 0
    return cost


def test_both_answers_are_charged_where_the_second_one_is_good(
    shop: Workshop, server: OpenAI
) -> None:
    video = ask(shop, server, "repaired", [UNFIT, SCRIPT])
    assert shop.end(video).type is EventType.VIDEO_READY
    cost = cost_of(shop, video)
    assert (cost.committed_microusd, cost.doubt_microusd) == (server.accepted * ANSWER, 0)
    assert server.accepted == 2


def test_one_answer_is_charged_once_although_two_were_set_aside(
    shop: Workshop, server: OpenAI
) -> None:
    video = ask(shop, server, "good at once", [SCRIPT])
    assert shop.end(video).type is EventType.VIDEO_READY
    assert cost_of(shop, video).committed_microusd == server.accepted * ANSWER == ANSWER


def test_two_answers_that_cannot_be_used_are_charged_and_the_video_fails(
    shop: Workshop, server: OpenAI
) -> None:
    video = ask(shop, server, "never fit", [UNFIT])
    assert shop.end(video).type is EventType.VIDEO_FAILED
    cost = cost_of(shop, video)
    assert (cost.committed_microusd, cost.doubt_microusd) == (server.accepted * ANSWER, 0)


def test_a_refused_second_question_leaves_the_first_answer_charged(
    shop: Workshop, server: OpenAI
) -> None:
    video = ask(shop, server, "refused", [UNFIT, SCRIPT], Fault.BAD_REQUEST)
    assert shop.end(video).type is EventType.VIDEO_FAILED
    cost = cost_of(shop, video)
    assert (cost.committed_microusd, cost.doubt_microusd) == (server.accepted * ANSWER, 0)


@pytest.mark.parametrize("fault", [Fault.UNANSWERED, Fault.TRUNCATED])
def test_a_second_answer_that_is_lost_is_in_doubt_beside_the_first(
    shop: Workshop, server: OpenAI, fault: Fault
) -> None:
    video = ask(shop, server, f"lost {fault.value}", [UNFIT, SCRIPT], fault)
    assert shop.end(video).type is EventType.VIDEO_READY
    cost = cost_of(shop, video)
    # Asked anew, and answered well: three answers, of which one never arrived.
    assert server.accepted == 3
    assert cost.doubt_microusd == ANSWER
    assert cost.committed_microusd + cost.doubt_microusd == server.accepted * ANSWER


def test_a_second_question_that_came_too_often_leaves_the_first_answer_charged(
    shop: Workshop, server: OpenAI
) -> None:
    video = ask(shop, server, "too often", [UNFIT, SCRIPT], Fault.TOO_OFTEN)
    shop.wait_for(video, EventType.MONEY_COMMITTED)
    # It would be asked anew in the seconds the server named.
    assert cancel(shop.studio, video.id).status is VideoStatus.CANCELLED
    cost = cost_of(shop, video)
    assert (cost.committed_microusd, cost.doubt_microusd) == (server.accepted * ANSWER, 0)
    assert server.accepted == 1


def test_a_cap_that_holds_one_answer_only_is_met_before_anything_is_asked(
    shop: Workshop, server: OpenAI
) -> None:
    server.answers, server.accepted = [SCRIPT], 0
    server.faults.clear()
    video = shop.ask("a small cap", writer="openai:llama3.1", scenes=2, budget="0.003")
    assert shop.end(video).type is EventType.VIDEO_PAUSED
    assert server.accepted == 0
    with pytest.raises(BudgetExceeded):
        resume(shop.studio, video.id, budget_microusd=ANSWER * 2 - 1)
    resume(shop.studio, video.id, budget_microusd=ANSWER * 2)
    assert shop.end(video).type is EventType.VIDEO_READY
    assert cost_of(shop, video).committed_microusd == ANSWER


def test_a_worker_that_dies_before_it_settles_a_repaired_script_charges_both_answers(
    shop: Workshop, server: OpenAI
) -> None:
    video = ask(shop, server, "died", [UNFIT, SCRIPT])
    assert shop.end(video).type is EventType.VIDEO_READY
    intents, ledger, balances = tables.intents, tables.ledger, tables.balances
    both = 2 * ANSWER
    with shop.studio.database.begin() as c:
        # As if it had died between the script's row and its price.
        (row,) = c.execute(select(intents).where(intents.c.video_id == video.id)).all()
        c.execute(update(intents).where(intents.c.key == row.key).values(state="sending"))
        c.execute(delete(ledger).where(ledger.c.intent == row.key, ledger.c.kind != "reserve"))
        of_it = balances.c.scope.not_like("video:%") | (balances.c.scope == f"video:{video.id}")
        c.execute(
            update(balances)
            .where(of_it)
            .values(
                reserved_microusd=balances.c.reserved_microusd + both,
                committed_microusd=balances.c.committed_microusd - both,
            )
        )
    settle_answered(shop.studio, row.key.rpartition("/")[0])
    cost = cost_of(shop, video)
    assert (cost.committed_microusd, cost.doubt_microusd) == (server.accepted * ANSWER, 0)


@pytest.mark.parametrize("kind", [RateLimited, Unavailable])
def test_what_was_paid_crosses_processes(kind: type[RateLimited | Unavailable]) -> None:
    error = kind("later", "openai")
    error.paid += 1
    assert pickle.loads(pickle.dumps(error)).paid == 1
    assert kind("another", "openai").paid == 0
