"""Take: the sound of one chunk of text and where its words lie in it, set true to the ear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt

from reelwright.ports import Samples

SAMPLE_RATE = 24_000
_HOP, _WINDOW = 120, 480
_NEAR = 90 * SAMPLE_RATE // 1000
"""A word's onset is looked for so far around its expected place."""
_QUIET_STEPS = 5
_SOUNDING_DB = 35.0
"""Below the clip's loud passages by this much is no longer a word's onset."""
_AUDIBLE_DB = 45.0
"""Below them by this much nothing is missed: breaths and echoes end here."""
KEPT_BEFORE_MS, KEPT_AFTER_MS = 10, 35
"""Quiet that a trimmed take keeps at its edges."""


@dataclass(frozen=True)
class TakenWord:
    """A word's place in a take, in samples; `number` is its place in the whole text."""

    number: int
    start: int
    end: int
    after_pause: bool = False
    """First of the take, or behind a punctuation mark."""


@dataclass(frozen=True)
class Take:
    """Sound of one chunk, its words in order, and the mark that ends it."""

    samples: Samples
    words: tuple[TakenWord, ...]
    ending: str = ""


def loudness_db(samples: Samples) -> npt.NDArray[np.float64]:
    """Power in windows of 20 ms every 5 ms, in dB of full scale."""
    power = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    starts = np.arange(0, max(1, len(samples) - _WINDOW), _HOP)
    ends = np.minimum(starts + _WINDOW, len(samples))
    levels: npt.NDArray[np.float64] = 10 * np.log10((power[ends] - power[starts]) / _WINDOW + 1e-12)
    return levels


def sounding(samples: Samples, below_db: float = _SOUNDING_DB) -> npt.NDArray[np.bool_]:
    """Which 5 ms steps are within `below_db` of the loud passages."""
    levels = loudness_db(samples)
    mask: npt.NDArray[np.bool_] = levels > np.percentile(levels, 95) - below_db
    return mask


def measured_lags(take: Take, prior: int) -> list[int]:
    """How many samples after the sound each word behind a pause is said to begin."""
    heard = sounding(take.samples)
    lags: list[int] = []
    for word in take.words:
        onset = _onset(heard, word.start - prior) if word.after_pause else None
        if onset is not None:
            lags.append(word.start - onset)
    return lags


def voice_lag(takes: Sequence[Take], prior: int) -> int:
    """The voice's lag in samples: the median of what these takes show and, twice, its usual."""
    return round(
        median([*(lag for take in takes for lag in measured_lags(take, prior)), prior, prior])
    )


def calibrated(take: Take, lag: int) -> Take:
    """The take with its words moved to where they are heard.

    All move by `lag`; a word behind a pause starts where its sound does, and a word ends
    with its sound at the latest.
    """
    heard = sounding(take.samples)
    words: list[TakenWord] = []
    for word in take.words:
        start, end = max(0, word.start - lag), max(0, word.end - lag)
        onset = _onset(heard, start) if word.after_pause else None
        if onset is not None:
            start = onset
        last = max(start // _HOP, (end - _WINDOW) // _HOP)  # windows beyond hold the next word
        loud = np.flatnonzero(heard[start // _HOP : last + 1])
        if len(loud):
            end = min(end, start + int(loud[-1]) * _HOP + _WINDOW)
        if words:
            start = max(start, words[-1].end)
        words.append(
            TakenWord(word.number, start, max(end, start + 30 * SAMPLE_RATE // 1000), False)
        )
    return Take(take.samples, tuple(words), take.ending)


def trimmed(take: Take) -> Take:
    """The take from its first to its last audible sample and a little more, edges faded."""
    heard = np.flatnonzero(sounding(take.samples, _AUDIBLE_DB))
    if not len(heard):
        return take
    # The window before the first loud one was quiet, so was the one behind the last.
    first = int(heard[0]) * _HOP + _WINDOW - _HOP - KEPT_BEFORE_MS * SAMPLE_RATE // 1000
    last = int(heard[-1]) * _HOP + _HOP + KEPT_AFTER_MS * SAMPLE_RATE // 1000
    first, last = max(0, first), min(len(take.samples), last)
    samples = take.samples[first:last].copy()
    _fade(samples, rise=8 * SAMPLE_RATE // 1000, fall=30 * SAMPLE_RATE // 1000)
    words = tuple(
        TakenWord(word.number, max(0, word.start - first), max(0, word.end - first))
        for word in take.words
    )
    return Take(samples, words, take.ending)


def tightened(take: Take, longest: int) -> Take:
    """The take with every silence inside it cut to at most `longest` samples.

    Cuts lie in true silence, so nothing clicks.
    """
    quiet = ~sounding(take.samples, _AUDIBLE_DB)
    pieces: list[Samples] = []
    cuts: list[tuple[int, int]] = []
    done = 0
    for begin, end in _silences(quiet, longest):
        first = begin + longest // 2
        length = end - begin - longest
        pieces.append(take.samples[done:first])
        cuts.append((first, length))
        done = first + length
    pieces.append(take.samples[done:])

    def moved(at: int) -> int:
        return at - sum(min(length, max(0, at - first)) for first, length in cuts)

    words = tuple(TakenWord(w.number, moved(w.start), moved(w.end)) for w in take.words)
    return Take(np.concatenate(pieces), words, take.ending)


def _onset(heard: npt.NDArray[np.bool_], expected: int) -> int | None:
    """Where sound sets in after silence, nearest to sample `expected`; None where nowhere near.

    The silence before must last 25 ms, so that the stop within a word is not taken for it.
    """
    low = max(0, expected - _NEAR) // _HOP
    high = min(len(heard), (expected + _NEAR) // _HOP)
    onsets = [
        step
        for step in range(max(low, _QUIET_STEPS), high)
        if heard[step] and not heard[step - _QUIET_STEPS : step].any()
    ]
    if not onsets:
        return None
    return min((step * _HOP + _WINDOW // 2 for step in onsets), key=lambda at: abs(at - expected))


def _silences(quiet: npt.NDArray[np.bool_], longest: int) -> Iterator[tuple[int, int]]:
    """Runs of silence inside the sound that last longer than `longest` samples."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    for first, behind in edges.reshape(-1, 2).tolist():
        begin, end = first * _HOP, (behind - 1) * _HOP + _WINDOW
        if first > 0 and behind < len(quiet) and end - begin > longest:
            yield begin, end


def _fade(samples: Samples, *, rise: int, fall: int) -> None:
    rise, fall = min(rise, len(samples) // 4), min(fall, len(samples) // 4)
    samples[:rise] *= np.sin(np.linspace(0, np.pi / 2, rise, dtype=np.float32)) ** 2
    samples[len(samples) - fall :] *= np.cos(np.linspace(0, np.pi / 2, fall, dtype=np.float32)) ** 2
