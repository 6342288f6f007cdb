"""Lines of the plain script format gathered under their labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reelwright.domain.script_labels import Label, read_label
from reelwright.domain.spoken_text import spoken_text

HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*([-*_=~]\s*){3,}$|^\s*(```|~~~)\s*\w*\s*$")
BULLET = re.compile(r"^\s*[-*+•>]\s+")
_COMMENT = re.compile(r"^[ \t]*<!--.*?-->[ \t]*$", re.MULTILINE | re.DOTALL)
_ESCAPED = re.compile(r"^\s*\\+")


@dataclass
class Block:
    """A label and the lines under it."""

    label: Label
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def head(self) -> str:
        """The first line that says anything."""
        return next((line for part in self.lines if (line := spoken_text(part))), "")

    @property
    def text(self) -> str:
        first, *rest = self.lines
        return spoken_text("\n".join([first, *(BULLET.sub("", part) for part in rest)]))


def read_blocks(text: str) -> list[Block]:
    """Labelled blocks in order; lines under no label are left out."""
    blocks: list[Block] = []
    current: Block | None = None
    in_scenes = False
    for number, line in enumerate(_COMMENT.sub(_same_lines, text).split("\n")):
        found = read_label(line, in_scenes=in_scenes)
        heading = HEADING.match(line)
        if found is not None and found.label is Label.TIME:
            continue
        if found is not None:
            current = Block(found.label, number + 1, [found.rest])
            blocks.append(current)
            in_scenes = in_scenes or found.label in (Label.SCENE, Label.VISUAL, Label.VOICE)
        elif heading:
            kind = Label.SKIPPED if in_scenes or blocks else Label.TITLE
            current = Block(kind, number + 1, [heading[2]])
            blocks.append(current)
        elif current is not None and not _RULE.match(line):
            current.lines.append(_unescaped(line, in_scenes=in_scenes))
    return blocks


def _same_lines(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")


def _unescaped(line: str, *, in_scenes: bool) -> str:
    """A backslash before what would be a label or a heading makes it text."""
    bare = line.lstrip()[1:] if _ESCAPED.match(line) else ""
    return bare if bare and is_special(bare.lstrip("\\"), in_scenes=in_scenes) else line


def is_special(line: str, *, in_scenes: bool) -> bool:
    return bool(
        read_label(line, in_scenes=in_scenes)
        or HEADING.match(line)
        or _RULE.match(line)
        or BULLET.match(line)
        or line.lstrip().startswith("<!--")
    )
