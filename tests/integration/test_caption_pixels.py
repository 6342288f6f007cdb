"""Captions as FFmpeg really draws them: letters, times, places and colours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from reelwright.domain.caption_area import caption_area
from reelwright.domain.caption_preset import PRESETS
from reelwright.domain.captions import CaptionPage, caption_pages
from reelwright.domain.narration import Word
from reelwright.ports import ScreenText
from reelwright.render import ffmpeg
from reelwright.render.ass import ass_document, ass_filter
from reelwright.render.caption_check import caption_box
from reelwright.render.fonts import fonts, fonts_dir, measurer

TALL = (1080, 1920)
Picture = npt.NDArray[np.uint8]


def spoken(text: str) -> list[Word]:
    words, at = [], 157
    for part in text.split():
        words.append(Word(text=part, start_ms=at, end_ms=at + 310))
        at += 337
    return words


def paged(
    words: list[Word], preset: str, language: str, canvas: tuple[int, int] = TALL
) -> tuple[tuple[CaptionPage, ...], str]:
    duration_ms = words[-1].end_ms + 400
    pages = caption_pages(
        words,
        preset=PRESETS[preset],
        language=language,
        canvas=canvas,
        measure=measurer(language),
        duration_ms=duration_ms,
    )
    return pages, ass_document(
        pages, preset=PRESETS[preset], language=language, canvas=canvas, duration_ms=duration_ms
    )


def frames(
    document: str, folder: Path, *, first: int, count: int, size: tuple[int, int]
) -> npt.NDArray[np.uint8]:
    """Frames × rows × columns × RGB, drawn on dark blue."""
    path = folder / "captions.ass"
    path.write_text(document, encoding="utf-8")
    graph = (
        f"color=0x102040:s={size[0]}x{size[1]}:r=30,select=gte(n\\,{first}),"
        f"format=rgb24,{ass_filter(path, fonts_dir())}"
    )
    raw = ffmpeg.run(
        ["-v", "error", "-f", "lavfi", "-i", graph, "-frames:v", str(count), "-f", "rawvideo", "-"],
        capture=True,
    )
    return np.frombuffer(raw, np.uint8).reshape(count, size[1], size[0], 3)


def yellow(picture: Picture) -> npt.NDArray[np.bool_]:
    red, green, blue = (picture[..., index].astype(int) for index in range(3))
    return (red > 200) & (green > 160) & (blue < 110)


def white(picture: Picture) -> npt.NDArray[np.bool_]:
    return picture.min(axis=-1) > 200


def test_a_word_lights_up_on_the_frame_closest_to_its_start(tmp_path: Path) -> None:
    words = spoken("Les pandas mangent douze heures par jour")
    pages, document = paged(words, "duo", "fr-FR")
    count = round(words[-1].end_ms * 0.03)
    drawn = frames(document, tmp_path, first=0, count=count, size=(270, 480))
    lit = yellow(drawn).sum(axis=(1, 2))
    first_of_page = {page.words[0].start_ms for page in pages}
    for word in words:
        frame = round(word.start_ms * 0.03)
        before = 0 if word.start_ms in first_of_page else lit[frame - 1]
        assert lit[frame] > before + 20, word
        if word.start_ms not in first_of_page:
            # Not one frame early: only an entrance changes what was lit before.
            assert lit[frame - 1] <= lit[frame - 2] * 1.1 + 10, word


def test_braces_and_backslashes_are_drawn_as_letters(tmp_path: Path) -> None:
    measure = measurer("fr-FR")
    for text in ("{\\b1}", "\\N", "a\\hb", "\\{x", "{}"):
        _, document = paged(spoken(text), "calm", "fr-FR")
        drawn = frames(document, tmp_path, first=10, count=1, size=TALL)[0]
        columns = np.flatnonzero(white(drawn).any(axis=0))
        asked = measure(text, PRESETS["calm"].font, PRESETS["calm"].size)
        # Side bearings are part of the measured width.
        assert columns[-1] - columns[0] == pytest.approx(asked, abs=9), text


@pytest.mark.parametrize("name", ["it's [a] test", "a:b,c;d", "back\\slash 'q'", "é=x #%d", " x "])
def test_any_folder_name_passes_ffmpegs_filter_syntax(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    _, document = paged(spoken("oui"), "duo", "fr-FR")
    drawn = frames(document, folder, first=8, count=1, size=(270, 480))
    assert yellow(drawn).sum() > 50


@pytest.mark.parametrize(
    ("preset", "language", "text", "canvas"),
    [
        ("duo", "de-DE", "Donaudampfschifffahrtsgesellschaft Ärger ÄÖÜ WWWWWWWWWWWWWW", TALL),
        ("word", "fr-FR", "Être géant ça dévore anticonstitutionnellement", TALL),
        ("phrase", "ar", "تأكل الباندا العملاقة الخيزران اثنتي عشرة ساعة في اليوم", TALL),
        ("phrase", "th", "แพนด้ากินไผ่วันละสิบสองชั่วโมงที่นี่และที่นั่น", TALL),
        ("calm", "hi", "विशाल पांडा दिन में बारह घंटे बांस खाते हैं", TALL),
        ("phrase", "ja-JP", "パンダは一日に十二時間も竹を食べます。", (1080, 1080)),
        ("phrase", "vi", "Gấu trúc khổng lồ ăn tre mười hai giờ mỗi ngày", (1920, 1080)),
    ],
)
def test_every_pixel_stays_in_the_safe_area(
    preset: str, language: str, text: str, canvas: tuple[int, int]
) -> None:
    _, document = paged(spoken(text), preset, language, canvas)
    box, safe = caption_box(document), caption_area(canvas).safe
    assert box is not None
    assert safe.left <= box.left < box.right <= safe.right
    assert safe.top <= box.top < box.bottom <= safe.bottom


def test_a_caption_out_of_its_area_is_seen() -> None:
    _, document = paged(spoken("Les pandas"), "duo", "fr-FR")
    inside = caption_box(document)
    outside = caption_box(document.replace("\\pos(540,", "\\pos(240,"))
    assert inside is not None
    assert outside is not None
    assert outside.left == pytest.approx(inside.left - 300, abs=4)


def test_a_document_without_captions_has_no_box() -> None:
    document = ass_document(
        [],
        preset=PRESETS["duo"],
        language="fr-FR",
        canvas=TALL,
        texts=[ScreenText("1789", 540, 600, 200)],
        duration_ms=1000,
    )
    assert caption_box(document) is None


@pytest.mark.parametrize(("language", "text"), [("ar", "القمر بعيد جدا"), ("he", "הירח רחוק מאוד")])
def test_right_to_left_words_light_up_from_the_right(
    tmp_path: Path, language: str, text: str
) -> None:
    words = spoken(text)
    _, document = paged(words, "phrase", language)
    middles = []
    for word in words:
        frame = round(word.start_ms * 0.03) + 3
        drawn = frames(document, tmp_path, first=frame, count=1, size=(270, 480))[0]
        middles.append(np.flatnonzero(yellow(drawn).any(axis=0)).mean())
    assert middles[0] > middles[1] > middles[2]


def test_a_mixed_line_lights_the_word_being_spoken(tmp_path: Path) -> None:
    words = spoken("هاتف iPhone جديد")
    _, document = paged(words, "phrase", "ar")
    middles = []
    for word in words:
        frame = round(word.start_ms * 0.03) + 3
        drawn = frames(document, tmp_path, first=frame, count=1, size=(270, 480))[0]
        middles.append(np.flatnonzero(yellow(drawn).any(axis=0)).mean())
    assert middles[0] > middles[1] > middles[2]


def test_a_long_card_shrinks_to_the_pictures_width(tmp_path: Path) -> None:
    document = ass_document(
        [],
        preset=PRESETS["duo"],
        language="fr-FR",
        canvas=TALL,
        texts=[ScreenText("Kilomètres parcourus par la lumière en une année", 540, 600, 200)],
        duration_ms=2000,
    )
    drawn = frames(document, tmp_path, first=40, count=1, size=TALL)[0]
    columns = np.flatnonzero(white(drawn).any(axis=0))
    assert columns[0] >= 70
    assert columns[-1] <= 1010
    assert columns[-1] - columns[0] > 600


def test_no_font_of_the_machine_is_used(tmp_path: Path) -> None:
    text = "Été Москва γάτα Đà مرحبا שלום हिन्दी ภาษา 日本 大熊猫 판다 50 %"
    path = tmp_path / "captions.ass"
    path.write_text(paged(spoken(text), "phrase", "fr-FR")[1], encoding="utf-8")
    log = ffmpeg.run_logged(
        [
            *("-v", "info", "-f", "lavfi", "-i", "color=black:s=270x480:r=10:d=5"),
            *("-vf", ass_filter(path, fonts_dir()), "-f", "null", "-"),
        ]
    )
    chosen = [line.rsplit(" -> ", 1) for line in log.splitlines() if "fontselect:" in line]
    assert len(chosen) >= 7
    families = {font.family for font in fonts()}
    for asked, found in chosen:
        assert any(f"({family}," in asked for family in families)
        assert "/" not in found, found
    # A machine without fontconfig says that its own file is missing, which is no matter here.
    missed = [line for line in log.splitlines() if "not found" in line and "ontconfig" not in line]
    assert missed == []
