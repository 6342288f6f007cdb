"""The vendored fonts: what they cover and how wide they set a line."""

from __future__ import annotations

import pytest

from reelwright.errors import ConfigError
from reelwright.render.fonts import (
    caption_font,
    font_named,
    font_runs,
    fonts,
    fonts_dir,
    measurer,
    missing_characters,
)


def test_every_font_is_there_with_its_licence_and_within_the_budget() -> None:
    folder = fonts_dir()
    assert {font.file for font in fonts()} == {path.name for path in folder.iterdir()}
    assert all(font.licence == "OFL-1.1" and font.credit for font in fonts())
    assert len(list((folder.parent / "licences").glob("*-OFL.txt"))) == 11
    assert sum(path.stat().st_size for path in folder.iterdir()) < 16_000_000


@pytest.mark.parametrize(
    "text",
    [
        "Àéîöœç ¿ñ¡ € « » „“ ½ ß Łódź",
        "Большие їєґ",
        "γίγαντες",
        "khổng lồ Đà",
        "العملاقة ۱۲ پچگ",
        "אוכלות",
        "क्षत्रिय।",
        "แพนด้า",
        "パンダ食、々ー",
        "大熊猫貓，。",
        "판다똠",
    ],
)
def test_no_letter_of_a_supported_language_is_missing(text: str) -> None:
    assert missing_characters(text) == ""


def test_a_letter_no_font_draws_is_named_once() -> None:
    assert missing_characters("a ᚠᚠ") == "ᚠ"


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("fr-FR", "Archivo Black"),
        ("ru-RU", "Montserrat Black"),
        ("el", "Noto Sans Black"),
        ("ar-EG", "Noto Sans Arabic Black"),
        ("zh-Hant", "Noto Sans SC Black"),
        ("sr-Latn", "Archivo Black"),
    ],
)
def test_the_font_follows_the_language(language: str, family: str) -> None:
    assert caption_font("Archivo Black", language).family == family


def test_a_foreign_word_stays_in_one_font() -> None:
    runs = font_runs("à Đà Nẵng 日本", "Archivo Black", "fr-FR")
    assert [(text, font.family) for text, font in runs] == [
        ("à Đà ", "Archivo Black"),
        ("Nẵng ", "Montserrat Black"),
        ("日本", "Noto Sans JP Black"),
    ]


def test_widths_are_shaped_and_scale_with_the_size() -> None:
    measure = measurer("fr-FR")
    # Kerning pulls A and V together.
    assert measure("AV", "Archivo Black", 100) < measure("A", "Archivo Black", 100) + measure(
        "V", "Archivo Black", 100
    )
    assert measure("AV", "Archivo Black", 50) == pytest.approx(
        measure("AV", "Archivo Black", 100) / 2
    )


def test_an_unknown_font_lists_the_known() -> None:
    with pytest.raises(ConfigError, match="Archivo Black"):
        font_named("Comic Sans")
