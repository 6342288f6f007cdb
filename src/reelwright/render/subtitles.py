"""Subtitles: the spoken words as .srt and .vtt files for players and platforms."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reelwright.domain.caption_units import segments
from reelwright.domain.captions import ends_sentence
from reelwright.domain.narration import Word
from reelwright.domain.spoken_text import one_line
from reelwright.domain.writing import unspaced_script

MAX_LINES = 2
SHORTEST_MS = 834
"""Five sixths of a second."""
LONGEST_MS = 7000
_LINGER_MS = 1200
"""How long a subtitle may stay after its last word so that it can be read."""
_BETWEEN_MS = 67
"""Two frames without text, so that the eye sees the change."""
_PAUSE_MS = 1200
_CLAUSE = re.compile(r"[,;:—–、，；：،؛][»”’\"')\]」』）]*$")


@dataclass(frozen=True)
class _Limits:
    """Reading limits, after Netflix's style guides."""

    line: int
    """Characters in a line."""
    per_second: float


_SPACED = _Limits(42, 17)
_LIMITS = {
    "japanese": _Limits(16, 7),
    "chinese": _Limits(16, 9),
    "thai": _Limits(35, 17),
}
_KOREAN = _Limits(16, 12)


@dataclass(frozen=True)
class Cue:
    """One subtitle: one or two lines, and when it is shown."""

    lines: tuple[str, ...]
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class _Piece:
    """What a line may break after: a word, or a segment of unspaced writing."""

    text: str
    start_ms: int
    end_ms: int
    glued: bool


def cues(words: Sequence[Word], language: str = "") -> tuple[Cue, ...]:
    """Subtitles of `words` (times from the start of the video), in order, never overlapping.

    At most two lines of 42 characters and 7 s; 17 characters a second and five sixths of a
    second where the speech leaves the room.
    """
    pieces = _pieces(words, language)
    limits = _limits(pieces)
    groups = _grouped(pieces, limits)
    return tuple(
        Cue(
            tuple(_broken(group, limits) or [_joined(group)]),
            group[0].start_ms,
            _end(group, groups[index + 1][0].start_ms if index + 1 < len(groups) else None, limits),
        )
        for index, group in enumerate(groups)
    )


def to_srt(words: Sequence[Word], language: str = "") -> str:
    """SubRip text; `words` as in `cues`."""
    blocks = (
        f"{number}\n{_time(cue.start_ms, ',')} --> {_time(cue.end_ms, ',')}\n"
        + "".join(f"{_srt_text(line)}\n" for line in cue.lines)
        for number, cue in enumerate(cues(words, language), 1)
    )
    return "\n".join(blocks)


def to_vtt(words: Sequence[Word], language: str = "") -> str:
    """WebVTT text; `words` as in `cues`."""
    blocks = (
        f"\n{_time(cue.start_ms, '.')} --> {_time(cue.end_ms, '.')}\n"
        + "".join(f"{_vtt_text(line)}\n" for line in cue.lines)
        for cue in cues(words, language)
    )
    return "WEBVTT\n" + "".join(blocks)


def _pieces(words: Sequence[Word], language: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    for word in words:
        text = one_line(word.text)
        if not text:
            continue
        start = max(word.start_ms, pieces[-1].start_ms if pieces else 0, 0)
        length = max(word.end_ms, start) - start
        done, parts = 0, _cut(segments(text, language))
        for part in parts:
            before, done = done, done + len(part)
            pieces.append(
                _Piece(
                    part,
                    start + length * before // len(text),
                    start + length * done // len(text),
                    glued=before > 0,
                )
            )
    return pieces


def _cut(parts: Iterable[str]) -> list[str]:
    """No piece is longer than a line."""
    most = _SPACED.line
    return [part[at : at + most] for part in parts for at in range(0, len(part), most)]


def _limits(pieces: Sequence[_Piece]) -> _Limits:
    text = "".join(piece.text for piece in pieces)
    hangul = sum("\uac00" <= char <= "\ud7a3" for char in text)
    if hangul * 3 > len(text):
        return _KOREAN
    counts: dict[str, int] = {}
    for piece in pieces:
        script = unspaced_script(piece.text)
        counts[script] = counts.get(script, 0) + len(piece.text)
    counts["japanese"] = counts.get("japanese", 0) and counts["japanese"] + counts.pop("chinese", 0)
    most = max(counts, key=lambda script: counts[script])
    return _LIMITS.get(most, _SPACED)


def _grouped(pieces: Sequence[_Piece], limits: _Limits) -> list[Sequence[_Piece]]:
    """The cheapest division into subtitles (dynamic programming)."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            group = pieces[start:end]
            if start < end - 1 and not _fits(group, limits):
                break
            after = pieces[end] if end < len(pieces) else None
            options.append((best[start][0] + _cost(group, after, limits), start))
        best.append(min(options))
    groups, end = [], len(pieces)
    while end:
        start = best[end][1]
        groups.append(pieces[start:end])
        end = start
    return groups[::-1]


def _fits(group: Sequence[_Piece], limits: _Limits) -> bool:
    return (
        group[-1].end_ms - group[0].start_ms <= LONGEST_MS
        and not any(ends_sentence(one.text) for one in group[:-1])
        and not any(two.start_ms - one.end_ms > _PAUSE_MS for one, two in pairwise(group))
        and _broken(group, limits) is not None
    )


def _cost(group: Sequence[_Piece], after: _Piece | None, limits: _Limits) -> float:
    """How unwelcome these words are as one subtitle."""
    text = _joined(group)
    shown = (after.start_ms if after else group[-1].end_ms + _LINGER_MS) - group[0].start_ms
    shown = min(shown, group[-1].end_ms + _LINGER_MS - group[0].start_ms)
    cost = 1.0 + 3.0 * max(0.0, len(text) * 1000 / limits.per_second / max(shown, 1) - 1)
    cost += 1.5 * max(0.0, 1 - shown / SHORTEST_MS)
    if after is not None and not ends_sentence(group[-1].text):
        cost += 0.3 if _CLAUSE.search(group[-1].text) else 0.8
        cost += 2.0 if after.glued else 0.0
    if len(text) < limits.line / 3 and not ends_sentence(text):
        cost += 0.5
    return cost


def _broken(group: Sequence[_Piece], limits: _Limits) -> list[str] | None:
    """One line, or two as even as possible, rather broken after a comma; None: too long."""
    whole = _joined(group)
    if len(whole) <= limits.line:
        return [whole]
    best: tuple[float, list[str]] | None = None
    for at in range(1, len(group)):
        lines = [_joined(group[:at]), _joined(group[at:])]
        if max(map(len, lines)) > limits.line:
            continue
        uneven = abs(len(lines[0]) - len(lines[1])) / limits.line
        uneven -= 0.6 if _CLAUSE.search(lines[0]) else 0.0
        if best is None or uneven < best[0]:
            best = (uneven, lines)
    return best[1] if best else None


def _joined(group: Sequence[_Piece]) -> str:
    return "".join(
        piece.text if piece.glued or not index else f" {piece.text}"
        for index, piece in enumerate(group)
    )


def _end(group: Sequence[_Piece], following_ms: int | None, limits: _Limits) -> int:
    """After the last word, and on until the text can be read or the next one comes."""
    start, spoken = group[0].start_ms, max(piece.end_ms for piece in group)
    reading = math.ceil(len(_joined(group)) * 1000 / limits.per_second)
    wanted = max(spoken, start + min(max(reading, SHORTEST_MS), LONGEST_MS))
    wanted = min(wanted, spoken + _LINGER_MS)
    if following_ms is None:
        return max(wanted, start + 1)
    # Speech that runs on leaves no gap to wait in.
    return max(start + 1, min(wanted, following_ms - _BETWEEN_MS))


def _time(ms: int, mark: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{mark}{rest:03d}"


def _srt_text(line: str) -> str:
    # SubRip knows no escape, yet players read tags and arrows: a joiner that draws nothing
    # keeps them text.
    return line.replace("<", "<\u2060").replace("-->", "--\u2060>").replace("{\\", "{\u2060\\")


def _vtt_text(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
