"""Caption check: what words an ASS document shows, and which pixels they light up."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reelwright.domain.caption_text import spelling
from reelwright.domain.segment import CaptionBox
from reelwright.errors import RenderError
from reelwright.render import ffmpeg
from reelwright.render.ass_text import (
    GLUE,
    RIGHT_TO_LEFT_MARK,
    ass_filter,
    unescaped,
    without_tags,
)
from reelwright.render.caption_events import CAPTION, PATCH
from reelwright.render.fonts import fonts_dir
from reelwright.render.timing import FPS

_SHRINK = 2
_SEEN = 24
"""Brightness of 255 from which a pixel counts."""
_GLUED = re.compile(rf"\s+{GLUE}")
_COLOUR_TAG = re.compile(r"\\[134]?c&H[0-9A-F]*&")


@dataclass(frozen=True)
class _Event:
    """One Dialogue line."""

    first: int
    last: int
    """Frames."""
    style: str
    name: str
    text: str


def words_of_ass(document: str) -> list[str]:
    """Spelling of the caption words in order; equals `expected_words` of the script's words."""
    shown: list[str] = []
    page, started = "", -1
    for event in _events(document):
        if event.style != CAPTION:
            continue
        # A page is repeated for each of its words: its first state tells them all.
        if event.name != page:
            page, started = event.name, event.first
        if event.first == started:
            shown.append(without_tags(event.text).replace(RIGHT_TO_LEFT_MARK, ""))
    # Without its backslash guards a line has glue only where a word goes on.
    text = _GLUED.sub("", " ".join(unescaped(line) for line in shown))
    return [word for word in (spelling(part) for part in text.split()) if word]


def caption_box(document: str) -> CaptionBox | None:
    """Smallest box around every pixel that captions cover, in the document's pixels.

    Fill, outline, patch and drop shadow count; the soft glow under them and words on screen do
    not. Each state of each page is drawn at its first frame, its widest moment and its last.
    Raises RenderError.
    """
    events = [event for event in _events(document) if event.style in (CAPTION, PATCH)]
    if not events:
        return None
    width, height = _play_res(document)
    size = (max(2, width // _SHRINK), max(2, height // _SHRINK))
    frames = sorted({frame for event in events for frame in _looked_at(event)})
    seen = _brightest(_whitened(document), frames, size)
    rows, columns = np.flatnonzero(seen.max(axis=1)), np.flatnonzero(seen.max(axis=0))
    if not len(rows):
        return None
    return CaptionBox(
        left=int(columns[0] * width / size[0]),
        top=int(rows[0] * height / size[1]),
        right=round((columns[-1] + 1) * width / size[0]),
        bottom=round((rows[-1] + 1) * height / size[1]),
    )


def _looked_at(event: _Event) -> tuple[int, ...]:
    # An entrance overshoots on its third frame.
    return event.first, min(event.first + 3, event.last - 1), event.last - 1


def _brightest(document: str, frames: list[int], size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """True where any of the frames is lit, rows by columns."""
    with tempfile.TemporaryDirectory(prefix="reelwright-") as scratch:
        path = Path(scratch) / "captions.ass"
        path.write_text(document, encoding="utf-8")
        graph = (
            f"color=black:s={size[0]}x{size[1]}:r={FPS}:d={(frames[-1] + 1) / FPS:.4f},"
            f"select='{_selection(frames)}',format=gray,{ass_filter(path, fonts_dir())}"
        )
        raw = ffmpeg.run(
            (
                "-v", "error", "-f", "lavfi", "-i", graph,
                "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-",
            ),
            capture=True,
        )  # fmt: skip
    count, rest = divmod(len(raw), size[0] * size[1])
    if rest or count != len(frames):
        raise RenderError(f"The caption check drew {count} frames instead of {len(frames)}.")
    pictures = np.frombuffer(raw, np.uint8).reshape(count, size[1], size[0])
    lit: npt.NDArray[np.bool_] = pictures.max(axis=0) >= _SEEN
    return lit


def _selection(frames: list[int]) -> str:
    """FFmpeg expression that is 1 for these frames.

    Bits of whole numbers, 48 frames each: one comparison a frame is more than FFmpeg parses.
    """
    masks: dict[int, int] = {}
    for frame in frames:
        masks[frame // 48] = masks.get(frame // 48, 0) | 1 << frame % 48
    return "+".join(
        f"eq(trunc(n/48),{block})*mod(trunc({mask}/pow(2,mod(n,48))),2)"
        for block, mask in masks.items()
    )


def _whitened(document: str) -> str:
    """Captions alone, outline and shadow as bright as the letters."""
    kept = []
    for line in document.split("\n"):
        if line.startswith("Style:"):
            fields = line.split(",")
            fields[3:7] = ["&H00FFFFFF"] * 4
            kept.append(",".join(fields))
        elif not line.startswith("Dialogue:"):
            kept.append(line)
        elif line.split(",", 4)[3] in (CAPTION, PATCH):
            kept.append(_COLOUR_TAG.sub("", line))
    return "\n".join(kept)


def _events(document: str) -> Iterator[_Event]:
    for line in document.split("\n"):
        if line.startswith("Dialogue:"):
            _, start, end, style, name, *_, text = line.split(",", 9)
            yield _Event(_frame(start), _frame(end), style, name, text)


def _frame(time: str) -> int:
    """First frame at or after an ASS time."""
    hours, minutes, seconds = time.split(":")
    moment = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    return int(np.ceil(moment * FPS - 1e-6))


def _play_res(document: str) -> tuple[int, int]:
    found = re.search(r"PlayResX: (\d+)\s+PlayResY: (\d+)", document)
    if found is None:
        raise RenderError("The caption document names no PlayRes.")
    return int(found[1]), int(found[2])
