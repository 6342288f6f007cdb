"""ASS documents, letter by letter.

After a change that is meant, write the files anew with `python -m tests.golden.test_ass`
and look at captions before committing them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reelwright.domain.caption_preset import caption_preset
from reelwright.domain.captions import caption_pages
from reelwright.domain.narration import Word
from reelwright.ports import ScreenText
from reelwright.render.ass import ass_document
from reelwright.render.fonts import measurer

FOLDER = Path(__file__).parent / "ass"
CARDS = (
    ScreenText("1789", 540, 620, 230),
    ScreenText("La prise de la Bastille", 540, 820, 70, "Montserrat Black", entrance="fade"),
    ScreenText("12 000 hommes", 540, 930, 90, start_ms=400, end_ms=900, entrance="pop"),
)
CASES: dict[str, tuple[str, str, str, tuple[int, int], tuple[ScreenText, ...]]] = {
    "duo-fr": ("duo", "fr-FR", "Les pandas mangent, non ? Oui !", (1080, 1920), CARDS),
    "word-en": ("word", "en-US", "A black hole bends time.", (1080, 1080), ()),
    "phrase-ar": ("phrase", "ar", "تأكل الباندا iPhone في اليوم.", (1080, 1920), ()),
    "phrase-ja": ("phrase", "ja-JP", "パンダは一日に十二時間も竹を食べます。", (1080, 1920), ()),
    "phrase-hostile": ("phrase", "fr-FR", "Un {\\b1} deux \\N trois 🐼", (1080, 1920), ()),
    "calm-de": ("calm", "de-DE", "Große Bären fürchten süße Äpfel nicht.", (1920, 1080), ()),
}


def document(name: str) -> str:
    preset, language, text, canvas, texts = CASES[name]
    words = [
        Word(text=part, start_ms=120 + 400 * index, end_ms=480 + 400 * index)
        for index, part in enumerate(text.split())
    ]
    duration_ms = words[-1].end_ms + 330
    pages = caption_pages(
        words,
        preset=caption_preset(preset),
        language=language,
        canvas=canvas,
        measure=measurer(language),
        duration_ms=duration_ms,
    )
    return ass_document(
        pages,
        preset=caption_preset(preset),
        language=language,
        canvas=canvas,
        texts=texts,
        duration_ms=duration_ms,
    )


@pytest.mark.parametrize("name", sorted(CASES))
def test_document_is_as_before(name: str) -> None:
    assert document(name) == (FOLDER / f"{name}.ass").read_text(encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        (FOLDER / f"{case}.ass").write_text(document(case), encoding="utf-8")
