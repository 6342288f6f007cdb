"""Fonts: the vendored ones, which of them draws what, and how wide a line comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from reelwright.domain.captions import Measure
from reelwright.domain.writing import clusters, script_of
from reelwright.errors import ConfigError

_MEASURED_AT = 100.0


@dataclass(frozen=True)
class Font:
    """One row of assets/fonts/fonts.json."""

    family: str
    """The name by which libass finds it."""
    file: str
    scripts: tuple[str, ...]
    look: float
    """Enlarges it to the apparent size of Archivo Black."""
    drop: float
    """Em sizes from the middle of libass's line down to the middle of its capitals."""
    line: float
    """ASS font size per em pixel: libass counts the whole line, as Windows does."""
    licence: str
    credit: str


def fonts_dir() -> Path:
    """Folder of the font files, for libass."""
    return Path(str(files("reelwright"))) / "assets" / "fonts" / "ttf"


def link_fonts(document: str, folder: Path) -> Path:
    """Fill `folder` with links to the fonts that an ASS document names, and return it.

    libass reads every font of the folder it is given: all of ours cost 45 MB a process.
    """
    folder.mkdir()
    for font in fonts():
        if font.family in document:
            (folder / font.file).symlink_to(fonts_dir() / font.file)
    return folder


@lru_cache(maxsize=1)
def fonts() -> tuple[Font, ...]:
    """All vendored fonts, in order of fallback."""
    table = fonts_dir().parent / "fonts.json"
    try:
        rows = json.loads(table.read_text(encoding="utf-8"))["fonts"]
    except FileNotFoundError as error:
        raise ConfigError(f"No fonts at {table}. Install reelwright again.") from error
    return tuple(Font(**{**row, "scripts": tuple(row["scripts"])}) for row in rows)


def font_named(family: str) -> Font:
    """Raises ConfigError for a family that is not vendored."""
    for font in fonts():
        if font.family == family:
            return font
    known = ", ".join(font.family for font in fonts())
    raise ConfigError(f"No font '{family}'. Known: {known}.")


def caption_font(family: str, language: str) -> Font:
    """`family` where it has the language's letters, else that script's own font."""
    asked, script = font_named(family), script_of(language)
    if script in asked.scripts:
        return asked
    return next((font for font in fonts() if script in font.scripts), asked)


def font_runs(text: str, family: str, language: str) -> list[tuple[str, Font]]:
    """`text` cut where the font must change because the one before lacks a letter.

    A word stays in one font where any font has all of it.
    """
    return list(_runs(text, family, language))


@lru_cache(maxsize=4096)
def _runs(text: str, family: str, language: str) -> tuple[tuple[str, Font], ...]:
    first = caption_font(family, language)
    order = (first, *(font for font in fonts() if font != first))
    runs: list[tuple[str, Font]] = []
    for part in _words_and_spaces(text):
        whole = next((font for font in order if _covers(font, part)), None)
        if part.isspace() and runs:
            whole = runs[-1][1]
        pieces = [(part, whole)] if whole else [(one, _best(order, one)) for one in clusters(part)]
        for piece, font in pieces:
            if font and runs and runs[-1][1] == font:
                runs[-1] = (runs[-1][0] + piece, font)
            else:
                runs.append((piece, font or first))
    return tuple(runs)


def _words_and_spaces(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if char.isspace() and word:
            yield word
            word = ""
        if char.isspace():
            yield char
        else:
            word += char
    if word:
        yield word


def _best(order: tuple[Font, ...], cluster: str) -> Font | None:
    return next((font for font in order if _covers(font, cluster)), None)


def _covers(font: Font, text: str) -> bool:
    glyph = _typeface(font).unicharToGlyph
    # Joiners and no-break spaces draw nothing; every shaper copes without a glyph.
    return all(glyph(ord(char)) for char in text if char not in "\u00a0\u200c\u200d\u202f\u2060")


def missing_characters(text: str) -> str:
    """Letters of `text` that no vendored font draws, each once."""
    lacking = (
        char for char in dict.fromkeys(text) if not char.isspace() and _best(fonts(), char) is None
    )
    return "".join(lacking)


def measurer(language: str) -> Measure:
    """Width of a shaped line with kerning, in pixels, at an em size before `Font.look`."""

    def measure(text: str, font: str, size: float) -> float:
        return _width(text, font, language) * size / _MEASURED_AT

    return measure


@lru_cache(maxsize=8192)
def _width(text: str, family: str, language: str) -> float:
    return sum(_shaped(run, font) for run, font in _runs(text, family, language))


def _shaped(text: str, font: Font) -> float:
    from skia import textlayout

    collection, unicode = _shaper()
    style = textlayout.TextStyle()
    style.setFontFamilies([font.family])
    style.setFontSize(_MEASURED_AT * font.look)
    paragraph_style = textlayout.ParagraphStyle()
    paragraph_style.setTextStyle(style)
    builder = textlayout.ParagraphBuilder(paragraph_style, collection, unicode)
    builder.addText(text)
    paragraph = builder.Build()
    paragraph.layout(1e7)
    return float(paragraph.MaxIntrinsicWidth)


@lru_cache(maxsize=1)
def _shaper() -> tuple[Any, Any]:
    import skia

    provider = skia.textlayout.TypefaceFontProvider()
    for font in fonts():
        provider.registerTypeface(_typeface(font), font.family)
    collection = skia.textlayout.FontCollection()
    collection.setDefaultFontManager(provider)
    return collection, skia.Unicodes.ICU.Make()


@lru_cache(maxsize=32)
def _typeface(font: Font) -> Any:
    path = fonts_dir() / font.file
    typeface = _manager().makeFromFile(str(path))
    if typeface is None:
        raise ConfigError(f"The font {path} cannot be read. Install reelwright again.")
    return typeface


@lru_cache(maxsize=1)
def _manager() -> Any:
    import skia

    # An empty manager never asks the system for its fonts: the same everywhere, and no warnings.
    return skia.FontMgr.New_Custom_Empty()
