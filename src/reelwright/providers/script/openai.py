"""LanguageModel `openai`: scripts written by OpenAI or any compatible server (Ollama, vLLM, …)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reelwright.domain.script_prompt import Question
from reelwright.errors import Rejected
from reelwright.ports import Access
from reelwright.providers.openai_server import PROVIDER, OpenAIServer
from reelwright.providers.script.asked import Reply

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

DEFAULT_MODEL = "gpt-5.4-mini"
"""Of OpenAI itself; a compatible server's model has to be named."""
OPTION = "--writer openai:MODEL or REELWRIGHT_OPENAI_MODEL"
TIMEOUT_S = 180.0
"""A small machine takes minutes for a script."""
_NO_SCHEMA = re.compile(r"response_format|json_schema|structured output|guided", re.I)
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.S)
"""What local reasoning models think aloud before they answer."""


class OpenAIModel:
    """One model, asked by chat completions. Sends each question once.

    A server that refuses JSON schemas (it says so with a 400, and answers nothing) is told the
    schema in words instead, from then on.
    """

    def __init__(self, access: Access, model: str = "", *, timeout_s: float = TIMEOUT_S) -> None:
        self.name = f"{PROVIDER}:{model}" if model else PROVIDER
        self._server = OpenAIServer(access, timeout_s=timeout_s)
        self.model = model or (DEFAULT_MODEL if self._server.is_own else "")
        self._schemas = True

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can be asked."""
        return self._server.missing(self.model, option=OPTION)

    def ask(self, question: Question) -> Reply:
        """Raises ProviderError, ConfigError without a key or a model's name."""
        if self._schemas:
            try:
                return self._asked(question.system, question.user, _format(question))
            except Rejected as error:
                if not _NO_SCHEMA.search(error.message):
                    raise
                self._schemas = False
        return self._asked(f"{question.system}\n{_in_words(question)}", question.user, None)

    def close(self) -> None:
        """Close the connections; the next question opens them again."""
        self._server.close()

    def _asked(self, system: str, user: str, response_format: dict[str, Any] | None) -> Reply:
        client = self._server.client(self.model, option=OPTION)
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": user},
            ],
        }
        if response_format is not None:
            body["response_format"] = response_format
        with self._server.translated(model=self.model, option=OPTION):
            answer: ChatCompletion = client.chat.completions.create(**body)
            return _reply(answer)


def _format(question: Question) -> dict[str, Any]:
    schema = {"name": "answer", "strict": True, "schema": dict(question.schema)}
    return {"type": "json_schema", "json_schema": schema}


def _in_words(question: Question) -> str:
    schema = json.dumps(dict(question.schema), ensure_ascii=False)
    return f"\nAnswer with one JSON object that fits this JSON schema, and nothing else:\n{schema}"


def _reply(answer: ChatCompletion) -> Reply:
    """Raises ValueError where the answer is no chat completion at all."""
    usage = getattr(answer, "usage", None)
    tokens_in = (usage.prompt_tokens or 0) if usage else 0
    tokens_out = (usage.completion_tokens or 0) if usage else 0
    choices = getattr(answer, "choices", None)
    if not choices or choices[0].message is None:
        raise ValueError("no choices")
    first = choices[0]
    text = _THOUGHT.sub("", first.message.content or "").strip()
    trouble = ""
    if first.finish_reason == "length":
        trouble = "The answer was cut off at the model's limit: write less."
    elif first.finish_reason == "content_filter":
        trouble = "The answer was stopped by a filter."
    elif first.message.refusal:
        trouble = f"The model refuses: {first.message.refusal[:200]}"
    elif not text:
        trouble = "The answer is empty."
    return Reply(text, trouble, tokens_in, tokens_out)
