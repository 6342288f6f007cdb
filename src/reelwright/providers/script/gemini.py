"""LanguageModel `gemini`: scripts written by Google's Gemini, over Vertex AI or with a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reelwright.domain.script_prompt import Question
from reelwright.ports import Resources
from reelwright.providers.google.access import checked_model, missing_access, reach
from reelwright.providers.google.client import GoogleClients
from reelwright.providers.google.errors import translated
from reelwright.providers.google.models import GLOBAL, SCRIPT_MODEL
from reelwright.providers.script.asked import Reply

if TYPE_CHECKING:
    from google.genai import types

PROVIDER = "gemini"
OPTION = "--writer gemini:MODEL or REELWRIGHT_GEMINI_MODEL"
MOST_TOKENS = 16_384
"""Of an answer, thoughts included: eight scenes have about 1,500."""
CUT = "MAX_TOKENS"
GOOD = frozenset({"STOP", "FINISH_REASON_UNSPECIFIED", ""})


class GeminiModel:
    """One Gemini model, asked for JSON of a schema. Sends each question exactly once."""

    def __init__(self, resources: Resources, model: str = "", *, timeout_s: float = 120.0) -> None:
        self.name = f"{PROVIDER}:{model}" if model else PROVIDER
        self.model = checked_model(model or resources.model("script", PROVIDER)) or SCRIPT_MODEL
        self._resources = resources
        self._timeout_s = timeout_s
        self._clients: GoogleClients | None = None

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can be asked."""
        return missing_access(self._resources, PROVIDER)

    def ask(self, question: Question) -> Reply:
        """Raises ProviderError, ConfigError without a key or project.

        Google charges nothing for an answer that is an error; a lost answer may be charged.
        """
        from google.genai import types

        reached = reach(self._resources, PROVIDER, location=GLOBAL)
        if self._clients is None:
            self._clients = GoogleClients(reached, timeout_s=self._timeout_s)
        client = self._clients.for_threads()
        config = types.GenerateContentConfig(
            system_instruction=question.system,
            response_mime_type="application/json",
            response_json_schema=dict(question.schema),
            max_output_tokens=MOST_TOKENS,
            automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
        )
        with translated(
            reached, model=self.model, option=OPTION, in_doubt=True, errors_are_free=True
        ):
            answer = client.models.generate_content(
                model=self.model, contents=question.user, config=config
            )
        return _reply(answer)

    def close(self) -> None:
        """Close the connections; the next question opens them again."""
        if self._clients is not None:
            self._clients.close()


def _reply(answer: types.GenerateContentResponse) -> Reply:
    usage = answer.usage_metadata
    tokens_in = (usage.prompt_token_count or 0) if usage else 0
    tokens_out = (usage.candidates_token_count or 0) if usage else 0
    tokens_out += (usage.thoughts_token_count or 0) if usage else 0
    text, trouble = "", ""
    if not answer.candidates:
        feedback = answer.prompt_feedback
        reason = _name(feedback.block_reason) if feedback else ""
        trouble = f"The request was blocked by a safety filter ({reason or 'no reason given'})."
    else:
        first = answer.candidates[0]
        parts = first.content.parts if first.content else None
        text = _text(parts or ())
        reason = _name(first.finish_reason)
        if reason == CUT:
            trouble = f"The answer was cut off at {MOST_TOKENS} tokens: write less."
        elif reason not in GOOD:
            trouble = f"The answer was stopped by a filter ({reason})."
        elif not text:
            trouble = "The answer is empty."
    return Reply(text, trouble, tokens_in, tokens_out)


def _text(parts: Sequence[types.Part]) -> str:
    return "".join(part.text for part in parts if part.text and not part.thought)


def _name(reason: object) -> str:
    return str(getattr(reason, "value", reason) or "")
