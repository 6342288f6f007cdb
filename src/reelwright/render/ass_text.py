"""ASS text: words as data inside ASS, override tags, colours, and paths inside filters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from reelwright.render.fonts import Font, font_runs

# Joins what stands around it and draws nothing. After a backslash it keeps libass from reading
# an escape; at the start of a line or page it marks a piece of the word before.
GLUE = "\u2060"
RIGHT_TO_LEFT_MARK = "\u200f"

_TAGS = re.compile(r"\{[^}]*\}")


def escaped(text: str) -> str:
    """`text` so that libass draws it letter by letter; the same width as before."""
    bare = "".join(char for char in text if char >= " " and char not in (GLUE, "\x7f"))
    return bare.replace("\\", "\\" + GLUE).replace("{", "\\{").replace("}", "\\}")


def unescaped(text: str) -> str:
    """What `escaped` was given; override tags must be gone already."""
    return text.replace("\\{", "{").replace("\\}", "}").replace("\\" + GLUE, "\\")


def without_tags(text: str) -> str:
    """Event text without its override blocks; escaped braces stay."""
    kept = text.replace("\\{", "\x01").replace("\\}", "\x02")
    return _TAGS.sub("", kept).replace("\x01", "\\{").replace("\x02", "\\}")


def styled_runs(text: str, family: str, language: str, size: float) -> str:
    """`text` escaped, with the font changed wherever it must."""
    return "".join(
        f"{{{font_tags(font, size)}}}{escaped(run)}"
        for run, font in font_runs(text, family, language)
    )


def font_tags(font: Font, size: float) -> str:
    """Family and size tags; `size` in em pixels before the font's own look."""
    return f"\\fn{font.family}\\fs{number(size * font.look * font.line)}"


def number(value: float) -> str:
    """Two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def colour(value: str) -> str:
    """`#rrggbb` as ASS writes colours: `&HBBGGRR&`."""
    text = value.lstrip("#")
    return f"&H{text[4:6]}{text[2:4]}{text[0:2]}&".upper()


def dialogue(layer: int, start: str, end: str, style: str, text: str, *, name: str = "") -> str:
    """One event. `text` is ASS text: tags, and words already escaped."""
    return f"Dialogue: {layer},{start},{end},{style},{name},0,0,0,,{text}"


def ass_filter(path: Path, fonts: Path) -> str:
    """FFmpeg's `ass` filter for a file and a folder of fonts, whatever their names."""
    return f"ass=filename={_filter_value(path)}:fontsdir={_filter_value(fonts)}"


def _filter_value(path: Path) -> str:
    # FFmpeg unescapes twice: the graph, then the filter's options.
    return _guarded(_guarded(str(path), "\\':= \t\n\r"), "\\'[],; \t\n\r")


def _guarded(text: str, special: Iterable[str]) -> str:
    marks = frozenset(special)
    return "".join("\\" + char if char in marks else char for char in text)
