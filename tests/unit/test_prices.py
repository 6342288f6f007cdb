"""Prices: dated, from a table, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.prices import DRAWN, parse_prices, shipped_prices
from reelwright.errors import InputError

TODAY = date(2026, 11, 22)

RISING = """
[[clips]]
tier = "acme:one"
microusd_per_second = 100
from = "2026-01-01"
[[clips]]
tier = "acme:one"
microusd_per_second = 300
from = "2026-03-01"
[[clips]]
tier = "acme:one"
microusd_per_second = 200
from = "2026-02-01"
"""


def test_eight_scenes_of_four_seconds_cost_what_the_price_list_says() -> None:
    table = shipped_prices()
    cost = {tier: 8 * table.clip_cost_microusd(tier, 4000, on=TODAY) for tier in VEO}
    assert list(cost.values()) == [6_400_000, 2_560_000, 960_000]


VEO = (
    "veo:veo-3.1-generate-001",
    "veo:veo-3.1-fast-generate-001",
    "veo:veo-3.1-lite-generate-001",
)


def test_tiers_are_named_best_first_and_lead_down() -> None:
    table = shipped_prices()
    assert table.tiers_of("veo") == VEO
    assert [table.below(tier) for tier in VEO] == [*VEO[1:], None]
    assert table.below("fake:gold") == "fake:silver"
    assert table.below("fake:lost") is None
    assert table.default_tier("veo") == "veo:veo-3.1-fast-generate-001"
    assert table.default_tier("fake") == "fake:silver"
    assert table.default_tier("pexels") == "pexels"


@pytest.mark.parametrize("tier", [DRAWN, "media", "media:~/Pictures/trip", "pexels:any", "pixabay"])
def test_what_is_free_costs_nothing(tier: str) -> None:
    assert shipped_prices().clip_cost_microusd(tier, 3_600_000, on=TODAY) == 0


def test_voices_and_writers_are_priced_by_characters_tokens_and_calls() -> None:
    table = shipped_prices()
    assert table.voice_price("kokoro:ff_siwis", TODAY).cost_microusd(characters=900) == 0
    assert table.voice_price("fakepaid:any", TODAY).cost_microusd(characters=7) == 70
    chirp = table.voice_price("chirp", TODAY)
    assert chirp.cost_microusd(characters=1_000) == 30_000
    flash = table.script_price("gemini:gemini-3.8-flash", TODAY)
    assert flash.cost_microusd(tokens_in=1_000, tokens_out=2_000) == 750 + 7_500
    assert table.script_price("fakepaid", TODAY).cost_microusd() == 2_000
    assert table.script_price("wikipedia", TODAY).cost_microusd() == 0


@pytest.mark.parametrize(
    ("on", "microusd"),
    [
        (date(2026, 1, 31), 100),
        (date(2026, 2, 1), 200),
        (date(2026, 2, 28), 200),
        (date(2026, 3, 1), 300),
        (date(2027, 1, 1), 300),
        (date(2025, 1, 1), 100),
    ],
)
def test_the_newest_price_not_later_than_the_day_counts(on: date, microusd: int) -> None:
    price = parse_prices(RISING).clip_price("acme:one", on)
    assert price.microusd_per_second == microusd


def test_an_unknown_tier_names_its_neighbours_and_the_setting() -> None:
    with pytest.raises(InputError) as caught:
        shipped_prices().clip_price("veo:veo-3.1-fast", TODAY)
    assert "veo:veo-3.1-fast'" in str(caught.value)
    assert "veo:veo-3.1-fast-generate-001" in str(caught.value)
    assert "REELWRIGHT_PRICES" in str(caught.value)
    with pytest.raises(InputError, match="voice 'nobody'"):
        shipped_prices().voice_price("nobody", TODAY)
    with pytest.raises(InputError, match="REELWRIGHT_PRICES"):
        shipped_prices().default_tier("nobody")


def test_an_own_table_replaces_the_price_and_keeps_the_way_down() -> None:
    own = parse_prices(
        '[[clips]]\ntier = "fake:gold"\nmicrousd_per_second = 7\nfrom = "2020-01-01"'
    )
    table = shipped_prices().merged(own)
    gold = table.clip_price("fake:gold", TODAY)
    assert (gold.microusd_per_second, gold.quality, gold.below) == (7, 3, "fake:silver")
    assert table.default_tier("fake") == "fake:silver"
    assert shipped_prices().clip_price("fake:gold", TODAY).microusd_per_second == 200_000


def test_an_own_default_is_the_only_default() -> None:
    own = parse_prices(
        '[[clips]]\ntier = "fake:gold"\nmicrousd_per_second = 7\ndefault = true\n'
        'from = "2026-01-01"'
    )
    assert shipped_prices().merged(own).default_tier("fake") == "fake:gold"


def _own(tier: str, below: str) -> str:
    return (
        f'[[clips]]\ntier = "{tier}"\nmicrousd_per_second = 1\nbelow = "{below}"\n'
        'from = "2026-01-01"\n'
    )


def test_a_still_costs_the_same_however_long_its_scene_lasts() -> None:
    prices = shipped_prices()
    tier = prices.default_tier("stills")
    cost = {prices.clip_cost_microusd(tier, length, on=TODAY) for length in (0, 1, 60_000)}
    assert cost == {34_000}
    assert prices.clip_price(tier, TODAY).by_piece
    assert not prices.clip_price("veo", TODAY).by_piece


def test_a_tier_may_ask_for_the_piece_and_for_its_seconds() -> None:
    own = '[[clips]]\ntier = "acme"\nmicrousd_per_clip = 5\nmicrousd_per_second = 2\n'
    (price,) = parse_prices(f'{own}from = "2026-01-01"').clips
    assert price.cost_microusd(1_500) == 5 + 3
    assert not price.by_piece


def test_a_way_down_in_a_circle_or_to_nowhere_is_refused() -> None:
    with pytest.raises(InputError, match="circle"):
        shipped_prices().merged(parse_prices(_own("fake:bronze", "fake:gold")))
    with pytest.raises(InputError, match="acme:two"):
        shipped_prices().merged(parse_prices(_own("acme:one", "acme:two")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[clips", "not TOML"),
        ('[[clips]]\ntier = "a"\nmicrousd_per_second = 1.5\nfrom = "2026-01-01"', "per_second"),
        ('[[clips]]\ntier = "a"\nmicrousd_per_second = -1\nfrom = "2026-01-01"', "per_second"),
        ('[[clips]]\ntier = "a"\nfrom = "2026-01-01"', "microusd_per_second or microusd_per_clip"),
        ('[[clips]]\ntier = "a"\nmicrousd_per_second = 1', "clips.0.from"),
        ('[[clips]]\ntier = "a"\nmicrousd_per_second = 1\nfrom = "soon"', "clips.0.from"),
        ('[[clip]]\ntier = "a"', "clip"),
        (RISING + _own("acme:one", ""), "two prices"),
    ],
)
def test_a_table_that_cannot_be_used_says_where(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_prices(text)


@given(st.integers(0, 10**6), st.integers(0, 10**7), st.integers(0, 10**7))
def test_cost_is_whole_and_never_below_the_exact_price(
    a_second: int, duration_ms: int, more_ms: int
) -> None:
    price = shipped_prices().clip_price("fake:bronze", TODAY)
    price = price.model_copy(update={"microusd_per_second": a_second})
    cost = price.cost_microusd(duration_ms)
    assert 0 <= cost * 1000 - a_second * duration_ms < 1000
    assert cost <= price.cost_microusd(duration_ms + more_ms)


def test_a_provider_named_alone_means_its_first_model() -> None:
    prices = shipped_prices()
    day = date(2026, 11, 22)
    assert prices.script_price("gemini", day) == prices.script_price("gemini:gemini-3.8-flash", day)
    assert prices.voice_price("google", day).model == "google:gemini-2.5-pro-tts"
