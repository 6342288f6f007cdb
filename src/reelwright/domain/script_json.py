"""Scripts written as JSON: our own schema, or the loose shape that language models give."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from reelwright.domain.language import parse_language
from reelwright.domain.script import Scene, Script
from reelwright.domain.script_labels import fold
from reelwright.domain.sentences import opening_sentence
from reelwright.domain.spoken_text import has_words, one_line, spoken_text
from reelwright.errors import InputError

_VOICE = (
    "voice over", "voiceover", "voix off", "voixoff", "narration", "voice", "voix", "text",
    "texte", "narrator",
)  # fmt: skip
_VISUAL = ("visual prompt", "visual", "visuel", "prompt", "image", "video prompt")
_SHAPE = '{"scenes": [{"visual": "…", "voice_over": "…"}]}'


def read_script_json(text: str, *, language: str, title: str = "") -> Script:
    """Script from JSON text. Raises InputError that names the place and what to do."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"Line {error.lineno}: the script is not valid JSON ({error.msg}). "
            f"Mend it there, or write {_SHAPE}."
        ) from error
    except RecursionError as error:
        raise InputError(f"The JSON script is nested too deep. Write {_SHAPE}.") from error
    if isinstance(value, dict) and "schema_version" in value:
        return _own(value)
    return _loose({"scenes": value} if isinstance(value, list) else value, language, title)


def _own(value: dict[str, Any]) -> Script:
    try:
        script = Script.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the script"
        raise InputError(
            f"The JSON script is wrong at {place}: {first['msg']}. Mend it, or write {_SHAPE}."
        ) from error
    scenes = tuple(
        scene.model_copy(update={"voice_over": _voice(number, scene.voice_over)})
        for number, scene in enumerate(script.scenes, 1)
    )
    tag = parse_language(script.language)
    return script.model_copy(update={"scenes": scenes, "language": tag})


def _loose(value: Any, language: str, title: str) -> Script:
    scenes = value.get("scenes") if isinstance(value, dict) else None
    if not isinstance(scenes, list) or not scenes:
        raise InputError(f"The JSON script has no list of scenes. Write {_SHAPE}.")
    read = tuple(_scene(number, scene) for number, scene in enumerate(scenes, 1))
    tag = value.get("language") or value.get("langue")
    tag = parse_language(str(tag)) if tag else language
    named = value.get("title") or value.get("titre") or title
    tags = value.get("hashtags")
    tags = tags if isinstance(tags, list) else str(tags or "").replace(",", " ").split()
    return Script(
        title=one_line(str(named)),
        language=tag,
        hook=opening_sentence(read[0].voice_over, tag),
        scenes=read,
        hashtags=tuple(f"#{bare}" for one in tags if (bare := one_line(str(one)).strip("# "))),
        description=one_line(str(value.get("description") or "")),
    )


def _scene(number: int, value: Any) -> Scene:
    if not isinstance(value, dict):
        raise InputError(f"Scene {number} of the JSON script is not an object. Write {_SHAPE}.")
    fields = {fold(str(key).replace("_", " ")): part for key, part in value.items()}
    voice = next((fields[key] for key in _VOICE if isinstance(fields.get(key), str)), "")
    visual = next((fields[key] for key in _VISUAL if isinstance(fields.get(key), str)), "")
    words = fields.get("keywords")
    return Scene(
        id=f"s{number:02d}",
        voice_over=_voice(number, voice),
        visual_prompt=spoken_text(visual),
        keywords=tuple(spoken_text(str(word)) for word in words) if isinstance(words, list) else (),
    )


def _voice(number: int, text: str) -> str:
    spoken = spoken_text(text)
    if not has_words(spoken):
        raise InputError(
            f"Scene {number} of the JSON script has nothing to say. "
            'Fill its "voice_over", or delete the scene.'
        )
    return spoken
