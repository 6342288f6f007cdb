"""Captions: the words of one scene grouped into pages, each laid out to fit and timed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reelwright.domain.caption_area import CaptionArea, caption_area
from reelwright.domain.caption_preset import CaptionPreset
from reelwright.domain.caption_units import CaptionWord, caption_units, cut
from reelwright.domain.model import Model
from reelwright.domain.narration import Word
from reelwright.domain.writing import clusters

Measure = Callable[[str, str, float], float]
"""`measure(text, font, size)`: pixels that a line of `text` is wide at `size` em pixels."""

LINGER_MS = 800
"""How long a page stays after its last word when nothing follows."""
LEAD_MS = 80
"""How early a page may appear before its first word, where there is a pause."""
PAUSE_MS = 450
"""A silence that no page spans."""
SHORTEST_MS = 67
"""Two frames: what a page gets even where the timings leave it nothing."""
_SENTENCE_END = re.compile(r"[.?!…。！？।؟۔]+[\s»”’\"')\]」』）]*$")
_ABBREVIATION = re.compile(r"^\W*(\w|mm?e?|mlle|mrs?|dr|ste?|prof|no|vs|av|env|cf|sra?|\w\.\w)\.$")
_CLAUSE_END = re.compile(r"[,;:—–、，；：،؛]+[\s»”’\"')\]」』）]*$")
_MUST_NOT = float("inf")


class CaptionPage(Model):
    """Words seen together. A word lights up at its own start, never before `start_ms`."""

    lines: tuple[tuple[CaptionWord, ...], ...]
    size: float
    """Em pixels of the picture the page was laid out for."""
    start_ms: int
    end_ms: int

    @property
    def words(self) -> tuple[CaptionWord, ...]:
        return tuple(word for line in self.lines for word in line)


@dataclass(frozen=True)
class _Typesetter:
    """Decides whether words fit on one page, and how."""

    preset: CaptionPreset
    area: CaptionArea
    measure: Measure

    @property
    def full_size(self) -> float:
        return self.preset.size * self.area.scale

    def width(self, words: Sequence[CaptionWord]) -> float:
        return self.measure(line_text(words), self.preset.font, self.full_size)

    def size_for(self, width: float) -> float:
        return self.full_size * min(1.0, self.area.width / width) if width else self.full_size

    def lay_out(self, words: Sequence[CaptionWord]) -> tuple[list[Sequence[CaptionWord]], float]:
        """Lines and the size at which they fit: one line where it fits in full."""
        whole = self.width(words)
        best: tuple[list[Sequence[CaptionWord]], float] = ([words], whole)
        if self.preset.lines > 1 and whole > self.area.width:
            for at in range(1, len(words)):
                wide = max(self.width(words[:at]), self.width(words[at:]))
                if wide < best[1]:
                    best = ([words[:at], words[at:]], wide)
        return best[0], self.size_for(best[1])


def line_text(words: Sequence[CaptionWord]) -> str:
    """A line as it is drawn."""
    return "".join(
        word.text if word.glued or not index else f" {word.text}"
        for index, word in enumerate(words)
    )


def caption_pages(
    words: Sequence[Word],
    *,
    preset: CaptionPreset,
    language: str,
    canvas: tuple[int, int],
    measure: Measure,
    duration_ms: int,
) -> tuple[CaptionPage, ...]:
    """Pages of one scene, in order; they end by `duration_ms`, on the clock of the words."""
    setter = _Typesetter(preset, caption_area(canvas), measure)
    units = caption_units(words, language, all_capitals=preset.capitals)
    fitting = [piece for unit in units for piece in _cut_to_fit(unit, setter)]
    groups = [group for sentence in _sentences(fitting) for group in _grouped(sentence, setter)]
    return _timed(groups, setter, duration_ms)


def _cut_to_fit(unit: CaptionWord, setter: _Typesetter) -> list[CaptionWord]:
    """A word that is too wide even at the smallest size, in pieces that fit."""
    smallest = setter.preset.smallest * setter.area.scale
    most = setter.area.width * setter.full_size / smallest
    whole = setter.width([unit])
    if whole <= most:
        return [unit]
    # Even pieces, so that no single letter is left over.
    even = min(most, 1.04 * whole / math.ceil(whole / most))
    pieces, piece = [], ""
    for letter in clusters(unit.text):
        if piece and setter.measure(piece + letter, setter.preset.font, setter.full_size) > even:
            pieces.append(piece)
            piece = ""
        piece += letter
    return cut(unit, [*pieces, piece])


def _sentences(units: Sequence[CaptionWord]) -> list[list[CaptionWord]]:
    """Runs that no page may cross: up to a sentence's end or a long pause."""
    runs: list[list[CaptionWord]] = [[]]
    for unit in units:
        last = runs[-1][-1] if runs[-1] else None
        if last and (ends_sentence(last.text) or unit.start_ms - last.end_ms >= PAUSE_MS):
            runs.append([])
        runs[-1].append(unit)
    return [run for run in runs if run]


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with this word; abbreviations do not end one."""
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATION.match(text.casefold())


def _grouped(units: Sequence[CaptionWord], setter: _Typesetter) -> list[Sequence[CaptionWord]]:
    """The cheapest division of a sentence into pages (dynamic programming)."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        options = [
            (best[start][0] + _cost(units[start:end], setter, last=end == len(units)), start)
            for start in range(max(0, end - setter.preset.most_words), end)
        ]
        best.append(min(options))
    groups, end = [], len(units)
    while end:
        start = best[end][1]
        groups.append(units[start:end])
        end = start
    return groups[::-1]


def _cost(words: Sequence[CaptionWord], setter: _Typesetter, *, last: bool) -> float:
    """How unwelcome these words are as one page."""
    preset = setter.preset
    size = setter.lay_out(words)[1] / setter.full_size
    letters = sum(len(word.text) for word in words)
    if len(words) > 1 and (size < 0.82 or letters > preset.most_letters):
        return _MUST_NOT
    cost = 1.0 + 0.12 * (len(words) - preset.ideal_words) ** 2 + 2.0 * (1 - size)
    if len(words) == 1 and preset.ideal_words > 1:
        cost += 0.2 if letters >= 9 else 0.7
    cost += 0.5 * sum(bool(_CLAUSE_END.search(word.text)) for word in words[:-1])
    if not last and len(words[-1].text) <= 3 and words[-1].text.isalpha():
        # "LES | PANDAS": an article reads better beside its noun.
        cost += 0.45
    return cost


def _timed(
    groups: Sequence[Sequence[CaptionWord]], setter: _Typesetter, duration_ms: int
) -> tuple[CaptionPage, ...]:
    starts: list[int] = []
    for index in range(len(groups)):
        earliest = starts[-1] + SHORTEST_MS if starts else 0
        starts.append(max(earliest, _start(groups, index)))
    pages = []
    for index, group in enumerate(groups):
        lines, size = setter.lay_out(group)
        end = max(word.end_ms for word in group) + LINGER_MS
        if index + 1 < len(groups):
            end = min(end, starts[index + 1])
        pages.append(
            CaptionPage(
                lines=tuple(tuple(line) for line in lines),
                size=size,
                start_ms=starts[index],
                end_ms=max(starts[index] + SHORTEST_MS, min(end, duration_ms)),
            )
        )
    return tuple(pages)


def _start(groups: Sequence[Sequence[CaptionWord]], index: int) -> int:
    onset = groups[index][0].start_ms
    before = max(word.end_ms for word in groups[index - 1]) if index else 0
    return onset - max(0, min(LEAD_MS, onset - before))
