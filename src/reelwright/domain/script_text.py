"""The plain script format that people edit: text to Script and back, exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reelwright.domain.brief import MAX_SCENES
from reelwright.domain.language import parse_language, short_language
from reelwright.domain.script import Scene, Script, Source
from reelwright.domain.script_blocks import BULLET, HEADING, Block, is_special, read_blocks
from reelwright.domain.script_json import read_script_json
from reelwright.domain.script_labels import SHOWN, Label, read_label
from reelwright.domain.sentences import opening_sentence
from reelwright.domain.spoken_text import has_words, one_line, plain_text, spoken_text
from reelwright.errors import InputError

MAX_SCENE_CHARS = 1200

_HOW = (
    "Begin each scene with a line '**VISUEL:** …' and a line '**VOIX OFF:** …' "
    "(or VISUAL and VOICE OVER)"
)
_JSON = re.compile(r'\s*(\{\s*["}]|\[\s*[{"\]])')


@dataclass
class _Draft:
    """A scene while its lines are gathered."""

    line: int
    visual: Block | None = None
    voice: Block | None = None
    keywords: Block | None = None


def parse_script(text: str, *, language: str, title: str = "") -> Script:
    """Script from the plain format or from JSON; scenes get the ids `s01`, `s02` ….

    `language` and `title` hold where the text names none. Raises InputError that names the
    line and what to do there.
    """
    clean = plain_text(_readable(text))
    if not has_words(clean):
        raise InputError(f"The script is empty. {_HOW}.")
    blocks = read_blocks(clean)
    spoken = any(block.label is Label.VOICE for block in blocks)
    if not spoken and _JSON.match(clean):
        script = read_script_json(clean, language=language, title=title)
        _check(script.scenes, [f"Scene {n}" for n in range(1, len(script.scenes) + 1)])
        return script
    if not spoken:
        raise InputError(
            f"The script has no voice-over line. {_HOW}; for plain prose use --text FILE."
        )
    drafts = _drafts(blocks)
    scenes = tuple(_scene(number, draft) for number, draft in enumerate(drafts, 1))
    _check(scenes, [f"Line {draft.line}" for draft in drafts])
    return _headed(blocks, scenes, language=language, title=title)


def named_language(text: str) -> str:
    """The language that a script's own header names, as a full tag; empty where none does."""
    clean = plain_text(text)
    if _JSON.match(clean):
        found = re.search(r'"(?:language|langue)"\s*:\s*"([^"]{2,20})"', clean)
        return parse_language(found[1]) if found else ""
    for block in read_blocks(clean):
        if block.label is Label.LANGUAGE and block.head:
            return parse_language(block.head)
    return ""


def _readable(text: str) -> str:
    strange = sum(1 for char in text if char == "\ufffd" or (char < " " and char not in "\t\n\r\f"))
    if "\x00" in text or strange > max(8, len(text) // 20):
        raise InputError(
            "The script is not text (it looks like a binary file). "
            "Save it as plain text in UTF-8 and give that file."
        )
    return text


def _drafts(blocks: Sequence[Block]) -> list[_Draft]:
    parts = [b for b in blocks if b.label in (Label.VISUAL, Label.VOICE)]
    if not any(b.label is Label.SCENE for b in blocks) and _voice_comes_first(parts):
        blocks = _swapped(blocks)
    drafts: list[_Draft] = []
    fresh = True
    for block in blocks:
        if block.label is Label.SCENE:
            fresh = True
        if block.label not in (Label.VISUAL, Label.VOICE, Label.KEYWORDS):
            continue
        name = block.label.value
        full = bool(drafts) and (
            getattr(drafts[-1], name) is not None
            or (block.label is Label.VISUAL and drafts[-1].voice is not None)
        )
        if fresh or full:
            drafts.append(_Draft(block.line))
            fresh = False
        setattr(drafts[-1], name, block)
    return drafts


def _voice_comes_first(parts: Sequence[Block]) -> bool:
    voices = parts[::2]
    return (
        len(parts) % 2 == 0
        and all(block.label is Label.VOICE for block in voices)
        and all(block.label is Label.VISUAL for block in parts[1::2])
    )


def _swapped(blocks: Sequence[Block]) -> list[Block]:
    """Each voice after its own visual, where the file has them the other way round."""
    out = list(blocks)
    places = [i for i, b in enumerate(out) if b.label in (Label.VISUAL, Label.VOICE)]
    for first, second in list(pairwise(places))[::2]:
        out[first], out[second] = out[second], out[first]
    return out


def _scene(number: int, draft: _Draft) -> Scene:
    voice = draft.voice.text if draft.voice else ""
    if not has_words(voice):
        at = draft.voice.line if draft.voice else draft.line
        raise InputError(
            f"Line {at}: scene {number} has nothing to say. "
            "Write its text after 'VOIX OFF:' (or VOICE OVER:), or delete the scene."
        )
    words = draft.keywords.text.split(",") if draft.keywords else []
    return Scene(
        id=f"s{number:02d}",
        voice_over=voice,
        visual_prompt=draft.visual.text if draft.visual else "",
        keywords=tuple(word.strip() for word in words if word.strip()),
    )


def _check(scenes: Sequence[Scene], places: Sequence[str]) -> None:
    if len(scenes) > MAX_SCENES:
        raise InputError(
            f"{places[MAX_SCENES]}: the script has {len(scenes)} scenes, the most is "
            f"{MAX_SCENES}. Join or delete some, or split the script into two videos."
        )
    for number, (scene, place) in enumerate(zip(scenes, places, strict=True), 1):
        if len(scene.voice_over) > MAX_SCENE_CHARS:
            raise InputError(
                f"{place}: the voice-over of scene {number} has {len(scene.voice_over)} "
                f"characters, the most is {MAX_SCENE_CHARS}. Split it into several scenes."
            )


def _headed(
    blocks: Sequence[Block], scenes: tuple[Scene, ...], *, language: str, title: str
) -> Script:
    found: dict[Label, Block] = {}
    for block in blocks:
        found.setdefault(block.label, block)
    tag = language
    if Label.LANGUAGE in found and found[Label.LANGUAGE].head:
        block = found[Label.LANGUAGE]
        try:
            tag = parse_language(block.head)
        except InputError as error:
            raise InputError(f"Line {block.line}: {error}") from error
    opening = scenes[0].voice_over
    hook = found[Label.HOOK].head if Label.HOOK in found else ""
    return Script(
        title=(found[Label.TITLE].head if Label.TITLE in found else "") or one_line(title),
        language=tag,
        hook=hook if hook and opening.startswith(hook) else opening_sentence(opening, tag),
        scenes=scenes,
        hashtags=_hashtags(found.get(Label.HASHTAGS)),
        description=_description(found.get(Label.DESCRIPTION)),
        sources=_sources([block for block in blocks if block.label is Label.SOURCES]),
        notes=tuple(b.head for b in blocks if b.label is Label.NOTE and b.head),
        target_seconds=_seconds(found.get(Label.TARGET)),
    )


def _hashtags(block: Block | None) -> tuple[str, ...]:
    if block is None:
        return ()
    words = re.split(r"[\s,;]+", one_line(" ".join(block.lines)))
    return tuple(f"#{bare}" for word in words if (bare := word.strip("#*_`")))


def _description(block: Block | None) -> str:
    return "\n".join(line.strip() for line in block.lines).strip() if block else ""


def _sources(blocks: Sequence[Block]) -> tuple[Source, ...]:
    found = []
    for block in blocks:
        for line in block.lines:
            parts = re.split(r"(?<!\\)\|", BULLET.sub("", line).strip())
            fields = [one_line(part.replace("\\|", "|")) for part in parts]
            if not fields[0]:
                continue
            if len(fields) == 1 and fields[0].startswith("http"):
                fields = [fields[0], fields[0]]
            fields += [""] * (4 - len(fields))
            title, url, licence, credit = fields[:4]
            found.append(Source(title=title, url=url, licence=licence, credit=credit))
    return tuple(found)


def _seconds(block: Block | None) -> float | None:
    match = re.match(r"(\d+(?:\.\d+)?)", block.head) if block else None
    return float(match[1]) if match else None


def format_script(script: Script) -> str:
    """`script` in the plain format, in the label words of its language.

    Parsing it again gives the same script with the scene ids `s01`, `s02` … (texts that
    `spoken_text` leaves unchanged, keywords without commas).
    """
    words = SHOWN.get(short_language(script.language), SHOWN["en"])
    lines = [*_header(script), ""]
    for number, scene in enumerate(script.scenes, 1):
        lines.append(f"### {words['scene']} {number}")
        if scene.visual_prompt:
            lines.append(f"**{words['visual']}:** {spoken_text(scene.visual_prompt)}")
        lines.append(f"**{words['voice']}:** {spoken_text(scene.voice_over)}")
        if scene.keywords:
            bare = (spoken_text(word.replace(",", " ")) for word in scene.keywords)
            lines.append(f"**{words['keywords']}:** {', '.join(bare)}")
        lines.append("")
    return "\n".join(lines)


def _header(script: Script) -> list[str]:
    lines = [_title(spoken_text(script.title))] if script.title else []
    lines += ["", f"LANGUAGE: {script.language}"]
    if script.hook and script.hook != opening_sentence(
        script.scenes[0].voice_over, script.language
    ):
        lines.append(f"HOOK: {script.hook}")
    if script.target_seconds is not None:
        lines.append(f"TARGET: {script.target_seconds!r} s")
    if script.hashtags:
        lines.append(f"HASHTAGS: {' '.join(script.hashtags)}")
    lines += [f"NOTE: {spoken_text(note)}" for note in script.notes]
    if script.description:
        first, *rest = plain_text(script.description).split("\n")
        lines.append(f"DESCRIPTION: {first}")
        lines += [_escaped(line) for line in rest]
    if script.sources:
        lines.append("SOURCES:")
        lines += [f"- {_source(source)}" for source in script.sources]
    return lines


def _title(title: str) -> str:
    line = f"# {title}"
    heading = HEADING.match(line)
    plain = (
        heading is not None and heading[2] == title and read_label(line, in_scenes=False) is None
    )
    return line if plain else f"TITLE: {title}"


def _escaped(line: str) -> str:
    bare = line.lstrip("\\") if line.startswith("\\") else line
    return f"\\{line}" if is_special(bare, in_scenes=False) else line


def _source(source: Source) -> str:
    fields = [source.title, source.url, source.licence, source.credit]
    while len(fields) > 2 and not fields[-1]:
        fields.pop()
    return " | ".join(one_line(part).replace("|", "\\|") for part in fields)
