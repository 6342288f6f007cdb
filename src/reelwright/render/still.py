"""Still: one frame with captions on a plain backdrop, for trying a preset."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from reelwright.domain.caption_preset import caption_preset
from reelwright.domain.captions import caption_pages
from reelwright.domain.narration import Word
from reelwright.render import ffmpeg
from reelwright.render.ass import ass_document
from reelwright.render.ass_text import ass_filter
from reelwright.render.fonts import fonts_dir, measurer
from reelwright.render.timing import FPS


def caption_still(
    words: Sequence[Word], *, preset: str, language: str, size: tuple[int, int]
) -> bytes:
    """PNG of the first page while its last word is spoken. Raises InputError for the preset."""
    look = caption_preset(preset)
    duration_ms = words[-1].end_ms + 500
    pages = caption_pages(
        words,
        preset=look,
        language=language,
        canvas=size,
        measure=measurer(language),
        duration_ms=duration_ms,
    )
    document = ass_document(
        pages, preset=look, language=language, canvas=size, duration_ms=duration_ms
    )
    moment = (pages[0].words[-1].start_ms + 150) if pages else 0
    frame = round(moment * FPS / 1000)
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        ass = Path(scratch) / "captions.ass"
        ass.write_text(document, encoding="utf-8")
        graph = (
            f"gradients=s={size[0]}x{size[1]}:c0=0x3a6f8f:c1=0x10202c:x0=0:y0=0:x1=0:y1={size[1]}"
            f":r={FPS}:d={(frame + 1) / FPS:.4f},{ass_filter(ass, fonts_dir())}"
            f",trim=start_frame={frame}"
        )
        return ffmpeg.run(
            [
                *("-v", "error", "-f", "lavfi", "-i", graph, "-frames:v", "1"),
                *("-f", "image2pipe", "-c:v", "png", "-"),
            ],
            capture=True,
        )
