"""Script prompt: what a language model is asked for a script, and how its answer is read.

Vendor-free: an adapter sends `system` and `user` and hands the answer's text back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reelwright.domain.brief import Brief
from reelwright.domain.pacing import WORDS_PER_SECOND

PROMPT_VERSION = "script_v1"
"""Name of the prompt's file; another text is another version, so that nothing is reused."""
REWORD_VERSION = "reword_v1"

SECONDS_PER_SCENE = 8
WORDS_PER_SCENE = round(SECONDS_PER_SCENE * WORDS_PER_SECOND)
MOST_WORDS_PER_SCENE = 24
"""What can be spoken in the scene's time at the fastest pace."""
MOST_TEXT = 24_000
"""Characters of a pasted text that are sent along; more is cut, and the script says so."""
MOST_KNOWLEDGE = 6_000


@dataclass(frozen=True)
class Question:
    """One request to a language model, in no vendor's words."""

    system: str
    user: str
    schema: Mapping[str, Any]
    """JSON schema of the answer: all fields required, none beyond them."""


def script_question(brief: Brief, *, material: str = "", knowledge: str = "") -> Question:
    """What is asked for a script; people's words travel as JSON values, never as prompt text."""
    asked: dict[str, Any] = {
        "theme": brief.theme,
        "language": brief.language,
        "scenes": brief.scenes,
        "words_per_scene": WORDS_PER_SCENE,
        "most_words_per_scene": MOST_WORDS_PER_SCENE,
        "style": brief.style,
        "aspect": brief.aspect.value,
        "tone": brief.tone,
        "audience": brief.audience,
        "knowledge": knowledge[:MOST_KNOWLEDGE],
        "pasted_text": material[:MOST_TEXT],
    }
    given = {name: value for name, value in asked.items() if value}
    return Question(_prompt(PROMPT_VERSION), _as_data(given), script_schema(brief.scenes))


def repair_question(question: Question, answer: str, reason: str) -> Question:
    """The same request once more, with what was wrong with the first answer."""
    told = {
        **json.loads(question.user),
        "your_first_answer": answer[:MOST_TEXT],
        "what_was_wrong_with_it": reason,
    }
    again = (
        "\n# This is the second and last attempt\n"
        "`your_first_answer` could not be used, for the reason in `what_was_wrong_with_it`. "
        "Write the whole script again, so that this reason is gone.\n"
    )
    return Question(question.system + again, _as_data(told), question.schema)


def reword_question(prompt: str, reason: str) -> Question:
    """Another prompt for a picture that a generator refused."""
    schema = _object({"visual_prompt": {"type": "string"}})
    asked = {"prompt": prompt, "reason": reason}
    return Question(_prompt(REWORD_VERSION), _as_data(asked), schema)


def script_schema(scenes: int) -> dict[str, Any]:
    """JSON schema of a script of `scenes` scenes."""
    words = {"type": "array", "items": {"type": "string"}}
    scene = _object(
        {
            "voice_over": {"type": "string"},
            "visual_prompt": {"type": "string"},
            "keywords": words,
        }
    )
    return _object(
        {
            "title": {"type": "string"},
            "description": {"type": "string"},
            "hashtags": words,
            "scenes": {"type": "array", "items": scene, "minItems": scenes, "maxItems": scenes},
        }
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _as_data(values: Mapping[str, Any]) -> str:
    """JSON, whose quoting no value can leave."""
    return json.dumps(values, ensure_ascii=False, indent=1)


@lru_cache(maxsize=4)
def _prompt(version: str) -> str:
    return files("reelwright").joinpath(f"assets/prompts/{version}.md").read_text("utf-8")
