"""Caption events: one page of words as ASS events, one set for each word that lights up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reelwright.domain.caption_area import CaptionArea
from reelwright.domain.caption_preset import CaptionPreset
from reelwright.domain.caption_units import CaptionWord
from reelwright.domain.captions import CaptionPage, line_text
from reelwright.domain.writing import directions, is_right_to_left
from reelwright.render.ass_text import (
    GLUE,
    RIGHT_TO_LEFT_MARK,
    colour,
    dialogue,
    number,
    styled_runs,
)
from reelwright.render.fonts import caption_font, font_runs, measurer
from reelwright.render.frame_clock import ass_time, frame_at, ms_after

CAPTION, SHADOW, PATCH = "Caption", "CaptionShadow", "CaptionPatch"
_LAYERS = {SHADOW: 2, PATCH: 3, CAPTION: 4}

# Milliseconds after the page appears, and its scale in percent: linear in between.
_POP = ((0, 80.0), (90, 104.0), (160, 100.0))
_FADE_MS = 100
_LINE_PITCH = {"arabic": 1.55, "devanagari": 1.5, "thai": 1.6}
"""Em sizes from line to line; 1.32 elsewhere."""
_DARK = "#111111"


@dataclass(frozen=True)
class _State:
    """How a page looks between two frames."""

    first: int
    last: int
    """Frame at which it is no longer so."""
    lit: frozenset[int]
    """Numbers of the lit words."""
    age_ms: int
    """Time since the page appeared."""


@dataclass(frozen=True)
class PageWriter:
    """Writes pages of one scene as events."""

    preset: CaptionPreset
    language: str
    area: CaptionArea

    def events(self, page: CaptionPage, number_of_page: int) -> Iterator[str]:
        """Events of one page; their Name field holds the page's number."""
        name = str(number_of_page)
        states = self._states(page)
        whole = _State(states[0].first, states[-1].last, frozenset(), 0)
        before = 0
        for index, line in enumerate(page.lines):
            place = self._middle(page, index)
            yield self._event(SHADOW, whole, place, self._shadow(line, page.size), name)
            for state in states:
                lit = frozenset(number - before for number in state.lit)
                if self.preset.pill:
                    yield from self._patches(line, page.size, place, state, lit, name)
                body = self._words(line, page.size, lit)
                yield self._event(CAPTION, state, place, body, name)
            before += len(line)

    def _states(self, page: CaptionPage) -> list[_State]:
        first = frame_at(page.start_ms)
        last = max(frame_at(page.end_ms), first + 1)
        onsets = [min(max(frame_at(word.start_ms), first), last - 1) for word in page.words]
        if self.preset.highlight == "none":
            onsets = []
        edges = sorted({first, last, *onsets})
        return [
            _State(edge, until, self._lit(onsets, edge), ms_after(first, edge))
            for edge, until in pairwise(edges)
        ]

    def _lit(self, onsets: Sequence[int], frame: int) -> frozenset[int]:
        heard = [index for index, onset in enumerate(onsets) if onset <= frame]
        if self.preset.highlight == "active":
            # Words that share a frame light up together.
            heard = [index for index in heard if onsets[index] == onsets[heard[-1]]]
        return frozenset(heard)

    def _middle(self, page: CaptionPage, index: int) -> tuple[float, float]:
        font = caption_font(self.preset.font, self.language)
        pitch = page.size * _LINE_PITCH.get(font.scripts[-1], 1.32)
        offset = (index - (len(page.lines) - 1) / 2) * pitch
        # The lowest line's own box, marks under its letters included, ends above the safe edge.
        lowest = (len(page.lines) - 1) / 2 * pitch + self._tallest(page) * page.size / 2
        room = self.area.safe.bottom - (self.preset.outline + 4) * self.area.scale - lowest
        middle = self.area.middle_y - font.drop * font.look * page.size
        return self.area.middle_x, min(middle, room) + offset

    def _tallest(self, page: CaptionPage) -> float:
        """Height of the tallest font's line, in em sizes."""
        return max(
            font.line * font.look
            for line in page.lines
            for _, font in font_runs(line_text(line), self.preset.font, self.language)
        )

    def _event(
        self, style: str, state: _State, place: tuple[float, float], body: str, name: str
    ) -> str:
        drop = 5 * self.area.scale if style == SHADOW else 0.0
        position = f"\\pos({number(place[0])},{number(place[1] + drop)})"
        tags = f"\\an5{position}{self._entrance(state.age_ms)}"
        times = ass_time(state.first), ass_time(state.last)
        return dialogue(_LAYERS[style], *times, style, f"{{{tags}}}{body}", name=name)

    def _entrance(self, age_ms: int) -> str:
        """What is left of the page's entrance when an event begins at that age."""
        if self.preset.entrance == "fade" and age_ms < _FADE_MS:
            return f"\\fade(255,0,0,{-age_ms},{_FADE_MS - age_ms},9999999,9999999)"
        if self.preset.entrance != "pop" or age_ms >= _POP[-1][0]:
            return ""
        tags = _scale(_pop_at(age_ms))
        for (start, _), (end, value) in pairwise(_POP):
            if end > age_ms:
                tags += f"\\t({max(0, start - age_ms)},{end - age_ms},{_scale(value)})"
        return tags

    def _words(self, line: Sequence[CaptionWord], size: float, lit: frozenset[int]) -> str:
        """The line's words, each with its own look, in reading order."""
        parts = [self._line_start(line)]
        for index, word in enumerate(line):
            parts.append("" if index == 0 or word.glued else " ")
            parts.append(f"{{{self._look(line, index in lit)}}}")
            parts.append(styled_runs(word.text, self.preset.font, self.language, size))
        return "".join(parts)

    def _line_start(self, line: Sequence[CaptionWord]) -> str:
        mark = RIGHT_TO_LEFT_MARK if is_right_to_left(self.language) else ""
        return mark + (GLUE if line[0].glued else "")

    def _look(self, line: Sequence[CaptionWord], lit: bool) -> str:
        if not self._has_patches(line):
            return f"\\1c{colour(self.preset.lit if lit else self.preset.fill)}"
        if lit:
            return f"\\1c{colour(_DARK)}\\bord0\\shad0"
        outline = number(self.preset.outline * self.area.scale)
        return f"\\1c{colour(self.preset.fill)}\\bord{outline}\\shad{number(2.5 * self.area.scale)}"

    def _shadow(self, line: Sequence[CaptionWord], size: float) -> str:
        """A soft dark copy behind the line."""
        soft = f"\\1a&H80&\\3a&H80&\\blur{number(7 * self.area.scale)}\\1c&H000000&"
        words = styled_runs(line_text(line), self.preset.font, self.language, size)
        return f"{{{soft}}}{self._line_start(line)}{words}"

    def _has_patches(self, line: Sequence[CaptionWord]) -> bool:
        # Where both directions meet in a line only libass knows where a word stands; between
        # words that touch a patch would cover its neighbours.
        touching = any(word.glued for word in line[1:])
        return self.preset.pill and not touching and len(directions(line_text(line))) == 1

    def _patches(
        self,
        line: Sequence[CaptionWord],
        size: float,
        place: tuple[float, float],
        state: _State,
        lit: frozenset[int],
        name: str,
    ) -> Iterator[str]:
        """Rounded patches under the lit words of a line."""
        if not self._has_patches(line):
            return
        measure = measurer(self.language)
        whole = measure(line_text(line), self.preset.font, size)
        for index in sorted(lit & frozenset(range(len(line)))):
            end = measure(line_text(line[: index + 1]), self.preset.font, size)
            wide = measure(line[index].text, self.preset.font, size)
            middle = end - wide / 2 - whole / 2
            if is_right_to_left(self.language):
                middle = -middle
            drawn = _rounded(wide + 0.36 * size, 1.28 * size, 0.3 * size)
            tags = f"{{\\1c{colour(self.preset.lit)}\\p1}}{drawn}{{\\p0}}"
            font = caption_font(self.preset.font, self.language)
            height = place[1] + font.drop * font.look * size
            yield self._event(PATCH, state, (place[0] + middle, height), tags, name)


def _pop_at(age_ms: int) -> float:
    for (start, before), (end, after) in pairwise(_POP):
        if age_ms < end:
            return before + (after - before) * (age_ms - start) / (end - start)
    return _POP[-1][1]


def _scale(percent: float) -> str:
    return f"\\fscx{number(percent)}\\fscy{number(percent)}"


def _rounded(width: float, height: float, radius: float) -> str:
    """Drawing commands of a rounded rectangle from (0, 0)."""
    w, h, r = (round(value) for value in (width, height, min(radius, width / 2, height / 2)))
    k = round(r * 0.45)
    return (
        f"m {r} 0 l {w - r} 0 b {w - k} 0 {w} {k} {w} {r} l {w} {h - r} "
        f"b {w} {h - k} {w - k} {h} {w - r} {h} l {r} {h} b {k} {h} 0 {h - k} 0 {h - r} "
        f"l 0 {r} b 0 {k} {k} 0 {r} 0"
    )
