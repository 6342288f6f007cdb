"""Recording pieces: where the scenes of a script lie in a recording, cut where it is quiet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reelwright.domain.heard import HeardWord
from reelwright.domain.narration import Word
from reelwright.ports import Samples
from reelwright.render.quiet import longest_quiet, quiet_steps, sounding
from reelwright.render.timing import SAMPLE_RATE

EDGE_BEFORE_MS, EDGE_AFTER_MS = 60, 80
PARTING_MS = 150
"""A silence that parts what belongs to no scene from what does."""

_MUCH_LONGER = 1.5

Piece = tuple[int, int]
"""Start and end in the recording, in milliseconds."""


@dataclass(frozen=True)
class Sound:
    """A whole recording, and where nobody speaks in it."""

    samples: Samples
    """48 kHz."""
    quiet: npt.NDArray[np.bool_]

    @property
    def length_ms(self) -> int:
        return round(len(self.samples) * 1000 / SAMPLE_RATE)

    def piece(self, start_ms: int, end_ms: int) -> Samples:
        first, last = (round(at * SAMPLE_RATE / 1000) for at in (start_ms, end_ms))
        return self.samples[first:last]


def sound_of(samples: Samples) -> Sound:
    return Sound(samples, quiet_steps(samples))


def pieces_of(
    scenes: Sequence[Sequence[HeardWord | None]],
    beyond: Sequence[Word],
    sound: Sound,
    *,
    reach_ms: int = 0,
) -> list[tuple[Piece, ...]]:
    """The pieces of each scene, of which some word is heard.

    Words `beyond` the script are left out where silences part them from the script's own. Scenes
    whose words were not heard may end so far from where they were supposed to: `reach_ms`.
    """
    said = [[_middle(one.word) for one in words if one is not None] for words in scenes]
    extra = sorted(_middle(word) for word in beyond)
    starts, ends = [0], []
    for words, following in pairwise(said):
        end, start = _between(sound, words[-1], following[0], extra, reach_ms)
        ends.append(end)
        starts.append(start)
    ends.append(sound.length_ms)
    opening, closing = said[0][0], said[-1][-1]
    starts[0] = _begin(sound, opening, [at for at in extra if at < opening])
    ends[-1] = _end(sound, closing, [at for at in extra if at > closing])
    return [
        tuple(_whole(sound, start, end, words, extra))
        for start, end, words in zip(starts, ends, said, strict=True)
    ]


def within_ms(pieces: Sequence[Piece], at_ms: int) -> int:
    """A time of the recording as one of the joined pieces."""
    return sum(max(0, min(at_ms, end) - start) for start, end in pieces)


def _whole(
    sound: Sound, start: int, end: int, words: Sequence[int], extra: Sequence[int]
) -> list[Piece]:
    """One scene from `start` to `end`, less what stands between its words and is not of it."""
    first, last = sounding(sound.quiet, start, end)
    begin = max(start, first - EDGE_BEFORE_MS)
    pieces: list[Piece] = []
    for before, behind in pairwise(words):
        gap = _gap(sound, before, behind, extra)
        if gap is not None:
            pieces.append((begin, gap[0]))
            begin = gap[1]
    pieces.append((begin, min(end, last + EDGE_AFTER_MS)))
    return pieces


def _between(sound: Sound, before: int, behind: int, extra: Sequence[int], reach_ms: int) -> Piece:
    """Where one scene ends and the next begins; mostly the same."""
    gap = _gap(sound, before, behind, extra)
    if gap is not None:
        return gap
    first, last = longest_quiet(sound.quiet, before, behind)
    begin, end = longest_quiet(sound.quiet, before - reach_ms, behind + reach_ms)
    if end - begin >= _MUCH_LONGER * max(PARTING_MS, last - first):
        first, last = begin, end
    middle = (first + last) // 2
    return middle, middle


def _gap(sound: Sound, before: int, behind: int, extra: Sequence[int]) -> Piece | None:
    """What to leave out between two words: silences part it from both. None for nothing."""
    others = [at for at in extra if before < at < behind]
    if not others:
        return None
    start = _parted(sound, [before, *others])
    end = _parted(sound, [behind, *reversed(others)])
    return (start, end) if start is not None and end is not None and start < end else None


def _begin(sound: Sound, opening: int, others: Sequence[int]) -> int:
    start = _parted(sound, [opening, *reversed(others)])
    return 0 if start is None else start


def _end(sound: Sound, closing: int, others: Sequence[int]) -> int:
    end = _parted(sound, [closing, *others])
    return sound.length_ms if end is None else end


def _parted(sound: Sound, chain: Sequence[int]) -> int | None:
    """The middle of the first parting silence along words in a row, the scene's own first."""
    for one, other in pairwise(chain):
        first, last = longest_quiet(sound.quiet, min(one, other), max(one, other))
        if last - first >= PARTING_MS:
            return (first + last) // 2
    return None


def _middle(word: Word) -> int:
    return (word.start_ms + word.end_ms) // 2
