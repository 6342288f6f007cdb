"""Money written, read and counted."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.money import (
    MOST_MICROUSD,
    Estimate,
    EstimateLine,
    Part,
    crossed,
    dollars,
    dollars_up,
    month_of,
    parse_dollars,
)
from reelwright.errors import InputError


@pytest.mark.parametrize(
    ("microusd", "text"),
    [
        (0, "0.00 $"),
        (960_000, "0.96 $"),
        (1_500_000, "1.50 $"),
        (1_234_567_890, "1234.57 $"),
        (600, "0.0006 $"),
        (1, "0.000001 $"),
        (9_999, "0.009999 $"),
        (10_000, "0.01 $"),
        (15_000, "0.02 $"),
        (-260_000, "-0.26 $"),
    ],
)
def test_dollars_are_written_in_cents_and_small_sums_with_their_digits(
    microusd: int, text: str
) -> None:
    assert dollars(microusd) == text


def test_what_is_missing_is_never_rounded_down() -> None:
    assert dollars_up(81_001) == "0.09 $"
    assert dollars_up(1) == "0.01 $"
    assert dollars_up(80_000) == "0.08 $"


@pytest.mark.parametrize(
    "text", ["1.50", "1,50", "$1.50", "1.50 $", " 1.5 ", "$ 1,5", "1.500000", "01.50"]
)
def test_amounts_are_read_as_people_write_them(text: str) -> None:
    assert parse_dollars(text) == 1_500_000


def test_small_and_whole_amounts_are_read() -> None:
    assert parse_dollars("0.001") == 1_000
    assert parse_dollars(".5") == 500_000
    assert parse_dollars("0") == 0
    assert parse_dollars("1000000") == MOST_MICROUSD


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "1.5 €",
        "1,500",
        "1.500",
        "1,500.00",
        "1e3",
        "nan",
        "١",
        "1.",
        "0.0000001",
        "2000000",
    ],
)
def test_other_amounts_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match=r"1\.50"):
        parse_dollars(text)


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    with suppress(InputError):
        assert 0 <= parse_dollars(text) <= MOST_MICROUSD


@given(st.integers(0, 10**12))
def test_what_is_written_reads_back_to_the_cent(microusd: int) -> None:
    read = parse_dollars(dollars(microusd))
    assert abs(read - microusd) <= 5_000
    assert microusd >= 10_000 or read == microusd


def test_months_are_counted_in_utc() -> None:
    last = int(datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC).timestamp() * 1000) + 999
    assert month_of(last) == "2026-11"
    assert month_of(last + 1) == "2026-12"


def test_an_estimate_is_the_sum_of_its_parts() -> None:
    estimate = Estimate(
        lines=(
            EstimateLine(part=Part.CLIPS, what="fake:silver", quantity=12, unit="s", microusd=960),
            EstimateLine(part=Part.CLIPS, what="motion", quantity=5, unit="scenes", microusd=0),
            EstimateLine(part=Part.SCRIPT, what="fakepaid", quantity=1, unit="calls", microusd=40),
        )
    )
    assert estimate.microusd == 1_000
    assert estimate.of(Part.CLIPS) == 960
    assert estimate.of(Part.VOICE) == 0


def test_shares_of_a_cap_are_crossed_once_on_the_way() -> None:
    assert crossed(0, 49, 100) == ()
    assert crossed(49, 50, 100) == (50,)
    assert crossed(50, 89, 100) == ()
    assert crossed(0, 100, 100) == (50, 90, 100)
    assert crossed(0, 100, None) == ()
    assert crossed(0, 0, 0) == ()


@given(st.lists(st.integers(0, 100), max_size=20), st.integers(1, 300))
def test_step_by_step_crosses_what_one_step_crosses(steps: list[int], cap: int) -> None:
    at, told = 0, []
    for step in steps:
        told += crossed(at, at + step, cap)
        at += step
    assert tuple(told) == crossed(0, at, cap)
