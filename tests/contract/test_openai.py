"""The OpenAI-compatible writer against its emulator: what is sent, each fault, each request."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.domain.brief import Brief
from reelwright.domain.script_prompt import Question, script_question
from reelwright.errors import (
    ConfigError,
    ModelRetired,
    ProviderError,
    RateLimited,
    Rejected,
    Unavailable,
)
from reelwright.ports import Access, PromptReworder, Resources
from reelwright.providers.registry import open_writer, writer_names
from reelwright.providers.script.asked import AskedWriter
from reelwright.providers.script.openai import DEFAULT_MODEL, OpenAIModel
from tests.emulators.loopback import Fault, running
from tests.emulators.openai import KEY, OpenAI

BRIEF = Brief(theme="Les pandas", scenes=3)
SCRIPT = json.dumps(
    {
        "title": "Les pandas",
        "description": "Trois scènes.",
        "hashtags": ["#pandas"],
        "scenes": [
            {
                "voice_over": f"Le panda numéro {n} mange du bambou toute la journée en forêt.",
                "visual_prompt": f"A panda eats bamboo in a misty forest, scene {n}",
                "keywords": ["panda", "bamboo"],
            }
            for n in range(3)
        ],
    }
)


@pytest.fixture
def server() -> Iterator[OpenAI]:
    with running(OpenAI()) as emulator:
        emulator.answers = [SCRIPT]
        yield emulator


@pytest.fixture
def model(server: OpenAI) -> Iterator[OpenAIModel]:
    opened = OpenAIModel(Access(KEY, f"{server.url}/v1"), "llama3.1", timeout_s=0.4)
    yield opened
    opened.close()


@pytest.fixture
def question() -> Question:
    return script_question(BRIEF)


def test_a_script_is_asked_for_once_with_its_schema(server: OpenAI, model: OpenAIModel) -> None:
    script = AskedWriter(model).write(BRIEF)
    assert [scene.keywords for scene in script.scenes] == [("panda", "bamboo")] * 3
    (asked,) = server.asked
    body = asked.json()
    assert body["model"] == "llama3.1"
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["response_format"]["type"] == "json_schema"
    assert json.loads(body["messages"][1]["content"])["theme"] == "Les pandas"


def test_a_server_without_schemas_is_told_the_schema_in_words(question: Question) -> None:
    with running(OpenAI(schemas=False)) as server:
        server.answers = [f"<think>Bamboo…</think>\n```json\n{SCRIPT}\n```"]
        model = OpenAIModel(Access("", f"{server.url}/v1"), "llama3.1")
        script = AskedWriter(model).write(BRIEF)
        assert len(script.scenes) == 3
        model.ask(question)
        model.close()
    refused, first, second = (asked.json() for asked in server.asked)
    assert "response_format" in refused
    for body in (first, second):
        assert "response_format" not in body
        assert '"voice_over"' in body["messages"][0]["content"]


def test_an_answer_of_no_use_is_asked_for_once_more_with_the_reason(
    server: OpenAI, model: OpenAIModel
) -> None:
    server.answers = ["Sure! Here is your script.", SCRIPT]
    AskedWriter(model).write(BRIEF)
    assert len(server.asked) == 2
    assert "what_was_wrong_with_it" in server.asked[1].json()["messages"][1]["content"]


@pytest.mark.parametrize(
    ("fault", "kind", "sent"),
    [
        (Fault.BAD_REQUEST, Rejected, None),
        (Fault.NO_KEY, Rejected, None),
        (Fault.FORBIDDEN, Rejected, None),
        (Fault.RETIRED, ModelRetired, None),
        (Fault.TOO_OFTEN, RateLimited, None),
        (Fault.BROKEN, Unavailable, True),
        (Fault.AWAY, Unavailable, True),
        (Fault.SLOW, Unavailable, True),
        (Fault.DROPPED, Unavailable, True),
        (Fault.UNANSWERED, Unavailable, True),
        (Fault.TRUNCATED, Unavailable, True),
        (Fault.WRONG, Unavailable, True),
    ],
)
def test_each_fault_is_its_own_error_after_one_request(
    server: OpenAI,
    model: OpenAIModel,
    question: Question,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    kind: type[ProviderError],
    sent: bool | None,
) -> None:
    server.faults.append(fault)
    with caplog.at_level(logging.INFO), pytest.raises(kind) as failure:
        model.ask(question)
    assert len(server.asked) == 1
    assert getattr(failure.value, "sent", None) == sent
    assert KEY not in str(failure.value)
    assert KEY not in caplog.text
    assert failure.value.retry_after_s == (7.0 if kind is RateLimited else None)


def test_spent_money_is_not_waited_for(
    server: OpenAI, model: OpenAIModel, question: Question
) -> None:
    server.spent = True
    server.faults.append(Fault.TOO_OFTEN)
    with pytest.raises(Rejected, match="spent"):
        model.ask(question)


def test_a_retired_model_says_how_to_name_another(
    server: OpenAI, model: OpenAIModel, question: Question
) -> None:
    server.faults.append(Fault.RETIRED)
    with pytest.raises(ModelRetired, match=r"llama3\.1.*--writer openai:MODEL"):
        model.ask(question)


@pytest.mark.parametrize(
    ("reason", "trouble"), [("length", "cut off"), ("content_filter", "filter")]
)
def test_what_is_not_a_whole_answer_is_told_as_such(
    server: OpenAI, model: OpenAIModel, question: Question, reason: str, trouble: str
) -> None:
    server.finish_reason = reason
    reply = model.ask(question)
    assert trouble in reply.trouble
    assert (reply.tokens_in, reply.tokens_out) == (900, 500)


def test_a_refusal_of_the_model_is_told(
    server: OpenAI, model: OpenAIModel, question: Question
) -> None:
    server.answers, server.refusal = [""], "I cannot help with that."
    assert "I cannot help" in model.ask(question).trouble


def test_a_server_out_of_reach_was_certainly_not_asked(question: Question) -> None:
    model = OpenAIModel(Access(KEY, "http://127.0.0.1:9"), "llama3.1")
    with pytest.raises(Unavailable, match="out of reach") as failure:
        model.ask(question)
    assert failure.value.sent is False
    model.close()


def test_a_writer_is_opened_by_provider_and_model(server: OpenAI) -> None:
    access = (("openai", Access(KEY, f"{server.url}/v1")),)
    writer = open_writer("openai:llama3.1", Resources(Path("unused"), vendors=access))
    assert "openai" in writer_names()
    assert isinstance(writer, PromptReworder)
    assert writer.name == "openai:llama3.1"
    server.answers = ['{"visual_prompt": "A calm view of a panda from afar"}']
    assert writer.reword("A panda bites", "violence") == "A calm view of a panda from afar"
    writer.close()  # type: ignore[attr-defined]


def test_what_is_missing_is_named(question: Question) -> None:
    with pytest.raises(ConfigError, match="REELWRIGHT_OPENAI_API_KEY"):
        OpenAIModel(Access()).ask(question)
    with pytest.raises(ConfigError, match="--writer openai:MODEL"):
        OpenAIModel(Access(base_url="http://127.0.0.1:9/v1")).ask(question)
    assert OpenAIModel(Access(KEY)).model == DEFAULT_MODEL
    assert KEY not in repr(Access(KEY))


def test_a_second_question_that_failed_is_asked_again_without_the_first(
    server: OpenAI, model: OpenAIModel
) -> None:
    server.answers = ["{}", SCRIPT]
    server.faults += [None, Fault.TOO_OFTEN, Fault.AWAY]
    writer = AskedWriter(model)
    with pytest.raises(RateLimited) as limited:
        writer.write_counted(BRIEF)
    with pytest.raises(Unavailable) as away:
        writer.write_counted(BRIEF)
    assert (limited.value.paid, away.value.paid) == (1, 0)
    written = writer.write_counted(BRIEF)
    assert (written.answers, len(written.script.scenes)) == (1, 3)
    seconds = ["your_first_answer" in str(asked.json()) for asked in server.asked]
    assert seconds == [False, True, True, True]
    # The next script begins anew.
    assert writer.write_counted(BRIEF).answers == 1
    assert "your_first_answer" not in str(server.asked[-1].json())


def test_a_second_answer_of_no_use_is_charged_with_the_first(
    server: OpenAI, model: OpenAIModel
) -> None:
    server.answers = ["{}"]
    with pytest.raises(Rejected, match="two attempts") as refused:
        AskedWriter(model).write(BRIEF)
    assert refused.value.paid == server.accepted == 2
