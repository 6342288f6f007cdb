"""Times for every shown word, from the times of those that were really heard."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.domain.narration import Word
from reelwright.domain.spoken.word import SpokenWord

Span = tuple[float, float]
"""Start and end in milliseconds."""
_SHORTEST_MS = 20.0


def share_times(
    words: Sequence[SpokenWord], heard: Sequence[Span | None], duration_ms: int
) -> tuple[Word, ...]:
    """One Word per shown word: in order, never overlapping, inside the sound.

    `heard` has one span per word, None where nothing is said. The pieces of a number
    (`1 000`) share the number's span by their length; a dash or a lone `?` takes the rest
    beside it, or a sliver of the word before.
    """
    spans = list(heard)
    _split_joined(words, spans)
    _put_in_order(spans, float(duration_ms))
    _fill_silent(spans, float(duration_ms))
    return tuple(
        Word(text=word.shown, start_ms=start, end_ms=end)
        for word, (start, end) in zip(words, _whole(spans, duration_ms), strict=True)
    )


def _split_joined(words: Sequence[SpokenWord], spans: list[Span | None]) -> None:
    first = 0
    while first < len(words):
        last = first + 1
        while last < len(words) and words[last].joined:
            last += 1
        known = [span for span in spans[first:last] if span is not None]
        if last - first > 1 and known:
            at, end = known[0][0], known[-1][1]
            letters = [max(1, len(word.shown)) for word in words[first:last]]
            for index, count in zip(range(first, last), letters, strict=True):
                length = (end - at) * count / sum(letters[index - first :])
                spans[index] = (at, at + length)
                at += length
        first = last


def _put_in_order(spans: list[Span | None], duration_ms: float) -> None:
    at = 0.0
    for index, span in enumerate(spans):
        if span is not None:
            start = min(max(span[0], at), duration_ms)
            end = min(max(span[1], start), duration_ms)
            spans[index] = (start, end)
            at = end


def _fill_silent(spans: list[Span | None], duration_ms: float) -> None:
    first = 0
    while first < len(spans):
        if spans[first] is not None:
            first += 1
            continue
        last = first
        while last < len(spans) and spans[last] is None:
            last += 1
        before = spans[first - 1] if first else None
        after = spans[last] if last < len(spans) else None
        start = before[1] if before else 0.0
        end = after[0] if after else duration_ms
        wanted = _SHORTEST_MS * (last - first)
        if end - start < wanted and before:
            start = max(end - wanted, (before[0] + before[1]) / 2)
            spans[first - 1] = (before[0], start)
        elif end - start < wanted and after:
            end = min(start + wanted, (after[0] + after[1]) / 2)
            spans[last] = (end, after[1])
        each = (end - start) / (last - first)
        for index in range(first, last):
            place = start + each * (index - first)
            spans[index] = (place, place + each)
        first = last


def _whole(spans: Sequence[Span | None], duration_ms: int) -> list[tuple[int, int]]:
    """Whole milliseconds, at least one each while the sound is long enough for that."""
    whole: list[tuple[int, int]] = []
    at = 0
    for index, span in enumerate(spans):
        left = len(spans) - index
        latest = max(at, duration_ms - left)
        start = min(max(at, round(span[0]) if span else at), latest)
        longest = max(start, duration_ms - (left - 1))
        end = min(max(start + 1, round(span[1]) if span else start), longest)
        whole.append((start, end))
        at = end
    return whole
