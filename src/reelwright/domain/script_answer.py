"""Script answer: the JSON a language model wrote becomes a Script, or the reason why not."""

from __future__ import annotations

import json
import re
from typing import Any

from reelwright.domain.brief import Brief
from reelwright.domain.language import short_language
from reelwright.domain.language_guess import guess_language
from reelwright.domain.script import Scene, Script
from reelwright.domain.script_prompt import SECONDS_PER_SCENE
from reelwright.domain.sentences import opening_sentence
from reelwright.domain.spoken_text import has_words, one_line, spoken_text
from reelwright.errors import InputError

MOST_TITLE = 100
MOST_PROMPT = 1_200
MOST_VOICE_OVER = 600
"""Characters; a scene of eight seconds has about 140."""
MOST_HASHTAGS = 8

_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_DIRECTION = re.compile(r"\[[^\[\]]{0,80}\]|\((?:music|musique|pause|sfx|sound)[^()]{0,40}\)", re.I)
_GAP = re.compile(r"\s+(?=[,.](?:\s|$))")
"""What a removed direction leaves before a comma or a full stop."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)


def read_script_answer(text: str, brief: Brief) -> Script:
    """The script. Raises InputError whose text is the reason to tell the model."""
    value = read_json_object(text)
    told = value.get("scenes")
    if not isinstance(told, list):
        raise InputError("The answer has no list `scenes`.")
    if len(told) < brief.scenes:
        raise InputError(f"The answer has {len(told)} scenes; exactly {brief.scenes} are wanted.")
    # The closing is what a longer answer ends with: it is kept.
    kept = [*told[: brief.scenes - 1], told[-1]]
    scenes = tuple(_scene(number, scene) for number, scene in enumerate(kept, 1))
    _check_language(scenes, brief.language)
    tags = value.get("hashtags")
    hashtags = (_hashtag(tag) for tag in (tags if isinstance(tags, list) else ()))
    return Script(
        title=_clean(value.get("title"))[:MOST_TITLE] or brief.theme,
        language=brief.language,
        hook=opening_sentence(scenes[0].voice_over, brief.language),
        scenes=scenes,
        hashtags=tuple(dict.fromkeys(tag for tag in hashtags if tag))[:MOST_HASHTAGS],
        description=_clean(value.get("description")),
        target_seconds=float(SECONDS_PER_SCENE * brief.scenes),
    )


def read_reworded(text: str, old: str) -> str:
    """The new prompt. Raises InputError where there is none, or it is the old one."""
    prompt = _clean(read_json_object(text).get("visual_prompt"))[:MOST_PROMPT]
    if not has_words(prompt) or prompt.casefold() == one_line(old).casefold():
        raise InputError("The answer has no other prompt.")
    return prompt


def read_json_object(text: str) -> dict[str, Any]:
    """The one JSON object in `text`, also between code fences. Raises InputError."""
    try:
        value = json.loads(_FENCE.sub("", text))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"The answer is not valid JSON ({error}).") from error
    if not isinstance(value, dict):
        raise InputError("The answer is not a JSON object.")
    return value


def _scene(number: int, value: Any) -> Scene:
    if not isinstance(value, dict):
        raise InputError(f"Scene {number} is not an object.")
    voice_over = _spoken(value.get("voice_over"))
    if not has_words(voice_over):
        raise InputError(f"Scene {number} has no `voice_over`.")
    if len(voice_over) > MOST_VOICE_OVER:
        raise InputError(
            f"The `voice_over` of scene {number} has {len(voice_over)} characters, far too many."
        )
    visual_prompt = _clean(value.get("visual_prompt"))[:MOST_PROMPT]
    if not has_words(visual_prompt):
        raise InputError(f"Scene {number} has no `visual_prompt`.")
    words = value.get("keywords")
    keywords = (_clean(word)[:60] for word in (words if isinstance(words, list) else ()))
    return Scene(
        id=f"s{number:02d}",
        voice_over=voice_over,
        visual_prompt=visual_prompt,
        keywords=tuple(dict.fromkeys(word for word in keywords if has_words(word)))[:8],
    )


def _check_language(scenes: tuple[Scene, ...], language: str) -> None:
    """A narration in another language is no use, however good."""
    guessed = guess_language(" ".join(scene.voice_over for scene in scenes))
    if guessed is not None and guessed != short_language(language) and _told_apart(language):
        raise InputError(f"The `voice_over` is in '{guessed}'; it has to be in '{language}'.")


def _told_apart(language: str) -> bool:
    """Whether the guess knows this language at all."""
    return short_language(language) in {"fr", "en", "es", "de", "it", "pt", "ja", "ko", "zh"}


def _spoken(value: Any) -> str:
    """What can be said: no tags, no stage directions, no addresses, no markup."""
    if not isinstance(value, str):
        return ""
    bare = _ADDRESS.sub(" ", _DIRECTION.sub(" ", _TAG.sub(" ", value)))
    return _GAP.sub("", spoken_text(bare))


def _clean(value: Any) -> str:
    return spoken_text(_TAG.sub(" ", value)) if isinstance(value, str) else ""


def _hashtag(value: Any) -> str:
    bare = re.sub(r"\W+", "", value) if isinstance(value, str) else ""
    return f"#{bare[:40]}" if bare else ""
