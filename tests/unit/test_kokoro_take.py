"""Takes are set true to the ear: lag, edges, long silences, joins."""

from __future__ import annotations

import numpy as np

from reelwright.ports import Samples
from reelwright.providers.voice.narrative import joined
from reelwright.providers.voice.take import (
    SAMPLE_RATE,
    Take,
    TakenWord,
    calibrated,
    tightened,
    trimmed,
    voice_lag,
)

MS = SAMPLE_RATE // 1000


def sound(*parts: tuple[int, bool]) -> Samples:
    """Noise and silence by turns, each so many milliseconds long."""
    noise = np.random.default_rng(1).normal(0, 0.1, 10 * SAMPLE_RATE).astype(np.float32)
    return np.concatenate(
        [noise[: length * MS] * (1.0 if loud else 0.0) for length, loud in parts]
    ).astype(np.float32)


def take(lag_ms: int = 60) -> Take:
    """Words at 300–600 and 1000–1400 ms, said to begin `lag_ms` later."""
    samples = sound((300, False), (300, True), (400, False), (400, True), (300, False))
    words = (
        TakenWord(0, (300 + lag_ms) * MS, (600 + lag_ms) * MS, after_pause=True),
        TakenWord(1, (1000 + lag_ms) * MS, (1400 + lag_ms) * MS, after_pause=True),
    )
    return Take(samples, words, ".")


def _span(word: TakenWord) -> tuple[int, int]:
    return word.start, word.end


def test_lag_is_measured_from_the_sound() -> None:
    assert abs(voice_lag([take(60), take(60)], prior=50 * MS) / MS - 60) <= 10


def test_words_behind_a_pause_begin_where_they_are_heard() -> None:
    for lag_ms in (30, 60, 90):
        true = calibrated(take(lag_ms), lag=55 * MS)
        assert abs(true.words[0].start / MS - 300) <= 12
        assert abs(true.words[1].start / MS - 1000) <= 12
        assert true.words[0].end / MS <= 625


def test_edges_are_trimmed_close_to_the_sound() -> None:
    short = trimmed(calibrated(take(), lag=60 * MS))
    assert abs(len(short.samples) / MS - (1400 - 300 + 45)) <= 15
    assert abs(short.words[0].start / MS - 10) <= 15
    assert abs(float(short.samples[0])) < 1e-6
    assert abs(float(short.samples[-1])) < 1e-6


def test_long_silence_is_cut_and_later_words_move_with_it() -> None:
    before = calibrated(take(), lag=60 * MS)
    after = tightened(before, longest=250 * MS)
    cut = len(before.samples) - len(after.samples)
    assert abs(cut / MS - 150) <= 15
    assert before.words[1].start - after.words[1].start == cut
    assert before.words[0] == after.words[0]


def test_takes_are_joined_with_rests_that_follow_the_speed() -> None:
    one = trimmed(calibrated(take(), lag=60 * MS))
    two = Take(one.samples, (TakenWord(2, *_span(one.words[0])),), ".")
    slow, spans = joined([one, two], speed=0.8)
    fast, _ = joined([one, two], speed=1.2)
    assert abs(len(slow) - len(fast) - (260 / 0.8 - 260 / 1.2) * MS) <= 2
    assert abs(spans[0][0] - 60) <= 15
    assert spans[1][1] + 200 < spans[2][0] < spans[1][1] + 400


def test_loud_sound_is_kept_below_full_scale() -> None:
    loud = Take(np.full(4800, 1.4, np.float32), (), ".")
    samples, _ = joined([loud], speed=1.0)
    assert float(samples.max()) <= 0.971
